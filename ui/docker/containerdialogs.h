// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small dialogs of container and image actions: kill, rename, limits, tag. UI thread.
#pragma once

#include "dockerpanes.h"

namespace dockerui {

using Answer = std::function<void(actions::Arguments)>;

void askContainer(endpoint::Endpoint &endpoint, const actions::Action &action, const std::vector<live::RowPointer> &rows,
                  QWidget *pane, const Answer &answer);
void askImage(endpoint::Endpoint &endpoint, const actions::Action &action, const std::vector<live::RowPointer> &rows,
              QWidget *pane, const Answer &answer);

} // namespace dockerui
