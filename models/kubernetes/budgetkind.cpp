// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source of the overview: k8s.io/api policy/v1.
#include "allkinds.h"

#include "budgetrow.h"
#include "kindparts.h"
#include "overviewparts.h"
#include "rolloutparts.h"
#include "stateparts.h"

#include <QCoreApplication>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::BudgetKind", text, nullptr, n);
}

StateLooks<BudgetState> looks()
{
    return {
        {BudgetState::Allows, "allows", tr("Allows evictions"), live::Tone::Ok},
        {BudgetState::Blocks, "blocks", tr("Allows none"), live::Tone::Warn},
        {BudgetState::TooFew, "tooFew", tr("Too few healthy"), live::Tone::Bad, true},
        {BudgetState::Empty, "empty", tr("No pods"), live::Tone::Idle, true},
        {BudgetState::Failed, "failed", tr("Not worked out"), live::Tone::Bad, true},
        {BudgetState::Unobserved, "unobserved", tr("Not seen yet"), live::Tone::Idle, true},
    };
}

QString messageOf(const BudgetRow &row)
{
    return row.message;
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<BudgetRow>(id, title, type, width, priority, cell);
    };
    return {
        namespaceColumn(metaOf<BudgetRow>),
        nameColumn(metaOf<BudgetRow>),
        stateColumn<BudgetRow>(looks(), budgetState, messageOf),
        column("minAvailable", tr("Min available"), ColumnType::Number, 104, 80, [](const BudgetRow &row) { return quietCell(row.minAvailable); }),
        column("maxUnavailable", tr("Max unavailable"), ColumnType::Number, 116, 79, [](const BudgetRow &row) { return quietCell(row.maxUnavailable); }),
        column("allowed", tr("Allowed disruptions"), ColumnType::Number, 136, 90, [](const BudgetRow &row) { return numberCell(row.allowed); }),
        column("healthy", tr("Healthy"), ColumnType::Number, 84, 75,
               [](const BudgetRow &row) { return shareCell(QStringLiteral("%1/%2").arg(row.healthy).arg(row.expected), row.healthy, row.expected); }),
        column("needed", tr("Needed"), ColumnType::Number, 80, 70, [](const BudgetRow &row) { return numberCell(row.needed); }),
        quietColumn("pods", tr("Pods"), ColumnType::Text, 180, 60, live::of<BudgetRow>([](const BudgetRow &row) { return selectionText(row.selector); })),
        ageColumn(metaOf<BudgetRow>),
        labelsColumn(metaOf<BudgetRow>),
    };
}

QString counted(int count)
{
    return tr("%n disruption budgets", count);
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    const auto tight = std::count_if(rows.begin(), rows.end(), [](const live::RowPointer &row) {
        const BudgetState state = budgetState(static_cast<const BudgetRow &>(*row));
        return state == BudgetState::Blocks || state == BudgetState::TooFew;
    });
    return tight == 0 ? QString() : tr("%n allow no eviction", static_cast<int>(tight));
}

live::Kind budgetKind()
{
    live::Kind kind;
    kind.id = "poddisruptionbudget";
    kind.title = tr("Disruption budgets");
    kind.single = tr("disruption budget");
    kind.icon = QStringLiteral("budget");
    kind.filterHint = tr("Filter by name, selector, label");
    kind.counted = counted;
    kind.columns = columns();
    kind.chips = stateChips<BudgetRow>(looks(), budgetState);
    kind.groupings = {namespaceGrouping(metaOf<BudgetRow>, counted)};
    setIdentity<BudgetRow>(kind);
    kind.searchText = live::of<BudgetRow>([](const BudgetRow &row) { return QStringList{row.meta.namespaceName, row.selector.text()}; });
    kind.summary = summary;
    kind.emptyTitle = tr("No disruption budgets here");
    kind.emptyText = tr("How many pods must stay when nodes are drained appears here, live, and how many may go now.");
    kind.defaultSort = "name";
    return kind;
}

QString policyText(const QJsonObject &spec)
{
    const QString policy = textAt(spec, "unhealthyPodEvictionPolicy");
    if (policy == QLatin1String("AlwaysAllow"))
        return tr("always");
    return policy.isEmpty() || policy == QLatin1String("IfHealthyBudget") ? tr("while enough others are healthy") : policy;
}

Sections budgetOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const auto row = rowOf<BudgetRow>(decodeBudget, json);
    const StateLooks<BudgetState> all = looks();
    const StateLook<BudgetState> &look = lookOf(all, budgetState(row));
    std::vector<live::Section> sections;
    Entries budget("budget", tr("Disruption budget"));
    budget.state(tr("State"), look.word, look.tone).text(tr("Message"), row.message);
    addIdentity(budget, objectAt(*object, "metadata"));
    budget.text(tr("Min available"), row.minAvailable)
        .text(tr("Max unavailable"), row.maxUnavailable)
        .text(tr("Pods"), selectionText(row.selector))
        .text(tr("Unhealthy pods may go"), policyText(spec));
    budget.into(sections);
    Entries pods("pods", tr("Pods"));
    pods.state(tr("Allowed disruptions"), QString::number(row.allowed), row.allowed > 0 ? live::Tone::Ok : live::Tone::Warn)
        .text(tr("Healthy"), tr("%1 of %2").arg(row.healthy).arg(row.expected))
        .text(tr("Needed"), QString::number(row.needed));
    const QJsonObject leaving = objectAt(objectAt(*object, "status"), "disruptedPods");
    pods.text(tr("On their way out"), leaving.keys().join(QStringLiteral(", ")));
    pods.into(sections);
    addTail(sections, *object);
    return sections;
}

} // namespace

ObjectKind budgetObject()
{
    return {budgetKind(), {"poddisruptionbudget", "/apis/policy/v1", "poddisruptionbudgets", true, &decodeBudget}, metaOf<BudgetRow>,
            budgetOverview, tr("Workloads")};
}

} // namespace kubernetes
