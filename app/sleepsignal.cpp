// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sleepsignal.h"

#include <QFile>

namespace app {

void SleepSignal::start()
{
    // Without its socket libdbus would look for the bus elsewhere, and wait.
    if (qEnvironmentVariableIsSet("DBUS_SYSTEM_BUS_ADDRESS") || QFile::exists(QStringLiteral("/run/dbus/system_bus_socket")))
        listen(QDBusConnection::systemBus());
}

void SleepSignal::listen(QDBusConnection bus)
{
    if (!bus.isConnected())
        return;
    // No service name: with one, Qt would ask for its owner and wait for the answer.
    bus.connect(QString(), QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
                QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
}

void SleepSignal::prepareForSleep(bool begins)
{
    if (!begins)
        Q_EMIT wokeUp();
}

} // namespace app
