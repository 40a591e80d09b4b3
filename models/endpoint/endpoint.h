// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The handle of one set of credentials: owned by the window's composition, lives on the UI thread. It starts one named
// thread with one Session, holds the feeds and series that the session fills, and passes requests to it. Every call
// returns at once. Destroying it tells the session to stop and joins the thread; whatever hangs, the session cancels by
// destruction and so within milliseconds.
#pragma once

#include "channel.h"
#include "endpointstate.h"
#include "feed.h"
#include "seriesstore.h"
#include "session.h"
#include "task.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QTimer>
#include <map>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace endpoint {

class Courier;

/// Somebody looks at a feed. UI thread; destruction withdraws the wish (it lingers a few seconds).
class Look
{
public:
    Look() = default;
    Look(Look &&other) noexcept;
    Look &operator=(Look &&other) noexcept;
    ~Look() { release(); }
    void release();

private:
    friend class Endpoint;
    Endpoint *m_endpoint = nullptr;
    quint64 m_id = 0;
};

/// A request whose answer somebody waits for. UI thread; destruction cancels it.
class Call
{
public:
    Call() = default;
    Call(Call &&other) noexcept;
    Call &operator=(Call &&other) noexcept;
    ~Call() { cancel(); }
    void cancel();
    [[nodiscard]] bool active() const;

private:
    friend class Endpoint;
    Endpoint *m_endpoint = nullptr;
    quint64 m_id = 0;
};

class Endpoint final : public QObject
{
    Q_OBJECT

public:
    using Factory = std::function<std::unique_ptr<Session>(SessionLink)>; ///< called on the endpoint's thread

    Endpoint(Profile profile, Factory factory, QObject *parent = nullptr);
    ~Endpoint() override;

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    [[nodiscard]] const EndpointState &state() const { return m_state; }
    void open();
    void close();
    /// Tells the session to end and does not wait, so that several end together; close() and destruction wait for it,
    /// at most 3 s after this.
    void beginClose();
    void retryNow();
    /// The machine has slept: passed on to the session, if there is one.
    void wokeUp();
    [[nodiscard]] bool isOpen() const { return m_thread != nullptr; }
    /// What the person marked the connection as. The lock holds from the next request on, in the session too.
    void setMarks(bool readOnly, bool production);
    void setColour(int colour);

    /// The table called `name`; made when first asked for and kept.
    [[nodiscard]] live::Feed *feed(const QByteArray &name);
    [[nodiscard]] live::SeriesStore *series() { return &m_series; }
    /// The newest value that the session reported under `topic`; empty if none.
    [[nodiscard]] std::any fact(const QByteArray &topic) const;

    [[nodiscard]] Look look(const QByteArray &feed, Demand demand, const live::Key &object = {});
    /// How long a demand that nobody has any more is kept up. For tests.
    void setLinger(std::chrono::milliseconds linger) { m_linger = linger; }

    /// Runs a coroutine on the endpoint's thread. `done` is called on the UI thread, unless the Call is destroyed first.
    template <class T, class S>
    [[nodiscard]] Call call(std::function<base::Task<base::Result<T>>(S &)> job,
                            std::function<void(base::Result<T>)> done);

    template <class Item, class S>
    [[nodiscard]] Channel openChannel(std::function<std::unique_ptr<ChannelWorker>(S &, Sink<Item>)> make,
                                      std::function<void(Item)> item, std::function<void(base::Result<void>)> end);

Q_SIGNALS:
    void stateChanged();
    void factChanged(const QByteArray &topic);

private:
    friend class Look;
    friend class Call;
    friend class Channel;
    friend class Courier;

    struct Wish {
        QByteArray feed;
        Demand demand = Demand::None;
        live::Key object;
    };
    /// What waits on this side for an answer: called with a std::any that holds the result, removed afterwards if `once`.
    struct Waiting {
        std::function<void(std::any)> item;
        std::function<void(base::Result<void>)> end; ///< also when the session goes away
    };

    void toThread(std::function<void(Courier &)> function);
    void demandChanged(const QByteArray &feed);
    void applyDemand(const QByteArray &feed);
    void deliver(quint64 id, std::any item);
    void finish(quint64 id, base::Result<void> result);
    void forget(quint64 id);
    void setState(EndpointState state);

