// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What dialogs ask of rows whose class they do not know, by the kind's id, and of what else decides about an object. Pure.
#pragma once

#include "row.h"

#include <QVariantMap>

namespace kubernetes {

/// Image by container, out of the row's texts "a,b" and "x,y".
[[nodiscard]] QVariantMap imagesByContainer(const QString &containers, const QString &images);
/// Of deployments, stateful sets, daemon sets and cron jobs; empty for others.
[[nodiscard]] QVariantMap imagesOfRow(const QByteArray &kind, const live::Row &row);
/// The number of replicas that is wanted, of what can be scaled; 0 for others.
[[nodiscard]] int replicasOfRow(const QByteArray &kind, const live::Row &row);
/// "Deployment", "StatefulSet": how the API names what can be scaled; empty for others.
[[nodiscard]] QString scaledKindOf(const QByteArray &kind);
/// The name of the autoscaler which, in this HorizontalPodAutoscalerList, decides how many replicas that object has; empty: none does.
[[nodiscard]] QString autoscalerOf(const QByteArray &listJson, const QString &kind, const QString &name);
/// Whether this StorageClass lets claims ask for more than they have.
[[nodiscard]] bool allowsExpansion(const QByteArray &classJson);

} // namespace kubernetes
