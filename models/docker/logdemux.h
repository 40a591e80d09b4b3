// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes an engine's log stream apart into lines. Pure; lives with the stream on the endpoint thread; allocates for lines
// that arrive in pieces only.
//
// Facts (GET /containers/{id}/logs with timestamps=1): without a terminal the bytes come as frames, [stream 1 byte] 0 0 0
// [length, 4 bytes big-endian] [payload]; a line above 16 KiB comes as several frames, each with the same time before it
// and only the last with a line feed; frames may be split anywhere. With a terminal they come raw, lines end in "\r\n".
// Podman's times have a resolution of a second and may carry an offset.
#pragma once

#include "logline.h"

#include <QByteArray>
#include <QByteArrayView>
#include <functional>

namespace docker {

class LogDemux
{
public:
    using Line = std::function<void(live::LogStream stream, qint64 timeNs, QByteArrayView text)>;

    /// `terminal`: the container has one (Config.Tty of its inspect).
    LogDemux(bool terminal, Line line) : m_terminal(terminal), m_line(std::move(line)) {}

    void feed(QByteArrayView bytes);
    /// The stream ended: a last line without a line feed is a line too.
    void finish();
    /// The bytes are no frames: the rest of the stream is given up.
    [[nodiscard]] bool broken() const { return m_broken; }

private:
    struct Partial {
        QByteArray text;
        qint64 timeNs = 0;
        bool open = false;
    };
    void payload(int stream, QByteArrayView bytes, bool atFrameStart);
    void rawBytes(QByteArrayView bytes);
    void emitLine(int stream, qint64 timeNs, QByteArrayView text);
    void addPiece(int stream, QByteArrayView piece, bool complete, bool pieceStart);

    bool m_terminal;
    bool m_broken = false;
    Line m_line;
    unsigned char m_header[8] = {};
    int m_headerBytes = 0;
    quint32 m_left = 0;     ///< of the frame being read
    bool m_frameStart = false; ///< or that of a line within it: what comes begins with a time
    QByteArray m_timePiece; ///< a frame's first bytes, until its time is whole
    Partial m_partial[3];
    QByteArray m_raw;
};

} // namespace docker
