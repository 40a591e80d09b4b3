// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One direction of an HTTP/1.1 connection (RFC 9112), cut into heads, pieces of bodies and ends; chunked bodies come out
// decoded. Made for the witness between program and engine: lenient, and never stopping the flow. Any one thread.
#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace livetest {

class HttpFrames
{
public:
    enum class Kind { Head, Body, End };
    struct Piece {
        Kind kind;
        QByteArray bytes; // Head: with its empty line. Body: decoded.
    };

    explicit HttpFrames(bool answers) : m_answers(answers) {}

    std::vector<Piece> feed(const QByteArray &bytes);
    // The next answer has no body, whatever its head says (it answers HEAD).
    void nextHasNoBody() { m_noBody = true; }
    // From here on no HTTP: everything is Body. What had been kept for the next head is handed over.
    QByteArray becomeRaw();

    [[nodiscard]] bool chunked() const { return m_chunked; }
    [[nodiscard]] bool untilClose() const { return m_state == State::UntilClose; }

    static QByteArray header(const QByteArray &head, const QByteArray &name);
    static int status(const QByteArray &head);

private:
    enum class State { Head, Length, ChunkSize, ChunkData, ChunkEnd, Trailer, UntilClose };
    bool step(std::vector<Piece> &pieces);
    void begin(const QByteArray &head, std::vector<Piece> &pieces);
    void finish(std::vector<Piece> &pieces);
    bool takeBody(State next, std::vector<Piece> &pieces);
    bool takeLine(QByteArray &line);

    bool m_answers;
    bool m_noBody = false;
    bool m_chunked = false;
    State m_state = State::Head;
    qint64 m_left = 0;
    QByteArray m_buffer;
};

} // namespace livetest
