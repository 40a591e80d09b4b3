// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "pruneworker.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace docker {

namespace {

constexpr std::chrono::minutes patience{5}; ///< an engine measures whole disks, or deletes large layers

base::Task<base::Result<QByteArray>> ask(DockerSession &session, QByteArray method, QByteArray path, QUrlQuery query)
{
    net::Request request = session.api().request(method, path, query);
    request.timeout = patience;
    base::Result<net::Reply> reply = co_await session.api().send(std::move(request));
    if (!reply.ok())
        co_return reply.error();
    co_return std::move(reply->body);
}

base::Error conflict(const QString &what)
{
    base::Error error;
    error.code = base::Error::Code::Conflict;
    error.what = what;
    return error;
}

/// Each tag has to go by itself; the image goes with its last one. A tag that names another image by now, since somebody
/// built or pulled it again, is not what was chosen.
base::Task<base::Result<QByteArray>> removeImage(DockerSession &session, PruneItem item)
{
    for (const QString &name : item.references) {
        const base::Result<QByteArray> now = co_await ask(session, "GET", "/images/" + pathPart(name) + "/json", QUrlQuery());
        if (!now.ok() && now.error().code == base::Error::Code::NotFound)
            continue; // the others may be there still
        if (!now.ok())
            co_return now.error();
        if (QJsonDocument::fromJson(*now)[QStringLiteral("Id")].toString() != item.id)
            co_return conflict(QCoreApplication::translate("docker::Prune", "%1 is another image by now").arg(name));
        const base::Result<QByteArray> gone = co_await ask(session, "DELETE", "/images/" + pathPart(name), QUrlQuery());
        if (!gone.ok() && gone.error().code != base::Error::Code::NotFound)
            co_return gone.error();
    }
    if (item.references.isEmpty())
        co_return co_await ask(session, "DELETE", "/images/" + pathPart(item.id), QUrlQuery());
    co_return QByteArray();
}

base::Task<base::Result<QByteArray>> removeRecord(DockerSession &session, PruneItem item)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("all"), QStringLiteral("1"));
    query.addQueryItem(QStringLiteral("filters"), filtersValue({{QStringLiteral("id"), {item.id}}}));
    const base::Result<QByteArray> reply = co_await ask(session, "POST", "/build/prune", query);
    if (!reply.ok())
        co_return reply.error();
    // The engine says nothing of what it kept.
    if (QJsonDocument::fromJson(*reply)[QStringLiteral("CachesDeleted")].toArray().isEmpty())
        co_return conflict(QCoreApplication::translate("docker::Prune", "The engine kept it"));
    co_return QByteArray();
}

base::Task<base::Result<QByteArray>> removeItem(DockerSession &session, PruneItem item)
{
    switch (item.kind) {
    case PruneItem::Kind::Container:
        return ask(session, "DELETE", "/containers/" + pathPart(item.id), QUrlQuery());
    case PruneItem::Kind::DanglingImage:
    case PruneItem::Kind::UnusedImage:
        return removeImage(session, std::move(item));
    case PruneItem::Kind::AnonymousVolume:
    case PruneItem::Kind::NamedVolume:
        return ask(session, "DELETE", "/volumes/" + pathPart(item.id), QUrlQuery());
    case PruneItem::Kind::BuildCache:
        break;
    }
    return removeRecord(session, std::move(item));
}

base::Task<base::Result<bool>> removeAll(DockerSession &session, std::vector<PruneItem> items,
                                         std::function<void(PruneStep)> step)
{
    for (size_t index = 0; index < items.size(); ++index) {
        const base::Result<QByteArray> result = co_await removeItem(session, items[index]);
        PruneStep told;
        told.index = index;
        // Gone already is what was wanted.
        if (!result.ok() && result.error().code != base::Error::Code::NotFound)
            told.error = result.error();
        step(told);
        if (!result.ok() && (result.error().code == base::Error::Code::Unreachable ||
                             result.error().code == base::Error::Code::ReadOnly))
            co_return result.error();
    }
    co_return true;
}

class PruneWorker final : public endpoint::ChannelWorker
{
public:
    PruneWorker(DockerSession &session, std::vector<PruneItem> items, endpoint::Sink<PruneStep> sink)
        : m_sink(std::move(sink)), m_task(removeAll(session, std::move(items), m_sink.item))
    {
        m_task.start([end = m_sink.end](base::Result<bool> result) {
            const auto call = end;
            call(result.ok() ? base::Result<void>() : base::Result<void>(result.error())); // destroys the worker
        });
    }

private:
    endpoint::Sink<PruneStep> m_sink;
    base::Task<base::Result<bool>> m_task;
};

} // namespace

base::Task<base::Result<PrunePlan>> askPrunePlan(DockerSession &session)
{
    QUrlQuery all;
    all.addQueryItem(QStringLiteral("all"), QStringLiteral("1"));
    PruneAnswers answers;
    // The slow one first: what is listed after it is nearer to the moment of choosing.
    const base::Result<QByteArray> use = co_await ask(session, "GET", "/system/df", QUrlQuery());
    if (!use.ok())
        co_return use.error();
    const base::Result<QByteArray> images = co_await ask(session, "GET", "/images/json", QUrlQuery());
    if (!images.ok())
        co_return images.error();
    const base::Result<QByteArray> containers = co_await ask(session, "GET", "/containers/json", all);
    if (!containers.ok())
        co_return containers.error();
    answers.diskUse = *use;
    session.setVolumeSizes(volumeSizes(*use));
    answers.images = *images;
    answers.containers = *containers;
    co_return planPrune(answers);
}

std::unique_ptr<endpoint::ChannelWorker> openPrune(DockerSession &session, std::vector<PruneItem> items,
                                                   endpoint::Sink<PruneStep> sink)
{
    return std::make_unique<PruneWorker>(session, std::move(items), std::move(sink));
}

} // namespace docker
