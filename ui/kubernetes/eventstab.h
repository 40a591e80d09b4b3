// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The events of one object, watched while the tab is shown. UI thread.
#pragma once

#include "cluster.h"
#include "detailtab.h"
#include "livetablemodel.h"
#include "objectkind.h"
#include "watchedrows.h"

class QLabel;
class QStackedLayout;

namespace kubernetesui {

class EventsTab final : public panes::DetailTab
{
    Q_OBJECT

public:
    /// `object` outlives it.
    EventsTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, QWidget *parent);
    ~EventsTab() override;
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    void setActive(bool active) override;

private:
    void watch();
    void refresh();

    endpoint::Endpoint &m_endpoint;
    const kubernetes::Cluster &m_cluster;
    const kubernetes::ObjectKind &m_object;
    std::unique_ptr<kubernetes::WatchedRows> m_events;
    live::LiveTableModel m_model;
    QLabel *m_message;
    QStackedLayout *m_stack;
    live::RowPointer m_row;
    bool m_active = false;
};

} // namespace kubernetesui
