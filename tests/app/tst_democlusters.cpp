// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Kubernetes section of the demo: a cluster that is full of life and has a past, one out of reach, one that wants a login.
#include "demowindow.h"
#include "kindparts.h"
#include "livetableview.h"
#include "podrow.h"
#include "testmain.h"

#include <QTest>
#include <algorithm>
#include <cmath>

class TestDemoClusters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_demo.begin(); }
    void cleanupTestCase() { m_demo.end(); }
    void nothingConnectsUntilItIsOpened();
    void podsAreThereWithAPast();
    void noStateIsCut();
    void othersSayWhyTheyDoNotAnswer();

private:
    [[nodiscard]] endpoint::Endpoint *cluster(const char *context) { return m_demo.application().cluster(QString::fromLatin1(context)); }
    DemoWindow m_demo;
};

void TestDemoClusters::nothingConnectsUntilItIsOpened()
{
    QTRY_VERIFY_WITH_TIMEOUT(cluster("demo"), DemoWindow::patience);
    for (const char *context : {"demo", "staging", "prod-eu"})
        QVERIFY2(cluster(context) && !cluster(context)->isOpen(), context);
}

void TestDemoClusters::podsAreThereWithAPast()
{
    m_demo.window().openPane("kubernetes", "pod");
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.pane() && m_demo.pane()->model().rowCount() > 40, DemoWindow::patience);
    live::Key oldest;
    for (const live::RowPointer &row : cluster("demo")->feed("pod")->rows()) {
        const auto &pod = static_cast<const kubernetes::PodRow &>(*row);
        if (pod.meta.name.startsWith(QStringLiteral("coredns")))
            oldest = pod.key();
    }
    QVERIFY(!oldest.isEmpty());
    const auto points = [&] {
        const auto all = cluster("demo")->series()->range(oldest, kubernetes::CpuMillicores, live::Span::TwoHours);
        return std::count_if(all.begin(), all.end(), [](const live::SeriesPoint &point) { return !std::isnan(point.avg); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(points() > 200, DemoWindow::patience);
    QVERIFY(cluster("demo")->series()->latest(oldest, kubernetes::MemoryBytes).value_or(0) > 1e6F);
}

void TestDemoClusters::noStateIsCut()
{
    const auto &columns = m_demo.pane()->model().kind().columns;
    delegates::LiveTableView *view = m_demo.pane()->table();
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].type != live::ColumnType::State)
            continue;
        const int word = QFontMetrics(view->font()).horizontalAdvance(QStringLiteral("CreateContainerConfigError"));
        QTRY_VERIFY_WITH_TIMEOUT(view->columnWidth(static_cast<int>(i)) > word, DemoWindow::patience);
    }
}

void TestDemoClusters::othersSayWhyTheyDoNotAnswer()
{
    using State = endpoint::EndpointState::State;
    m_demo.window().switchEndpoint("kubernetes", cluster("staging"));
    QTRY_COMPARE_WITH_TIMEOUT(cluster("staging")->state().state, State::Backoff, DemoWindow::patience);
    QCOMPARE(cluster("staging")->state().error.code, base::Error::Code::Timeout);
    m_demo.window().switchEndpoint("kubernetes", cluster("prod-eu"));
    QTRY_COMPARE_WITH_TIMEOUT(cluster("prod-eu")->state().state, State::Backoff, DemoWindow::patience);
    QVERIFY(cluster("prod-eu")->state().error.text().contains(QStringLiteral("harbour sso login")));
}

PILOTHOUSE_TEST(TestDemoClusters)
#include "tst_democlusters.moc"
