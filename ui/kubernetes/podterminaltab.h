// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Terminal tab of a pod: shells in the container that is chosen. UI thread.
#pragma once

#include "cluster.h"
#include "podrow.h"
#include "terminaltab.h"

class QMenu;
class QPushButton;

namespace kubernetesui {

class PodTerminalTab final : public panes::TerminalTab
{
    Q_OBJECT

public:
    PodTerminalTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, QWidget *parent);
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    /// Attaches to the program of a container of this pod, as soon as it runs.
    void attach(std::shared_ptr<const kubernetes::PodRow> pod, const QString &container);
    /// The same as kubectl would do it.
    [[nodiscard]] QString command() const;

private:
    void fillContainers();
    void choose(const QString &container);
    /// Why no shell can be opened here; empty: one can. What the person may do is found out first.
    [[nodiscard]] QString refusal();
    [[nodiscard]] kubernetes::ShellRequest request() const;
    [[nodiscard]] panes::ShellTarget target(const kubernetes::ShellRequest &request, const QString &name);

    const kubernetes::Cluster &m_cluster;
    std::shared_ptr<const kubernetes::PodRow> m_pod;
    QPushButton *m_containers;
    QMenu *m_menu;
    QStringList m_names;
    QString m_container;
    endpoint::Call m_asking;  ///< what the person may do in m_askedIn
    QString m_askedIn;
    bool m_answered = false;
};

} // namespace kubernetesui
