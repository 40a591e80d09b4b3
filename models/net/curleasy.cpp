// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curleasy.h"

#include <QCoreApplication>
#include <QFile>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace net {

namespace {

int alertSlot()
{
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

void tlsEvent(const SSL *ssl, int where, int value)
{
    if ((where & SSL_CB_READ_ALERT) != SSL_CB_READ_ALERT || (value >> 8) != SSL3_AL_FATAL)
        return;
    // The multi outlives every connection in it.
    if (auto *multi = static_cast<CurlMulti *>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), alertSlot())))
        multi->noteAlert(value);
}

CURLcode tlsContextMade(CURL *, void *context, void *multi)
{
    auto *made = static_cast<SSL_CTX *>(context);
    SSL_CTX_set_ex_data(made, alertSlot(), multi);
    SSL_CTX_set_info_callback(made, &tlsEvent);
    return CURLE_OK;
}

/// A peer that is gone without a word (a closed VPN, a computer that slept) is noticed by what it does not acknowledge:
/// data, or the probes of an idle connection from 15 s on. Linux counts this limit for both (tcp(7), TCP_USER_TIMEOUT), and
/// for data that a slow reader leaves waiting: not for uploads and pipes.
int socketMade(void *, curl_socket_t socket, curlsocktype)
{
    constexpr unsigned unacknowledgedMs = 25'000;
    // Fails on a Unix socket, whose peer cannot vanish.
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledgedMs, sizeof unacknowledgedMs);
    return CURL_SOCKOPT_OK;
}

bool hasBreak(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

QByteArray authority(const QString &host, quint16 port, bool secure)
{
    QByteArray text = host.toUtf8();
    if (text.contains(':'))
        text = '[' + text + ']';
    if (port != (secure ? 443 : 80))
        text += ':' + QByteArray::number(port);
    return text;
}

void setBlobOrFile(CURL *easy, CURLoption blobOption, CURLoption fileOption, const QByteArray &data,
                   const QString &file)
{
    if (!data.isEmpty()) {
        curl_blob blob{const_cast<char *>(data.constData()), static_cast<size_t>(data.size()), CURL_BLOB_COPY};
        curl_easy_setopt(easy, blobOption, &blob);
    } else if (!file.isEmpty()) {
        curl_easy_setopt(easy, fileOption, QFile::encodeName(file).constData());
    }
}

} // namespace

CurlEasy::CurlEasy() : m_easy(curl_easy_init()) {}

CurlEasy::~CurlEasy()
{
    curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
    curl_slist_free_all(m_connectTo);
}

void CurlEasy::connectTo(const Origin &origin, const QByteArray &target, std::chrono::milliseconds connectTimeout,
                         bool http11, CurlMulti *multi, bool noticesSilence)
{
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_words.data());
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_easy, CURLOPT_QUICK_EXIT, 1L); // else a hanging name look-up holds the removal of the handle
    curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(m_easy, CURLOPT_FOLLOWLOCATION, 0L); // a signature or token must not go where nobody meant it to
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connectTimeout.count()));
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPIDLE, 15L);
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPINTVL, 5L);
    if (noticesSilence)
        curl_easy_setopt(m_easy, CURLOPT_SOCKOPTFUNCTION, &socketMade);
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION,
                     static_cast<long>(origin.secure && !http11 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    // Set even when empty, which keeps curl from reading proxies from the environment.
    curl_easy_setopt(m_easy, CURLOPT_PROXY, origin.proxy.toUtf8().constData());
    curl_easy_setopt(m_easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(m_easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!origin.socketPath.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_UNIX_SOCKET_PATH, QFile::encodeName(origin.socketPath).constData());

    QString host = origin.host;
    if (origin.secure && !origin.tls.serverName.isEmpty() && origin.tls.serverName != origin.host) {
        // curl asks for and checks the URL's name, so the URL gets that name and CONNECT_TO leads to the host.
        host = origin.tls.serverName;
        QByteArray real = origin.host.toUtf8();
        if (real.contains(':'))
            real = '[' + real + ']';
        m_connectTo = curl_slist_append(nullptr, ("::" + real + ':' + QByteArray::number(origin.port)).constData());
        curl_easy_setopt(m_easy, CURLOPT_CONNECT_TO, m_connectTo);
    }
    const QByteArray url =
        (origin.secure ? "https://" : "http://") + authority(host, origin.port, origin.secure) + target;
    curl_easy_setopt(m_easy, CURLOPT_URL, url.constData());
    if (origin.secure)
        setTls(origin.tls, multi);
}

void CurlEasy::setTls(const Tls &tls, CurlMulti *multi)
{
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, tls.verify ? 1L : 0L);
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, tls.verify ? 2L : 0L);
    if (!tls.authorityData.isEmpty() || !tls.authorityFile.isEmpty()) {
        // Who names an authority means that one and not the system's beside it.
        curl_easy_setopt(m_easy, CURLOPT_CAPATH, nullptr);
        setBlobOrFile(m_easy, CURLOPT_CAINFO_BLOB, CURLOPT_CAINFO, tls.authorityData, tls.authorityFile);
    }
    setBlobOrFile(m_easy, CURLOPT_SSLCERT_BLOB, CURLOPT_SSLCERT, tls.certificateData, tls.certificateFile);
    setBlobOrFile(m_easy, CURLOPT_SSLKEY_BLOB, CURLOPT_SSLKEY, tls.keyData, tls.keyFile);
    curl_easy_setopt(m_easy, CURLOPT_SSL_CTX_FUNCTION, &tlsContextMade);
    curl_easy_setopt(m_easy, CURLOPT_SSL_CTX_DATA, multi);
}

