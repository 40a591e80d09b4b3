// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Overview of an object, out of the API's answer to a GET of it: what a person asks first, then conditions, labels and
// annotations. Pure, lenient. Source: k8s.io/api core/v1 and apps/v1.
#pragma once

#include "result.h"
#include "section.h"

namespace kubernetes {

using Sections = base::Result<std::vector<live::Section>>;

/// What an object does not tell of itself: who uses it. A GET, asked once the object is shown.
struct OverviewQuestion {
    QString title; ///< of the section that says why there is no answer
    QByteArray path;
    QByteArray narrower; ///< asked where the first is refused; empty: nothing is
    std::function<Sections(const QByteArray &json)> read;
};
using OverviewQuestions = std::vector<OverviewQuestion>;

[[nodiscard]] Sections podOverview(const QByteArray &json);
[[nodiscard]] Sections nodeOverview(const QByteArray &json);
[[nodiscard]] Sections deploymentOverview(const QByteArray &json);
[[nodiscard]] Sections statefulSetOverview(const QByteArray &json);
[[nodiscard]] Sections daemonSetOverview(const QByteArray &json);
[[nodiscard]] Sections replicaSetOverview(const QByteArray &json);
[[nodiscard]] Sections jobOverview(const QByteArray &json);
[[nodiscard]] Sections cronJobOverview(const QByteArray &json);
[[nodiscard]] Sections serviceOverview(const QByteArray &json);
/// Of config maps and secrets: keys and sizes, no values.
[[nodiscard]] Sections dataOverview(const QByteArray &json);
[[nodiscard]] Sections eventOverview(const QByteArray &json);
[[nodiscard]] Sections namespaceOverview(const QByteArray &json);
[[nodiscard]] Sections claimOverview(const QByteArray &json);
[[nodiscard]] Sections volumeOverview(const QByteArray &json);
[[nodiscard]] Sections storageClassOverview(const QByteArray &json);
/// Of roles of a namespace and of the cluster, as the next of their bindings.
[[nodiscard]] Sections roleOverview(const QByteArray &json);
[[nodiscard]] Sections bindingOverview(const QByteArray &json);
[[nodiscard]] Sections serviceAccountOverview(const QByteArray &json);
/// Which pods mount it, and what its class says.
[[nodiscard]] OverviewQuestions claimQuestions(const QByteArray &json);
/// Which bindings give it.
[[nodiscard]] OverviewQuestions roleQuestions(const QByteArray &json);
/// What its role allows.
[[nodiscard]] OverviewQuestions bindingQuestions(const QByteArray &json);
/// Which bindings name it, or a group that it is in.
[[nodiscard]] OverviewQuestions serviceAccountQuestions(const QByteArray &json);
/// What every object has; `title` is its kind.
[[nodiscard]] Sections anyOverview(const QByteArray &json, const QString &title);

} // namespace kubernetes
