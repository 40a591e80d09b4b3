// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A terminal for assistive programs: the lines in view as one text, a line each. UI thread.
#pragma once

namespace terminal {

/// Makes QAccessible know the view; any number of calls count once.
void installAccessibility();

} // namespace terminal
