// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One simulated container. A value of the world; times are milliseconds since 1970 UTC.
#pragma once

#include "wander.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace demo {

/// A time in which processes ran: a pause, a stop or a death ends it.
struct Span {
    qint64 begin = 0;
    qint64 end = -1;   ///< -1: still open
    bool fresh = true; ///< a start (counters from zero), not the end of a pause
};

struct Attachment {
    QString network;
    QString endpointId;
    QString ip;
    QString gateway;
    QJsonArray aliases;
};

struct OutputLine {
    qint64 ns = 0;
    int stream = 1; ///< 1 standard output, 2 standard error
    QByteArray text; ///< without an end of line
};

struct Container {
    enum class State { Created, Running, Paused, Exited };

    QString id;
    QString name;
    QString image;   ///< as it was asked for
    QString imageId; ///< with "sha256:"
    qint64 created = 0;
    QJsonObject config;     ///< image's and asker's Config, merged
    QJsonObject hostConfig; ///< as inspect shows it
    QJsonArray mounts;
    QJsonObject ports; ///< published ones while running, "80/tcp" -> [{HostIp, HostPort}]
    QList<Attachment> networks;
    State state = State::Created;
    int exitCode = 0;
    QString error;
    qint64 started = 0;
    qint64 finished = 0;
    int pid = 0;
    int restarts = 0;
    QString health; ///< empty: no check; else starting, healthy, unhealthy
    QList<Span> spans;
    Load load;
    int voice = 0;            ///< which kind of program writes its log
    bool scripted = false;    ///< writes `output` only
    QList<OutputLine> output;

    [[nodiscard]] bool active() const { return state == State::Running || state == State::Paused; }
    [[nodiscard]] bool tty() const { return config.value(QLatin1String("Tty")).toBool(); }
    [[nodiscard]] QJsonObject labels() const { return config.value(QLatin1String("Labels")).toObject(); }
};

} // namespace demo