void CurlEasy::setHeaders(const Origin &origin, const QList<Header> &headers)
{
    bool hasHost = false;
    bool hasType = false;
    bool hasAgent = false;
    for (const Header &header : headers) {
        hasHost = hasHost || header.name.compare("Host", Qt::CaseInsensitive) == 0;
        hasType = hasType || header.name.compare("Content-Type", Qt::CaseInsensitive) == 0;
        hasAgent = hasAgent || header.name.compare("User-Agent", Qt::CaseInsensitive) == 0;
        // curl's way to send a header without a value is a semicolon.
        const QByteArray line = header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value;
        m_headers = curl_slist_append(m_headers, line.constData());
    }
    m_headers = curl_slist_append(m_headers, "Expect:"); // no wait for "100 Continue"
    if (!hasHost)
        m_headers = curl_slist_append(m_headers, ("Host: " + hostHeader(origin)).constData());
    if (!hasType)
        m_headers = curl_slist_append(m_headers, "Content-Type:"); // curl would claim a form
    if (!hasAgent)
        curl_easy_setopt(m_easy, CURLOPT_USERAGENT, "Pilothouse/" PILOTHOUSE_VERSION);
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
}

base::Error CurlEasy::failure(const Origin &origin, CURLcode code, bool answered, int tlsAlert) const
{
    CurlFailure failure;
    failure.code = code;
    failure.words = QString::fromUtf8(m_words[0] != '\0' ? m_words.data() : curl_easy_strerror(code));
    failure.answered = answered;
    failure.tlsAlert = tlsAlert;
    long systemError = 0;
    curl_easy_getinfo(m_easy, CURLINFO_OS_ERRNO, &systemError);
    failure.systemError = static_cast<int>(systemError);
    curl_off_t connected = 0;
    curl_easy_getinfo(m_easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
    failure.connected = answered || connected > 0;
    return errorOfCurl(origin, failure);
}

std::optional<base::Error> checkRequest(const Origin &origin, const Request &request)
{
    base::Error error;
    error.code = base::Error::Code::BadRequest;
    bool broken = hasBreak(request.method) || hasBreak(request.target) || request.method.isEmpty() ||
                  request.method.contains(' ') || !request.target.startsWith('/') || request.target.contains(' ');
    for (const Header &header : request.headers)
        broken = broken || hasBreak(header.name) || hasBreak(header.value) || header.name.isEmpty();
    if (broken) {
        error.what = QCoreApplication::translate("net", "The request holds a character that HTTP does not allow");
        return error;
    }
    if (QFile::encodeName(origin.socketPath).size() >= static_cast<qsizetype>(sizeof sockaddr_un::sun_path)) {
        error.what = QCoreApplication::translate("net", "The path of the socket is too long: %1").arg(origin.socketPath);
        return error;
    }
    return std::nullopt;
}

QByteArray hostHeader(const Origin &origin)
{
    return authority(origin.host, origin.port, origin.secure);
}

} // namespace net