    Profile m_profile;
    Factory m_factory;
    EndpointState m_state;
    live::SeriesStore m_series;
    std::unique_ptr<QThread> m_thread;
    QElapsedTimer m_sinceClosing; ///< valid between beginClose() and the end
    Courier *m_courier = nullptr; ///< lives on the thread, deleted there
    std::map<QByteArray, std::unique_ptr<live::Feed>> m_feeds;
    std::map<QByteArray, std::any> m_facts;
    std::map<quint64, Wish> m_wishes;
    std::map<QByteArray, Demand> m_demanded;
    std::map<QByteArray, std::unique_ptr<QTimer>> m_lingering;
    std::unordered_map<quint64, Waiting> m_waiting;
    std::chrono::milliseconds m_linger{4000};
    quint64 m_nextId = 1;
    quint64 m_generation = 0; ///< of the session: what an older one posts is dropped
};

/// The endpoint thread's side of a handle: owns the session, the running jobs and channels. Internal.
class Courier final : public QObject
{
    Q_OBJECT

public:
    Courier(Endpoint *handle, quint64 generation) : m_handle(handle), m_generation(generation) {}
    ~Courier() override;
    void start(const Endpoint::Factory &factory, bool readOnly);
    [[nodiscard]] Session *session() const { return m_session.get(); }

    struct Job {
        virtual ~Job() = default;
    };
    void addJob(quint64 id, std::unique_ptr<Job> job) { m_jobs[id] = std::move(job); }
    void addWorker(quint64 id, std::unique_ptr<ChannelWorker> worker);
    [[nodiscard]] ChannelWorker *worker(quint64 id) const;
    void drop(quint64 id);
    /// To the handle: an item, or the end, of the call or channel `id`.
    void sendItem(quint64 id, std::any item);
    void sendEnd(quint64 id, base::Result<void> result);
    void endChannel(quint64 id, base::Result<void> result);

private:
    void toHandle(std::function<void(Endpoint &)> function);
    Endpoint *m_handle;
    quint64 m_generation;
    std::unordered_map<quint64, std::unique_ptr<Job>> m_jobs;
    std::unordered_map<quint64, std::unique_ptr<ChannelWorker>> m_workers;
    std::unordered_set<quint64> m_endedEarly; ///< channels whose worker ended while it was being made
    std::unique_ptr<Session> m_session; ///< destroyed after what uses it: see ~Courier
};

namespace detail {

template <class T> struct TaskJob final : Courier::Job {
    base::Task<base::Result<T>> task;
};

} // namespace detail

template <class T, class S>
Call Endpoint::call(std::function<base::Task<base::Result<T>>(S &)> job, std::function<void(base::Result<T>)> done)
{
    Call call;
    call.m_endpoint = this;
    call.m_id = m_nextId++;
    const quint64 id = call.m_id;
    Waiting waiting;
    waiting.item = [done](std::any item) {
        done(std::move(*std::any_cast<std::shared_ptr<base::Result<T>>>(item)));
    };
    waiting.end = [done](base::Result<void> result) {
        if (!result.ok())
            done(result.error());
    };
    m_waiting.emplace(id, std::move(waiting));
    toThread([id, job = std::move(job)](Courier &courier) {
        auto *session = static_cast<S *>(courier.session());
        auto held = std::make_unique<detail::TaskJob<T>>();
        detail::TaskJob<T> &running = *held;
        running.task = job(*session);
        courier.addJob(id, std::move(held));
        running.task.start([&courier, id](base::Result<T> result) {
            courier.sendItem(id, std::make_shared<base::Result<T>>(std::move(result)));
            courier.sendEnd(id, {});
            courier.drop(id);
        });
    });
    return call;
}

template <class Item, class S>
Channel Endpoint::openChannel(std::function<std::unique_ptr<ChannelWorker>(S &, Sink<Item>)> make,
                              std::function<void(Item)> item, std::function<void(base::Result<void>)> end)
{
    const quint64 id = m_nextId++;
    Waiting waiting;
    waiting.item = [item = std::move(item)](std::any value) {
        item(std::move(*std::any_cast<std::shared_ptr<Item>>(value)));
    };
    waiting.end = std::move(end);
    m_waiting.emplace(id, std::move(waiting));
    toThread([id, make = std::move(make)](Courier &courier) {
        Sink<Item> sink;
        sink.item = [&courier, id](Item value) { courier.sendItem(id, std::make_shared<Item>(std::move(value))); };
        sink.end = [&courier, id](base::Result<void> result) { courier.endChannel(id, std::move(result)); };
        courier.addWorker(id, make(*static_cast<S *>(courier.session()), std::move(sink)));
    });
    return Channel(this, id);
}

} // namespace endpoint
