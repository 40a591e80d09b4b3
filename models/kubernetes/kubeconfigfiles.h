// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which kubeconfig files there are, and what they say together: $KUBECONFIG split at colons, else ~/.kube/config. The first file
// wins for each entry as a whole; a path within is relative to the file that it stands in. A file that cannot be read is a
// problem, and the others count all the same. Any thread; reads files and follows no change of theirs: compare stamps.
// Source: client-go, tools/clientcmd/loader.go and merge.go.
#pragma once

#include "kubeconfig.h"

namespace kubernetes {

struct KubeConfigSearch {
    QMap<QString, QString> environment;
    QString home;
    QString explicitFile;  ///< not empty: this file alone, which must exist
    QString workingFolder; ///< what relative names of files are relative to

    [[nodiscard]] static KubeConfigSearch ofThisProcess(const QString &explicitFile = {});
};

/// Whether a file is still the one that was read. Cheap: one stat.
struct FileStamp {
    QString path;
    bool exists = false;
    qint64 modifiedNs = 0; ///< since 1970
    qint64 size = 0;
    quint64 device = 0;
    quint64 inode = 0;
    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};
using KubeConfigStamp = std::vector<FileStamp>;

struct KubeConfigProblem {
    QString file;
    base::Error error;
};

struct LoadedKubeConfig {
    KubeConfig config;
    QStringList files;   ///< absolute, in the order in which they count; also those that do not exist
    QStringList missing; ///< of these; to be told only if nothing else was found
    std::vector<KubeConfigProblem> problems;
    KubeConfigStamp stamp; ///< from before the files were read
};

[[nodiscard]] QStringList kubeConfigFiles(const KubeConfigSearch &search);
[[nodiscard]] KubeConfigStamp stampOf(const QStringList &files);
[[nodiscard]] LoadedKubeConfig loadKubeConfig(const KubeConfigSearch &search);

/// All of a small file: regular, or a device as /dev/null is one; never waits for a pipe. Error::NotFound if there is none.
[[nodiscard]] base::Result<QByteArray> readWholeFile(const QString &path, qint64 limit);

} // namespace kubernetes
