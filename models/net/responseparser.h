// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the answer to an upgrade request from a byte stream: head, then raw bytes (101, or 200 without any framing) or a
// framed body (Content-Length, chunked, until close). Pure; any thread. RFC 9112.
#pragma once

#include "message.h"

#include <optional>

namespace net {

class ResponseParser
{
public:
    static constexpr qsizetype maximumHead = 256 * 1024;

    /// Takes all of `bytes`. False when they cannot be HTTP; then nothing more may be fed.
    bool feed(const QByteArray &bytes);
    /// End of file was read. False when the answer is cut off.
    [[nodiscard]] bool endOfInput();

    [[nodiscard]] bool headComplete() const { return m_headComplete; }
    [[nodiscard]] const Head &head() const { return m_head; }
    /// The connection is a byte pipe now.
    [[nodiscard]] bool upgraded() const { return m_state == State::Raw; }
    /// The body has ended before the connection did.
    [[nodiscard]] bool bodyComplete() const { return m_state == State::Done; }
    /// Decoded bytes since the last call.
    [[nodiscard]] QByteArray takeData();

private:
    enum class State { Head, Raw, Length, UntilClose, ChunkSize, Chunk, ChunkEnd, Trailer, Done, Broken };

    bool parseHead(const QByteArray &text);
    void chooseBody();
    bool step();
    std::optional<QByteArray> takeLine();

    State m_state = State::Head;
    Head m_head;
    bool m_headComplete = false;
    QByteArray m_buffer;
    QByteArray m_data;
    qint64 m_left = 0; ///< of the body or of the chunk
};

} // namespace net
