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

/// 0, or errno. Closes the handle in every case.
int finish(int handle, const QByteArray &part, const QByteArray &name, const base::CancelFlag &flag)
{
    int number = ::fdatasync(handle) == 0 ? 0 : errno;
    // Renamed while the lock is held: nobody else can have begun on this part.
    if (number == 0 && flag.cancelled())
        number = ECANCELED;
    if (number == 0 && ::rename(part.constData(), name.constData()) != 0)
        number = errno;
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
    return base::errorOfErrno(number, tr("%1 could not be written").arg(m_path));
}

base::Result<void> PartFile::open(bool replace)
{
    if (!replace && ::access(QFile::encodeName(m_path).constData(), F_OK) == 0) {
        base::Error error;
        error.code = base::Error::Code::Conflict;
        error.what = tr("%1 exists already").arg(m_path);
        return error;
    }
    const int handle = ::open(partName(m_path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (handle < 0)
        return failure(errno);
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        ::close(handle);
        base::Error error;
        error.code = base::Error::Code::Conflict;
        error.what = tr("%1 is being written already").arg(m_path);
        return error;
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
        [handle, part = partName(m_path), name = QFile::encodeName(m_path)](const base::CancelFlag &flag) {
            return finish(std::exchange(*handle, -1), part, name, flag);
        },
        [this, done = std::move(done)](int number) {
            if (number != 0)
                done(failure(number));
            else
                done({});
        });
}

} // namespace docker
