// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sessioncluster.h"

#include "drainworker.h"
#include "kubernetessession.h"
#include "podlogworker.h"
#include "podshellworker.h"
#include "rowsworker.h"
#include "tablekinds.h"

namespace kubernetes {

namespace {

base::Task<base::Result<QByteArray>> get(KubernetesSession &session, QByteArray path)
{
    base::Result<net::Reply> reply = co_await session.api().get(std::move(path));
    if (!reply.ok())
        co_return reply.error();
    co_return std::move(reply->body);
}

base::Task<base::Result<bool>> setScope(KubernetesSession &session, QString scope)
{
    session.setScope(scope);
    co_return true;
}

base::Task<base::Result<bool>> answerConsent(KubernetesSession &session, quint64 id, bool yes)
{
    session.answerConsent(id, yes);
    co_return true;
}

base::Task<base::Result<bool>> cancelLogin(KubernetesSession &session)
{
    session.cancelLogin();
    co_return true;
}

} // namespace

Cluster sessionCluster()
{
    using endpoint::Endpoint;
    Cluster cluster;
    cluster.get = [](Endpoint &handle, QByteArray path, Done<QByteArray> done) {
        return handle.call<QByteArray, KubernetesSession>(
            [path = std::move(path)](KubernetesSession &session) { return get(session, path); }, std::move(done));
    };
    cluster.watch = [](Endpoint &handle, WatchTable table, QString scope, std::function<void(WatchNews)> news,
                       std::function<void(base::Result<void>)> end) {
        return handle.openChannel<WatchNews, KubernetesSession>(
            [table = std::move(table), scope = std::move(scope)](KubernetesSession &session, endpoint::Sink<WatchNews> sink) {
                return openRows(session, table, scope, std::move(sink));
            },
            std::move(news), std::move(end));
    };
    cluster.drain = [](Endpoint &handle, DrainRequest request, std::function<void(DrainStep)> step,
                       std::function<void(base::Result<void>)> end) {
        return handle.openChannel<DrainStep, KubernetesSession>(
            [request = std::move(request)](KubernetesSession &session, endpoint::Sink<DrainStep> sink) {
                return openDrain(session, request, std::move(sink));
            },
            std::move(step), std::move(end));
    };
    cluster.discover = [](Endpoint &handle, bool again, Done<DiscoveryPointer> done) {
        return handle.call<DiscoveryPointer, KubernetesSession>(
            [again](KubernetesSession &session) { return session.discovery().known(again); }, std::move(done));
    };
    cluster.openKind = [](Endpoint &handle, QByteArray fullName, Done<ObjectKind> done) {
        return handle.call<ObjectKind, KubernetesSession>(
            [fullName = std::move(fullName)](KubernetesSession &session) { return openTable(session, fullName); }, std::move(done));
    };
    cluster.findPermissions = [](Endpoint &handle, std::vector<Requirement> needs, QString scope, Done<bool> done) {
        return handle.call<bool, KubernetesSession>(
            [needs = std::move(needs), scope = std::move(scope)](KubernetesSession &session) { return session.permissions().find(needs, scope); },
            std::move(done));
    };
    cluster.setScope = [](Endpoint &handle, QString scope, Done<bool> done) {
        return handle.call<bool, KubernetesSession>(
            [scope = std::move(scope)](KubernetesSession &session) { return setScope(session, scope); }, std::move(done));
    };
    cluster.answerConsent = [](Endpoint &handle, quint64 id, bool yes, Done<bool> done) {
        return handle.call<bool, KubernetesSession>(
            [id, yes](KubernetesSession &session) { return answerConsent(session, id, yes); }, std::move(done));
    };
    cluster.cancelLogin = [](Endpoint &handle, Done<bool> done) {
        return handle.call<bool, KubernetesSession>([](KubernetesSession &session) { return cancelLogin(session); }, std::move(done));
    };
    cluster.openLog = [](Endpoint &handle, LogRequest request, std::function<void(live::LogOutput)> item, Done<void> end) {
        return handle.openChannel<live::LogOutput, KubernetesSession>(
            [request = std::move(request)](KubernetesSession &session, endpoint::Sink<live::LogOutput> sink) {
                return openPodLog(session, request, std::move(sink));
            },
            std::move(item), std::move(end));
    };
    cluster.openShell = [](Endpoint &handle, ShellRequest request, std::function<void(endpoint::ShellOutput)> item, Done<void> end) {
        return handle.openChannel<endpoint::ShellOutput, KubernetesSession>(
            [request = std::move(request)](KubernetesSession &session, endpoint::Sink<endpoint::ShellOutput> sink) {
                return openPodShell(session, request, std::move(sink));
            },
            std::move(item), std::move(end));
    };
    return cluster;
}

} // namespace kubernetes
