// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to containers, and the events it makes.
#include "noise.h"
#include "world.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

Answer missing(const QString &name)
{
    return Answer::fail(404, u"No such container: "_s + name);
}

} // namespace

std::optional<Answer> World::refuse(const QString &name, const QJsonObject &body)
{
    static const QRegularExpression valid(u"^/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$"_s);
    const QJsonObject host = body.value("HostConfig"_L1).toObject();
    if (!name.isEmpty() && !valid.match(name).hasMatch())
        return Answer::fail(400, u"Invalid container name (%1), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"_s.arg(name));
    for (const auto &c : m_containers)
        if (!name.isEmpty() && c->name == name)
            return Answer::fail(409, u"Conflict. The container name \"/%1\" is already in use by container \"%2\". You have to remove (or rename) that container to be able to reuse that name."_s.arg(name, c->id));
    const QString image = body.value("Image"_L1).toString();
    if (!this->image(image))
        return Answer::fail(404, u"No such image: "_s + fullReference(image));
    const qint64 memory = host.value("Memory"_L1).toInteger();
    if (memory > 0 && memory < 6 * 1024 * 1024)
        return Answer::fail(400, u"Minimum memory limit allowed is 6MB"_s);
    if (host.value("NanoCpus"_L1).toInteger() > 8'000'000'000)
        return Answer::fail(400, u"Range of CPUs is from 0.01 to 8.00, as there are only 8 CPUs available"_s);
    const QString policy = host.value("RestartPolicy"_L1).toObject().value("Name"_L1).toString();
    if (host.value("AutoRemove"_L1).toBool() && !policy.isEmpty() && policy != "no"_L1)
        return Answer::fail(400, u"can't create 'AutoRemove' container with restart policy"_s);
    return {};
}

void World::applyVolumes(Container &c, const QJsonObject &host)
{
    for (const QJsonValue bind : host.value("Binds"_L1).toArray()) {
        const QStringList parts = bind.toString().split(u':');
        if (parts.size() < 2)
            continue;
        const bool named = !parts[0].startsWith(u'/');
        if (named && !volume(parts[0])) {
            Volume v;
            v.name = parts[0];
            v.created = nowMs();
            m_volumes.push_back(v);
            emitEvent(u"volume"_s, u"create"_s, v.name, {{u"driver"_s, v.driver}});
        }
        QJsonObject mount{{u"Type"_s, named ? u"volume"_s : u"bind"_s}, {u"Source"_s, named ? u"/var/lib/docker/volumes/%1/_data"_s.arg(parts[0]) : parts[0]},
                          {u"Destination"_s, parts[1]}, {u"Mode"_s, parts.value(2)}, {u"RW"_s, parts.value(2) != "ro"_L1}, {u"Propagation"_s, QString()}};
        if (named) {
            mount.insert(u"Name"_s, parts[0]);
            mount.insert(u"Driver"_s, u"local"_s);
        }
        c.mounts.append(mount);
    }
}

Answer World::createContainer(const QString &wanted, const QJsonObject &body)
{
    if (const auto refused = refuse(wanted, body))
        return *refused;
    const QJsonObject host = body.value("HostConfig"_L1).toObject();
    const QString mode = host.value("NetworkMode"_L1).toString();
    Network *n = network(mode.isEmpty() || mode == "default"_L1 ? u"bridge"_s : mode);
    if (!n)
        return Answer::fail(404, u"network %1 not found"_s.arg(mode));
    auto made = std::make_unique<Container>();
    Container &c = *made;
    c.id = newId();
    c.name = wanted.isEmpty() ? u"brave_harbour_%1"_s.arg(m_ids) : wanted;
    c.image = body.value("Image"_L1).toString();
    const Image &from = *image(c.image);
    c.imageId = from.id;
    c.created = nowMs();
    c.config = from.config;
    for (auto it = body.begin(); it != body.end(); ++it)
        if (it.key() != "HostConfig"_L1 && it.key() != "NetworkingConfig"_L1 && !it.value().isNull())
            c.config.insert(it.key(), it.value());
    QJsonArray env = body.value("Env"_L1).toArray();
    for (const QJsonValue value : from.config.value("Env"_L1).toArray())
        env.append(value);
    c.config.insert(u"Env"_s, env);
    c.hostConfig = host;
    c.hostConfig.insert(u"NetworkMode"_s, mode.isEmpty() ? u"default"_s : mode);
    const QString ip = n->gateway.isEmpty() ? QString() : n->gateway.section(u'.', 0, 2) + u".%1"_s.arg(n->nextHost++);
    c.networks.append({n->name, newId(), ip, n->gateway, {}});
    applyVolumes(c, host);
    m_containers.push_back(std::move(made));
    emitContainer(*m_containers.back(), u"create"_s);
    return Answer::of(QJsonObject{{u"Id"_s, m_containers.back()->id}, {u"Warnings"_s, QJsonArray()}}, 201);
}

std::optional<Answer> World::portTaken(const Container &c) const
{
    for (const QJsonValue bindings : c.hostConfig.value("PortBindings"_L1).toObject())
        for (const QJsonValue binding : bindings.toArray()) {
            const QString port = binding.toObject().value("HostPort"_L1).toString();
            for (const auto &other : m_containers)
                if (!port.isEmpty() && other.get() != &c && other->active())
                    for (const QJsonValue theirs : other->ports)
                        if (theirs.toArray().first().toObject().value("HostPort"_L1).toString() == port)
                            return Answer::fail(500, u"driver failed programming external connectivity on endpoint %1 (%2): Bind for 0.0.0.0:%3 failed: port is already allocated"_s
                                                         .arg(c.name, c.networks.value(0).endpointId, port));
        }
    return {};
}

void World::openPorts(Container &c)
{
    c.ports = {};
    const QJsonObject bindings = c.hostConfig.value("PortBindings"_L1).toObject();
    for (auto it = bindings.begin(); it != bindings.end(); ++it) {
        QString port = it.value().toArray().first().toObject().value("HostPort"_L1).toString();
        if (port.isEmpty() || port == "0"_L1)
            port = QString::number(m_nextPort++);
        c.ports.insert(it.key(), QJsonArray{QJsonObject{{u"HostIp"_s, u"0.0.0.0"_s}, {u"HostPort"_s, port}}});
    }
}

void World::setHealth(Container &c, const QString &health)
{
    c.health = health;
    emitContainer(c, u"health_status: "_s + health);
}

Answer World::start(const QString &name)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    if (c->state == Container::State::Paused)
        return Answer::fail(409, u"cannot start a paused container, try unpause instead"_s);
    if (c->active())
        return Answer::done(304);
    if (auto taken = portTaken(*c)) {
        c->exitCode = 128;
        c->error = QJsonDocument::fromJson(taken->body).object().value("message"_L1).toString();
        return *taken;
    }
    run(*c);
    return Answer::done();
}

