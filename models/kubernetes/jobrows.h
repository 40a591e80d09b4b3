// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Jobs and CronJobs as tables show them. Values. Texts as kubectl prints them.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printJob and printCronJob.
#pragma once

#include "labelselector.h"
#include "objectmeta.h"

#include <optional>

namespace kubernetes {

struct JobRow : live::RowOf<JobRow> {
    ObjectMeta meta;
    LabelSelector selector;
    QString containers;
    QString images;
    QString status;  ///< STATUS: "Complete", "Failed", "Terminating", "Suspended", …, "Running"
    QString message; ///< of Failed
    std::optional<qint32> completions;
    std::optional<qint32> parallelism;
    qint32 active = 0;
    qint32 succeeded = 0;
    qint32 failed = 0;
    qint64 startedMs = 0;   ///< 0: not yet
    qint64 completedMs = 0; ///< 0: not, or it failed
    bool suspended = false; ///< spec.suspend

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const JobRow &, const JobRow &) = default;
};

struct CronJobRow : live::RowOf<CronJobRow> {
    ObjectMeta meta;
    LabelSelector selector;
    QString containers;
    QString images;
    QString schedule;
    std::optional<QString> timeZone;
    std::optional<bool> suspended;
    qint64 generation = 0;
    qint32 active = 0;
    qint64 lastScheduledMs = 0;
    qint64 lastSucceededMs = 0;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const CronJobRow &, const CronJobRow &) = default;
};

/// COMPLETIONS: "2/5", "0/1 of 3".
[[nodiscard]] QString completionsText(const JobRow &row);
/// DURATION: up to now while it runs; empty before.
[[nodiscard]] QString durationText(const JobRow &row, qint64 nowMs);
/// TIMEZONE: "<none>" where there is none.
[[nodiscard]] QString timeZoneText(const CronJobRow &row);
/// SUSPEND: "True", "False", "<unset>".
[[nodiscard]] QString suspendText(const CronJobRow &row);
/// LAST SCHEDULE: "5m" or "<none>".
[[nodiscard]] QString lastScheduleText(const CronJobRow &row, qint64 nowMs);

} // namespace kubernetes
