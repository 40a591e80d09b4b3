// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to an autoscaler, on the real cluster.
#include "autoscalerrow.h"
#include "clusterobserved.h"
#include "testmain.h"

#include <QRandomGenerator>

using namespace kubernetes;
using actions::ItemState;
using livetest::ClusterObserved;

namespace {

constexpr const char *action = "horizontalpodautoscaler.setlimits";

actions::Arguments limits(int least, int most)
{
    return {{QStringLiteral("min"), least}, {QStringLiteral("max"), most}};
}

} // namespace

class AutoscalersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsAreSetAndTakenBack();
};

void AutoscalersTest::limitsAreSetAndTakenBack()
{
    NEED_CLUSTER();
    const QString name = QStringLiteral("limits-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
    const auto run = [&](const QStringList &arguments) { return livetest::kubectl(*cluster, cluster->admin, arguments); };
    QVERIFY(run({QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=web:1"), QStringLiteral("--replicas=0")}).ok());
    QVERIFY(run({QStringLiteral("autoscale"), QStringLiteral("deployment"), name, QStringLiteral("--min=2"), QStringLiteral("--max=4")}).ok());
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("horizontalpodautoscaler");
    QVERIFY(session.isLive("horizontalpodautoscaler"));
    const auto row = [&] { return session.row<AutoscalerRow>("horizontalpodautoscaler", name); };
    const auto told = [&] {
        return QString::fromUtf8(run({QStringLiteral("get"), QStringLiteral("hpa"), name, QStringLiteral("-o"), QStringLiteral("jsonpath={.spec.minReplicas} {.spec.maxReplicas}")}).out);
    };
    QTRY_VERIFY_WITH_TIMEOUT(row() && row()->state == ScalingState::Disabled, livetest::patience); // its target has no pods
    const auto before = row();
    const auto set = session.act(action, before, limits(3, 7));
    QVERIFY(set);
    QVERIFY2(set->state == ItemState::Confirmed, qPrintable(set->error.text()));
    QCOMPARE(told(), QStringLiteral("3 7"));
    QCOMPARE(row()->maxReplicas, 7);
    // What the program says that kubectl would do, it does.
    const actions::Action *known = actions::findAction(session.runner.actions(), action);
    QVERIFY(run(known->command(*row(), limits(1, 9)).mid(1)).ok());
    QCOMPARE(told(), QStringLiteral("1 9"));
    const std::optional<actions::Undo> undo = known->inverse(*before, {});
    QVERIFY(undo);
    const auto back = session.act(undo->action, row(), undo->arguments);
    QVERIFY(back);
    QVERIFY2(back->state == ItemState::Confirmed, qPrintable(back->error.text()));
    QCOMPARE(told(), QStringLiteral("2 4"));
    // The server has the last word, and another one of this name is another one.
    const auto upside = session.act(action, row(), limits(5, 4));
    QVERIFY(upside);
    QCOMPARE(upside->state, ItemState::Failed);
    const auto old = row();
    QVERIFY(run({QStringLiteral("delete"), QStringLiteral("hpa"), name}).ok());
    QVERIFY(run({QStringLiteral("autoscale"), QStringLiteral("deployment"), name, QStringLiteral("--min=2"), QStringLiteral("--max=4")}).ok());
    const auto stranger = session.act(action, old, limits(3, 7));
    QVERIFY(stranger);
    QCOMPARE(stranger->state, ItemState::Failed);
    QCOMPARE(told(), QStringLiteral("2 4"));
    QTRY_VERIFY_WITH_TIMEOUT(row() && row()->key() != old->key(), livetest::patience);
    const auto gone = session.act("horizontalpodautoscaler.delete", row());
    QVERIFY(gone);
    QVERIFY2(gone->state == ItemState::Confirmed, qPrintable(gone->error.text()));
    QVERIFY(run({QStringLiteral("delete"), QStringLiteral("deployment"), name, QStringLiteral("--wait=false")}).ok());
}

PILOTHOUSE_TEST(AutoscalersTest)
#include "tst_autoscalers.moc"
