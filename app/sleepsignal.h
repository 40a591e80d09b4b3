// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells when the machine has woken up from sleep: connections may be dead then without anybody having said so. UI thread; owned
// by Application. Nothing blocks; without a system bus or logind it never tells anything.
// Protocol: org.freedesktop.login1.Manager, signal PrepareForSleep(b): true before sleep, false after it.
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace app {

class SleepSignal final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Listens on the system's bus, if there is one.
    void start();
    void listen(QDBusConnection bus);

public Q_SLOTS:
    void prepareForSleep(bool begins);

Q_SIGNALS:
    void wokeUp();
};

} // namespace app
