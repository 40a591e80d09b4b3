// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How objects travel: JSON as it is; protobuf as four bytes "k8s\0" and a runtime.Unknown that names the type and holds
// the object. Pure. Source: k8s.io/apimachinery pkg/runtime/serializer/protobuf, pkg/runtime/generated.proto.
#pragma once

#include "apimessage.h"
#include "result.h"

#include <functional>

namespace kubernetes {

struct Envelope {
    std::string_view kind;
    std::string_view object;
};

[[nodiscard]] bool isProtobuf(std::string_view bytes);
/// Of bytes with the magic. Throws protozero's exceptions; nothing for an encoding that we did not ask for.
[[nodiscard]] std::optional<Envelope> openEnvelope(std::string_view bytes);

/// "The server's answer could not be read", Code::Protocol.
[[nodiscard]] base::Error unreadable(const QString &detail = {});

/// Reads answers of either form. It keeps simdjson's buffers from one to the next; they can be megabytes, so large ones
/// go.
class AnswerReader
{
public:
    AnswerReader();
    ~AnswerReader();
    Q_DISABLE_COPY_MOVE(AnswerReader)
    /// Calls read(kind, message) while the bytes and the parser are there. An error: neither JSON's object nor
    /// protobuf.
    [[nodiscard]] base::Result<void> read(std::string_view bytes,
                                          const std::function<void(std::string_view, const Message &)> &read);

private:
    std::unique_ptr<simdjson::dom::parser> m_parser;
};

} // namespace kubernetes
