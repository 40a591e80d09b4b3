// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartboard.h"
#include "systempreferences.h"
#include "testmain.h"
#include "theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QRegularExpression>
#include <QScrollBar>
#include <QScopeGuard>
#include <QSet>
#include <QTest>
#include <cmath>

using namespace charts;
using live::SeriesStore;
using live::Span;
using live::Unit;

namespace {

constexpr qint64 start = 1'700'000'000'000;
const live::Key key("api");

ChartSeries series(const char *name, int colour, live::Metric metric, bool area = false, bool limit = false)
{
    return {QString::fromLatin1(name), colour, key, metric, area, limit};
}

std::vector<ChartSpec> containerSpecs()
{
    return {{QStringLiteral("CPU"), Unit::Percent, {series("used", 1, 0, true), series("throttled", 3, 1)}, 1},
            {QStringLiteral("Memory"), Unit::Bytes,
             {series("in use", 2, 2, true), series("swap", 4, 3), series("limit", 5, 4, false, true)}, 0},
            {QStringLiteral("Network"), Unit::BytesPerSecond, {series("in", 1, 5), series("out", 3, 6)}, 1000},
            {QStringLiteral("Disk"), Unit::BytesPerSecond, {series("read", 2, 7), series("write", 4, 8)}, 1000},
            {QStringLiteral("Processes"), Unit::Count, {series("now", 1, 9)}, 0},
            {QStringLiteral("Memory refused"), Unit::Count, {series("fail count", 5, 10)}, 4}};
}

/// What a busy container could have had; the same at every run.
void feed(SeriesStore &store, int from, int to)
{
    for (int second = from; second < to; ++second) {
        const double t = second;
        const double noise = std::sin(t * 12.9898) * 0.5 + std::sin(t * 4.1414) * 0.3 + std::sin(t * 0.7) * 0.2;
        const double wave = std::sin(t / 23) * 0.6 + std::sin(t / 7.3) * 0.4;
        const auto value = [](double v) { return float(std::max(v, 0.0)); };
        store.append({start + second * 1000,
                      {{key, 0, value(44 + 9 * wave + 5 * noise)}, {key, 1, value(2.4 + 1.5 * wave + noise)},
                       {key, 2, value(512e6 + 9e6 * wave)}, {key, 3, 0}, {key, 4, 768e6f},
                       {key, 5, value(640e3 + 110e3 * wave + 60e3 * noise)},
                       {key, 6, value(220e3 + 60e3 * wave + 40e3 * noise)},
                       {key, 7, value(6e3 + 8e3 * wave + 3e3 * noise)}, {key, 8, value(19e3 - 5e3 * wave + 5e3 * noise)},
                       {key, 9, std::round(value(38 + 0.8 * wave))}, {key, 10, 0}}});
    }
}

} // namespace

class ChartBoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }

    void columnsFollowTheWidth()
    {
        ChartBoard board;
        board.setSpecs(containerSpecs());
        const auto columns = [&board](int width) {
            board.resize(width, 500);
            board.show();
            if (!QTest::qWaitForWindowExposed(&board))
                return 0;
            QSet<int> lefts;
            for (const TimeChart *chart : board.charts()) {
                lefts.insert(chart->x());
                if (chart->height() < 120 || chart->geometry().right() > width)
                    return -1;
            }
            return int(lefts.size());
        };
        QTRY_COMPARE(columns(1160), 3);
        QTRY_COMPARE(columns(1099), 2);
        QTRY_COMPARE(columns(699), 1);
        QTRY_VERIFY(board.findChild<QScrollArea *>()->verticalScrollBar()->maximum() > 0);
        QTRY_COMPARE(columns(1100), 3);
        QTRY_COMPARE(board.findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
    }

    void crosshairIsOne()
    {
        SeriesStore store;
        ChartBoard board;
        board.setSpecs(containerSpecs());
        board.setSource(&store);
        feed(store, 0, 300);
        board.charts().front()->refresh();
        QTest::keyClick(board.charts().front(), Qt::Key_Home);
        for (const TimeChart *chart : board.charts())
            QCOMPARE(chart->crosshair(), start);
    }

    void readsOnlyWhileActiveAndVisible()
    {
        SeriesStore store;
        ChartBoard board;
        board.resize(800, 400);
        board.setSource(&store);
        board.setSpecs({{QStringLiteral("Processes"), Unit::Count, {series("now", 1, 1)}, 0}});
        const auto value = [&board] { return board.charts().front()->values().front(); };
        const auto sample = [&store](int second, float number) {
            store.append({start + second * 1000, {{key, 1, number}}});
        };
        board.show();
        sample(0, 1);
        QCOMPARE(value(), QStringLiteral("–"));
        board.setActive(true);
        QCOMPARE(value(), QStringLiteral("1"));
        // At once is too soon; the timer brings it.
        sample(1, 2);
        QTRY_COMPARE(value(), QStringLiteral("2"));
        board.hide();
        sample(2, 3);
        QCOMPARE(value(), QStringLiteral("2"));
        board.show();
        QCOMPARE(value(), QStringLiteral("3"));
        board.setPaused(true);
        sample(3, 4);
        board.setSpan(Span::TwoHours);
        board.setSpan(Span::FiveMinutes);
        QCOMPARE(value(), QStringLiteral("3"));
        QCOMPARE(board.csv().count(QLatin1Char('\n')), 4);
        board.setPaused(false);
        QCOMPARE(value(), QStringLiteral("4"));
    }

    void pausesBeforeAnythingCame()
    {
        SeriesStore store;
        ChartBoard board;
        board.setSource(&store);
        board.setSpecs({{QStringLiteral("Processes"), Unit::Count, {series("now", 1, 1)}, 0}});
        board.setPaused(true);
        QVERIFY(board.isPaused());
        store.append({start, {{key, 1, 7}}});
        board.charts().front()->refresh();
        QCOMPARE(board.charts().front()->values().front(), QStringLiteral("–"));
        board.setPaused(false);
        QCOMPARE(board.charts().front()->values().front(), QStringLiteral("7"));
    }

    void exportsCsv()
    {
        SeriesStore store;
        ChartBoard board;
        board.setSource(&store);
        board.setSpecs({{QStringLiteral("CPU"), Unit::Percent, {series("used", 1, 1)}, 0},
                        {QStringLiteral("Memory"), Unit::Bytes, {series("in use", 1, 2)}, 0}});
        store.append({1'000'000, {{key, 1, 12.5f}, {key, 2, 4e6f}}});
        store.append({1'001'000, {{key, 2, 5e6f}}});
        board.setSpan(Span::FiveMinutes);
        QCOMPARE(board.csv(), QStringLiteral("time,CPU used (%),Memory in use (B)\n"
                                             "1970-01-01T00:16:40Z,12.500,4000000\n"
                                             "1970-01-01T00:16:41Z,,5000000\n"));
    }

    void looks_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<int>("span");
        QTest::addColumn<bool>("hover");
        QTest::newRow("light") << int(theme::Choice::Light) << int(Span::FiveMinutes) << false;
        QTest::newRow("dark") << int(theme::Choice::Dark) << int(Span::FiveMinutes) << false;
        QTest::newRow("light-hover") << int(theme::Choice::Light) << int(Span::FiveMinutes) << true;
        QTest::newRow("dark-half-hour") << int(theme::Choice::Dark) << int(Span::ThirtyMinutes) << true;
    }

    void looks()
    {
        QFETCH(int, choice);
        QFETCH(int, span);
        QFETCH(bool, hover);
        theme::SystemPreferences preferences;
        theme::Theme look(*qApp, preferences);
        look.setChoice(theme::Choice(choice));
        const auto light = qScopeGuard([&look] { look.setChoice(theme::Choice::Light); });
        SeriesStore store;
        ChartBoard board;
        board.resize(1160, 330);
        board.setSource(&store);
        feed(store, 0, 2000);
        board.setSpecs(containerSpecs());
        board.setSpan(Span(span));
        board.show();
        if (hover)
            board.charts().front()->crosshairMoved(start + 1'900'000);
        const QImage screen = board.grab().toImage();
        QCOMPARE(screen.pixelColor(2, 200), theme::color(theme::Token::Panel));
        const QImage image = board.image(2);
        QCOMPARE(image.size(), QSize(2320, 660));
        QCOMPARE(image.pixelColor(4, 400), theme::color(theme::Token::Panel));
        const QString folder = qEnvironmentVariable("PILOTHOUSE_GALLERY");
        if (!folder.isEmpty()) {
            const QString name = QStringLiteral("charts-") + QString::fromLatin1(QTest::currentDataTag());
            QVERIFY(screen.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
            QVERIFY(image.save(QDir(folder).filePath(name + QStringLiteral("-export.png"))));
        }
    }
};

PILOTHOUSE_TEST(ChartBoardTest)
#include "tst_chartboard.moc"
