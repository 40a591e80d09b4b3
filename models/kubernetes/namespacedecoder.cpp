// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metareader.h"
#include "namespacerow.h"
#include "rowdecoders.h"

namespace kubernetes {

live::RowPointer decodeNamespace(const Message &object, Interner &interner)
{
    auto row = std::make_shared<NamespaceRow>();
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner);
        else if (number == fields::object::Status)
            part.forEachField(fields::namespaceStatus::names, [&](std::uint32_t inner, const Field &field) {
                if (inner == fields::namespaceStatus::Phase)
                    row->phase = interner.text(field.text());
            });
    });
    return unlessMalformed(std::move(row));
}

} // namespace kubernetes
