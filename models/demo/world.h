// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated engine without its wire: containers, images, volumes, networks, what can be done to them and what that
// tells to who listens. Everything follows from the seed and the clock. Lives on one thread (the demo server's; tests
// use it directly). Answers are the Docker Engine API's own, version 1.43, errors word for word.
#pragma once

#include "answer.h"
#include "clock.h"
#include "container.h"
#include "filters.h"
#include "image.h"
#include "logvoice.h"
#include "network.h"
#include "volume.h"

#include <QUrlQuery>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace demo {

struct WorldOptions {
    quint64 seed = 1;
    bool still = false;           ///< figures do not wander: for pictures
    base::Clock *clock = nullptr; ///< not owned; the computer's if null
};

/// Counters since the container's start, and levels.
struct Usage {
    qint64 cpuNs = 0;
    qint64 periods = 0; ///< of the CPU quota, 100 ms each
    qint64 throttledPeriods = 0;
    qint64 memory = 0; ///< bytes, these too
    qint64 memoryLimit = 0; ///< the host's memory where the container has none
    qint64 received = 0;
    qint64 sent = 0;
    qint64 read = 0;
    qint64 written = 0;
};

/// What a build left behind to be faster the next time.
struct CacheRecord {
    QString id;
    QString parent; ///< empty: none
    QString description;
    qint64 size = 0; ///< bytes
};

struct Event {
    QString type;
    QString action;
    QString actor;
    QJsonObject attributes;
    qint64 ns = 0;
    [[nodiscard]] QJsonObject json() const;
};

class World
{
public:
    explicit World(WorldOptions options = {});
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    [[nodiscard]] base::Clock &clock() const { return *m_clock; }
    [[nodiscard]] qint64 nowMs() const { return m_clock->wallMs(); }
    [[nodiscard]] quint64 seed() const { return m_options.seed; }
    static QString timeText(qint64 ns); ///< RFC 3339 with nanoseconds
    static QString zeroTime() { return QStringLiteral("0001-01-01T00:00:00Z"); }

    // Looking up: by full id, by name, or by the unambiguous beginning of an id. Null if there is none.
    [[nodiscard]] Container *container(const QString &name);
    [[nodiscard]] Image *image(const QString &name);
    [[nodiscard]] Volume *volume(const QString &name);
    [[nodiscard]] Network *network(const QString &name);
    [[nodiscard]] LogVoice voice(const Container &container) const { return {container, m_options.seed}; }
    [[nodiscard]] const std::vector<std::unique_ptr<Container>> &containers() const { return m_containers; }
    [[nodiscard]] const std::vector<Image> &images() const { return m_images; }

    // Events.
    class Subscription;
    [[nodiscard]] std::unique_ptr<Subscription> listen(std::function<void(const Event &)> heard);
    /// The last 256, oldest first.
    [[nodiscard]] const std::deque<Event> &history() const { return m_events; }

    // Engine.
    [[nodiscard]] Answer version() const;
    [[nodiscard]] Answer info() const;

    // Containers.
    [[nodiscard]] Answer listContainers(const QUrlQuery &query);
    [[nodiscard]] Answer inspectContainer(const QString &name);
    [[nodiscard]] QJsonObject stats(const Container &container) const;
    /// What the container had used at a moment, past ones too: everything has a closed form. Nothing where it did not run.
    [[nodiscard]] std::optional<Usage> usage(const Container &container, qint64 atMs) const;
    Answer createContainer(const QString &name, const QJsonObject &body);
    Answer start(const QString &name);
    Answer stop(const QString &name, int signal = 15);
    Answer restart(const QString &name);
    Answer pause(const QString &name);
    Answer unpause(const QString &name);
    Answer kill(const QString &name, const QString &signal);
    Answer rename(const QString &name, const QString &newName);
    Answer update(const QString &name, const QJsonObject &body);
    Answer removeContainer(const QString &name, bool force);
    Answer pruneContainers();
    [[nodiscard]] Answer top(const QString &name);
    [[nodiscard]] Answer changes(const QString &name);

    // Programs run inside, worldexec.cpp.
    struct Exec {
        QString container;
        QJsonObject config;
        int pid = 0; ///< 0: not started
        std::optional<int> exitCode;
    };
    Answer createExec(const QString &name, const QJsonObject &body);
    [[nodiscard]] Exec *exec(const QString &id);
    [[nodiscard]] Answer inspectExec(const QString &id);
    void execStarted(const QString &id);
    void execEnded(const QString &id, int exitCode);

