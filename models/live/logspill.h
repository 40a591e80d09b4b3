// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The unlinked temporary file that takes the older chunks of a log. Nobody else sees it and the system frees it with
// the last user, also after a crash. write() runs in the compute pool; read() on any thread (pread of what is usually
// in the page cache). Space given back by free() is punched out of the file.
#pragma once

#include "logchunk.h"
#include "result.h"

#include <QString>
#include <functional>

namespace live
{

/// Where a chunk lies in the file.
struct LogSpot {
    qint64 at = -1;
    qint64 bytes = 0;
};

/// A buffer to read chunks into, used again and again by one thread.
struct LogScratch {
    std::vector<LogEntry> entries;
    std::vector<char> text;
};

class LogSpill
{
public:
    /// A new file in `directory` (made when missing).
    [[nodiscard]] static base::Result<std::shared_ptr<LogSpill>> open(const QString &directory);
    /// Takes over the descriptor: for tests of failing disks.
    explicit LogSpill(int descriptor) : m_descriptor(descriptor) {}
    ~LogSpill();
    LogSpill(const LogSpill &) = delete;
    LogSpill &operator=(const LogSpill &) = delete;

    [[nodiscard]] static qint64 bytesNeeded(const LogChunk &chunk);
    [[nodiscard]] base::Result<void> write(const LogChunk &chunk, qint64 at) const;
    /// A view into `scratch`; empty when the spot holds no chunk (any more).
    [[nodiscard]] LogChunkView read(LogSpot spot, LogScratch &scratch) const;
    void free(LogSpot spot) const;

private:
    int m_descriptor;
};

} // namespace live
