// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curlerror.h"

#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace net {

namespace {

using base::Error;

QString tr(const char *text)
{
    return QCoreApplication::translate("net", text);
}

int probe(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return ENAMETOOLONG;
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return errno;
    const int result = ::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    const int error = result < 0 ? errno : 0;
    ::close(fd);
    return error;
}

Error unixSocketError(const Origin &origin, const CurlFailure &failure)
{
    Error error;
    error.detail = failure.words;
    error.code = Error::Code::Unreachable;
    error.retryable = true;
    switch (failure.systemError != 0 ? failure.systemError : probe(origin.socketPath)) {
    case ENOENT:
    case ENOTDIR:
        error.what = tr("The socket %1 does not exist").arg(origin.socketPath);
        break;
    case EACCES:
    case EPERM:
        error.code = Error::Code::Permission;
        error.what = tr("No permission to use the socket %1").arg(origin.socketPath);
        error.retryable = false;
        break;
    case ECONNREFUSED:
        error.what = tr("Nothing listens on the socket %1").arg(origin.socketPath);
        break;
    default:
        error.what = tr("Cannot connect to the socket %1").arg(origin.socketPath);
    }
    return error;
}

Error connectError(const Origin &origin, const CurlFailure &failure)
{
    if (!origin.socketPath.isEmpty())
        return unixSocketError(origin, failure);
    Error error;
    error.code = Error::Code::Unreachable;
    error.retryable = true;
    error.detail = failure.words;
    switch (failure.systemError) {
    case ECONNREFUSED:
        error.what = tr("The connection to %1 was refused").arg(nameOf(origin));
        break;
    case EHOSTUNREACH:
    case ENETUNREACH:
        error.what = tr("There is no route to %1").arg(nameOf(origin));
        break;
    default:
        error.what = tr("Cannot connect to %1").arg(nameOf(origin));
    }
    return error;
}

/// What servers say of a client's certificate, or of there being none.
bool aboutCertificate(int alert)
{
    switch (alert & 0xff) { // above it, the level
    case SSL_AD_BAD_CERTIFICATE:
    case SSL_AD_UNSUPPORTED_CERTIFICATE:
    case SSL_AD_CERTIFICATE_REVOKED:
    case SSL_AD_CERTIFICATE_EXPIRED:
    case SSL_AD_CERTIFICATE_UNKNOWN:
    case SSL_AD_UNKNOWN_CA:
    case SSL_AD_CERTIFICATE_REQUIRED:
        return true;
    default:
        return false;
    }
}

Error tlsError(const Origin &origin, const CurlFailure &failure)
{
    Error error;
    error.code = Error::Code::Tls;
    error.detail = failure.words;
    switch (failure.code) {
    case CURLE_SSL_CERTPROBLEM:
        error.what = tr("The client certificate for %1 cannot be used").arg(nameOf(origin));
        return error;
    case CURLE_SSL_CACERT_BADFILE:
        error.what = tr("The authority's certificate for %1 cannot be read").arg(nameOf(origin));
        return error;
    case CURLE_PEER_FAILED_VERIFICATION:
        error.what = tr("The certificate of %1 is not trusted").arg(nameOf(origin));
        return error;
    default:
        break;
    }
    if (failure.tlsAlert >= 0) {
        const bool has = !origin.tls.certificateFile.isEmpty() || !origin.tls.certificateData.isEmpty();
        if (!aboutCertificate(failure.tlsAlert))
            error.what = tr("%1 refused the secure connection").arg(nameOf(origin));
        else if (has)
            error.what = tr("%1 does not accept our client certificate").arg(nameOf(origin));
        else
            error.what = tr("%1 asks for a client certificate, and there is none").arg(nameOf(origin));
        // OpenSSL 3.0 has no words for the newest.
        if (const QString words = QString::fromLatin1(SSL_alert_desc_string_long(failure.tlsAlert));
            words != QLatin1String("unknown"))
            error.detail = words;
        return error;
    }
    error.what = tr("No secure connection to %1 could be made").arg(nameOf(origin));
    return error;
}

Error lostError(const Origin &origin, const CurlFailure &failure)
{
    Error error;
    error.detail = failure.words;
    error.retryable = true;
    error.code = failure.answered ? Error::Code::Protocol : Error::Code::Unreachable;
    error.what = failure.answered ? tr("The answer of %1 was cut off").arg(nameOf(origin))
                                  : tr("%1 closed the connection without an answer").arg(nameOf(origin));
    return error;
}

Error plainError(Error::Code code, const QString &what, const CurlFailure &failure, bool retryable)
{
    Error error;
    error.code = code;
    error.what = what;
    error.detail = failure.words;
    error.retryable = retryable;
    return error;
}

} // namespace

QString nameOf(const Origin &origin)
{
    if (!origin.socketPath.isEmpty())
        return origin.socketPath;
    const bool colons = origin.host.contains(QLatin1Char(':'));
    return (colons ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(origin.host).arg(origin.port);
}

Error errorOfCurl(const Origin &origin, const CurlFailure &failure)
{
    switch (failure.code) {
    case CURLE_COULDNT_CONNECT:
        return connectError(origin, failure);
    case CURLE_COULDNT_RESOLVE_HOST:
        return plainError(Error::Code::NameLookup, tr("The name %1 could not be found").arg(origin.host), failure, true);
    case CURLE_COULDNT_RESOLVE_PROXY:
        return plainError(Error::Code::NameLookup, tr("The name of the proxy could not be found"), failure, true);
    case CURLE_PROXY:
        return plainError(Error::Code::Unreachable, tr("The proxy did not connect to %1").arg(nameOf(origin)), failure,
                          true);
    case CURLE_OPERATION_TIMEDOUT:
        return plainError(Error::Code::Timeout,
                          failure.connected ? tr("%1 did not answer in time").arg(nameOf(origin))
                                            : tr("No connection to %1 in time").arg(nameOf(origin)),
                          failure, true);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_USE_SSL_FAILED:
        return tlsError(origin, failure);
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        return failure.tlsAlert >= 0 ? tlsError(origin, failure) : lostError(origin, failure);
    case CURLE_UNSUPPORTED_PROTOCOL: // "Received HTTP/0.9 when not allowed": the only way to get it here
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_FILESIZE_EXCEEDED:
        return plainError(Error::Code::Protocol, tr("The answer of %1 is not HTTP").arg(nameOf(origin)), failure,
                          false);
    case CURLE_URL_MALFORMAT:
        return plainError(Error::Code::BadRequest, tr("The address %1 is not valid").arg(nameOf(origin)), failure,
                          false);
    case CURLE_OUT_OF_MEMORY:
        return plainError(Error::Code::TooLarge, tr("Not enough memory"), failure, true);
    default:
        return plainError(Error::Code::Internal, tr("The connection to %1 failed").arg(nameOf(origin)), failure, true);
    }
}

} // namespace net
