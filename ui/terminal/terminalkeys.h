// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which bytes a key press means to a program in a terminal. Stateless; cursor and function keys go through the Screen,
// which knows the modes the program has set. UI thread. Source: xterm's control sequences.
#pragma once

#include "screen.h"

class QKeyEvent;

namespace terminal {

[[nodiscard]] Modifiers modifiersOf(Qt::KeyboardModifiers modifiers);
/// Sends the key through `screen.onOutput`; false when it means nothing to a terminal (a modifier alone, media keys).
bool sendKey(Screen &screen, const QKeyEvent &event);

} // namespace terminal
