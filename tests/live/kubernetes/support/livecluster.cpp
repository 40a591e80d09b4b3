// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See livecluster.h.
#include "livecluster.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>

#include <unistd.h>

namespace livetest {

QHash<QString, QString> clusterVariables(const QString &folder)
{
    QHash<QString, QString> found;
    QFile file(folder + QStringLiteral("/cluster.env"));
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals > 0)
            found.insert(line.left(equals), line.mid(equals + 1));
    }
    return found;
}

std::optional<LiveCluster> liveClusterIn(const QString &folder)
{
    const QHash<QString, QString> all = clusterVariables(folder);
    const auto value = [&all](const char *name) { return all.value(QLatin1String("CLUSTER_") + QLatin1String(name)); };
    LiveCluster cluster;
    cluster.folder = folder;
    cluster.server = value("SERVER");
    cluster.ca = value("CA");
    cluster.admin = value("KUBECONFIG_ADMIN");
    cluster.viewer = value("KUBECONFIG_VIEWER");
    cluster.nobody = value("KUBECONFIG_NOBODY");
    cluster.kubectl = value("KUBECTL");
    cluster.auditLog = value("AUDIT_LOG");
    cluster.podLog = value("POD_LOG");
    cluster.previousPodLog = value("PREVIOUS_POD_LOG");
    cluster.podFolder = value("POD_FOLDER");
    if (cluster.server.isEmpty())
        return std::nullopt;
    return cluster;
}

std::optional<LiveCluster> liveCluster()
{
    QString folder = qEnvironmentVariable("PILOTHOUSE_CLUSTER_DIR");
    if (folder.isEmpty())
        folder = QStringLiteral("/tmp/pilothouse-cluster-%1").arg(::getuid());
    return liveClusterIn(folder);
}

bool clusterRequired()
{
    return qEnvironmentVariable("PILOTHOUSE_REQUIRE").split(QLatin1Char(',')).contains(QLatin1String("cluster"));
}

Ran run(const QString &program, const QStringList &arguments, int patienceMs, const QHash<QString, QString> &environment)
{
    QProcess process;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        all.insert(it.key(), it.value());
    process.setProcessEnvironment(all);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    Ran ran;
    if (!process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished(5000);
    } else if (process.exitStatus() == QProcess::NormalExit) {
        ran.exitCode = process.exitCode();
    }
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

Ran runScript(const QString &name, const QStringList &arguments, int patienceMs,
              const QHash<QString, QString> &environment)
{
    const QString path = QStringLiteral(PILOTHOUSE_SOURCE "/tests/live/kubernetes/") + name;
    return run(QStringLiteral("bash"), QStringList{path} + arguments, patienceMs, environment);
}

Ran kubectl(const LiveCluster &cluster, const QString &kubeconfig, const QStringList &arguments, int patienceMs)
{
    return run(cluster.kubectl, QStringList{QStringLiteral("--kubeconfig"), kubeconfig} + arguments, patienceMs);
}

} // namespace livetest
