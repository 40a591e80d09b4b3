// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Terminal tab of a container. UI thread.
#pragma once

#include "engine.h"
#include "terminaltab.h"

namespace dockerui {

class ContainerTerminalTab final : public panes::TerminalTab
{
    Q_OBJECT

public:
    ContainerTerminalTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
        : TerminalTab(endpoint, parent), m_engine(engine)
    {
    }
    void setObjects(const std::vector<live::RowPointer> &rows) override;

private:
    const docker::Engine &m_engine;
};

} // namespace dockerui
