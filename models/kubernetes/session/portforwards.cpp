// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "portforwards.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace kubernetes {

using namespace std::chrono_literals;

namespace {

constexpr auto showEvery = 500ms; ///< figures of traffic

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Forward", text);
}

base::Error unknown()
{
    base::Error error;
    error.code = base::Error::Code::NotFound;
    error.what = tr("There is no such port forward any more");
    return error;
}

} // namespace

PortForwards::PortForwards(KubernetesSession &session, std::function<void(live::Batch)> deliver)
    : m_session(session), m_store(std::move(deliver))
{
}

PortForwards::~PortForwards() = default;

PortForwards::Forward *PortForwards::find(const live::Key &id)
{
    const auto found = m_forwards.find(id);
    return found == m_forwards.end() ? nullptr : &found->second;
}

base::Result<ForwardRow> PortForwards::add(const ForwardTarget &target, quint16 localPort)
{
    if (const base::Result<void> may = m_session.api().allowed(net::Request(), true); !may.ok())
        return may.error();
    Forward made;
    made.row.id = QByteArray::number(m_nextId++);
    made.row.target = target;
    made.row.localPort = localPort;
    const live::Key id = made.row.id;
    Forward &forward = m_forwards[id] = std::move(made);
    if (const base::Result<void> listening = listen(forward); !listening.ok()) {
        static_cast<void>(remove(id));
        return listening.error();
    }
    return forward.row;
}

base::Result<void> PortForwards::listen(Forward &forward)
{
    for (std::unique_ptr<QTcpServer> &server : forward.servers) {
        server = std::make_unique<QTcpServer>();
        connect(server.get(), &QTcpServer::newConnection, this,
                [this, id = forward.row.id, at = server.get()] { accept(id, *at); });
    }
    if (!forward.servers[0]->listen(QHostAddress::LocalHost, forward.row.localPort)) {
        base::Error error;
        error.code = base::Error::Code::Io;
        error.what = forward.row.localPort == 0 ? tr("No port of this computer can be listened on")
                                                : tr("Port %1 of this computer cannot be listened on").arg(forward.row.localPort);
        error.detail = forward.servers[0]->errorString();
        setState(forward, ForwardState::Failed, error.text());
        return error;
    }
    forward.row.localPort = forward.servers[0]->serverPort();
    forward.servers[1]->listen(QHostAddress::LocalHostIPv6, forward.row.localPort); // not every computer has it
    setState(forward, ForwardState::Listening, {});
    return {};
}

base::Result<void> PortForwards::start(const live::Key &id)
{
    Forward *forward = find(id);
    if (!forward)
        return unknown();
    if (forward->row.state == ForwardState::Listening)
        return {};
    if (const base::Result<void> may = m_session.api().allowed(net::Request(), true); !may.ok())
        return may.error();
    return listen(*forward);
}

base::Result<void> PortForwards::stop(const live::Key &id)
{
    Forward *forward = find(id);
    if (!forward)
        return unknown();
    for (std::unique_ptr<QTcpServer> &server : forward->servers)
        server.reset();
    forward->connections.clear();
    forward->row.connections = 0;
    setState(*forward, ForwardState::Stopped, {});
    return {};
}

base::Result<void> PortForwards::remove(const live::Key &id)
{
    if (m_forwards.erase(id) == 0)
        return unknown();
    m_store.remove(id);
    m_store.flush();
    return {};
}

void PortForwards::accept(const live::Key &id, QTcpServer &server)
{
    while (server.hasPendingConnections()) {
        std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        Forward *forward = find(id);
        if (forward && forward->connections.size() < connectionsAtMost)
            open(*forward, std::move(socket));
    }
}

void PortForwards::open(Forward &forward, std::unique_ptr<QTcpSocket> socket)
{
    std::unique_ptr<ForwardConnection> &place = forward.connections.emplace_back();
    ForwardConnection::Hooks hooks;
    const live::Key id = forward.row.id;
    hooks.opened = [this, id](const QString &pod) {
        Forward *of = find(id);
        of->row.pod = pod;
        of->row.error.clear();
        show(*of);
    };
    hooks.moved = [this, id](qint64 received, qint64 sent) {
        Forward *of = find(id);
        of->row.received += received;
        of->row.sent += sent;
        showSoon();
    };
    hooks.failed = [this, id](const base::Error &error) {
        Forward *of = find(id);
        of->row.error = error.text();
        show(*of);
    };
    hooks.over = [this, id, at = &place] { connectionOver(id, at->get()); };
    place = std::make_unique<ForwardConnection>(m_session, std::move(socket), forward.row.target, forward.row.pod, std::move(hooks));
    forward.row.connections = static_cast<qint32>(forward.connections.size());
    show(forward);
}

void PortForwards::connectionOver(const live::Key &id, const ForwardConnection *connection)
{
    Forward *forward = find(id);
    if (!forward)
        return;
    const auto found = std::find_if(forward->connections.begin(), forward->connections.end(),
                                    [&](const auto &held) { return held.get() == connection; });
    if (found == forward->connections.end())
        return;
    found->release()->deleteLater(); // it is the one that calls
    forward->connections.erase(found);
    forward->row.connections = static_cast<qint32>(forward->connections.size());
    show(*forward);
}

void PortForwards::setState(Forward &forward, ForwardState state, const QString &error)
{
    forward.row.state = state;
    forward.row.error = error;
    forward.row.sinceMs = m_session.clock().wallMs();
    show(forward);
}

void PortForwards::show(const Forward &forward)
{
    m_store.put(std::make_shared<ForwardRow>(forward.row));
    m_store.flush();
}

void PortForwards::showSoon()
{
    if (m_soon)
        return;
    m_soon = m_session.clock().after(showEvery, [this] {
        m_soon.reset();
        for (const auto &[id, forward] : m_forwards)
            m_store.put(std::make_shared<ForwardRow>(forward.row));
        m_store.flush();
    });
}

} // namespace kubernetes
