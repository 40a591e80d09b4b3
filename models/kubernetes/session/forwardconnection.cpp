// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source: k8s.io/cri-streaming portforward/websocket.go: v4.channel.k8s.io, of the n-th port channel 2n for data and 2n+1 for errors; on each
// the server first sends the port, two bytes, little end first.
#include "forwardconnection.h"

#include "objectpath.h"
#include "statuserror.h"

#include <QCoreApplication>
#include <QTimer>

namespace kubernetes {

using namespace std::chrono_literals;

namespace {

constexpr qint64 behindAtMost = 256 * 1024; ///< bytes that wait on one side before the other is not read
constexpr qint64 longestFrame = 32 * 1024;
constexpr qsizetype longestRefusal = 4096;
constexpr auto pingEvery = 30s; ///< proxies end what is idle for a minute

} // namespace

ForwardConnection::ForwardConnection(KubernetesSession &session, std::unique_ptr<QTcpSocket> socket, const ForwardTarget &target,
                                     QString preferred, Hooks hooks)
    : m_session(session), m_socket(std::move(socket)), m_target(target), m_hooks(std::move(hooks))
{
    m_socket->setParent(nullptr);
    m_socket->setReadBufferSize(behindAtMost);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ForwardConnection::pump);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ForwardConnection::grantWhatLeft);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ForwardConnection::socketEnded);
    m_finding = findEnd(m_target, std::move(preferred));
    // Not from within the constructor: who makes this must have it first.
    QTimer::singleShot(0, this, [this] {
        m_finding.start([this](const base::Result<ServiceEnd> &end) {
            const auto done = std::move(m_finding);
            if (end.ok())
                connectTo(*end);
            else
                fail(end.error());
        });
    });
}

ForwardConnection::~ForwardConnection()
{
    m_socket->disconnect(this);
}

base::Task<base::Result<ServiceEnd>> ForwardConnection::findEnd(ForwardTarget target, QString preferred)
{
    if (target.kind == ForwardTarget::Kind::Pod)
        co_return ServiceEnd{target.name, target.port};
    const base::Result<net::Reply> service =
        co_await m_session.api().get(objectPath("/api/v1", "services", target.namespaceName, target.name));
    if (!service.ok())
        co_return service.error();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("labelSelector"), QStringLiteral("kubernetes.io/service-name=") + target.name);
    const base::Result<net::Reply> slices = co_await m_session.api().get(
        "/apis/discovery.k8s.io/v1/namespaces/" + pathPart(target.namespaceName) + "/endpointslices", query);
    if (!slices.ok())
        co_return slices.error();
    co_return chooseEnd(service->body, slices->body, target.port, preferred);
}

void ForwardConnection::connectTo(const ServiceEnd &end)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("ports"), QString::number(end.port));
    net::Request request = m_session.api().request(
        "GET", objectPath("/api/v1", "pods", m_target.namespaceName, end.pod) + "/portforward", query);
    request.headers = {{"Accept", "*/*"}}; // the node answers, and has no JSON to give
    request.timeout = 0ms;
    if (const base::Result<void> may = m_session.api().allowed(request, true); !may.ok()) {
        fail(may.error());
        return;
    }
    net::WebSocket::Options options;
    options.subprotocols = {"v4.channel.k8s.io"};
    options.pingEvery = pingEvery;
    options.clock = &m_session.clock();
    net::WebSocket::Callbacks callbacks;
    callbacks.open = [this, pod = end.pod](const QByteArray &) {
        m_open = true;
        m_hooks.opened(pod);
        pump();
    };
    callbacks.message = [this](const net::WebSocket::Message &message) { take(message); };
    callbacks.drained = [this] { pump(); };
    callbacks.closed = [this](const base::Result<void> &result) { closed(result); };
    m_way = std::make_unique<net::WebSocket>(*m_session.api().transport(), std::move(request), options, std::move(callbacks));
}

void ForwardConnection::take(const net::WebSocket::Message &message)
{
    m_owed += message.cost();
    if (!message.bytes.isEmpty()) {
        const auto channel = static_cast<quint8>(message.bytes[0]);
        QByteArrayView bytes = QByteArrayView(message.bytes).sliced(1);
        if (channel < 2) {
            const auto skipped = std::min<qsizetype>(m_skip[channel], bytes.size());
            m_skip[channel] -= static_cast<int>(skipped);
            bytes = bytes.sliced(skipped);
        }
        if (channel == 0 && !bytes.isEmpty())
            takeData(bytes);
        else if (channel == 1 && m_refusal.size() < longestRefusal)
            m_refusal.append(bytes.first(std::min(bytes.size(), longestRefusal)));
    }
    grantWhatLeft();
}

void ForwardConnection::takeData(QByteArrayView bytes)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_socket->write(bytes.data(), bytes.size());
    m_hooks.moved(bytes.size(), 0);
}

void ForwardConnection::grantWhatLeft()
{
    if (m_way && m_owed > 0 && m_socket->bytesToWrite() < behindAtMost)
        m_way->grant(std::exchange(m_owed, 0));
}

void ForwardConnection::pump()
{
    while (m_open && m_way && m_socket->bytesAvailable() > 0 && m_way->unsent() < behindAtMost) {
        QByteArray message(1, '\0');
        message += m_socket->read(longestFrame);
        m_hooks.moved(0, message.size() - 1);
        m_way->send({false, message});
    }
    if (m_open && m_way && m_socket->state() == QAbstractSocket::UnconnectedState && m_socket->bytesAvailable() == 0)
        m_way->close();
}

void ForwardConnection::socketEnded()
{
    if (m_over)
        return;
    if (m_open && m_way)
        pump(); // what it wrote before it went, then the goodbye
    else
        finish(); // nobody waits for the rest
}

void ForwardConnection::closed(const base::Result<void> &result)
{
    const std::unique_ptr<net::WebSocket> way = std::move(m_way);
    const bool opened = std::exchange(m_open, false);
    if (!m_refusal.isEmpty()) {
        base::Error error;
        error.code = base::Error::Code::Unreachable;
        error.what = QCoreApplication::translate("kubernetes::Forward", "The pod does not take the connection");
        error.detail = QString::fromUtf8(m_refusal).trimmed();
        fail(error);
    } else if (!result.ok() && !opened && result.error().httpStatus >= 400) {
        fail(errorOfBody(result.error().detail.toUtf8(), result.error().httpStatus));
    } else if (!result.ok()) {
        fail(result.error());
    } else {
        finish();
    }
}

void ForwardConnection::fail(const base::Error &error)
{
    m_hooks.failed(error);
    finish();
}

/// What the pod sent still leaves for the program that asked.
void ForwardConnection::finish()
{
    if (std::exchange(m_over, true))
        return;
    m_way.reset();
    m_socket->disconnect(this);
    const auto over = m_hooks.over;
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        over();
        return;
    }
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [over] { over(); });
    m_socket->disconnectFromHost();
}

} // namespace kubernetes
