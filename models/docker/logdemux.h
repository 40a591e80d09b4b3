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
#include <QString>
#include <deque>
#include <functional>
#include <unordered_map>

namespace docker {

/// Reads "2026-11-21T09:51:08.123456789Z " at the beginning of `line`: nanoseconds since 1970 and the number of bytes
/// up to and with the space; 0 bytes where there is no time.
struct LogTime {
    qint64 ns = 0;
    qsizetype bytes = 0;
};
[[nodiscard]] LogTime readLogTime(QByteArrayView line);

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

/// What was seen, so that a stream that is opened again gives each line once, and all of them. Times are neither unique
/// (Podman tells whole seconds) nor in order: an engine stamps the lines of both streams before it writes them, so one
/// may stand behind a later one. A stream is therefore opened again from a second before the last line, and what comes
/// once more is known by time, stream and text. Remembers sixteen bytes for each line of the last second.
class LogResume
{
public:
    /// True if the line is new. Remembers it.
    [[nodiscard]] bool take(live::LogStream stream, qint64 timeNs, QByteArrayView text);
    /// The stream is opened again from since(): lines up to the last one will come once more.
    void reopened();
    [[nodiscard]] qint64 lastNs() const { return m_lastNs; }
    /// Value of the query item `since`; empty before the first line.
    [[nodiscard]] QString since() const;

private:
    struct Seen {
        qint64 timeNs;
        size_t hash;
    };
    [[nodiscard]] qint64 sinceNs() const;

    std::deque<Seen> m_recent;
    std::unordered_map<size_t, int> m_again; ///< hashes of what will come once more, and how often
    qint64 m_oldestNs = 0; ///< of the lines that could be remembered: what is before it was never asked for
    qint64 m_lastNs = 0;
    qint64 m_reopenedAtNs = 0;
    bool m_beforeFirst = false; ///< opened again from the first line on: what comes before it was not asked for
};

} // namespace docker
