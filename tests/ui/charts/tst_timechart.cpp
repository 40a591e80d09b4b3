// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testmain.h"
#include "timechart.h"
#include "tokens.h"

#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using charts::ChartSpec;
using charts::TimeChart;
using live::SeriesStore;
using live::Span;

namespace {

constexpr qint64 start = 1'700'000'000'000;
const live::Key key("api");

void feed(SeriesStore &store, int from, int to, float value, live::Metric metric = 1)
{
    for (int second = from; second < to; ++second)
        store.append({start + second * 1000, {{key, metric, value}}});
}

ChartSpec cpu()
{
    return {QStringLiteral("CPU"), live::Unit::Percent, {{QStringLiteral("used"), 1, key, 1, false, false}}, 100};
}

/// How many pixels of column `x` are of the first series' colour, give or take.
int inkAt(TimeChart &chart, qreal x)
{
    QImage image(chart.size(), QImage::Format_ARGB32);
    image.fill(theme::color(theme::Token::Panel));
    QPainter painter(&image);
    chart.paint(painter);
    painter.end();
    const QColor wanted = theme::color(theme::Token::Series1);
    int ink = 0;
    for (int y = int(chart.plotRect().top()); y < int(chart.plotRect().bottom()) - 1; ++y) {
        const QColor pixel = image.pixelColor(int(x), y);
        ink += std::abs(pixel.red() - wanted.red()) < 60 && std::abs(pixel.blue() - wanted.blue()) < 30;
    }
    return ink;
}

} // namespace

class TimeChartTest : public QObject
{
    Q_OBJECT

    SeriesStore m_store;
    std::unique_ptr<TimeChart> m_chart;

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
        m_store.clear();
        m_chart = std::make_unique<TimeChart>();
        m_chart->resize(400, 148);
        m_chart->setSpec(cpu());
        m_chart->setSource(&m_store);
    }

    void cleanup()
    {
        m_chart.reset();
    }

    void namesItselfAndItsValues()
    {
        QCOMPARE(m_chart->accessibleName(), QStringLiteral("CPU"));
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("–")));
        feed(m_store, 0, 10, 41.7f);
        m_chart->refresh();
        QCOMPARE(m_chart->accessibleDescription(), QStringLiteral("used 41.7\u00a0%"));
    }

    void leavesGapsOpen()
    {
        feed(m_store, 0, 100, 50);
        feed(m_store, 200, 300, 50);
        m_chart->refresh();
        QVERIFY(inkAt(*m_chart, m_chart->positionOf(start + 50'000)) > 0);
        QCOMPARE(inkAt(*m_chart, m_chart->positionOf(start + 150'000)), 0);
        QVERIFY(inkAt(*m_chart, m_chart->positionOf(start + 250'000)) > 0);
        m_chart->setCrosshair(start + 150'000);
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("–")));
    }

    void crosshairShowsTheValuesOfItsTime()
    {
        feed(m_store, 0, 150, 10);
        feed(m_store, 150, 300, 20);
        m_chart->refresh();
        QSignalSpy moved(m_chart.get(), &TimeChart::crosshairMoved);
        m_chart->setCrosshair(start + 100'000);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("10.0\u00a0%")));
        const QPointF over(m_chart->positionOf(start + 200'000), 60);
        QMouseEvent move(QEvent::MouseMove, over, over, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_chart.get(), &move);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.first().first().toLongLong(), start + 200'000);
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("20.0\u00a0%")));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_chart.get(), &leave);
        QCOMPARE(m_chart->crosshair(), 0);
        QCOMPARE(moved.count(), 2);
    }

    void keysMoveTheCrosshair()
    {
        feed(m_store, 0, 300, 10);
        m_chart->refresh();
        const qint64 end = start + 299'000;
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->crosshair(), end);
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->crosshair(), end - 1000);
        QTest::keyClick(m_chart.get(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_chart->crosshair(), end - 11'000);
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(m_chart->crosshair(), end - 10'000);
        QTest::keyClick(m_chart.get(), Qt::Key_End);
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(m_chart->crosshair(), end);
        QTest::keyClick(m_chart.get(), Qt::Key_Home);
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->crosshair(), start);
        QTest::keyClick(m_chart.get(), Qt::Key_Escape);
        QCOMPARE(m_chart->crosshair(), 0);
    }

    void frozenNothingChanges()
    {
        feed(m_store, 0, 300, 10);
        m_chart->setFrozenAt(start + 299'000);
        // Long enough for the store to forget all it had of 5 min.
        feed(m_store, 300, 700, 90);
        m_chart->refresh();
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("10.0\u00a0%")));
        QCOMPARE(m_chart->csvColumns().front().points.size(), size_t(300));
        m_chart->setSpan(Span::ThirtyMinutes);
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("10.0\u00a0%")));
        QCOMPARE(m_chart->csvColumns().front().points.back().avg, 10.f);
        m_chart->setSpan(Span::FiveMinutes);
        m_chart->setFrozenAt(0);
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("90.0\u00a0%")));
    }

    void outlivesItsStore()
    {
        auto store = std::make_unique<SeriesStore>();
        feed(*store, 0, 10, 10);
        m_chart->setSource(store.get());
        store.reset();
        m_chart->refresh();
        QCOMPARE(m_chart->values(), QStringList(QStringLiteral("–")));
        QCOMPARE(inkAt(*m_chart, 200), 0);
    }

    void survivesAnySize()
    {
        ChartSpec spec = cpu();
        for (int index = 0; index < 12; ++index)
            spec.series.push_back({QStringLiteral("a-long-name-%1").arg(index), index, key, 1, true, index == 3});
        m_chart->setSpec(spec);
        feed(m_store, 0, 20, 1e12f);
        for (const Span span : {Span::FiveMinutes, Span::ThirtyMinutes, Span::TwoHours}) {
            m_chart->setSpan(span);
            for (const QSize size : {QSize(1, 1), QSize(60, 30), QSize(200, 120), QSize(2000, 900)}) {
                m_chart->resize(size);
                m_chart->setCrosshair(start + 5000);
                QVERIFY(!m_chart->grab().isNull());
            }
        }
    }
};

PILOTHOUSE_TEST(TimeChartTest)
#include "tst_timechart.moc"
