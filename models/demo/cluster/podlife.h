// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a simulated pod stands: what its kubelet knows of it and makes its status of. Values of the kubelet; times are milliseconds
// since 1970 UTC. Pure.
#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

namespace demo {

struct ContainerLife {
    enum class State { Waiting, Running, Ended };
    State state = State::Waiting;
    QString reason; ///< why it waits, or how it ended
    QString message;
    bool ready = false;
    int restarts = 0;
    int exitCode = 0;
    qint64 startedMs = 0;
    qint64 finishedMs = 0;
    // How it ended the last time; nothing where `lastFinishedMs` is 0.
    QString lastReason;
    int lastExitCode = 0;
    qint64 lastStartedMs = 0;
    qint64 lastFinishedMs = 0;
};

struct PodLife {
    /// What comes next.
    enum class Step { Schedule, Prepare, Initialize, Pull, Start, BecomeReady, End, Restart, PullAgain, Stop, Rest };
    Step step = Step::Schedule;
    qint64 dueMs = 0;
    QString phase = QStringLiteral("Pending");
    QString unschedulable; ///< why no node takes it
    qint64 scheduledMs = 0;
    qint64 startMs = 0;    ///< its node has seen it
    qint64 initializedMs = 0;
    qint64 readyMs = 0;    ///< when it became ready, or ceased to be
    QString hostIp;
    QString ip;
    bool nodeLost = false; ///< nobody hears of its node
    bool memoryKilled = false; ///< its first container's next end is the kernel's doing
    std::vector<ContainerLife> inits;
    std::vector<ContainerLife> mains;

    [[nodiscard]] bool initialized() const;
    [[nodiscard]] bool ready() const;
    [[nodiscard]] bool finished() const { return phase == QLatin1String("Succeeded") || phase == QLatin1String("Failed"); }
};

/// The status of a pod as its kubelet writes it.
[[nodiscard]] QJsonObject podStatus(const QJsonObject &pod, const PodLife &life);

} // namespace demo
