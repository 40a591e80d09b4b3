// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session on one of the real engines, as app/ makes it, for the live tests. UI thread of the test.
#pragma once

#include "clock.h"
#include "containeractions.h"
#include "curltransport.h"
#include "dockersession.h"
#include "endpoint.h"
#include "images.h"
#include "liveenv.h"
#include "runner.h"
#include "sessionengine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

namespace livetest {

struct LiveSession {
    docker::Engine engine = docker::sessionEngine();
    actions::Runner runner;
    endpoint::Endpoint handle;
    endpoint::Look look;
    QStringList made; ///< names to be removed at the end

    /// Without the safety relist, unless it is asked for: events alone must do.
    explicit LiveSession(const QString &socket, bool readOnly = false, bool relist = false,
                         base::Clock &clock = base::Clock::system())
        : runner(docker::containerActions(), clock, nullptr), handle(profile(readOnly), factory(socket, readOnly, relist, clock))
    {
        handle.open();
        look = handle.look("container", endpoint::Demand::Rows);
    }
    ~LiveSession()
    {
        for (const QString &name : made)
            removeNow(name);
    }

    static endpoint::Profile profile(bool readOnly)
    {
        endpoint::Profile result;
        result.id = "docker/live";
        result.name = QStringLiteral("live");
        result.family = "docker";
        result.readOnly = readOnly;
        return result;
    }
    static endpoint::Endpoint::Factory factory(const QString &socket, bool readOnly, bool relist, base::Clock &clock)
    {
        docker::SessionOptions options;
        options.origin.socketPath = socket;
        options.readOnly = readOnly;
        options.relist = relist;
        options.local = true;
        options.clock = &clock;
        options.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
        options.tables = {docker::imageTable()};
        return [options](endpoint::SessionLink link) {
            return std::make_unique<docker::DockerSession>(std::move(link), options);
        };
    }
    static QString randomName() { return QStringLiteral("ph-%1").arg(QRandomGenerator::global()->generate64(), 0, 36); }

    /// Waits for the answer; what was asked fails the test by its emptiness.
    QJsonDocument get(const QByteArray &path)
    {
        std::optional<base::Result<QByteArray>> answer;
        const endpoint::Call call = engine.get(handle, path, [&](base::Result<QByteArray> result) { answer = std::move(result); });
        const bool came = QTest::qWaitFor([&] { return answer.has_value(); }, 30'000);
        return came && answer->ok() ? QJsonDocument::fromJson(**answer) : QJsonDocument();
    }
    base::Result<docker::ContainerMade> create(const QString &name, const QStringList &command, bool start = true)
    {
        docker::ContainerPlan plan;
        plan.name = name;
        plan.start = start;
        plan.body.insert(QStringLiteral("Image"), QStringLiteral("pilothouse/test:1"));
        plan.body.insert(QStringLiteral("Cmd"), QJsonArray::fromStringList(command));
        plan.body.insert(QStringLiteral("StopTimeout"), 1);
        // Podman asks for limits that a confined machine may not raise.
        QJsonArray limits;
        for (const char *limit : {"nofile", "nproc"})
            limits.append(QJsonObject{{QStringLiteral("Name"), QLatin1String(limit)},
                                      {QStringLiteral("Soft"), 1024},
                                      {QStringLiteral("Hard"), 1024}});
        plan.body.insert(QStringLiteral("HostConfig"), QJsonObject{{QStringLiteral("Ulimits"), limits}});
        std::optional<base::Result<docker::ContainerMade>> answer;
        const endpoint::Call call = engine.createContainer(
            handle, plan, [&](base::Result<docker::ContainerMade> result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return base::Error{base::Error::Code::Timeout, QStringLiteral("no answer"), {}, 0, {}, false};
        if (answer->ok())
            made << name;
        return *answer;
    }
    void removeNow(const QString &name)
    {
        bool done = false;
        const endpoint::Call call = handle.call<actions::Outcome, docker::DockerSession>(
            [name](docker::DockerSession &session) { return removal(session, name); },
            [&](const base::Result<actions::Outcome> &) { done = true; });
        static_cast<void>(QTest::qWaitFor([&] { return done; }, 30'000));
    }
    static base::Task<base::Result<actions::Outcome>> removal(docker::DockerSession &session, QString name)
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("force"), QStringLiteral("1"));
        // Podman refuses when the container ends by itself while it is being stopped.
        for (int tries = 0; tries < 5; ++tries) {
            const auto reply = co_await session.api().del("/containers/" + name.toLatin1(), query);
            if (reply.ok() || reply.error().code == base::Error::Code::NotFound)
                break;
        }
        co_return actions::Outcome{};
    }
    std::shared_ptr<const docker::ContainerRow> row(const QString &name)
    {
        for (const live::RowPointer &row : handle.feed("container")->rows()) {
            auto container = std::static_pointer_cast<const docker::ContainerRow>(row);
            if (container->name == name)
                return container;
        }
        return nullptr;
    }
    /// Runs an action on the row of that name; true when it ended Confirmed.
    bool act(const QByteArray &id, const QString &name, const actions::Arguments &arguments = {})
    {
        const auto before = row(name);
        const actions::Action *action = actions::findAction(runner.actions(), id);
        if (!before || !action)
            return false;
        const quint64 operation = runner.run(handle, *action, {before}, arguments);
        if (!QTest::qWaitFor([&] { return runner.operation(operation)->over(); }, 60'000))
            return false;
        const actions::Item &item = runner.operation(operation)->items.front();
        if (item.state != actions::ItemState::Confirmed)
            qInfo("%s: %s", id.constData(), qPrintable(item.error.text()));
        return item.state == actions::ItemState::Confirmed;
    }
};

/// Rows of a data-driven test: one an engine. Call in NAME_data().
inline void eachEngine()
{
    QTest::addColumn<QString>("socket");
    QTest::addColumn<bool>("podman");
    for (const LiveEngine &engine : liveEngines())
        QTest::newRow(qPrintable(engine.name)) << engine.socket << engine.podman;
    if (liveEngines().empty())
        QTest::newRow("none") << QString() << false;
}

} // namespace livetest

#define EACH_ENGINE()                                                                                                  \
    QFETCH(QString, socket);                                                                                           \
    QFETCH(bool, podman);                                                                                              \
    Q_UNUSED(podman)                                                                                                   \
    if (socket.isEmpty())                                                                                              \
        QSKIP("no engine could be started here");
