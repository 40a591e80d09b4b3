// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "scriptedengine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace support {

namespace {

const HttpConnection::Headers json{{"Content-Type", "application/json"}};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

ScriptedEngine::ScriptedEngine()
{
    start();
}

void ScriptedEngine::start()
{
    HttpServer::Options options;
    options.socketPath = socket();
    m_server = std::make_unique<HttpServer>(options);
    m_server->onRequest([this](const HttpRequest &request, HttpConnection &connection) { answer(request, connection); });
}

void ScriptedEngine::kill()
{
    m_server->stop();
}

int ScriptedEngine::asked(const QByteArray &beginning) const
{
    return static_cast<int>(std::count_if(m_requests.begin(), m_requests.end(),
                                          [&](const QByteArray &request) { return request.startsWith(beginning); }));
}

std::vector<HttpConnection *> ScriptedEngine::streams() const
{
    std::vector<HttpConnection *> open;
    for (const QPointer<HttpConnection> &stream : m_streams) {
        if (stream && !stream->isClosed())
            open.push_back(stream);
    }
    return open;
}

void ScriptedEngine::eventBytes(const QByteArray &bytes)
{
    for (HttpConnection *stream : streams())
        stream->chunk(bytes);
}

void ScriptedEngine::eventOf(const QByteArray &action, const QByteArray &id)
{
    m_timeNano += 1'000'000;
    event(R"({"Type":"container","Action":")" + action + R"(","Actor":{"ID":")" + id + R"("},"timeNano":)" +
          QByteArray::number(m_timeNano) + '}');
}

void ScriptedEngine::endEvents()
{
    for (HttpConnection *stream : streams()) {
        stream->endChunked();
        stream->close();
    }
}

void ScriptedEngine::cutEvents()
{
    for (HttpConnection *stream : streams())
        stream->close();
}

QByteArray ScriptedEngine::listJson(bool all, const QJsonArray &ids) const
{
    QJsonArray list;
    for (const ScriptedContainer &container : containers) {
        const QString id = QString::fromLatin1(container.id);
        if ((!all && !container.running) || (!ids.isEmpty() && !ids.contains(id)))
            continue;
        QJsonArray names{QString::fromLatin1('/' + container.name)};
        if (!container.nameBefore.isEmpty())
            names.prepend(QString::fromLatin1('/' + container.nameBefore));
        list.append(QJsonObject{{QStringLiteral("Id"), id},
                                {QStringLiteral("Names"), names},
                                {QStringLiteral("Image"), QStringLiteral("app:1")},
                                {QStringLiteral("State"), container.running ? QStringLiteral("running") : QStringLiteral("exited")},
                                {QStringLiteral("Status"), container.running ? QStringLiteral("Up 5 minutes")
                                                                             : QStringLiteral("Exited (0) 1 minute ago")}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray ScriptedEngine::inspectJson(const ScriptedContainer &container) const
{
    const QJsonObject state{{QStringLiteral("Status"), container.running ? QStringLiteral("running") : QStringLiteral("exited")},
                            {QStringLiteral("Pid"), container.pid},
                            {QStringLiteral("StartedAt"), QStringLiteral("2026-11-21T09:51:08Z")}};
    return compact({{QStringLiteral("Id"), QString::fromLatin1(container.id)},
                    {QStringLiteral("Name"), QString::fromLatin1('/' + container.name)},
                    {QStringLiteral("State"), state}});
}

void ScriptedEngine::answer(const HttpRequest &request, HttpConnection &connection)
{
    m_requests << request.method + ' ' + request.target;
    static const QRegularExpression prefix(QStringLiteral("^/v[0-9.]+(?=/)"));
    QString path = QUrl(QString::fromLatin1(request.target)).path();
    path.remove(prefix);
    const QByteArray what = request.method + ' ' + path.toLatin1();
    if (const auto found = m_instead.find(what); found != m_instead.end()) {
        const Handler handler = found->second; // it may take itself out
        handler(request, connection);
        return;
    }
    usual(what, request, connection);
}

void ScriptedEngine::usual(const QByteArray &what, const HttpRequest &request, HttpConnection &connection)
{
    const QUrlQuery query(QUrl(QString::fromLatin1(request.target)).query(QUrl::FullyEncoded));
    if (what == "GET /_ping")
        return connection.reply(200, "OK");
    if (what == "GET /version")
        return connection.reply(200, compact({{QStringLiteral("Version"), QString::fromLatin1(version)},
                                              {QStringLiteral("ApiVersion"), QString::fromLatin1(api)},
                                              {QStringLiteral("MinAPIVersion"), QString::fromLatin1(leastApi)}}), json);
    if (what == "GET /events") {
        m_streams.emplace_back(&connection);
        if (eventHeads)
            connection.beginChunked(200, json);
        return;
    }
    if (what == "GET /images/json")
        return connection.reply(200, R"([{"Id":"sha256:11","RepoTags":["app:1"],"Size":5,"Created":1700000000}])", json);
    if (what == "GET /containers/json") {
        const QString filters = query.queryItemValue(QStringLiteral("filters"), QUrl::FullyDecoded);
        const QJsonArray ids = QJsonDocument::fromJson(filters.toUtf8()).object().value(QStringLiteral("id")).toArray();
        return connection.reply(200, listJson(query.hasQueryItem(QStringLiteral("all")), ids), json);
    }
    for (const ScriptedContainer &container : containers) {
        if (what == "GET /containers/" + container.id + "/json")
            return connection.reply(200, inspectJson(container), json);
    }
    connection.reply(404, R"({"message":"No such container: )" + what.split('/').value(2) + R"("})", json);
}

} // namespace support
