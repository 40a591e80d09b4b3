// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containeractions.h"

#include "containerdecoder.h"
#include "containerrow.h"
#include "dockersession.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace docker {

using actions::Action;
using actions::Arguments;
using actions::Danger;
using actions::Outcome;
using actions::Settled;
using Job = base::Task<base::Result<Outcome>>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::ContainerActions", text);
}

const ContainerRow &container(const live::Row &row)
{
    return static_cast<const ContainerRow &>(row);
}

Api &api(endpoint::Session &session)
{
    return static_cast<DockerSession &>(session).api();
}

base::Result<Outcome> outcomeOf(const base::Result<net::Reply> &reply)
{
    if (!reply.ok())
        return reply.error();
    Outcome outcome;
    outcome.reply.insert(QStringLiteral("status"), reply->status); // 304: it was so already, which is success
    const QJsonArray warnings =
        QJsonDocument::fromJson(reply->body).object().value(QStringLiteral("Warnings")).toArray();
    for (const QJsonValue &warning : warnings)
        outcome.warnings << warning.toString();
    return outcome;
}

/// The engine's state was not what the table shows, so an event was lost or is late: the row is asked for.
void mendRow(endpoint::Session &session, const live::RowPointer &row, const base::Result<net::Reply> &reply)
{
    const int status = reply.ok() ? reply->status : reply.error().httpStatus;
    if (status == 304 || status == 404 || status == 409)
        static_cast<DockerSession &>(session).touched("container", row->key());
}

Job postVerb(endpoint::Session &session, live::RowPointer row, QByteArray verb, QUrlQuery query)
{
    net::Request request = api(session).request("POST", "/containers/" + row->key() + '/' + verb, query);
    request.timeout = std::chrono::minutes(10); // a stop waits for the container's own stop timeout
    const base::Result<net::Reply> reply = co_await api(session).send(std::move(request));
    mendRow(session, row, reply);
    co_return outcomeOf(reply);
}

base::Task<bool> isBeingRemoved(endpoint::Session &session, live::Key key)
{
    const base::Result<net::Reply> reply = co_await api(session).get("/containers/" + key + "/json");
    if (!reply.ok())
        co_return reply.error().httpStatus == 404;
    const base::Result<ContainerFacts> facts = decodeContainerFacts(reply->body);
    co_return facts.ok() && facts->state == ContainerState::Removing;
}

Job removeJob(endpoint::Session &session, live::RowPointer row, Arguments arguments)
{
    QUrlQuery query;
    if (arguments.value(QStringLiteral("force"), true).toBool())
        query.addQueryItem(QStringLiteral("force"), QStringLiteral("1"));
    if (arguments.value(QStringLiteral("volumes"), false).toBool())
        query.addQueryItem(QStringLiteral("v"), QStringLiteral("1"));
    net::Request request = api(session).request("DELETE", "/containers/" + row->key(), query);
    request.timeout = std::chrono::minutes(2);
    const base::Result<net::Reply> reply = co_await api(session).send(std::move(request));
    mendRow(session, row, reply);
    // Somebody else was faster, or --rm is at work: it is gone or on its way, which is what was asked for.
    if (!reply.ok() && reply.error().httpStatus == 404)
        co_return Outcome{};
    if (!reply.ok() && reply.error().httpStatus == 409) {
        const bool onItsWay = co_await isBeingRemoved(session, row->key());
        if (onItsWay)
            co_return Outcome{};
    }
    co_return outcomeOf(reply);
}

/// Limits that the engine takes and then does not keep would go unnoticed: read back and compared.
Job updateJob(endpoint::Session &session, live::RowPointer row, Arguments arguments)
{
    const QJsonObject body = QJsonObject::fromVariantMap(arguments.value(QStringLiteral("body")).toMap());
    const base::Result<net::Reply> reply =
        co_await api(session).post("/containers/" + row->key() + "/update", QUrlQuery(), body);
    base::Result<Outcome> outcome = outcomeOf(reply);
    if (!outcome.ok())
        co_return outcome.error();
    const base::Result<net::Reply> now = co_await api(session).get("/containers/" + row->key() + "/json");
    if (!now.ok())
        co_return now.error();
    const QJsonObject host =
        QJsonDocument::fromJson(now->body).object().value(QStringLiteral("HostConfig")).toObject();
    for (auto field = body.begin(); field != body.end(); ++field) {
        const bool unchanged = field.value().isDouble() && field.value().toDouble() == 0;
        if (!unchanged && field.value().isDouble() && host.value(field.key()) != field.value())
            outcome->warnings << tr("The engine kept %1 as it was").arg(field.key());
    }
    co_return std::move(outcome);
}

Settled settledWhen(bool yes)
{
    return yes ? Settled::Yes : Settled::NotYet;
}

