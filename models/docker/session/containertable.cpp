// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containertable.h"

#include <algorithm>

namespace docker {

using namespace std::chrono_literals;
using Rows = endpoint::ListSource::Rows;

namespace {

constexpr size_t inspectsAtOnce = 4; ///< beside the requests that a person waits for

} // namespace

bool needsInspect(const ContainerRow &before, const ContainerRow &now)
{
    return before.state != now.state || before.exitCode != now.exitCode || before.name != now.name ||
           before.networks != now.networks;
}

ContainerTable::ContainerTable(Api &api, Hooks hooks) : m_api(api), m_hooks(std::move(hooks)) {}

const ContainerRow *ContainerTable::find(const live::Key &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

void ContainerTable::connectionLost()
{
    m_inspecting.clear();
    m_toInspect.clear();
    m_queued.clear();
}

ContainerTable::ListTask ContainerTable::list(bool all)
{
    QUrlQuery query;
    if (all)
        query.addQueryItem(QStringLiteral("all"), QStringLiteral("1"));
    net::Request request = m_api.request("GET", "/containers/json", query);
    request.timeout = 120s; // thousands of containers on a busy host
    const quint64 before = m_fullLists;
    const base::Result<net::Reply> reply = co_await m_api.send(std::move(request));
    if (!reply.ok())
        co_return reply.error();
    base::Result<ContainerList> list = decodeContainerList(reply->body);
    if (!list.ok())
        co_return list.error();
    if (!all && m_fullLists != before)
        co_return Rows(); // the list of all was asked for at the same time and has told more
    remember(*list, all);
    Rows rows;
    rows.reserve(list->rows.size());
    for (ContainerRow &entry : list->rows)
        rows.push_back(row(std::move(entry)));
    m_hooks.listed();
    pumpInspects();
    co_return std::move(rows);
}

// What an inspect has to tell again, and, when the list is of all, what is gone.
void ContainerTable::remember(const ContainerList &list, bool all)
{
    if (!all) {
        for (const ContainerRow &entry : list.rows) {
            const auto old = m_entries.find(entry.id);
            if (old == m_entries.end() || needsInspect(old->second, entry) || !m_facts.contains(entry.id))
                inspectSoon(entry.id);
            m_entries[entry.id] = entry;
        }
        return;
    }
    Entries before;
    before.swap(m_entries);
    for (const ContainerRow &entry : list.rows) {
        const auto old = before.find(entry.id);
        const bool again = m_inspectAll || old == before.end() || needsInspect(old->second, entry);
        m_entries.emplace(entry.id, entry);
        if (again || !m_facts.contains(entry.id))
            inspectSoon(entry.id);
    }
    m_inspectAll = false;
    ++m_fullLists;
    std::erase_if(m_facts, [this](const auto &fact) { return !m_entries.contains(fact.first); });
}

ContainerTable::ListTask ContainerTable::fetch(std::vector<live::Key> keys)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("all"), QStringLiteral("1"));
    QStringList ids;
    for (const live::Key &key : keys)
        ids << QString::fromLatin1(key);
    query.addQueryItem(QStringLiteral("filters"), filtersValue({{QStringLiteral("id"), ids}}));
    const base::Result<net::Reply> reply = co_await m_api.get("/containers/json", query);
    if (!reply.ok())
        co_return reply.error();
    base::Result<ContainerList> list = decodeContainerList(reply->body);
    if (!list.ok())
        co_return list.error();
    Rows rows;
    for (const live::Key &key : keys) {
        const bool present = std::any_of(list->rows.begin(), list->rows.end(),
                                         [&](const ContainerRow &entry) { return entry.id == key; });
        if (!present) {
            m_entries.erase(key);
            m_facts.erase(key);
            m_hooks.gone(key);
        }
    }
    for (ContainerRow &entry : list->rows) {
        // The filter matches by prefix: what was not asked for is not ours to judge here.
        if (std::find(keys.begin(), keys.end(), entry.id) == keys.end())
            continue;
        m_entries[entry.id] = entry;
        const live::Key id = entry.id;
        m_inspecting.erase(id);
        static_cast<void>(co_await inspectInto(id));
        if (const auto now = m_entries.find(id); now != m_entries.end())
            rows.push_back(row(now->second));
    }
    pumpInspects(); // those that were taken over above go on nothing any more
    co_return std::move(rows);
}

base::Task<base::Result<bool>> ContainerTable::inspectInto(live::Key key)
{
    const base::Result<net::Reply> reply = co_await m_api.get("/containers/" + key + "/json");
    if (!reply.ok())
        co_return reply.error();
    const base::Result<ContainerFacts> facts = decodeContainerFacts(reply->body);
    if (!facts.ok())
        co_return facts.error();
    m_facts[key] = *facts;
    // The inspect came after the list: a state that changed in between shows at once, the event will confirm it.
    if (const auto entry = m_entries.find(key); entry != m_entries.end()) {
        if (!facts->name.isEmpty())
            entry->second.name = facts->name;
        if (facts->state != ContainerState::Unknown && facts->state != entry->second.state) {
            entry->second.state = facts->state;
            entry->second.hasExitCode = facts->state == ContainerState::Exited;
            entry->second.exitCode = facts->state == ContainerState::Exited ? facts->exitCode : 0;
            entry->second.health = facts->health;
        }
        // A paused one uses memory still.
        const bool measured = entry->second.state == ContainerState::Running || entry->second.state == ContainerState::Paused;
        m_hooks.seen(key, measured, facts->pid);
    }
    co_return true;
}

live::RowPointer ContainerTable::row(ContainerRow entry)
{
    const auto facts = m_facts.find(entry.id);
    if (facts == m_facts.end())
        return std::make_shared<ContainerRow>(std::move(entry));
    return std::make_shared<ContainerRow>(joined(std::move(entry), facts->second));
}

void ContainerTable::inspectSoon(const live::Key &key)
{
    const auto entry = m_entries.find(key);
    const bool running = entry != m_entries.end() && entry->second.state == ContainerState::Running;
    if (!m_queued.insert(key).second)
        return;
    // Running ones first: their times and processes are what charts and "since" wait for.
    if (running)
        m_toInspect.push_front(key);
    else
        m_toInspect.push_back(key);
}

void ContainerTable::pumpInspects()
{
    while (!m_toInspect.empty() && m_inspecting.size() < inspectsAtOnce) {
        const live::Key key = m_toInspect.front();
        m_toInspect.pop_front();
        m_queued.erase(key);
        if (m_inspecting.contains(key))
            continue;
        base::Task<base::Result<bool>> &task = m_inspecting[key];
        task = inspectInto(key);
        task.start([this, key](base::Result<bool> result) {
            const auto node = m_inspecting.extract(key);
            const auto entry = m_entries.find(key);
            if (result.ok() && entry != m_entries.end())
                m_hooks.changed(row(entry->second));
            pumpInspects();
        });
    }
}

} // namespace docker
