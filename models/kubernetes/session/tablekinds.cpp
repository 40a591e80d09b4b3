// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "tablekinds.h"

#include "envelope.h"
#include "kindparts.h"
#include "kubernetessession.h"
#include "objectactions.h"
#include "tabledecoder.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::TableKind", text);
}

/// The columns of a Table with one row.
base::Task<base::Result<TableColumns>> askColumns(KubernetesSession &session, ApiResource resource)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QStringLiteral("1"));
    net::Request request = session.api().request("GET", collectionPath(tableOf(resource, {}), session.scope()), query);
    request.headers = {net::Header{"Accept", tableAccept}};
    const base::Result<net::Reply> reply = co_await session.api().send(std::move(request));
    if (!reply.ok())
        co_return reply.error();
    TableColumns columns;
    AnswerReader reader;
    const std::string_view body(reply->body.constData(), static_cast<size_t>(reply->body.size()));
    const base::Result<void> read = reader.read(body, [&](std::string_view, const Message &table) { columns = readTableColumns(table); });
    if (!read.ok())
        co_return read.error();
    co_return columns;
}

base::Error notKnown(const QByteArray &fullName)
{
    base::Error error;
    error.code = base::Error::Code::NotFound;
    error.what = tr("The cluster knows no kind called %1").arg(QString::fromUtf8(fullName));
    return error;
}

base::Task<base::Result<actions::Outcome>> deleteRow(endpoint::Session &endpoint, QByteArray feed, live::RowPointer row)
{
    auto &session = static_cast<KubernetesSession &>(endpoint);
    const ObjectMeta &meta = metaOf<TableRow>(*row);
    const WatchTable *table = session.table(feed); // which version of the group it is, clusters differ in
    if (!table)
        co_return notKnown(resourceOfFeed(feed));
    const base::Result<net::Reply> reply = co_await session.api().del(
        objectPath(table->group, table->resource, meta.namespaceName, meta.name), deleteOptions(meta));
    actions::Outcome outcome;
    if (!reply.ok() && reply.error().httpStatus != 404) // somebody else was faster
        co_return reply.error();
    if (reply.ok())
        outcome.warnings = warningsOf(*reply);
    co_return outcome;
}

} // namespace

base::Task<base::Result<ObjectKind>> openTable(KubernetesSession &session, QByteArray fullName)
{
    base::Result<DiscoveryPointer> known = co_await session.discovery().known(false);
    if (known.ok() && !(*known)->find(fullName)) // it may have been made since
        known = co_await session.discovery().known(true);
    if (!known.ok())
        co_return known.error();
    const ApiResource *found = (*known)->find(fullName);
    if (!found)
        co_return notKnown(fullName);
    const ApiResource resource = *found;
    base::Result<TableColumns> columns = co_await askColumns(session, resource);
    if (!columns.ok() && columns.error().code != base::Error::Code::Forbidden)
        co_return columns.error();
    ObjectKind object = tableObject(resource, columns.ok() ? std::move(*columns) : TableColumns());
    session.addTable(object.table);
    co_return object;
}

actions::ActionList tableActions(const ObjectKind &object)
{
    actions::Action remove;
    remove.feed = object.table.feed;
    remove.id = object.table.feed + ".delete";
    remove.label = tr("Delete…");
    remove.running = tr("Deleting");
    remove.done = tr("Deleted");
    remove.icon = QStringLiteral("trash");
    remove.shortcut = QStringLiteral("Del");
    remove.danger = actions::Danger::Destructive;
    remove.deadline = std::chrono::seconds(90); // finalizers take their time
    const QByteArray name = resourceOfFeed(object.table.feed);
    const qsizetype dot = name.indexOf('.');
    remove.needs = {{"delete", dot < 0 ? QByteArray() : name.mid(dot + 1), object.table.resource, {}}};
    remove.refusal = [](const live::Row &row) {
        return metaOf<TableRow>(row).deleting() ? tr("It is being deleted already") : QString();
    };
    remove.job = [feed = remove.feed](endpoint::Session &session, live::RowPointer row, actions::Arguments) {
        return deleteRow(session, feed, std::move(row));
    };
    remove.settled = [](const live::Row &, const actions::Outcome &, const live::Row *now) {
        return now ? actions::Settled::NotYet : actions::Settled::Yes;
    };
    remove.consequence = [](const live::Row &row) {
        const OwnerReference &owner = metaOf<TableRow>(row).owner;
        return owner.kind.isEmpty() ? QString() : tr("belongs to %1 %2").arg(owner.kind, owner.name);
    };
    remove.command = [name = QString::fromUtf8(name)](const live::Row &row, const actions::Arguments &) {
        const ObjectMeta &meta = metaOf<TableRow>(row);
        QStringList command{QStringLiteral("kubectl"), QStringLiteral("delete"), name, meta.name};
        if (!meta.namespaceName.isEmpty())
            command << QStringLiteral("--namespace") << meta.namespaceName;
        return command;
    };
    return {std::move(remove)};
}

} // namespace kubernetes
