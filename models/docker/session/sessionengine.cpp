// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sessionengine.h"

#include "dockersession.h"
#include "execworker.h"
#include "imageworker.h"
#include "logworker.h"
#include "pruneworker.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace docker {

namespace {

base::Task<base::Result<QByteArray>> bodyOf(Api::Reply task)
{
    base::Result<net::Reply> reply = co_await std::move(task);
    if (!reply.ok())
        co_return reply.error();
    co_return std::move(reply->body);
}

base::Task<base::Result<QByteArray>> get(DockerSession &session, QByteArray path)
{
    const qsizetype mark = path.indexOf('?');
    const QUrlQuery query(mark < 0 ? QString() : QString::fromUtf8(path.mid(mark + 1)));
    net::Request request = session.api().request("GET", mark < 0 ? path : path.left(mark), query);
    request.timeout = std::chrono::minutes(5); // system/df measures whole disks
    base::Result<net::Reply> reply = co_await session.api().send(std::move(request));
    if (!reply.ok())
        co_return reply.error();
    if (path.startsWith("/system/df"))
        session.setVolumeSizes(volumeSizes(reply->body)); // it costs much: everybody has it
    co_return std::move(reply->body);
}

base::Task<base::Result<ContainerMade>> create(DockerSession &session, ContainerPlan plan)
{
    QUrlQuery query;
    if (!plan.name.isEmpty())
        query.addQueryItem(QStringLiteral("name"), plan.name);
    if (!plan.platform.isEmpty() && session.api().atLeast(1, 41))
        query.addQueryItem(QStringLiteral("platform"), plan.platform);
    const base::Result<net::Reply> reply = co_await session.api().post("/containers/create", query, plan.body);
    if (!reply.ok())
        co_return reply.error();
    const QJsonObject object = QJsonDocument::fromJson(reply->body).object();
    ContainerMade made;
    made.id = object.value(QStringLiteral("Id")).toString().toLatin1();
    for (const QJsonValue &warning : object.value(QStringLiteral("Warnings")).toArray())
        made.warnings << warning.toString();
    for (auto network = plan.furtherNetworks.begin(); network != plan.furtherNetworks.end(); ++network) {
        QJsonObject body;
        body.insert(QStringLiteral("Container"), QString::fromLatin1(made.id));
        body.insert(QStringLiteral("EndpointConfig"), network.value());
        const base::Result<net::Reply> connected =
            co_await session.api().post("/networks/" + pathPart(network.key()) + "/connect", QUrlQuery(), body);
        if (!connected.ok()) {
            made.startError = connected.error();
            co_return std::move(made);
        }
    }
    if (plan.start) {
        const base::Result<net::Reply> started = co_await session.api().post("/containers/" + made.id + "/start");
        made.started = started.ok();
        if (!started.ok())
            made.startError = started.error();
    }
    session.touched("container", made.id);
    co_return std::move(made);
}

} // namespace

Engine sessionEngine()
{
    using endpoint::Endpoint;
    Engine engine;
    engine.get = [](Endpoint &handle, QByteArray path, Done<QByteArray> done) {
        return handle.call<QByteArray, DockerSession>(
            [path = std::move(path)](DockerSession &session) { return get(session, path); }, std::move(done));
    };
    engine.post = [](Endpoint &handle, QByteArray path, QJsonObject body, Done<QByteArray> done) {
        return handle.call<QByteArray, DockerSession>(
            [path = std::move(path), body = std::move(body)](DockerSession &session) {
                return bodyOf(session.api().post(path, QUrlQuery(), body));
            },
            std::move(done));
    };
    engine.openLog = [](Endpoint &handle, LogRequest request, std::function<void(LogOutput)> item, Done<void> end) {
        return handle.openChannel<LogOutput, DockerSession>(
            [request = std::move(request)](DockerSession &session, endpoint::Sink<LogOutput> sink) {
                return openLog(session, request, std::move(sink));
            },
            std::move(item), std::move(end));
    };
    engine.openExec = [](Endpoint &handle, ExecRequest request, std::function<void(ExecOutput)> item, Done<void> end) {
        return handle.openChannel<ExecOutput, DockerSession>(
            [request = std::move(request)](DockerSession &session, endpoint::Sink<ExecOutput> sink) {
                return openExec(session, request, std::move(sink));
            },
            std::move(item), std::move(end));
    };
    engine.openTransfer = [](Endpoint &handle, ImageTransfer transfer, std::function<void(ImageProgress)> item,
                             Done<void> end) {
        return handle.openChannel<ImageProgress, DockerSession>(
            [transfer = std::move(transfer)](DockerSession &session, endpoint::Sink<ImageProgress> sink) {
                return openImageTransfer(session, transfer, std::move(sink));
            },
            std::move(item), std::move(end));
    };
    engine.createContainer = [](Endpoint &handle, ContainerPlan plan, Done<ContainerMade> done) {
        return handle.call<ContainerMade, DockerSession>(
            [plan = std::move(plan)](DockerSession &session) { return create(session, plan); }, std::move(done));
    };
    engine.planPrune = [](Endpoint &handle, Done<PrunePlan> done) {
        return handle.call<PrunePlan, DockerSession>([](DockerSession &session) { return askPrunePlan(session); },
                                                     std::move(done));
    };
    engine.prune = [](Endpoint &handle, std::vector<PruneItem> items, std::function<void(PruneStep)> item, Done<void> end) {
        return handle.openChannel<PruneStep, DockerSession>(
            [items = std::move(items)](DockerSession &session, endpoint::Sink<PruneStep> sink) {
                return openPrune(session, items, std::move(sink));
            },
            std::move(item), std::move(end));
    };
    return engine;
}

} // namespace docker
