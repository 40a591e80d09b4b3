// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The relations of objects of the real cluster, from several of them; and the events of one, beside kubectl's.
#include "clusterobserved.h"
#include "eventrow.h"
#include "objectevents.h"
#include "relations.h"
#include "sessioncluster.h"
#include "testmain.h"
#include "watchedrows.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace kubernetes;
using livetest::ClusterObserved;

namespace {

const char *const world = R"(
apiVersion: v1
kind: Namespace
metadata: { name: NAME }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: NAME }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: NAME }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: c, configMap: { name: settings } }]
      containers: [{ name: main, image: web:1 }]
---
apiVersion: v1
kind: Service
metadata: { name: front, namespace: NAME }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: NAME }
spec: { defaultBackend: { service: { name: front, port: { number: 80 } } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: load, namespace: NAME }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 4 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: stays, namespace: NAME }
spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: NAME }
spec: { podSelector: {} }
)";

/// Asks until nothing is open.
Relations found(ClusterObserved &session, const Cluster &functions, const QByteArray &path)
{
    RelationSearch search(path);
    std::vector<endpoint::Call> calls;
    std::function<void()> ask = [&] {
        for (const QByteArray &question : search.take()) {
            calls.push_back(functions.get(session.handle, question, [&, question](const base::Result<QByteArray> &answer) {
                search.answer(question, answer);
                ask();
            }));
        }
    };
    ask();
    if (!QTest::qWaitFor([&] { return search.done(); }, livetest::patience))
        return {};
    return search.relations();
}

/// How many lines lead from one kind to another.
int lines(const Relations &relations, const char *from, const char *to)
{
    return static_cast<int>(std::count_if(relations.edges.begin(), relations.edges.end(), [&](const Relation &edge) {
        return relations.objects[edge.from].object.kind == QLatin1String(from) && relations.objects[edge.to].object.kind == QLatin1String(to);
    }));
}

} // namespace

class RelatedTest : public QObject
{
    Q_OBJECT

    QString m_name;
    [[nodiscard]] QByteArray in(const char *group) const { return QByteArray(group) + "/namespaces/" + m_name.toUtf8(); }

private Q_SLOTS:
    void initTestCase()
    {
        NEED_CLUSTER();
        m_name = QStringLiteral("related-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("world.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(world).replace("NAME", m_name.toUtf8()));
        file.close();
        const livetest::Ran made = livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("apply"), QStringLiteral("-f"), file.fileName()});
        QVERIFY2(made.ok(), made.err.constData());
    }

    void cleanupTestCase()
    {
        if (const auto cluster = livetest::liveCluster(); cluster && !m_name.isEmpty())
            static_cast<void>(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("delete"), QStringLiteral("namespace"), m_name, QStringLiteral("--wait=false")}));
    }

    void fromTheDeploymentTheIngressThePodAndTheConfigMap()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        Relations relations;
        const auto complete = [&] {
            relations = found(session, functions, in("/apis/apps/v1") + "/deployments/web");
            return lines(relations, "Deployment", "ReplicaSet") == 1 && lines(relations, "ReplicaSet", "Pod") == 2 && lines(relations, "Pod", "Node") == 2;
        };
        QVERIFY(QTest::qWaitFor(complete, livetest::patience));
        QCOMPARE(lines(relations, "Service", "Deployment"), 1);
        QCOMPARE(lines(relations, "Ingress", "Service"), 1);
        QCOMPARE(lines(relations, "Deployment", "ConfigMap"), 1);
        QString name;
        for (const RelatedObject &related : relations.objects) {
            if (related.object.kind == QStringLiteral("Pod"))
                name = related.object.name;
        }
        const Relations pod = found(session, functions, in("/api/v1") + "/pods/" + name.toUtf8());
        QStringList kinds;
        for (const size_t index : pod.chain())
            kinds << pod.objects[index].object.kind;
        QCOMPARE(kinds.join(u' '), QStringLiteral("Deployment ReplicaSet Pod Node"));
        QCOMPARE(pod.objects[pod.chain()[2]].object.uid, session.row<PodRow>("pod", name)->meta.key);
        const auto routed = [&] {
            const Relations ingress = found(session, functions, in("/apis/networking.k8s.io/v1") + "/ingresses/shop");
            return lines(ingress, "Ingress", "Service") == 1 && lines(ingress, "Service", "EndpointSlice") == 1 && lines(ingress, "EndpointSlice", "Pod") == 2;
        };
        QVERIFY(QTest::qWaitFor(routed, livetest::patience));
        const auto decided = [&] {
            const Relations scaler = found(session, functions, in("/apis/autoscaling/v2") + "/horizontalpodautoscalers/load");
            const Relations budget = found(session, functions, in("/apis/policy/v1") + "/poddisruptionbudgets/stays");
            const Relations policy = found(session, functions, in("/apis/networking.k8s.io/v1") + "/networkpolicies/closed");
            return lines(scaler, "HorizontalPodAutoscaler", "Deployment") == 1 && lines(scaler, "ReplicaSet", "Pod") == 2 &&
                   lines(budget, "PodDisruptionBudget", "Pod") == 2 && lines(policy, "NetworkPolicy", "Pod") == 2;
        };
        QVERIFY(QTest::qWaitFor(decided, livetest::patience));
        const Relations used = found(session, functions, in("/api/v1") + "/configmaps/settings");
        QCOMPARE(lines(used, "Pod", "ConfigMap"), 2);
        QVERIFY(pod.refused.isEmpty() && used.refused.isEmpty());
    }

    void theEventsOfADeployment()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        session.look("deployment");
        QVERIFY(session.isLive("deployment"));
        const auto find = [&]() -> std::shared_ptr<const DeploymentRow> {
            for (const live::RowPointer &row : session.handle.feed("deployment")->rows()) {
                const auto &deployment = static_cast<const DeploymentRow &>(*row);
                if (deployment.meta.namespaceName == m_name)
                    return std::static_pointer_cast<const DeploymentRow>(row);
            }
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(find(), livetest::patience);
        WatchedRows events(session.handle, functions, objectEventTable("deployments", find()->meta), m_name);
        QTRY_VERIFY_WITH_TIMEOUT(events.settled() && events.feed().size() == 1, livetest::patience);
        const auto &event = static_cast<const EventRow &>(*events.feed().rows().front());
        QCOMPARE(event.reason, QStringLiteral("ScalingReplicaSet"));
        QCOMPARE(event.objectUid, find()->key());
        // It is a watch: what happens next comes by itself.
        QVERIFY(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("scale"), QStringLiteral("deployment/web"), QStringLiteral("-n"), m_name, QStringLiteral("--replicas=1")}).ok());
        QTRY_COMPARE_WITH_TIMEOUT(events.feed().size(), 2, livetest::patience);
    }
};

PILOTHOUSE_TEST(RelatedTest)
#include "tst_related.moc"
