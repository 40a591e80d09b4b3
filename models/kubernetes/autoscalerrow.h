// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A HorizontalPodAutoscaler as the table shows it. A value. Texts as kubectl prints them. Source: kubernetes 1.36
// pkg/printers/internalversion/printers.go, printHorizontalPodAutoscaler; what its conditions mean:
// pkg/controller/podautoscaler/horizontal.go.
#pragma once

#include "objectmeta.h"
#include "rowdecoders.h"

#include <QStringList>
#include <optional>

namespace kubernetes {

enum class ScalingState : quint8 {
    Steady,
    Scaling,     ///< another number of pods is wanted than there is
    AtMaximum,   ///< more would be wanted than the limit allows
    AtMinimum,   ///< fewer would be
    NoMetrics,   ///< what it goes by cannot be read
    CannotScale, ///< its target cannot be found or changed
    Disabled,    ///< its target is scaled to zero
    Unobserved,  ///< no controller has looked at it yet
};

struct AutoscalerRow : live::RowOf<AutoscalerRow> {
    ObjectMeta meta;
    QString targetKind; ///< "Deployment"
    QString targetName;
    QStringList metrics; ///< "cpu: 64%/70%", each
    QString message;     ///< of what keeps it from scaling
    std::optional<qint32> minReplicas; ///< absent: 1
    qint32 maxReplicas = 0;
    qint32 current = 0; ///< REPLICAS
    qint32 desired = 0;
    qint64 scaledMs = 0; ///< when it last changed the number; 0: never
    ScalingState state = ScalingState::Unobserved;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const AutoscalerRow &, const AutoscalerRow &) = default;
};

[[nodiscard]] live::RowPointer decodeAutoscaler(const Message &object, Interner &interner);

/// REFERENCE: "Deployment/web".
[[nodiscard]] QString referenceText(const AutoscalerRow &row);
/// TARGETS: "cpu: 64%/70%, memory: <unknown>/80% + 1 more...".
[[nodiscard]] QString targetsText(const AutoscalerRow &row);
/// MINPODS: "2" or "<unset>".
[[nodiscard]] QString minPodsText(const AutoscalerRow &row);

} // namespace kubernetes
