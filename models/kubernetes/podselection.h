// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which pods belong to an object of another kind. Pure.
#pragma once

#include "labelselector.h"
#include "podrow.h"

#include <functional>

namespace kubernetes {

/// Pods by labels within a namespace, as workloads and services choose theirs.
struct PodSelection {
    QString namespaceName;
    LabelSelector selector;

    [[nodiscard]] bool matches(const PodRow &pod) const
    {
        return pod.meta.namespaceName == namespaceName && selector.matches(pod.meta.labels);
    }
    friend bool operator==(const PodSelection &, const PodSelection &) = default;
};

/// What chooses the pods of a row of the kind `kind`; absent: objects of this kind have no pods.
using SelectionOf = std::function<PodSelection(const live::Row &)>;
[[nodiscard]] SelectionOf podSelectionOf(const QByteArray &kind);

} // namespace kubernetes
