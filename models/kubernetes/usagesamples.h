// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pod or a node uses, as samples: the amounts, and their shares of what it asked for or can give. Pure.
#pragma once

#include "noderow.h"
#include "podrow.h"
#include "sample.h"

namespace kubernetes {

/// Nanocores and bytes.
void appendUsage(const PodRow &pod, qint64 cpu, qint64 memory, std::vector<live::Sample> &samples);
void appendUsage(const NodeRow &node, qint64 cpu, qint64 memory, std::vector<live::Sample> &samples);

} // namespace kubernetes
