// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "error.h"

#include <cerrno>
#include <cstring>

namespace base {

QString Error::text() const
{
    if (detail.isEmpty() || detail == what)
        return what;
    return what.isEmpty() ? detail : what + QStringLiteral(": ") + detail;
}

Error::Code codeOfHttpStatus(int status)
{
    switch (status) {
    case 401:
        return Error::Code::Unauthorized;
    case 403:
        return Error::Code::Forbidden;
    case 404:
        return Error::Code::NotFound;
    case 408:
    case 504:
        return Error::Code::Timeout;
    case 409:
        return Error::Code::Conflict;
    case 413:
        return Error::Code::TooLarge;
    case 501:
        return Error::Code::Unsupported;
    default:
        return status >= 500 ? Error::Code::Server : Error::Code::BadRequest;
    }
}

Error errorOfErrno(int number, const QString &what)
{
    Error error;
    error.what = what;
    error.detail = QString::fromLocal8Bit(std::strerror(number));
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        error.code = Error::Code::DiskFull;
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        error.code = Error::Code::Permission;
        break;
    case ENOENT:
        error.code = Error::Code::NotFound;
        break;
    case ECONNREFUSED:
    case EHOSTUNREACH:
    case ENETUNREACH:
        error.code = Error::Code::Unreachable;
        error.retryable = true;
        break;
    case ETIMEDOUT:
        error.code = Error::Code::Timeout;
        error.retryable = true;
        break;
    default:
        error.code = Error::Code::Io;
    }
    return error;
}

} // namespace base
