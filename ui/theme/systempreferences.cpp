// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See the header.
#include "systempreferences.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QTimer>

namespace theme {
namespace {

const QString portalService() { return QStringLiteral("org.freedesktop.portal.Desktop"); }
const QString portalPath() { return QStringLiteral("/org/freedesktop/portal/desktop"); }
const QString portalInterface() { return QStringLiteral("org.freedesktop.portal.Settings"); }
const QString appearance() { return QStringLiteral("org.freedesktop.appearance"); }
const QString gnomeInterface() { return QStringLiteral("org.gnome.desktop.interface"); }

/// Without an address libdbus would try to launch a bus of its own, which takes time and leaves a process behind.
bool busExists()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

SystemPreferences::SystemPreferences(QObject *parent) : QObject(parent) { }

void SystemPreferences::start()
{
    if (busExists())
        QTimer::singleShot(0, this, &SystemPreferences::connectToPortal);
}

void SystemPreferences::connectToPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // No service name: with one, Qt would ask for its owner and wait for the answer.
    bus.connect(QString(), portalPath(), portalInterface(), QStringLiteral("SettingChanged"), this,
                SLOT(take(QString, QString, QDBusVariant)));
    ask(appearance(), QStringLiteral("color-scheme"));
    ask(appearance(), QStringLiteral("reduced-motion"));
    ask(gnomeInterface(), QStringLiteral("enable-animations"));
}

void SystemPreferences::ask(const QString &space, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(portalService(), portalPath(), portalInterface(),
                                                       QStringLiteral("Read"));
    call << space << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, space, key](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            take(space, key, reply.value());
    });
}

void SystemPreferences::take(const QString &space, const QString &key, const QDBusVariant &value)
{
    QVariant plain = value.variant();
    while (plain.metaType() == QMetaType::fromType<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    Scheme scheme = m_scheme;
    bool reduced = m_reducedMotion;
    if (space == appearance() && key == QLatin1String("color-scheme") && plain.canConvert<uint>())
        scheme = plain.toUInt() == 1 ? Scheme::Dark : Scheme::Light; // 0 no preference, 1 dark, 2 light
    else if (space == appearance() && key == QLatin1String("reduced-motion") && plain.canConvert<uint>())
        reduced = plain.toUInt() == 1;
    else if (space == gnomeInterface() && key == QLatin1String("enable-animations")
             && plain.metaType() == QMetaType::fromType<bool>())
        reduced = !plain.toBool();
    if (scheme == m_scheme && reduced == m_reducedMotion)
        return;
    m_scheme = scheme;
    m_reducedMotion = reduced;
    Q_EMIT changed();
}

} // namespace theme
