// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusterconnection.h"

#include "apitables.h"

#include <QDateTime>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 lineRoom = 64 * 1024;
constexpr qint64 watchRoom = 4 * 1024 * 1024;
constexpr int bookmarkMs = 60'000;

QByteArray stampOf(qint64 ns)
{
    return QDateTime::fromSecsSinceEpoch(ns / 1'000'000'000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + '.' + QByteArray::number(ns % 1'000'000'000).rightJustified(9, '0') + 'Z';
}

} // namespace

ClusterConnection::ClusterConnection(DemoCluster &cluster, QLocalSocket *socket, QObject *parent) : HttpPeer(socket, parent), m_cluster(cluster), m_server(cluster)
{
    m_timer.setSingleShot(true);
    m_end.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_log)
            return writeLog();
        bookmark(false);
        m_timer.start(bookmarkMs);
    });
    connect(&m_end, &QTimer::timeout, this, [this] {
        bookmark(false);
        m_ticket.reset();
        m_timer.stop();
        m_watch.reset();
        end();
    });
}

ClusterConnection::~ClusterConnection() = default;

void ClusterConnection::handle(const HttpMessage &message)
{
    const ApiRequest request = parseRequest(message.method, message.target, message.header("accept"), message.header("content-type"), message.body);
    const bool allowed = request.resource && !request.resource->refused;
    if (allowed && request.method == "GET" && request.watches())
        return watch(request);
    if (allowed && request.method == "GET" && request.resource == &resources::pods && request.subresource == "log"_L1)
        return log(request);
    if (allowed && request.resource == &resources::pods && request.subresource == "exec"_L1)
        return exec(request, message);
    answer(m_server.answer(request));
}

void ClusterConnection::drained()
{
    if (m_log && !m_timer.isActive() && socket().bytesToWrite() < lineRoom)
        m_timer.start(0);
}

// --- Watches --------------------------------------------------------------------------------------------------------

void ClusterConnection::watch(const ApiRequest &request)
{
    m_cluster.catchUp();
    const bool initial = request.yes("sendInitialEvents") || request.value("resourceVersion").isEmpty() || request.value("resourceVersion") == "0"_L1;
    m_watch.emplace(Watch{request, ApiSelectors(request), {}, false});
    begin("application/json");
    m_ticket = m_cluster.store().listen([this](const StoreChange &change) { tell(change); });
    if (const int seconds = request.value("timeoutSeconds").toInt(); seconds > 0)
        m_end.start(seconds * 1000);
    m_timer.start(bookmarkMs);
    beginWatch(initial);
}

void ClusterConnection::beginWatch(bool initial)
{
    const ApiRequest &request = m_watch->request;
    if (initial) {
        for (const QJsonObject &object : m_cluster.store().list(*request.resource, request.namespaceName))
            tell({StoreChange::Kind::Added, request.resource, object, 0});
        if (request.yes("sendInitialEvents"))
            bookmark(true);
        return;
    }
    const auto missed = m_cluster.store().since(request.value("resourceVersion").toLongLong());
    if (missed) {
        for (const StoreChange &change : *missed)
            tell(change);
        return;
    }
    frame("ERROR", statusObject(410, "Expired", u"too old resource version: %1 (%2)"_s.arg(request.value("resourceVersion")).arg(m_cluster.store().version())));
    m_end.start(0);
}

void ClusterConnection::tell(const StoreChange &change)
{
    if (!m_watch || change.resource != m_watch->request.resource)
        return;
    const QString place = m_watch->request.namespaceName, uid = uidOf(change.object);
    const bool matches = (place.isEmpty() || namespaceOf(change.object) == place) && m_watch->selectors.match(change.object);
    const bool knew = m_watch->seen.contains(uid);
    if (socket().bytesToWrite() > watchRoom)
        return socket().abort();
    if (change.kind == StoreChange::Kind::Deleted || !matches) {
        if (matches || knew)
            frame("DELETED", change.object);
        m_watch->seen.erase(uid);
        return;
    }
    // A watch that goes on from a version knows what was there then without having been told.
    const bool news = change.kind == StoreChange::Kind::Added || (!knew && !m_watch->selectors.empty());
    m_watch->seen.insert(uid);
    frame(news ? "ADDED" : "MODIFIED", change.object);
}

void ClusterConnection::frame(const char *type, const QJsonObject &object)
{
    QJsonObject shown = object;
    const bool plain = QByteArray(type) == "ERROR" || QByteArray(type) == "BOOKMARK";
    if (m_watch->request.asTable() && !plain) {
        shown = tableOf(m_cluster.store(), *m_watch->request.resource, {object}, m_watch->request.value("includeObject"), !m_watch->columns);
        m_watch->columns = true;
    } else if (!plain) {
        shown = ApiServer::shown(m_watch->request, object);
    }
    chunk(QJsonDocument(QJsonObject{{u"type"_s, QString::fromLatin1(type)}, {u"object"_s, shown}}).toJson(QJsonDocument::Compact) + '\n');
}

