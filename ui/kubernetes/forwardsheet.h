// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks which port of a pod or service is to become one of this computer, and the pane of those that are. UI thread.
#pragma once

#include "kubernetespanes.h"

namespace kubernetesui {

/// Answers with "port" and "local". `action`: "pod.forward" or "service.forward".
void askForward(const Context &context, endpoint::Endpoint &endpoint, const QByteArray &action, const live::RowPointer &row, QWidget *pane,
                std::function<void(actions::Arguments)> answer);

/// `kind`: forwardKind(), which outlives it.
[[nodiscard]] panes::TablePaneSpec forwardPane(const live::Kind &kind);

} // namespace kubernetesui
