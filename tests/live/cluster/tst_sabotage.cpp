// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Would the live tests notice? Between session and cluster somebody lies, and the judgement of the rows, which asks kubectl, must turn
// red; where the program can know better (a change that names the uid of what it is for), it must.
#include "clusterobserved.h"
#include "hurriedclock.h"
#include "podcells.h"
#include "saboteur.h"
#include "sessioncluster.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QRandomGenerator>

using namespace kubernetes;
using actions::ItemState;
using livetest::ClusterObserved;
using livetest::Sabotage;

namespace {

QString randomName()
{
    return QStringLiteral("lied-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

/// What the pods of the namespace "default" say and kubectl says otherwise.
QStringList judgement(const livetest::LiveCluster &cluster, ClusterObserved &session)
{
    const livetest::Ran asked = livetest::kubectl(cluster, cluster.admin, {QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-n"), QStringLiteral("default"), QStringLiteral("--no-headers"),
                                                                           QStringLiteral("-o"), QStringLiteral("wide")});
    QStringList wrong;
    QSet<QString> theirs;
    const QStringList lines = QString::fromUtf8(asked.out).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList words = line.simplified().split(u' ');
        theirs << words.value(0);
        const auto row = session.row<PodRow>("pod", words.value(0));
        if (!row)
            wrong << QStringLiteral("%1 is missing").arg(words.value(0));
        else if (readyText(*row) != words.value(1) || row->status != words.value(2) || !line.contains(podIpText(*row)))
            wrong << QStringLiteral("%1: %2, we %3 %4 %5").arg(words.value(0), line.simplified(), readyText(*row), row->status, podIpText(*row));
    }
    for (const live::RowPointer &row : session.handle.feed("pod")->rows()) {
        const auto &pod = static_cast<const PodRow &>(*row);
        if (pod.meta.namespaceName == QStringLiteral("default") && !theirs.contains(pod.meta.name))
            wrong << QStringLiteral("%1 is no more").arg(pod.meta.name);
    }
    return wrong;
}

} // namespace

class SabotageTest : public QObject
{
    Q_OBJECT

