// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line's bytes as text and spans of style: SGR (colours, bold, ...) is read, every other escape is dropped, and of a
// line that redraws itself with carriage returns only the last state that says something is kept (progress bars).
// Pure; any thread; any bytes. Escapes: ECMA-48 and xterm's 256 and true colours.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace live
{

struct AnsiColor {
    enum class Kind : quint8 { Default, Indexed, Rgb };
    Kind kind = Kind::Default;
    quint32 value = 0; ///< 0-255, or 0xrrggbb
    friend bool operator==(const AnsiColor &, const AnsiColor &) = default;
};

struct AnsiStyle {
    AnsiColor foreground;
    AnsiColor background;
    bool bold = false;
    bool dim = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;
    friend bool operator==(const AnsiStyle &, const AnsiStyle &) = default;
};

struct AnsiText {
    struct Span {
        qsizetype start = 0; ///< bytes into `text`
        qsizetype size = 0;
        AnsiStyle style;
    };
    QByteArray text;         ///< without escapes
    std::vector<Span> spans; ///< sorted, apart, only where the style is not the default

    [[nodiscard]] static AnsiText parse(QByteArrayView raw);
    /// Only the text, quicker.
    [[nodiscard]] static QByteArray strip(QByteArrayView raw);
    /// False: the bytes are the text.
    [[nodiscard]] static bool needed(QByteArrayView raw);
};

} // namespace live
