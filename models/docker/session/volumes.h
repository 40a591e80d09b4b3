// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind and table "volume" of a session, and what can be done to volumes. Constant data, made once. Bytes.
#pragma once

#include "action.h"
#include "dockersession.h"
#include "kind.h"

namespace docker {

struct VolumeRow : live::RowOf<VolumeRow> {
    live::Key name;
    QString driver;
    qint64 createdMs = 0;
    qint64 size = -1;  ///< -1: not measured
    QStringList users; ///< names of the containers that mount it, running or not
    [[nodiscard]] const live::Key &key() const override { return name; }
    friend bool operator==(const VolumeRow &, const VolumeRow &) = default;
};

/// GET /volumes.
[[nodiscard]] base::Result<std::vector<VolumeRow>> decodeVolumes(const QByteArray &volumes);
[[nodiscard]] live::Kind volumeKind();
[[nodiscard]] TableSpec volumeTable();
[[nodiscard]] actions::ActionList volumeActions();

} // namespace docker
