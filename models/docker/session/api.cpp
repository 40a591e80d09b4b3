// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "api.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace docker {

namespace {

constexpr qint64 longestReply = 64LL * 1024 * 1024; ///< some 50,000 containers; decoding takes several times as much

} // namespace

bool Api::atLeast(int major, int minor) const
{
    const QList<QByteArray> parts = m_version.split('.');
    if (parts.size() != 2)
        return false;
    const int ourMajor = parts[0].toInt();
    return ourMajor > major || (ourMajor == major && parts[1].toInt() >= minor);
}

net::Request Api::request(const QByteArray &method, const QByteArray &path, const QUrlQuery &query) const
{
    net::Request request;
    request.maximumBody = longestReply;
    request.method = method;
    request.target = m_version.isEmpty() ? path : "/v" + m_version + path;
    const QString text = query.toString(QUrl::FullyEncoded);
    if (!text.isEmpty())
        request.target += '?' + text.toUtf8().replace("+", "%2B");
    return request;
}

base::Result<void> Api::allowed(const net::Request &request) const
{
    if (!m_transport) {
        base::Error error;
        error.code = base::Error::Code::Unreachable;
        error.what = QCoreApplication::translate("docker::Api", "There is no connection to the engine");
        error.retryable = true;
        return error;
    }
    if (!m_readOnly || request.method == "GET" || request.method == "HEAD")
        return {};
    base::Error error;
    error.code = base::Error::Code::ReadOnly;
    error.what = QCoreApplication::translate("docker::Api", "This connection is read-only in Pilothouse");
    return error;
}

Api::Reply Api::get(QByteArray path, QUrlQuery query)
{
    return send(request("GET", path, query));
}

Api::Reply Api::post(QByteArray path, QUrlQuery query)
{
    return send(request("POST", path, query));
}

Api::Reply Api::post(QByteArray path, QUrlQuery query, QJsonObject body)
{
    return post(std::move(path), std::move(query), QJsonDocument(body).toJson(QJsonDocument::Compact), {});
}

Api::Reply Api::post(QByteArray path, QUrlQuery query, QByteArray json, QList<net::Header> headers)
{
    net::Request made = request("POST", path, query);
    made.body = std::move(json);
    made.headers = std::move(headers);
    made.headers.append(net::Header{"Content-Type", "application/json"});
    return send(std::move(made));
}

Api::Reply Api::del(QByteArray path, QUrlQuery query)
{
    return send(request("DELETE", path, query));
}

Api::Reply Api::send(net::Request request)
{
    if (const base::Result<void> may = allowed(request); !may.ok())
        co_return may.error();
    QElapsedTimer timer;
    timer.start();
    base::Result<net::Reply> reply = co_await base::await<base::Result<net::Reply>>(
        [&](auto resume) { return m_transport->send(request, resume); });
    if (!reply.ok())
        co_return reply.error();
    if (reply->status >= 400)
        co_return errorOfReply(*reply);
    m_latencyMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    co_return std::move(*reply);
}

QString filtersValue(const QMap<QString, QStringList> &filters)
{
    QJsonObject object;
    for (auto filter = filters.begin(); filter != filters.end(); ++filter)
        object.insert(filter.key(), QJsonArray::fromStringList(filter.value()));
    return QString::fromUtf8(
        QUrl::toPercentEncoding(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))));
}

base::Error errorOfReply(const net::Reply &reply)
{
    base::Error error;
    error.httpStatus = reply.status;
    error.code = base::codeOfHttpStatus(reply.status);
    error.retryable = reply.status >= 502;
    // JSON from today's engines; text from old ones at paths they do not know, and from proxies in between.
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    QString message = document.object().value(QStringLiteral("message")).toString();
    if (message.isEmpty())
        message = QString::fromUtf8(reply.body.left(2000)).trimmed();
    // Podman 4 answers 500 where Docker answers 409; its cause says so in a fixed word of its own.
    const QString cause = document.object().value(QStringLiteral("cause")).toString();
    if (reply.status == 500 && cause == QStringLiteral("that name is already in use"))
        error.code = base::Error::Code::Conflict;
    error.what = message.isEmpty()
                     ? QCoreApplication::translate("docker::Api", "The engine answered %1").arg(reply.status)
                     : message;
    return error;
}

QByteArray pathPart(const QString &name)
{
    return QUrl::toPercentEncoding(name, "/:@");
}

} // namespace docker
