// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "debugaction.h"

#include "actionparts.h"
#include "kubectlcommand.h"
#include "podlookup.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Outcome;
using actions::Settled;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

const PodRow &pod(const live::Row &row)
{
    return static_cast<const PodRow &>(row);
}

DebugRequest requestOf(const live::Row &row, const Arguments &arguments)
{
    DebugRequest request;
    request.place = {row.key(), pod(row).meta.namespaceName, pod(row).meta.name, arguments.value(QStringLiteral("name")).toString()};
    request.image = arguments.value(QStringLiteral("image")).toString();
    request.target = arguments.value(QStringLiteral("target")).toString();
    return request;
}

ActionJob debug(endpoint::Session &session, live::RowPointer row, Arguments arguments)
{
    const DebugRequest request = requestOf(*row, arguments);
    QJsonObject container{{QStringLiteral("name"), request.place.container},
                          {QStringLiteral("image"), request.image},
                          {QStringLiteral("stdin"), true},
                          {QStringLiteral("tty"), true}};
    if (!request.target.isEmpty())
        container.insert(QStringLiteral("targetContainerName"), request.target);
    QJsonObject body = guardOf(pod(*row).meta);
    body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("ephemeralContainers"), QJsonArray{container}}});
    Change change{podPath(request.place, "ephemeralcontainers"), BodyType::StrategicMergePatch, body};
    const base::Result<net::Reply> reply = co_await patched(session, std::move(change));
    if (!reply.ok())
        co_return reply.error();
    Outcome outcome;
    outcome.reply.insert(QStringLiteral("name"), request.place.container);
    outcome.warnings = warningsOf(*reply);
    co_return outcome;
}

} // namespace

Action debugAction()
{
    Action action;
    action.feed = "pod";
    action.id = "pod.debug";
    action.label = tr("Debug…");
    action.running = tr("Adding a debug container to");
    action.done = tr("Added a debug container to");
    action.icon = QStringLiteral("terminal");
    action.asks = true;
    action.bulk = false;
    action.needs = {{"patch", {}, "pods", "ephemeralcontainers"}, {"get", {}, "pods", "attach"}};
    action.refusal = [](const live::Row &row) {
        return pod(row).finished || pod(row).node.isEmpty() ? tr("It does not run") : QString();
    };
    action.job = debug;
    action.settled = [](const live::Row &, const Outcome &outcome, const live::Row *now) {
        if (!now)
            return Settled::Failed;
        return containerOf(pod(*now), outcome.reply.value(QStringLiteral("name")).toString()) ? Settled::Yes : Settled::NotYet;
    };
    action.command = [](const live::Row &row, const Arguments &arguments) { return debugCommand(requestOf(row, arguments)); };
    return action;
}

} // namespace kubernetes
