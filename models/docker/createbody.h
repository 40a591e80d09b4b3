// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The body of POST /containers/create for a RunSpec: what the docker CLI 20.10 sends for the same command line, field
// by field (tests/models/docker/data/record-create-bodies.py records it). Pure but for `readFile`, which is called for
// env files, label files and seccomp profiles. Any thread; may block as long as `readFile` does.
//
// Two differences in what a body cannot show: the proxies of the CLI's configuration are not added, and relative paths
// of files are taken from `currentDirectory`.
#pragma once

#include "result.h"
#include "runspec.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <functional>
#include <utility>

namespace docker {

struct CreateEnvironment {
    std::function<base::Result<QByteArray>(QString path)> readFile;
    QMap<QString, QString> environment; ///< where `-e NAME` finds its value
    QString currentDirectory;
};

/// BadRequest names the flag that makes no sense, Unsupported one that only another program knows.
[[nodiscard]] base::Result<QJsonObject> createBody(const RunSpec &spec, const CreateEnvironment &environment);

/// The query items of the same call: name and platform, where given.
[[nodiscard]] QList<std::pair<QString, QString>> createQuery(const RunSpec &spec);

} // namespace docker
