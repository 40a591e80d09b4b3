// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "allkinds.h"

#include "jobrows.h"
#include "kindparts.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::CronJobKind", text, nullptr, n);
}

bool suspended(const CronJobRow &row)
{
    return row.suspended.value_or(false);
}

live::Cell stateCell(const CronJobRow &row)
{
    live::Cell cell;
    cell.text = row.meta.deleting() ? tr("Terminating") : row.active > 0 ? tr("Running") : suspended(row) ? tr("Suspended") : tr("Scheduled");
    cell.tone = row.meta.deleting() ? live::Tone::Idle : suspended(row) ? live::Tone::Warn : live::Tone::Ok;
    cell.hollow = row.meta.deleting();
    return cell;
}

/// "<none>" for what has not happened yet.
live::Column unlessNever(live::Column column)
{
    column.wording = [since = column.wording](const live::Cell &cell, qint64 nowMs) {
        return cell.timeMs == 0 ? QStringLiteral("<none>") : since(cell, nowMs);
    };
    return column;
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<CronJobRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<CronJobRow>(read); };
    return {
        namespaceColumn(metaOf<CronJobRow>),
        nameColumn(metaOf<CronJobRow>),
        column("state", tr("State"), ColumnType::State, 120, 100, stateCell),
        column("schedule", tr("Schedule"), ColumnType::Mono, 120, 90, [](const CronJobRow &row) { return live::textCell(row.schedule); }),
        quietColumn("timeZone", tr("Time zone"), ColumnType::Text, 110, 50, text([](const CronJobRow &row) { return row.timeZone.value_or(QString()); })),
        hidden(column("suspend", tr("Suspend"), ColumnType::Text, 84, 20, [](const CronJobRow &row) { return live::textCell(suspendText(row), true); })),
        column("active", tr("Active"), ColumnType::Number, 72, 80, [](const CronJobRow &row) { return numberCell(row.active); }),
        unlessNever(sinceColumn("lastSchedule", tr("Last schedule"), 112, 75, text([](const CronJobRow &row) { return row.lastScheduledMs; }))),
        hidden(unlessNever(sinceColumn("lastSuccess", tr("Last success"), 112, 30, text([](const CronJobRow &row) { return row.lastSucceededMs; })))),
        imagesColumn(text([](const CronJobRow &row) { return row.images; })),
        ageColumn(metaOf<CronJobRow>),
        containersColumn(text([](const CronJobRow &row) { return row.containers; })),
        selectorColumn(text([](const CronJobRow &row) { return row.selector.cell(); })),
        labelsColumn(metaOf<CronJobRow>),
    };
}

QString counted(int count)
{
    return tr("%n cron jobs", count);
}

live::Kind cronJobKind()
{
    live::Kind kind;
    kind.id = "cronjob";
    kind.title = tr("Cron jobs");
    kind.single = tr("cron job");
    kind.icon = QStringLiteral("cronjob");
    kind.filterHint = tr("Filter by name, schedule, image");
    kind.counted = counted;
    kind.columns = columns();
    kind.groupings = {namespaceGrouping(metaOf<CronJobRow>, counted)};
    setIdentity<CronJobRow>(kind);
    kind.searchText = live::of<CronJobRow>([](const CronJobRow &row) {
        return QStringList{row.meta.namespaceName, row.images, row.containers, row.schedule};
    });
    kind.chips = {
        live::chipOf<CronJobRow>("active", tr("Running"), live::Tone::Ok, [](const CronJobRow &row) { return row.active > 0; }),
        live::chipOf<CronJobRow>("suspended", tr("Suspended"), live::Tone::Warn, suspended),
    };
    kind.summary = [](const std::vector<live::RowPointer> &rows) {
        int active = 0;
        for (const live::RowPointer &row : rows)
            active += static_cast<const CronJobRow &>(*row).active;
        return active == 0 ? QString() : tr("%n jobs running", active);
    };
    kind.emptyTitle = tr("No cron jobs here");
    kind.emptyText = tr("Jobs that start by a schedule appear here, live: when they last ran, and whether they are suspended.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind cronJobObject()
{
    return {cronJobKind(), {"cronjob", "/apis/batch/v1", "cronjobs", true, &decodeCronJob}, metaOf<CronJobRow>, cronJobOverview, tr("Workloads")};
}

} // namespace kubernetes
