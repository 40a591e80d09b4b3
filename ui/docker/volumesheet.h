// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheet that makes a volume: name, driver, the driver's options, labels; and what else the pane of volumes does. UI
// thread.
#pragma once

#include "dockerpanes.h"

namespace dockerui {

void createVolume(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane);

/// Has the engine measure its disk, which may take minutes; the volumes' sizes come by themselves then.
[[nodiscard]] panes::PaneAction measureVolumes(const Context &context);

} // namespace dockerui
