// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "endpoint.h"

#include "post.h"

#include <QDateTime>
#include <QPointer>

namespace endpoint {

// --- Look, Call, Channel --------------------------------------------------------------------------------------------

Look::Look(Look &&other) noexcept : m_endpoint(std::exchange(other.m_endpoint, nullptr)), m_id(other.m_id) {}

Look &Look::operator=(Look &&other) noexcept
{
    if (this != &other) {
        release();
        m_endpoint = std::exchange(other.m_endpoint, nullptr);
        m_id = other.m_id;
    }
    return *this;
}

void Look::release()
{
    if (Endpoint *endpoint = std::exchange(m_endpoint, nullptr)) {
        const auto found = endpoint->m_wishes.find(m_id);
        if (found == endpoint->m_wishes.end())
            return;
        const QByteArray feed = found->second.feed;
        endpoint->m_wishes.erase(found);
        endpoint->demandChanged(feed);
    }
}

Call::Call(Call &&other) noexcept : m_endpoint(std::exchange(other.m_endpoint, nullptr)), m_id(other.m_id) {}

Call &Call::operator=(Call &&other) noexcept
{
    if (this != &other) {
        cancel();
        m_endpoint = std::exchange(other.m_endpoint, nullptr);
        m_id = other.m_id;
    }
    return *this;
}

void Call::cancel()
{
    if (Endpoint *endpoint = std::exchange(m_endpoint, nullptr))
        endpoint->forget(m_id);
}

bool Call::active() const
{
    return m_endpoint && m_endpoint->m_waiting.contains(m_id);
}

Channel::Channel(Channel &&other) noexcept : m_endpoint(std::exchange(other.m_endpoint, nullptr)), m_id(other.m_id) {}

Channel &Channel::operator=(Channel &&other) noexcept
{
    if (this != &other) {
        close();
        m_endpoint = std::exchange(other.m_endpoint, nullptr);
        m_id = other.m_id;
    }
    return *this;
}

void Channel::close()
{
    if (Endpoint *endpoint = std::exchange(m_endpoint, nullptr))
        endpoint->forget(m_id);
}

void Channel::write(QByteArray bytes)
{
    if (m_endpoint) {
        m_endpoint->toThread([id = m_id, bytes = std::move(bytes)](Courier &courier) {
            if (ChannelWorker *worker = courier.worker(id))
                worker->write(bytes);
        });
    }
}

void Channel::grant(qint64 credit)
{
    if (m_endpoint) {
        m_endpoint->toThread([id = m_id, credit](Courier &courier) {
            if (ChannelWorker *worker = courier.worker(id))
                worker->grant(credit);
        });
    }
}

void Channel::control(QByteArray verb, QVariant argument)
{
    if (m_endpoint) {
        m_endpoint->toThread([id = m_id, verb = std::move(verb), argument = std::move(argument)](Courier &courier) {
            if (ChannelWorker *worker = courier.worker(id))
                worker->control(verb, argument);
        });
    }
}

// --- Endpoint -------------------------------------------------------------------------------------------------------

Endpoint::Endpoint(Profile profile, Factory factory, QObject *parent)
    : QObject(parent), m_profile(std::move(profile)), m_factory(std::move(factory))
{
}

Endpoint::~Endpoint()
{
    close();
    // Looks, calls and channels are widgets' members: they go before the endpoints (app's order of destruction).
}

void Endpoint::open()
{
    if (m_thread)
        return;
    ++m_generation;
    EndpointState connecting;
    connecting.state = EndpointState::State::Connecting;
    connecting.sinceMs = QDateTime::currentMSecsSinceEpoch();
    setState(connecting);
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(m_profile.name.left(15)); // the kernel keeps 15 characters
    m_courier = new Courier(this, m_generation);
    m_courier->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_courier, &QObject::deleteLater);
    m_thread->start();
    toThread([factory = m_factory, readOnly = m_profile.readOnly](Courier &courier) { courier.start(factory, readOnly); });
    for (const auto &[feed, demand] : m_demanded)
        applyDemand(feed);
}

void Endpoint::setColour(int colour)
{
    if (std::exchange(m_profile.colour, colour) != colour)
        Q_EMIT stateChanged();
}

