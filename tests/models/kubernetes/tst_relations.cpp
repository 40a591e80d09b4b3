// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The search for related objects, against a small cluster that the test makes up: what is asked and what is found.
#include "relations.h"
#include "testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace kubernetes;

namespace {

QByteArray meta(const QByteArray &name, const QByteArray &more = {})
{
    return R"("metadata":{"name":")" + name + R"(","namespace":"shop","uid":"u-)" + name + R"(")" + more + "}";
}

QByteArray owned(const QByteArray &kind, const QByteArray &name)
{
    return R"(,"ownerReferences":[{"kind":")" + kind + R"(","name":")" + name + R"(","uid":"u-)" + name + R"(","controller":true}])";
}

const QByteArray webLabels = R"(,"labels":{"app":"web"})";
const QByteArray webSelector = R"("selector":{"matchLabels":{"app":"web"}})";
const QByteArray podSpec = R"({"nodeName":"w-1","serviceAccountName":"web","imagePullSecrets":[{"name":"registry"}],
    "volumes":[{"name":"c","configMap":{"name":"settings"}},{"name":"s","secret":{"secretName":"keys"}},
        {"name":"d","persistentVolumeClaim":{"claimName":"data"}},
        {"name":"p","projected":{"sources":[{"configMap":{"name":"ca"}},{"secret":{"name":"keys"}}]}}],
    "containers":[{"name":"a","env":[{"name":"X","valueFrom":{"secretKeyRef":{"name":"password","key":"p"}}}],
        "envFrom":[{"configMapRef":{"name":"settings"}}]}]})";

QByteArray webPod(const QByteArray &name, const QByteArray &owner = "web-1")
{
    return R"({"kind":"Pod",)" + meta(name, webLabels + (owner.isEmpty() ? QByteArray() : owned("ReplicaSet", owner))) + R"(,"spec":)" + podSpec +
           R"(,"status":{"phase":"Running","containerStatuses":[{"name":"a","ready":true,"state":{"running":{}}}]}})";
}

QByteArray replicaSet(const QByteArray &name, int replicas)
{
    return R"({"kind":"ReplicaSet",)" + meta(name, owned("Deployment", "web")) + R"(,"spec":{"replicas":)" + QByteArray::number(replicas) + "," +
           webSelector + R"(},"status":{"replicas":)" + QByteArray::number(replicas) + R"(,"readyReplicas":1}})";
}

QByteArray list(const QByteArrayList &items)
{
    return R"({"items":[)" + items.join(',') + "]}";
}

const QByteArray deployment = R"({"kind":"Deployment",)" + meta("web") + R"(,"spec":{"replicas":2,)" + webSelector +
    R"(,"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"a","envFrom":[{"configMapRef":{"name":"settings"}}]}]}}},
        "status":{"readyReplicas":1}})";
const QByteArray service = R"({"kind":"Service",)" + meta("front") + R"(,"spec":{"type":"ClusterIP","selector":{"app":"web"}}})";
const QByteArray otherService = R"({"kind":"Service",)" + meta("back") + R"(,"spec":{"selector":{"app":"db"}}})";
const QByteArray headless = R"({"kind":"Service",)" + meta("none") + R"(,"spec":{}})";
const QByteArray ingress = R"({"kind":"Ingress",)" + meta("shop") +
    R"(,"spec":{"tls":[{"secretName":"cert"}],"rules":[{"http":{"paths":[{"backend":{"service":{"name":"front"}}}]}}]}})";
const QByteArray slice = R"({"kind":"EndpointSlice",)" + meta("front-abc", R"(,"labels":{"kubernetes.io/service-name":"front"})") +
    R"(,"endpoints":[{"nodeName":"w-1","conditions":{"ready":false},"targetRef":{"kind":"Pod","name":"web-1-a","uid":"u-web-1-a"}}]})";
const QByteArray claim = R"({"kind":"PersistentVolumeClaim",)" + meta("data") + R"(,"spec":{"volumeName":"pv-1"}})";
const QByteArray boundClaim = R"({"kind":"PersistentVolumeClaim",)" + meta("data") + R"(,"spec":{"volumeName":"pv-1","storageClassName":"fast"},"status":{"phase":"Bound"}})";
const QByteArray waitingClaim = R"({"kind":"PersistentVolumeClaim",)" + meta("late") + R"(,"spec":{"storageClassName":"fast"},"status":{"phase":"Pending"}})";
const QByteArray volume = R"({"kind":"PersistentVolume","metadata":{"name":"pv-1","uid":"u-pv-1"},"spec":{"storageClassName":"fast",
    "claimRef":{"namespace":"shop","name":"data","uid":"u-data"}},"status":{"phase":"Bound"}})";
