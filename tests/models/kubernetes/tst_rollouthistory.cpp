// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Revisions out of ReplicaSets and ControllerRevisions, and the patch that brings one back.
#include "rollouthistory.h"
#include "testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace kubernetes;

namespace {

const QByteArray deployment = R"({"metadata":{"name":"web","namespace":"shop","uid":"d-1","resourceVersion":"77","annotations":{
    "deployment.kubernetes.io/revision":"3","kubectl.kubernetes.io/last-applied-configuration":"{}","note":"now","kubernetes.io/change-cause":"third"}},
  "spec":{"selector":{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"tier","operator":"In","values":["a","b"]}]},
    "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"app","image":"app:3"}]}}}})";

QByteArray replicaSet(const QByteArray &name, const QByteArray &revision, const QByteArray &image, const QByteArray &owner = "d-1")
{
    return R"({"metadata":{"name":")" + name + R"(","creationTimestamp":"2026-11-27T10:00:00Z","annotations":{"deployment.kubernetes.io/revision":")" + revision +
           R"(","deployment.kubernetes.io/desired-replicas":"3","kubernetes.io/change-cause":"to )" + image + R"(","other":"old"},
        "ownerReferences":[{"kind":"Deployment","uid":")" + owner + R"(","controller":true}]},
        "spec":{"template":{"metadata":{"creationTimestamp":null,"labels":{"app":"web","pod-template-hash":"abc"}},
          "spec":{"containers":[{"name":"app","image":")" + image + R"("}]}}},"status":{"replicas":2}})";
}

QByteArray controllerRevision(const QByteArray &name, const QByteArray &revision, const QByteArray &image)
{
    return R"({"metadata":{"name":")" + name + R"(","ownerReferences":[{"kind":"StatefulSet","uid":"d-1","controller":true}]},"revision":)" + revision +
           R"(,"data":{"spec":{"template":{"$patch":"replace","metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"app","image":")" + image + R"("}]}}}}})";
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class RolloutHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereTheyAre();
    void ofDeployments();
    void aDeploymentGoesBack();
    void nothingToGoBackTo();
    void setsGoBackByTheirRevisionsOwnPatch();
    void everyCutIsSurvived();
};

void RolloutHistoryTest::whereTheyAre()
{
    const auto path = revisionsPath("deployment", deployment);
    QVERIFY(path.ok());
    QCOMPARE(*path, QByteArray("/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app%3Dweb%2Ctier%20in%20%28a%2Cb%29"));
    QVERIFY(revisionsPath("daemonset", deployment)->startsWith("/apis/apps/v1/namespaces/shop/controllerrevisions?"));
    QVERIFY(!revisionsPath("deployment", "[]").ok());
    QCOMPARE(revisionPath("statefulset", QStringLiteral("shop"), QStringLiteral("web-1")), QByteArray("/apis/apps/v1/namespaces/shop/controllerrevisions/web-1"));
}

void RolloutHistoryTest::ofDeployments()
{
    const QByteArray list = "{\"items\":[" + replicaSet("a", "1", "app:1") + "," + replicaSet("c", "3", "app:3") + "," + replicaSet("b", "2", "app:2") + "," +
                            replicaSet("x", "9", "app:9", "another") + "]}";
    const auto revisions = revisionsOf("deployment", deployment, list);
    QVERIFY(revisions.ok());
    QCOMPARE(revisions->size(), size_t(3)); // what is another's is not shown
    QCOMPARE(revisions->front().name, QStringLiteral("c"));
    QVERIFY(revisions->front().current && !revisions->back().current);
    QCOMPARE(revisions->back().changeCause, QStringLiteral("to app:1"));
    QCOMPARE(revisions->back().images, QStringList{QStringLiteral("app:1")});
    QCOMPARE(revisions->back().pods, 2);
    QVERIFY(!revisions->back().podTemplate.contains(QStringLiteral("pod-template-hash")));
    QVERIFY(revisions->back().podTemplate.contains(QStringLiteral("image: app:1")));
}

