// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated cluster by itself, with a clock that is turned by hand: what its past has left, and what changes lead to.
#include "apiserver.h"
#include "podtable.h"
#include "testmain.h"

#include <QTest>
#include <algorithm>

using namespace demo;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

struct World {
    base::ManualClock clock{1'795'000'000'000};
    DemoCluster cluster{{1, false, 0, &clock}};
    ApiServer server{cluster};

    [[nodiscard]] QJsonObject ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, const QByteArray &type = "application/merge-patch+json")
    {
        return QJsonDocument::fromJson(server.answer(parseRequest(method, target, "application/json", type, body)).body).object();
    }
    [[nodiscard]] QHash<QString, QString> states(const QString &place = {})
    {
        QHash<QString, QString> all;
        for (const QJsonObject &pod : cluster.store().list(resources::pods, place))
            all.insert(nameOf(pod), podCells(pod, cluster.store().nowMs()).at(1).toString());
        return all;
    }
    [[nodiscard]] std::optional<QJsonObject> deployment(const QString &place, const QString &name) { return cluster.store().find(resources::deployments, place, name); }
    [[nodiscard]] int ready(const QString &place, const QString &name) { return numberAt(*deployment(place, name), u"status.readyReplicas"); }
};

} // namespace

class DemoClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsPastHasLeftWhatADemoNeeds()
    {
        World world;
        const QHash<QString, QString> states = world.states();
        QVERIFY2(states.size() >= 40 && states.size() < 70, qPrintable(QString::number(states.size())));
        const QStringList all = states.values();
        for (const QString &state : {u"CrashLoopBackOff"_s, u"CreateContainerConfigError"_s, u"Pending"_s, u"Completed"_s, u"Error"_s, u"Terminating"_s, u"Init:0/2"_s, u"Running"_s})
            QVERIFY2(all.contains(state), qPrintable(state));
        QVERIFY(all.contains(u"ImagePullBackOff"_s) || all.contains(u"ErrImagePull"_s)); // by turns
        QVERIFY(all.count(u"Running"_s) > 25);
        QCOMPARE(world.cluster.store().list(resources::nodes).size(), size_t(4));
        QVERIFY(world.cluster.store().list(resources::events).size() > 10);
    }

    void theSameSeedGivesTheSameNames()
    {
        QCOMPARE(World().states(), World().states());
    }

    void scalingPlaysOut()
    {
        World world;
        (void)world.ask("PATCH", "/apis/apps/v1/namespaces/shop/deployments/cart", R"({"spec":{"replicas":4}})");
        QCOMPARE(world.ready(u"shop"_s, u"cart"_s), 2);
        world.clock.advance(12s);
        QCOMPARE(world.ready(u"shop"_s, u"cart"_s), 4);
        (void)world.ask("PATCH", "/apis/apps/v1/namespaces/shop/deployments/cart/scale", R"({"spec":{"replicas":1}})");
        world.clock.advance(12s);
        QCOMPARE(numberAt(*world.deployment(u"shop"_s, u"cart"_s), u"status.replicas"), 1);
    }

    void autoscalersFollowTheLoadWithinTheirLimits()
    {
        World world;
        const auto scaler = [&](const QString &name, const QString &place = u"shop"_s) { return *world.cluster.store().find(resources::autoscalers, place, name); };
        QCOMPARE(textAt(condition(scaler(u"storefront"_s), u"ScalingLimited"), u"status"), u"False"_s);
        QCOMPARE(textAt(condition(scaler(u"recommend"_s), u"ScalingLimited"), u"reason"), u"TooManyReplicas"_s);
        QCOMPARE(textAt(condition(scaler(u"ledger"_s, u"payments"_s), u"ScalingActive"), u"reason"), u"FailedGetExternalMetric"_s);
        (void)world.ask("PATCH", "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/recommend", R"({"spec":{"maxReplicas":5}})");
        world.clock.advance(2s);
        QCOMPARE(numberAt(*world.deployment(u"shop"_s, u"recommend"_s), u"spec.replicas"), 3);
        QCOMPARE(textAt(condition(scaler(u"recommend"_s), u"ScalingLimited"), u"status"), u"False"_s);
        QVERIFY(!textAt(scaler(u"recommend"_s), u"status.lastScaleTime").isEmpty());
        QCOMPARE(numberAt(scaler(u"recommend"_s), u"status.currentReplicas"), 3);
        // Whoever scales a deployment below the minimum does not for long.
        (void)world.ask("PATCH", "/apis/apps/v1/namespaces/shop/deployments/storefront/scale", R"({"spec":{"replicas":1}})");
        world.clock.advance(2s);
        QCOMPARE(numberAt(*world.deployment(u"shop"_s, u"storefront"_s), u"spec.replicas"), 3);
        (void)world.ask("PATCH", "/apis/apps/v1/namespaces/shop/deployments/storefront/scale", R"({"spec":{"replicas":0}})");
        world.clock.advance(2s);
        QCOMPARE(textAt(condition(scaler(u"storefront"_s), u"ScalingActive"), u"reason"), u"ScalingDisabled"_s);
    }

    void budgetsCountInPodsAndInShares()
    {
        World world;
        const auto status = [&](const QString &place, const QString &name) { return objectAt(*world.cluster.store().find(resources::budgets, place, name), u"status"); };
        const QJsonObject share = status(u"shop"_s, u"storefront"_s); // at most 34 % of 3 may be missing
        QCOMPARE(numberAt(share, u"desiredHealthy"), 1);
        QCOMPARE(numberAt(share, u"disruptionsAllowed"), numberAt(share, u"currentHealthy") - 1);
        const QJsonObject waiting = status(u"batch"_s, u"analytics"_s);
        QCOMPARE(numberAt(waiting, u"desiredHealthy"), 1);
        QCOMPARE(numberAt(waiting, u"currentHealthy"), 0);
        QCOMPARE(numberAt(waiting, u"disruptionsAllowed"), 0);
    }

    void aRestartReplacesEachPod()
    {
        World world;
        const QStringList before = world.states(u"shop"_s).keys();
        (void)world.ask("PATCH", "/apis/apps/v1/namespaces/shop/deployments/api", R"({"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-11-27T00:00:00Z"}}}}})",
                        "application/strategic-merge-patch+json");
        world.clock.advance(1s);
        QCOMPARE(textAt(condition(*world.deployment(u"shop"_s, u"api"_s), u"Progressing"), u"reason"), u"ReplicaSetUpdated"_s);
        world.clock.advance(60s);
        QCOMPARE(textAt(condition(*world.deployment(u"shop"_s, u"api"_s), u"Progressing"), u"reason"), u"NewReplicaSetAvailable"_s);
        QCOMPARE(world.ready(u"shop"_s, u"api"_s), 3);
        for (const QString &name : world.states(u"shop"_s).keys())
            QVERIFY(!name.startsWith("api-"_L1) || !before.contains(name));
    }

    void anotherImageMendsACrash()
    {
        World world;
        (void)world.ask("PATCH", "/apis/apps/v1/namespaces/shop/deployments/recommend", R"({"spec":{"template":{"spec":{"containers":[{"name":"recommend","image":"registry.harbour.example/shop/recommend:1.9.1"}]}}}})",
                        "application/strategic-merge-patch+json");
        world.clock.advance(40s);
        QCOMPARE(world.ready(u"shop"_s, u"recommend"_s), 2);
        QVERIFY(!world.states(u"shop"_s).values().contains(u"CrashLoopBackOff"_s));
    }

    void aDeletedPodIsFollowedByAnother()
    {
        World world;
        const QStringList names = world.states(u"payments"_s).keys();
        const auto gateway = std::find_if(names.begin(), names.end(), [](const QString &name) { return name.startsWith("gateway-"_L1); });
        QVERIFY(gateway != names.end());
        const QByteArray path = "/api/v1/namespaces/payments/pods/" + gateway->toLatin1();
        QCOMPARE(numberAt(world.ask("DELETE", path, R"({"preconditions":{"uid":"another"}})"), u"code"), 409);
        (void)world.ask("DELETE", path);
        QCOMPARE(world.states().value(*gateway), u"Terminating"_s);
        world.clock.advance(12s);
        QVERIFY(!world.states().contains(*gateway));
        QCOMPARE(world.ready(u"payments"_s, u"gateway"_s), 2);
    }

    // Nothing goes on for ever by itself: controllers that chase each other would.
    void itComesToRest()
    {
        World world;
        world.clock.advance(20min);
        const qint64 version = world.cluster.store().version();
        world.clock.advance(20min);
        QVERIFY2(world.cluster.store().version() - version < 400, qPrintable(QString::number(world.cluster.store().version() - version)));
    }
};

PILOTHOUSE_TEST(DemoClusterTest)
#include "tst_democluster.moc"
