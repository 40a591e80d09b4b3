// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logchunk.h"

#include "ansitext.h"
#include "loglevel.h"

#include <algorithm>
#include <utility>

namespace live
{

namespace
{

bool isAscii(QByteArrayView text)
{
    // Eight bytes at a time; the compiler makes vectors of it.
    unsigned char all = 0;
    for (const char c : text)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

LogLevel levelOfRaw(QByteArrayView text, bool escapes)
{
    return escapes ? levelOfLine(AnsiText::strip(text.first(std::min<qsizetype>(text.size(), 1024))))
                   : levelOfLine(text);
}

} // namespace

QByteArrayView LogChunkView::line(qsizetype index) const
{
    const qsizetype start = entries[index].offset;
    const qsizetype end = (index + 1 < count ? static_cast<qsizetype>(entries[index + 1].offset) : size) - 1;
    // What was read back from a file is not trusted.
    if (start > end || end > size)
        return {};
    return {text + start, end - start};
}

LogChunk::LogChunk(std::vector<LogEntry> entries, QByteArray text)
    : m_entries(std::move(entries)), m_text(std::move(text))
{
    quint8 all = 0;
    for (const LogEntry &entry : m_entries)
        all |= entry.flags;
    m_plain = (all & LogEntry::Escapes) == 0;
    m_ascii = (all & LogEntry::NonAscii) == 0;
}

LogChunkView LogChunk::view() const
{
    return {m_entries.data(), count(), m_text.constData(), m_text.size(), m_plain, m_ascii};
}

qint64 LogChunk::bytes() const
{
    return static_cast<qint64>(m_entries.capacity() * sizeof(LogEntry)) + m_text.capacity() + 128;
}

void LogChunkBuilder::add(LogStream stream, qint64 timeNs, QByteArrayView text)
{
    if (timeNs > 0)
        m_lastTime = timeNs;
    if (m_text.capacity() < fullSize / 4)
        m_text.reserve(fullSize + 8192);
    for (;;) {
        const qsizetype feed = text.indexOf('\n');
        QByteArrayView line = feed < 0 ? text : text.first(feed);
        while (!line.isEmpty() && line.back() == '\r')
            line.chop(1);
        const LogLevel level = levelOfRaw(line, AnsiText::needed(line.first(std::min<qsizetype>(line.size(), 1024))));
        while (line.size() > longestLine) {
            // Not within a character.
            qsizetype cut = longestLine;
            while (cut > longestLine - 4 && (static_cast<unsigned char>(line[cut]) & 0xc0) == 0x80)
                --cut;
            addPiece(stream, line.first(cut), true, level);
            line = line.sliced(cut);
        }
        addPiece(stream, line, false, level);
        if (feed < 0)
            return;
        text = text.sliced(feed + 1);
    }
}

void LogChunkBuilder::addPiece(LogStream stream, QByteArrayView text, bool continues, LogLevel level)
{
    LogEntry entry;
    entry.timeNs = m_lastTime;
    entry.offset = static_cast<quint32>(m_text.size());
    entry.source = m_source;
    entry.level = static_cast<quint8>(level);
    entry.flags = static_cast<quint8>(
        (stream == LogStream::Err ? LogEntry::Stderr : 0) | (continues ? LogEntry::Continues : 0) |
        (AnsiText::needed(text) ? LogEntry::Escapes : 0) | (isAscii(text) ? 0 : LogEntry::NonAscii));
    m_entries.push_back(entry);
    m_text.append(text);
    m_text.append('\n');
}

std::shared_ptr<const LogChunk> LogChunkBuilder::take()
{
    if (m_entries.empty())
        return nullptr;
    m_entries.shrink_to_fit();
    m_text.squeeze();
    return std::make_shared<const LogChunk>(std::exchange(m_entries, {}), std::exchange(m_text, {}));
}

} // namespace live
