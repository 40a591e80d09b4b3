// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table panes of a container engine: what tabs, pane actions and dialogs go with containers and images. Made once a
// window by app/, which hands the engine's functions over. UI thread.
#pragma once

#include "engine.h"
#include "runner.h"
#include "tablepane.h"

namespace dockerui {

struct Context {
    const docker::Engine *engine = nullptr;
    actions::Runner *runner = nullptr;
    const live::Kind *containers = nullptr;
    const live::Kind *images = nullptr;
    const live::Kind *volumes = nullptr;
};

[[nodiscard]] panes::TablePaneSpec containerPane(const Context &context);
[[nodiscard]] panes::TablePaneSpec imagePane(const Context &context);
[[nodiscard]] panes::TablePaneSpec volumePane(const Context &context);

} // namespace dockerui