void World::run(Container &c)
{
    c.state = Container::State::Running;
    c.started = nowMs();
    c.finished = 0;
    c.exitCode = 0;
    c.error.clear();
    c.pid = m_nextPid++;
    c.spans.append({c.started, -1, true});
    openPorts(c);
    c.health = c.config.contains("Healthcheck"_L1) ? u"starting"_s : QString();
    emitNetworks(c, u"connect"_s);
    emitContainer(c, u"start"_s);
    if (!c.health.isEmpty())
        m_timers[c.id] = m_clock->after(std::chrono::seconds(5), [this, id = c.id] {
            if (Container *later = container(id); later && later->state == Container::State::Running)
                setHealth(*later, u"healthy"_s);
        });
}

void World::died(Container &c, int exitCode, qint64 atMs)
{
    m_timers.erase(c.id);
    c.state = Container::State::Exited;
    c.exitCode = exitCode;
    c.finished = atMs;
    c.pid = 0;
    c.ports = {};
    c.health.clear();
    if (!c.spans.isEmpty() && c.spans.last().end < 0)
        c.spans.last().end = atMs;
    emitContainer(c, u"die"_s, {{u"exitCode"_s, QString::number(exitCode)}});
    emitNetworks(c, u"disconnect"_s);
}

Answer World::stop(const QString &name, int signal)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    if (!c->active())
        return Answer::done(304);
    emitContainer(*c, u"kill"_s, {{u"signal"_s, QString::number(signal)}});
    died(*c, signal == 9 ? 137 : 0, nowMs());
    emitContainer(*c, u"stop"_s);
    if (c->hostConfig.value("AutoRemove"_L1).toBool())
        erase(c->id);
    return Answer::done();
}

