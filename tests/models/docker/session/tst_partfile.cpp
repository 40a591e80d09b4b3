// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that is whole or is not there.
#include "partfile.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <sys/resource.h>

using docker::PartFile;

class PartFileTest : public QObject
{
    Q_OBJECT

    static QStringList filesOf(const QTemporaryDir &folder) { return QDir(folder.path()).entryList(QDir::Files); }

private Q_SLOTS:
    void aCommitGivesTheName()
    {
        const QTemporaryDir folder;
        PartFile file(folder.filePath(QStringLiteral("a.tar")));
        QVERIFY(file.open(true).ok());
        QVERIFY(file.write("12345").ok());
        QCOMPARE(filesOf(folder), QStringList{QStringLiteral("a.tar.part")});
        std::optional<base::Result<void>> done;
        file.commit([&](base::Result<void> result) { done = std::move(result); });
        QTRY_VERIFY(done.has_value());
        QVERIFY(done->ok());
        QCOMPARE(filesOf(folder), QStringList{QStringLiteral("a.tar")});
        QCOMPARE(QFile(folder.filePath(QStringLiteral("a.tar"))).size(), 5);
    }

    void withoutACommitNothingIsLeftAndTheOldFileStays()
    {
        const QTemporaryDir folder;
        QFile old(folder.filePath(QStringLiteral("a.tar")));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        {
            PartFile file(old.fileName());
            const base::Result<void> refused = file.open(false);
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, base::Error::Code::Conflict);
            QVERIFY(file.open(true).ok());
            QVERIFY(file.write("new one").ok());
        }
        QCOMPARE(filesOf(folder), QStringList{QStringLiteral("a.tar")});
        QCOMPARE(old.size(), 3);
    }

    void oneWriterAtATime()
    {
        const QTemporaryDir folder;
        PartFile first(folder.filePath(QStringLiteral("a.tar")));
        QVERIFY(first.open(true).ok());
        PartFile second(folder.filePath(QStringLiteral("a.tar")));
        const base::Result<void> opened = second.open(true);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, base::Error::Code::Conflict);
        QVERIFY(first.write("x").ok());
    }

    void aFileThatCameMeanwhileStays()
    {
        const QTemporaryDir folder;
        PartFile file(folder.filePath(QStringLiteral("a.tar")));
        QVERIFY(file.open(false).ok());
        QVERIFY(file.write("12345").ok());
        QFile other(folder.filePath(QStringLiteral("a.tar")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("other");
        other.close();
        std::optional<base::Result<void>> done;
        file.commit([&](base::Result<void> result) { done = std::move(result); });
        QTRY_VERIFY(done.has_value());
        QVERIFY(!done->ok());
        QCOMPARE(done->error().code, base::Error::Code::Conflict);
        QCOMPARE(filesOf(folder), QStringList{QStringLiteral("a.tar")});
        QVERIFY(other.open(QIODevice::ReadOnly));
        QCOMPARE(other.readAll(), QByteArray("other"));
    }

    void anOldPartIsStartedAnew()
    {
        const QTemporaryDir folder;
        QFile left(folder.filePath(QStringLiteral("a.tar.part")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write("left by a program that was cut off");
        left.close();
        PartFile file(folder.filePath(QStringLiteral("a.tar")));
        QVERIFY(file.open(true).ok());
        QVERIFY(file.write("1").ok());
        std::optional<base::Result<void>> done;
        file.commit([&](base::Result<void> result) { done = std::move(result); });
        QTRY_VERIFY(done.has_value());
        QCOMPARE(QFile(folder.filePath(QStringLiteral("a.tar"))).size(), 1);
    }

    /// A limit of this process stands for a disk without room: the write is cut in the same place.
    void aWriteThatFailsLeavesNothing()
    {
        const QTemporaryDir folder;
        {
            PartFile file(folder.filePath(QStringLiteral("a.tar")));
            QVERIFY(file.open(true).ok());
            const auto before = std::signal(SIGXFSZ, SIG_IGN);
            rlimit limit{};
            QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
            const rlimit usual = limit;
            limit.rlim_cur = 4096;
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
            const base::Result<void> written = file.write(QByteArray(10'000, 'x'));
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
            std::signal(SIGXFSZ, before);
            QVERIFY(!written.ok());
            QVERIFY(written.error().what.contains(QStringLiteral("a.tar")));
        }
        QVERIFY(filesOf(folder).isEmpty());
    }
};

PILOTHOUSE_TEST(PartFileTest)
#include "tst_partfile.moc"
