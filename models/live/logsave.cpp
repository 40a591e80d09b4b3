// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logsave.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QPointer>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace live
{

namespace
{

constexpr qsizetype bufferSize = 256 * 1024;

/// The file while it is written; gone again unless commit() was reached.
class SavedFile
{
public:
    explicit SavedFile(const QString &path) : m_path(QFile::encodeName(path))
    {
        struct stat info = {};
        if (stat(m_path.constData(), &info) == 0 && !S_ISREG(info.st_mode)) {
            m_descriptor = open(m_path.constData(), O_WRONLY | O_CLOEXEC);
        } else {
            // Not mkstemp: the saved file gets the mode that the person's umask says.
            static std::atomic<int> serial{0};
            m_temporary = m_path + ".part-" + QByteArray::number(getpid()) + '-' + QByteArray::number(++serial);
            m_descriptor = open(m_temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (m_descriptor < 0) {
                m_errno = errno;
                m_temporary.clear();
            }
        }
        if (m_descriptor < 0 && m_errno == 0)
            m_errno = errno;
    }
    ~SavedFile()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
        if (!m_temporary.isEmpty())
            unlink(m_temporary.constData());
    }
    SavedFile(const SavedFile &) = delete;
    SavedFile &operator=(const SavedFile &) = delete;

    void add(QByteArrayView bytes)
    {
        m_buffer.append(bytes);
        if (m_buffer.size() >= bufferSize)
            flush();
    }
    [[nodiscard]] int failure() const { return m_errno; }
    [[nodiscard]] qint64 written() const { return m_written; }

    bool commit()
    {
        flush();
        if (m_errno == 0 && !m_temporary.isEmpty() && fsync(m_descriptor) != 0)
            m_errno = errno;
        if (m_errno == 0 && close(std::exchange(m_descriptor, -1)) != 0)
            m_errno = errno;
        if (m_errno == 0 && !m_temporary.isEmpty()) {
            if (rename(m_temporary.constData(), m_path.constData()) == 0)
                m_temporary.clear();
            else
                m_errno = errno;
        }
        return m_errno == 0;
    }

private:
    void flush()
    {
        qsizetype done = 0;
        while (done < m_buffer.size() && m_errno == 0) {
            const ssize_t put =
                write(m_descriptor, m_buffer.constData() + done, static_cast<size_t>(m_buffer.size() - done));
            if (put > 0)
                done += put;
            else if (put == 0 || errno != EINTR)
                m_errno = put == 0 ? ENOSPC : errno;
        }
        m_written += done;
        m_buffer.clear();
    }

    QByteArray m_path;
    QByteArray m_temporary;
    QByteArray m_buffer;
    int m_descriptor = -1;
    int m_errno = 0;
    qint64 m_written = 0;
};

void addLine(SavedFile &file, const LogChunkView &view, qsizetype index, const LogSave::Options &options,
             const std::vector<QByteArray> &names, bool &continued)
{
    const LogEntry &entry = view.entries[index];
    if (options.decorated && !continued) {
        file.add(logTimeUtc(entry.timeNs));
        file.add(" ");
        if (entry.source < names.size()) {
            file.add(names[entry.source]);
            file.add(" ");
        }
    }
    file.add(view.line(index));
    continued =
        (entry.flags & LogEntry::Continues) && index + 1 < view.count && view.entries[index + 1].source == entry.source;
    if (!continued)
        file.add("\n");
}

base::Error errorOf(int number)
{
    return base::errorOfErrno(number, QCoreApplication::translate("live::LogSave", "The log could not be saved"));
}

base::Result<qint64> saveAll(const LogSnapshot &snapshot, const QString &path, const LogSave::Options &options,
                             const base::CancelFlag &cancel, const std::function<void(qint64, qint64)> &progress)
{
    SavedFile file(path);
    if (file.failure() != 0)
        return errorOf(file.failure());
    std::vector<QByteArray> names;
    for (const QString &name : options.sources)
        names.push_back(name.toUtf8());
    LogScratch scratch;
    bool continued = false;
    const qint64 total = snapshot.endLine - snapshot.firstLine;
    size_t count = 0;
    for (const LogBlock &block : snapshot.blocks) {
        const LogChunkView view = snapshot.view(block, scratch);
        if (view.count < block.count)
            return errorOf(EIO); // better no file than one with a hole
        for (qsizetype i = 0; i < view.count; ++i)
            if (options.filter.shows(view.entries[i]))
                addLine(file, view, i, options, names, continued);
        if (cancel.cancelled())
            return base::Error{base::Error::Code::Cancelled, {}, {}, 0, {}, false};
        if (file.failure() != 0)
            return errorOf(file.failure());
        if (++count % 64 == 0)
            progress(block.firstLine + block.count - snapshot.firstLine, total);
    }
    if (!file.commit())
        return errorOf(file.failure());
    return file.written();
}

} // namespace

QByteArray logTimeUtc(qint64 timeNs)
{
    const qint64 second = 1'000'000'000;
    const qint64 whole = timeNs / second - (timeNs % second < 0 ? 1 : 0);
    const qint64 rest = timeNs - whole * second;
    const auto seconds = static_cast<time_t>(whole);
    struct tm parts = {};
    gmtime_r(&seconds, &parts);
    char text[64];
    const int size = std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%09lldZ", parts.tm_year + 1900,
                                   parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                                   static_cast<long long>(rest));
    return {text, size};
}

void LogSave::start(const LogSnapshot &snapshot, const QString &path, const Options &options)
{
    auto self = std::make_shared<QPointer<LogSave>>(this); // read on this thread only
    QObject *courier = base::detail::courierOfThisThread();
    m_job = base::compute<base::Result<qint64>>(
        [snapshot, path, options, self, courier](const base::CancelFlag &cancel) {
            return saveAll(snapshot, path, options, cancel, [&](qint64 lines, qint64 of) {
                base::post(courier, [self, lines, of, cancel] {
                    if (*self && !cancel.cancelled())
                        Q_EMIT(*self)->progressed(lines, of);
                });
            });
        },
        [this](base::Result<qint64> result) { Q_EMIT finished(result); });
}

} // namespace live
