// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program expects of a cluster, as one suite that runs against the simulated cluster and against the real one, so that the
// demo cannot drift: whoever fails here behaves otherwise than the other. What it needs it makes in the namespace "default",
// and takes away again. Thread of the test.
#pragma once

#include "kubernetessession.h"
#include "endpoint.h"
#include "runner.h"

#include <QObject>
#include <memory>

class ClusterContract : public QObject
{
    Q_OBJECT

protected:
    using Resolve = std::function<base::Result<kubernetes::ResolvedContext>()>;
    /// How the cluster is reached; nothing: the test is skipped, or has failed already.
    [[nodiscard]] virtual Resolve reach() = 0;

private Q_SLOTS:
    void init();
    void cleanup();
    void tablesFill();
    void nodesAreCordoned();
    void scalingSettles();
    void aRestartSettlesWithNewPods();
    void aDeletedPodIsFollowedByAnother();
    void whatIsAnotherObjectIsLeftAlone();
    void objectsAreReadable();
    void cellsAreThoseOfTheServersTable();
    void secretsAreListedWithoutWhatTheyHold();

private:
    [[nodiscard]] base::Result<QByteArray> ask(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {}, const QByteArray &accept = "application/json");
    [[nodiscard]] bool isLive(const QByteArray &feed);
    void look(const QByteArray &feed);
    /// A deployment of two pods, and waits for them.
    [[nodiscard]] bool deploy();
    template <class R> [[nodiscard]] std::shared_ptr<const R> row(const QByteArray &feed, const QString &name) const;
    [[nodiscard]] std::vector<live::RowPointer> podsOf(const QString &deployment) const;
    [[nodiscard]] actions::ItemState act(const QByteArray &action, const live::RowPointer &row, const actions::Arguments &arguments = {});

    std::unique_ptr<actions::Runner> m_runner;
    std::unique_ptr<endpoint::Endpoint> m_cluster;
    std::vector<endpoint::Look> m_looks;
    QString m_deployment;
};