bool up(const ContainerRow &row)
{
    return row.state == ContainerState::Running || row.state == ContainerState::Paused ||
           row.state == ContainerState::Restarting;
}

/// It began anew since `before`; when it had begun then is known from its inspect only.
bool startedSince(const live::Row &before, const live::Row &now)
{
    return container(before).inspected && container(now).startedMs > container(before).startedMs;
}

Action make(const char *id, const QString &label, const QString &running, const QString &done, const QString &icon)
{
    Action action;
    action.id = id;
    action.feed = "container";
    action.label = label;
    action.running = running;
    action.done = done;
    action.icon = icon;
    return action;
}

auto commandOf(const QString &verb)
{
    return [verb](const live::Row &row, const Arguments &) {
        return QStringList{QStringLiteral("docker"), verb, container(row).name};
    };
}

auto verbJob(const char *verb)
{
    return [verb](endpoint::Session &session, live::RowPointer row, Arguments arguments) {
        QUrlQuery query;
        if (const QVariant seconds = arguments.value(QStringLiteral("timeout")); seconds.isValid())
            query.addQueryItem(QStringLiteral("t"), seconds.toString());
        return postVerb(session, std::move(row), verb, query);
    };
}

auto undoBy(const char *action)
{
    return [action](const live::Row &, const Arguments &) {
        return std::optional<actions::Undo>(actions::Undo{action, {}});
    };
}

Action start()
{
    Action action = make("container.start", tr("Start"), tr("Starting"), tr("Started"), QStringLiteral("play"));
    action.primary = true;
    action.danger = Danger::Reversible;
    action.shortcut = QStringLiteral("Ctrl+Shift+S");
    action.refusal = [](const live::Row &row) {
        const ContainerRow &is = container(row);
        return up(is) ? tr("%1 is running already").arg(is.name) : QString();
    };
    action.job = verbJob("start");
    action.settled = [](const live::Row &before, const Outcome &, const live::Row *now) {
        // Gone: it ran and was started with --rm. Ended again: it did start.
        return settledWhen(!now || up(container(*now)) || startedSince(before, *now));
    };
    action.inverse = undoBy("container.stop");
    action.command = commandOf(QStringLiteral("start"));
    return action;
}

Action stop()
{
    Action action = make("container.stop", tr("Stop"), tr("Stopping"), tr("Stopped"), QStringLiteral("stop"));
    action.primary = true;
    action.danger = Danger::Reversible;
    action.shortcut = QStringLiteral("Ctrl+.");
    action.deadline = std::chrono::seconds(15);
    action.refusal = [](const live::Row &row) {
        return up(container(row)) ? QString() : tr("%1 is not running").arg(container(row).name);
    };
    action.job = verbJob("stop");
    action.settled = [](const live::Row &, const Outcome &, const live::Row *now) {
        return settledWhen(!now || !up(container(*now)));
    };
    action.inverse = undoBy("container.start");
    action.command = commandOf(QStringLiteral("stop"));
    return action;
}

Action restart()
{
    Action action =
        make("container.restart", tr("Restart"), tr("Restarting"), tr("Restarted"), QStringLiteral("restart"));
    action.primary = true;
    action.danger = Danger::Safe;
    action.shortcut = QStringLiteral("Ctrl+R");
    action.refusal = [](const live::Row &row) {
        return container(row).state == ContainerState::Removing ? tr("%1 is being removed").arg(container(row).name)
                                                                : QString();
    };
    action.job = verbJob("restart");
    action.settled = [](const live::Row &before, const Outcome &, const live::Row *now) {
        return settledWhen(!now || startedSince(before, *now));
    };
    action.command = commandOf(QStringLiteral("restart"));
    return action;
}

Action pause()
{
    Action action = make("container.pause", tr("Pause"), tr("Pausing"), tr("Paused"), QStringLiteral("pause"));
    action.danger = Danger::Reversible;
    action.refusal = [](const live::Row &row) {
        return container(row).running() ? QString() : tr("%1 is not running").arg(container(row).name);
    };
    action.job = verbJob("pause");
    action.settled = [](const live::Row &, const Outcome &, const live::Row *now) {
        return settledWhen(now && container(*now).state == ContainerState::Paused);
    };
    action.inverse = undoBy("container.unpause");
    action.command = commandOf(QStringLiteral("pause"));
    return action;
}

Action unpause()
{
    Action action =
        make("container.unpause", tr("Unpause"), tr("Unpausing"), tr("Unpaused"), QStringLiteral("play"));
    action.danger = Danger::Reversible;
    action.refusal = [](const live::Row &row) {
        return container(row).state == ContainerState::Paused ? QString()
                                                              : tr("%1 is not paused").arg(container(row).name);
    };
    action.job = verbJob("unpause");
    action.settled = [](const live::Row &, const Outcome &, const live::Row *now) {
        return settledWhen(now && container(*now).running());
    };
    action.inverse = undoBy("container.pause");
    action.command = commandOf(QStringLiteral("unpause"));
    return action;
}

