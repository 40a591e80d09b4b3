// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "partfile.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace docker {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::PartFile", text);
}

QByteArray partName(const QString &path)
{
    return QFile::encodeName(path) + ".part";
}

base::Error conflict(const QString &what)
{
    base::Error error;
    error.code = base::Error::Code::Conflict;
    error.what = what;
    return error;
}

/// 0, or errno. Some file systems cannot rename without replacing: there the look at the beginning has to do.
int giveName(const QByteArray &part, const QByteArray &name, bool replace)
{
    if (!replace && ::renameat2(AT_FDCWD, part.constData(), AT_FDCWD, name.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (!replace && errno != EINVAL && errno != ENOSYS)
        return errno;
    return ::rename(part.constData(), name.constData()) == 0 ? 0 : errno;
}

/// 0, or errno. Closes the handle in every case.
int finish(int handle, const QByteArray &part, const QByteArray &name, bool replace, const base::CancelFlag &flag)
{
    int number = ::fdatasync(handle) == 0 ? 0 : errno;
    // Renamed while the lock is held: nobody else can have begun on this part.
    if (number == 0 && flag.cancelled())
        number = ECANCELED;
    if (number == 0)
        number = giveName(part, name, replace);
    if (number != 0)
        ::unlink(part.constData());
    ::close(handle);
    return number;
}

} // namespace

PartFile::PartFile(QString path) : m_path(std::move(path)) {}

PartFile::~PartFile()
{
    if (m_handle < 0)
        return;
    ::unlink(partName(m_path).constData());
    ::close(m_handle);
}

base::Error PartFile::failure(int number) const
{
    if (number == EEXIST)
        return conflict(tr("%1 exists already").arg(m_path));
    return base::errorOfErrno(number, tr("%1 could not be written").arg(m_path));
}

base::Error PartFile::busy() const
{
    return conflict(tr("%1 is being written already").arg(m_path));
}

base::Result<void> PartFile::open(bool replace)
{
    m_replace = replace;
    if (!replace && ::access(QFile::encodeName(m_path).constData(), F_OK) == 0)
        return failure(EEXIST);
    const int handle = ::open(partName(m_path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (handle < 0)
        return failure(errno);
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        ::close(handle);
        return busy();
    }
    // Between opening and locking, another writer may have given the file its name, or removed it.
    struct stat ours {};
    struct stat named {};
    if (::fstat(handle, &ours) != 0 || ::lstat(partName(m_path).constData(), &named) != 0 || ours.st_ino != named.st_ino ||
        ours.st_dev != named.st_dev) {
        ::close(handle);
        return busy();
    }
    // What a cut-off program left behind goes.
    if (::ftruncate(handle, 0) != 0) {
        const int number = errno;
        ::close(handle);
        return failure(number);
    }
    m_handle = handle;
    return {};
}

base::Result<void> PartFile::write(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t count = ::write(m_handle, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return failure(count < 0 ? errno : EIO);
        at += count;
        m_written += count;
    }
    return {};
}

void PartFile::commit(std::function<void(base::Result<void>)> done)
{
    // The pool owns the handle from here on, so that the file is finished or removed whatever becomes of us.
    const std::shared_ptr<int> handle(new int(std::exchange(m_handle, -1)), [part = partName(m_path)](const int *held) {
        if (*held >= 0) {
            ::unlink(part.constData());
            ::close(*held);
        }
        delete held;
    });
    m_committing = base::compute<int>(
        [handle, part = partName(m_path), name = QFile::encodeName(m_path), replace = m_replace](const base::CancelFlag &flag) {
            return finish(std::exchange(*handle, -1), part, name, replace, flag);
        },
        [this, done = std::move(done)](int number) {
            if (number != 0)
                done(failure(number));
            else
                done({});
        });
}

} // namespace docker
