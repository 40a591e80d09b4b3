// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the simulated things look in the engine's JSON.
#include "noise.h"
#include "world.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 nsPerMs = 1'000'000;

QString ago(qint64 ms)
{
    const qint64 s = ms / 1000;
    if (s < 1)
        return u"Less than a second"_s;
    if (s < 60)
        return s == 1 ? u"1 second"_s : u"%1 seconds"_s.arg(s);
    const qint64 m = s / 60;
    if (m < 60)
        return m == 1 ? u"About a minute"_s : u"%1 minutes"_s.arg(m);
    const qint64 h = (m + 30) / 60;
    if (h < 48)
        return h == 1 ? u"About an hour"_s : u"%1 hours"_s.arg(h);
    return u"%1 days"_s.arg(h / 24);
}

/// As bridges make it from the address.
QString macOf(const QString &ip)
{
    QString mac = u"02:42"_s;
    for (const QString &part : ip.split(u'.', Qt::SkipEmptyParts))
        mac += u":%1"_s.arg(part.toInt(), 2, 16, QLatin1Char('0'));
    return ip.isEmpty() ? QString() : mac;
}

QString stateName(Container::State state)
{
    switch (state) {
    case Container::State::Created: return u"created"_s;
    case Container::State::Running: return u"running"_s;
    case Container::State::Paused: return u"paused"_s;
    case Container::State::Exited: break;
    }
    return u"exited"_s;
}

} // namespace

QString World::statusText(const Container &c) const
{
    if (c.state == Container::State::Created)
        return u"Created"_s;
    if (c.state == Container::State::Exited)
        return u"Exited (%1) %2 ago"_s.arg(c.exitCode).arg(ago(nowMs() - c.finished));
    QString text = u"Up "_s + ago(nowMs() - c.started);
    if (c.state == Container::State::Paused)
        return text + u" (Paused)"_s;
    return c.health.isEmpty() ? text : text + (c.health == "starting"_L1 ? u" (health: starting)"_s : u" (%1)"_s.arg(c.health));
}

QString World::networkId(const QString &name) const
{
    for (const Network &n : m_networks)
        if (n.name == name)
            return n.id;
    return {};
}

QJsonObject World::networks(const Container &c) const
{
    QJsonObject all;
    for (const Attachment &a : c.networks)
        all.insert(a.network, QJsonObject{{u"EndpointID"_s, c.active() ? a.endpointId : QString()}, {u"NetworkID"_s, networkId(a.network)},
                                             {u"IPAddress"_s, c.active() ? a.ip : QString()}, {u"IPPrefixLen"_s, c.active() && !a.ip.isEmpty() ? 16 : 0},
                                             {u"Gateway"_s, c.active() ? a.gateway : QString()}, {u"MacAddress"_s, c.active() ? macOf(a.ip) : QString()},
                                             {u"Aliases"_s, a.aliases}});
    return all;
}

QJsonObject World::summary(const Container &c) const
{
    QJsonArray ports;
    for (auto it = c.ports.begin(); it != c.ports.end(); ++it)
        for (const char *ip : {"0.0.0.0", "::"})
            ports.append(QJsonObject{{u"IP"_s, QString(QLatin1StringView(ip))}, {u"PrivatePort"_s, it.key().section(u'/', 0, 0).toInt()},
                                     {u"PublicPort"_s, it.value().toArray().first().toObject().value("HostPort"_L1).toString().toInt()}, {u"Type"_s, it.key().section(u'/', 1)}});
    return {{u"Id"_s, c.id}, {u"Names"_s, QJsonArray{u"/"_s + c.name}}, {u"Image"_s, c.image}, {u"ImageID"_s, c.imageId},
            {u"Command"_s, u"/docker-entrypoint.sh"_s}, {u"Created"_s, c.created / 1000}, {u"Ports"_s, ports}, {u"Labels"_s, c.labels()},
            {u"State"_s, stateName(c.state)}, {u"Status"_s, statusText(c)}, {u"Mounts"_s, c.mounts},
            {u"HostConfig"_s, QJsonObject{{u"NetworkMode"_s, c.hostConfig.value("NetworkMode"_L1)}}},
            {u"NetworkSettings"_s, QJsonObject{{u"Networks"_s, networks(c)}}}};
}

