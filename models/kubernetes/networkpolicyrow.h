// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A NetworkPolicy as the table shows it. A value. Texts as kubectl prints them.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printNetworkPolicy; networking.k8s.io/v1 NetworkPolicySpec: what is
// limited and has no rule is denied; a rule without peers is of everybody, one without ports of every port; without policyTypes
// Ingress is limited, and Egress where there are rules of it.
#pragma once

#include "labelselector.h"
#include "objectmeta.h"
#include "rowdecoders.h"

namespace kubernetes {

struct PolicyDirection {
    bool limited = false; ///< without it the policy says nothing of this direction
    bool open = false;    ///< one of the rules lets everything through
    qint32 rules = 0;
    [[nodiscard]] bool deniesAll() const { return limited && rules == 0; }
    friend bool operator==(const PolicyDirection &, const PolicyDirection &) = default;
};

struct NetworkPolicyRow : live::RowOf<NetworkPolicyRow> {
    ObjectMeta meta;
    LabelSelector selector; ///< of the pods that it is about; empty: all of the namespace
    PolicyDirection ingress;
    PolicyDirection egress;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const NetworkPolicyRow &, const NetworkPolicyRow &) = default;
};

[[nodiscard]] live::RowPointer decodeNetworkPolicy(const Message &object, Interner &interner);

} // namespace kubernetes
