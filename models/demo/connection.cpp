// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "connection.h"

#include <QJsonDocument>
#include <QUrl>
#include <QtEndian>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 lineRoom = 64 * 1024;
constexpr qint64 eventRoom = 1024 * 1024;
constexpr qsizetype largestInput = 8 * 1024 * 1024;

bool yes(const QUrlQuery &query, const QString &key)
{
    const QString value = query.queryItemValue(key);
    return value == "1"_L1 || value == "true"_L1;
}

qint64 nanoseconds(const QString &text)
{
    return text.section(u'.', 0, 0).toLongLong() * 1'000'000'000 + text.section(u'.', 1).leftJustified(9, u'0').left(9).toLongLong();
}

} // namespace

Connection::Connection(World &world, QLocalSocket *socket, QObject *parent) : QObject(parent), m_world(world), m_socket(socket)
{
    socket->setParent(this);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::step);
    connect(socket, &QLocalSocket::readyRead, this, &Connection::read);
    connect(socket, &QLocalSocket::bytesWritten, this, [this] {
        if (m_step && !m_timer.isActive() && m_socket->bytesToWrite() < lineRoom)
            m_timer.start(0);
    });
    connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
}

void Connection::read()
{
    m_input += m_socket->readAll();
    if (m_input.size() > largestInput)
        return m_socket->abort();
    if (m_shell) {
        execOutput(m_shell->feed(std::exchange(m_input, {}), m_world.nowMs()));
        return;
    }
    if (m_uploadLeft > 0)
        return uploaded();
    while (!m_streaming) {
        const qsizetype blank = m_input.indexOf("\r\n\r\n");
        if (blank < 0)
            return;
        const QList<QByteArray> lines = m_input.left(blank).split('\n');
        qsizetype length = 0;
        m_upgrade = std::any_of(lines.begin(), lines.end(), [](const QByteArray &header) { return header.toLower().startsWith("upgrade:"); });
        for (const QByteArray &header : lines)
            if (header.toLower().startsWith("content-length:"))
                length = header.mid(15).trimmed().toLongLong();
        if (lines.first().startsWith("POST ") && lines.first().contains("/images/load")) {
            m_input.remove(0, blank + 4);
            return beginUpload(length);
        }
        if (length < 0 || length > largestInput)
            return m_socket->abort();
        if (m_input.size() < blank + 4 + length)
            return;
        const QByteArray body = m_input.mid(blank + 4, length);
        m_input.remove(0, blank + 4 + length);
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        const QUrl url = QUrl::fromEncoded(words.value(1));
        handle(words.value(0), url.path(QUrl::FullyDecoded), QUrlQuery(url), QJsonDocument::fromJson(body).object());
    }
}

void Connection::answer(const Answer &answer, bool headOnly)
{
    const QByteArray reason = answer.status < 300 ? "OK" : answer.status == 304 ? "Not Modified" : "Error";
    const bool bare = answer.status == 204 || answer.status == 304;
    m_socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason
                    + "\r\nApi-Version: 1.43\r\nOstype: linux\r\nServer: Docker/24.0.9 (linux)\r\n"
                    + (bare ? QByteArray() : "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n") + "\r\n");
    if (!bare && !headOnly)
        m_socket->write(answer.body);
}

void Connection::begin(const QByteArray &type)
{
    m_streaming = true;
    m_socket->write("HTTP/1.1 200 OK\r\nApi-Version: 1.43\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n");
}

QByteArray Connection::line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

