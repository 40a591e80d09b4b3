// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a log to a file in the compute pool. The file appears under its name only when it is whole: it is written
// beside it and renamed; a failure (disk full, no permission) leaves nothing behind. A name that is not a regular file
// (a device, a pipe) is written to directly. Lives on the thread that asks, which needs an event loop.
#pragma once

#include "logstore.h"
#include "result.h"

#include <QStringList>

namespace live
{

class LogSave : public QObject
{
    Q_OBJECT

public:
    struct Options {
        bool decorated = false; ///< "time source text" instead of the raw text
        QStringList sources;    ///< names, for decorated lines
        LogFilter filter;
    };

    explicit LogSave(QObject *parent = nullptr) : QObject(parent) {}
    ~LogSave() override = default;

    /// One at a time; a running one is cancelled.
    void start(const LogSnapshot &snapshot, const QString &path, const Options &options);
    void cancel() { m_job = {}; }

Q_SIGNALS:
    /// From time to time.
    void progressed(qint64 lines, qint64 ofLines);
    void finished(const base::Result<qint64> &bytes);

private:
    base::ComputeJob m_job;
};

/// The time as a saved or copied line begins with it: UTC, RFC 3339 with nanoseconds.
[[nodiscard]] QByteArray logTimeUtc(qint64 timeNs);

} // namespace live
