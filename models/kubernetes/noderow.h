// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A node as the table shows it and as pods relate to it. A value; the sums over its pods and its usage are series.
// Texts as kubectl prints them. Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printNode.
#pragma once

#include "objectmeta.h"

#include <QStringList>

namespace kubernetes {

struct NodeTaint {
    QString key;
    QString value;
    QString effect; ///< "NoSchedule", "PreferNoSchedule", "NoExecute"
    friend bool operator==(const NodeTaint &, const NodeTaint &) = default;
};

struct NodeRow : live::RowOf<NodeRow> {
    enum class Ready : quint8 { Unknown, NotReady, Ready };

    ObjectMeta meta;
    QStringList roles; ///< sorted: "control-plane"
    QString version;   ///< of the kubelet
    QString internalIp;
    QString externalIp;
    QString osImage;
    QString kernelVersion;
    QString runtime; ///< "containerd://2.1.4"
    QString architecture;
    QString providerId; ///< "aws:///eu-central-1a/i-0abc"
    QStringList pressures; ///< conditions that hold though they should not: "MemoryPressure", "NetworkUnavailable"
    QString message;       ///< of the Ready condition, where it does not hold
    std::vector<NodeTaint> taints;
    qint64 cpuCapacity = 0; ///< nanocores
    qint64 memoryCapacity = 0; ///< bytes
    qint64 podCapacity = 0;
    qint64 cpuAllocatable = 0; ///< what pods can have
    qint64 memoryAllocatable = 0;
    qint64 podAllocatable = 0;
    Ready ready = Ready::Unknown;
    bool unschedulable = false; ///< cordoned

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const NodeRow &, const NodeRow &) = default;
};

/// STATUS: "Ready", "NotReady,SchedulingDisabled", "Unknown".
[[nodiscard]] QString nodeStatusText(const NodeRow &row);
/// ROLES: "control-plane,etcd" or "<none>".
[[nodiscard]] QString rolesText(const NodeRow &row);
[[nodiscard]] QString internalIpText(const NodeRow &row);
[[nodiscard]] QString externalIpText(const NodeRow &row);
[[nodiscard]] QString osImageText(const NodeRow &row);
/// KERNEL-VERSION with the architecture: "6.1.0 (amd64)".
[[nodiscard]] QString kernelText(const NodeRow &row);
[[nodiscard]] QString runtimeText(const NodeRow &row);

} // namespace kubernetes
