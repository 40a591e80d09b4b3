// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "dataaction.h"

#include "allkinds.h"
#include "objectdata.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

using actions::Action;
using actions::Arguments;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

struct Setting {
    QByteArray feed;
    QByteArray path;
    ObjectMeta meta;
    QString key;
    QByteArray value;
    QString resourceVersion;
};

bool hasValue(const base::Result<ObjectData> &data, const Setting &setting)
{
    return data.ok() && std::any_of(data->entries.begin(), data->entries.end(), [&](const DataEntry &entry) {
               return entry.key == setting.key && entry.value == setting.value;
           });
}

ActionJob setValue(endpoint::Session &session, Setting setting)
{
    const QByteArray uid = setting.meta.hasUid ? setting.meta.key : QByteArray();
    const QByteArray patch = valuePatch(setting.feed, setting.key, setting.value, setting.resourceVersion, uid);
    const base::Result<net::Reply> reply = co_await apiOf(session).patch(setting.path, BodyType::MergePatch, patch);
    if (!reply.ok())
        co_return reply.error();
    // No row has values, so the cluster is asked whether it has this one. Who may not ask takes the server's word.
    const base::Result<net::Reply> there = co_await apiOf(session).get(setting.path);
    if (there.ok() ? !hasValue(dataOf(setting.feed, there->body), setting) : there.error().code == base::Error::Code::NotFound)
        co_return nothingDone();
    co_return outcomeOf(reply);
}

} // namespace

Action setValueAction(const ObjectKind &kind)
{
    const QByteArray feed = kind.kind.id;
    Action action = makeAction(feed, feed + ".setvalue", tr("Edit data…"), tr("Setting the value"), tr("Value set"), QStringLiteral("pencil"));
    action.bulk = false;
    action.asks = true;
    action.needs = {needOf(kind, "patch")};
    action.refusal = [meta = kind.meta](const live::Row &row) { return meta(row).deleting() ? tr("It is being deleted") : QString(); };
    action.job = [kind, feed](endpoint::Session &session, live::RowPointer row, const Arguments &arguments) {
        return setValue(session, {feed, kind.path(*row), kind.meta(*row), arguments.value(QStringLiteral("key")).toString(),
                                  arguments.value(QStringLiteral("value")).toByteArray(), arguments.value(QStringLiteral("resourceVersion")).toString()});
    };
    action.command = [kind, feed](const live::Row &row, const Arguments &arguments) {
        const QString patch = QStringLiteral(R"({"data":{"%1":"•••"}})").arg(arguments.value(QStringLiteral("key")).toString());
        return kubectl(kind.meta(row), {QStringLiteral("patch"), QString::fromUtf8(feed), kind.meta(row).name, QStringLiteral("--type=merge"),
                                        QStringLiteral("--patch"), patch});
    };
    return action;
}

actions::ActionList configMapActions()
{
    return {setValueAction(configMapObject()), deleteAction(configMapObject(), false)};
}

actions::ActionList secretActions()
{
    return {setValueAction(secretObject()), deleteAction(secretObject(), false)};
}

} // namespace kubernetes
