// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What could be removed to win room, exactly and with its bytes: computed from what the engine lists, since engines have no
// dry run. Pure; any thread. Bytes.
//
// Facts: an image's own bytes are Size - SharedSize of /system/df; images that share layers only with each other win more
// than the sum when they go together, so sums are "at least". Podman's df lists intermediate images, without names, and
// volumes without labels: the lists proper say what there is. Build cache records that images share win nothing by
// themselves; a record goes only after those that name it as parent. API 1.52 moved the lists of df into
// ImageUsage.Items and its like.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QStringList>
#include <map>
#include <vector>

namespace docker {

struct PruneItem {
    enum class Kind { Container, DanglingImage, UnusedImage, AnonymousVolume, NamedVolume, BuildCache };
    Kind kind = Kind::Container;
    QString id;            ///< what the engine knows it by
    QString name;          ///< how it is shown
    QString detail;        ///< a container's image and state, a cache record's kind
    QStringList references; ///< of an image: its tags; each has to go
    qint64 bytes = 0;
    friend bool operator==(const PruneItem &, const PruneItem &) = default;
};

struct PrunePlan {
    std::vector<PruneItem> items; ///< by kind; largest first; cache records so that none goes before its children
    qint64 layers = -1;           ///< all that images take together; negative where the engine does not tell (Podman)

    [[nodiscard]] qint64 bytesOf(PruneItem::Kind kind) const;
};

/// Answers of GET /system/df, /images/json and /containers/json?all=1.
struct PruneAnswers {
    QByteArray diskUse;
    QByteArray images;
    QByteArray containers;
};
[[nodiscard]] base::Result<PrunePlan> planPrune(const PruneAnswers &answers);
/// Of GET /system/df: bytes by the volume's name; those that the engine did not measure are left out.
[[nodiscard]] std::map<QString, qint64> volumeSizes(const QByteArray &diskUse);

} // namespace docker
