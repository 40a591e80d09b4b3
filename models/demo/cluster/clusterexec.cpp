// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A client's connection once it belongs to a program that runs inside of a pod: a WebSocket whose messages begin with a
// channel's number. Source: k8s.io/apimachinery, pkg/util/remotecommand, protocols v4 and v5.
#include "clusterconnection.h"
#include "imagecatalog.h"
#include "websocketframes.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

enum Channel { Input = 0, Output = 1, Errors = 3, Size = 4, Ends = 255 };

QJsonObject resultOf(int exitCode)
{
    if (exitCode == 0)
        return {{u"metadata"_s, QJsonObject()}, {u"status"_s, u"Success"_s}};
    return {{u"metadata"_s, QJsonObject()}, {u"status"_s, u"Failure"_s}, {u"message"_s, u"command terminated with non-zero exit code: command terminated with exit code %1"_s.arg(exitCode)},
            {u"reason"_s, u"NonZeroExitCode"_s}, {u"details"_s, QJsonObject{{u"causes"_s, QJsonArray{QJsonObject{{u"reason"_s, u"ExitCode"_s}, {u"message"_s, QString::number(exitCode)}}}}}}};
}

QByteArray protocolOf(const QByteArray &offered)
{
    for (const QByteArray &one : offered.split(','))
        if (one.trimmed() == "v5.channel.k8s.io" || one.trimmed() == "v4.channel.k8s.io")
            return one.trimmed();
    return {};
}

} // namespace

void ClusterConnection::exec(const ApiRequest &request, const HttpMessage &message)
{
    m_cluster.catchUp();
    const auto pod = m_cluster.store().find(resources::pods, request.namespaceName, request.name);
    if (!pod)
        return answer(notFound(request));
    const QJsonArray containers = arrayAt(*pod, u"spec.containers");
    const QString wanted = request.value("container").isEmpty() ? textAt(containers.at(0).toObject(), u"name") : request.value("container");
    const std::optional<Container> running = m_cluster.logOf(*pod, wanted, false);
    if (!running || running->state != Container::State::Running)
        return answer(statusAnswer(400, "BadRequest", u"container %1 is not valid for pod %2"_s.arg(wanted, request.name)));
    const QByteArray protocol = protocolOf(message.header("sec-websocket-protocol"));
    if (message.header("upgrade").toLower() != "websocket" || protocol.isEmpty())
        return answer(statusAnswer(400, "BadRequest", u"unable to upgrade: unsupported protocol"_s));
    ExecShell::Place place;
    place.hostname = nameOf(*pod);
    place.tty = request.yes("tty");
    place.env = {u"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s, u"HOSTNAME="_s + nameOf(*pod), u"KUBERNETES_SERVICE_HOST=10.43.0.1"_s, u"KUBERNETES_SERVICE_PORT=443"_s};
    for (const QJsonValue value : containers)
        if (textAt(value.toObject(), u"name") == wanted)
            place.bash = imageFacts(textAt(value.toObject(), u"image")).bash;
    upgrade("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + webSocketAccept(message.header("sec-websocket-key"))
            + "\r\nSec-WebSocket-Protocol: " + protocol + "\r\n\r\n");
    send(Output, {}); // as servers do
    m_shell = std::make_unique<ExecShell>(place, request.query.allQueryItemValues(u"command"_s, QUrl::FullyDecoded));
    execOutput(m_shell->begin(m_cluster.store().nowMs()));
}

void ClusterConnection::send(int channel, const QByteArray &bytes)
{
    socket().write(webSocketBytes(WebSocketFrame::Binary, static_cast<char>(channel) + bytes));
}

void ClusterConnection::execOutput(const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        send(Output, bytes);
    if (const auto code = m_shell->exitCode())
        finishExec(*code);
}

void ClusterConnection::finishExec(int exitCode)
{
    m_shell.reset();
    send(Errors, QJsonDocument(resultOf(exitCode)).toJson(QJsonDocument::Compact));
    socket().write(webSocketBytes(WebSocketFrame::Close, QByteArray("\x03\xe8", 2))); // 1000: as it should be
    socket().disconnectFromServer(); // after what is still to be sent
}

void ClusterConnection::raw(QByteArray &input)
{
    while (const std::optional<WebSocketFrame> frame = takeWebSocketFrame(input)) {
        if (frame->kind == WebSocketFrame::Close)
            return socket().disconnectFromServer();
        if (frame->kind == WebSocketFrame::Ping)
            socket().write(webSocketBytes(WebSocketFrame::Pong, frame->payload));
        if (frame->payload.isEmpty() || !m_shell)
            continue;
        const int channel = static_cast<unsigned char>(frame->payload[0]);
        if (channel == Input)
            execOutput(m_shell->feed(frame->payload.mid(1), m_cluster.store().nowMs()));
        else if (channel == Ends && m_shell)
            finishExec(0);
    }
}

} // namespace demo
