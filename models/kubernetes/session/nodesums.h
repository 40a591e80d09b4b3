// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the pods of each node ask for together, as series of the node: shares of what the node can give, and how many there are. Fed
// by the changes of two stores, so that 10,000 pods are added up once. Endpoint thread; owned by the session.
// Source: what counts is what the scheduler counts: pods that are neither Succeeded nor Failed.
#pragma once

#include "interner.h"
#include "noderow.h"
#include "podrow.h"
#include "sample.h"

#include <QHash>
#include <QSet>

namespace kubernetes {

class NodeSums
{
public:
    /// A change in the pods' store: before, now; either may be null.
    void podChanged(const live::RowPointer &before, const live::RowPointer &now);
    void nodeChanged(const live::RowPointer &before, const live::RowPointer &now);
    /// Of the nodes whose figures changed since the last call. `all`: of every node, since figures that stay have to go on too.
    [[nodiscard]] std::vector<live::Sample> samples(bool all);
    [[nodiscard]] bool changed() const { return !m_dirty.isEmpty(); }

    struct Sum {
        qint64 cpu = 0;    ///< nanocores that are requested
        qint64 memory = 0; ///< bytes
        qint64 pods = 0;
        friend bool operator==(const Sum &, const Sum &) = default;
    };
    [[nodiscard]] Sum of(const QString &node) const { return m_sums.value(node); }

private:
    struct Node {
        live::Key key;
        qint64 cpu = 0; ///< allocatable
        qint64 memory = 0;
    };
    void add(const PodRow &pod, int sign);

    QHash<QString, Sum> m_sums; ///< by the node's name, which pods know
    QHash<QString, Node> m_nodes;
    QSet<QString> m_dirty;
};

} // namespace kubernetes
