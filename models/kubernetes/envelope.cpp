// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "envelope.h"

#include "fieldnumbers.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

constexpr std::string_view magic("k8s\0", 4);
constexpr size_t largeParser = 4 * 1024 * 1024; ///< bytes of text; a page of 500 pods is about 4 MB

} // namespace

bool isProtobuf(std::string_view bytes)
{
    return bytes.substr(0, magic.size()) == magic;
}

std::optional<Envelope> openEnvelope(std::string_view bytes)
{
    namespace f = fields::unknown;
    Envelope envelope;
    bool plain = true;
    Message(bytes.substr(magic.size())).forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Raw)
            envelope.object = field.text();
        else if (number == f::ContentEncoding)
            plain = field.text().empty();
        else if (number == f::TypeMeta && field.isMessage())
            field.message().forEachField(fields::typeMeta::names, [&](std::uint32_t inner, const Field &kind) {
                if (inner == fields::typeMeta::Kind)
                    envelope.kind = kind.text();
            });
    });
    return plain ? std::optional(envelope) : std::nullopt;
}

base::Error unreadable(const QString &detail)
{
    base::Error error;
    error.code = base::Error::Code::Protocol;
    error.what = QCoreApplication::translate("kubernetes::AnswerReader", "The server's answer could not be read");
    error.detail = detail;
    error.retryable = true;
    return error;
}

AnswerReader::AnswerReader() = default;
AnswerReader::~AnswerReader() = default;

base::Result<void> AnswerReader::read(std::string_view bytes,
                                      const std::function<void(std::string_view, const Message &)> &read)
{
    if (isProtobuf(bytes)) {
        bool opened = false;
        const bool whole = readGuarded([&] {
            if (const std::optional<Envelope> envelope = openEnvelope(bytes)) {
                opened = true;
                read(envelope->kind, Message(envelope->object));
            }
        });
        return whole && opened ? base::Result<void>() : base::Result<void>(unreadable());
    }
    if (!m_parser)
        m_parser = std::make_unique<simdjson::dom::parser>();
    // It copies from what has an address, also where that is nothing.
    const auto parsed = m_parser->parse(bytes.empty() ? "" : bytes.data(), bytes.size());
    base::Result<void> result;
    if (const base::JsonValue root(parsed); root.isObject())
        read(root["kind"].text(), Message(root));
    else
        result = unreadable(QString::fromUtf8(simdjson::error_message(parsed.error())));
    if (m_parser->capacity() > largeParser)
        m_parser.reset();
    return result;
}

} // namespace kubernetes
