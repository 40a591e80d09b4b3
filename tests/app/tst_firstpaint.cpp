// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --timing writes: it is what the start bench believes.
#include "application.h"
#include "livetableview.h"
#include "tablepane.h"
#include "testmain.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class TestFirstPaint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesBothMoments();
    void hiddenWindowHasPaintedNothing();

private:
    [[nodiscard]] static QList<QByteArray> lines(const QString &path);
};

QList<QByteArray> TestFirstPaint::lines(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

void TestFirstPaint::writesBothMoments()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("timing"));
    app::Options options;
    options.demo = true;
    options.timing = path;
    const double begun = static_cast<double>(QDateTime::currentMSecsSinceEpoch());
    app::Application application(*qApp, options);
    application.show();
    auto *pane = qobject_cast<panes::TablePane *>(application.window().currentPage());
    QVERIFY(pane);
    // The simulated world has stopped containers, which come in a second batch.
    const auto last = [&] { return lines(path).value(lines(path).size() - 2).split(' '); };
    QTRY_COMPARE_WITH_TIMEOUT(last().value(1).toInt(), qsizetype(pane->model().feed()->rows().size()), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(last().value(0), QByteArray("all"), 30'000);
    const QList<QByteArray> rows = lines(path)[0].split(' ');
    QCOMPARE(rows.size(), 3);
    QCOMPARE(last().size(), 3);
    QCOMPARE(rows[0], QByteArray("rows"));
    QVERIFY(rows[1].toInt() > 0);
    QVERIFY(rows[2].toDouble() >= begun);
    QVERIFY(last()[2].toDouble() >= rows[2].toDouble());
    QVERIFY(last()[2].toDouble() <= static_cast<double>(QDateTime::currentMSecsSinceEpoch()) + 1);
    // Later paints of the same rows say nothing.
    const qsizetype before = lines(path).size();
    pane->table()->viewport()->repaint();
    QCoreApplication::processEvents();
    QCOMPARE(lines(path).size(), before);
}

void TestFirstPaint::hiddenWindowHasPaintedNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("timing"));
    app::Options options;
    options.demo = true;
    options.timing = path;
    app::Application application(*qApp, options);
    auto *pane = qobject_cast<panes::TablePane *>(application.window().currentPage());
    QVERIFY(pane);
    QTRY_VERIFY_WITH_TIMEOUT(pane->model().rowCount() > 0, 30'000);
    QCoreApplication::processEvents();
    QVERIFY(!QFile::exists(path));
}

PILOTHOUSE_TEST(TestFirstPaint)
#include "tst_firstpaint.moc"
