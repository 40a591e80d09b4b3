// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The events of one object: which collection they are, and the kind that shows them. Constant; pure.
// Source: kubectl describe (pkg/describe, DescribeEvents): events name their object by uid; kubelets name a node by its name.
#pragma once

#include "kind.h"
#include "objectmeta.h"
#include "watchtable.h"

namespace kubernetes {

/// For ever, as orders are worked out by it in the pool.
[[nodiscard]] const live::Kind &objectEventKind();
/// `resource`: the object's, e.g. "pods".
[[nodiscard]] WatchTable objectEventTable(const QByteArray &resource, const ObjectMeta &object);

} // namespace kubernetes
