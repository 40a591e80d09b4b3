// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "drainrows.h"

#include "metareader.h"

#include <QUrl>

namespace kubernetes {

namespace {

namespace pod {
enum : std::uint32_t { Volumes = 1, EmptyDir, Phase, Conditions, Type, Status };
constexpr FieldName specNames[] = {{"volumes", Volumes}};
constexpr FieldName volumeNames[] = {{"emptyDir", EmptyDir}};
constexpr FieldName statusNames[] = {{"phase", Phase}, {"conditions", Conditions}};
constexpr FieldName conditionNames[] = {{"type", Type}, {"status", Status}};
} // namespace pod

bool hasEmptyDir(const Message &spec)
{
    bool found = false;
    spec.forEachField(pod::specNames, [&](std::uint32_t, const Field &volume) {
        if (!volume.isMessage())
            return;
        volume.message().forEachField(pod::volumeNames, [&](std::uint32_t, const Field &) { found = true; });
    });
    return found;
}

bool saysReady(const Message &condition)
{
    std::string_view type;
    std::string_view status;
    condition.forEachField(pod::conditionNames, [&](std::uint32_t number, const Field &field) {
        (number == pod::Type ? type : status) = field.text();
    });
    return type == "Ready" && status == "True";
}

} // namespace

live::RowPointer decodeDrainPod(const Message &object, Interner &interner)
{
    auto row = std::make_shared<DrainPod>();
    KnownAnnotations annotations;
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner, &annotations);
        else if (number == fields::object::Spec)
            row->emptyDir = hasEmptyDir(part);
        else if (number == fields::object::Status)
            part.forEachField(pod::statusNames, [&](std::uint32_t field, const Field &value) {
                if (field == pod::Phase)
                    row->phase = interner.text(value.text());
                else if (value.isMessage())
                    row->ready = row->ready || saysReady(value.message());
            });
    });
    row->mirror = annotations.mirror.data() != nullptr; // kubectl asks whether it is there, not what it says
    return unlessMalformed(std::move(row));
}

WatchTable drainPodTable(const QString &node)
{
    WatchTable table{"drainpod", "/api/v1", "pods", true, &decodeDrainPod, false};
    table.selector = "fieldSelector=" + QUrl::toPercentEncoding(QStringLiteral("spec.nodeName=") + node);
    return table;
}

WatchTable drainBudgetTable()
{
    return {"drainbudget", "/apis/policy/v1", "poddisruptionbudgets", true, &decodeBudget};
}

} // namespace kubernetes
