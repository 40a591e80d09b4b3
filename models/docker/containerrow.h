// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A container as the table shows it: what the list says, joined with what only an inspect knows. A value.
#pragma once

#include "row.h"

#include <QMap>
#include <QString>

namespace docker {

enum class ContainerState { Unknown, Created, Restarting, Running, Removing, Paused, Exited, Dead };
enum class Health { None, Starting, Healthy, Unhealthy };

struct PortBinding {
    QString hostAddress; ///< empty: all; one entry for both address families
    int hostPort = 0;    ///< 0: exposed, not published
    int containerPort = 0;
    QString protocol = QStringLiteral("tcp");
    friend bool operator==(const PortBinding &, const PortBinding &) = default;
};

struct ContainerRow : live::RowOf<ContainerRow> {
    live::Key id;
    QString name;
    QString image;
    QString imageId;
    QString command;
    ContainerState state = ContainerState::Unknown;
    Health health = Health::None;
    bool hasExitCode = false;
    int exitCode = 0;
    bool oomKilled = false;
    QString error; ///< of the last start
    qint64 createdMs = 0;
    qint64 startedMs = 0;  ///< 0: not known (yet) or never
    qint64 finishedMs = 0;
    QString statusText; ///< the engine's own words, for what `startedMs` does not tell yet
    int restartCount = 0;
    qint64 pid = 0; ///< of the first process, as the engine's host counts; 0: not running or not known
    std::vector<PortBinding> ports;
    QMap<QString, QString> labels;
    QStringList networks;
    QStringList volumes; ///< names of those that are mounted, in order
    QString project; ///< Compose
    QString service;
    bool inspected = false; ///< what only an inspect knows is here

    [[nodiscard]] const live::Key &key() const override { return id; }
    [[nodiscard]] bool running() const { return state == ContainerState::Running; }
    friend bool operator==(const ContainerRow &, const ContainerRow &) = default;
};

/// The series of a container, in the order of live::Metric.
enum ContainerMetric : quint16 {
    CpuPercent,
    ThrottledPercent,
    MemoryBytes,
    MemoryLimitBytes,
    SwapBytes,
    MemoryFailCount,
    NetworkInRate,
    NetworkOutRate,
    DiskReadRate,
    DiskWriteRate,
    ProcessCount,
    NetworkRate, ///< in + out, for the table
    DiskRate,    ///< read + write, for the table
};

[[nodiscard]] QString stateWord(ContainerState state);
/// The word of the State cell: health where there is one, else the state, with the exit code of what ended.
[[nodiscard]] QString stateText(const ContainerRow &row);

} // namespace docker
