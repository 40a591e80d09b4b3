// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "budgetrow.h"

#include "metareader.h"
#include "scalingfields.h"

namespace kubernetes {

namespace {

void readSpec(BudgetRow &row, const Message &spec, Interner &interner)
{
    namespace f = fields::budgetSpec;
    spec.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::MinAvailable: row.minAvailable = field.intOrString(); break;
        case f::MaxUnavailable: row.maxUnavailable = field.intOrString(); break;
        case f::UnhealthyPodEvictionPolicy: row.unhealthyMayAlwaysGo = field.text() == "AlwaysAllow"; break;
        case f::Selector:
            if (field.isMessage())
                row.selector = readSelector(field.message(), interner);
            break;
        default: break;
        }
    });
}

/// Returns the generation that the status speaks of.
qint64 readStatus(BudgetRow &row, const Message &status)
{
    namespace f = fields::budgetStatus;
    qint64 observed = 0;
    status.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::ObservedGeneration: observed = field.integer(); break;
        case f::DisruptionsAllowed: row.allowed = field.small(); break;
        case f::CurrentHealthy: row.healthy = field.small(); break;
        case f::DesiredHealthy: row.needed = field.small(); break;
        case f::ExpectedPods: row.expected = field.small(); break;
        case f::Conditions: {
            if (!field.isMessage())
                break;
            const ConditionFacts condition = readCondition(field.message(), fields::standardCondition::names);
            if (condition.type == "DisruptionAllowed" && condition.reason == "SyncFailed")
                row.message = base::textOf(condition.message);
            break;
        }
        default: break;
        }
    });
    return observed;
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("N/A") : text;
}

} // namespace

live::RowPointer decodeBudget(const Message &object, Interner &interner)
{
    auto row = std::make_shared<BudgetRow>();
    qint64 generation = 0;
    qint64 observed = 0;
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata) {
            row->meta = readMeta(part, interner);
            generation = readGeneration(part);
        } else if (number == fields::object::Spec) {
            readSpec(*row, part, interner);
        } else if (number == fields::object::Status) {
            observed = readStatus(*row, part);
        }
    });
    row->observed = observed >= generation;
    return unlessMalformed(std::move(row));
}

BudgetState budgetState(const BudgetRow &row)
{
    if (!row.message.isEmpty())
        return BudgetState::Failed;
    if (!row.observed)
        return BudgetState::Unobserved;
    if (row.allowed > 0)
        return BudgetState::Allows;
    if (row.expected == 0)
        return BudgetState::Empty;
    return row.healthy < row.needed ? BudgetState::TooFew : BudgetState::Blocks;
}

QString minAvailableText(const BudgetRow &row)
{
    return orNone(row.minAvailable);
}

QString maxUnavailableText(const BudgetRow &row)
{
    return orNone(row.maxUnavailable);
}

} // namespace kubernetes
