// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Volumes out of an engine's answers. Pure, lenient: see containerdecoder.h. Sizes are bytes.
#pragma once

#include "result.h"
#include "row.h"

#include <QStringList>
#include <vector>

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

} // namespace docker
