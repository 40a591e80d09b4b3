// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way back to an earlier revision of a workload. Constant data; its job runs on the endpoint thread.
#pragma once

#include "workloadprogress.h"

namespace kubernetes {

/// "Undo rollout…". Its arguments: "revision" and "name" of where it goes, "fromRevision" and "fromName" of where it comes from.
[[nodiscard]] actions::Action undoAction(const Workload &kind, std::function<QString(const live::Row &)> refusal);

} // namespace kubernetes
