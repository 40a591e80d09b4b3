// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Charts tab: the figures of the chosen objects, live; which ones, and whether each object has a chart of its own or all
// share one, is the family's. UI thread.
#pragma once

#include "computepool.h"
#include "detailtab.h"
#include "timechart.h"

namespace charts {
class ChartBoard;
}

namespace panes {

struct ChartsOf {
    QString name; ///< of the files that it is exported to
    std::vector<charts::ChartSpec> specs;
};

class ChartsTab final : public DetailTab
{
    Q_OBJECT

public:
    using SpecsOf = std::function<ChartsOf(const std::vector<live::RowPointer> &)>;
    ChartsTab(endpoint::Endpoint &endpoint, SpecsOf specsOf, QWidget *parent);
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    void setActive(bool active) override;
    QWidget *tools() override { return m_tools; }

private:
    void makeTools();
    void exportTo(const QString &filter, const QString &suffix);
    endpoint::Endpoint &m_endpoint;
    SpecsOf m_specsOf;
    charts::ChartBoard *m_board;
    QWidget *m_tools;
    std::vector<live::Key> m_keys;
    QString m_name;
    base::ComputeJob m_writing;
};

} // namespace panes
