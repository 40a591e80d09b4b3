// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Containers out of the engine's answers: the list (GET /containers/json) and the inspect (GET /containers/{id}/json).
// Pure. Every field is optional: engines from API 1.24 to today's, Docker and Podman, leave out, rename and null them.
// Source: Docker Engine API, and answers of Docker 20.10, 29 and Podman 4.3.
#pragma once

#include "containerrow.h"
#include "result.h"

namespace docker {

/// What the list says of a container. Fields that only an inspect knows are left as they are by default.
struct ContainerList {
    std::vector<ContainerRow> rows;
    int skipped = 0; ///< entries without an id, or of a wrong type
};
[[nodiscard]] base::Result<ContainerList> decodeContainerList(const QByteArray &json);

/// What only an inspect knows, for the table.
struct ContainerFacts {
    QString name; ///< the one that is valid: for a moment after a renaming the list tells the old one beside it
    qint64 startedMs = 0;
    qint64 finishedMs = 0;
    qint64 pid = 0;
    int restartCount = 0;
    int exitCode = 0;
    bool oomKilled = false;
    bool hasHealth = false;
    Health health = Health::None;
    ContainerState state = ContainerState::Unknown;
    QString error;
    friend bool operator==(const ContainerFacts &, const ContainerFacts &) = default;
};
[[nodiscard]] base::Result<ContainerFacts> decodeContainerFacts(const QByteArray &json);

/// The list's entry with what an inspect added. The state is the list's: it is the newer of the two, or as new.
[[nodiscard]] ContainerRow joined(ContainerRow entry, const ContainerFacts &facts);

[[nodiscard]] ContainerState containerStateOf(const QString &word);
/// RFC 3339 with up to nine decimals, in UTC milliseconds; 0 for "0001-01-01T00:00:00Z" and for what is no time.
[[nodiscard]] qint64 engineTimeMs(const QString &text);

} // namespace docker
