// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real Kubernetes cluster that the tests have: tests/live/kubernetes/up.sh starts it and writes cluster.env into its
// folder, PILOTHOUSE_CLUSTER_DIR or else /tmp/pilothouse-cluster-UID. And programs beside the one under test, run to their
// end. Any thread; nothing is cached, nothing fails: no file means no cluster.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace livetest {

struct LiveCluster {
    QString folder;
    QString server;  // URL
    QString ca;      // file, as all below
    QString admin;   // kubeconfig with a client certificate of system:masters
    QString viewer;  // kubeconfig with a token; may read, but no secrets
    QString nobody;  // kubeconfig with a token; may nothing
    QString kubectl; // of the server's version
    QString auditLog; // one JSON object a line for every request that is not the cluster's own
    QString podLog;   // what every container has written; a line that is appended arrives in what follows
    QString previousPodLog;
    QString podFolder; // where commands run that are executed in a pod
};

struct Ran {
    int exitCode = -1; // -1: it did not start, it crashed, or it took too long
    QByteArray out;
    QByteArray err;
    [[nodiscard]] bool ok() const { return exitCode == 0; }
};

// The name=value lines of a cluster.env.
QHash<QString, QString> clusterVariables(const QString &folder);
std::optional<LiveCluster> liveCluster();
std::optional<LiveCluster> liveClusterIn(const QString &folder);

// Does PILOTHOUSE_REQUIRE name the cluster? Then a test must fail where it would otherwise be skipped.
bool clusterRequired();

// Blocks the calling thread until the program has ended, for 60 s at most unless told; then it is killed.
Ran run(const QString &program, const QStringList &arguments, int patienceMs = 60000,
        const QHash<QString, QString> &environment = {});
// One of the scripts beside up.sh, with bash.
Ran runScript(const QString &name, const QStringList &arguments, int patienceMs = 60000,
              const QHash<QString, QString> &environment = {});
// kubectl with one of the cluster's kubeconfigs.
Ran kubectl(const LiveCluster &cluster, const QString &kubeconfig, const QStringList &arguments, int patienceMs = 60000);

} // namespace livetest
