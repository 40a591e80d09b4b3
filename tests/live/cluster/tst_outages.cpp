// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The API server killed, stopped and started again; what it remembers compacted away meanwhile. Tables go stale, say so, come back,
// and no row is wrong afterwards.
#include "clusterobserved.h"
#include "testmain.h"

#include <QRandomGenerator>

using namespace kubernetes;
using livetest::ClusterObserved;
using State = live::FeedStatus::State;
using EndpointIs = endpoint::EndpointState::State;

namespace {

QString randomName()
{
    return QStringLiteral("outage-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

} // namespace

class OutagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        // Whatever went wrong, others need the server.
        if (const auto cluster = livetest::liveCluster())
            QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("start"), cluster->folder}, 120'000).ok());
    }

    void aKilledServer()
    {
        NEED_CLUSTER();
        const auto does = [&](const QStringList &arguments) { return livetest::kubectl(*cluster, cluster->admin, arguments).ok(); };
        const QString before = randomName(), after = randomName();
        QVERIFY(does({QStringLiteral("run"), before, QStringLiteral("--image=app:1")}));
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<PodRow>("pod", before), livetest::patience);

        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("kill"), cluster->folder}).ok());
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Backoff, livetest::patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.status("pod").stale(), livetest::patience);
        QVERIFY(session.row<PodRow>("pod", before)); // rows stay
        QVERIFY(session.status("pod").lastGoodMs > 0);
        QVERIFY(session.status("pod").nextTryMs > 0);

        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("start"), cluster->folder}).ok());
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, 2 * livetest::patience);
        QVERIFY(session.isLive("pod"));
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("pod"), before, QStringLiteral("--now")}));
        QVERIFY(does({QStringLiteral("run"), after, QStringLiteral("--image=app:1")}));
        QTRY_VERIFY_WITH_TIMEOUT(!session.row<PodRow>("pod", before) && session.row<PodRow>("pod", after), livetest::patience);
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("pod"), after, QStringLiteral("--now")}));
    }

    // Nobody looks for a while; when somebody does again, the version that is held has been compacted away.
    void aVersionThatIsForgotten()
    {
        NEED_CLUSTER();
        const auto does = [&](const QStringList &arguments) { return livetest::kubectl(*cluster, cluster->admin, arguments).ok(); };
        const QString gone = randomName(), come = randomName();
        QVERIFY(does({QStringLiteral("run"), gone, QStringLiteral("--image=app:1")}));
        ClusterObserved session(cluster->admin);
        session.handle.setLinger(std::chrono::milliseconds(20));
        session.open();
        {
            const auto look = session.handle.look("pod", endpoint::Demand::Rows);
            QVERIFY(session.isLive("pod"));
            QTRY_VERIFY_WITH_TIMEOUT(session.row<PodRow>("pod", gone), livetest::patience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(session.status("pod").state, State::Idle, livetest::patience);
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("pod"), gone, QStringLiteral("--now")}));
        QVERIFY(does({QStringLiteral("run"), come, QStringLiteral("--image=app:1")}));
        const livetest::Ran compacted = livetest::runScript(QStringLiteral("compact.sh"), {cluster->folder});
        QVERIFY2(compacted.ok(), compacted.err.constData());
        // What the server holds of its own past goes when it starts anew.
        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("kill"), cluster->folder}).ok());
        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("start"), cluster->folder}).ok());
        session.look("pod");
        QTRY_VERIFY_WITH_TIMEOUT(session.status("pod").state == State::Live && !session.row<PodRow>("pod", gone) && session.row<PodRow>("pod", come),
                                 2 * livetest::patience);
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("pod"), come, QStringLiteral("--now")}));
    }
};

PILOTHOUSE_TEST(OutagesTest)
#include "tst_outages.moc"
