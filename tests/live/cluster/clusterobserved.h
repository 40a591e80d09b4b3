// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session as app/ makes it, behind a real endpoint, on the real cluster. Thread of the test.
#pragma once

#include "allkinds.h"
#include "clusterkinds.h"
#include "curltransport.h"
#include "deploymentkind.h"
#include "endpoint.h"
#include "kubeconfigfiles.h"
#include "kubernetessession.h"
#include "livecluster.h"
#include "nodekind.h"
#include "objectactions.h"
#include "podkind.h"
#include "runner.h"

#include <QTest>

namespace livetest {

constexpr int patience = 60'000; ///< a loaded machine is slow, not wrong

class ClusterObserved
{
public:
    using Adjust = std::function<void(kubernetes::SessionOptions &)>;

    explicit ClusterObserved(const QString &kubeconfig, const Adjust &adjust = {}, base::Clock &clock = base::Clock::system())
        : runner(app::clusterActions(), clock, nullptr), handle(profile(), factory(kubeconfig, adjust))
    {
    }

    void open() { handle.open(); }
    void look(const QByteArray &feed) { m_looks.push_back(handle.look(feed, endpoint::Demand::Rows)); }
    [[nodiscard]] live::FeedStatus status(const QByteArray &feed) { return handle.feed(feed)->status(); }
    [[nodiscard]] bool isLive(const QByteArray &feed)
    {
        return QTest::qWaitFor([&] { return status(feed).state == live::FeedStatus::State::Live; }, patience);
    }
    template <class R> [[nodiscard]] std::shared_ptr<const R> row(const QByteArray &feed, const QString &name)
    {
        for (const live::RowPointer &row : handle.feed(feed)->rows()) {
            if (static_cast<const R &>(*row).meta.name == name)
                return std::static_pointer_cast<const R>(row);
        }
        return nullptr;
    }
    /// Of any kind.
    [[nodiscard]] live::RowPointer rowNamed(const kubernetes::ObjectKind &object, const QString &name)
    {
        for (const live::RowPointer &row : handle.feed(object.kind.id)->rows()) {
            if (object.meta(*row).name == name)
                return row;
        }
        return nullptr;
    }
    /// Runs the action to its end.
    [[nodiscard]] std::optional<actions::Item> act(const QByteArray &action, const live::RowPointer &row,
                                                   const actions::Arguments &arguments = {})
    {
        const actions::Action *found = actions::findAction(runner.actions(), action);
        if (!found || !row)
            return std::nullopt;
        const quint64 id = runner.run(handle, *found, {row}, arguments);
        if (!QTest::qWaitFor([&] { return runner.operation(id)->over(); }, 3 * patience))
            return std::nullopt;
        return runner.operation(id)->items.front();
    }

    actions::Runner runner;
    endpoint::Endpoint handle;

private:
    static endpoint::Profile profile()
    {
        endpoint::Profile result;
        result.id = "kubernetes/test";
        result.name = QStringLiteral("test");
        result.family = "kubernetes";
        return result;
    }
    static endpoint::Endpoint::Factory factory(const QString &kubeconfig, const Adjust &adjust)
    {
        kubernetes::SessionOptions options;
        options.resolve = [kubeconfig]() -> base::Result<kubernetes::ResolvedContext> {
            kubernetes::KubeConfigSearch search;
            search.explicitFile = kubeconfig;
            return kubernetes::resolveContext(kubernetes::loadKubeConfig(search).config, {}, {});
        };
        options.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
        options.clock = &base::Clock::system();
        for (const kubernetes::ObjectKind &object : app::clusterKinds())
            options.tables.push_back(object.table);
        if (adjust)
            adjust(options);
        return [options](endpoint::SessionLink link) {
            return std::make_unique<kubernetes::KubernetesSession>(std::move(link), options);
        };
    }
    std::vector<endpoint::Look> m_looks;
};

/// Skips, or fails where the cluster is required.
#define NEED_CLUSTER()                                                                                                 \
    const std::optional<livetest::LiveCluster> cluster = livetest::liveCluster();                                     \
    if (!cluster && livetest::clusterRequired())                                                                       \
        QFAIL("the cluster is required");                                                                              \
    if (!cluster)                                                                                                      \
    QSKIP("there is no cluster here")

} // namespace livetest