const QByteArray otherVolume = R"({"kind":"PersistentVolume","metadata":{"name":"pv-2","uid":"u-pv-2"},"spec":{"storageClassName":"slow"}})";
const QByteArray role = R"({"kind":"Role",)" + meta("reader") + R"(,"rules":[{},{}]})";
const QByteArray binding = R"({"kind":"RoleBinding",)" + meta("readers") + R"(,"roleRef":{"kind":"Role","name":"reader"},
    "subjects":[{"kind":"ServiceAccount","namespace":"shop","name":"web"},{"kind":"User","name":"ada"}]})";
const QByteArray foreignBinding = R"({"kind":"RoleBinding","metadata":{"name":"readers","namespace":"other","uid":"u-o"},"roleRef":{"kind":"Role","name":"reader"}})";
const QByteArray wideBinding = R"({"kind":"ClusterRoleBinding","metadata":{"name":"wide","uid":"u-w"},"roleRef":{"kind":"ClusterRole","name":"gone"},
    "subjects":[{"kind":"Group","name":"system:serviceaccounts:shop"}]})";
const QByteArray cronJob = R"({"kind":"CronJob",)" + meta("nightly") + R"(,"spec":{"jobTemplate":{}}})";
const QByteArray job = R"({"kind":"Job",)" + meta("nightly-1", owned("CronJob", "nightly")) + R"(,"spec":{"selector":{"matchLabels":{"job":"1"}}}})";
const QByteArray custom = R"({"kind":"Pod",)" + meta("odd", owned("Widget", "w")) + R"(,"spec":{}})";

const QByteArray scaler = R"({"kind":"HorizontalPodAutoscaler",)" + meta("load") +
    R"(,"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web"},"minReplicas":2,"maxReplicas":5},
        "status":{"currentReplicas":2,"desiredReplicas":2,"conditions":[{"type":"ScalingLimited","status":"True","reason":"TooManyReplicas"}]}})";
const QByteArray widgetScaler = R"({"kind":"HorizontalPodAutoscaler",)" + meta("odd") + R"(,"spec":{"scaleTargetRef":{"kind":"Widget","name":"w"}}})";
const QByteArray budget = R"({"kind":"PodDisruptionBudget",)" + meta("stays") + R"(,"spec":{)" + webSelector + R"(},"status":{"disruptionsAllowed":1}})";
const QByteArray idleBudget = R"({"kind":"PodDisruptionBudget",)" + meta("idle") + R"(,"spec":{"minAvailable":1}})";
const QByteArray policy = R"({"kind":"NetworkPolicy",)" + meta("closed") + R"(,"spec":{"podSelector":{}}})";

/// Answers what it knows; everything else is an empty list.
struct Cluster {
    std::map<QByteArray, QByteArray> known;
    std::map<QByteArray, base::Error> errors;
    QByteArrayList asked;

    Relations find(const QByteArray &path)
    {
        RelationSearch search(path);
        for (auto questions = search.take(); !questions.empty(); questions = search.take()) {
            for (const QByteArray &question : questions) {
                asked << question;
                if (const auto error = errors.find(question); error != errors.end())
                    search.answer(question, error->second);
                else if (const auto found = known.find(question); found != known.end())
                    search.answer(question, found->second);
                else
                    search.answer(question, QByteArray(R"({"items":[]})"));
            }
        }
        if (!search.done())
            qFatal("questions stay open");
        return search.relations();
    }
};

const QByteArray core = "/api/v1/namespaces/shop/";
const QByteArray apps = "/apis/apps/v1/namespaces/shop/";
const QByteArray ingresses = "/apis/networking.k8s.io/v1/namespaces/shop/ingresses?limit=500";
const QByteArray sliceList = "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices";
const QByteArray slices = sliceList + "?limit=500&labelSelector=kubernetes.io%2Fservice-name%3Dfront";
const QByteArray webPods = core + "pods?limit=500&labelSelector=app%3Dweb";

const QByteArray rights = "/apis/rbac.authorization.k8s.io/v1/";
const QByteArray classes = "/apis/storage.k8s.io/v1/storageclasses/";

