// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logspill.h"

#include <QDir>
#include <QFile>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

namespace live
{

namespace
{

struct Header {
    quint64 magic = 0;
    quint64 count = 0;
    quint64 textSize = 0;
    quint32 plain = 0;
    quint32 ascii = 0;
};
constexpr quint64 chunkMagic = 0x314b4843474f4c50; // "PLOGCHK1"

ssize_t readAll(int descriptor, void *into, size_t size, qint64 at)
{
    size_t done = 0;
    while (done < size) {
        const ssize_t got = pread(descriptor, static_cast<char *>(into) + done, size - done,
                                  static_cast<off_t>(at) + static_cast<off_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += static_cast<size_t>(got);
    }
    return static_cast<ssize_t>(done);
}

bool writeAll(int descriptor, const void *from, size_t size, qint64 at)
{
    size_t done = 0;
    while (done < size) {
        const ssize_t put = pwrite(descriptor, static_cast<const char *>(from) + done, size - done,
                                   static_cast<off_t>(at) + static_cast<off_t>(done));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        done += static_cast<size_t>(put);
    }
    return true;
}

} // namespace

base::Result<std::shared_ptr<LogSpill>> LogSpill::open(const QString &directory)
{
    QDir().mkpath(directory);
    const QByteArray folder = QFile::encodeName(directory);
    int descriptor = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        // File systems without O_TMPFILE: a name for a moment only.
        QByteArray name = folder + "/log-XXXXXX";
        descriptor = mkostemp(name.data(), O_CLOEXEC);
        if (descriptor >= 0)
            unlink(name.constData());
    }
    if (descriptor < 0)
        return base::errorOfErrno(errno, QStringLiteral("Older log lines cannot be kept on disk"));
    return std::make_shared<LogSpill>(descriptor);
}

LogSpill::~LogSpill()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

qint64 LogSpill::bytesNeeded(const LogChunk &chunk)
{
    const auto bytes = static_cast<qint64>(sizeof(Header)) + chunk.count() * static_cast<qint64>(sizeof(LogEntry)) +
                       chunk.text().size();
    return (bytes + 4095) / 4096 * 4096; // whole pages, so that all of them can be punched out
}

base::Result<void> LogSpill::write(const LogChunk &chunk, qint64 at) const
{
    const Header header{chunkMagic, static_cast<quint64>(chunk.count()), static_cast<quint64>(chunk.text().size()),
                        chunk.plain() ? 1U : 0U, chunk.ascii() ? 1U : 0U};
    const size_t entryBytes = chunk.entries().size() * sizeof(LogEntry);
    const qint64 behind = at + static_cast<qint64>(sizeof header);
    errno = 0;
    // The header last: a chunk that is there is whole.
    if (writeAll(m_descriptor, chunk.entries().data(), entryBytes, behind) &&
        writeAll(m_descriptor, chunk.text().constData(), static_cast<size_t>(chunk.text().size()),
                 behind + static_cast<qint64>(entryBytes)) &&
        writeAll(m_descriptor, &header, sizeof header, at))
        return {};
    return base::errorOfErrno(errno == 0 ? EIO : errno, QStringLiteral("Older log lines cannot be kept on disk"));
}

LogChunkView LogSpill::read(LogSpot spot, LogScratch &scratch) const
{
    Header header;
    if (spot.at < 0 || readAll(m_descriptor, &header, sizeof header, spot.at) != sizeof header ||
        header.magic != chunkMagic || header.count > static_cast<quint64>(spot.bytes) / sizeof(LogEntry) ||
        header.textSize > static_cast<quint64>(spot.bytes))
        return {};
    if (scratch.entries.size() < header.count)
        scratch.entries.resize(header.count);
    if (scratch.text.size() < header.textSize)
        scratch.text.resize(header.textSize);
    const size_t entryBytes = header.count * sizeof(LogEntry);
    iovec parts[2] = {{scratch.entries.data(), entryBytes}, {scratch.text.data(), header.textSize}};
    const qint64 at = spot.at + static_cast<qint64>(sizeof header);
    const auto wanted = static_cast<ssize_t>(entryBytes + header.textSize);
    if (preadv(m_descriptor, parts, 2, static_cast<off_t>(at)) != wanted &&
        (readAll(m_descriptor, scratch.entries.data(), entryBytes, at) != static_cast<ssize_t>(entryBytes) ||
         readAll(m_descriptor, scratch.text.data(), header.textSize, at + static_cast<qint64>(entryBytes)) !=
             static_cast<ssize_t>(header.textSize)))
        return {};
    return {scratch.entries.data(), static_cast<qsizetype>(header.count),
            scratch.text.data(),    static_cast<qsizetype>(header.textSize),
            header.plain != 0,      header.ascii != 0};
}

void LogSpill::free(LogSpot spot) const
{
    if (spot.at >= 0)
        fallocate(m_descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(spot.at),
                  static_cast<off_t>(spot.bytes));
}

} // namespace live
