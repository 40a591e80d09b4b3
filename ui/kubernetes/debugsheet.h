// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks with which image a pod is to be debugged, and attaches to the container when the cluster has taken it. UI thread.
#pragma once

#include "kubernetespanes.h"

namespace kubernetesui {

/// Answers with "image", "target" and a "name" of its own; then the pane's terminal attaches to it.
void askDebug(const Context &context, endpoint::Endpoint &endpoint, const live::RowPointer &row, QWidget *pane,
              const std::function<void(actions::Arguments)> &answer);

} // namespace kubernetesui
