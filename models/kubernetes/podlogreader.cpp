// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podlogreader.h"

#include "logtime.h"

#include <cstring>

namespace kubernetes {

void PodLogReader::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto *end = static_cast<const char *>(std::memchr(bytes.data(), '\n', static_cast<size_t>(bytes.size())));
        if (!end) {
            add(bytes, false);
            return;
        }
        const qsizetype length = end - bytes.data();
        add(bytes.first(length), true);
        bytes = bytes.sliced(length + 1);
    }
}

void PodLogReader::add(QByteArrayView piece, bool complete)
{
    if (complete && m_open.isEmpty() && !m_inPieces && piece.size() < longestPiece) {
        emitLine(piece);
        return;
    }
    m_open.append(piece);
    while (m_open.size() >= longestPiece) {
        emitLine(QByteArrayView(m_open).first(longestPiece));
        m_open.remove(0, longestPiece);
        m_inPieces = true;
    }
    if (!complete)
        return;
    if (!m_open.isEmpty() || !m_inPieces)
        emitLine(m_open);
    m_open.clear();
    m_inPieces = false;
}

void PodLogReader::emitLine(QByteArrayView text)
{
    if (!m_inPieces) {
        const live::LogTime time = live::readLogTime(text);
        m_timeNs = time.ns;
        text = text.sliced(time.bytes);
    }
    if (text.endsWith('\r'))
        text.chop(1);
    m_line(m_timeNs, text);
}

void PodLogReader::finish()
{
    if (!m_open.isEmpty())
        add({}, true);
}

} // namespace kubernetes
