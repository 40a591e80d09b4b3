// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All lines of a log view, merged by time, in bounded memory. Lives on the UI thread, one owner.
//
// Lines lie in blocks (immutable chunks) in the order in which they are shown. A chunk that begins after the last line
// becomes a block as it is; one that overlaps the tail in time is merged with the blocks of the tail, by (time,
// source), never before the last line of its own source and never farther up than `reorderBytes`: what was read stays
// in place. Small blocks at the end are joined, so that a slow log does not become a million blocks. Past the budget
// the oldest blocks are written to an unlinked file by the compute pool and read back when asked for. A full disk: the
// oldest lines are given up, counted in droppedLines(), and spillFailed() is sent once.
//
// Lines have numbers for ever: the first that is still there is firstLine(), one past the last is endLine(). Only a
// merge (linesChanged) moves numbers, and only in the tail.
#pragma once

#include "computepool.h"
#include "error.h"
#include "logchunk.h"
#include "logspill.h"

#include <QObject>
#include <deque>
#include <list>

namespace live
{

struct LogBlock {
    qint64 firstLine = 0;
    qsizetype count = 0;
    qint64 firstTime = 0;
    qint64 lastTime = 0;
    quint16 lastSource = 0;
    qsizetype textSize = 0;
    std::shared_ptr<const LogChunk> chunk; ///< null: only in the file
    LogSpot spot;
    bool writing = false;
};

/// The blocks at one moment, for work in the pool. Cheap: pointers and places.
struct LogSnapshot {
    std::vector<LogBlock> blocks;
    std::shared_ptr<const LogSpill> spill;
    qint64 firstLine = 0;
    qint64 endLine = 0;

    /// The block's content; `scratch` holds it when it comes from the file.
    [[nodiscard]] LogChunkView view(const LogBlock &block, LogScratch &scratch) const;
};

class LogStore : public QObject
{
    Q_OBJECT

public:
    struct Options {
        /// Text and index in memory. With the hits of a search and what the file writer holds, a log stays below 24 MB.
        qint64 memoryBytes = 16LL * 1024 * 1024;
        qint64 fileBytes = 8LL * 1024 * 1024 * 1024;
        qint64 reorderBytes = 2LL * 1024 * 1024;
        QString directory; ///< empty: the cache folder
        /// Opens another file than one in `directory`: for tests of failing disks.
        std::function<std::shared_ptr<LogSpill>()> openSpill;
    };

    explicit LogStore(QObject *parent = nullptr) : LogStore(Options(), parent) {}
    explicit LogStore(Options options, QObject *parent = nullptr);
    ~LogStore() override;

    void append(const std::shared_ptr<const LogChunk> &chunk);
    void clear();

    [[nodiscard]] qint64 firstLine() const { return m_firstLine; }
    [[nodiscard]] qint64 endLine() const { return m_endLine; }
    [[nodiscard]] qint64 lineCount() const { return m_endLine - m_firstLine; }
    [[nodiscard]] LogLine line(qint64 number) const;
    [[nodiscard]] qint64 droppedLines() const { return m_dropped; }
    [[nodiscard]] bool anyStderr() const { return m_anyStderr; }
    [[nodiscard]] bool anyLevel() const { return m_anyLevel; }
    [[nodiscard]] LogSnapshot snapshot() const;

    /// Text and index in memory, the read-back cache included.
    [[nodiscard]] qint64 memoryBytes() const;
    [[nodiscard]] qint64 spilledBytes() const { return m_fileUsed; }
    /// The file writer is behind: a stream's credit should not be refilled before drained().
    [[nodiscard]] bool full() const { return m_resident > m_options.memoryBytes && m_blocks.size() > m_spilled + 1; }

Q_SIGNALS:
    /// The lines from `from` to the end are new or have moved.
    void linesChanged(qint64 from);
    /// The oldest lines were given up; firstLine() and droppedLines() say the new state.
    void linesDropped(qint64 count);
    void cleared();
    void spillFailed(const base::Error &error);
    void drained();

private:
    struct Cached {
        qint64 at = -1;
        LogScratch scratch;
        LogChunkView view;
    };
    struct Spilled {
        bool ok = true;
        base::Error error;
    };

    void adopt(std::shared_ptr<const LogChunk> chunk);
    void joinTail();
    qint64 mergeIntoTail(const LogChunk &chunk);
    [[nodiscard]] size_t mergeStart(const LogChunk &chunk) const;
    void appendMerged(const std::vector<std::shared_ptr<const LogChunk>> &old, const LogChunk &fresh);
    void spillOldest();
    void spillDone(size_t count, Spilled result);
    void dropFront(size_t blocks);
    void enforceFileLimit();
    [[nodiscard]] LogChunkView viewOf(const LogBlock &block) const;
    [[nodiscard]] size_t blockOf(qint64 number) const;

    Options m_options;
    std::deque<LogBlock> m_blocks;
    std::vector<qint64> m_lastOfSource; ///< number of the source's last line, -1 for none
    qint64 m_firstLine = 0;
    qint64 m_endLine = 0;
    qint64 m_resident = 0;
    qint64 m_dropped = 0;
    bool m_anyStderr = false;
    bool m_anyLevel = false;

    std::shared_ptr<LogSpill> m_spill;
    size_t m_spilled = 0;          ///< so many blocks at the front are in the file only
    std::vector<LogSpot> m_unused; ///< punched out by the next write job
    qint64 m_fileEnd = 0;
    qint64 m_fileUsed = 0;
    bool m_failed = false;
    base::ComputeJob m_writing;
    bool m_busy = false;
    mutable std::list<Cached> m_cache;
};

} // namespace live