void Connection::chunk(const QByteArray &bytes)
{
    m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void Connection::end()
{
    m_socket->write("0\r\n\r\n");
    m_streaming = false;
    m_step = {};
    m_subscription.reset();
    m_timer.stop();
    QMetaObject::invokeMethod(this, [this] { read(); }, Qt::QueuedConnection);
}

void Connection::step()
{
    const auto next = m_step;
    if (next)
        next();
}

void Connection::handle(const QByteArray &method, QString path, const QUrlQuery &query, const QJsonObject &body)
{
    if (path == "/_ping"_L1)
        return answer({200, "OK", "text/plain"}, method == "HEAD");
    if (path.startsWith("/v1."_L1)) {
        const int minor = path.section(u'/', 1, 1).mid(3).toInt();
        const QString version = path.section(u'/', 1, 1).mid(1);
        if (minor > 43)
            return answer(Answer::fail(400, u"client version %1 is too new. Maximum supported API version is 1.43"_s.arg(version)));
        if (minor < 24)
            return answer(Answer::fail(400, u"client version %1 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version"_s.arg(version)));
        path = path.mid(path.indexOf(u'/', 1));
    }
    const QString route = QString::fromLatin1(method) + u' ' + path;
    if (route == "GET /version"_L1)
        return answer(m_world.version());
    if (route == "GET /info"_L1)
        return answer(m_world.info());
    if (route == "GET /events"_L1)
        return events(query);
    if (route == "GET /containers/json"_L1)
        return answer(m_world.listContainers(query));
    if (route == "POST /containers/create"_L1)
        return answer(m_world.createContainer(query.queryItemValue(u"name"_s), body));
    if (route == "GET /images/json"_L1)
        return answer(m_world.listImages(query));
    if (route == "GET /volumes"_L1)
        return answer(m_world.listVolumes());
    if (route == "GET /networks"_L1)
        return answer(m_world.listNetworks());
    if (route == "POST /images/create"_L1) {
        const QString tag = query.queryItemValue(u"tag"_s);
        const QString from = query.queryItemValue(u"fromImage"_s, QUrl::FullyDecoded);
        return pull(World::fullReference(tag.isEmpty() ? from : from + u':' + tag));
    }
    if (path.startsWith("/exec/"_L1)) {
        const QString id = path.section(u'/', 2, 2);
        const QString verb = path.section(u'/', 3);
        if (!m_world.exec(id))
            return answer(Answer::fail(404, u"No such exec instance: "_s + id));
        if (verb == "json"_L1)
            return answer(m_world.inspectExec(id));
        if (verb == "resize"_L1)
            return answer(m_world.exec(id)->exitCode ? Answer::fail(404, u"no such exec"_s) : Answer::done(200));
        if (verb == "start"_L1)
            return startExec(id, body);
    }
    if (const auto known = stores(method, path, query, body))
        return answer(*known);
    if (route == "GET /images/get"_L1)
        return save(query.allQueryItemValues(u"names"_s, QUrl::FullyDecoded));
    if (path.startsWith("/images/"_L1)) {
        const QString name = path.mid(8);
        if (method == "POST" && name.endsWith("/push"_L1))
            return push(World::fullReference(name.chopped(5) + u':' + query.queryItemValue(u"tag"_s, QUrl::FullyDecoded)));
        if (method == "POST" && name.endsWith("/tag"_L1)) {
            const QString tag = query.queryItemValue(u"tag"_s, QUrl::FullyDecoded);
            const QString repository = query.queryItemValue(u"repo"_s, QUrl::FullyDecoded);
            return answer(m_world.tagImage(name.chopped(4), tag.isEmpty() ? repository : repository + u':' + tag));
        }
        if (method == "GET" && name.endsWith("/json"_L1))
            return answer(m_world.inspectImage(name.chopped(5)));
        if (method == "GET" && name.endsWith("/history"_L1))
            return answer(m_world.imageHistory(name.chopped(8)));
        if (method == "DELETE")
            return answer(m_world.removeImage(name, yes(query, u"force"_s)));
    }
    if (path.startsWith("/containers/"_L1)) {
        bool streams = false;
        const Answer result = container(method, path.section(u'/', 2, 2), path.section(u'/', 3), query, body, streams);
        if (!streams)
            answer(result);
        return;
    }
    answer(Answer::fail(404, u"page not found"_s));
}

std::optional<Answer> Connection::stores(const QByteArray &method, const QString &path, const QUrlQuery &query, const QJsonObject &body)
{
    const QString route = QString::fromLatin1(method) + u' ' + path;
    if (route == "POST /auth"_L1)
        return Answer::of(QJsonObject{{u"Status"_s, u"Login Succeeded"_s}, {u"IdentityToken"_s, QString()}});
    if (route == "GET /system/df"_L1)
        return m_world.diskUse();
    if (route == "POST /containers/prune"_L1)
        return m_world.pruneContainers();
    if (route == "POST /images/prune"_L1)
        return m_world.pruneImages(query);
    if (route == "POST /volumes/prune"_L1)
        return m_world.pruneVolumes();
    if (route == "POST /build/prune"_L1)
        return m_world.pruneCache(query);
    if (route == "POST /volumes/create"_L1)
        return m_world.createVolume(body);
    if (route == "POST /networks/create"_L1)
        return m_world.createNetwork(body);
    const bool get = method == "GET";
    if (!get && method != "DELETE")
        return {};
    if (path.startsWith("/volumes/"_L1))
        return get ? m_world.inspectVolume(path.mid(9)) : m_world.removeVolume(path.mid(9));
    if (path.startsWith("/networks/"_L1))
        return get ? m_world.inspectNetwork(path.mid(10)) : m_world.removeNetwork(path.mid(10));
    return {};
}

Answer Connection::container(const QByteArray &method, const QString &name, const QString &verb, const QUrlQuery &query, const QJsonObject &body, bool &streams)
{
    if (method == "DELETE" && verb.isEmpty())
        return m_world.removeContainer(name, yes(query, u"force"_s));
    if (method == "GET") {
        if (verb == "json"_L1)
            return m_world.inspectContainer(name);
        const Container *c = m_world.container(name);
        if (!c)
            return Answer::fail(404, u"No such container: "_s + name);
        if (verb == "top"_L1)
            return m_world.top(name);
        if (verb == "changes"_L1)
            return m_world.changes(name);
        if (verb == "logs"_L1) {
            if (!yes(query, u"stdout"_s) && !yes(query, u"stderr"_s))
                return Answer::fail(400, u"Bad parameters: you must choose at least one stream"_s);
            streams = true;
            logs(c->id, query);
        } else if (verb == "stats"_L1) {
            const QString wanted = query.queryItemValue(u"stream"_s);
            if (wanted == "0"_L1 || wanted == "false"_L1)
                return Answer::of(m_world.stats(*c));
            streams = true;
            stats(c->id);
        }
        return streams ? Answer{} : Answer::fail(404, u"page not found"_s);
    }
    if (const Container *c = m_world.container(name); c && verb == "wait"_L1) {
        streams = true;
        wait(*c, query.queryItemValue(u"condition"_s));
        return {};
    }
    if (verb == "exec"_L1)
        return m_world.createExec(name, body);
    if (verb == "resize"_L1)
        return m_world.container(name) ? Answer::done(200) : Answer::fail(404, u"No such container: "_s + name);
    if (verb == "start"_L1)
        return m_world.start(name);
    if (verb == "stop"_L1)
        return m_world.stop(name);
    if (verb == "restart"_L1)
        return m_world.restart(name);
    if (verb == "pause"_L1)
        return m_world.pause(name);
    if (verb == "unpause"_L1)
        return m_world.unpause(name);
    if (verb == "kill"_L1)
        return m_world.kill(name, query.queryItemValue(u"signal"_s));
    if (verb == "rename"_L1)
        return m_world.rename(name, query.queryItemValue(u"name"_s));
    if (verb == "update"_L1)
        return m_world.update(name, body);
    return Answer::fail(404, u"page not found"_s);
}

void Connection::logs(const QString &id, const QUrlQuery &query)
{
    const Container *c = m_world.container(id);
    const bool tty = c->tty();
    const bool follow = yes(query, u"follow"_s);
    const bool stamps = yes(query, u"timestamps"_s);
    const int streams = (yes(query, u"stdout"_s) ? 1 : 0) | (yes(query, u"stderr"_s) ? 2 : 0);
    const QString tail = query.queryItemValue(u"tail"_s);
    LogVoice::Position position = m_world.voice(*c).since(nanoseconds(query.queryItemValue(u"since"_s)), m_world.nowMs());
    if (!tail.isEmpty() && tail != "all"_L1)
        position = qMax(position, m_world.voice(*c).tail(tail.toLongLong(), m_world.nowMs()));
    begin(tty ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream");
    auto at = std::make_shared<LogVoice::Position>(position);
    m_step = [this, id, tty, follow, stamps, streams, at] {
        const Container *now = m_world.container(id);
        if (!now)
            return end();
        const LogVoice voice = m_world.voice(*now);
        while (m_socket->bytesToWrite() < lineRoom) {
            const auto next = voice.next(*at, m_world.nowMs());
            if (!next) {
                const auto due = voice.due(*at);
                if (!follow || !now->active())
                    return end();
                return m_timer.start(due ? static_cast<int>(qBound(qint64(1), *due - m_world.nowMs(), qint64(1000))) : 1000);
            }
            if ((next->stream & streams) == 0)
                continue;
            QByteArray text = (stamps ? World::timeText(next->ns).toLatin1() + ' ' : QByteArray()) + next->text + (tty ? "\r\n" : "\n");
            if (!tty) {
                QByteArray head(8, '\0');
                head[0] = static_cast<char>(next->stream);
                qToBigEndian(static_cast<quint32>(text.size()), head.data() + 4);
                text.prepend(head);
            }
            chunk(text);
        }
    };
    step();
}

void Connection::wait(const Container &c, const QString &condition)
{
    const bool removed = condition == "removed"_L1;
    begin("application/json");
    const auto code = std::make_shared<int>(c.exitCode);
    const auto tell = [this, code] {
        chunk(line({{u"StatusCode"_s, *code}}));
        end();
    };
    if (!c.active() && (condition.isEmpty() || condition == "not-running"_L1))
        return tell();
    m_subscription = m_world.listen([tell, code, removed, id = c.id](const Event &event) {
        if (event.actor != id)
            return;
        if (event.action == "die"_L1)
            *code = event.attributes.value("exitCode"_L1).toString().toInt();
        if (event.action == (removed ? "destroy"_L1 : "die"_L1))
            tell();
    });
}

void Connection::stats(const QString &id)
{
    begin("application/json");
    m_step = [this, id] {
        const Container *c = m_world.container(id);
        if (!c)
            return end();
        if (m_socket->bytesToWrite() < lineRoom)
            chunk(line(m_world.stats(*c)));
        m_timer.start(1000);
    };
    step();
}

void Connection::events(const QUrlQuery &query)
{
    const auto filters = Filters::parse(query.queryItemValue(u"filters"_s, QUrl::FullyDecoded));
    if (!filters)
        return answer(Answer::fail(400, u"invalid filter"_s));
    begin("application/json");
    const auto tell = [this, wanted = *filters](const Event &event) {
        if (wanted.equals(u"type"_s, event.type) && wanted.equals(u"event"_s, event.action.section(u':', 0, 0)) && m_socket->bytesToWrite() < eventRoom)
            chunk(line(event.json()));
    };
    if (const qint64 since = nanoseconds(query.queryItemValue(u"since"_s)); since > 0)
        for (const Event &event : m_world.history())
            if (event.ns >= since)
                tell(event);
    if (query.hasQueryItem(u"until"_s))
        return end();
    m_subscription = m_world.listen(tell);
}

} // namespace demo