    struct Lied {
        std::shared_ptr<Sabotage> sabotage = std::make_shared<Sabotage>();
        ClusterObserved session;
        Lied(const livetest::LiveCluster &cluster, base::Clock &clock)
            : session(cluster.admin, [this](SessionOptions &options) {
                  options.transport = [sabotage = sabotage](const net::Origin &origin) { return std::make_unique<livetest::Saboteur>(origin, sabotage); };
              }, clock)
        {
            session.open();
            session.look("pod");
            session.look("deployment");
        }
    };
    livetest::HurriedClock m_clock;

private Q_SLOTS:
    void lostFrames()
    {
        NEED_CLUSTER();
        const QString name = running(*cluster);
        Lied lied(*cluster, m_clock);
        QTRY_VERIFY_WITH_TIMEOUT(judgement(*cluster, lied.session).isEmpty(), livetest::patience);
        lied.sabotage->order({name.toUtf8(), {}, {}, false});
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), name, QStringLiteral("--now")}));
        QTRY_VERIFY_WITH_TIMEOUT(lied.sabotage->done > 0, livetest::patience);
        QTest::qWait(500);
        const QStringList wrong = judgement(*cluster, lied.session);
        QVERIFY2(wrong.contains(QStringLiteral("%1 is no more").arg(name)), qPrintable(wrong.join(u'\n')));
        // A new list knows nothing of it.
        lied.sabotage->order({});
        const auto call = sessionCluster().setScope(lied.session.handle, QStringLiteral("default"), [](const base::Result<bool> &) {});
        QTRY_VERIFY_WITH_TIMEOUT(judgement(*cluster, lied.session).isEmpty(), livetest::patience);
    }

    void swappedObjects()
    {
        NEED_CLUSTER();
        const QString one = running(*cluster), other = running(*cluster);
        Lied lied(*cluster, m_clock);
        lied.sabotage->order({{}, {one.toUtf8(), other.toUtf8()}, {}, false});
        QTRY_VERIFY_WITH_TIMEOUT(lied.session.row<PodRow>("pod", one) && lied.session.row<PodRow>("pod", other), livetest::patience);
        const QStringList wrong = judgement(*cluster, lied.session);
        QVERIFY2(wrong.size() >= 2 && lied.sabotage->done > 0, qPrintable(wrong.join(u'\n')));
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), one, other, QStringLiteral("--now")}));
    }

    // A change goes to another object: the uid in it is not that one's, so the server refuses, and nothing has happened.
    void aChangeOfAnother()
    {
        NEED_CLUSTER();
        const QString meant = deployed(*cluster), hit = deployed(*cluster);
        Lied lied(*cluster, m_clock);
        const auto row = [&](const QString &name) { return lied.session.row<DeploymentRow>("deployment", name); };
        QTRY_VERIFY_WITH_TIMEOUT(row(meant) && row(hit), livetest::patience);
        lied.sabotage->order({{}, {}, {meant.toUtf8(), hit.toUtf8()}, false});
        for (const QByteArray &action : {QByteArray("deployment.scale"), QByteArray("deployment.restart"), QByteArray("deployment.pause")}) {
            const auto item = lied.session.act(action, row(meant), {{QStringLiteral("replicas"), 3}});
            QVERIFY2(item, action.constData());
            QVERIFY2(item->state == ItemState::Failed, action.constData());
            QVERIFY2(item->error.httpStatus == 409 || item->error.httpStatus == 422, qPrintable(item->error.text())); // its uid cannot be another
        }
        QCOMPARE(lied.sabotage->done.load(), 3);
        lied.sabotage->order({});
        for (const QString &name : {meant, hit}) {
            const livetest::Ran asked = livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("get"), QStringLiteral("deployment"), name, QStringLiteral("-o"),
                                                                                    QStringLiteral("jsonpath={.spec.replicas} {.metadata.generation} {.spec.paused}")});
            QCOMPARE(asked.out.trimmed(), QByteArray("1 1"));
        }
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("deployment"), meant, hit}));
    }

    // "Yes", says the server, and does nothing: no action is told as done.
    void anAnswerWithoutADeed()
    {
        NEED_CLUSTER();
        const QString name = running(*cluster), work = deployed(*cluster);
        Lied lied(*cluster, m_clock);
        QTRY_VERIFY_WITH_TIMEOUT(lied.session.row<PodRow>("pod", name) && lied.session.row<DeploymentRow>("deployment", work), livetest::patience);
        lied.sabotage->order({{}, {}, {}, true});
        const auto removal = lied.session.act("pod.delete", lied.session.row<PodRow>("pod", name));
        QVERIFY(removal);
        QCOMPARE(removal->state, ItemState::Unobserved);
        const auto pause = lied.session.act("deployment.pause", lied.session.row<DeploymentRow>("deployment", work));
        QVERIFY(pause);
        QCOMPARE(pause->state, ItemState::Unobserved);
        QVERIFY(judgement(*cluster, lied.session).isEmpty()); // the rows are right all the same
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), name, QStringLiteral("--now")}));
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("deployment"), work}));
    }

private:
    [[nodiscard]] static bool does(const livetest::LiveCluster &cluster, const QStringList &arguments)
    {
        return livetest::kubectl(cluster, cluster.admin, arguments).ok();
    }
    /// A pod of its own that runs, with an address.
    [[nodiscard]] static QString running(const livetest::LiveCluster &cluster)
    {
        const QString name = randomName();
        const bool made = does(cluster, {QStringLiteral("run"), name, QStringLiteral("--image=app:1")})
            && does(cluster, {QStringLiteral("wait"), QStringLiteral("--for=condition=Ready"), QStringLiteral("pod/") + name, QStringLiteral("--timeout=50s")});
        return made ? name : QString();
    }
    [[nodiscard]] static QString deployed(const livetest::LiveCluster &cluster)
    {
        const QString name = randomName();
        return does(cluster, {QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=app:1")}) ? name : QString();
    }
};

PILOTHOUSE_TEST(SabotageTest)
#include "tst_sabotage.moc"
