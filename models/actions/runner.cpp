// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "runner.h"

#include "post.h"

#include <algorithm>
#include <set>

namespace actions {

struct Runner::Flight {
    Operation operation;
    const Action *action = nullptr; ///< null for what was begun by begin()
    QPointer<endpoint::Endpoint> endpoint;
    Arguments arguments;
    std::map<size_t, endpoint::Call> calls;
    std::map<size_t, std::unique_ptr<base::Timer>> deadlines;
    endpoint::Look look; ///< the rows are needed to see that it happened
    std::vector<QMetaObject::Connection> watching;
    std::set<size_t> outOfSight; ///< items whose table began anew since their row was last seen
    std::function<void()> cancel;
};

Runner::Runner(ActionList actions, base::Clock &clock, AuditLog *audit, QObject *parent)
    : QObject(parent), m_actions(std::move(actions)), m_clock(clock), m_audit(audit)
{
}

Runner::~Runner() = default;

quint64 Runner::run(endpoint::Endpoint &endpoint, const Action &action, const std::vector<live::RowPointer> &rows,
                    const Arguments &arguments)
{
    auto held = std::make_unique<Flight>();
    Flight &flight = *held;
    const quint64 id = m_nextId++;
    Operation &operation = flight.operation;
    operation.id = id;
    operation.profile = endpoint.profile();
    operation.action = action.id;
    operation.feed = action.feed;
    operation.label = action.label;
    operation.label.remove(QChar(0x2026));
    operation.running = action.running;
    operation.done = action.done;
    operation.startedMs = m_clock.wallMs();
    flight.action = findAction(m_actions, action.id);
    Q_ASSERT(flight.action && flight.action->job);
    flight.endpoint = &endpoint;
    flight.arguments = arguments;
    const QVariantMap names = arguments.value(QStringLiteral("_names")).toMap();
    for (const live::RowPointer &row : rows) {
        Item item;
        item.key = row->key();
        item.before = row;
        item.name = names.value(QString::fromUtf8(row->key()), QString::fromUtf8(row->key().left(12))).toString();
        if (action.inverse)
            item.undo = action.inverse(*row, arguments);
        if (action.command)
            item.command = action.command(*row, arguments);
        operation.items.push_back(std::move(item));
    }
    m_flights.emplace(id, std::move(held));
    if (endpoint.profile().readOnly) {
        for (size_t index = 0; index < operation.items.size(); ++index) {
            operation.items[index].error.code = base::Error::Code::ReadOnly;
            operation.items[index].error.what = tr("%1 is read-only here").arg(endpoint.profile().name);
            endItem(flight, index, ItemState::Failed);
        }
        closeIfOver(flight);
        return id;
    }
    flight.look = endpoint.look(action.feed, endpoint::Demand::Rows);
    watch(flight);
    pump(flight);
    Q_EMIT changed(id);
    Q_EMIT pendingChanged(operation.profile.id, operation.feed);
    closeIfOver(flight);
    return id;
}

void Runner::watch(Flight &flight)
{
    const live::Feed *feed = flight.endpoint->feed(flight.operation.feed);
    const quint64 id = flight.operation.id;
    flight.watching.push_back(connect(feed, &live::Feed::batchApplied, this, [this, id](const live::Batch &batch) {
        const auto found = m_flights.find(id);
        if (found == m_flights.end())
            return;
        for (size_t index = 0; batch.reset && index < found->second->operation.items.size(); ++index)
            found->second->outOfSight.insert(index);
        checkSettled(*found->second);
    }));
    flight.watching.push_back(connect(feed, &live::Feed::statusChanged, this, [this, id] {
        if (const auto found = m_flights.find(id); found != m_flights.end())
            checkSettled(*found->second);
    }));
}

void Runner::pump(Flight &flight)
{
    if (!flight.endpoint)
        return;
    for (size_t index = 0; index < flight.operation.items.size() && flight.calls.size() < atOnce; ++index) {
        Item &item = flight.operation.items[index];
        if (item.state != ItemState::Queued)
            continue;
        item.state = ItemState::Sent;
        item.sentMs = m_clock.wallMs();
        const quint64 id = flight.operation.id;
        flight.calls[index] = flight.endpoint->call<Outcome, endpoint::Session>(
            [job = flight.action->job, row = item.before, arguments = flight.arguments](endpoint::Session &session) {
                return job(session, row, arguments);
            },
            [this, id, index](base::Result<Outcome> result) {
                if (const auto found = m_flights.find(id); found != m_flights.end())
                    answered(*found->second, index, std::move(result));
            });
    }
}

void Runner::answered(Flight &flight, size_t index, base::Result<Outcome> result)
{
    flight.calls.erase(index);
    Item &item = flight.operation.items[index];
    if (item.state != ItemState::Sent)
        return;
    const quint64 id = flight.operation.id;
    if (!result.ok()) {
        item.error = result.error();
        endItem(flight, index,
                item.error.code == base::Error::Code::Cancelled ? ItemState::Cancelled : ItemState::Failed);
    } else {
        item.outcome = std::move(*result);
        item.state = ItemState::Accepted;
        if (!flight.action->settled) {
            endItem(flight, index, ItemState::Confirmed);
        } else {
            flight.deadlines[index] = m_clock.after(flight.action->deadline, [this, id, index] {
                const auto found = m_flights.find(id);
                if (found == m_flights.end())
                    return;
                base::Error &error = found->second->operation.items[index].error;
                error.code = base::Error::Code::Timeout;
                error.what = tr("Accepted, but not seen to happen");
                endItem(*found->second, index, ItemState::Unobserved);
                closeIfOver(*found->second);
            });
            checkSettled(flight);
        }
    }
    pump(flight);
    Q_EMIT changed(id);
    closeIfOver(flight);
}

void Runner::checkSettled(Flight &flight)
{
    if (!flight.action || !flight.endpoint || flight.operation.over())
        return;
    const live::Feed *feed = flight.endpoint->feed(flight.operation.feed);
    const live::FeedStatus::State state = feed->status().state;
    const bool current = state == live::FeedStatus::State::Live || state == live::FeedStatus::State::Polling;
    for (size_t index = 0; index < flight.operation.items.size(); ++index) {
        Item &item = flight.operation.items[index];
        const live::RowPointer now = feed->row(item.key);
        if (now)
            flight.outOfSight.erase(index);
        if (item.state != ItemState::Accepted)
            continue;
        // A table that is being read, or that shows something else now, does not say that an object is gone.
        if (!now && (!current || flight.outOfSight.contains(index)))
            continue;
        const Settled settled = flight.action->settled(*item.before, item.outcome, now.get());
        if (settled == Settled::Yes) {
            endItem(flight, index, ItemState::Confirmed);
        } else if (settled == Settled::Failed) {
            item.error.code = base::Error::Code::Conflict;
            item.error.what = tr("Something else happened instead");
            endItem(flight, index, ItemState::Failed);
        }
    }
    closeIfOver(flight);
}

void Runner::endItem(Flight &flight, size_t index, ItemState state)
{
    Item &item = flight.operation.items[index];
    item.state = state;
    item.endedMs = m_clock.wallMs();
    flight.deadlines.erase(index);
    if (m_audit)
        m_audit->record(flight.operation, item);
    Q_EMIT pendingChanged(flight.operation.profile.id, flight.operation.feed);
}

void Runner::closeIfOver(Flight &flight)
{
    if (flight.operation.over())
        return;
    if (!std::all_of(flight.operation.items.begin(), flight.operation.items.end(),
                     [](const Item &item) { return ended(item.state); }))
        return;
    flight.operation.endedMs = m_clock.wallMs();
    for (const QMetaObject::Connection &connection : flight.watching)
        disconnect(connection);
    flight.look.release();
    const quint64 id = flight.operation.id;
    Q_EMIT changed(id);
    Q_EMIT finished(id);
    base::post(this, [this] { trim(); }); // not at once: a caller still holds this flight
}

quint64 Runner::begin(const endpoint::Profile &profile, Description description)
{
    auto held = std::make_unique<Flight>();
    Flight &flight = *held;
    const quint64 id = m_nextId++;
    flight.operation.id = id;
    flight.operation.profile = profile;
    flight.operation.label = description.label;
    flight.operation.running = description.running;
    flight.operation.done = description.done;
    flight.operation.startedMs = m_clock.wallMs();
    flight.cancel = std::move(description.cancel);
    Item item;
    item.name = description.object;
    item.command = description.command;
    item.state = ItemState::Sent;
    item.sentMs = flight.operation.startedMs;
    flight.operation.items.push_back(std::move(item));
    m_flights.emplace(id, std::move(held));
    Q_EMIT changed(id);
    return id;
}

void Runner::progress(quint64 id, double fraction, const QString &text)
{
    const auto found = m_flights.find(id);
    if (found == m_flights.end() || found->second->operation.over())
        return;
    found->second->operation.fraction = fraction;
    found->second->operation.progress = text;
    Q_EMIT changed(id);
}

void Runner::finish(quint64 id, const base::Result<Outcome> &result)
{
    const auto found = m_flights.find(id);
    if (found == m_flights.end() || found->second->operation.over())
        return;
    Flight &flight = *found->second;
    if (result.ok()) {
        flight.operation.items[0].outcome = *result;
        endItem(flight, 0, ItemState::Confirmed);
    } else {
        flight.operation.items[0].error = result.error();
        endItem(flight, 0,
                result.error().code == base::Error::Code::Cancelled ? ItemState::Cancelled : ItemState::Failed);
    }
    closeIfOver(flight);
}

void Runner::cancel(quint64 id)
{
    const auto found = m_flights.find(id);
    if (found == m_flights.end() || found->second->operation.over())
        return;
    Flight &flight = *found->second;
    if (!flight.action) {
        if (flight.cancel) {
            const std::function<void()> call = std::exchange(flight.cancel, {});
            call();
            finish(id, base::Error{base::Error::Code::Cancelled, tr("Cancelled"), {}, 0, {}, false});
        }
        return;
    }
    flight.calls.clear(); // destroys the coroutines, whose answers we no longer wait for
    for (size_t index = 0; index < flight.operation.items.size(); ++index) {
        if (!ended(flight.operation.items[index].state))
            endItem(flight, index, ItemState::Cancelled);
    }
    closeIfOver(flight);
}

bool Runner::cancellable(quint64 id) const
{
    const auto found = m_flights.find(id);
    return found != m_flights.end() && !found->second->operation.over() &&
           (found->second->action || found->second->cancel);
}

quint64 Runner::undo(quint64 id)
{
    const auto found = m_flights.find(id);
    if (found == m_flights.end() || !found->second->operation.undoable() || !found->second->endpoint)
        return 0;
    Flight &flight = *found->second;
    // All items of an operation have the same inverse, since they had the same action and arguments; where the inverse
    // differs (a rename), there is one item only.
    const Action *inverse = nullptr;
    Arguments arguments;
    std::vector<live::RowPointer> rows;
    QVariantMap names;
    for (const Item &item : flight.operation.items) {
        if (!item.undo || (item.state != ItemState::Confirmed && item.state != ItemState::Unobserved))
            continue;
        inverse = findAction(m_actions, item.undo->action);
        arguments = item.undo->arguments;
        const live::RowPointer now = flight.endpoint->feed(flight.operation.feed)->row(item.key);
        rows.push_back(now ? now : item.before);
        names.insert(QString::fromUtf8(item.key), item.name);
    }
    if (!inverse)
        return 0;
    flight.operation.undone = true;
    Q_EMIT changed(id);
    arguments.insert(QStringLiteral("_names"), names);
    return run(*flight.endpoint, *inverse, rows, arguments);
}

const Operation *Runner::operation(quint64 id) const
{
    const auto found = m_flights.find(id);
    return found == m_flights.end() ? nullptr : &found->second->operation;
}

Arguments Runner::argumentsOf(quint64 id) const
{
    const auto found = m_flights.find(id);
    return found == m_flights.end() ? Arguments() : found->second->arguments;
}

std::vector<const Operation *> Runner::operations() const
{
    std::vector<const Operation *> result;
    for (auto entry = m_flights.rbegin(); entry != m_flights.rend(); ++entry)
        result.push_back(&entry->second->operation);
    return result;
}

int Runner::running() const
{
    return static_cast<int>(std::count_if(m_flights.begin(), m_flights.end(),
                                          [](const auto &entry) { return !entry.second->operation.over(); }));
}

QHash<live::Key, QString> Runner::pending(const QByteArray &profileId, const QByteArray &feed) const
{
    QHash<live::Key, QString> result;
    for (const auto &[id, flight] : m_flights) {
        if (flight->operation.over() || flight->operation.profile.id != profileId || flight->operation.feed != feed)
            continue;
        for (const Item &item : flight->operation.items) {
            if (!ended(item.state))
                result.insert(item.key, flight->operation.running + QChar(0x2026));
        }
    }
    return result;
}

void Runner::trim()
{
    for (auto entry = m_flights.begin(); entry != m_flights.end() && m_flights.size() > kept;) {
        // Only what has been over for a while: a listener of finished() may still hold the newest.
        if (entry->second->operation.over() && std::next(entry) != m_flights.end())
            entry = m_flights.erase(entry);
        else
            ++entry;
    }
}

} // namespace actions
