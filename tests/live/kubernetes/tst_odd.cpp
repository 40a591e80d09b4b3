// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The odd states of odd.sh are there: kubectl itself shows each pod as odd.yaml says, and goes on doing so.
#include "livecluster.h"
#include "testmain.h"

#include <QMap>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>

using livetest::LiveCluster;
using livetest::Ran;

namespace {

// NAME to READY, STATUS and RESTARTS, out of lines with tabs or of kubectl's table.
QMap<QString, QString> states(const QByteArray &text)
{
    QMap<QString, QString> found;
    const QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    static const QRegularExpression gap(QStringLiteral("\\t|  +"));
    for (const QString &line : lines) {
        const QStringList cells = line.split(gap);
        if (cells.size() >= 4)
            found.insert(cells.at(0), cells.mid(1, 3).join(QLatin1String(" | ")));
    }
    return found;
}

} // namespace

class OddTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void kubectlShowsEachState();
    void nodesAreOdd();
    void madeAnew();

private:
    Ran admin(const QString &arguments)
    {
        return livetest::kubectl(m_cluster, m_cluster.admin, arguments.split(QLatin1Char(' ')));
    }

    LiveCluster m_cluster;
    QMap<QString, QString> m_expected;
};

void OddTest::initTestCase()
{
    const auto cluster = livetest::liveCluster();
    if (!cluster) {
        QVERIFY2(!livetest::clusterRequired(), "the cluster is required, but is not up");
        QSKIP("no cluster could be started here");
    }
    m_cluster = *cluster;
    const Ran made = livetest::runScript(QStringLiteral("odd.sh"), {m_cluster.folder});
    QVERIFY2(made.ok(), made.err.constData());
    m_expected = states(made.out);
    QVERIFY2(m_expected.size() > 30, made.out.constData());
}

void OddTest::kubectlShowsEachState()
{
    const QMap<QString, QString> shown = states(admin(QStringLiteral("-n odd get pods --no-headers")).out);
    QCOMPARE(shown.keys(), m_expected.keys());
    for (auto it = m_expected.cbegin(); it != m_expected.cend(); ++it) {
        const QString is = shown.value(it.key());
        QVERIFY2(is == it.value(), qPrintable(QStringLiteral("%1: %2, not %3").arg(it.key(), is, it.value())));
    }
    // What odd.yaml must not lose.
    for (const char *state : {"Init:1/2", "CrashLoopBackOff", "ImagePullBackOff", "Terminating", "Evicted", "Unknown",
                              "Completed", "NotReady", "SchedulingGated", "OOMKilled", "ContainerCreating", "Pending"}) {
        const QString cell = QStringLiteral(" | %1 | ").arg(QLatin1String(state));
        const auto has = [&cell](const QString &cells) { return cells.contains(cell); };
        QVERIFY2(std::any_of(shown.cbegin(), shown.cend(), has), state);
    }
}

void OddTest::nodesAreOdd()
{
    const QByteArray nodes = admin(QStringLiteral("get nodes --no-headers")).out.simplified();
    QVERIFY2(nodes.contains("odd-lost NotReady "), nodes.constData());
    QVERIFY2(nodes.contains("odd-cordoned Ready,SchedulingDisabled "), nodes.constData());
    QVERIFY2(nodes.contains("odd-new "), nodes.constData());
}

void OddTest::madeAnew()
{
    QVERIFY(admin(QStringLiteral("-n odd delete pod crash-loop --force --grace-period=0")).ok());
    QVERIFY(!states(admin(QStringLiteral("-n odd get pods --no-headers")).out).contains(QStringLiteral("crash-loop")));
    const Ran made = livetest::runScript(QStringLiteral("odd.sh"), {m_cluster.folder});
    QVERIFY2(made.ok(), made.err.constData());
    kubectlShowsEachState();
}

PILOTHOUSE_TEST(OddTest)
#include "tst_odd.moc"