void Endpoint::setMarks(bool readOnly, bool production)
{
    if (m_profile.readOnly == readOnly && m_profile.production == production)
        return;
    m_profile.readOnly = readOnly;
    m_profile.production = production;
    if (m_thread) {
        toThread([readOnly](Courier &courier) {
            if (courier.session())
                courier.session()->setReadOnly(readOnly);
        });
    }
    Q_EMIT stateChanged();
}

void Endpoint::beginClose()
{
    if (!m_thread || m_sinceClosing.isValid())
        return;
    m_sinceClosing.start();
    // The courier is deleted by its own thread as its event loop ends: jobs, channels and session cancel there.
    m_thread->quit();
}

void Endpoint::close()
{
    if (!m_thread)
        return;
    beginClose();
    if (!m_thread->wait(QDeadlineTimer(std::max<qint64>(0, 3000 - m_sinceClosing.elapsed())))) {
        // Something in there blocks, against all rules. Quitting must not wait for it: the thread is left behind.
        qWarning("thread %s did not end within 3 s", qPrintable(m_thread->objectName()));
        QThread *left = m_thread.release();
        QObject::connect(left, &QThread::finished, left, &QObject::deleteLater);
    }
    m_sinceClosing.invalidate();
    m_thread.reset();
    m_courier = nullptr;
    ++m_generation;
    base::Error gone;
    gone.code = base::Error::Code::Cancelled;
    gone.what = tr("The connection was closed");
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[id, entry] : waiting) {
        if (entry.end)
            entry.end(gone);
    }
    for (const auto &[name, feed] : m_feeds) {
        live::FeedStatus status = feed->status();
        status.state = live::FeedStatus::State::Idle;
        feed->setStatus(status);
    }
    setState(EndpointState{});
}

void Endpoint::retryNow()
{
    toThread([](Courier &courier) {
        if (courier.session())
            courier.session()->retryNow();
    });
}

void Endpoint::wokeUp()
{
    toThread([](Courier &courier) {
        if (courier.session())
            courier.session()->wokeUp();
    });
}

live::Feed *Endpoint::feed(const QByteArray &name)
{
    std::unique_ptr<live::Feed> &feed = m_feeds[name];
    if (!feed) {
        feed = std::make_unique<live::Feed>();
        feed->setAcknowledge([this, name](quint64 revision) {
            toThread([name, revision](Courier &courier) {
                if (courier.session())
                    courier.session()->acknowledge(name, revision);
            });
        });
    }
    return feed.get();
}

std::any Endpoint::fact(const QByteArray &topic) const
{
    const auto found = m_facts.find(topic);
    return found == m_facts.end() ? std::any() : found->second;
}

Look Endpoint::look(const QByteArray &feed, Demand demand, const live::Key &object)
{
    Look look;
    look.m_endpoint = this;
    look.m_id = m_nextId++;
    m_wishes[look.m_id] = {feed, demand, object};
    demandChanged(feed);
    return look;
}

void Endpoint::demandChanged(const QByteArray &feed)
{
    Demand wanted = Demand::None;
    for (const auto &[id, wish] : m_wishes) {
        if (wish.feed == feed)
            wanted = std::max(wanted, wish.demand);
    }
    Demand &present = m_demanded[feed];
    if (wanted >= present) {
        m_lingering.erase(feed);
        present = wanted;
        applyDemand(feed);
        return;
    }
    std::unique_ptr<QTimer> &timer = m_lingering[feed];
    if (!timer) {
        timer = std::make_unique<QTimer>();
        timer->setSingleShot(true);
        QObject::connect(timer.get(), &QTimer::timeout, this, [this, feed] {
            Demand now = Demand::None;
            for (const auto &[id, wish] : m_wishes) {
                if (wish.feed == feed)
                    now = std::max(now, wish.demand);
            }
            m_demanded[feed] = now;
            applyDemand(feed);
        });
    }
    timer->start(m_linger);
    applyDemand(feed); // the objects in detail change at once
}

