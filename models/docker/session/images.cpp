// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "images.h"

#include "imagedecoder.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace docker {

using actions::Action;
using actions::Arguments;
using actions::Outcome;
using Job = base::Task<base::Result<Outcome>>;
using Rows = endpoint::ListSource::Rows;

namespace {

constexpr qsizetype namedUsers = 3; ///< in the table; more are counted

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("docker::Images", text, nullptr, n);
}

const ImageRow &image(const live::Row &row)
{
    return static_cast<const ImageRow &>(row);
}

base::Task<base::Result<Rows>> listImages(DockerSession &session)
{
    QUrlQuery query;
    if (session.api().atLeast(1, 42))
        query.addQueryItem(QStringLiteral("shared-size"), QStringLiteral("1"));
    net::Request request = session.api().request("GET", "/images/json", query);
    request.timeout = std::chrono::seconds(60);
    const base::Result<net::Reply> reply = co_await session.api().send(std::move(request));
    if (!reply.ok())
        co_return reply.error();
    base::Result<ImageList> list = decodeImageList(reply->body);
    if (!list.ok())
        co_return list.error();
    Rows rows;
    for (ImageRow &row : list->rows)
        rows.push_back(std::make_shared<ImageRow>(std::move(row)));
    co_return std::move(rows);
}

live::RowPointer withUsers(const live::Row &row, const DockerSession &session)
{
    auto result = std::make_shared<ImageRow>(image(row));
    result->usedBy = 0;
    result->users.clear();
    QStringList names;
    for (const auto &[id, container] : session.containers()) {
        if (container.imageId == result->id ||
            (!container.imageId.startsWith(QStringLiteral("sha256:")) && !container.imageId.isEmpty() &&
             result->id.endsWith(container.imageId)))
            names << container.name;
    }
    names.sort();
    result->usedBy = static_cast<int>(names.size());
    result->users = names.mid(0, namedUsers);
    return result;
}

/// One tag of several is only untagged by its name; the last one, and an untagged image, is deleted.
Job removeImage(endpoint::Session &session, live::RowPointer row, Arguments arguments)
{
    Api &api = static_cast<DockerSession &>(session).api();
    const ImageRow &is = image(*row);
    QUrlQuery query;
    if (arguments.value(QStringLiteral("force")).toBool())
        query.addQueryItem(QStringLiteral("force"), QStringLiteral("1"));
    net::Request request = api.request("DELETE", "/images/" + pathPart(is.reference()), query);
    request.timeout = std::chrono::minutes(2);
    const base::Result<net::Reply> reply = co_await api.send(std::move(request));
    if (!reply.ok()) {
        if (reply.error().httpStatus == 404) // its event was lost
            static_cast<DockerSession &>(session).touched("image", row->key());
        co_return reply.error();
    }
    Outcome outcome;
    QStringList deleted;
    for (const QJsonValue &value : QJsonDocument::fromJson(reply->body).array()) {
        if (value.toObject().contains(QStringLiteral("Deleted")))
            deleted << value.toObject().value(QStringLiteral("Deleted")).toString();
    }
    outcome.reply.insert(QStringLiteral("deleted"), deleted);
    co_return std::move(outcome);
}

Job tagImage(endpoint::Session &session, live::RowPointer row, Arguments arguments)
{
    Api &api = static_cast<DockerSession &>(session).api();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("repo"), arguments.value(QStringLiteral("repository")).toString());
    query.addQueryItem(QStringLiteral("tag"), arguments.value(QStringLiteral("tag")).toString());
    const base::Result<net::Reply> reply =
        co_await api.post("/images/" + pathPart(image(*row).reference()) + "/tag", query);
    if (!reply.ok())
        co_return reply.error();
    co_return Outcome{};
}

} // namespace

TableSpec imageTable()
{
    TableSpec table;
    table.feed = "image";
    table.list = listImages;
    table.touchedBy = [](const EngineEvent &event) {
        return event.type == QStringLiteral("image") ||
               (event.type == QStringLiteral("container") && event.action == QStringLiteral("commit"));
    };
    table.join = withUsers;
    return table;
}

actions::ActionList imageActions()
{
    Action tag;
    tag.id = "image.tag";
    tag.feed = "image";
    tag.label = tr("Tag…");
    tag.running = tr("Tagging");
    tag.done = tr("Tagged");
    tag.icon = QStringLiteral("tag");
    tag.asks = true;
    tag.bulk = false;
    tag.refusal = [](const live::Row &) { return QString(); };
    tag.job = tagImage;
    tag.command = [](const live::Row &row, const Arguments &arguments) {
        return QStringList{QStringLiteral("docker"), QStringLiteral("tag"), image(row).reference(),
                           arguments.value(QStringLiteral("repository")).toString() + u':' +
                               arguments.value(QStringLiteral("tag")).toString()};
    };
    Action push;
    push.id = "image.push";
    push.feed = "image";
    push.label = tr("Push…");
    push.icon = QStringLiteral("upload");
    push.asks = true;
    push.bulk = false;
    push.refusal = [](const live::Row &row) { return image(row).tag.isEmpty() ? tr("it has no tag") : QString(); };
    Action save;
    save.id = "image.save";
    save.feed = "image";
    save.label = tr("Save to a file…");
    save.icon = QStringLiteral("save");
    save.asks = true;
    save.refusal = [](const live::Row &) { return QString(); };
    Action remove;
    remove.id = "image.remove";
    remove.feed = "image";
    remove.label = tr("Remove…");
    remove.running = tr("Removing");
    remove.done = tr("Removed");
    remove.icon = QStringLiteral("trash");
    remove.shortcut = QStringLiteral("Delete");
    remove.danger = actions::Danger::Destructive;
    remove.refusal = [](const live::Row &) { return QString(); };
    remove.job = removeImage;
    remove.settled = [](const live::Row &, const Outcome &, const live::Row *now) {
        return now ? actions::Settled::NotYet : actions::Settled::Yes;
    };
    remove.command = [](const live::Row &row, const Arguments &arguments) {
        QStringList words{QStringLiteral("docker"), QStringLiteral("rmi")};
        if (arguments.value(QStringLiteral("force")).toBool())
            words << QStringLiteral("--force");
        return words << image(row).reference();
    };
    remove.consequence = [](const live::Row &row) {
        const ImageRow &is = image(row);
        if (is.tagsOfImage > 1)
            return tr("only this tag goes, the image keeps %n others", is.tagsOfImage - 1);
        if (is.usedBy > 0)
            return tr("used by %1: refused unless forced").arg(is.users.join(QStringLiteral(", ")));
        return is.dangling() ? tr("the image is deleted") : tr("its last tag: the image is deleted");
    };
    remove.choices = {{QStringLiteral("force"), tr("Force: also what containers use; those that run keep it, without a name"),
                       [](const live::Row &row) { return image(row).usedBy > 0 && image(row).tagsOfImage == 1; }, true}};
    return {tag, push, save, remove};
}

} // namespace docker
