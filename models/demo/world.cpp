// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "world.h"

#include "noise.h"

#include <QDateTime>

namespace demo {

QJsonObject Event::json() const
{
    QJsonObject actorObject{{QStringLiteral("ID"), actor}, {QStringLiteral("Attributes"), attributes}};
    QJsonObject object{{QStringLiteral("Type"), type},   {QStringLiteral("Action"), action},
                       {QStringLiteral("Actor"), actorObject}, {QStringLiteral("scope"), QStringLiteral("local")},
                       {QStringLiteral("time"), ns / 1'000'000'000}, {QStringLiteral("timeNano"), ns}};
    if (type == QLatin1String("container") || type == QLatin1String("image")) {
        object.insert(QStringLiteral("status"), action);
        object.insert(QStringLiteral("id"), actor);
        if (attributes.contains(QLatin1String("image")))
            object.insert(QStringLiteral("from"), attributes.value(QLatin1String("image")));
    }
    return object;
}

World::World(WorldOptions options)
    : m_options(options), m_clock(options.clock ? options.clock : &base::Clock::system()), m_born(m_clock->wallMs())
{
    seedNetworksAndVolumes();
    seedImages();
    seedContainers();
    // What made the world is no news.
    m_events.clear();
}

World::~World() = default;

QString World::timeText(qint64 ns)
{
    if (ns == 0)
        return zeroTime();
    const QDateTime time = QDateTime::fromSecsSinceEpoch(ns / 1'000'000'000).toUTC();
    return time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"))
        + QStringLiteral(".%1Z").arg(ns % 1'000'000'000, 9, 10, QLatin1Char('0'));
}

QString World::fullReference(const QString &name)
{
    if (name.contains(QLatin1Char('@')) || name.startsWith(QLatin1String("sha256:")))
        return name;
    const qsizetype slash = name.lastIndexOf(QLatin1Char('/'));
    return name.indexOf(QLatin1Char(':'), slash + 1) < 0 ? name + QStringLiteral(":latest") : name;
}

Container *World::container(const QString &name)
{
    const QString plain = name.startsWith(QLatin1Char('/')) ? name.mid(1) : name;
    Container *found = nullptr;
    for (const auto &c : m_containers) {
        if (c->id == plain || c->name == plain)
            return c.get();
        if (plain.size() >= 2 && c->id.startsWith(plain)) {
            if (found)
                return nullptr;
            found = c.get();
        }
    }
    return found;
}

Image *World::image(const QString &name)
{
    const QString full = fullReference(name);
    const QString hex = name.startsWith(QLatin1String("sha256:")) ? name.mid(7) : name;
    Image *found = nullptr;
    for (Image &image : m_images) {
        if (image.tags.contains(full) || image.id == name || (name.contains(QLatin1Char('@')) && name.endsWith(image.digest)))
            return &image;
        if (hex.size() >= 4 && image.id.mid(7).startsWith(hex))
            found = &image;
    }
    return found;
}

Volume *World::volume(const QString &name)
{
    for (Volume &volume : m_volumes)
        if (volume.name == name)
            return &volume;
    return nullptr;
}

Network *World::network(const QString &name)
{
    for (Network &network : m_networks)
        if (network.name == name || network.id == name)
            return &network;
    for (Network &network : m_networks)
        if (name.size() >= 4 && network.id.startsWith(name))
            return &network;
    return nullptr;
}

qint64 World::nextNs()
{
    // Distinct, as an engine's are: a reader tells events apart by their time.
    m_lastNs = qMax(m_lastNs + 1'000, m_clock->wallMs() * 1'000'000);
    return m_lastNs;
}

QString World::newId()
{
    return hexId(mix(m_options.seed, 0x1d000 + m_ids++));
}

std::unique_ptr<World::Subscription> World::listen(std::function<void(const Event &)> heard)
{
    const int number = m_nextListener++;
    m_listeners.emplace(number, std::move(heard));
    return std::make_unique<Subscription>(*this, number);
}

void World::emitEvent(const QString &type, const QString &action, const QString &actor, QJsonObject attributes)
{
    const Event event{type, action, actor, std::move(attributes), nextNs()};
    m_events.push_back(event);
    if (m_events.size() > 256)
        m_events.pop_front();
    // A listener may end itself or others while it hears.
    std::vector<int> numbers;
    for (const auto &[number, heard] : m_listeners)
        numbers.push_back(number);
    for (const int number : numbers) {
        const auto it = m_listeners.find(number);
        if (it == m_listeners.end())
            continue;
        const auto heard = it->second;
        heard(event);
    }
}

void World::emitContainer(const Container &c, const QString &action, QJsonObject extra)
{
    QJsonObject attributes = c.labels();
    for (auto it = extra.begin(); it != extra.end(); ++it)
        attributes.insert(it.key(), it.value());
    attributes.insert(QStringLiteral("image"), c.image);
    attributes.insert(QStringLiteral("name"), c.name);
    emitEvent(QStringLiteral("container"), action, c.id, attributes);
}

void World::emitNetworks(const Container &c, const QString &action)
{
    for (const Attachment &attachment : c.networks)
        if (const Network *n = network(attachment.network))
            emitEvent(QStringLiteral("network"), action, n->id,
                      {{QStringLiteral("container"), c.id}, {QStringLiteral("name"), n->name}, {QStringLiteral("type"), n->driver}});
}

Answer World::version() const
{
    const QJsonObject details{{QStringLiteral("ApiVersion"), QStringLiteral("1.43")}, {QStringLiteral("Arch"), QStringLiteral("amd64")},
                              {QStringLiteral("GitCommit"), QStringLiteral("demo")}, {QStringLiteral("MinAPIVersion"), QStringLiteral("1.24")},
                              {QStringLiteral("Os"), QStringLiteral("linux")}};
    const QJsonObject engine{{QStringLiteral("Name"), QStringLiteral("Engine")}, {QStringLiteral("Version"), QStringLiteral("24.0.9")},
                             {QStringLiteral("Details"), details}};
    return Answer::of(QJsonObject{{QStringLiteral("Platform"), QJsonObject{{QStringLiteral("Name"), QStringLiteral("Pilothouse demo engine")}}},
                                  {QStringLiteral("Components"), QJsonArray{engine}},
                                  {QStringLiteral("Version"), QStringLiteral("24.0.9")},
                                  {QStringLiteral("ApiVersion"), QStringLiteral("1.43")},
                                  {QStringLiteral("MinAPIVersion"), QStringLiteral("1.24")},
                                  {QStringLiteral("GitCommit"), QStringLiteral("demo")},
                                  {QStringLiteral("GoVersion"), QStringLiteral("go1.20.13")},
                                  {QStringLiteral("Os"), QStringLiteral("linux")},
                                  {QStringLiteral("Arch"), QStringLiteral("amd64")},
                                  {QStringLiteral("KernelVersion"), QStringLiteral("6.1.0-18-amd64")},
                                  {QStringLiteral("BuildTime"), QStringLiteral("2024-02-01T00:00:00.000000000+00:00")}});
}

Answer World::info() const
{
    int running = 0;
    int paused = 0;
    for (const auto &c : m_containers) {
        running += c->state == Container::State::Running;
        paused += c->state == Container::State::Paused;
    }
    const int all = static_cast<int>(m_containers.size());
    QJsonObject object = QJsonDocument::fromJson(R"json({
        "Driver":"overlay2","DriverStatus":[["Backing Filesystem","extfs"],["Supports d_type","true"]],
        "Plugins":{"Volume":["local"],"Network":["bridge","host","ipvlan","macvlan","null","overlay"],"Authorization":null,
        "Log":["json-file","local","none","syslog","journald"]},"MemoryLimit":true,"SwapLimit":true,"CpuCfsPeriod":true,
        "CpuCfsQuota":true,"CPUShares":true,"CPUSet":true,"PidsLimit":true,"IPv4Forwarding":true,"OomKillDisable":false,
        "Debug":false,"NGoroutines":64,"LoggingDriver":"json-file","CgroupDriver":"systemd","CgroupVersion":"2",
        "KernelVersion":"6.1.0-18-amd64","OperatingSystem":"Debian GNU/Linux 12 (bookworm)","OSVersion":"12","OSType":"linux",
        "Architecture":"x86_64","IndexServerAddress":"https://index.docker.io/v1/","NCPU":8,"MemTotal":16777216000,
        "DockerRootDir":"/var/lib/docker","HttpProxy":"","HttpsProxy":"","NoProxy":"","Name":"harbour","Labels":[],
        "ExperimentalBuild":false,"ServerVersion":"24.0.9","Runtimes":{"runc":{"path":"runc"}},"DefaultRuntime":"runc",
        "Swarm":{"NodeID":"","LocalNodeState":"inactive"},"LiveRestoreEnabled":false,"Isolation":"","InitBinary":"docker-init",
        "SecurityOptions":["name=apparmor","name=seccomp,profile=builtin","name=cgroupns"],
        "Warnings":["WARNING: No cpuset support on a simulated engine"]})json")
                             .object();
    object.insert(QStringLiteral("ID"), QStringLiteral("DEMO:%1").arg(m_options.seed));
    object.insert(QStringLiteral("Containers"), all);
    object.insert(QStringLiteral("ContainersRunning"), running);
    object.insert(QStringLiteral("ContainersPaused"), paused);
    object.insert(QStringLiteral("ContainersStopped"), all - running - paused);
    object.insert(QStringLiteral("Images"), static_cast<int>(m_images.size()));
    object.insert(QStringLiteral("NEventsListener"), static_cast<int>(m_listeners.size()));
    object.insert(QStringLiteral("SystemTime"), timeText(nowMs() * 1'000'000));
    return Answer::of(object);
}

} // namespace demo
