// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// logind's signal over a real bus of the test's own.
#include "sleepsignal.h"
#include "testmain.h"

#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using app::SleepSignal;

class SleepSignalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wakingUpIsTold()
    {
        QProcess daemon;
        daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY2(daemon.waitForStarted(), "there is no dbus-daemon");
        QTRY_VERIFY_WITH_TIMEOUT(daemon.canReadLine(), 20000);
        const QString address = QString::fromUtf8(daemon.readLine()).trimmed();
        QDBusConnection ours = QDBusConnection::connectToBus(address, QStringLiteral("ours"));
        QVERIFY(ours.isConnected());
        {
            SleepSignal signal;
            const QSignalSpy woken(&signal, &SleepSignal::wokeUp);
            signal.listen(ours);
            QDBusConnection logind = QDBusConnection::connectToBus(address, QStringLiteral("logind"));
            const auto say = [&](bool begins) {
                QDBusMessage message = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                                                  QStringLiteral("org.freedesktop.login1.Manager"),
                                                                  QStringLiteral("PrepareForSleep"));
                message << begins;
                logind.send(message);
            };
            say(true);
            say(false);
            QTRY_COMPARE_WITH_TIMEOUT(woken.count(), 1, 20000);
        }
        QDBusConnection::disconnectFromBus(QStringLiteral("logind"));
        QDBusConnection::disconnectFromBus(QStringLiteral("ours"));
        daemon.kill();
        daemon.waitForFinished(5000);
    }
};

PILOTHOUSE_TEST(SleepSignalTest)
#include "tst_sleepsignal.moc"
