// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows made from several inputs. The primary input owns which keys exist; side inputs (an inspection, sums over another
// store) come at their own pace and join by key. Lives on an endpoint thread beside the store it fills. What a side
// says of a key before the primary knows it is kept until the key is removed or pruned.
#pragma once

#include "rowstore.h"

#include <optional>
#include <tuple>

namespace live {

template <class Primary, class... Sides> class Join
{
public:
    /// Makes the row of a key; a side that has said nothing yet is null. Returning null leaves the key out.
    using Compose = std::function<RowPointer(const Key &, const Primary &, const Sides *...)>;

    Join(RowStore &store, Compose compose) : m_store(store), m_compose(std::move(compose)) {}
    Q_DISABLE_COPY_MOVE(Join)

    void setPrimary(const Key &key, Primary value)
    {
        m_primary.insert(key, std::move(value));
        if (m_sweeping)
            m_seen.insert(key);
        compose(key);
    }
    template <size_t I> void setSide(const Key &key, std::tuple_element_t<I, std::tuple<Sides...>> value)
    {
        std::get<I>(m_sides).insert(key, std::move(value));
        compose(key);
    }
    template <size_t I> void clearSide(const Key &key)
    {
        if (std::get<I>(m_sides).remove(key))
            compose(key);
    }
    [[nodiscard]] std::optional<Primary> primary(const Key &key) const
    {
        const auto it = m_primary.constFind(key);
        return it == m_primary.cend() ? std::nullopt : std::optional<Primary>(*it);
    }
    template <size_t I> [[nodiscard]] auto side(const Key &key) const
    {
        using Side = std::tuple_element_t<I, std::tuple<Sides...>>;
        const auto &values = std::get<I>(m_sides);
        const auto it = values.constFind(key);
        return it == values.cend() ? std::optional<Side>() : std::optional<Side>(*it);
    }
    /// The object is gone: so are its sides.
    void remove(const Key &key)
    {
        m_primary.remove(key);
        std::apply([&](auto &...sides) { (sides.remove(key), ...); }, m_sides);
        m_store.remove(key);
    }
    /// A complete list of the primary begins and ends, as in RowStore. The end drops sides of unknown keys too.
    void beginSweep()
    {
        m_sweeping = true;
        m_seen.clear();
    }
    void endSweep()
    {
        if (!m_sweeping)
            return;
        m_sweeping = false;
        for (const Key &key : m_primary.keys()) {
            if (!m_seen.contains(key))
                remove(key);
        }
        const auto prune = [&](auto &values) {
            for (auto it = values.begin(); it != values.end();)
                it = m_primary.contains(it.key()) ? std::next(it) : values.erase(it);
        };
        std::apply([&](auto &...sides) { (prune(sides), ...); }, m_sides);
        m_seen.clear();
    }
    void abortSweep() { m_sweeping = false; }
    void reset()
    {
        m_primary.clear();
        m_sweeping = false;
        std::apply([](auto &...sides) { (sides.clear(), ...); }, m_sides);
        m_store.reset();
    }
    [[nodiscard]] QList<Key> keys() const { return m_primary.keys(); }

private:
    void compose(const Key &key)
    {
        const auto primary = m_primary.constFind(key);
        if (primary == m_primary.cend())
            return;
        const auto pointer = [&](const auto &values) {
            const auto it = values.constFind(key);
            return it == values.cend() ? nullptr : &*it;
        };
        const RowPointer row = std::apply(
            [&](const auto &...sides) { return m_compose(key, *primary, pointer(sides)...); }, m_sides);
        if (row)
            m_store.put(row);
        else
            m_store.remove(key);
    }

    RowStore &m_store;
    Compose m_compose;
    QHash<Key, Primary> m_primary;
    std::tuple<QHash<Key, Sides>...> m_sides;
    QSet<Key> m_seen;
    bool m_sweeping = false;
};

} // namespace live
