// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Logs tab of containers. UI thread.
#pragma once

#include "engine.h"
#include "logstab.h"

namespace dockerui {

class ContainerLogsTab final : public panes::LogsTab
{
    Q_OBJECT

public:
    ContainerLogsTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
        : LogsTab(endpoint, parent), m_engine(engine)
    {
    }
    void setObjects(const std::vector<live::RowPointer> &rows) override;

private:
    const docker::Engine &m_engine;
};

} // namespace dockerui
