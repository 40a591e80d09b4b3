// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "demoserver.h"

#include "connection.h"

#include <QDir>
#include <QLocalServer>

namespace demo {

namespace {

/// Everything that lives on the thread.
class Listener final : public QLocalServer
{
public:
    explicit Listener(WorldOptions options) : m_world(options)
    {
        connect(this, &QLocalServer::newConnection, this, [this] {
            while (QLocalSocket *socket = nextPendingConnection())
                new Connection(m_world, socket, &m_clients);
        });
    }

private:
    World m_world;
    QObject m_clients{this}; // before the world goes
};

} // namespace

DemoServer::DemoServer() : m_folder(QDir::tempPath() + QStringLiteral("/pilothouse-XXXXXX")) {}

std::unique_ptr<DemoServer> DemoServer::start(WorldOptions options)
{
    std::unique_ptr<DemoServer> server(new DemoServer);
    if (!server->m_folder.isValid())
        return nullptr;
    auto *listener = new Listener(options);
    if (!listener->listen(server->socketPath())) {
        delete listener;
        return nullptr;
    }
    server->m_thread.setObjectName(QStringLiteral("demo"));
    listener->moveToThread(&server->m_thread);
    QObject::connect(&server->m_thread, &QThread::finished, listener, &QObject::deleteLater);
    server->m_thread.start();
    return server;
}

DemoServer::~DemoServer()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace demo
