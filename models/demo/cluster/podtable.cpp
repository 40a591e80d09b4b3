// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podtable.h"

#include "apitables.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

struct Cells {
    QString status;
    int ready = 0;
    int restarts = 0;
    qint64 lastRestartMs = 0;
};

void count(Cells &cells, const QJsonObject &status)
{
    cells.restarts += numberAt(status, u"restartCount");
    cells.lastRestartMs = std::max(cells.lastRestartMs, msOfSeconds(textAt(status, u"lastState.terminated.finishedAt")));
}

QString endOf(const QJsonObject &ended)
{
    const QString reason = textAt(ended, u"reason");
    return reason.isEmpty() ? u"ExitCode:%1"_s.arg(numberAt(ended, u"exitCode")) : reason;
}

/// Whether an init container has not got through.
bool initializing(Cells &cells, const QJsonObject &pod)
{
    const QJsonArray statuses = arrayAt(pod, u"status.initContainerStatuses");
    for (qsizetype i = 0; i < statuses.size(); ++i) {
        const QJsonObject status = statuses.at(i).toObject();
        const QJsonObject ended = objectAt(status, u"state.terminated");
        count(cells, status);
        if (!ended.isEmpty() && numberAt(ended, u"exitCode") == 0)
            continue;
        const QString waiting = textAt(status, u"state.waiting.reason");
        if (!ended.isEmpty())
            cells.status = u"Init:"_s + endOf(ended);
        else if (!waiting.isEmpty() && waiting != "PodInitializing"_L1)
            cells.status = u"Init:"_s + waiting;
        else
            cells.status = u"Init:%1/%2"_s.arg(i).arg(arrayAt(pod, u"spec.initContainers").size());
        return true;
    }
    return false;
}

void containers(Cells &cells, const QJsonArray &statuses)
{
    cells.restarts = 0;
    cells.lastRestartMs = 0;
    for (qsizetype i = statuses.size() - 1; i >= 0; --i) {
        const QJsonObject status = statuses.at(i).toObject(), ended = objectAt(status, u"state.terminated");
        count(cells, status);
        if (const QString waiting = textAt(status, u"state.waiting.reason"); !waiting.isEmpty())
            cells.status = waiting;
        else if (!ended.isEmpty())
            cells.status = endOf(ended);
        else if (at(status, u"ready").toBool() && !objectAt(status, u"state.running").isEmpty())
            ++cells.ready;
    }
}

} // namespace

QJsonArray podCells(const QJsonObject &pod, qint64 nowMs)
{
    const QString phase = textAt(pod, u"status.phase");
    Cells cells{textAt(pod, u"status.reason").isEmpty() ? phase : textAt(pod, u"status.reason")};
    if (!initializing(cells, pod) || textAt(condition(pod, u"Initialized"), u"status") == "True"_L1)
        containers(cells, arrayAt(pod, u"status.containerStatuses"));
    if (deleting(pod) && phase != "Succeeded"_L1 && phase != "Failed"_L1)
        cells.status = u"Terminating"_s;
    QString restarts = QString::number(cells.restarts);
    if (cells.restarts != 0 && cells.lastRestartMs != 0)
        restarts += u" (%1 ago)"_s.arg(ageOf(cells.lastRestartMs, nowMs));
    return {u"%1/%2"_s.arg(cells.ready).arg(arrayAt(pod, u"spec.containers").size()), cells.status, restarts};
}

} // namespace demo
