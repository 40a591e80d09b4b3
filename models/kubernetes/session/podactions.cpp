// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "actionparts.h"
#include "objectpath.h"
#include "podrow.h"

#include <QCoreApplication>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Danger;
using actions::Outcome;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

const PodRow &pod(const live::Row &row)
{
    return static_cast<const PodRow &>(row);
}

QByteArray podPath(const PodRow &row)
{
    return objectPath("/api/v1", "pods", row.meta.namespaceName, row.meta.name);
}

ActionJob deletePod(endpoint::Session &session, live::RowPointer row, Arguments arguments)
{
    const PodRow &object = pod(*row);
    const bool atOnce = arguments.value(QStringLiteral("force"), false).toBool();
    const base::Result<net::Reply> reply = co_await apiOf(session).del(
        podPath(object), deleteOptions(object.meta, atOnce ? std::optional<int>(0) : std::nullopt));
    if (!reply.ok() && reply.error().httpStatus == 404)
        co_return Outcome{}; // somebody else was faster
    co_return outcomeOf(reply);
}

ActionJob evictPod(endpoint::Session &session, live::RowPointer row, Arguments)
{
    const ObjectMeta &meta = pod(*row).meta;
    const QJsonObject body{
        {QStringLiteral("apiVersion"), QStringLiteral("policy/v1")},
        {QStringLiteral("kind"), QStringLiteral("Eviction")},
        {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("name"), meta.name}, {QStringLiteral("namespace"), meta.namespaceName}}},
        {QStringLiteral("deleteOptions"), deleteOptions(meta)}};
    base::Result<net::Reply> reply = co_await apiOf(session).post(podPath(pod(*row)) + "/eviction", body);
    if (!reply.ok() && reply.error().httpStatus == 404)
        co_return Outcome{};
    if (!reply.ok() && reply.error().httpStatus == 429) {
        base::Error error = reply.error();
        error.what = tr("A disruption budget does not allow it now"); // which one is in the server's words, the detail
        co_return error;
    }
    co_return outcomeOf(reply);
}

QString fateOf(const live::Row &row)
{
    const PodRow &object = pod(row);
    const Workload workload = workloadOf(object);
    if (object.mirror)
        return tr("a static pod: its node's kubelet makes it again");
    if (workload.kind.isEmpty())
        return tr("nothing makes it again");
    return tr("%1 %2 makes another one").arg(workload.kind, workload.name);
}

} // namespace

actions::ActionList podActions()
{
    Action remove = makeAction("pod", "pod.delete", tr("Delete…"), tr("Deleting"), tr("Deleted"), QStringLiteral("trash"));
    remove.danger = Danger::Destructive;
    remove.shortcut = QStringLiteral("Del");
    remove.deadline = std::chrono::seconds(90); // the usual grace is 30 s, and nodes take their time
    remove.refusal = [](const live::Row &) { return QString(); };
    remove.job = deletePod;
    remove.needs = {{"delete", {}, "pods", {}}};
    remove.settled = [](const live::Row &, const Outcome &, const live::Row *now) { return settledWhen(!now); };
    remove.consequence = fateOf;
    remove.choices = {{QStringLiteral("force"), tr("At once, without waiting for its containers to stop"), {}, false}};
    remove.command = [](const live::Row &row, const Arguments &arguments) {
        QStringList command = kubectl(pod(row).meta, {QStringLiteral("delete"), QStringLiteral("pod"), pod(row).meta.name});
        if (arguments.value(QStringLiteral("force"), false).toBool())
            command << QStringLiteral("--grace-period=0") << QStringLiteral("--force");
        return command;
    };

    Action evict = makeAction("pod", "pod.evict", tr("Evict…"), tr("Evicting"), tr("Evicted"), QStringLiteral("arrow-right"));
    evict.danger = Danger::Destructive;
    evict.deadline = remove.deadline;
    evict.refusal = [](const live::Row &row) {
        if (pod(row).meta.deleting())
            return tr("It is being deleted already");
        return pod(row).mirror ? tr("A static pod cannot be evicted") : QString();
    };
    evict.job = evictPod;
    evict.needs = {{"create", {}, "pods", "eviction"}};
    evict.settled = remove.settled;
    evict.consequence = fateOf;
    evict.command = [](const live::Row &row, const Arguments &) {
        return QStringList{QStringLiteral("kubectl"), QStringLiteral("create"), QStringLiteral("--raw"),
                           QString::fromUtf8(podPath(pod(row)) + "/eviction"), QStringLiteral("--filename"), QStringLiteral("-")};
    };
    return {std::move(evict), std::move(remove)};
}

} // namespace kubernetes
