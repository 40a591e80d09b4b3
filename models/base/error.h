// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What went wrong, as a value. Any thread; copied freely. Nothing in the program matches the text of a message:
// decisions use `code`, `httpStatus` and `retryable`.
#pragma once

#include <QMetaType>
#include <QString>

namespace base {

struct Error {
    enum class Code {
        Internal,     ///< a bug of ours or of a library
        Cancelled,    ///< the asker went away or asked to stop
        Timeout,      ///< no answer within the time allowed
        Unreachable,  ///< no connection: nothing listens, no route, socket file missing
        NameLookup,   ///< the host's name could not be resolved
        Tls,          ///< certificate or handshake refused, on either side
        Permission,   ///< the operating system refuses (socket file's mode, file's mode)
        Unauthorized, ///< 401: who are you
        Forbidden,    ///< 403: you may not
        NotFound,     ///< 404 or a missing file
        Conflict,     ///< 409
        BadRequest,   ///< other 4xx, or refused by our own check before sending
        Server,       ///< 5xx
        Protocol,     ///< an answer that is not what the protocol says (not JSON, cut off)
        TooLarge,     ///< more bytes than we are ready to hold
        DiskFull,     ///< ENOSPC, EDQUOT
        Io,           ///< any other failure of a file, pipe or process
        Unsupported,  ///< the other side is too old, too new, or cannot do it
        ReadOnly,     ///< this connection is read-only in Pilothouse
    };

    Code code = Code::Internal;
    QString what;       ///< one sentence for a person, without a full stop
    QString detail;     ///< the other side's own words, may be long
    int httpStatus = 0; ///< 0 when there was no HTTP answer
    QString requestId;
    bool retryable = false; ///< the same call may succeed later without anybody changing anything

    friend bool operator==(const Error &, const Error &) = default;

    /// `what`, and `detail` behind a colon where there is one.
    [[nodiscard]] QString text() const;
};

/// The code that an HTTP status stands for.
[[nodiscard]] Error::Code codeOfHttpStatus(int status);

/// An error of the operating system, from errno.
[[nodiscard]] Error errorOfErrno(int number, const QString &what);

} // namespace base

Q_DECLARE_METATYPE(base::Error)
