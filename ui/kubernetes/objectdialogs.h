// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an action on an object of a cluster asks before it runs: how many replicas, which images. UI thread.
#pragma once

#include "cluster.h"
#include "objectkind.h"
#include "tablepane.h"

namespace kubernetesui {

/// Shows the form of an action with `asks`; calls back with its arguments, or not at all. `object` outlives the form.
void askForAction(const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, endpoint::Endpoint &endpoint,
                  const actions::Action &action, const std::vector<live::RowPointer> &rows, QWidget *pane,
                  const std::function<void(actions::Arguments)> &answer);

} // namespace kubernetesui
