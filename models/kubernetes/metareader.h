// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts that many kinds have, read from a message of either form: metadata, label selectors, a pod template's
// containers. Pure; endpoint thread. What they return of views lives as long as the answer.
#pragma once

#include "fieldnumbers.h"
#include "labelselector.h"
#include "objectmeta.h"

#include <QStringList>
#include <optional>

namespace kubernetes {

/// The few annotations that mean something to a row.
struct KnownAnnotations {
    std::string_view defaultContainer;
    std::string_view mirror;
    std::string_view revision;
    std::string_view changeCause;
    std::optional<std::string_view> storageClass; ///< of claims and volumes, before there was a field
    bool defaultClass = false; ///< of a storage class, by its old or its new name
};

/// The key is empty for what has neither a uid nor a name.
[[nodiscard]] ObjectMeta readMeta(const Message &meta, Interner &interner, KnownAnnotations *annotations = nullptr);

/// The generation of the spec, which only some rows keep.
[[nodiscard]] qint64 readGeneration(const Message &meta);

/// What a frame must know of an object of any kind.
struct Identity {
    live::Key key;
    QByteArray version;
    bool initialEnd = false; ///< a bookmark's annotation k8s.io/initial-events-end
};
[[nodiscard]] Identity readIdentity(const Message &object);

/// Metadata, spec and status of an object; visit(number, message).
template <class Visit> void forEachPart(const Message &object, Visit visit)
{
    object.forEachField(fields::object::names, [&](std::uint32_t number, const Field &field) {
        if (field.isMessage())
            visit(number, field.message());
    });
}

[[nodiscard]] Labels readLabels(const std::vector<Field> &entries, Interner &interner);
[[nodiscard]] LabelSelector readSelector(const Message &selector, Interner &interner);

/// An entry of a status' conditions.
struct ConditionFacts {
    std::string_view type;
    std::string_view status; ///< "True", "False", "Unknown"
    std::string_view reason;
    std::string_view message;
};
/// Their numbers differ from kind to kind; `names` has some or all of the members by these names.
[[nodiscard]] ConditionFacts readCondition(const Message &condition, FieldNames names);

/// The addresses of status.loadBalancer, each once and sorted: its IP, else its name.
[[nodiscard]] QStringList readBalancerAddresses(const Message &status);

/// What has neither a uid nor a name is no row.
template <class R> [[nodiscard]] live::RowPointer unlessMalformed(std::shared_ptr<R> row)
{
    return row->meta.key.isEmpty() ? nullptr : live::RowPointer(std::move(row));
}

/// Containers of a pod template as kubectl's wide columns have them, and its node selector.
struct TemplateFacts {
    QString containers; ///< "api,envoy"
    QString images;
    Labels nodeSelector;
    friend bool operator==(const TemplateFacts &, const TemplateFacts &) = default;
};
[[nodiscard]] TemplateFacts readTemplate(const Message &podTemplate, Interner &interner);

} // namespace kubernetes
