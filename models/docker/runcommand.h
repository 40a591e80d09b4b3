// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A `docker run` command line and the RunSpec that it means, both ways: parseRunCommand(printRunCommand(spec)) is spec.
// Pure; any thread. Also taken: `create`, `container run`, podman, a prompt and sudo before it, line continuations.
#pragma once

#include "runspec.h"

namespace docker {

struct RunProblem {
    qsizetype position = 0; ///< in the text given
    QString message;
    friend bool operator==(const RunProblem &, const RunProblem &) = default;
};

struct ParsedRun {
    RunSpec spec; ///< all that could be read, also when there are problems
    std::vector<RunProblem> problems;
    [[nodiscard]] bool ok() const { return problems.empty(); }
};
[[nodiscard]] ParsedRun parseRunCommand(const QString &text);

/// Arguments as a shell takes them, a flag and its value as one element: "docker run", "-p 8080:80", "nginx". With
/// `maskSecrets` the values of secret-looking names are "***"; such a line is for showing and does not parse back.
[[nodiscard]] QStringList printRunCommand(const RunSpec &spec, bool maskSecrets);

} // namespace docker