Answer World::listContainers(const QUrlQuery &query)
{
    const auto filters = Filters::parse(query.queryItemValue(u"filters"_s, QUrl::FullyDecoded));
    if (!filters)
        return Answer::fail(400, u"invalid filter"_s);
    const QString all = query.queryItemValue(u"all"_s);
    const bool everything = all == "1"_L1 || all == "true"_L1 || filters->has(u"status"_s);
    QJsonArray rows;
    for (auto it = m_containers.rbegin(); it != m_containers.rend(); ++it) {
        const Container &c = **it;
        if ((everything || c.active()) && filters->begins(u"id"_s, c.id) && filters->equals(u"status"_s, stateName(c.state))
            && filters->contains(u"name"_s, c.name) && filters->labels(c.labels()))
            rows.append(summary(c));
    }
    return Answer::of(rows);
}

Answer World::inspectContainer(const QString &name)
{
    const Container *c = container(name);
    if (!c)
        return Answer::fail(404, u"No such container: "_s + name);
    QJsonObject state{{u"Status"_s, stateName(c->state)}, {u"Running"_s, c->active()}, {u"Paused"_s, c->state == Container::State::Paused},
                      {u"Restarting"_s, false}, {u"OOMKilled"_s, false}, {u"Dead"_s, false}, {u"Pid"_s, c->pid}, {u"ExitCode"_s, c->exitCode},
                      {u"Error"_s, c->error}, {u"StartedAt"_s, timeText(c->started * nsPerMs)}, {u"FinishedAt"_s, timeText(c->finished * nsPerMs)}};
    if (!c->health.isEmpty()) {
        QJsonArray log;
        const bool bad = c->health == "unhealthy"_L1;
        for (qint64 k = nowMs() / 30'000 - 4; k <= nowMs() / 30'000; ++k)
            if (k * 30'000 > c->started)
                log.append(QJsonObject{{u"Start"_s, timeText(k * 30'000 * nsPerMs)}, {u"End"_s, timeText((k * 30'000 + 41) * nsPerMs)}, {u"ExitCode"_s, bad ? 1 : 0},
                                       {u"Output"_s, bad ? u"curl: (7) Failed to connect to localhost port 9000: Connection refused\n"_s : u"ok\n"_s}});
        state.insert(u"Health"_s, QJsonObject{{u"Status"_s, c->health}, {u"FailingStreak"_s, bad ? 12 : 0}, {u"Log"_s, log}});
    }
    return Answer::of(QJsonObject{{u"Id"_s, c->id}, {u"Name"_s, u"/"_s + c->name}, {u"Created"_s, timeText(c->created * nsPerMs)}, {u"Image"_s, c->imageId},
                                  {u"Path"_s, u"/docker-entrypoint.sh"_s}, {u"Args"_s, QJsonArray()}, {u"State"_s, state}, {u"RestartCount"_s, c->restarts},
                                  {u"Driver"_s, u"overlay2"_s}, {u"Platform"_s, u"linux"_s}, {u"HostConfig"_s, c->hostConfig}, {u"Config"_s, c->config}, {u"Mounts"_s, c->mounts},
                                  {u"NetworkSettings"_s, QJsonObject{{u"Ports"_s, c->ports}, {u"Networks"_s, networks(*c)},
                                                                             {u"IPAddress"_s, c->active() ? c->networks.value(0).ip : QString()}, {u"Gateway"_s, c->active() ? c->networks.value(0).gateway : QString()}}}});
}

std::optional<Usage> World::usage(const Container &c, qint64 atMs) const
{
    const Wander wander(mix(m_options.seed, hashOf(c.id)), m_options.still);
    const double now = static_cast<double>(atMs - m_born) / 1000.0;
    bool ran = false;
    // Counters begin at zero with the last start, and rest while paused.
    const auto counted = [&](int metric) {
        double sum = 0;
        for (qsizetype i = c.spans.size() - 1; i >= 0; --i) {
            const Span &span = c.spans.at(i);
            if (span.begin > atMs)
                continue;
            ran = true;
            const double end = span.end < 0 || span.end > atMs ? now : static_cast<double>(span.end - m_born) / 1000.0;
            sum += wander.total(end, metric) - wander.total(static_cast<double>(span.begin - m_born) / 1000.0, metric);
            if (span.fresh)
                break;
        }
        return sum;
    };
    const auto bytes = [&](double rate, int metric) { return static_cast<qint64>(rate * counted(metric)); };
    Usage usage;
    usage.cpuNs = static_cast<qint64>(c.load.cpu * 1e7 * counted(1));
    usage.periods = static_cast<qint64>(counted(2) * 10);
    usage.throttledPeriods = static_cast<qint64>(static_cast<double>(usage.periods) * c.load.throttled / 100);
    usage.memory = static_cast<qint64>(c.load.memory * wander.level(now, 9, 0.03));
    const qint64 limit = c.hostConfig.value("Memory"_L1).toInteger();
    usage.memoryLimit = limit > 0 ? limit : 16'777'216'000;
    usage.received = bytes(c.load.received, 3);
    usage.sent = bytes(c.load.sent, 4);
    usage.read = bytes(c.load.read, 5);
    usage.written = bytes(c.load.written, 6);
    return ran ? std::optional(usage) : std::nullopt;
}

