// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "actionparts.h"
#include "allkinds.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Outcome;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

/// Without a word of it, Jobs of old API versions orphan their pods; kubectl asks for Background everywhere, and so do we.
QString propagationOf(const Arguments &arguments)
{
    if (arguments.value(QStringLiteral("orphan")).toBool())
        return QStringLiteral("Orphan");
    return arguments.value(QStringLiteral("foreground")).toBool() ? QStringLiteral("Foreground") : QStringLiteral("Background");
}

ActionJob deleteObject(endpoint::Session &session, QByteArray path, QJsonObject options)
{
    const base::Result<net::Reply> reply = co_await apiOf(session).del(std::move(path), std::move(options));
    if (!reply.ok() && reply.error().httpStatus == 404)
        co_return Outcome{}; // somebody else was faster
    co_return outcomeOf(reply);
}

QStringList texts(const QJsonArray &values)
{
    QStringList result;
    for (const QJsonValue &value : values)
        result << value.toString();
    return result;
}

base::Task<base::Result<actions::Preview>> previewDeletion(endpoint::Session &session, QByteArray path, QJsonObject options)
{
    const base::Result<net::Reply> before = co_await apiOf(session).get(path);
    if (!before.ok())
        co_return before.error();
    // Of a request with a body the server reads the options there alone: the query would not keep it from deleting.
    options.insert(QStringLiteral("dryRun"), QJsonArray{QStringLiteral("All")});
    const base::Result<net::Reply> after = co_await apiOf(session).del(path, std::move(options), dryRun());
    if (!after.ok())
        co_return after.error();
    actions::Preview preview;
    preview.warnings = warningsOf(*after);
    const QJsonObject meta = QJsonDocument::fromJson(before->body).object().value(QStringLiteral("metadata")).toObject();
    const QStringList finalizers = texts(meta.value(QStringLiteral("finalizers")).toArray());
    preview.text = finalizers.isEmpty() ? tr("The server would delete it.")
                                        : tr("The server would mark it as deleted; it goes once these have done their part: %1.").arg(finalizers.join(QStringLiteral(", ")));
    co_return preview;
}

} // namespace

Action deleteAction(const ObjectKind &kind, bool owns, std::function<QString(const live::Row &)> consequence)
{
    const QByteArray feed = kind.kind.id;
    Action action = makeAction(feed, feed + ".delete", tr("Delete…"), tr("Deleting"), tr("Deleted"), QStringLiteral("trash"));
    action.danger = actions::Danger::Destructive;
    action.shortcut = QStringLiteral("Del");
    action.deadline = std::chrono::minutes(3); // finalizers and what is deleted before it take their time
    action.needs = {needOf(kind, "delete")};
    action.refusal = [meta = kind.meta](const live::Row &row) {
        return meta(row).deleting() ? tr("It is being deleted already") : QString();
    };
    const auto optionsOf = [meta = kind.meta](const live::Row &row, const Arguments &arguments) {
        QJsonObject options = deleteOptions(meta(row));
        options.insert(QStringLiteral("propagationPolicy"), propagationOf(arguments));
        return options;
    };
    action.job = [kind, optionsOf](endpoint::Session &session, live::RowPointer row, const Arguments &arguments) {
        return deleteObject(session, kind.path(*row), optionsOf(*row, arguments));
    };
    action.preview = [kind, optionsOf](endpoint::Session &session, live::RowPointer row, const Arguments &arguments) {
        return previewDeletion(session, kind.path(*row), optionsOf(*row, arguments));
    };
    action.settled = [](const live::Row &, const Outcome &, const live::Row *now) { return settledWhen(!now); };
    action.consequence = std::move(consequence);
    if (owns) {
        action.choices = {{QStringLiteral("orphan"), tr("Leave what belongs to it (orphan)"), {}, false},
                          {QStringLiteral("foreground"), tr("Only after all that belongs to it (foreground)"), {}, false}};
    }
    action.command = [kind](const live::Row &row, const Arguments &arguments) {
        const ObjectMeta &meta = kind.meta(row);
        QStringList words{QStringLiteral("delete"), QString::fromUtf8(kind.table.resource), meta.name};
        if (const QString propagation = propagationOf(arguments); propagation != QStringLiteral("Background"))
            words << QStringLiteral("--cascade=") + propagation.toLower();
        return kubectl(meta, words);
    };
    return action;
}

actions::ActionList namespaceActions()
{
    Action action = deleteAction(namespaceObject(), false, [](const live::Row &) { return tr("with everything in it"); });
    action.deadline = std::chrono::minutes(10);
    return {std::move(action)};
}

} // namespace kubernetes
