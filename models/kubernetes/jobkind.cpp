// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "allkinds.h"

#include "duration.h"
#include "jobrows.h"
#include "kindparts.h"
#include "rolloutparts.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::JobKind", text, nullptr, n);
}

enum class JobState { Running, Complete, Failed, Suspended };

/// "Terminating", "FailureTarget" and "SuccessCriteriaMet" are on their way to an end and still run.
JobState stateOf(const JobRow &row)
{
    if (row.status == QStringLiteral("Complete"))
        return JobState::Complete;
    if (row.status == QStringLiteral("Failed"))
        return JobState::Failed;
    return row.status == QStringLiteral("Suspended") ? JobState::Suspended : JobState::Running;
}

live::Cell statusCell(const JobRow &row)
{
    live::Cell cell;
    cell.text = row.status;
    cell.toolTip = row.message;
    switch (stateOf(row)) {
    case JobState::Running: cell.tone = row.failed > 0 ? live::Tone::Warn : live::Tone::Ok; break;
    case JobState::Complete: cell.tone = live::Tone::Idle; break;
    case JobState::Failed: cell.tone = live::Tone::Bad; break;
    case JobState::Suspended: cell.tone = live::Tone::Warn; break;
    }
    cell.hollow = stateOf(row) == JobState::Complete || row.meta.deleting();
    return cell;
}

/// What runs counts up by itself; what has ended keeps its text.
live::Column durationColumn()
{
    live::Column column = live::columnOf<JobRow>("duration", tr("Duration"), live::ColumnType::Since, 96, 70, [](const JobRow &row) {
        if (row.startedMs != 0 && row.completedMs == 0 && stateOf(row) == JobState::Running)
            return timeCell(row.startedMs, false);
        return live::textCell(row.completedMs == 0 ? QString() : humanDuration(row.completedMs - row.startedMs), true);
    });
    column.wording = [](const live::Cell &cell, qint64 nowMs) { return cell.timeMs == 0 ? cell.text : humanDuration(nowMs - cell.timeMs); };
    column.sortKey = live::of<JobRow>([](const JobRow &row) -> live::SortKey {
        if (row.startedMs == 0)
            return {};
        // What still runs comes after what has ended, the oldest last.
        constexpr double running = 1e15;
        return row.completedMs == 0 ? running - static_cast<double>(row.startedMs) : static_cast<double>(row.completedMs - row.startedMs);
    });
    return column;
}

live::Chip chip(const char *id, const QString &label, live::Tone tone, JobState state, bool hide = false)
{
    return live::chipOf<JobRow>(id, label, tone, [state](const JobRow &row) { return stateOf(row) == state; }, hide);
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    int running = 0;
    int failed = 0;
    for (const live::RowPointer &row : rows) {
        const JobState state = stateOf(static_cast<const JobRow &>(*row));
        running += state == JobState::Running;
        failed += state == JobState::Failed;
    }
    QStringList parts;
    if (running > 0)
        parts << tr("%n running", running);
    if (failed > 0)
        parts << tr("%n failed", failed);
    return parts.join(QStringLiteral(" · "));
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<JobRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<JobRow>(read); };
    return {
        namespaceColumn(metaOf<JobRow>),
        nameColumn(metaOf<JobRow>),
        column("status", tr("Status"), ColumnType::State, 140, 100, statusCell),
        column("completions", tr("Completions"), ColumnType::Number, 96, 90,
               [](const JobRow &row) { return shareCell(completionsText(row), row.succeeded, row.completions.value_or(1)); }),
        durationColumn(),
        imagesColumn(text([](const JobRow &row) { return row.images; })),
        ageColumn(metaOf<JobRow>),
        containersColumn(text([](const JobRow &row) { return row.containers; })),
        selectorColumn(text([](const JobRow &row) { return row.selector.cell(); })),
        ownerColumn(metaOf<JobRow>),
        hidden(column("active", tr("Active"), ColumnType::Number, 72, 20, [](const JobRow &row) { return numberCell(row.active); })),
        hidden(column("failed", tr("Failed"), ColumnType::Number, 72, 20, [](const JobRow &row) { return numberCell(row.failed); })),
        labelsColumn(metaOf<JobRow>),
    };
}

QString counted(int count)
{
    return tr("%n jobs", count);
}

live::Kind jobKind()
{
    live::Kind kind;
    kind.id = "job";
    kind.title = tr("Jobs");
    kind.single = tr("job");
    kind.icon = QStringLiteral("job");
    kind.filterHint = tr("Filter by name, image, label");
    kind.counted = counted;
    kind.columns = columns();
    kind.groupings = {namespaceGrouping(metaOf<JobRow>, counted)};
    setIdentity<JobRow>(kind);
    kind.searchText = live::of<JobRow>([](const JobRow &row) {
        return QStringList{row.meta.namespaceName, row.images, row.containers, row.status, row.meta.owner.name};
    });
    kind.chips = {
        chip("running", tr("Running"), live::Tone::Ok, JobState::Running),
        chip("complete", tr("Complete"), live::Tone::Idle, JobState::Complete),
        chip("failed", tr("Failed"), live::Tone::Bad, JobState::Failed),
        chip("suspended", tr("Suspended"), live::Tone::Warn, JobState::Suspended, true),
    };
    kind.summary = summary;
    kind.emptyTitle = tr("No jobs here");
    kind.emptyText = tr("Work that ends appears here, live: how much of it is done, and what has failed.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind jobObject()
{
    return {jobKind(), {"job", "/apis/batch/v1", "jobs", true, &decodeJob}, metaOf<JobRow>, jobOverview, tr("Workloads")};
}

} // namespace kubernetes
