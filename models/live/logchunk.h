// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a log in one piece of memory. A LogChunk never changes after it was built, so any thread may read it; it is
// built on the thread that receives the stream and handed to the UI thread by value of its pointer.
#pragma once

#include "logline.h"

#include <QByteArrayView>
#include <memory>

namespace live
{

/// Where a chunk's parts lie, in memory or as read back from the spill file. Owns nothing.
struct LogChunkView {
    const LogEntry *entries = nullptr;
    qsizetype count = 0;
    const char *text = nullptr;
    qsizetype size = 0;
    bool plain = true; ///< no line holds escapes
    bool ascii = true;

    [[nodiscard]] QByteArrayView line(qsizetype index) const;
};

class LogChunk
{
public:
    LogChunk() = default;
    LogChunk(std::vector<LogEntry> entries, QByteArray text);

    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(m_entries.size()); }
    [[nodiscard]] LogChunkView view() const;
    [[nodiscard]] const std::vector<LogEntry> &entries() const { return m_entries; }
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /// What it occupies.
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] bool plain() const { return m_plain; }
    [[nodiscard]] bool ascii() const { return m_ascii; }

private:
    std::vector<LogEntry> m_entries;
    QByteArray m_text;
    bool m_plain = true;
    bool m_ascii = true;
};

/// Lives on the receiving thread. One for each source; lines come in the order of the source.
class LogChunkBuilder
{
public:
    /// Large enough that a search spends its time in the text, small enough to read back in a frame.
    static constexpr qsizetype fullSize = 128 * 1024;
    /// A longer line is cut into pieces that are marked as continued.
    static constexpr qsizetype longestLine = 1024 * 1024;

    explicit LogChunkBuilder(int source) : m_source(static_cast<quint16>(source)) {}

    /// A trailing carriage return is dropped; a line feed inside makes two lines. A time of 0 repeats the last one.
    void add(LogStream stream, qint64 timeNs, QByteArrayView text);
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] bool full() const { return m_text.size() >= fullSize; }
    [[nodiscard]] qsizetype bytes() const { return m_text.size(); }
    /// What has come since the last take(); null when nothing has.
    [[nodiscard]] std::shared_ptr<const LogChunk> take();

private:
    void addPiece(LogStream stream, QByteArrayView text, bool continues, LogLevel level);

    quint16 m_source;
    qint64 m_lastTime = 0;
    std::vector<LogEntry> m_entries;
    QByteArray m_text;
};

} // namespace live
