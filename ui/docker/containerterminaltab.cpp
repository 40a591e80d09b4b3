// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containerterminaltab.h"

#include "containerrow.h"

namespace dockerui {

void ContainerTerminalTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    if (rows.size() != 1) {
        clearTarget();
        return;
    }
    const auto &container = static_cast<const docker::ContainerRow &>(*rows.front());
    panes::ShellTarget target;
    target.key = container.id;
    target.name = container.name;
    if (!container.running())
        target.refusal = tr("A shell needs a running container.");
    target.open = [this, id = container.id](int columns, int lines, panes::ShellTarget::Item item, panes::ShellTarget::End end) {
        docker::ExecRequest request;
        request.container = id;
        request.columns = columns;
        request.rows = lines;
        return m_engine.openExec(endpoint(), request, std::move(item), std::move(end));
    };
    setTarget(target);
}

} // namespace dockerui
