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
    qint64 size = -1; ///< -1: not known
    QStringList users; ///< names of the containers that mount it
    [[nodiscard]] const live::Key &key() const override { return name; }
    friend bool operator==(const VolumeRow &, const VolumeRow &) = default;
};

/// From GET /volumes and GET /containers/json?all=1.
[[nodiscard]] base::Result<std::vector<VolumeRow>> decodeVolumes(const QByteArray &volumes, const QByteArray &containers);
[[nodiscard]] live::Kind volumeKind();
[[nodiscard]] TableSpec volumeTable();
[[nodiscard]] actions::ActionList volumeActions();

} // namespace docker
