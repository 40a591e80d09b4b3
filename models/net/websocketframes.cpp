// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "websocketframes.h"

#include <QRandomGenerator>
#include <algorithm>
#include <cstring>
#include <wslay/wslay.h>

namespace net {

/// libwslay's callbacks.
struct WebSocketFrames::Glue {
    static WebSocketFrames &of(void *self) { return *static_cast<WebSocketFrames *>(self); }

    static ssize_t receive(wslay_event_context_ptr context, uint8_t *buffer, size_t size, int, void *self)
    {
        WebSocketFrames &frames = of(self);
        // A close begins a piece of its own, so that it fits in libwslay's buffer.
        const qsizetype end = frames.m_taken < frames.m_close ? frames.m_close : frames.m_input.size();
        const size_t left = static_cast<size_t>(end - frames.m_taken);
        if (left == 0) {
            wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
            return -1;
        }
        const size_t count = std::min(left, size);
        std::memcpy(buffer, frames.m_input.constData() + frames.m_taken, count);
        frames.m_taken += static_cast<qsizetype>(count);
        return static_cast<ssize_t>(count);
    }
    static ssize_t send(wslay_event_context_ptr, const uint8_t *data, size_t size, int, void *self)
    {
        of(self).m_output.append(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
        return static_cast<ssize_t>(size);
    }
    static int mask(wslay_event_context_ptr, uint8_t *buffer, size_t size, void *self)
    {
        Q_ASSERT(size == 4);
        Q_UNUSED(size)
        of(self).m_mask(reinterpret_cast<char *>(buffer));
        return 0;
    }
    static void message(wslay_event_context_ptr, const wslay_event_on_msg_recv_arg *arg, void *self)
    {
        Event event;
        event.bytes = QByteArray(reinterpret_cast<const char *>(arg->msg), static_cast<qsizetype>(arg->msg_length));
        switch (arg->opcode) {
        case WSLAY_TEXT_FRAME:
            event.kind = Event::Kind::Text;
            break;
        case WSLAY_BINARY_FRAME:
            event.kind = Event::Kind::Binary;
            break;
        case WSLAY_PING:
            event.kind = Event::Kind::Ping;
            break;
        case WSLAY_PONG:
            event.kind = Event::Kind::Pong;
            break;
        default:
            event.kind = Event::Kind::Close;
            event.closeCode = arg->status_code == 0 ? closecode::noStatus : arg->status_code;
            if (arg->msg_length == 1) // libwslay lets half a code pass
                event.closeCode = closecode::protocolError;
            event.bytes.remove(0, 2); // the code itself
        }
        of(self).m_events.push_back(std::move(event));
    }
};

WebSocketFrames::WebSocketFrames(qint64 maximumMessage, std::function<void(char *)> mask)
    : m_mask(mask ? std::move(mask) : [](char *bytes) {
          const quint32 number = QRandomGenerator::system()->generate();
          std::memcpy(bytes, &number, 4);
      })
{
    wslay_event_callbacks callbacks{};
    callbacks.recv_callback = &Glue::receive;
    callbacks.send_callback = &Glue::send;
    callbacks.genmask_callback = &Glue::mask;
    callbacks.on_msg_recv_callback = &Glue::message;
    if (wslay_event_context_client_init(&m_context, &callbacks, this) != 0)
        qFatal("out of memory");
    wslay_event_config_set_max_recv_msg_length(m_context, static_cast<uint64_t>(maximumMessage));
}

WebSocketFrames::~WebSocketFrames()
{
    wslay_event_context_free(m_context);
}

/// How much of what is held libwslay may read: whole heads and any payload, but a close in one piece. It skips the code
/// in each piece of a close that it reads, and takes a reason in UTF-8 for wrong.
qsizetype WebSocketFrames::readable()
{
    const auto byte = [this](qsizetype at) { return static_cast<quint8>(m_held[at]); };
    qsizetype at = 0;
    m_close = 0;
    while (at < m_held.size()) {
        const qsizetype left = m_held.size() - at;
        if (m_payload > 0) {
            const quint64 part = std::min(m_payload, static_cast<quint64>(left));
            m_payload -= part;
            at += static_cast<qsizetype>(part);
            continue;
        }
        if (left < 2)
            break;
        quint64 length = byte(at + 1) & 0x7f;
        const int width = length == 126 ? 2 : length == 127 ? 8 : 0;
        const qsizetype head = 2 + width + (byte(at + 1) & 0x80 ? 4 : 0);
        if (left < head)
            break;
        if (width > 0)
            length = 0;
        for (int i = 0; i < width; ++i)
            length = length << 8 | byte(at + 2 + i);
        // A longer one is a mistake that libwslay finds by the head.
        const bool close = (byte(at) & 0x0f) == WSLAY_CONNECTION_CLOSE && length <= 125;
        if (close && static_cast<quint64>(left - head) < length)
            break;
        if (close && m_close == 0)
            m_close = at; // what comes after it is ignored
        at += head;
        m_payload = length;
    }
    return at;
}

void WebSocketFrames::feed(const QByteArray &bytes)
{
    if (inputEnded())
        return;
    m_held += bytes;
    const qsizetype whole = readable();
    m_input = m_held.left(whole);
    m_held.remove(0, whole);
    m_taken = 0;
    if (wslay_event_recv(m_context) != 0)
        m_broken = true;
    m_input.clear();
    m_taken = 0;
}

QByteArray WebSocketFrames::takeOutput()
{
    if (wslay_event_want_write(m_context) && wslay_event_send(m_context) != 0)
        m_broken = true;
    return std::exchange(m_output, {});
}

void WebSocketFrames::send(bool text, const QByteArray &message)
{
    wslay_event_msg queued{};
    queued.opcode = text ? WSLAY_TEXT_FRAME : WSLAY_BINARY_FRAME;
    queued.msg = reinterpret_cast<const uint8_t *>(message.constData());
    queued.msg_length = static_cast<size_t>(message.size());
    wslay_event_queue_msg(m_context, &queued); // copies; refuses after a close, as it should
}

void WebSocketFrames::ping(const QByteArray &bytes)
{
    wslay_event_msg queued{};
    queued.opcode = WSLAY_PING;
    queued.msg = reinterpret_cast<const uint8_t *>(bytes.constData());
    queued.msg_length = static_cast<size_t>(std::min<qsizetype>(bytes.size(), 125));
    wslay_event_queue_msg(m_context, &queued);
}

void WebSocketFrames::close(int code, const QByteArray &reason)
{
    wslay_event_queue_close(m_context, static_cast<uint16_t>(code), reinterpret_cast<const uint8_t *>(reason.constData()),
                            static_cast<size_t>(std::min<qsizetype>(reason.size(), 123)));
}

bool WebSocketFrames::inputEnded() const
{
    return m_broken || !wslay_event_want_read(m_context);
}

int WebSocketFrames::sentCloseCode() const
{
    if (!wslay_event_get_close_sent(m_context))
        return 0;
    const int code = wslay_event_get_status_code_sent(m_context);
    return code == 0 ? closecode::noStatus : code;
}

} // namespace net
