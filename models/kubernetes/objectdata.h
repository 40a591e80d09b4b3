// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What config maps and secrets hold: keys and values, decoded, and the patch that changes one. Pure. Values of secrets live in what is
// returned here and nowhere else: no row, no log and no setting has them. Source: k8s.io/api core/v1 ConfigMap, Secret.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace kubernetes {

struct DataEntry {
    QString key;
    QByteArray value; ///< decoded
    bool binary = false; ///< no text: not UTF-8, or with control characters
    friend bool operator==(const DataEntry &, const DataEntry &) = default;
};

struct ObjectData {
    std::vector<DataEntry> entries; ///< by key
    QString type;            ///< of a secret: "kubernetes.io/tls"
    QString resourceVersion; ///< as it was read
    bool immutable = false;
    friend bool operator==(const ObjectData &, const ObjectData &) = default;
};

/// Whether objects of this kind have data: "configmap", "secret".
[[nodiscard]] bool hasData(const QByteArray &kind);
[[nodiscard]] base::Result<ObjectData> dataOf(const QByteArray &kind, const QByteArray &json);

/// The answer to a GET of a secret with dots in place of its values, also where `kubectl apply` keeps them.
[[nodiscard]] QByteArray withoutValues(const QByteArray &json);

/// Sets one value, but only in the object as it was read: the server answers 409 where another version or another object is there.
[[nodiscard]] QByteArray valuePatch(const QByteArray &kind, const QString &key, const QByteArray &value, const QString &resourceVersion,
                                    const QByteArray &uid);

/// The first bytes as "00000000  48 65 6c 6c 6f  |Hello|", 16 a line.
[[nodiscard]] QString hexText(const QByteArray &bytes, qsizetype most);

} // namespace kubernetes
