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
/// What every object has; `title` is its kind.
[[nodiscard]] Sections anyOverview(const QByteArray &json, const QString &title);

} // namespace kubernetes
