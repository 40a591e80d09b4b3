// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session as app/ makes it, behind a real endpoint, on a scripted engine; what its feeds said is kept.
// Thread of the test.
#pragma once

#include "clock.h"
#include "containeractions.h"
#include "curltransport.h"
#include "dockersession.h"
#include "endpoint.h"
#include "images.h"
#include "runner.h"
#include "scriptedengine.h"

#include <QTest>

/// The computer's time, whose timers run `factor` times too fast: minutes of patience pass within a test.
class HurriedClock final : public base::Clock
{
public:
    explicit HurriedClock(int factor) : m_factor(factor) {}
    [[nodiscard]] qint64 wallMs() const override { return system().wallMs(); }
    [[nodiscard]] qint64 steadyMs() const override { return system().steadyMs(); }
    [[nodiscard]] std::unique_ptr<base::Timer> after(std::chrono::milliseconds delay,
                                                     std::function<void()> function) override
    {
        return system().after(delay / m_factor, std::move(function));
    }

private:
    int m_factor;
};

struct ObservedSession {
    using State = live::FeedStatus::State;
    static constexpr int patience = 30'000; ///< a loaded machine is slow, not wrong

    std::vector<live::FeedStatus> said; ///< by the containers' feed, in order; it speaks until its end
    HurriedClock clock;
    actions::Runner runner{allActions(), base::Clock::system(), nullptr};
    endpoint::Endpoint handle;
    endpoint::Look containersLook;
    endpoint::Look imagesLook;

    using Adjust = std::function<void(docker::SessionOptions &)>;
    explicit ObservedSession(support::ScriptedEngine &engine, int hurry = 1, const Adjust &adjust = {})
        : clock(hurry), handle(profile(), factory(engine, adjust))
    {
        QObject::connect(feed(), &live::Feed::statusChanged, &handle, [this] { said.push_back(feed()->status()); });
        handle.open();
        containersLook = handle.look("container", endpoint::Demand::Rows);
        imagesLook = handle.look("image", endpoint::Demand::Rows);
    }

    static endpoint::Profile profile()
    {
        endpoint::Profile result;
        result.id = "docker/scripted";
        result.name = QStringLiteral("scripted");
        result.family = "docker";
        return result;
    }
    static actions::ActionList allActions()
    {
        actions::ActionList all = docker::containerActions();
        for (actions::Action &action : docker::imageActions())
            all.push_back(std::move(action));
        return all;
    }
    endpoint::Endpoint::Factory factory(const support::ScriptedEngine &engine, const Adjust &adjust)
    {
        docker::SessionOptions options;
        options.origin.socketPath = engine.socket();
        options.relist = false;
        options.clock = &clock;
        options.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
        options.tables = {docker::imageTable()};
        if (adjust)
            adjust(options);
        return [options](endpoint::SessionLink link) {
            return std::make_unique<docker::DockerSession>(std::move(link), options);
        };
    }

    live::Feed *feed(const QByteArray &name = "container") { return handle.feed(name); }
    const live::FeedStatus &status() { return feed()->status(); }
    std::shared_ptr<const docker::ContainerRow> row(const QByteArray &id)
    {
        return std::static_pointer_cast<const docker::ContainerRow>(feed()->row(id));
    }
    bool waitFor(State state, const QByteArray &name = "container")
    {
        return QTest::qWaitFor([&] { return feed(name)->status().state == state; }, patience);
    }
    bool isLive() { return waitFor(State::Live) && waitFor(State::Live, "image"); }
    /// Waits until the containers' feed has said this state, at any time since `said` was cleared; then that status.
    std::optional<live::FeedStatus> told(State state)
    {
        const auto find = [&] {
            return std::find_if(said.begin(), said.end(), [&](const auto &status) { return status.state == state; });
        };
        if (!QTest::qWaitFor([&] { return find() != said.end(); }, patience))
            return std::nullopt;
        return *find();
    }
    /// Runs an action on a row and waits for how it ended.
    std::optional<actions::Item> act(const QByteArray &action, const live::RowPointer &row,
                                     const actions::Arguments &arguments = {})
    {
        const actions::Action *found = actions::findAction(runner.actions(), action);
        if (!found || !row)
            return std::nullopt;
        const quint64 id = runner.run(handle, *found, {row}, arguments);
        if (!QTest::qWaitFor([&] { return runner.operation(id)->over(); }, patience))
            return std::nullopt;
        return runner.operation(id)->items.front();
    }
};
