// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See httpframes.h.
#include "httpframes.h"

#include <utility>

namespace livetest {

QByteArray HttpFrames::header(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

int HttpFrames::status(const QByteArray &head)
{
    return head.startsWith("HTTP/") ? head.mid(head.indexOf(' ') + 1, 3).toInt() : 0;
}

std::vector<HttpFrames::Piece> HttpFrames::feed(const QByteArray &bytes)
{
    m_buffer += bytes;
    std::vector<Piece> pieces;
    while (step(pieces)) {
    }
    return pieces;
}

QByteArray HttpFrames::becomeRaw()
{
    m_state = State::UntilClose;
    return std::exchange(m_buffer, {});
}

bool HttpFrames::step(std::vector<Piece> &pieces)
{
    QByteArray line;
    switch (m_state) {
    case State::Head: {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QByteArray head = m_buffer.left(end + 4);
        m_buffer.remove(0, end + 4);
        begin(head, pieces);
        return true;
    }
    case State::Length:
        return takeBody(State::Head, pieces);
    case State::ChunkSize:
        if (!takeLine(line))
            return false;
        m_left = line.split(';').first().trimmed().toLongLong(nullptr, 16);
        m_state = m_left > 0 ? State::ChunkData : State::Trailer;
        return true;
    case State::ChunkData:
        return takeBody(State::ChunkEnd, pieces);
    case State::ChunkEnd:
        if (!takeLine(line))
            return false;
        m_state = State::ChunkSize;
        return true;
    case State::Trailer:
        if (!takeLine(line))
            return false;
        if (line.isEmpty())
            finish(pieces);
        return true;
    case State::UntilClose:
        if (!m_buffer.isEmpty())
            pieces.push_back({Kind::Body, std::exchange(m_buffer, {})});
        return false;
    }
    return false;
}

void HttpFrames::begin(const QByteArray &head, std::vector<Piece> &pieces)
{
    pieces.push_back({Kind::Head, head});
    const int code = m_answers ? status(head) : 0;
    m_chunked = header(head, "Transfer-Encoding").toLower().contains("chunked");
    const QByteArray length = header(head, "Content-Length");
    if (m_answers && code >= 100 && code < 200) {
        // Another head follows; after 101 the owner makes this raw.
        if (code == 101)
            m_state = State::UntilClose;
        return;
    }
    const bool bodiless = std::exchange(m_noBody, false) || code == 204 || code == 304;
    m_chunked = m_chunked && !bodiless;
    if (bodiless) {
        finish(pieces);
    } else if (m_chunked) {
        m_state = State::ChunkSize;
    } else if (!length.isEmpty() || !m_answers) {
        m_left = length.toLongLong();
        if (m_left > 0)
            m_state = State::Length;
        else
            finish(pieces);
    } else {
        m_state = State::UntilClose;
    }
}

void HttpFrames::finish(std::vector<Piece> &pieces)
{
    m_state = State::Head;
    pieces.push_back({Kind::End, {}});
}

bool HttpFrames::takeBody(State next, std::vector<Piece> &pieces)
{
    if (m_buffer.isEmpty())
        return false;
    const qsizetype size = static_cast<qsizetype>(qMin<qint64>(m_left, m_buffer.size()));
    pieces.push_back({Kind::Body, m_buffer.left(size)});
    m_buffer.remove(0, size);
    m_left -= size;
    if (m_left > 0)
        return false;
    if (next == State::Head)
        finish(pieces);
    else
        m_state = next;
    return true;
}

bool HttpFrames::takeLine(QByteArray &line)
{
    const qsizetype end = m_buffer.indexOf('\n');
    if (end < 0)
        return false;
    line = m_buffer.left(end).trimmed();
    m_buffer.remove(0, end + 1);
    return true;
}

} // namespace livetest