QJsonObject World::stats(const Container &c) const
{
    const QJsonObject head{{u"name"_s, u"/"_s + c.name}, {u"id"_s, c.id}};
    QJsonObject object = head;
    if (!c.active()) {
        object.insert(u"read"_s, zeroTime());
        return object;
    }
    const Usage now = usage(c, nowMs()).value_or(Usage());
    object.insert(u"read"_s, timeText(nowMs() * nsPerMs));
    object.insert(u"preread"_s, zeroTime());
    object.insert(u"cpu_stats"_s, QJsonObject{{u"cpu_usage"_s, QJsonObject{{u"total_usage"_s, now.cpuNs}}},
                                              {u"system_cpu_usage"_s, (nowMs() - m_born + 30 * 86'400'000LL) * nsPerMs * 8}, {u"online_cpus"_s, 8},
                                              {u"throttling_data"_s, QJsonObject{{u"periods"_s, now.periods}, {u"throttled_periods"_s, now.throttledPeriods}, {u"throttled_time"_s, 0}}}});
    object.insert(u"precpu_stats"_s, QJsonObject());
    object.insert(u"memory_stats"_s, QJsonObject{{u"usage"_s, now.memory + 8'000'000}, {u"limit"_s, now.memoryLimit}, {u"stats"_s, QJsonObject{{u"inactive_file"_s, 8'000'000}, {u"anon"_s, now.memory}}}});
    object.insert(u"pids_stats"_s, QJsonObject{{u"current"_s, c.load.processes}});
    object.insert(u"networks"_s, QJsonObject{{u"eth0"_s, QJsonObject{{u"rx_bytes"_s, now.received}, {u"tx_bytes"_s, now.sent}}}});
    object.insert(u"blkio_stats"_s, QJsonObject{{u"io_service_bytes_recursive"_s, QJsonArray{QJsonObject{{u"op"_s, u"read"_s}, {u"value"_s, now.read}},
                                                                                              QJsonObject{{u"op"_s, u"write"_s}, {u"value"_s, now.written}}}}});
    return object;
}

qint64 World::sharedSize(const Image &image) const
{
    qint64 sum = 0;
    for (const Layer &layer : image.layers)
        for (const Image &other : m_images)
            if (other.id != image.id && !layer.digest.isEmpty() && other.layers.first().digest == layer.digest) {
                sum += layer.size;
                break;
            }
    return sum;
}

Answer World::listImages(const QUrlQuery &)
{
    QJsonArray rows;
    for (const Image &image : m_images) {
        int users = 0;
        for (const auto &c : m_containers)
            users += c->imageId == image.id;
        rows.append(QJsonObject{{u"Id"_s, image.id}, {u"ParentId"_s, QString()}, {u"RepoTags"_s, QJsonArray::fromStringList(image.tags)}, {u"RepoDigests"_s, QJsonArray()},
                                {u"Created"_s, image.created / 1000}, {u"Size"_s, image.size()}, {u"SharedSize"_s, sharedSize(image)}, {u"Containers"_s, users}, {u"Labels"_s, QJsonObject()}});
    }
    return Answer::of(rows);
}

Answer World::inspectImage(const QString &name)
{
    const Image *found = image(name);
    if (!found)
        return Answer::fail(404, u"No such image: "_s + name);
    return Answer::of(QJsonObject{{u"Id"_s, found->id}, {u"RepoTags"_s, QJsonArray::fromStringList(found->tags)}, {u"RepoDigests"_s, QJsonArray()}, {u"Created"_s, timeText(found->created * nsPerMs)},
                                  {u"Size"_s, found->size()}, {u"Architecture"_s, u"amd64"_s}, {u"Os"_s, u"linux"_s}, {u"Config"_s, found->config}});
}

Answer World::imageHistory(const QString &name)
{
    const Image *found = image(name);
    if (!found)
        return Answer::fail(404, u"No such image: "_s + name);
    QJsonArray rows;
    for (auto it = found->layers.rbegin(); it != found->layers.rend(); ++it)
        rows.append(QJsonObject{{u"Id"_s, rows.isEmpty() ? found->id : u"<missing>"_s}, {u"Created"_s, found->created / 1000}, {u"CreatedBy"_s, it->command}, {u"Size"_s, it->size},
                                {u"Tags"_s, rows.isEmpty() ? QJsonArray::fromStringList(found->tags) : QJsonArray()}, {u"Comment"_s, QString()}});
    return Answer::of(rows);
}

} // namespace demo
