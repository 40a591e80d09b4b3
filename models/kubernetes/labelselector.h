// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A label selector of a workload: which pods are its own. A value; pure. Source: k8s.io/apimachinery
// pkg/apis/meta/v1/helpers.go and pkg/labels/selector.go: an absent selector matches nothing, an empty one everything;
// NotIn and DoesNotExist match objects without the key.
#pragma once

#include "interner.h"

#include <vector>

namespace kubernetes {

struct LabelSelector {
    struct Requirement {
        enum class Operator : quint8 { In, NotIn, Exists, DoesNotExist, Invalid };
        QString key;
        Operator op = Operator::Invalid;
        QStringList values; ///< sorted
        friend bool operator==(const Requirement &, const Requirement &) = default;
    };

    bool present = false;
    Labels equals;
    std::vector<Requirement> requirements;

    [[nodiscard]] bool valid() const;
    [[nodiscard]] bool matches(const Labels &labels) const;
    /// "app=web,tier in (a,b),!old", sorted by key: what a server takes as labelSelector. Empty: everything or nothing.
    [[nodiscard]] QString text() const;
    /// The same as kubectl shows it: "<none>" for nothing to say, "<error>" for what is invalid.
    [[nodiscard]] QString cell() const;

    friend bool operator==(const LabelSelector &, const LabelSelector &) = default;
};

} // namespace kubernetes
