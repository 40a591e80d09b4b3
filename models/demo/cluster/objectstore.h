// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the simulated cluster knows: objects of every kind by namespace and name, each change with a version of its own, the
// last of which are remembered so that a watch can go on from where it was. Lives on the cluster's thread, owned by it. Holds
// the cluster's time, which is not always now: the past is played when the cluster is made.
#pragma once

#include "apiresource.h"
#include "jsonpath.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace demo {

struct StoreChange {
    enum class Kind { Added, Modified, Deleted };
    Kind kind = Kind::Added;
    const ApiResource *resource = nullptr;
    QJsonObject object; ///< of a deletion: the last state
    qint64 version = 0;
};

class ObjectStore
{
public:
    explicit ObjectStore(quint64 seed) : m_seed(seed) {}
    ObjectStore(const ObjectStore &) = delete;
    ObjectStore &operator=(const ObjectStore &) = delete;

    [[nodiscard]] qint64 nowMs() const { return m_nowMs; }
    void setNow(qint64 ms) { m_nowMs = ms; }
    [[nodiscard]] quint64 seed() const { return m_seed; }

    /// Gives it a uid, a version, and its time where it has none.
    QJsonObject add(const ApiResource &resource, QJsonObject object);
    /// Nothing happens where nothing differs. A spec that differs is a new generation.
    void update(const ApiResource &resource, QJsonObject object);
    void remove(const ApiResource &resource, const QJsonObject &object);
    [[nodiscard]] std::optional<QJsonObject> find(const ApiResource &resource, const QString &namespaceName, const QString &name) const;
    /// In the order of namespace and name; an empty namespace means all of them.
    [[nodiscard]] std::vector<QJsonObject> list(const ApiResource &resource, const QString &namespaceName = {}) const;
    [[nodiscard]] std::vector<QJsonObject> ownedBy(const ApiResource &resource, const QString &uid) const;

    [[nodiscard]] qint64 version() const { return m_version; }
    /// What changed since; nothing where that is forgotten.
    [[nodiscard]] std::optional<std::vector<StoreChange>> since(qint64 version) const;
    /// Changes are remembered from here on; before, nobody could ask for them.
    void beginRemembering() { m_remembers = true; }

    /// A name's random end, as controllers make it, and an id.
    [[nodiscard]] QString suffix(int length = 5);
    [[nodiscard]] QString uid();

    /// Ends with the ticket, which must not outlive the store.
    class Ticket
    {
    public:
        Ticket(ObjectStore &store, int number) : m_store(store), m_number(number) {}
        ~Ticket() { m_store.m_listeners.erase(m_number); }
        Ticket(const Ticket &) = delete;
        Ticket &operator=(const Ticket &) = delete;

    private:
        ObjectStore &m_store;
        int m_number;
    };
    [[nodiscard]] std::unique_ptr<Ticket> listen(std::function<void(const StoreChange &)> heard);

private:
    using Key = std::pair<QString, QString>;
    using Place = std::pair<const ApiResource *, Key>;
    void tell(StoreChange change);

    quint64 m_seed;
    quint64 m_drawn = 0;
    qint64 m_nowMs = 0;
    qint64 m_version = 184'000;
    std::map<const ApiResource *, std::map<Key, QJsonObject>> m_objects;
    std::map<QString, std::set<Place>> m_owned; ///< by the owner's uid
    bool m_remembers = false;
    std::deque<StoreChange> m_past;
    std::map<int, std::function<void(const StoreChange &)>> m_listeners;
    int m_nextListener = 0;
};

} // namespace demo