Cluster shop()
{
    Cluster cluster;
    cluster.known = {
        {apps + "deployments/web", deployment},
        {apps + "replicasets/web-1", replicaSet("web-1", 2)},
        {apps + "replicasets?limit=500&labelSelector=app%3Dweb", list({replicaSet("web-1", 2), replicaSet("web-0", 0)})},
        {webPods, list({webPod("web-1-a"), webPod("web-1-b"), webPod("stranger", "")})},
        {core + "pods/web-1-a", webPod("web-1-a")},
        {core + "pods?limit=500", list({webPod("web-1-a"), webPod("web-1-b")})},
        {core + "services?limit=500", list({service, otherService, headless})},
        {core + "services/front", service},
        {core + "persistentvolumeclaims/data", claim},
        {core + "configmaps/settings", R"({"kind":"ConfigMap",)" + meta("settings") + "}"},
        {ingresses, list({ingress})},
        {"/apis/networking.k8s.io/v1/namespaces/shop/ingresses/shop", ingress},
        {slices, list({slice})},
        {sliceList + "/front-abc", slice},
        {"/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/load", scaler},
        {"/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/odd", widgetScaler},
        {"/apis/policy/v1/namespaces/shop/poddisruptionbudgets/stays", budget},
        {"/apis/policy/v1/namespaces/shop/poddisruptionbudgets/idle", idleBudget},
        {"/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/closed", policy},
        {"/apis/batch/v1/namespaces/shop/cronjobs/nightly", cronJob},
        {"/apis/batch/v1/namespaces/shop/jobs?limit=500", list({job})},
        {core + "pods/odd", custom},
        {"/api/v1/nodes/w-1", R"({"kind":"Node","metadata":{"name":"w-1","uid":"n"},"status":{"conditions":[{"type":"Ready","status":"True"}]}})"},
        {"/api/v1/pods?limit=500&fieldSelector=spec.nodeName%3Dw-1", list({webPod("web-1-a"), webPod("web-1-b")})},
    };
    return cluster;
}

QString called(const Relations &relations, size_t index)
{
    return relations.objects[index].object.kind + u'/' + relations.objects[index].object.name;
}

/// "Deployment/web > ReplicaSet/web-1", sorted.
QStringList edges(const Relations &relations)
{
    QStringList result;
    for (const Relation &edge : relations.edges)
        result << called(relations, edge.from) + QStringLiteral(" > ") + called(relations, edge.to);
    result.sort();
    return result;
}

QString chain(const Relations &relations)
{
    QStringList result;
    for (const size_t index : relations.chain())
        result << called(relations, index);
    return result.join(QStringLiteral(" > "));
}

const RelatedObject *find(const Relations &relations, const char *name)
{
    for (size_t i = 0; i < relations.objects.size(); ++i) {
        if (called(relations, i) == QLatin1String(name))
            return &relations.objects[i];
    }
    return nullptr;
}

bool has(const Relations &relations, const char *edge)
{
    return edges(relations).contains(QLatin1String(edge));
}

} // namespace

class RelationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPodsOwnersNodeAndWhatItUses()
    {
        Cluster cluster = shop();
        const Relations pod = cluster.find(core + "pods/web-1-a");
        QCOMPARE(chain(pod), QStringLiteral("Deployment/web > ReplicaSet/web-1 > Pod/web-1-a > Node/w-1"));
        for (const char *edge : {"Pod/web-1-a > ConfigMap/settings", "Pod/web-1-a > ConfigMap/ca", "Pod/web-1-a > Secret/keys",
                                 "Pod/web-1-a > Secret/password", "Pod/web-1-a > Secret/registry", "Pod/web-1-a > PersistentVolumeClaim/data",
                                 "Pod/web-1-a > ServiceAccount/web", "Service/front > Pod/web-1-a", "Ingress/shop > Service/front"})
            QVERIFY2(has(pod, edge), edge);
        QVERIFY(!find(pod, "Service/back") && !find(pod, "Service/none"));
        QCOMPARE(pod.objects.front().note, QStringLiteral("Running"));
        QVERIFY(pod.objects.front().tone == live::Tone::Ok);
        QCOMPARE(find(pod, "ReplicaSet/web-1")->note, QStringLiteral("1/2 ready"));
        QVERIFY(find(pod, "ReplicaSet/web-1")->tone == live::Tone::Warn);
        QCOMPARE(cluster.asked.size(), QSet<QByteArray>(cluster.asked.begin(), cluster.asked.end()).size()); // nothing twice
    }

    void aDeploymentsPods()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find(apps + "deployments/web");
        QCOMPARE(edges(relations), (QStringList{QStringLiteral("Deployment/web > ConfigMap/settings"), QStringLiteral("Deployment/web > ReplicaSet/web-1"),
                                                QStringLiteral("Ingress/shop > Service/front"), QStringLiteral("Pod/web-1-a > Node/w-1"),
                                                QStringLiteral("Pod/web-1-b > Node/w-1"), QStringLiteral("ReplicaSet/web-1 > Pod/web-1-a"),
                                                QStringLiteral("ReplicaSet/web-1 > Pod/web-1-b"), QStringLiteral("Service/front > Deployment/web")}));
        QVERIFY(!find(relations, "ReplicaSet/web-0")); // of an earlier revision, without pods
        QVERIFY(!find(relations, "Pod/stranger"));     // the labels alone do not make it the set's
        QCOMPARE(relations.objects.front().object.uid, live::Key("u-web"));
    }

    void aServicesPodsAndIngresses()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find(core + "services/front");
        QCOMPARE(edges(relations), (QStringList{QStringLiteral("EndpointSlice/front-abc > Pod/web-1-a"), QStringLiteral("Ingress/shop > Service/front"),
                                                QStringLiteral("Pod/web-1-a > Node/w-1"), QStringLiteral("Service/front > EndpointSlice/front-abc")}));
        QCOMPARE(find(relations, "Pod/web-1-a")->note, QStringLiteral("not ready"));
        QCOMPARE(find(relations, "Pod/web-1-a")->object.uid, live::Key("u-web-1-a"));
    }

    void anIngressLeadsToPods()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find("/apis/networking.k8s.io/v1/namespaces/shop/ingresses/shop");
        for (const char *edge : {"Ingress/shop > Service/front", "Ingress/shop > Secret/cert", "Service/front > EndpointSlice/front-abc",
                                 "EndpointSlice/front-abc > Pod/web-1-a"})
            QVERIFY2(has(relations, edge), edge);
        QCOMPARE(find(relations, "Service/front")->object.uid, live::Key("u-front"));
    }

    void aSliceStandsBetweenServiceAndPods()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find(sliceList + "/front-abc");
        QCOMPARE(edges(relations), (QStringList{QStringLiteral("EndpointSlice/front-abc > Pod/web-1-a"), QStringLiteral("Ingress/shop > Service/front"),
                                                QStringLiteral("Pod/web-1-a > Node/w-1"), QStringLiteral("Service/front > EndpointSlice/front-abc")}));
        QCOMPARE(relations.objects.front().note, QStringLiteral("0/1 ready"));
        QVERIFY(relations.objects.front().tone == live::Tone::Warn);
    }

    void anAutoscalersTarget()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/load");
        for (const char *edge : {"HorizontalPodAutoscaler/load > Deployment/web", "Deployment/web > ReplicaSet/web-1", "ReplicaSet/web-1 > Pod/web-1-b"})
            QVERIFY2(has(relations, edge), edge);
        QCOMPARE(find(relations, "Deployment/web")->object.uid, live::Key("u-web"));
        QCOMPARE(find(relations, "Deployment/web")->note, QStringLiteral("1/2 ready"));
        QCOMPARE(relations.objects.front().note, QStringLiteral("2, from 2 to 5"));
        QVERIFY(relations.objects.front().tone == live::Tone::Warn);
        // What is not known here is named all the same.
        QCOMPARE(edges(cluster.find("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/odd")),
                 QStringList{QStringLiteral("HorizontalPodAutoscaler/odd > Widget/w")});
    }

    void thePodsOfBudgetsAndPolicies()
    {
        Cluster cluster = shop();
        const Relations budgeted = cluster.find("/apis/policy/v1/namespaces/shop/poddisruptionbudgets/stays");
        for (const char *edge : {"PodDisruptionBudget/stays > Pod/web-1-a", "PodDisruptionBudget/stays > Pod/stranger", "Pod/web-1-a > Node/w-1"})
            QVERIFY2(has(budgeted, edge), edge); // whoever owns them
        QCOMPARE(budgeted.objects.front().note, QStringLiteral("1 may go"));
        const Relations closed = cluster.find("/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/closed");
        QVERIFY(has(closed, "NetworkPolicy/closed > Pod/web-1-a") && has(closed, "NetworkPolicy/closed > Pod/web-1-b"));
        QVERIFY(edges(cluster.find("/apis/policy/v1/namespaces/shop/poddisruptionbudgets/idle")).isEmpty()); // no selector: no pod
    }

    void jobsOfACronJob()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find("/apis/batch/v1/namespaces/shop/cronjobs/nightly");
        QCOMPARE(edges(relations), QStringList{QStringLiteral("CronJob/nightly > Job/nightly-1")});
        QVERIFY(cluster.asked.contains(core + "pods?limit=500&labelSelector=job%3D1"));
    }

    void whoUsesAClaimOrAConfigMap()
    {
        Cluster cluster = shop();
        const Relations claimed = cluster.find(core + "persistentvolumeclaims/data");
        QVERIFY(has(claimed, "Pod/web-1-a > PersistentVolumeClaim/data") && has(claimed, "PersistentVolumeClaim/data > PersistentVolume/pv-1"));
        const Relations configured = cluster.find(core + "configmaps/settings");
        QVERIFY(has(configured, "Pod/web-1-b > ConfigMap/settings") && has(configured, "ReplicaSet/web-1 > Pod/web-1-b") &&
                has(configured, "Deployment/web > ReplicaSet/web-1"));
    }

    void storageIsAChain()
    {
        Cluster cluster = shop();
        cluster.known[core + "persistentvolumeclaims/data"] = boundClaim;
        cluster.known[core + "persistentvolumeclaims/late"] = waitingClaim;
        cluster.known["/api/v1/persistentvolumes/pv-1"] = volume;
        cluster.known[classes + "fast"] = R"({"kind":"StorageClass","metadata":{"name":"fast","uid":"u-fast"}})";
        cluster.known["/api/v1/persistentvolumes?limit=500"] = list({volume, otherVolume});
        cluster.known["/api/v1/persistentvolumeclaims?limit=500"] = list({boundClaim, waitingClaim});
        const Relations ofClaim = cluster.find(core + "persistentvolumeclaims/data");
        for (const char *edge : {"Pod/web-1-a > PersistentVolumeClaim/data", "PersistentVolumeClaim/data > PersistentVolume/pv-1", "PersistentVolume/pv-1 > StorageClass/fast"})
            QVERIFY2(has(ofClaim, edge), edge);
        QCOMPARE(find(ofClaim, "PersistentVolume/pv-1")->note, QStringLiteral("Bound"));
        QVERIFY(find(ofClaim, "PersistentVolume/pv-1")->tone == live::Tone::Ok);
        QVERIFY(has(cluster.find(core + "persistentvolumeclaims/late"), "PersistentVolumeClaim/late > StorageClass/fast")); // without a volume between them
        const Relations ofVolume = cluster.find("/api/v1/persistentvolumes/pv-1");
        QCOMPARE(edges(ofVolume), (QStringList{QStringLiteral("PersistentVolume/pv-1 > StorageClass/fast"), QStringLiteral("PersistentVolumeClaim/data > PersistentVolume/pv-1")}));
        QCOMPARE(find(ofVolume, "PersistentVolumeClaim/data")->object.uid, live::Key("u-data"));
        const Relations ofClass = cluster.find(classes + "fast");
        QCOMPARE(edges(ofClass), (QStringList{QStringLiteral("PersistentVolume/pv-1 > StorageClass/fast"), QStringLiteral("PersistentVolumeClaim/data > PersistentVolume/pv-1"),
                                              QStringLiteral("PersistentVolumeClaim/late > StorageClass/fast")}));
        for (const Relation &edge : ofClass.edges)
            QVERIFY(ofClass.objects[edge.from].tier < ofClass.objects[edge.to].tier);
    }

    void aMissingVolumeIsSaid()
    {
        base::Error gone;
        gone.code = base::Error::Code::NotFound;
        Cluster cluster = shop();
        cluster.known[core + "persistentvolumeclaims/data"] = boundClaim;
        cluster.errors = {{"/api/v1/persistentvolumes/pv-1", gone}};
        QVERIFY(find(cluster.find(core + "persistentvolumeclaims/data"), "PersistentVolume/pv-1")->missing);
    }

    void rightsLeadFromSubjectsToRoles()
    {
        base::Error gone;
        gone.code = base::Error::Code::NotFound;
        Cluster cluster = shop();
        const QByteArray here = rights + "namespaces/shop/";
        cluster.known[here + "rolebindings/readers"] = binding;
        cluster.known[here + "roles/reader"] = role;
        cluster.known[here + "rolebindings?limit=500"] = list({binding});
        cluster.known[rights + "rolebindings?limit=500"] = list({binding, foreignBinding});
        cluster.known[rights + "clusterrolebindings?limit=500"] = list({wideBinding});
        cluster.known[core + "serviceaccounts/web"] = R"({"kind":"ServiceAccount",)" + meta("web") + "}";
        cluster.errors = {{rights + "clusterroles/gone", gone}};
        const QStringList given{QStringLiteral("RoleBinding/readers > Role/reader"), QStringLiteral("ServiceAccount/web > RoleBinding/readers"), QStringLiteral("User/ada > RoleBinding/readers")};
        const Relations ofBinding = cluster.find(here + "rolebindings/readers");
        QCOMPARE(edges(ofBinding), given);
        QCOMPARE(find(ofBinding, "Role/reader")->note, QStringLiteral("2 rules"));
        QCOMPARE(edges(cluster.find(here + "roles/reader")), given); // the namesake in another namespace is another role's
        const Relations ofAccount = cluster.find(core + "serviceaccounts/web");
        for (const char *edge : {"Pod/web-1-a > ServiceAccount/web", "ServiceAccount/web > RoleBinding/readers", "RoleBinding/readers > Role/reader",
                                 "ServiceAccount/web > ClusterRoleBinding/wide", "ClusterRoleBinding/wide > ClusterRole/gone"})
            QVERIFY2(has(ofAccount, edge), edge);
        QVERIFY(find(ofAccount, "ClusterRole/gone")->missing);
        for (const Relation &edge : ofAccount.edges)
            QVERIFY(ofAccount.objects[edge.from].tier < ofAccount.objects[edge.to].tier);
    }

    void aNodesPods()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find("/api/v1/nodes/w-1");
        QVERIFY(has(relations, "Pod/web-1-a > Node/w-1") && has(relations, "Deployment/web > ReplicaSet/web-1"));
        QCOMPARE(relations.objects.front().note, QStringLiteral("Ready"));
    }

    void ofManyTheRestIsCounted()
    {
        Cluster cluster = shop();
        QByteArrayList pods;
        for (int i = 0; i < RelationSearch::shownAtMost + 6; ++i)
            pods << webPod("web-1-" + QByteArray::number(i));
        cluster.known[webPods] = list(pods);
        const Relations relations = cluster.find(apps + "replicasets/web-1");
        int shown = 0;
        QString rest;
        for (const RelatedObject &related : relations.objects) {
            shown += related.object.kind == QStringLiteral("Pod") && !related.object.name.isEmpty();
            if (related.object.name.isEmpty())
                rest = related.note;
        }
        QCOMPARE(shown, RelationSearch::shownAtMost);
        QCOMPARE(rest, QStringLiteral("and 6 more"));
    }

    void kindsThatAreNotKnownAreNamed()
    {
        Cluster cluster = shop();
        const Relations relations = cluster.find(core + "pods/odd");
        QCOMPARE(chain(relations), QStringLiteral("Widget/w > Pod/odd"));
        QCOMPARE(cluster.asked.size(), 2); // itself and the services
    }

    void whatIsMissingOrRefusedIsSaid()
    {
        base::Error gone;
        gone.code = base::Error::Code::NotFound;
        gone.what = QStringLiteral("gone");
        base::Error refused;
        refused.code = base::Error::Code::Forbidden;
        refused.what = QStringLiteral("may not list services");
        Cluster cluster = shop();
        cluster.errors = {{apps + "replicasets/web-1", gone}, {core + "services?limit=500", refused}};
        const Relations relations = cluster.find(core + "pods/web-1-a");
        QVERIFY(find(relations, "ReplicaSet/web-1")->missing);
        QCOMPARE(relations.refused, QStringList{QStringLiteral("may not list services")});
        RelationSearch search("/api/v1/nodes/none");
        search.answer(search.take().front(), gone);
        QCOMPARE(search.error().what, QStringLiteral("gone"));
        QVERIFY(search.done() && search.relations().objects.empty());
    }

    void nonsenseIsHarmless()
    {
        for (const QByteArray &answer : {QByteArray(), QByteArray("null"), QByteArray("{"), QByteArray("[]"), QByteArray("{\"kind\":7,\"spec\":[],\"metadata\":null}")}) {
            RelationSearch search("/api/v1/nodes/none");
            for (auto questions = search.take(); !questions.empty(); questions = search.take()) {
                for (const QByteArray &question : questions)
                    search.answer(question, answer);
            }
            QVERIFY(search.done());
            QVERIFY(search.relations().chain().size() <= 1);
        }
    }
};

PILOTHOUSE_TEST(RelationsTest)
#include "tst_relations.moc"
