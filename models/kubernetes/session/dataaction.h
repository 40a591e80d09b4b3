// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One value of a config map or a secret is set. Constant data; its job runs on the endpoint thread.
#pragma once

#include "actionparts.h"

namespace kubernetes {

/// "secret.setvalue", by the data tab alone. Its arguments: "key", "value" (bytes), "resourceVersion". Values are in no command line.
[[nodiscard]] actions::Action setValueAction(const ObjectKind &kind);

} // namespace kubernetes
