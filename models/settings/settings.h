// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the person chose and where the window stood: one JSON file, read at the start, written whole and atomically a
// moment after a change (and at the end), so that a killed program loses at most the last second. UI thread.
// No secret is ever put here: keys that look secret are refused.
#pragma once

#include "clock.h"
#include "computepool.h"
#include "error.h"
#include "result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <memory>

namespace settings {

class Settings final : public QObject
{
    Q_OBJECT

public:
    /// `path` empty: nothing is read or written (demo, tour, tests).
    explicit Settings(QString path, base::Clock &clock = base::Clock::system(), QObject *parent = nullptr);
    ~Settings() override;

    /// Keys are words joined by '/': "window/geometry", "tables/container/columns".
    [[nodiscard]] QJsonValue value(const QString &key, const QJsonValue &fallback = {}) const;
    [[nodiscard]] QString text(const QString &key, const QString &fallback = {}) const;
    [[nodiscard]] bool flag(const QString &key, bool fallback) const;
    [[nodiscard]] int number(const QString &key, int fallback) const;
    void set(const QString &key, const QJsonValue &value);
    void remove(const QString &key);
    /// Writes now, in this thread: for the end of the program.
    void flush();
    [[nodiscard]] const QString &path() const { return m_path; }
    /// What was wrong with the file at the start; it was then kept beside as ".bad".
    [[nodiscard]] const QString &problem() const { return m_problem; }

    /// The file of this user: $XDG_CONFIG_HOME/pilothouse/settings.json.
    [[nodiscard]] static QString defaultPath();
    /// Folder for the audit log: $XDG_STATE_HOME/pilothouse.
    [[nodiscard]] static QString stateFolder();

Q_SIGNALS:
    void changed(const QString &key);
    void failed(const base::Error &error);

private:
    void load();
    void save();
    QString m_path;
    base::Clock &m_clock;
    QJsonObject m_values; ///< flat: key -> value
    QString m_problem;
    struct Writer;
    std::shared_ptr<Writer> m_writer;
    quint64 m_revision = 0; ///< counts the changes
    std::unique_ptr<base::Timer> m_timer;
    base::ComputeJob m_job;
};

} // namespace settings