void ClusterConnection::bookmark(bool initialEnd)
{
    if (!m_watch || (!initialEnd && !m_watch->request.yes("allowWatchBookmarks")))
        return;
    const bool table = m_watch->request.asTable(), partial = m_watch->request.asMetadata();
    const ApiResource &resource = *m_watch->request.resource;
    QJsonObject meta{{u"resourceVersion"_s, QString::number(m_cluster.store().version())}};
    if (initialEnd)
        meta.insert(u"annotations"_s, QJsonObject{{u"k8s.io/initial-events-end"_s, u"true"_s}});
    if (!table)
        return frame("BOOKMARK", {{u"kind"_s, partial ? u"PartialObjectMetadata"_s : resource.kindText()}, {u"apiVersion"_s, partial ? u"meta.k8s.io/v1"_s : resource.apiVersion()}, {u"metadata"_s, meta}});
    // A Table's bookmark is a row of an object that has nothing but its version.
    QJsonObject mark = tableOf(m_cluster.store(), resource, {}, {}, !m_watch->columns);
    mark.insert(u"metadata"_s, QJsonObject{{u"resourceVersion"_s, meta.value("resourceVersion"_L1)}});
    const QJsonObject object{{u"kind"_s, u"PartialObjectMetadata"_s}, {u"apiVersion"_s, u"meta.k8s.io/v1"_s}, {u"metadata"_s, meta}};
    mark.insert(u"rows"_s, QJsonArray{QJsonObject{{u"cells"_s, QJsonArray()}, {u"object"_s, object}}});
    m_watch->columns = true;
    frame("BOOKMARK", mark);
}

// --- Logs -----------------------------------------------------------------------------------------------------------

void ClusterConnection::log(const ApiRequest &request)
{
    m_cluster.catchUp();
    const auto pod = m_cluster.store().find(resources::pods, request.namespaceName, request.name);
    if (!pod)
        return answer(notFound(request));
    const QJsonArray containers = arrayAt(*pod, u"spec.containers");
    Following log{*pod, request.value("container"), request.yes("previous"), request.yes("follow"), request.yes("timestamps")};
    if (log.container.isEmpty() && containers.size() > 1) {
        QStringList names;
        for (const QJsonValue container : containers)
            names += textAt(container.toObject(), u"name");
        return answer(statusAnswer(400, "BadRequest", u"a container name must be specified for pod %1, choose one of: [%2]"_s.arg(request.name, names.join(u' '))));
    }
    if (log.container.isEmpty())
        log.container = textAt(containers.at(0).toObject(), u"name");
    const std::optional<Container> source = m_cluster.logOf(*pod, log.container, log.previous);
    if (!source && log.previous)
        return answer(statusAnswer(400, "BadRequest", u"previous terminated container \"%1\" in pod \"%2\" not found"_s.arg(log.container, request.name)));
    if (!source)
        return answer(statusAnswer(400, "BadRequest", u"container \"%1\" in pod \"%2\" is waiting to start: ContainerCreating"_s.arg(log.container, request.name)));
    const LogVoice voice(*source, m_cluster.options().seed);
    const qint64 now = m_cluster.store().nowMs();
    qint64 sinceMs = msOfSeconds(request.value("sinceTime"));
    if (const qint64 seconds = request.value("sinceSeconds").toLongLong(); seconds > 0)
        sinceMs = now - seconds * 1000;
    log.position = voice.since(sinceMs * 1'000'000, now);
    if (const QString tail = request.value("tailLines"); !tail.isEmpty())
        log.position = std::max(log.position, voice.tail(tail.toLongLong(), now));
    if (const QString most = request.value("limitBytes"); !most.isEmpty())
        log.left = most.toLongLong();
    m_log = log;
    begin("text/plain");
    writeLog();
}

void ClusterConnection::writeLog()
{
    const auto over = [this] {
        m_log.reset();
        m_timer.stop();
        end();
    };
    m_cluster.catchUp();
    const auto pod = m_cluster.store().find(resources::pods, namespaceOf(m_log->pod), nameOf(m_log->pod));
    const std::optional<Container> source = pod && uidOf(*pod) == uidOf(m_log->pod) ? m_cluster.logOf(*pod, m_log->container, m_log->previous) : std::nullopt;
    if (!source)
        return over();
    const LogVoice voice(*source, m_cluster.options().seed);
    const qint64 now = m_cluster.store().nowMs();
    while (socket().bytesToWrite() < lineRoom) {
        const auto next = voice.next(m_log->position, now);
        if (!next) {
            if (!m_log->follow || source->state != Container::State::Running)
                return over();
            const qint64 due = voice.due(m_log->position).value_or(now + 500);
            return m_timer.start(static_cast<int>(qBound(qint64(5), due - now, qint64(1000))));
        }
        const QByteArray line = (m_log->stamps ? stampOf(next->ns) + ' ' : QByteArray()) + next->text + '\n';
        chunk(m_log->left < 0 ? line : line.left(m_log->left));
        if (m_log->left >= 0 && (m_log->left -= line.size()) <= 0)
            return over();
    }
}

} // namespace demo
