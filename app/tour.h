// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens every pane, tab and dialog of the simulated world in light and in dark, writes a picture of each and quits. Works
// on the offscreen platform. UI thread.
#pragma once

#include "application.h"

#include <QObject>

namespace app {

class Tour final : public QObject
{
    Q_OBJECT

public:
    Tour(Application &application, QString folder, QObject *parent = nullptr);
    void begin();

Q_SIGNALS:
    void finished(int exitCode);

private:
    struct Stop {
        QString name;
        std::function<void()> go;
        bool menu = false; ///< a menu is open over the window
        bool toasts = false; ///< what they say is what is shown; elsewhere they would stand over it
        std::function<bool()> applies = {}; ///< absent: always
        std::function<bool()> awaited = {}; ///< whether what it needs is there; absent: it needs nothing
    };
    void plan();
    void planClusters(const QString &tail);
    void planTransfer(const QString &tail);
    void planEnd();
    [[nodiscard]] bool hasPast();
    void showCluster(const QString &context);
    void closeSheets();
    void closeToasts();
    void next();
    void shoot(const QString &name, bool menu);
    Application &m_application;
    QString m_folder;
    std::vector<Stop> m_stops;
    size_t m_at = 0;
    int m_waited = 0;
    bool m_failed = false;
};

} // namespace app
