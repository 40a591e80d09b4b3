// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mistakes of a Run form, told at their field before anything is sent. Pure; any thread; quick enough to run
// at every key press. It knows the traps of the engine's create call; what only the engine can know (does the image
// exist, is the address within the network) is left to it.
#pragma once

#include "runspec.h"

#include <QByteArray>
#include <QSet>

namespace docker {

struct FieldProblem {
    QByteArray field; ///< the member of RunSpec: "ports", "memory"; of RunHealth: "health.interval"
    int row = -1;     ///< in a list, -1 for a field that is none
    QString message;
    bool error = true; ///< false: a warning, the engine will take it
    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

/// What is known of the engine. Empty or 0: not known, not checked.
struct RunFacts {
    QSet<QString> names; ///< of its containers, without a slash
    int processors = 0;
    qint64 memory = 0; ///< bytes
};

[[nodiscard]] std::vector<FieldProblem> checkRun(const RunSpec &spec, const RunFacts &facts);

} // namespace docker
