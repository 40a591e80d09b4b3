// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubeapi.h"

#include "statuserror.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>

namespace kubernetes {

namespace {

constexpr qint64 longestReply = 64LL * 1024 * 1024;

QByteArray contentType(BodyType type)
{
    switch (type) {
    case BodyType::Json:
        return "application/json";
    case BodyType::MergePatch:
        return "application/merge-patch+json";
    case BodyType::StrategicMergePatch:
        return "application/strategic-merge-patch+json";
    case BodyType::JsonPatch:
        return "application/json-patch+json";
    }
    return {};
}

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

net::Request Api::request(const QByteArray &method, const QByteArray &path, const QUrlQuery &query) const
{
    net::Request request;
    request.maximumBody = longestReply;
    request.method = method;
    request.target = m_prefix + path;
    const QString text = query.toString(QUrl::FullyEncoded);
    if (!text.isEmpty())
        request.target += '?' + text.toUtf8().replace("+", "%2B").replace(";", "%3B"); // Go drops what has a semicolon in it
    request.headers.append(net::Header{"Accept", "application/json"});
    return request;
}

base::Result<void> Api::allowed(const net::Request &request, bool changes) const
{
    base::Error error;
    if (!m_transport) {
        error.code = base::Error::Code::Unreachable;
        error.what = QCoreApplication::translate("kubernetes::Api", "There is no connection to the cluster");
        error.retryable = true;
        return error;
    }
    if (!m_readOnly || (!changes && (request.method == "GET" || request.method == "HEAD")))
        return {};
    error.code = base::Error::Code::ReadOnly;
    error.what = QCoreApplication::translate("kubernetes::Api", "This connection is read-only in Pilothouse");
    return error;
}

Api::Reply Api::get(QByteArray path, QUrlQuery query)
{
    return send(request("GET", path, query));
}

Api::Reply Api::post(QByteArray path, QJsonObject body, QUrlQuery query)
{
    net::Request made = request("POST", path, query);
    made.body = jsonOf(body);
    made.headers.append(net::Header{"Content-Type", contentType(BodyType::Json)});
    return send(std::move(made));
}

Api::Reply Api::patch(QByteArray path, BodyType type, QByteArray body, QUrlQuery query)
{
    net::Request made = request("PATCH", path, query);
    made.body = std::move(body);
    made.headers.append(net::Header{"Content-Type", contentType(type)});
    return send(std::move(made));
}

Api::Reply Api::del(QByteArray path, QJsonObject options, QUrlQuery query)
{
    net::Request made = request("DELETE", path, query);
    made.body = jsonOf(options);
    made.headers.append(net::Header{"Content-Type", contentType(BodyType::Json)});
    return send(std::move(made));
}

Api::Reply Api::send(net::Request request)
{
    if (const base::Result<void> may = allowed(request); !may.ok())
        co_return may.error();
    base::Result<net::Reply> reply = co_await exchange(std::move(request));
    if (!reply.ok() && reply.error().httpStatus == 403 && m_forbidden)
        m_forbidden();
    co_return reply;
}

Api::Reply Api::review(QByteArray path, QJsonObject body)
{
    net::Request made = request("POST", path);
    made.body = jsonOf(body);
    made.headers.append(net::Header{"Content-Type", contentType(BodyType::Json)});
    const net::Request harmless; // a GET
    if (const base::Result<void> may = allowed(harmless); !may.ok())
        co_return may.error();
    co_return co_await exchange(std::move(made));
}

Api::Reply Api::exchange(net::Request request)
{
    QElapsedTimer timer;
    timer.start();
    base::Result<net::Reply> reply = co_await base::await<base::Result<net::Reply>>(
        [&](auto resume) { return m_transport->send(request, resume); });
    if (!reply.ok())
        co_return reply.error();
    if (reply->status >= 400)
        co_return errorOfBody(reply->body, reply->status);
    m_latencyMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    co_return std::move(*reply);
}

QStringList warningsOf(const net::Head &head)
{
    QStringList result;
    for (const net::Header &header : head.headers) {
        if (header.name.compare("Warning", Qt::CaseInsensitive) != 0)
            continue;
        const qsizetype open = header.value.indexOf('"');
        const qsizetype close = header.value.lastIndexOf('"');
        if (open < 0 || close <= open)
            continue;
        QByteArray text;
        for (qsizetype i = open + 1; i < close; ++i) {
            if (header.value[i] == '\\' && i + 1 < close)
                ++i;
            text += header.value[i];
        }
        result << QString::fromUtf8(text);
    }
    return result;
}

} // namespace kubernetes
