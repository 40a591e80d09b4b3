// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A log line as it is drawn: text, spans of style, and which cell of the character grid each character has. A value of
// the UI thread, made from a line's bytes when the line comes into view.
#pragma once

#include "ansitext.h"
#include "logpattern.h"

#include <QString>

namespace logs {

class ShownLine
{
public:
    struct Span {
        int start = 0; ///< characters of text()
        int end = 0;
        live::AnsiStyle style;
    };
    struct Range {
        int start = 0;
        int end = 0;
    };

    ShownLine() = default;
    /// `splitLevel`: a level at the start is left out of text(), because a column of its own shows it.
    ShownLine(const live::LogLine &line, bool splitLevel);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// What splitLevel left out.
    [[nodiscard]] const QString &prefix() const { return m_prefix; }
    [[nodiscard]] const std::vector<Span> &spans() const { return m_spans; }
    [[nodiscard]] int source() const { return m_source; }
    [[nodiscard]] bool isError() const { return m_stream == live::LogStream::Err; }
    [[nodiscard]] live::LogLevel level() const { return m_level; }
    [[nodiscard]] qint64 timeNs() const { return m_timeNs; }

    [[nodiscard]] int cells() const;
    [[nodiscard]] int cellOf(int character) const;
    /// The character that covers the cell; text().size() behind the end.
    [[nodiscard]] int characterAt(int cell) const;
    /// Every character is one cell, so that runs can be drawn at once.
    [[nodiscard]] bool simple() const { return m_cellOf.empty(); }

    /// Matches in text(), made once for each matcher's pattern; prefixHit() tells of one in prefix().
    const std::vector<Range> &ranges(live::LogMatcher &matcher, const void *patternId);
    [[nodiscard]] bool prefixHit() const { return m_prefixHit; }
    [[nodiscard]] qsizetype bytes() const;

private:
    void layOut();

    QByteArray m_bytes; ///< prefix and text, valid UTF-8 without escapes
    QString m_prefix;
    QString m_text;
    std::vector<Span> m_spans;
    std::vector<quint32> m_cellOf; ///< one more than characters; empty when simple
    std::vector<Range> m_ranges;
    const void *m_rangesOf = nullptr;
    bool m_prefixHit = false;
    int m_source = 0;
    live::LogStream m_stream = live::LogStream::Out;
    live::LogLevel m_level = live::LogLevel::None;
    qint64 m_timeNs = 0;
};

} // namespace logs
