// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a cluster says it knows: both forms, versions, groups that are away, cuts and wrong types.
#include "discovery.h"
#include "tablekind.h"
#include "testmain.h"

#include <QTest>

using namespace kubernetes;

namespace {

// As 1.36 sends it, shortened.
const QByteArray core = R"({"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},"items":[{"metadata":{},
 "versions":[{"version":"v1","resources":[
 {"resource":"bindings","responseKind":{"group":"","version":"","kind":"Binding"},"scope":"Namespaced","singularResource":"binding","verbs":["create"]},
 {"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},"scope":"Namespaced","singularResource":"pod",
  "verbs":["create","delete","get","list","watch"],"shortNames":["po"],"categories":["all"],"subresources":[
  {"subresource":"exec","responseKind":{"group":"","version":"","kind":"PodExecOptions"},"verbs":["create","get"]},
  {"subresource":"log","responseKind":{"group":"","version":"","kind":"Pod"},"verbs":["get"]}]},
 {"resource":"nodes","responseKind":{"kind":"Node"},"scope":"Cluster","singularResource":"node","verbs":["get","list"],"shortNames":["no"]}
 ],"freshness":"Current"}]}]})";

const QByteArray groups = R"({"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[
 {"metadata":{"name":"autoscaling"},"versions":[
  {"version":"v2","freshness":"Current","resources":[{"resource":"horizontalpodautoscalers","responseKind":{"kind":"HorizontalPodAutoscaler"},"scope":"Namespaced","verbs":["list"],"shortNames":["hpa"]}]},
  {"version":"v1","freshness":"Current","resources":[{"resource":"horizontalpodautoscalers","responseKind":{"kind":"HorizontalPodAutoscaler"},"scope":"Namespaced","verbs":["list"]},
   {"resource":"old","responseKind":{"kind":"Old"},"scope":"Cluster","verbs":["list"]}]}]},
 {"metadata":{"name":"metrics.k8s.io"},"versions":[{"version":"v1beta1","freshness":"%1","resources":[%2]}]}]})";

const QByteArray metrics = R"({"resource":"pods","responseKind":{"kind":"PodMetrics"},"scope":"Namespaced","verbs":["get","list"]})";

const QByteArray oldCore = R"({"kind":"APIVersions","versions":["v1"],"serverAddressByClientCIDRs":[]})";
const QByteArray oldGroups = R"({"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"apps","versions":[{"groupVersion":"apps/v1beta1","version":"v1beta1"},
 {"groupVersion":"apps/v1","version":"v1"}],"preferredVersion":{"groupVersion":"apps/v1","version":"v1"}}]})";
const QByteArray oldResources = R"({"kind":"APIResourceList","groupVersion":"v1","resources":[
 {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list"],"shortNames":["po"],"categories":["all"]},
 {"name":"pods/exec","singularName":"","namespaced":true,"kind":"PodExecOptions","verbs":["create","get"]},
 {"name":"","kind":"Nothing"},{"name":"nodes","namespaced":false,"kind":"Node","verbs":["list"]}]})";

QByteArray groupsWith(const char *freshness, const QByteArray &resources)
{
    return QByteArray(groups).replace("%1", freshness).replace("%2", resources);
}

std::vector<ApiGroup> read(const QByteArray &body)
{
    const base::Result<ApiGroups> result = readGroups(body);
    if (result.ok())
        return result->groups;
    QTest::qFail(qPrintable(result.error().text()), __FILE__, __LINE__);
    return {};
}

} // namespace

class DiscoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingAtOnce()
    {
        const base::Result<ApiGroups> answer = readGroups(core);
        QVERIFY(answer.ok());
        QVERIFY(answer->whole);
        const Discovery found = discoveryOf(answer->groups, nullptr);
        QCOMPARE(found.resources.size(), size_t(3));
        const ApiResource *pods = found.find("pods");
        QVERIFY(pods);
        QCOMPARE(pods->kind, QStringLiteral("Pod"));
        QCOMPARE(pods->groupPath(), QByteArray("/api/v1"));
        QCOMPARE(pods->shortNames, QStringList{QStringLiteral("po")});
        QCOMPARE(pods->categories, QStringList{QStringLiteral("all")});
        QVERIFY(pods->namespaced && pods->can("watch") && !pods->can("patch"));
        QVERIFY(pods->subresource("exec") && pods->subresource("exec")->verbs.contains("create"));
        QVERIFY(!pods->subresource("scale"));
        QVERIFY(!found.find("nodes")->namespaced);
        QVERIFY(!found.find("pods.metrics.k8s.io"));
    }

    void thePreferredVersionCounts()
    {
        const Discovery found = discoveryOf(read(groupsWith("Current", metrics)), nullptr);
        QCOMPARE(found.find("horizontalpodautoscalers.autoscaling")->version, QByteArray("v2"));
        QCOMPARE(found.find("old.autoscaling")->groupPath(), QByteArray("/apis/autoscaling/v1")); // only there
        QCOMPARE(found.find("metrics.k8s.io", "pods")->fullName(), QByteArray("pods.metrics.k8s.io"));
        QCOMPARE(found.resources.size(), size_t(3));
    }

    void aGroupThatIsAwayIsKept()
    {
        const Discovery before = discoveryOf(read(groupsWith("Current", metrics)), nullptr);
        QVERIFY(!before.find("pods.metrics.k8s.io")->stale);
        const Discovery away = discoveryOf(read(groupsWith("Stale", "")), &before);
        QVERIFY(away.find("pods.metrics.k8s.io"));
        QVERIFY(away.find("pods.metrics.k8s.io")->stale);
        QVERIFY(!away.find("old.autoscaling")->stale);
        // What the server itself still knows of it is as good.
        QVERIFY(discoveryOf(read(groupsWith("Stale", metrics)), nullptr).find("pods.metrics.k8s.io")->stale);
        // A version without resources that is not away has lost them.
        QVERIFY(!discoveryOf(read(groupsWith("Current", "")), &before).find("pods.metrics.k8s.io"));
        QVERIFY(!discoveryOf(read(groupsWith("Current", metrics)), &away).find("pods.metrics.k8s.io")->stale); // it is back
    }

    void oldLists()
    {
        const base::Result<ApiGroups> versions = readGroups(oldCore);
        QVERIFY(versions.ok() && !versions->whole);
        QCOMPARE(versions->groups.size(), size_t(1));
        QCOMPARE(versions->groups[0].versions[0].version, QByteArray("v1"));
        std::vector<ApiGroup> apps = read(oldGroups);
        QCOMPARE(apps[0].versions[0].version, QByteArray("v1")); // preferred first
        QCOMPARE(apps[0].versions[1].version, QByteArray("v1beta1"));
        ApiVersion version = versions->groups[0].versions[0];
        const base::Result<int> skipped = readResources(version, {}, oldResources);
        QVERIFY(skipped.ok());
        QCOMPARE(*skipped, 1);
        QCOMPARE(version.resources.size(), size_t(2));
        QVERIFY(version.resources[0].subresource("exec"));
        QCOMPARE(version.resources[0].groupPath(), QByteArray("/api/v1"));
    }

    void whatIsMalformedIsLeftOut()
    {
        for (const QByteArray &body : {core, groupsWith("Current", metrics), oldCore, oldGroups, oldResources}) {
            for (qsizetype cut = 0; cut < body.size(); ++cut) {
                QVERIFY(!readGroups(body.left(cut)).ok());
                ApiVersion version;
                QVERIFY(!readResources(version, "g", body.left(cut)).ok());
            }
        }
        for (const char *body : {"null", "[]", "{}", R"({"kind":"Status"})", R"({"kind":7})", R"({"kind":"PodList","items":[]})"})
            QVERIFY2(!readGroups(body).ok(), body);
        for (const char *body : {R"({"kind":"APIGroupDiscoveryList"})", R"({"kind":"APIGroupDiscoveryList","items":7})",
                                 R"({"kind":"APIGroupDiscoveryList","items":[7,null,{"metadata":7,"versions":[{"version":1,"resources":{}},{}]}]})",
                                 R"({"kind":"APIGroupDiscoveryList","items":[{"versions":[{"version":"v1","resources":[7,{"resource":"a"},{"responseKind":{"kind":"A"}}]}]}]})",
                                 R"({"kind":"APIVersions","versions":[7,null]})", R"({"kind":"APIGroupList","groups":[7,{"name":"","versions":[{"version":7}]}]})"}) {
            const base::Result<ApiGroups> answer = readGroups(body);
            QVERIFY2(answer.ok(), body);
            QVERIFY2(discoveryOf(answer->groups, nullptr).resources.empty(), body);
        }
    }

    void titles_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QString>("title");
        QTest::newRow("s") << QStringLiteral("ConfigMap") << QByteArray("configmaps") << QStringLiteral("ConfigMaps");
        QTest::newRow("ies") << QStringLiteral("NetworkPolicy") << QByteArray("networkpolicies") << QStringLiteral("NetworkPolicies");
        QTest::newRow("the same") << QStringLiteral("Endpoints") << QByteArray("endpoints") << QStringLiteral("Endpoints");
        QTest::newRow("es") << QStringLiteral("IngressClass") << QByteArray("ingressclasses") << QStringLiteral("IngressClasses");
        QTest::newRow("of its own") << QStringLiteral("PodMetrics") << QByteArray("pods") << QStringLiteral("Pods");
        QTest::newRow("nothing in common") << QStringLiteral("Mouse") << QByteArray("mice") << QStringLiteral("Mice");
    }
    void titles()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, resource);
        QFETCH(QString, title);
        ApiResource one;
        one.kind = kind;
        one.resource = resource;
        QCOMPARE(pluralTitle(one), title);
    }
};

PILOTHOUSE_TEST(DiscoveryTest)
#include "tst_discovery.moc"
