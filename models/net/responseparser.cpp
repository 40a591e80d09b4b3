// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "responseparser.h"

#include <algorithm>
#include <utility>

namespace net {

QByteArray ResponseParser::takeData()
{
    return std::exchange(m_data, {});
}

bool ResponseParser::feed(const QByteArray &bytes)
{
    if (m_state == State::Broken)
        return false;
    if (m_state == State::Raw || m_state == State::UntilClose) {
        m_data += bytes;
        return true;
    }
    m_buffer += bytes;
    while (step()) {
    }
    if (m_state == State::Done)
        m_buffer.clear();
    return m_state != State::Broken;
}

bool ResponseParser::endOfInput()
{
    return m_state == State::Raw || m_state == State::UntilClose || m_state == State::Done;
}

std::optional<QByteArray> ResponseParser::takeLine()
{
    const qsizetype end = m_buffer.indexOf('\n');
    if (end < 0) {
        if (m_buffer.size() > 16 * 1024) // no chunk size or trailer is that long
            m_state = State::Broken;
        return std::nullopt;
    }
    const QByteArray line = m_buffer.left(end).trimmed();
    m_buffer.remove(0, end + 1);
    return line;
}

// One step of the machine; false when it needs more bytes or has ended.
bool ResponseParser::step()
{
    switch (m_state) {
    case State::Head: {
        qsizetype end = m_buffer.indexOf("\r\n\r\n");
        qsizetype length = 4;
        if (const qsizetype bare = m_buffer.indexOf("\n\n"); bare >= 0 && (end < 0 || bare < end)) {
            end = bare;
            length = 2;
        }
        const bool hopeless = !QByteArray("HTTP/1.").startsWith(m_buffer.left(7)) || m_buffer.size() > maximumHead;
        if (hopeless || (end >= 0 && !parseHead(m_buffer.left(end)))) {
            m_state = State::Broken;
            return false;
        }
        if (end < 0)
            return false;
        m_buffer.remove(0, end + length);
        if (m_head.status != 101 && m_head.status < 200)
            return true; // 100 Continue: the real head follows
        chooseBody();
        return true;
    }
    case State::Raw:
    case State::UntilClose:
        m_data += std::exchange(m_buffer, {});
        return false;
    case State::Length:
    case State::Chunk: {
        const qint64 take = std::min<qint64>(m_left, m_buffer.size());
        m_data += m_buffer.left(take);
        m_buffer.remove(0, take);
        m_left -= take;
        if (m_left > 0)
            return false;
        m_state = m_state == State::Length ? State::Done : State::ChunkEnd;
        return true;
    }
    case State::ChunkEnd:
        if (const std::optional<QByteArray> line = takeLine()) {
            m_state = line->isEmpty() ? State::ChunkSize : State::Broken;
            return true;
        }
        return false;
    case State::ChunkSize:
        if (const std::optional<QByteArray> line = takeLine()) {
            bool ok = false;
            m_left = line->left(line->indexOf(';') < 0 ? line->size() : line->indexOf(';')).trimmed().toLongLong(&ok, 16);
            m_state = !ok || m_left < 0 ? State::Broken : m_left == 0 ? State::Trailer : State::Chunk;
            return true;
        }
        return false;
    case State::Trailer:
        if (const std::optional<QByteArray> line = takeLine()) {
            if (line->isEmpty())
                m_state = State::Done;
            return true;
        }
        return false;
    case State::Done:
    case State::Broken:
        return false;
    }
    return false;
}

bool ResponseParser::parseHead(const QByteArray &text)
{
    m_head = Head();
    const QList<QByteArray> lines = text.split('\n');
    const QByteArray first = lines.first().trimmed();
    const qsizetype space = first.indexOf(' ');
    bool ok = false;
    m_head.status = first.mid(space + 1, 3).toInt(&ok);
    if (space < 0 || !ok || m_head.status < 100 || m_head.status > 999)
        return false;
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return false;
        m_head.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return true;
}

void ResponseParser::chooseBody()
{
    m_headComplete = true;
    const bool chunked = m_head.header("Transfer-Encoding").toLower().contains("chunked");
    bool ok = false;
    const qint64 length = m_head.header("Content-Length").toLongLong(&ok);
    if (m_head.status == 101)
        m_state = State::Raw;
    else if (m_head.status == 204 || m_head.status == 304)
        m_state = State::Done;
    else if (chunked)
        m_state = State::ChunkSize;
    else if (ok && length >= 0) {
        m_left = length;
        m_state = length == 0 ? State::Done : State::Length;
    } else
        m_state = m_head.status == 200 ? State::Raw : State::UntilClose;
}

} // namespace net