void RolloutHistoryTest::aDeploymentGoesBack()
{
    const auto patch = undoPatch("deployment", parsed(deployment), parsed(replicaSet("b", "2", "app:2")));
    QVERIFY(patch.ok());
    QVERIFY(patch->json);
    const QJsonArray operations = QJsonDocument::fromJson(patch->body).array();
    QCOMPARE(operations[0].toObject().value(QStringLiteral("op")).toString(), QStringLiteral("test"));
    QCOMPARE(operations[0].toObject().value(QStringLiteral("value")).toString(), QStringLiteral("77"));
    const QJsonObject podTemplate = operations[1].toObject().value(QStringLiteral("value")).toObject();
    QVERIFY(!QJsonDocument(podTemplate).toJson().contains("pod-template-hash"));
    const QJsonObject notes = operations[2].toObject().value(QStringLiteral("value")).toObject();
    // Its own of what counts revisions, the old ones of all else.
    QCOMPARE(notes.value(QStringLiteral("deployment.kubernetes.io/revision")).toString(), QStringLiteral("3"));
    QVERIFY(notes.contains(QStringLiteral("kubectl.kubernetes.io/last-applied-configuration")));
    QVERIFY(!notes.contains(QStringLiteral("deployment.kubernetes.io/desired-replicas")));
    QCOMPARE(notes.value(QStringLiteral("kubernetes.io/change-cause")).toString(), QStringLiteral("to app:2"));
    QCOMPARE(notes.value(QStringLiteral("other")).toString(), QStringLiteral("old"));
    QVERIFY(!notes.contains(QStringLiteral("note")));
}

void RolloutHistoryTest::nothingToGoBackTo()
{
    QVERIFY(undoPatch("deployment", parsed(deployment), parsed(replicaSet("c", "3", "app:3")))->body.isEmpty());
    QVERIFY(!undoPatch("deployment", parsed(deployment), parsed(replicaSet("c", "3", "app:3", "another"))).ok());
    const QByteArray paused = QByteArray(deployment).replace(R"("spec":{"selector")", R"("spec":{"paused":true,"selector")");
    QVERIFY(!undoPatch("deployment", parsed(paused), parsed(replicaSet("b", "2", "app:2"))).ok());
}

void RolloutHistoryTest::setsGoBackByTheirRevisionsOwnPatch()
{
    const QByteArray list = "{\"items\":[" + controllerRevision("r1", "1", "app:1") + "," + controllerRevision("r2", "2", "app:3") + "]}";
    const auto revisions = revisionsOf("statefulset", deployment, list);
    QVERIFY(revisions.ok());
    QCOMPARE(revisions->front().number, 2);
    QCOMPARE(revisions->front().pods, -1);
    QVERIFY(!revisions->front().podTemplate.contains(QStringLiteral("$patch")));
    const auto patch = undoPatch("statefulset", parsed(deployment), parsed(controllerRevision("r1", "1", "app:1")));
    QVERIFY(patch.ok() && !patch->json);
    const QJsonObject body = parsed(patch->body);
    QCOMPARE(body.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("resourceVersion")).toString(), QStringLiteral("77"));
    QCOMPARE(body.value(QStringLiteral("spec")).toObject().value(QStringLiteral("template")).toObject().value(QStringLiteral("$patch")).toString(), QStringLiteral("replace"));
    QVERIFY(undoPatch("statefulset", parsed(deployment), parsed(controllerRevision("r2", "2", "app:3")))->body.isEmpty());
}

void RolloutHistoryTest::everyCutIsSurvived()
{
    const QByteArray list = "{\"items\":[" + replicaSet("a", "1", "app:1") + "]}";
    for (qsizetype size = 0; size < list.size(); ++size)
        static_cast<void>(revisionsOf("deployment", deployment, list.left(size)));
    for (qsizetype size = 0; size < deployment.size(); ++size)
        static_cast<void>(revisionsPath("deployment", deployment.left(size)));
    QVERIFY(revisionsOf("deployment", R"({"metadata":7,"spec":[]})", R"({"items":[1,"x",null,{"metadata":7}]})")->empty());
}

PILOTHOUSE_TEST(RolloutHistoryTest)
#include "tst_rollouthistory.moc"