    // Images.
    [[nodiscard]] Answer listImages(const QUrlQuery &query);
    [[nodiscard]] Answer inspectImage(const QString &name);
    [[nodiscard]] Answer imageHistory(const QString &name);
    /// The image a registry would give for this reference.
    [[nodiscard]] Image remoteImage(const QString &reference) const;
    /// Puts a pulled image in.
    void addImage(Image image, const QString &reference);
    Answer removeImage(const QString &name, bool force);
    Answer tagImage(const QString &name, const QString &reference);
    Answer pruneImages(const QUrlQuery &query);

    // Volumes and networks, worldstores.cpp.
    [[nodiscard]] Answer inspectVolume(const QString &name);
    [[nodiscard]] Answer inspectNetwork(const QString &name);
    Answer createVolume(const QJsonObject &body);
    Answer removeVolume(const QString &name);
    Answer pruneVolumes();
    Answer pruneCache(const QUrlQuery &query);
    Answer createNetwork(const QJsonObject &body);
    Answer removeNetwork(const QString &name);
    [[nodiscard]] Answer diskUse();
    [[nodiscard]] Answer listVolumes() const;
    [[nodiscard]] Answer listNetworks() const;

    /// "nginx" -> "nginx:latest"; digests and full tags stay.
    static QString fullReference(const QString &name);

private:
    friend class Subscription;
    void emitEvent(const QString &type, const QString &action, const QString &actor, QJsonObject attributes = {});
    void emitContainer(const Container &c, const QString &action, QJsonObject extra = {});
    void emitNetworks(const Container &c, const QString &action);
    [[nodiscard]] qint64 nextNs();
    [[nodiscard]] QString newId();
    // Seeding, worldseed.cpp.
    void seedNetworksAndVolumes();
    void seedImages();
    void seedContainers();
    // Life, worldlife.cpp.
    [[nodiscard]] std::optional<Answer> portTaken(const Container &c) const;
    void run(Container &c);
    void died(Container &c, int exitCode, qint64 atMs);
    void openPorts(Container &c);
    void setHealth(Container &c, const QString &health);
    void applyVolumes(Container &c, const QJsonObject &host);
    [[nodiscard]] std::optional<Answer> refuse(const QString &name, const QJsonObject &body);
    void erase(const QString &id);
    // Showing, worldviews.cpp.
    [[nodiscard]] QString statusText(const Container &c) const;
    [[nodiscard]] QJsonObject summary(const Container &c) const;
    [[nodiscard]] QJsonObject networks(const Container &c) const;
    [[nodiscard]] QString networkId(const QString &name) const;
    [[nodiscard]] qint64 sharedSize(const Image &image) const;
    [[nodiscard]] QJsonObject volumeJson(const Volume &v) const;
    [[nodiscard]] QJsonObject networkJson(const Network &n) const;
    [[nodiscard]] QStringList usersOf(const Volume &v) const; ///< ids of containers
    [[nodiscard]] qint64 writtenBytes(const Container &c) const;

    WorldOptions m_options;
    base::Clock *m_clock;
    qint64 m_born = 0;
    qint64 m_lastNs = 0;
    quint64 m_ids = 0;
    int m_nextPid = 48'211;
    int m_nextPort = 32'768;
    std::vector<std::unique_ptr<Container>> m_containers;
    std::vector<Image> m_images;
    std::vector<Volume> m_volumes;
    std::vector<Network> m_networks;
    std::vector<CacheRecord> m_cache; ///< parents before their children
    std::map<QString, std::unique_ptr<base::Timer>> m_timers; ///< of a container: its health while it starts
    std::map<QString, Exec> m_execs;
    std::deque<Event> m_events;
    std::map<int, std::function<void(const Event &)>> m_listeners;
    int m_nextListener = 0;
};

/// Destruction ends it. Must not outlive the world.
class World::Subscription
{
public:
    Subscription(World &world, int number) : m_world(world), m_number(number) {}
    ~Subscription() { m_world.m_listeners.erase(m_number); }
    Subscription(const Subscription &) = delete;
    Subscription &operator=(const Subscription &) = delete;

private:
    World &m_world;
    int m_number;
};

} // namespace demo
