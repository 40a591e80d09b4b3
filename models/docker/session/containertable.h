// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The containers of one engine as its list and its inspects tell them: the list says which there are, an inspect adds what
// the list lacks (times, processes, restarts) and is asked again only when the list's entry says that it no longer holds.
// Endpoint thread; a member of the session, whose "container" table it lists and whose charts hear of it by the hooks.
#pragma once

#include "api.h"
#include "containerdecoder.h"
#include "listsource.h"

#include <deque>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace docker {

class ContainerTable
{
public:
    using ListTask = base::Task<base::Result<endpoint::ListSource::Rows>>;
    using Entries = std::unordered_map<QByteArray, ContainerRow, std::hash<QByteArray>>;
    struct Hooks {
        std::function<void(live::RowPointer)> changed; ///< an inspect of its own accord told more about a row
        std::function<void()> listed;
        std::function<void(const live::Key &id, bool running, qint64 pid)> seen;
        std::function<void(const live::Key &id)> gone;
    };

    ContainerTable(Api &api, Hooks hooks);

    /// Running ones only, or all of them.
    [[nodiscard]] ListTask list(bool all);
    /// Those of these that there are, each with its inspect.
    [[nodiscard]] ListTask fetch(std::vector<live::Key> keys);
    /// What was known by inspect is in doubt: the next list asks for all of it again.
    void inspectAll() { m_inspectAll = true; }
    void connectionLost();
    [[nodiscard]] const Entries &entries() const { return m_entries; }
    /// Null if it is not known.
    [[nodiscard]] const ContainerRow *find(const live::Key &id) const;

private:
    void remember(const ContainerList &list, bool all);
    base::Task<base::Result<bool>> inspectInto(live::Key key);
    live::RowPointer row(ContainerRow entry);
    void inspectSoon(const live::Key &key);
    void pumpInspects();

    Api &m_api;
    Hooks m_hooks;
    Entries m_entries; ///< as the list said
    std::unordered_map<QByteArray, ContainerFacts, std::hash<QByteArray>> m_facts;
    std::deque<live::Key> m_toInspect;
    std::unordered_set<QByteArray, std::hash<QByteArray>> m_queued; ///< those of m_toInspect: there can be thousands
    bool m_inspectAll = true;
    quint64 m_fullLists = 0; ///< answered so far
    std::map<live::Key, base::Task<base::Result<bool>>> m_inspecting;
};

/// Whether a container's list entry tells that an earlier inspect no longer holds.
[[nodiscard]] bool needsInspect(const ContainerRow &before, const ContainerRow &now);

} // namespace docker
