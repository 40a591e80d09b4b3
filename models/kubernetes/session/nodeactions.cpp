// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "actionparts.h"
#include "drainaction.h"
#include "noderow.h"
#include "objectpath.h"

#include <QCoreApplication>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Danger;
using actions::Outcome;
using actions::Settled;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

const NodeRow &node(const live::Row &row)
{
    return static_cast<const NodeRow &>(row);
}

} // namespace

actions::ActionList nodeActions()
{
    const auto schedulable = [](const char *id, const QString &label, const QString &running, const QString &done, bool cordon) {
        Action action = makeAction("node", id, label, running, done, cordon ? QStringLiteral("pause") : QStringLiteral("play"));
        action.danger = Danger::Reversible;
        action.primary = true;
        action.needs = {{"patch", {}, "nodes", {}}};
        action.refusal = [cordon](const live::Row &row) {
            if (node(row).unschedulable != cordon)
                return QString();
            return cordon ? tr("It is cordoned") : tr("It is not cordoned");
        };
        action.job = [cordon](endpoint::Session &session, live::RowPointer row, Arguments) {
            QJsonObject body = guardOf(node(*row).meta);
            // As kubectl does: a field that is not set is the usual state.
            body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("unschedulable"), cordon ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}});
            return patchJob(session, objectPath("/api/v1", "nodes", {}, node(*row).meta.name), BodyType::StrategicMergePatch, body);
        };
        action.settled = [cordon](const live::Row &, const Outcome &, const live::Row *now) {
            return now ? settledWhen(node(*now).unschedulable == cordon) : Settled::Failed;
        };
        action.inverse = [cordon](const live::Row &, const Arguments &) {
            return std::optional<actions::Undo>({cordon ? "node.uncordon" : "node.cordon", {}});
        };
        action.command = [cordon](const live::Row &row, const Arguments &) {
            return QStringList{QStringLiteral("kubectl"), cordon ? QStringLiteral("cordon") : QStringLiteral("uncordon"), node(row).meta.name};
        };
        return action;
    };
    return {schedulable("node.cordon", tr("Cordon"), tr("Cordoning"), tr("Cordoned"), true),
            schedulable("node.uncordon", tr("Uncordon"), tr("Uncordoning"), tr("Uncordoned"), false), drainAction()};
}

} // namespace kubernetes
