// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "forwardactions.h"

#include "kubectlcommand.h"
#include "kubernetessession.h"
#include "portforwards.h"
#include "servicerow.h"

#include <QCoreApplication>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Outcome;
using Job = base::Task<base::Result<Outcome>>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

PortForwards &forwards(endpoint::Session &session)
{
    return static_cast<KubernetesSession &>(session).forwards();
}

const ForwardRow &forward(const live::Row &row)
{
    return static_cast<const ForwardRow &>(row);
}

ForwardTarget targetOf(const QByteArray &feed, const live::Row &row, const Arguments &arguments)
{
    const bool service = feed == "service";
    const ObjectMeta &meta = service ? static_cast<const ServiceRow &>(row).meta : static_cast<const PodRow &>(row).meta;
    ForwardTarget target;
    target.kind = service ? ForwardTarget::Kind::Service : ForwardTarget::Kind::Pod;
    target.namespaceName = meta.namespaceName;
    target.name = meta.name;
    target.port = static_cast<quint16>(arguments.value(QStringLiteral("port")).toUInt());
    return target;
}

Job add(endpoint::Session &session, ForwardTarget target, quint16 local)
{
    const base::Result<ForwardRow> row = forwards(session).add(target, local);
    if (!row.ok())
        co_return row.error();
    Outcome outcome;
    outcome.reply.insert(QStringLiteral("local"), row->localPort);
    co_return outcome;
}

Job change(endpoint::Session &session, live::Key id, base::Result<void> (PortForwards::*what)(const live::Key &))
{
    const base::Result<void> done = (forwards(session).*what)(id);
    if (!done.ok())
        co_return done.error();
    co_return Outcome{};
}

Action onForward(const char *id, const QString &label, const QString &running, const QString &done, const char *icon)
{
    Action action;
    action.feed = "forward";
    action.id = id;
    action.label = label;
    action.running = running;
    action.done = done;
    action.icon = QString::fromLatin1(icon);
    action.refusal = [](const live::Row &) { return QString(); };
    return action;
}

Action changing(Action action, base::Result<void> (PortForwards::*what)(const live::Key &))
{
    action.job = [what](endpoint::Session &session, live::RowPointer row, Arguments) { return change(session, row->key(), what); };
    return action;
}

/// Carried out by a widget.
Action shown(Action action)
{
    action.asks = true;
    action.bulk = false;
    return action;
}

} // namespace

Action forwardAction(const QByteArray &feed)
{
    Action action;
    action.feed = feed;
    action.id = feed + ".forward";
    action.label = tr("Forward port…");
    action.running = tr("Forwarding a port of");
    action.done = tr("Forwarded a port of");
    action.icon = QStringLiteral("plug");
    action.primary = feed == "service"; // a pod has others that are asked for more
    action.asks = true;
    action.bulk = false;
    if (feed == "service") // whose pods are looked up at each connection
        action.needs = {{"get", {}, "services", {}}, {"list", "discovery.k8s.io", "endpointslices", {}}};
    action.needs.push_back({"get", {}, "pods", "portforward"});
    action.refusal = [feed](const live::Row &row) {
        if (feed == "service")
            return static_cast<const ServiceRow &>(row).selector.isEmpty() ? tr("It has no pods of its own") : QString();
        const auto &pod = static_cast<const PodRow &>(row);
        return pod.finished || pod.node.isEmpty() ? tr("It does not run") : QString();
    };
    action.job = [feed](endpoint::Session &session, live::RowPointer row, Arguments arguments) {
        return add(session, targetOf(feed, *row, arguments), static_cast<quint16>(arguments.value(QStringLiteral("local")).toUInt()));
    };
    action.command = [feed](const live::Row &row, const Arguments &arguments) {
        return forwardCommand(targetOf(feed, row, arguments), static_cast<quint16>(arguments.value(QStringLiteral("local")).toUInt()));
    };
    return action;
}

actions::ActionList forwardActions()
{
    Action open = shown(onForward("forward.open", tr("Open in browser"), {}, {}, "external-link"));
    open.primary = true;
    open.refusal = [](const live::Row &row) {
        return forward(row).state == ForwardState::Listening ? QString() : tr("It does not listen");
    };
    Action copy = shown(onForward("forward.copy", tr("Copy address"), {}, {}, "copy"));
    Action start = changing(onForward("forward.start", tr("Start"), tr("Starting"), tr("Started"), "play"), &PortForwards::start);
    start.primary = true;
    start.refusal = [](const live::Row &row) {
        return forward(row).state == ForwardState::Listening ? tr("It listens already") : QString();
    };
    start.command = [](const live::Row &row, const Arguments &) { return forwardCommand(forward(row).target, forward(row).localPort); };
    Action stop = changing(onForward("forward.stop", tr("Stop"), tr("Stopping"), tr("Stopped"), "stop"), &PortForwards::stop);
    stop.primary = true;
    stop.refusal = [](const live::Row &row) {
        return forward(row).state == ForwardState::Stopped ? tr("It is stopped") : QString();
    };
    Action remove = changing(onForward("forward.remove", tr("Remove"), tr("Removing"), tr("Removed"), "trash"), &PortForwards::remove);
    remove.shortcut = QStringLiteral("Del");
    return {std::move(open), std::move(copy), std::move(start), std::move(stop), std::move(remove)};
}

} // namespace kubernetes
