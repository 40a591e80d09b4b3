// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What forwards ports: actions on pods and services, whose dialog asks for the ports, and on the forwards themselves. Constant data, made
// once; jobs run on the endpoint thread.
#pragma once

#include "action.h"

namespace kubernetes {

/// Arguments: "port" of the target, "local" (0: any). `feed`: "pod" or "service".
[[nodiscard]] actions::Action forwardAction(const QByteArray &feed);
/// Of the feed "forward". Those with `asks` are the widgets' own to carry out: "forward.open", "forward.copy", "forward.command".
[[nodiscard]] actions::ActionList forwardActions();

} // namespace kubernetes
