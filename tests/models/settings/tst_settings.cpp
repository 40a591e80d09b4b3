// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings survive a killed program, a damaged file and a full disk, and never hold a secret.
#include "clock.h"
#include "settings.h"
#include "testmain.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QRegularExpression>
#include <QTest>

using settings::Settings;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedAMomentAfterAChange()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/settings.json"));
        base::ManualClock clock;
        Settings first(path, clock);
        first.set(QStringLiteral("window/width"), 1440);
        QVERIFY(!QFile::exists(path));
        clock.advance(std::chrono::seconds(1));
        QTRY_VERIFY(QFile::exists(path));
        // A program that is killed now loses nothing: another one reads it while the first lives.
        base::ManualClock other;
        const Settings second(path, other);
        QCOMPARE(second.number(QStringLiteral("window/width"), 0), 1440);
        QCOMPARE(second.text(QStringLiteral("missing"), QStringLiteral("x")), QStringLiteral("x"));
    }

    void flushedAtTheEnd()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("settings.json"));
        {
            Settings settings(path);
            settings.set(QStringLiteral("theme"), QStringLiteral("dark"));
        }
        const Settings again(path);
        QCOMPARE(again.text(QStringLiteral("theme")), QStringLiteral("dark"));
    }

    void theEndDoesNotWaitForAPoolAtWork()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("settings.json"));
        QSemaphore release;
        std::vector<base::ComputeJob> others;
        for (int i = 0; i < 2; ++i)
            others.push_back(base::compute<int>([&](const base::CancelFlag &) { release.acquire(); return 0; }, [](int) {}));
        base::ManualClock clock;
        {
            Settings settings(path, clock);
            settings.set(QStringLiteral("theme"), QStringLiteral("dark"));
            clock.advance(std::chrono::seconds(1)); // handed to the pool, which has no time for it
        }
        release.release(2); // what was handed over is cancelled by now
        const Settings again(path);
        QCOMPARE(again.text(QStringLiteral("theme")), QStringLiteral("dark"));
    }

    void aDamagedFileIsKeptAside()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("settings.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"theme\": \"da");
        file.close();
        Settings settings(path);
        QVERIFY(!settings.problem().isEmpty());
        settings.set(QStringLiteral("theme"), QStringLiteral("light"));
        settings.flush();
        QVERIFY(QFile::exists(path + QStringLiteral(".bad")));
        const Settings again(path);
        QCOMPARE(again.text(QStringLiteral("theme")), QStringLiteral("light"));
    }

    void anUnwritablePlaceIsTold()
    {
        base::ManualClock clock;
        Settings settings(QStringLiteral("/proc/nowhere/settings.json"), clock);
        QSignalSpy failed(&settings, &Settings::failed);
        settings.set(QStringLiteral("a"), 1);
        clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(settings.number(QStringLiteral("a"), 0), 1);
    }

    void secretsAreRefused()
    {
        Settings settings{QString()};
        QTest::ignoreMessage(QtWarningMsg, "a secret is not kept in the settings");
        settings.set(QStringLiteral("registry/password"), QStringLiteral("hunter2"));
        QVERIFY(settings.value(QStringLiteral("registry/password")).isNull());
        QTest::ignoreMessage(QtWarningMsg, "a secret is not kept in the settings");
        settings.set(QStringLiteral("profiles/docker/default/password"), QStringLiteral("hunter2"));
        QVERIFY(settings.value(QStringLiteral("profiles/docker/default/password")).isNull());
    }

    // What things are called is no secret: the table of a cluster's secrets, a context.
    void thingsMayBeCalledSo()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        Settings settings{QString()};
        const QStringList keys{QStringLiteral("tables/secret/columns"), QStringLiteral("profiles/kubernetes/token-service/readOnly"),
                               QStringLiteral("connection/kubernetes/kubernetes/secret-prod")};
        for (const QString &key : keys) {
            settings.set(key, 1);
            QCOMPARE(settings.number(key, 0), 1);
        }
    }
};

PILOTHOUSE_TEST(SettingsTest)
#include "tst_settings.moc"
