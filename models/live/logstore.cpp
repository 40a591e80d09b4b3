// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logstore.h"

#include <QStandardPaths>
#include <algorithm>
#include <utility>

namespace live
{

namespace
{

// Read-back blocks that are kept: what a page of lines and its neighbours need.
constexpr size_t cachedBlocks = 8;
// Blocks a write job takes: half a second of a fast log, and little enough to hold twice.
constexpr size_t blocksAWrite = 16;

bool before(const LogEntry &a, const LogEntry &b)
{
    return a.timeNs != b.timeNs ? a.timeNs < b.timeNs : a.source < b.source;
}

/// Copies entries into new chunks of a good size.
class Joiner
{
public:
    void add(const LogChunkView &view, qsizetype index)
    {
        const QByteArrayView text = view.line(index);
        if (m_text.size() + text.size() > 2 * LogChunkBuilder::fullSize && !m_entries.empty())
            flush();
        if (m_entries.empty())
            m_text.reserve(2 * LogChunkBuilder::fullSize);
        LogEntry entry = view.entries[index];
        entry.offset = static_cast<quint32>(m_text.size());
        m_entries.push_back(entry);
        m_text.append(text);
        m_text.append('\n');
    }
    std::vector<std::shared_ptr<const LogChunk>> take()
    {
        flush();
        return std::move(m_done);
    }

private:
    void flush()
    {
        if (m_entries.empty())
            return;
        m_entries.shrink_to_fit();
        m_text.squeeze();
        m_done.push_back(std::make_shared<const LogChunk>(std::exchange(m_entries, {}), std::exchange(m_text, {})));
    }
    std::vector<LogEntry> m_entries;
    QByteArray m_text;
    std::vector<std::shared_ptr<const LogChunk>> m_done;
};

} // namespace

LogChunkView LogSnapshot::view(const LogBlock &block, LogScratch &scratch) const
{
    if (block.chunk)
        return block.chunk->view();
    return spill ? spill->read(block.spot, scratch) : LogChunkView{};
}

LogStore::LogStore(Options options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    if (m_options.directory.isEmpty())
        m_options.directory = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
}

LogStore::~LogStore() = default;

void LogStore::append(const std::shared_ptr<const LogChunk> &chunk)
{
    if (!chunk || chunk->count() == 0)
        return;
    for (const LogEntry &entry : chunk->entries()) {
        m_anyStderr = m_anyStderr || (entry.flags & LogEntry::Stderr);
        m_anyLevel = m_anyLevel || entry.level != 0;
    }
    qint64 from = m_endLine;
    const LogEntry &first = chunk->entries().front();
    const bool inOrder = m_blocks.empty() || m_blocks.back().lastSource == first.source ||
                         m_blocks.back().lastTime < first.timeNs ||
                         (m_blocks.back().lastTime == first.timeNs && m_blocks.back().lastSource < first.source);
    if (inOrder)
        adopt(chunk);
    else
        from = mergeIntoTail(*chunk);
    joinTail();
    spillOldest();
    Q_EMIT linesChanged(from);
}

void LogStore::adopt(std::shared_ptr<const LogChunk> chunk)
{
    LogBlock block;
    block.firstLine = m_endLine;
    block.count = chunk->count();
    block.firstTime = chunk->entries().front().timeNs;
    block.lastTime = chunk->entries().back().timeNs;
    block.lastSource = chunk->entries().back().source;
    block.textSize = chunk->text().size();
    for (qsizetype i = 0; i < chunk->count(); ++i) {
        const size_t source = chunk->entries()[static_cast<size_t>(i)].source;
        if (source >= m_lastOfSource.size())
            m_lastOfSource.resize(source + 1, -1);
        m_lastOfSource[source] = m_endLine + i;
    }
    m_endLine += block.count;
    m_resident += chunk->bytes();
    block.chunk = std::move(chunk);
    m_blocks.push_back(std::move(block));
}

void LogStore::joinTail()
{
    // As in a binary counter: every line is copied a logarithmic number of times, and few small blocks remain.
    while (m_blocks.size() >= 2) {
        LogBlock &last = m_blocks.back();
        LogBlock &previous = m_blocks[m_blocks.size() - 2];
        if (!previous.chunk || previous.writing || last.writing || previous.textSize > 2 * last.textSize ||
            previous.textSize + last.textSize > LogChunkBuilder::fullSize)
            return;
        const std::shared_ptr<const LogChunk> a = previous.chunk;
        const std::shared_ptr<const LogChunk> b = last.chunk;
        std::vector<LogEntry> entries = a->entries();
        entries.reserve(entries.size() + b->entries().size());
        for (LogEntry entry : b->entries()) {
            entry.offset += static_cast<quint32>(a->text().size());
            entries.push_back(entry);
        }
        auto joined = std::make_shared<const LogChunk>(std::move(entries), a->text() + b->text());
        m_resident += joined->bytes() - a->bytes() - b->bytes();
        previous.count += last.count;
        previous.lastTime = last.lastTime;
        previous.lastSource = last.lastSource;
        previous.textSize = joined->text().size();
        previous.chunk = std::move(joined);
        m_blocks.pop_back();
    }
}

size_t LogStore::mergeStart(const LogChunk &chunk) const
{
    const LogEntry &first = chunk.entries().front();
    const qint64 own = first.source < m_lastOfSource.size() ? m_lastOfSource[first.source] : -1;
    size_t start = m_blocks.size();
    qint64 bytes = 0;
    while (start > m_spilled) {
        const LogBlock &block = m_blocks[start - 1];
        bytes += block.textSize;
        // Blocks within the window end later than the chunk begins and hold no line that must stay above it.
        if (!block.chunk || block.writing || block.lastTime < first.timeNs || bytes > m_options.reorderBytes)
            break;
        --start;
        if (block.firstLine <= own)
            break;
    }
    return start;
}

qint64 LogStore::mergeIntoTail(const LogChunk &chunk)
{
    const size_t start = mergeStart(chunk);
    if (start == m_blocks.size()) {
        adopt(std::make_shared<const LogChunk>(chunk));
        return m_blocks.back().firstLine;
    }
    std::vector<std::shared_ptr<const LogChunk>> old;
    const qint64 from = m_blocks[start].firstLine;
    while (m_blocks.size() > start) {
        old.push_back(m_blocks.back().chunk);
        m_resident -= m_blocks.back().chunk->bytes();
        m_blocks.pop_back();
    }
    std::reverse(old.begin(), old.end());
    m_endLine = from;
    appendMerged(old, chunk);
    return from;
}

void LogStore::appendMerged(const std::vector<std::shared_ptr<const LogChunk>> &old, const LogChunk &fresh)
{
    const LogChunkView added = fresh.view();
    const quint16 source = added.entries[0].source;
    const qint64 own = source < m_lastOfSource.size() ? m_lastOfSource[source] : -1;
    Joiner joiner;
    qsizetype next = 0;
    qint64 number = m_endLine;
    for (const auto &chunk : old) {
        const LogChunkView view = chunk->view();
        for (qsizetype i = 0; i < view.count; ++i, ++number) {
            while (number > own && next < added.count && before(added.entries[next], view.entries[i]))
                joiner.add(added, next++);
            joiner.add(view, i);
        }
    }
    while (next < added.count)
        joiner.add(added, next++);
    for (std::shared_ptr<const LogChunk> &chunk : joiner.take())
        adopt(std::move(chunk));
}

size_t LogStore::blockOf(qint64 number) const
{
    const auto found = std::upper_bound(m_blocks.begin(), m_blocks.end(), number,
                                        [](qint64 wanted, const LogBlock &block) { return wanted < block.firstLine; });
    return static_cast<size_t>(found - m_blocks.begin()) - 1;
}

LogChunkView LogStore::viewOf(const LogBlock &block) const
{
    if (block.chunk)
        return block.chunk->view();
    for (auto it = m_cache.begin(); it != m_cache.end(); ++it) {
        if (it->at == block.spot.at) {
            m_cache.splice(m_cache.begin(), m_cache, it);
            return it->view;
        }
    }
    if (m_cache.size() >= cachedBlocks)
        m_cache.splice(m_cache.begin(), m_cache, std::prev(m_cache.end()));
    else
        m_cache.emplace_front();
    Cached &cached = m_cache.front();
    cached.at = block.spot.at;
    cached.view = m_spill->read(block.spot, cached.scratch);
    return cached.view;
}

LogLine LogStore::line(qint64 number) const
{
    LogLine line;
    if (number < m_firstLine || number >= m_endLine)
        return line;
    const LogBlock &block = m_blocks[blockOf(number)];
    const LogChunkView view = viewOf(block);
    const qsizetype index = number - block.firstLine;
    if (index >= view.count)
        return line; // the file could not be read
    const LogEntry &entry = view.entries[index];
    line.source = entry.source;
    line.stream = entry.flags & LogEntry::Stderr ? LogStream::Err : LogStream::Out;
    line.level = static_cast<LogLevel>(std::min<quint8>(entry.level, static_cast<quint8>(LogLevel::Fatal)));
    line.timeNs = entry.timeNs;
    line.continues = entry.flags & LogEntry::Continues;
    line.escapes = entry.flags & LogEntry::Escapes;
    line.text = view.line(index).toByteArray();
    return line;
}

LogSnapshot LogStore::snapshot() const
{
    return {{m_blocks.begin(), m_blocks.end()}, m_spill, m_firstLine, m_endLine};
}

qint64 LogStore::memoryBytes() const
{
    qint64 bytes = m_resident + static_cast<qint64>(m_blocks.size() * sizeof(LogBlock));
    for (const Cached &cached : m_cache)
        bytes +=
            static_cast<qint64>(cached.scratch.entries.capacity() * sizeof(LogEntry) + cached.scratch.text.capacity());
    return bytes;
}

void LogStore::clear()
{
    m_writing = {};
    m_busy = false;
    m_blocks.clear();
    m_cache.clear();
    m_lastOfSource.clear();
    m_firstLine = m_endLine = 0;
    m_resident = m_dropped = 0;
    m_spill.reset();
    m_spilled = 0;
    m_unused.clear();
    m_fileEnd = m_fileUsed = 0;
    m_failed = m_anyStderr = m_anyLevel = false;
    Q_EMIT cleared();
    Q_EMIT drained();
}

void LogStore::spillOldest()
{
    // Begins at half the budget, so that the writer is ahead of the stream. The tail stays: merges happen there.
    if (m_busy || m_resident < m_options.memoryBytes / 2)
        return;
    if (!m_spill) {
        if (m_options.openSpill) {
            m_spill = m_options.openSpill();
        } else if (auto opened = LogSpill::open(m_options.directory); opened.ok()) {
            m_spill = opened.value();
        } else {
            // The tail stays whatever happens.
            if (m_blocks.size() > m_spilled + 1)
                spillDone(std::min(m_blocks.size() - m_spilled - 1, blocksAWrite), {false, opened.error()});
            return;
        }
    }
    std::vector<std::pair<std::shared_ptr<const LogChunk>, qint64>> parts;
    qint64 above = m_resident;
    for (size_t i = m_spilled; i + 1 < m_blocks.size() && parts.size() < blocksAWrite; ++i) {
        LogBlock &block = m_blocks[i];
        if (above - block.chunk->bytes() < std::min(m_options.reorderBytes, m_options.memoryBytes / 4))
            break;
        above -= block.chunk->bytes();
        block.spot = {m_fileEnd, LogSpill::bytesNeeded(*block.chunk)};
        block.writing = true;
        m_fileEnd += block.spot.bytes;
        parts.emplace_back(block.chunk, block.spot.at);
    }
    if (parts.empty())
        return;
    m_busy = true;
    const size_t count = parts.size();
    m_writing = base::compute<Spilled>(
        [parts = std::move(parts), spill = m_spill,
         unused = std::exchange(m_unused, {})](const base::CancelFlag &cancel) {
            for (const LogSpot &spot : unused)
                spill->free(spot);
            for (const auto &[chunk, at] : parts) {
                if (cancel.cancelled())
                    return Spilled{};
                if (const auto written = spill->write(*chunk, at); !written.ok())
                    return Spilled{false, written.error()};
            }
            return Spilled{};
        },
        [this, count](Spilled result) { spillDone(count, std::move(result)); });
}

void LogStore::spillDone(size_t count, Spilled result)
{
    m_busy = false;
    if (result.ok) {
        for (size_t i = m_spilled; i < m_spilled + count; ++i) {
            LogBlock &block = m_blocks[i];
            m_resident -= block.chunk->bytes();
            m_fileUsed += block.spot.bytes;
            block.chunk.reset();
            block.writing = false;
        }
        m_spilled += count;
        m_failed = false;
        enforceFileLimit();
    } else {
        for (size_t i = m_spilled; i < m_spilled + count; ++i) {
            if (m_blocks[i].spot.at >= 0)
                m_unused.push_back(m_blocks[i].spot);
            m_blocks[i].spot = {};
            m_blocks[i].writing = false;
        }
        // Twice what is to be written makes room in the file; without any there the oldest in memory go.
        if (m_spilled > 0)
            dropFront(std::min(m_spilled, 2 * count));
        else if (m_resident > m_options.memoryBytes * 3 / 4)
            dropFront(count);
        else
            return; // tried again with the next chunk
        if (!std::exchange(m_failed, true))
            Q_EMIT spillFailed(result.error);
    }
    spillOldest();
    if (!full())
        Q_EMIT drained();
}

void LogStore::enforceFileLimit()
{
    size_t over = 0;
    qint64 used = m_fileUsed;
    while (over < m_spilled && used > m_options.fileBytes)
        used -= m_blocks[over++].spot.bytes;
    if (over > 0)
        dropFront(over);
}

void LogStore::dropFront(size_t blocks)
{
    qint64 lines = 0;
    for (size_t i = 0; i < blocks; ++i) {
        const LogBlock &block = m_blocks.front();
        lines += block.count;
        if (block.chunk) {
            m_resident -= block.chunk->bytes();
        } else {
            m_unused.push_back(block.spot);
            m_fileUsed -= block.spot.bytes;
            --m_spilled;
        }
        m_cache.remove_if([&](const Cached &cached) { return cached.at == block.spot.at && cached.at >= 0; });
        m_blocks.pop_front();
    }
    m_firstLine += lines;
    m_dropped += lines;
    Q_EMIT linesDropped(lines);
}

} // namespace live
