// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "drainaction.h"

#include "drainplan.h"
#include "noderow.h"

#include <QCoreApplication>

namespace kubernetes {

actions::Action drainAction()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("kubernetes::Actions", text); };
    actions::Action action;
    action.feed = "node";
    action.id = "node.drain";
    action.label = tr("Drain…");
    action.running = tr("Draining");
    action.done = tr("Drained");
    action.icon = QStringLiteral("arrow-down");
    action.danger = actions::Danger::Destructive;
    action.asks = true;
    action.primary = true;
    action.bulk = false; // the forecast of one would not hold while another is drained
    action.needs = {{"patch", {}, "nodes", {}}, {"list", {}, "pods", {}}}; // evictions are a matter of each pod's namespace
    action.refusal = [](const live::Row &) { return QString(); };
    action.command = [](const live::Row &row, const actions::Arguments &) {
        return drainCommand(static_cast<const NodeRow &>(row).meta.name, {});
    };
    return action;
}

} // namespace kubernetes