Answer World::restart(const QString &name)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    if (c->active()) {
        emitContainer(*c, u"kill"_s, {{u"signal"_s, u"15"_s}});
        died(*c, 0, nowMs());
        emitContainer(*c, u"stop"_s);
    }
    if (const Answer started = start(name); !started.ok())
        return started;
    emitContainer(*c, u"restart"_s);
    return Answer::done();
}

Answer World::pause(const QString &name)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    if (c->state != Container::State::Running)
        return Answer::fail(409, c->active() ? u"Container %1 is already paused"_s.arg(name) : u"Container %1 is not running"_s.arg(c->id));
    c->state = Container::State::Paused;
    c->spans.last().end = nowMs();
    emitContainer(*c, u"pause"_s);
    return Answer::done();
}

Answer World::unpause(const QString &name)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    if (c->state != Container::State::Paused)
        return Answer::fail(500, u"Container %1 is not paused"_s.arg(c->id));
    c->state = Container::State::Running;
    c->spans.append({nowMs(), -1, false});
    emitContainer(*c, u"unpause"_s);
    return Answer::done();
}

Answer World::kill(const QString &name, const QString &signal)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    if (!c->active())
        return Answer::fail(409, u"Cannot kill container: %1: Container %2 is not running"_s.arg(name, c->id));
    const bool deadly = signal.isEmpty() || signal.endsWith("KILL"_L1) || signal == "9"_L1;
    const bool ends = deadly || signal.endsWith("TERM"_L1) || signal.endsWith("INT"_L1) || signal == "15"_L1 || signal == "2"_L1;
    emitContainer(*c, u"kill"_s, {{u"signal"_s, deadly ? u"9"_s : signal}});
    if (ends) {
        died(*c, deadly ? 137 : 143, nowMs());
        if (c->hostConfig.value("AutoRemove"_L1).toBool())
            erase(c->id);
    }
    return Answer::done();
}

Answer World::rename(const QString &name, const QString &newName)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    for (const auto &other : m_containers)
        if (other->name == newName)
            return Answer::fail(409, u"Error when allocating new name: Conflict. The container name \"/%1\" is already in use by container \"%2\". You have to remove (or rename) that container to be able to reuse that name."_s.arg(newName, other->id));
    const QString old = std::exchange(c->name, newName);
    emitContainer(*c, u"rename"_s, {{u"oldName"_s, u"/"_s + old}});
    return Answer::done();
}

Answer World::update(const QString &name, const QJsonObject &body)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    for (auto it = body.begin(); it != body.end(); ++it)
        if (it.value().isObject() || it.value().toInteger() != 0 || !it.value().toString().isEmpty())
            c->hostConfig.insert(it.key(), it.value());
    emitContainer(*c, u"update"_s);
    return Answer::of(QJsonObject{{u"Warnings"_s, QJsonValue()}});
}

Answer World::removeContainer(const QString &name, bool force)
{
    Container *c = container(name);
    if (!c)
        return missing(name);
    if (c->active() && !force)
        return Answer::fail(409, u"You cannot remove a running container %1. Stop the container before attempting removal or force remove"_s.arg(c->id));
    if (c->active()) {
        emitContainer(*c, u"kill"_s, {{u"signal"_s, u"9"_s}});
        died(*c, 137, nowMs());
    }
    erase(c->id);
    return Answer::done();
}

void World::erase(const QString &id)
{
    for (auto it = m_containers.begin(); it != m_containers.end(); ++it) {
        if ((*it)->id != id)
            continue;
        const std::unique_ptr<Container> gone = std::move(*it);
        m_containers.erase(it);
        m_timers.erase(id);
        emitContainer(*gone, u"destroy"_s);
        return;
    }
}

} // namespace demo
