// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusterserver.h"

#include "clusterconnection.h"

#include <QDir>
#include <QLocalServer>

namespace demo {

namespace {

/// Everything that lives on the thread.
class ClusterListener final : public QLocalServer
{
public:
    explicit ClusterListener(ClusterOptions options) : m_options(options)
    {
        connect(this, &QLocalServer::newConnection, this, [this] {
            if (!m_cluster)
                m_cluster = std::make_unique<DemoCluster>(m_options);
            while (QLocalSocket *socket = nextPendingConnection())
                new ClusterConnection(*m_cluster, socket, &m_clients);
        });
    }

private:
    ClusterOptions m_options;
    std::unique_ptr<DemoCluster> m_cluster;
    QObject m_clients{this}; // before the cluster goes
};

} // namespace

ClusterServer::ClusterServer(ClusterOptions options) : m_options(options), m_folder(QDir::tempPath() + QStringLiteral("/pilothouse-XXXXXX"))
{
    if (m_options.bornMs == 0)
        m_options.bornMs = (options.clock ? options.clock : &base::Clock::system())->wallMs();
}

std::unique_ptr<ClusterServer> ClusterServer::start(ClusterOptions options)
{
    std::unique_ptr<ClusterServer> server(new ClusterServer(options));
    if (!server->m_folder.isValid())
        return nullptr;
    auto *listener = new ClusterListener(server->m_options);
    if (!listener->listen(server->socketPath())) {
        delete listener;
        return nullptr;
    }
    server->m_thread.setObjectName(QStringLiteral("demo cluster"));
    listener->moveToThread(&server->m_thread);
    QObject::connect(&server->m_thread, &QThread::finished, listener, &QObject::deleteLater);
    server->m_thread.start();
    return server;
}

ClusterServer::~ClusterServer()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace demo
