// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the desktop prefers: dark or light, reduced motion; read from org.freedesktop.portal.Settings over D-Bus and kept
// live. Nothing blocks: calls are asynchronous, and without a session bus or a portal the defaults stay (light, motion).
// UI thread; owned by app. Protocol: xdg-desktop-portal's Settings interface: ReadOne(namespace, key) -> variant (Read, older,
// wraps it twice), signal SettingChanged(namespace, key, variant).
#pragma once

#include "tokens.h"

#include <QDBusVariant>
#include <QObject>

namespace theme {

class SystemPreferences : public QObject
{
    Q_OBJECT

public:
    explicit SystemPreferences(QObject *parent = nullptr);

    /// Asks the portal from the next turn of the event loop on; harmless where there is none.
    void start();
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }

public Q_SLOTS:
    /// As the portal's signal brings it; unknown names and wrong types change nothing.
    void take(const QString &space, const QString &key, const QDBusVariant &value);

Q_SIGNALS:
    void changed();

private:
    void connectToPortal();
    void ask(const QString &space, const QString &key);

    Scheme m_scheme = Scheme::Light;
    bool m_reducedMotion = false;
};

} // namespace theme
