// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An image as the table shows it: one row for each tag, as people think of images; untagged ones by their id. A value.
#pragma once

#include "row.h"

#include <QMap>
#include <QString>

namespace docker {

struct ImageRow : live::RowOf<ImageRow> {
    live::Key rowKey; ///< "repository:tag" or the id: several tags of an image are several rows
    QString id;       ///< "sha256:..."
    QString repository; ///< "<none>" is empty
    QString tag;
    QString digest;   ///< of the repository, if known
    qint64 createdMs = 0;
    qint64 size = 0;
    qint64 sharedSize = -1; ///< with other images; -1: not known
    int usedBy = 0;         ///< containers
    QStringList users;      ///< their names, a few
    int tagsOfImage = 1;    ///< how many rows this image has
    QMap<QString, QString> labels;

    [[nodiscard]] const live::Key &key() const override { return rowKey; }
    [[nodiscard]] QString reference() const
    {
        return repository.isEmpty() ? id : tag.isEmpty() ? repository : repository + u':' + tag;
    }
    [[nodiscard]] QString shortId() const { return (id.startsWith(QStringLiteral("sha256:")) ? id.mid(7) : id).left(12); }
    [[nodiscard]] bool dangling() const { return repository.isEmpty(); }
    friend bool operator==(const ImageRow &, const ImageRow &) = default;
};

} // namespace docker
