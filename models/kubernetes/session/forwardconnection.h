// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One connection of a forwarded port: a socket of this computer, and a WebSocket to a pod's port. Each has a WebSocket of its own, so that
// one that breaks takes no other with it. Endpoint thread; owned by its PortForward.
//
// Nothing is read from the side whose other side is behind. The protocol has no half-close: an end on one side is the end of both.
#pragma once

#include "forwardrow.h"
#include "kubernetessession.h"
#include "serviceend.h"
#include "websocket.h"

#include <QTcpSocket>

namespace kubernetes {

class ForwardConnection final : public QObject
{
    Q_OBJECT

public:
    struct Hooks {
        std::function<void(const QString &pod)> opened;
        std::function<void(qint64 received, qint64 sent)> moved;
        std::function<void(const base::Error &)> failed;
        std::function<void()> over; ///< last; may destroy this
    };
    /// `preferred`: the pod of a service that is taken if it is ready.
    ForwardConnection(KubernetesSession &session, std::unique_ptr<QTcpSocket> socket, const ForwardTarget &target, QString preferred,
                      Hooks hooks);
    ~ForwardConnection() override;

private:
    [[nodiscard]] base::Task<base::Result<ServiceEnd>> findEnd(ForwardTarget target, QString preferred);
    void connectTo(const ServiceEnd &end);
    void take(const net::WebSocket::Message &message);
    void takeData(QByteArrayView bytes);
    void pump();
    void grantWhatLeft();
    void socketEnded();
    void closed(const base::Result<void> &result);
    void fail(const base::Error &error);
    void finish();

    KubernetesSession &m_session;
    std::unique_ptr<QTcpSocket> m_socket;
    const ForwardTarget m_target;
    Hooks m_hooks;
    base::Task<base::Result<ServiceEnd>> m_finding;
    std::unique_ptr<net::WebSocket> m_way;
    QByteArray m_refusal;   ///< what came on the channel of errors
    qint64 m_owed = 0;      ///< of the WebSocket's credit
    int m_skip[2] = {2, 2}; ///< bytes of each channel that only say the port
    bool m_open = false;
    bool m_over = false;
};

} // namespace kubernetes
