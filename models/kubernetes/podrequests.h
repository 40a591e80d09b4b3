// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked of a pod beside its object: its logs and its shells. Values.
#pragma once

#include "row.h"

#include <QStringList>
#include <vector>

namespace kubernetes {

/// A container of a pod. The key tells it from another pod that takes its name later.
struct ContainerPlace {
    live::Key pod;
    QString namespaceName;
    QString podName;
    QString container;
};

struct LogRequest {
    ContainerPlace place;
    int source = 0;        ///< index of the chunk's lines
    int tail = 10'000;     ///< lines from the end to begin with; negative: all
    bool previous = false; ///< of the instance before the last restart: it is read to its end
    bool follow = true;
};

struct ShellRequest {
    ContainerPlace place;
    /// Tried in order; the first that exists is kept. Empty: attaches to the program that the container runs.
    std::vector<QStringList> commands{{QStringLiteral("/bin/bash")}, {QStringLiteral("/bin/sh")}, {QStringLiteral("sh")}};
    int columns = 80;
    int rows = 24;
};

} // namespace kubernetes
