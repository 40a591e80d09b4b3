// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "dataaction.h"

#include "allkinds.h"
#include "objectdata.h"

#include <QCoreApplication>

namespace kubernetes {

using actions::Action;
using actions::Arguments;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

ActionJob setValue(endpoint::Session &session, QByteArray path, QByteArray patch)
{
    const base::Result<net::Reply> reply = co_await apiOf(session).patch(std::move(path), BodyType::MergePatch, std::move(patch));
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
        const ObjectMeta &meta = kind.meta(*row);
        return setValue(session, kind.path(*row),
                        valuePatch(feed, arguments.value(QStringLiteral("key")).toString(), arguments.value(QStringLiteral("value")).toByteArray(),
                                   arguments.value(QStringLiteral("resourceVersion")).toString(), meta.hasUid ? meta.key : QByteArray()));
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
