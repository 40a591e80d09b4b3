// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Logs tab of pods, and of what has pods: workloads and services. All containers of all of them in one view; pods that come later
// join. UI thread.
#pragma once

#include "cluster.h"
#include "logstab.h"
#include "podselection.h"

class QMenu;
class QPushButton;

namespace kubernetesui {

class PodLogsTab final : public panes::LogsTab
{
    Q_OBJECT

public:
    /// `selectionOf`: how the rows choose their pods; absent: they are pods.
    PodLogsTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, kubernetes::SelectionOf selectionOf, QWidget *parent);
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    QWidget *tools() override { return m_tools; }
    /// The same as kubectl would do it, a line for each pod or workload.
    [[nodiscard]] QString command() const;

private:
    using Pods = std::vector<std::shared_ptr<const kubernetes::PodRow>>;
    void makeTools();
    void showLogs(bool anew);
    [[nodiscard]] Pods pods() const;
    [[nodiscard]] std::vector<panes::LogStream> streams(const Pods &pods);
    [[nodiscard]] panes::LogStream stream(const kubernetes::PodRow &pod, const QString &container, const QString &name, int tail);
    void fillContainers(const Pods &pods);
    void choose(const QString &container);

    const kubernetes::Cluster &m_cluster;
    kubernetes::SelectionOf m_selectionOf;
    std::vector<live::RowPointer> m_rows;
    std::vector<kubernetes::PodSelection> m_selections;
    endpoint::Look m_look; ///< the pods are watched as long as their logs are followed
    QWidget *m_tools;
    QPushButton *m_containers = nullptr;
    QMenu *m_containerMenu = nullptr;
    QPushButton *m_previous = nullptr;
    QStringList m_names;  ///< of all containers, as the menu has them
    QString m_container;  ///< the only one that is shown; empty: all
};

} // namespace kubernetesui
