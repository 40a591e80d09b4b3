// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session does when a connection is lost or only seems to be: nothing while nobody looks, nothing in a hurry, and no
// table is blamed on all others.
#include "scriptedcluster.h"
#include "testmain.h"

#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;
using namespace std::chrono_literals;

class LossTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void aWatchThatEndsAtOnceIsItsOwnTrouble()
    {
        ApiServer server(path());
        server.objects[allPods] = {podJson("web")};
        Observed session(server);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QTRY_VERIFY_WITH_TIMEOUT(server.watches[allPods], patience);
        server.endsWatches = true; // as a proxy does that knows no streams
        server.watches[allPods]->endChunked();
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->status().state, State::Backoff, patience);
        QCOMPARE(session.pods()->status().error.code, base::Error::Code::Server);
        QVERIFY(session.there()); // after what a loss would have posted
        QCOMPARE(session.handle.state().state, EndpointIs::Connected);
        QCOMPARE(server.asked("GET /version"), 1);
        QCOMPARE(session.pods()->size(), 1);
    }

    void whatIsLostAtOnceAgainIsTriedWithPatience()
    {
        ApiServer server(path());
        server.breaksWatches = true; // each /version is answered, each watch is cut off
        Observed session(server, timeStandsStill());
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        int attempts = 1;
        for (const std::chrono::milliseconds pause : {800ms, 1600ms, 3200ms, 6400ms, 12800ms, 25600ms, 30000ms, 30000ms}) {
            QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().nextTryMs - m_clock.wallMs(), pause.count(), patience);
            QVERIFY(session.advance(m_clock, pause - 1ms));
            QCOMPARE(session.handle.state().state, EndpointIs::Backoff);
            QCOMPARE(server.asked("GET /version"), attempts);
            QVERIFY(session.advance(m_clock, 1ms));
            ++attempts;
            QTRY_COMPARE_WITH_TIMEOUT(server.asked("GET /version"), attempts, patience);
        }
    }

    void nobodyLooksNobodyTries()
    {
        ApiServer server(path());
        Observed session(server, timeStandsStill());
        {
            const auto look = session.handle.look("pod", endpoint::Demand::Rows);
            QVERIFY(session.isLive());
            server.stop();
            // The watch tries once more before it takes the server for lost.
            QTRY_VERIFY_WITH_TIMEOUT(session.advance(m_clock, 1s) && session.handle.state().state == EndpointIs::Backoff, patience);
        }
        // It says that it does not try, once the look has been forgotten.
        QTRY_VERIFY_WITH_TIMEOUT(session.advance(m_clock, 60s) && session.handle.state().state == EndpointIs::Backoff && session.handle.state().nextTryMs == 0, patience);
        server.requests.clear();
        server.start();
        for (int minute = 0; minute < 10; ++minute)
            QVERIFY(session.advance(m_clock, 60s));
        QVERIFY(server.requests.isEmpty());
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QCOMPARE(session.handle.state().state, EndpointIs::Connected);
    }

    void afterSleepAllIsAskedAgainAtOnce()
    {
        ApiServer server(path());
        server.objects[allPods] = {podJson("web")};
        Observed session(server);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QTRY_VERIFY_WITH_TIMEOUT(server.watches[allPods], patience);
        server.requests.clear();
        session.handle.wokeUp();
        QTRY_VERIFY_WITH_TIMEOUT(server.lastAsked("GET /api/v1/pods?watch=1").contains("resourceVersion=10"), patience);
        QVERIFY(session.isLive());
        QCOMPARE(session.pods()->size(), 1);
    }

    void aScopeThatIsSetBeforeTheConnectionHolds()
    {
        ApiServer server(path());
        Observed session(server);
        const auto call = session.cluster.setScope(session.handle, QStringLiteral("shop"), [](const base::Result<bool> &) {});
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QTRY_VERIFY_WITH_TIMEOUT(server.asked("GET /apis/metrics.k8s.io/v1beta1/namespaces/shop/pods") > 0, patience);
        QVERIFY(server.asked("GET /api/v1/namespaces/shop/pods") > 0);
        QCOMPARE(server.asked("GET /api/v1/pods"), 0);
        QCOMPARE(std::any_cast<QString>(session.handle.fact("scope")), QStringLiteral("shop"));
    }

private:
    [[nodiscard]] std::function<void(SessionOptions &)> timeStandsStill()
    {
        return [this](SessionOptions &options) {
            options.clock = &m_clock;
            options.random = [] { return 0.5; }; // no jitter
        };
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    base::ManualClock m_clock; ///< turned on the endpoint's thread
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(LossTest)
#include "tst_loss.moc"
