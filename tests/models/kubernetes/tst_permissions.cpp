// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rules, single answers, and what is made of both: nothing is refused in doubt.
#include "permissions.h"
#include "testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace kubernetes;

namespace {

const QByteArray rules = R"({"kind":"SelfSubjectRulesReview","status":{"resourceRules":[
 {"verbs":["get","list"],"apiGroups":[""],"resources":["pods","pods/log"]},
 {"verbs":["patch"],"apiGroups":["apps"],"resources":["deployments"],"resourceNames":["web"]},
 {"verbs":["*"],"apiGroups":["batch"],"resources":["*"]},
 {"verbs":["update"],"apiGroups":["apps"],"resources":["*/scale"]}],"nonResourceRules":[],"incomplete":%1}})";

QByteArray rulesWith(bool incomplete)
{
    return QByteArray(rules).replace("%1", incomplete ? "true" : "false");
}

const QString shop = QStringLiteral("shop");
const Requirement listPods{"list", {}, "pods", {}};
const Requirement deletePods{"delete", {}, "pods", {}};
const Requirement patchDeployments{"patch", "apps", "deployments", {}};

Permissions knowing(bool incomplete, qint64 askedMs = 1000)
{
    Permissions known;
    base::Result<AccessRules> read = readRulesReview(rulesWith(incomplete));
    read->askedMs = askedMs;
    known.setRules(shop, *read);
    return known;
}

} // namespace

class PermissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARuleCovers()
    {
        const base::Result<AccessRules> read = readRulesReview(rulesWith(false));
        QVERIFY(read.ok());
        QCOMPARE(read->rules.size(), size_t(4));
        QVERIFY(!read->incomplete);
        const auto any = [&](const Requirement &need, const QString &name = {}) {
            return std::any_of(read->rules.begin(), read->rules.end(), [&](const AccessRule &rule) { return covers(rule, need, name); });
        };
        QVERIFY(any(listPods));
        QVERIFY(!any(deletePods));
        QVERIFY(any({"get", {}, "pods", "log"}));
        QVERIFY(!any({"get", {}, "pods", "exec"})); // "pods" is not what is in it
        QVERIFY(!any({"list", "metrics.k8s.io", "pods", {}})); // another group's
        QVERIFY(any(patchDeployments, QStringLiteral("web")));
        QVERIFY(!any(patchDeployments, QStringLiteral("db")));
        QVERIFY(any({"create", "batch", "jobs", {}}));
        QVERIFY(any({"update", "apps", "statefulsets", "scale"}));
        QVERIFY(!any({"update", "apps", "statefulsets", {}}));
    }

    void verdicts()
    {
        Permissions nothing;
        QCOMPARE(nothing.verdict(listPods, shop), Verdict::Unknown);
        const Permissions all = knowing(false);
        QCOMPARE(all.verdict(listPods, shop), Verdict::Allowed);
        QCOMPARE(all.verdict(deletePods, shop), Verdict::Refused);
        QCOMPARE(all.verdict(deletePods, QStringLiteral("default")), Verdict::Unknown);
        QCOMPARE(all.verdict(patchDeployments, shop, QStringLiteral("web")), Verdict::Allowed);
        QCOMPARE(all.verdict(patchDeployments, shop, QStringLiteral("db")), Verdict::Refused);
        Permissions some = knowing(true);
        QCOMPARE(some.verdict(listPods, shop), Verdict::Allowed);
        QCOMPARE(some.verdict(deletePods, shop), Verdict::Unknown);
        some.setAnswer(deletePods, shop, false, 2000);
        QCOMPARE(some.verdict(deletePods, shop), Verdict::Refused);
        some.setAnswer(deletePods, shop, std::nullopt, 2000); // the server could not say
        QCOMPARE(some.verdict(deletePods, shop), Verdict::Unknown);
        // The single question was about all of them: the one that a rule names may be done all the same.
        some.setAnswer(patchDeployments, shop, false, 2000);
        QCOMPARE(some.verdict(patchDeployments, shop, QStringLiteral("web")), Verdict::Allowed);
    }

    void whatIsAskedAndWhenAgain()
    {
        Permissions known = knowing(true);
        const qint64 later = 1000 + Permissions::goodForMs + 1;
        QVERIFY(known.rulesDue(QStringLiteral("default"), 1000));
        QVERIFY(!known.rulesDue({}, 1000)); // what belongs to the cluster has no rules of its own
        QVERIFY(!known.rulesDue(shop, 2000));
        QVERIFY(known.rulesDue(shop, later));
        QVERIFY(!known.answerDue(listPods, shop, 2000)); // a rule settles it
        QVERIFY(known.answerDue(deletePods, shop, 2000));
        known.setAnswer(deletePods, shop, false, 2000);
        QVERIFY(!known.answerDue(deletePods, shop, 3000));
        QVERIFY(!knowing(false).answerDue(deletePods, shop, 2000));
        QVERIFY(known.answerDue({"patch", {}, "nodes", {}}, {}, 2000));
        known.doubt();
        QVERIFY(known.rulesDue(shop, later - 2));
        QVERIFY(known.answerDue(deletePods, shop, later - 2));
        QCOMPARE(known.verdict(deletePods, shop), Verdict::Refused); // until the new answer
    }

    void questions()
    {
        const QJsonObject access = accessReview({"create", {}, "pods", "exec"}, shop);
        const QJsonObject attributes = access.value(QLatin1String("spec")).toObject().value(QLatin1String("resourceAttributes")).toObject();
        QCOMPARE(attributes.value(QLatin1String("subresource")).toString(), QStringLiteral("exec"));
        QCOMPARE(attributes.value(QLatin1String("namespace")).toString(), shop);
        QVERIFY(!accessReview(patchDeployments, {}).value(QLatin1String("spec")).toObject().value(QLatin1String("resourceAttributes")).toObject().contains(QLatin1String("namespace")));
        QCOMPARE(rulesReview(shop).value(QLatin1String("spec")).toObject().value(QLatin1String("namespace")).toString(), shop);
    }

    void answers()
    {
        const auto answer = [](const char *status) { return readAccessReview(QByteArray(R"({"status":)") + status + "}"); };
        QVERIFY(answer(R"({"allowed":true})")->value());
        QVERIFY(!answer(R"({"allowed":false})")->value());
        QVERIFY(!answer(R"({"allowed":false,"denied":true,"evaluationError":"x"})")->value());
        QVERIFY(!answer(R"({"allowed":false,"evaluationError":"the webhook is away"})")->has_value());
        for (const char *body : {"null", "7", "[]"})
            QVERIFY(!answer(body).ok());
    }

    void cutsAndWrongTypes()
    {
        const QByteArray whole = rulesWith(true);
        for (qsizetype cut = 0; cut < whole.size(); ++cut)
            QVERIFY(!readRulesReview(whole.left(cut)).ok());
        for (const char *body : {R"({"status":{}})", R"({"status":{"resourceRules":7}})", R"({"status":{"resourceRules":null,"incomplete":false}})"}) {
            const auto read = readRulesReview(body);
            QVERIFY2(read.ok() && read->incomplete, body);
        }
        const auto odd = readRulesReview(R"({"status":{"resourceRules":[7,{"verbs":7},{"verbs":[7,null],"apiGroups":{},"resources":"*"}],"incomplete":false}})");
        QVERIFY(odd.ok());
        Permissions known;
        known.setRules(shop, *odd);
        QCOMPARE(known.verdict(listPods, shop), Verdict::Refused);
    }

    void words()
    {
        QCOMPARE(needText(patchDeployments, shop), QStringLiteral("needs patch on deployments.apps in namespace shop"));
        QCOMPARE(needText({"create", {}, "pods", "eviction"}, {}), QStringLiteral("needs create on pods/eviction"));
        QCOMPARE(execNeeds(34).size(), size_t(1));
        QCOMPARE(execNeeds(35).size(), size_t(2));
        const std::vector<Requirement> debugging{{"patch", {}, "pods", "ephemeralcontainers"}, {"get", {}, "pods", "attach"}};
        QCOMPARE(needsOn(debugging, 34).size(), size_t(2));
        QCOMPARE(needsOn(debugging, 35).size(), size_t(3));
        QCOMPARE(needsOn(debugging, 35).back().verb, QByteArray("create"));
        QCOMPARE(needsOn(debugging, 35).back().subresource, QByteArray("attach"));
    }
};

PILOTHOUSE_TEST(PermissionsTest)
#include "tst_permissions.moc"
