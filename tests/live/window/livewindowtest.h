// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the whole program against real engines share. Containers are made by plain HTTP beside the program,
// under random names, and the engine is asked by it whether it agrees with the window. Nothing but events may tell the
// program of a change: the safety relist is off. Each test has a home of its own. UI thread.
#pragma once

#include "liveenv.h"
#include "windowdriver.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace livetest {

constexpr int patience = 40'000; ///< a loaded machine is slow, not wrong

struct Answer {
    int status = 0; ///< 0: none came
    QByteArray body;
};

/// One request on a connection of its own, which the server closes. `body`: JSON unless `fields` say otherwise.
Answer exchange(const QString &engine, const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                const QByteArray &fields = "Content-Type: application/json\r\n");
Answer exchange(const QString &engine, const QByteArray &method, const QByteArray &path, const QJsonObject &json);

/// A file of the container as the engine's archive tells it; null if it is not there.
QByteArray fileInside(const QString &engine, const QString &container, const QByteArray &path);

/// Puts the test image into the registry under a name of its own, of which the engine keeps nothing: "host:port/name:1".
/// Empty if that did not work.
QString publish(const QString &engine, const LiveRegistry &registry);
[[nodiscard]] bool hasImage(const QString &engine, const QString &reference);

[[nodiscard]] QString randomName();
[[nodiscard]] QString randomSecret();

class LiveWindowTest : public QObject
{
    Q_OBJECT

protected:
    /// Rows for a test of each engine that is up.
    static void engines();
    /// Starts the program, by default on this row's engine, and waits for its containers.
    void begin(const QString &context = {});
    void launch(const QString &context); ///< without waiting
    /// A container that writes a line every second and ends at once when told to; `host` is laid over its HostConfig.
    void make(const QString &name, const QStringList &env = {}, const QJsonObject &host = {});
    /// What the engine says of the container, empty if there is none.
    [[nodiscard]] QJsonObject asked(const QString &name) const;
    void select(const QString &name);

    [[nodiscard]] panes::TablePane *pane() { return m_driver.pane(); }
    [[nodiscard]] const docker::ContainerRow *container(const QString &name) { return m_driver.container(name); }

    support::WindowDriver m_driver;
    QString m_socket;
    std::unique_ptr<QTemporaryDir> m_home;
    QStringList m_made;   ///< containers to be removed at the end
    QStringList m_images; ///< images, likewise

private Q_SLOTS:
    void init();
    void cleanup();
};

} // namespace livetest