Action kill()
{
    Action action = make("container.kill", tr("Kill…"), tr("Sending a signal to"), tr("Sent a signal to"),
                         QStringLiteral("kill"));
    action.danger = Danger::Destructive;
    action.asks = true;
    action.refusal = [](const live::Row &row) {
        return up(container(row)) ? QString() : tr("%1 is not running").arg(container(row).name);
    };
    action.job = [](endpoint::Session &session, live::RowPointer row, Arguments arguments) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("signal"),
                           arguments.value(QStringLiteral("signal"), QStringLiteral("SIGKILL")).toString());
        return postVerb(session, std::move(row), "kill", query);
    };
    action.settled = [](const live::Row &, const Outcome &, const live::Row *) {
        return Settled::Yes; // what a process does with a signal is its own business
    };
    action.command = [](const live::Row &row, const Arguments &arguments) {
        return QStringList{QStringLiteral("docker"), QStringLiteral("kill"), QStringLiteral("--signal"),
                           arguments.value(QStringLiteral("signal"), QStringLiteral("SIGKILL")).toString(),
                           container(row).name};
    };
    return action;
}

Action rename()
{
    Action action =
        make("container.rename", tr("Rename…"), tr("Renaming"), tr("Renamed"), QStringLiteral("rename"));
    action.danger = Danger::Reversible;
    action.asks = true;
    action.bulk = false;
    action.shortcut = QStringLiteral("F2");
    action.refusal = [](const live::Row &) { return QString(); };
    action.job = [](endpoint::Session &session, live::RowPointer row, Arguments arguments) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("name"), arguments.value(QStringLiteral("name")).toString());
        return postVerb(session, std::move(row), "rename", query);
    };
    action.settled = [](const live::Row &before, const Outcome &, const live::Row *now) {
        return settledWhen(now && container(*now).name != container(before).name);
    };
    action.inverse = [](const live::Row &before, const Arguments &) {
        return std::optional<actions::Undo>(
            actions::Undo{"container.rename", {{QStringLiteral("name"), container(before).name}}});
    };
    action.command = [](const live::Row &row, const Arguments &arguments) {
        return QStringList{QStringLiteral("docker"), QStringLiteral("rename"), container(row).name,
                           arguments.value(QStringLiteral("name")).toString()};
    };
    return action;
}

Action update()
{
    Action action = make("container.update", tr("Limits and restart…"), tr("Updating"), tr("Updated"),
                         QStringLiteral("pencil"));
    action.danger = Danger::Safe;
    action.asks = true;
    action.refusal = [](const live::Row &) { return QString(); };
    action.job = [](endpoint::Session &session, live::RowPointer row, Arguments arguments) {
        return updateJob(session, std::move(row), std::move(arguments));
    };
    action.command = [](const live::Row &row, const Arguments &arguments) {
        return QStringList{QStringLiteral("docker"), QStringLiteral("update")} +
               arguments.value(QStringLiteral("flags")).toStringList() + QStringList{container(row).name};
    };
    return action;
}

Action remove()
{
    Action action = make("container.remove", tr("Remove…"), tr("Removing"), tr("Removed"), QStringLiteral("trash"));
    action.danger = Danger::Destructive;
    action.shortcut = QStringLiteral("Delete");
    action.refusal = [](const live::Row &row) {
        return container(row).state == ContainerState::Removing ? tr("%1 is being removed").arg(container(row).name)
                                                                : QString();
    };
    action.job = [](endpoint::Session &session, live::RowPointer row, Arguments arguments) {
        return removeJob(session, std::move(row), std::move(arguments));
    };
    action.settled = [](const live::Row &, const Outcome &, const live::Row *now) { return settledWhen(!now); };
    action.command = [](const live::Row &row, const Arguments &arguments) {
        QStringList words{QStringLiteral("docker"), QStringLiteral("rm")};
        if (arguments.value(QStringLiteral("force"), true).toBool())
            words << QStringLiteral("--force");
        if (arguments.value(QStringLiteral("volumes"), false).toBool())
            words << QStringLiteral("--volumes");
        return words << container(row).name;
    };
    action.consequence = [](const live::Row &row) {
        const ContainerRow &is = container(row);
        if (!up(is))
            return stateText(is).toLower();
        for (const PortBinding &port : is.ports) {
            if (port.hostPort > 0)
                return tr("running, published on %1").arg(port.hostPort);
        }
        return tr("running");
    };
    action.choices = {{QStringLiteral("volumes"), tr("Also remove anonymous volumes"), {}}};
    return action;
}

} // namespace

actions::ActionList containerActions()
{
    return {start(), stop(), restart(), pause(), unpause(), kill(), rename(), update(), remove()};
}

} // namespace docker