void Endpoint::applyDemand(const QByteArray &feed)
{
    std::vector<live::Key> objects;
    for (const auto &[id, wish] : m_wishes) {
        if (wish.feed == feed && !wish.object.isEmpty())
            objects.push_back(wish.object);
    }
    toThread([feed, demand = m_demanded[feed], objects = std::move(objects)](Courier &courier) {
        if (!courier.session())
            return;
        courier.session()->setDemand(feed, demand);
        courier.session()->setDetail(feed, objects);
    });
}

void Endpoint::toThread(std::function<void(Courier &)> function)
{
    if (!m_courier)
        return;
    Courier *courier = m_courier;
    base::post(courier, [courier, function = std::move(function)] { function(*courier); });
}

void Endpoint::deliver(quint64 id, std::any item)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    const std::function<void(std::any)> call = found->second.item; // it may forget this entry
    call(std::move(item));
}

void Endpoint::finish(quint64 id, base::Result<void> result)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    const std::function<void(base::Result<void>)> call = std::move(found->second.end);
    m_waiting.erase(found);
    if (call)
        call(std::move(result));
}

void Endpoint::forget(quint64 id)
{
    m_waiting.erase(id);
    toThread([id](Courier &courier) { courier.drop(id); });
}

void Endpoint::setState(EndpointState state)
{
    if (m_state == state)
        return;
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

// --- Courier --------------------------------------------------------------------------------------------------------

Courier::~Courier()
{
    m_jobs.clear();
    m_workers.clear();
    m_session.reset();
}

void Courier::start(const Endpoint::Factory &factory, bool readOnly)
{
    SessionLink link;
    link.state = [this](EndpointState state) {
        toHandle([state = std::move(state)](Endpoint &handle) { handle.setState(state); });
    };
    link.batch = [this](const QByteArray &feed, live::Batch batch) {
        toHandle([feed, batch = std::move(batch)](Endpoint &handle) { handle.feed(feed)->apply(batch); });
    };
    link.status = [this](const QByteArray &feed, live::FeedStatus status) {
        toHandle([feed, status = std::move(status)](Endpoint &handle) { handle.feed(feed)->setStatus(status); });
    };
    link.samples = [this](live::SampleBatch batch) {
        toHandle([batch = std::move(batch)](Endpoint &handle) { handle.m_series.append(batch); });
    };
    link.fact = [this](QByteArray topic, std::any value) {
        toHandle([topic = std::move(topic), value = std::move(value)](Endpoint &handle) {
            handle.m_facts[topic] = value;
            Q_EMIT handle.factChanged(topic);
        });
    };
    m_session = factory(std::move(link));
    m_session->setReadOnly(readOnly);
    m_session->open();
}

void Courier::addWorker(quint64 id, std::unique_ptr<ChannelWorker> worker)
{
    if (m_endedEarly.erase(id) == 0 && worker)
        m_workers[id] = std::move(worker);
}

ChannelWorker *Courier::worker(quint64 id) const
{
    const auto found = m_workers.find(id);
    return found == m_workers.end() ? nullptr : found->second.get();
}

void Courier::drop(quint64 id)
{
    // Moved out first: destroying a job may come back here.
    if (const auto job = m_jobs.find(id); job != m_jobs.end()) {
        const std::unique_ptr<Job> held = std::move(job->second);
        m_jobs.erase(job);
        return;
    }
    if (const auto found = m_workers.find(id); found != m_workers.end()) {
        const std::unique_ptr<ChannelWorker> held = std::move(found->second);
        m_workers.erase(found);
    }
}

void Courier::sendItem(quint64 id, std::any item)
{
    toHandle([id, item = std::move(item)](Endpoint &handle) { handle.deliver(id, item); });
}

void Courier::endChannel(quint64 id, base::Result<void> result)
{
    sendEnd(id, std::move(result));
    if (!m_workers.contains(id))
        m_endedEarly.insert(id);
    drop(id);
}

void Courier::sendEnd(quint64 id, base::Result<void> result)
{
    toHandle([id, result = std::move(result)](Endpoint &handle) { handle.finish(id, result); });
}

void Courier::toHandle(std::function<void(Endpoint &)> function)
{
    // The handle joins this thread before it dies, so the pointer holds; what an older session sent is dropped.
    base::post(m_handle, [handle = m_handle, generation = m_generation, function = std::move(function)] {
        if (handle->m_generation == generation)
            function(*handle);
    });
}

} // namespace endpoint
