// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One client of the simulated API server: its requests, and what streams: a watch, a log, a shell over a WebSocket. On the
// server's thread, owned by the listener. What it may hold unsent is bounded: a log waits for the client to read; who does not
// read a watch is hung up on.
#pragma once

#include "apiselectors.h"
#include "apiserver.h"
#include "execshell.h"
#include "httppeer.h"


#include <QTimer>
#include <set>

namespace demo {

class ClusterConnection final : public HttpPeer
{
public:
    ClusterConnection(DemoCluster &cluster, QLocalSocket *socket, QObject *parent);
    ~ClusterConnection() override;

private:
    struct Watch {
        ApiRequest request;
        ApiSelectors selectors;
        std::set<QString> seen; ///< uids of what the client was told of
        bool columns = false;   ///< were told, of a Table
    };
    struct Following {
        QJsonObject pod;
        QString container;
        bool previous = false;
        bool follow = false;
        bool stamps = false;
        LogVoice::Position position = 0;
        qint64 left = -1; ///< bytes that may still be sent; -1: any number
    };
    void handle(const HttpMessage &message) override;
    void raw(QByteArray &input) override;
    void drained() override;

    void watch(const ApiRequest &request);
    void beginWatch(bool initial);
    void tell(const StoreChange &change);
    void frame(const char *type, const QJsonObject &object);
    void bookmark(bool initialEnd);

    void log(const ApiRequest &request);
    void writeLog();

    void exec(const ApiRequest &request, const HttpMessage &message);
    void execOutput(const QByteArray &bytes);
    void finishExec(int exitCode);
    void send(int channel, const QByteArray &bytes);

    DemoCluster &m_cluster;
    ApiServer m_server;
    std::optional<Watch> m_watch;
    std::unique_ptr<ObjectStore::Ticket> m_ticket;
    std::optional<Following> m_log;
    std::unique_ptr<ExecShell> m_shell;
    QTimer m_timer; ///< a bookmark, or a log's next line
    QTimer m_end;   ///< of a watch
};

} // namespace demo
