// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Charts tab: what the chosen containers use, live; one container with all its figures, or several overlaid. UI thread.
#pragma once

#include "computepool.h"
#include "detailtab.h"

namespace charts {
class ChartBoard;
}

namespace dockerui {

class ChartsTab final : public panes::DetailTab
{
    Q_OBJECT

public:
    ChartsTab(endpoint::Endpoint &endpoint, QWidget *parent);
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    void setActive(bool active) override;
    QWidget *tools() override { return m_tools; }

private:
    void makeTools();
    void exportTo(const QString &filter, const QString &suffix);
    endpoint::Endpoint &m_endpoint;
    charts::ChartBoard *m_board;
    QWidget *m_tools;
    std::vector<live::Key> m_keys;
    QString m_name;
    base::ComputeJob m_writing;
};

} // namespace dockerui
