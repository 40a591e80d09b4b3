// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forwarded ports of one cluster: listens on this computer, gives each connection a way of its own into the cluster, and keeps the
// table "forward". A service's pod is looked up anew for each connection, so that a forward outlives rollouts, sleep and lost
// networks: what breaks is a connection, never the forward. Endpoint thread; owned by the session.
#pragma once

#include "forwardconnection.h"
#include "rowstore.h"

#include <QTcpServer>
#include <list>
#include <map>

namespace kubernetes {

class PortForwards final : public QObject
{
    Q_OBJECT

public:
    PortForwards(KubernetesSession &session, std::function<void(live::Batch)> deliver);
    ~PortForwards() override;

    /// Begins to listen on 127.0.0.1 and, where there is one, on ::1. `localPort` 0: any that is free.
    [[nodiscard]] base::Result<ForwardRow> add(const ForwardTarget &target, quint16 localPort);
    [[nodiscard]] base::Result<void> start(const live::Key &id);
    /// Its connections end. It stays in the table.
    [[nodiscard]] base::Result<void> stop(const live::Key &id);
    [[nodiscard]] base::Result<void> remove(const live::Key &id);

    void acknowledge(quint64 revision) { m_store.acknowledge(revision); }

private:
    static constexpr size_t connectionsAtMost = 256; ///< of one forward: a file is open for each

    struct Forward {
        ForwardRow row;
        std::unique_ptr<QTcpServer> servers[2]; ///< IPv4, IPv6
        std::list<std::unique_ptr<ForwardConnection>> connections;
    };
    [[nodiscard]] Forward *find(const live::Key &id);
    [[nodiscard]] base::Result<void> listen(Forward &forward);
    void accept(const live::Key &id, QTcpServer &server);
    void open(Forward &forward, std::unique_ptr<QTcpSocket> socket);
    void connectionOver(const live::Key &id, const ForwardConnection *connection);
    void setState(Forward &forward, ForwardState state, const QString &error);
    void show(const Forward &forward);
    void showSoon();

    KubernetesSession &m_session;
    live::RowStore m_store;
    std::map<live::Key, Forward> m_forwards;
    std::unique_ptr<base::Timer> m_soon;
    int m_nextId = 1;
};

} // namespace kubernetes
