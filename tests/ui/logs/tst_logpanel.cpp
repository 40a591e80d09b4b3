// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A log as a person uses it: following, searching, copying, filtering; and how it looks (PNGs into the folder that
// PILOTHOUSE_GALLERY names).
#include "loglegend.h"
#include "logpanel.h"
#include "logpill.h"
#include "logsearchbar.h"
#include "logview.h"
#include "searchfield.h"
#include "systempreferences.h"
#include "testmain.h"
#include "theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using live::LogStream;
using logs::LogPanel;

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 start = 1'790'000'000 * second;

std::shared_ptr<const live::LogChunk> lines(int from, int to, int source = 0)
{
    live::LogChunkBuilder builder(source);
    for (int i = from; i < to; ++i)
        builder.add(LogStream::Out, start + i * second, "line " + QByteArray::number(i));
    return builder.take();
}

/// A panel in a shown window of a fixed size.
struct Shown {
    Shown()
    {
        // Within a plain window: the offscreen platform warns of windows with size hints.
        host.resize(1216, 400);
        panel.setGeometry(0, 0, 1100, 400);
        host.show();
    }
    logs::LogView &view() { return panel.view(); }
    [[nodiscard]] QString lastText() { return view().lineText(view().visibleLines().back()); }
    QWidget host;
    LogPanel panel{&host};
};

} // namespace

class LogPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void followsPausesAndResumes()
    {
        Shown shown;
        shown.panel.append(lines(0, 100));
        QCOMPARE(shown.lastText(), QStringLiteral("line 99"));
        shown.panel.append(lines(100, 120));
        QCOMPARE(shown.lastText(), QStringLiteral("line 119"));
        auto *pill = shown.panel.findChild<logs::LogPill *>();
        QVERIFY(!pill->isVisible());

        QTest::keyClick(&shown.view(), Qt::Key_PageUp);
        QVERIFY(!shown.view().isFollowing());
        QVERIFY(pill->isVisible());
        const auto before = shown.view().visibleLines();
        shown.panel.append(lines(120, 432));
        QCOMPARE(shown.view().visibleLines(), before);
        QCOMPARE(pill->text(), QStringLiteral("Paused, 312 new lines"));

        QTest::mouseClick(pill, Qt::LeftButton);
        QVERIFY(shown.view().isFollowing());
        QVERIFY(!pill->isVisible());
        QCOMPARE(shown.lastText(), QStringLiteral("line 431"));

        QTest::keyClick(&shown.view(), Qt::Key_Home);
        QCOMPARE(shown.view().visibleLines().front(), 0);
        QTest::keyClick(&shown.view(), Qt::Key_End);
        QVERIFY(shown.view().isFollowing());
        shown.view().verticalScrollBar()->setValue(10);
        QVERIFY(!shown.view().isFollowing());
        shown.view().verticalScrollBar()->setValue(shown.view().verticalScrollBar()->maximum());
        QVERIFY(shown.view().isFollowing());
    }

    void stepsThroughHits()
    {
        Shown shown;
        auto &bar = shown.panel.searchBar();
        auto *field = bar.findChild<QLineEdit *>();
        shown.panel.append(lines(0, 1000));
        QTest::keyClick(&shown.view(), Qt::Key_Home);
        bar.setOptions({true, false});
        bar.setText(QStringLiteral("LINE 9\\d\\d$"));
        QTRY_COMPARE(bar.countText(), QStringLiteral("100 matches"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(bar.countText(), QStringLiteral("1 of 100 matches"));
        QCOMPARE(shown.view().currentHit(), 900);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(shown.view().currentHit(), 901);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(bar.countText(), QStringLiteral("100 of 100 matches"));
        const auto visible = shown.view().visibleLines();
        QVERIFY(std::find(visible.begin(), visible.end(), 999) != visible.end());
        QVERIFY(!shown.view().isFollowing());

        bar.setOptions({true, true});
        QTRY_COMPARE(bar.countText(), QStringLiteral("No matches"));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(bar.text(), QString());
        QCOMPARE(bar.countText(), QString());
    }

    void badExpressionKeepsHits()
    {
        Shown shown;
        auto &bar = shown.panel.searchBar();
        shown.panel.append(lines(0, 50));
        bar.setOptions({true, false});
        bar.setText(QStringLiteral("line 4"));
        QTRY_COMPARE(bar.countText(), QStringLiteral("11 matches"));
        bar.setText(QStringLiteral("line 4("));
        QVERIFY(bar.errorText().startsWith(QStringLiteral("At character ")));
        QCOMPARE(shown.panel.search().hits().size(), size_t(11));
        bar.setText(QStringLiteral("line 4(9)"));
        QCOMPARE(bar.errorText(), QString());
        QTRY_COMPARE(bar.countText(), QStringLiteral("1 matches")); // "1 match" once translated
    }

    void showsOnlyMatchingLines()
    {
        Shown shown;
        auto &bar = shown.panel.searchBar();
        shown.panel.append(lines(0, 50));
        Q_EMIT bar.matchesOnlyChanged(true);
        QCOMPARE(shown.view().visibleLines().back(), 49);
        bar.setText(QStringLiteral("7"));
        QTRY_COMPARE(shown.view().visibleLines(), (std::vector<qint64>{7, 17, 27, 37, 47}));
        shown.panel.append(lines(50, 60));
        QTRY_COMPARE(shown.view().visibleLines(), (std::vector<qint64>{7, 17, 27, 37, 47, 57}));
        bar.setText({});
        QTRY_COMPARE(shown.view().visibleLines().back(), 59);
    }

    void switchesSourcesOff()
    {
        Shown shown;
        QVERIFY(!shown.panel.legend().isVisible());
        shown.panel.setSources({QStringLiteral("api"), QStringLiteral("envoy")});
        QVERIFY(shown.panel.legend().isVisible());
        shown.panel.append(lines(0, 4, 0));
        shown.panel.append(lines(4, 6, 1));
        QCOMPARE(shown.view().visibleLines().size(), size_t(6));
        QTest::keyClick(shown.panel.legend().entry(0), Qt::Key_Space);
        QTRY_COMPARE(shown.view().visibleLines(), (std::vector<qint64>{4, 5}));
        shown.panel.setSources({QStringLiteral("api"), QStringLiteral("envoy")}); // no change
        QVERIFY(!shown.panel.legend().entry(0)->isChecked());
        QTest::mouseClick(shown.panel.legend().entry(0), Qt::LeftButton);
        QTRY_COMPARE(shown.view().visibleLines().size(), size_t(6));
    }

    void choosesStreamAndLevel()
    {
        Shown shown;
        live::LogChunkBuilder builder(0);
        builder.add(LogStream::Out, start, "INFO one");
        builder.add(LogStream::Err, start, "ERROR two");
        builder.add(LogStream::Err, start, "three");
        shown.panel.append(builder.take());
        const auto pick = [&shown](const QString &text) {
            for (QMenu *menu : shown.panel.findChildren<QMenu *>())
                for (QAction *action : menu->actions())
                    if (action->text() == text) {
                        action->trigger();
                        return true;
                    }
            return false;
        };
        QVERIFY(pick(QStringLiteral("stderr")));
        QTRY_COMPARE(shown.view().visibleLines(), (std::vector<qint64>{1, 2}));
        QVERIFY(pick(QStringLiteral("stdout")));
        QTRY_COMPARE(shown.view().visibleLines(), (std::vector<qint64>{0}));
        QVERIFY(pick(QStringLiteral("All output")));
        QVERIFY(pick(QStringLiteral("WARN and worse")));
        QTRY_COMPARE(shown.view().visibleLines(), (std::vector<qint64>{1}));
        QVERIFY(pick(QStringLiteral("Level: all")));
        QTRY_COMPARE(shown.view().visibleLines().size(), size_t(3));
    }

    void copiesWhatIsSelected()
    {
        Shown shown;
        live::LogChunkBuilder builder(0);
        builder.add(LogStream::Out, start, "ERROR: \x1b[31mred\x1b[0m one");
        builder.add(LogStream::Err, start, "two");
        builder.add(LogStream::Out, start, "three");
        shown.panel.append(builder.take());
        auto &view = shown.view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ERROR: red one\ntwo\nthree"));

        const QRect second = view.lineRect(1);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, QPoint(view.messageX() + 3, second.center().y()));
        QCOMPARE(view.selectedText(), QStringLiteral("two"));
        const QRect third = view.lineRect(2);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, QPoint(view.messageX(), third.center().y()),
                          1000);
        QTest::mouseMove(view.viewport(), QPoint(view.width() - 2, third.center().y()));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, QPoint(view.width() - 2, third.center().y()));
        QCOMPARE(view.selectedText(), QStringLiteral("three"));
        QTest::keyClick(&view, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(view.hasSelection());
    }

    void wrapsUnderTheMessage()
    {
        Shown shown;
        live::LogChunkBuilder builder(0);
        builder.add(LogStream::Out, start, QByteArray(5000, 'x'));
        builder.add(LogStream::Out, start, QByteArray(1000 * 1000, 'y'));
        builder.add(LogStream::Out, start, "end");
        shown.panel.append(builder.take());
        QCOMPARE(shown.view().lineRect(0).height(), shown.view().rowHeight());
        QVERIFY(shown.view().horizontalScrollBar()->maximum() > 900'000);
        shown.view().setWrapped(true);
        QCOMPARE(shown.view().horizontalScrollBar()->maximum(), 0);
        QCOMPARE(shown.lastText(), QStringLiteral("end"));
        QTest::keyClick(&shown.view(), Qt::Key_Home);
        QVERIFY(shown.view().lineRect(0).height() > shown.view().rowHeight());
        (void)shown.panel.grab();
    }

    void keysFindAndEscape()
    {
        Shown shown;
        shown.host.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.host));
        shown.view().setFocus();
        QTest::keyClick(&shown.view(), Qt::Key_F, Qt::ControlModifier);
        auto *field = shown.panel.searchBar().findChild<QLineEdit *>();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("abc"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(shown.view().hasFocus());
    }

    void savesAndSaysWhenItCannot()
    {
        Shown shown;
        shown.panel.append(lines(0, 3));
        const QTemporaryDir folder;
        QSignalSpy saved(&shown.panel, &LogPanel::saved);
        const QString path = folder.filePath(QStringLiteral("log.txt"));
        shown.panel.save(path);
        QVERIFY(saved.wait(30'000));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("line 0\nline 1\nline 2\n"));
        QCOMPARE(shown.panel.noticeText(), QString());
        shown.panel.save(folder.filePath(QStringLiteral("none/log.txt")));
        QVERIFY(saved.wait(30'000));
        QCOMPARE(shown.panel.noticeText(), QStringLiteral("The log could not be saved: No such file or directory"));
        shown.panel.clear();
        QCOMPARE(shown.view().visibleLines().size(), size_t(0));
    }

    void saysThatTheDiskIsFull()
    {
        Shown shown;
        shown.panel.append(lines(0, 1000));
        QSignalSpy saved(&shown.panel, &LogPanel::saved);
        shown.panel.save(QStringLiteral("/dev/full"));
        QVERIFY(saved.wait(30'000));
        QCOMPARE(shown.panel.noticeText(), QStringLiteral("The log could not be saved: No space left on device"));
        QCOMPARE(shown.lastText(), QStringLiteral("line 999")); // it can be read on, and saved elsewhere
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.txt"));
        // A disk that fills while the file grows: the old one stays, no half one is left.
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("the old one");
        old.close();
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 4096;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        shown.panel.save(path);
        const bool ended = saved.wait(30'000);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(ended);
        QVERIFY(shown.panel.noticeText().startsWith(QStringLiteral("The log could not be saved: ")));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("log.txt")});
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("the old one"));
        shown.panel.save(path);
        QVERIFY(saved.wait(30'000));
        QVERIFY(QFileInfo(path).size() > 4096);
    }

    void manyLines()
    {
        Shown shown;
        for (int from = 0; from < 200'000; from += 2000)
            shown.panel.append(lines(from, from + 2000));
        QCOMPARE(shown.panel.store().endLine(), 200'000);
        QCOMPARE(shown.lastText(), QStringLiteral("line 199999"));
        shown.view().verticalScrollBar()->setValue(100'000);
        QCOMPARE(shown.view().visibleLines().front(), 100'000);
        QVERIFY(shown.view().visibleLines().size() < 40);
        QTest::keyClick(&shown.view(), Qt::Key_PageDown);
        QVERIFY(shown.view().visibleLines().front() > 100'010);
        (void)shown.panel.grab();
    }

    void gallery_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void gallery()
    {
        QFETCH(bool, dark);
        theme::SystemPreferences preferences;
        theme::Theme look(*qApp, preferences);
        look.setChoice(dark ? theme::Choice::Dark : theme::Choice::Light);
        Shown shown;
        shown.panel.resize(1216, 400);
        shown.panel.setSources({QStringLiteral("2xkqj/api"), QStringLiteral("2xkqj/envoy"), QStringLiteral("m8wzt/api"),
                                QStringLiteral("m8wzt/envoy")});
        const struct {
            int source;
            LogStream stream;
            const char *text;
        } all[] = {
            {1, LogStream::Out, "\"GET /v1/orders/88213 HTTP/1.1\" 200 1843 11ms trace=5b1f0c9e"},
            {0, LogStream::Out, "INFO cart.update cart=c_90f2 items=3 took=14ms"},
            {2, LogStream::Err, "WARN db pool saturated: 30 of 30 in use, 17 waiting"},
            {3, LogStream::Out, "\"POST /v1/cart HTTP/1.1\" 503 UO 0 5002ms trace=a41e77d0"},
            {2, LogStream::Err, "ERROR query timeout after 5s: cart_upsert on pg-shop-0:5432"},
            {0, LogStream::Out, "\x1b[32mgreen\x1b[0m \x1b[1mbold\x1b[0m \x1b[41mon red\x1b[0m a != b => c"},
            {0, LogStream::Out, "DEBUG cache hit key=catalog:eu:v12 age=41s"},
            {2, LogStream::Err, "FATAL 3 of 3 database probes failed, exiting with code 1"},
            {3, LogStream::Err, "WARN upstream connect error: connection refused, cluster=local_api"},
        };
        for (int i = 0; i < 60; ++i) {
            const auto &one = all[i % 9];
            live::LogChunkBuilder builder(one.source);
            builder.add(one.stream, start + i * 234'000'000LL, one.text);
            shown.panel.append(builder.take());
        }
        auto &bar = shown.panel.searchBar();
        bar.setOptions({true, false});
        bar.setText(QStringLiteral("timeout|refused|\\b50\\d\\b"));
        QTRY_COMPARE(bar.countText(), QStringLiteral("20 matches"));
        QTest::keyClick(&shown.view(), Qt::Key_Home);
        shown.view().stepHit(true);
        Q_EMIT bar.stepped(true);
        shown.panel.append(lines(1000, 1312));
        QVERIFY(bar.countText().startsWith(QStringLiteral("2 of ")));
        shown.panel.setNotice(QStringLiteral("The container stopped."), false);
        QVERIFY(shown.panel.minimumSizeHint().width() <= 1000);
        const QImage image = shown.panel.grab().toImage();
        QCOMPARE(image.size(), shown.panel.size());
        const QString folder = qEnvironmentVariable("PILOTHOUSE_GALLERY");
        if (!folder.isEmpty())
            QVERIFY(image.save(folder + (dark ? QStringLiteral("/logs-dark.png") : QStringLiteral("/logs-light.png"))));
        shown.panel.resize(900, 400);
        QTRY_VERIFY(shown.panel.minimumSizeHint().width() <= 840);
        bar.setText(QStringLiteral("(open"));
        shown.view().setWrapped(true);
        QTRY_VERIFY(!bar.errorText().isEmpty());
        const QImage narrow = shown.panel.grab().toImage();
        if (!folder.isEmpty())
            QVERIFY(narrow.save(folder + (dark ? QStringLiteral("/logs-narrow-dark.png") : QStringLiteral("/logs-narrow-light.png"))));
    }
};

PILOTHOUSE_TEST(LogPanelTest)
#include "tst_logpanel.moc"
