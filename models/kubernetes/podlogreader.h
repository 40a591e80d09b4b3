// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes the log of a container apart into lines. Pure; lives with the stream on the endpoint thread.
//
// Source: GET /api/v1/namespaces/N/pods/P/log?timestamps=true: text, each line begins with its time in RFC 3339 with nanoseconds and a
// space; both streams of the container in one, which nothing tells apart. What is no line of the log (a runtime that cannot read it
// says so in the same text) has no time.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <functional>

namespace kubernetes {

class PodLogReader
{
public:
    using Line = std::function<void(qint64 timeNs, QByteArrayView text)>;
    /// A longer line comes in pieces of that size, each with the line's time.
    static constexpr qsizetype longestPiece = 1024 * 1024;

    explicit PodLogReader(Line line) : m_line(std::move(line)) {}

    void feed(QByteArrayView bytes);
    /// The stream ended properly: a last line without a line feed is a line too.
    void finish();

private:
    void add(QByteArrayView piece, bool complete);
    void emitLine(QByteArrayView text);

    Line m_line;
    QByteArray m_open;      ///< the beginning of a line
    qint64 m_timeNs = 0;    ///< of a line that came in pieces
    bool m_inPieces = false;
};

} // namespace kubernetes
