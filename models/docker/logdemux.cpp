// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logdemux.h"

#include "logtime.h"

#include <algorithm>
#include <cstring>

namespace docker {

namespace {

constexpr qsizetype longestTime = 36;    ///< "2026-11-21T09:51:08.123456789+01:00 "
constexpr qsizetype pieceSize = 16384;   ///< into which the engine cuts long lines
constexpr quint32 largestFrame = 1 << 30; ///< a length beyond is no frame

} // namespace

void LogDemux::feed(QByteArrayView bytes)
{
    if (m_broken)
        return;
    if (m_terminal) {
        rawBytes(bytes);
        return;
    }
    while (!bytes.isEmpty()) {
        if (m_left == 0) {
            const auto take = std::min<qsizetype>(8 - m_headerBytes, bytes.size());
            std::memcpy(m_header + m_headerBytes, bytes.data(), static_cast<size_t>(take));
            m_headerBytes += static_cast<int>(take);
            bytes = bytes.sliced(take);
            if (m_headerBytes < 8)
                return;
            m_headerBytes = 0;
            m_left = (quint32(m_header[4]) << 24) | (quint32(m_header[5]) << 16) | (quint32(m_header[6]) << 8) |
                     quint32(m_header[7]);
            if (m_header[0] > 3 || m_header[1] != 0 || m_header[2] != 0 || m_header[3] != 0 || m_left > largestFrame) {
                m_broken = true;
                return;
            }
            m_frameStart = true;
            continue;
        }
        const auto take = std::min<qsizetype>(m_left, bytes.size());
        const QByteArrayView part = bytes.first(take);
        m_left -= static_cast<quint32>(take);
        bytes = bytes.sliced(take);
        const int stream = m_header[0] == 2 ? 2 : 1;
        if (m_frameStart || !m_timePiece.isEmpty()) {
            // The time at the beginning of a frame must be read in one piece.
            if (m_timePiece.size() + part.size() < longestTime && m_left > 0) {
                m_timePiece += part;
                m_frameStart = false;
                continue;
            }
            if (!m_timePiece.isEmpty()) {
                m_timePiece += part;
                const QByteArray whole = std::exchange(m_timePiece, {});
                m_frameStart = false;
                payload(stream, whole, true);
                continue;
            }
            m_frameStart = false;
            payload(stream, part, true);
            continue;
        }
        payload(stream, part, false);
    }
}

void LogDemux::payload(int stream, QByteArrayView bytes, bool atFrameStart)
{
    bool pieceStart = atFrameStart;
    while (!bytes.isEmpty()) {
        const auto *end = static_cast<const char *>(std::memchr(bytes.data(), '\n', static_cast<size_t>(bytes.size())));
        if (!end) {
            // The frame's next line begins within it, and its time may be cut here.
            if (pieceStart && m_left > 0 && bytes.size() < longestTime)
                m_timePiece = bytes.toByteArray();
            else
                addPiece(stream, bytes, false, pieceStart);
            return;
        }
        const qsizetype length = end - bytes.data();
        addPiece(stream, bytes.first(length), true, pieceStart);
        bytes = bytes.sliced(length + 1);
        pieceStart = true;
        if (bytes.isEmpty())
            m_frameStart = m_left > 0;
    }
}

void LogDemux::addPiece(int stream, QByteArrayView piece, bool complete, bool pieceStart)
{
    Partial &partial = m_partial[stream];
    live::LogTime time;
    if (pieceStart) {
        time = live::readLogTime(piece);
        piece = piece.sliced(time.bytes);
    }
    if (complete && !partial.open) {
        emitLine(stream, time.ns, piece);
        return;
    }
    if (!partial.open) {
        partial.open = true;
        partial.timeNs = time.ns;
    }
    partial.text.append(piece);
    if (complete) {
        emitLine(stream, partial.timeNs, partial.text);
        partial.text.clear();
        partial.open = false;
    }
}

void LogDemux::rawBytes(QByteArrayView bytes)
{
    const auto line = [this](QByteArrayView text) {
        const live::LogTime time = live::readLogTime(text);
        const QByteArrayView rest = text.sliced(time.bytes);
        const QByteArrayView stamp = text.first(time.bytes);
        if (rest.size() <= pieceSize || time.bytes == 0) {
            emitLine(1, time.ns, rest);
            return;
        }
        // A long line: the engine repeats the time every 16 KiB.
        QByteArray whole;
        QByteArrayView left = rest;
        while (left.size() > pieceSize && left.sliced(pieceSize).startsWith(stamp)) {
            whole.append(left.first(pieceSize));
            left = left.sliced(pieceSize + stamp.size());
        }
        whole.append(left);
        emitLine(1, time.ns, whole);
    };
    while (!bytes.isEmpty()) {
        const auto *end = static_cast<const char *>(std::memchr(bytes.data(), '\n', static_cast<size_t>(bytes.size())));
        if (!end) {
            m_raw.append(bytes);
            return;
        }
        const qsizetype length = end - bytes.data();
        if (m_raw.isEmpty()) {
            line(bytes.first(length));
        } else {
            m_raw.append(bytes.first(length));
            line(m_raw);
            m_raw.clear();
        }
        bytes = bytes.sliced(length + 1);
    }
}

void LogDemux::emitLine(int stream, qint64 timeNs, QByteArrayView text)
{
    if (text.endsWith('\r'))
        text.chop(1);
    m_line(stream == 2 ? live::LogStream::Err : live::LogStream::Out, timeNs, text);
}

void LogDemux::finish()
{
    if (!m_timePiece.isEmpty())
        payload(m_header[0] == 2 ? 2 : 1, std::exchange(m_timePiece, {}), true);
    for (int stream = 0; stream < 3; ++stream) {
        Partial &partial = m_partial[stream];
        if (partial.open)
            emitLine(stream, partial.timeNs, partial.text);
        partial = {};
    }
    if (!m_raw.isEmpty()) {
        m_raw.append('\n');
        const QByteArray rest = std::exchange(m_raw, {});
        rawBytes(rest);
    }
    m_headerBytes = 0;
    m_left = 0;
}

} // namespace docker
