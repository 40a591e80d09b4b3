// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Images out of the engine's answers. Pure, lenient: see containerdecoder.h.
#pragma once

#include "imagerow.h"
#include "result.h"

namespace docker {

struct ImageList {
    std::vector<ImageRow> rows;
    int skipped = 0;
};
/// GET /images/json.
[[nodiscard]] base::Result<ImageList> decodeImageList(const QByteArray &json);

struct ImageLayer {
    QString id;        ///< empty where the engine does not tell ("<missing>")
    QString createdBy; ///< the command, without the builder's "#(nop)" and shell prefix
    QStringList tags;
    QString comment;
    qint64 createdMs = 0;
    qint64 size = 0;
};
/// GET /images/{name}/history, newest first.
[[nodiscard]] base::Result<std::vector<ImageLayer>> decodeHistory(const QByteArray &json);

/// The command of a layer as its Dockerfile had it: "RUN apt-get update", "COPY file:… in /app".
[[nodiscard]] QString layerCommand(const QString &createdBy);

} // namespace docker
