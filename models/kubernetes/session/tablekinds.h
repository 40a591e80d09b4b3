// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kinds that are opened while the program runs: from a resource's name to a table that the session watches. Endpoint thread.
#pragma once

#include "action.h"
#include "tablekind.h"
#include "task.h"

namespace kubernetes {

class KubernetesSession;

/// Asks what the cluster knows of this resource ("widgets.example.com") and which columns it has, and adds its table to the session.
/// Error::NotFound where the cluster does not know it. Who may not list it gets the kind all the same: its feed says Denied.
[[nodiscard]] base::Task<base::Result<ObjectKind>> openTable(KubernetesSession &session, QByteArray fullName);

/// What can be done to objects of any kind.
[[nodiscard]] actions::ActionList tableActions(const ObjectKind &object);

} // namespace kubernetes
