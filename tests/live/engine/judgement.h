// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of the table of containers, held against what the engine itself answers to another client: which containers
// there are, their names, images, labels and states, when they were started and how they ended. Reads the engine's JSON
// by itself and shares no decoder with the program. UI thread of the test; asks without hurry while events go on.
#pragma once

#include "livesession.h"
#include "rawclient.h"

namespace livetest {

// One line for each thing that is wrong; empty: every row is right, and none is missing.
[[nodiscard]] QStringList judgement(LiveSession &session, const RawClient &engine);

// Waits until the judgement is empty; what it said last is told where it does not become so.
[[nodiscard]] bool becomesRight(LiveSession &session, const RawClient &engine, int patienceMs);

} // namespace livetest
