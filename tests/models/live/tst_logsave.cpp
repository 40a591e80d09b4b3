// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saving a log: whole or not at all.
#include "logsave.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace live;

namespace
{
constexpr qint64 base0 = 1'700'000'000'000'000'001;
}

class LogSaveTest : public QObject
{
    Q_OBJECT

    void fill(LogStore &store, int count)
    {
        LogChunkBuilder builder(0);
        for (int i = 0; i < count; ++i) {
            builder.add(i % 2 ? LogStream::Err : LogStream::Out, base0 + i, "line " + QByteArray::number(i));
            if (builder.full()) {
                store.append(builder.take());
                QTRY_VERIFY(!store.full());
            }
        }
        store.append(builder.take());
    }

    std::unique_ptr<base::Result<qint64>> save(const LogStore &store, const QString &path,
                                               const LogSave::Options &options = {})
    {
        LogSave saver;
        std::unique_ptr<base::Result<qint64>> result;
        connect(&saver, &LogSave::finished, &saver,
                [&](const base::Result<qint64> &value) { result = std::make_unique<base::Result<qint64>>(value); });
        saver.start(store.snapshot(), path, options);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result != nullptr, 20000); }();
        return result;
    }

private Q_SLOTS:
    void savesAll()
    {
        const QTemporaryDir folder;
        LogStore::Options options;
        options.memoryBytes = 300'000; // most of it is in the spill file
        options.directory = folder.filePath(QStringLiteral("cache"));
        LogStore store(options);
        fill(store, 100'000);
        const QString path = folder.filePath(QStringLiteral("out.log"));
        QByteArray expected;
        for (int i = 0; i < 100'000; ++i)
            expected += "line " + QByteArray::number(i) + "\n";
        const auto result = save(store, path);
        QVERIFY(result->ok());
        QCOMPARE(result->value(), expected.size());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), expected);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("out.log")});
    }

    void decoratesAndFilters()
    {
        const QTemporaryDir folder;
        LogStore store;
        fill(store, 4);
        LogSave::Options options;
        options.decorated = true;
        options.sources = {QStringLiteral("web")};
        options.filter.out = false;
        const QString path = folder.filePath(QStringLiteral("out.log"));
        QVERIFY(save(store, path, options)->ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("2023-11-14T22:13:20.000000002Z web line 1\n"
                                            "2023-11-14T22:13:20.000000004Z web line 3\n"));
    }

    void piecesOfALineStayTogether()
    {
        const QTemporaryDir folder;
        LogStore store;
        LogChunkBuilder builder(0);
        const QByteArray line(LogChunkBuilder::longestLine * 2 + 7, 'z');
        builder.add(LogStream::Out, base0, line);
        store.append(builder.take());
        const QString path = folder.filePath(QStringLiteral("out.log"));
        QVERIFY(save(store, path)->ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == line + "\n");
    }

    void fullDeviceIsAnError()
    {
        LogStore store;
        fill(store, 1000);
        const auto result = save(store, QStringLiteral("/dev/full"));
        QVERIFY(!result->ok());
        QCOMPARE(result->error().code, base::Error::Code::DiskFull);
    }

    void failureLeavesNoHalfFile()
    {
        const QTemporaryDir folder;
        LogStore store;
        fill(store, 100'000);
        const QString path = folder.filePath(QStringLiteral("out.log"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("the old one");
        old.close();
        // No file may grow past 64 KiB for a moment: the same path as a full disk.
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 65536;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto result = save(store, path);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(!result->ok());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("out.log")});
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("the old one"));
    }

    void missingFolderIsAnError()
    {
        LogStore store;
        fill(store, 10);
        const auto result = save(store, QStringLiteral("/nonexistent/folder/out.log"));
        QVERIFY(!result->ok());
        QCOMPARE(result->error().code, base::Error::Code::NotFound);
    }
};

PILOTHOUSE_TEST(LogSaveTest)
#include "tst_logsave.moc"
