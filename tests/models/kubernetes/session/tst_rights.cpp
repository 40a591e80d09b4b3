// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked about the person's rights, how often, and what of it becomes known.
#include "scriptedcluster.h"
#include "testmain.h"

#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;

namespace {

const QByteArray rulesPath = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
const QByteArray accessPath = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
const QByteArray someRules = R"({"kind":"SelfSubjectRulesReview","status":{"resourceRules":[{"verbs":["get","list"],"apiGroups":[""],"resources":["pods"]}],"incomplete":true}})";
const QByteArray allRules = R"({"kind":"SelfSubjectRulesReview","status":{"resourceRules":[{"verbs":["get","list"],"apiGroups":[""],"resources":["pods"]}],"incomplete":false}})";
const QByteArray no = R"({"kind":"SelfSubjectAccessReview","status":{"allowed":false}})";
const QByteArray forbidden = R"({"kind":"Status","status":"Failure","reason":"Forbidden","message":"no","code":403})";

const Requirement listPods{"list", {}, "pods", {}};
const Requirement deletePods{"delete", {}, "pods", {}};
const Requirement patchNodes{"patch", {}, "nodes", {}};
const QString shop = QStringLiteral("shop");

bool find(Observed &session, std::vector<Requirement> needs, const QString &scope)
{
    bool done = false;
    const endpoint::Call call = session.cluster.findPermissions(session.handle, std::move(needs), scope, [&](const base::Result<bool> &) { done = true; });
    return QTest::qWaitFor([&] { return done; }, patience);
}

Verdict verdict(const Observed &session, const Requirement &need, const QString &scope)
{
    const std::any fact = session.handle.fact("permissions");
    const auto *known = std::any_cast<PermissionsPointer>(&fact);
    return known && *known ? (*known)->verdict(need, scope) : Verdict::Unknown;
}

} // namespace

class RightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void completeRulesAnswerEverything()
    {
        ApiServer server(path());
        server.replies[rulesPath] = {201, allRules};
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QCOMPARE(server.asked("POST"), 0); // nobody wants to know
        QVERIFY(find(session, {listPods, deletePods}, shop));
        QTRY_COMPARE_WITH_TIMEOUT(verdict(session, listPods, shop), Verdict::Allowed, patience);
        QCOMPARE(verdict(session, deletePods, shop), Verdict::Refused);
        QVERIFY(find(session, {deletePods}, shop));
        QCOMPARE(server.asked("POST " + rulesPath), 1);
        QCOMPARE(server.asked("POST " + accessPath), 0);
    }

    void incompleteOnesAreCompletedByQuestions()
    {
        ApiServer server(path());
        server.replies[rulesPath] = {201, someRules};
        server.replies[accessPath] = {201, no};
        Observed session(server, [](SessionOptions &options) { options.readOnly = true; }); // it changes nothing
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QVERIFY(find(session, {listPods, deletePods}, shop));
        QTRY_COMPARE_WITH_TIMEOUT(verdict(session, deletePods, shop), Verdict::Refused, patience);
        QCOMPARE(verdict(session, listPods, shop), Verdict::Allowed);
        QCOMPARE(server.asked("POST " + accessPath), 1); // the rules settle the other
        QVERIFY(find(session, {patchNodes}, {}));
        QTRY_COMPARE_WITH_TIMEOUT(verdict(session, patchNodes, {}), Verdict::Refused, patience);
        QCOMPARE(server.asked("POST " + rulesPath), 1); // the cluster has none of its own
        QCOMPARE(server.asked("POST " + accessPath), 2);
    }

    void whatCannotBeAskedIsNotRefused()
    {
        ApiServer server(path());
        server.replies[rulesPath] = {403, forbidden};
        server.replies[accessPath] = {500, "{}"};
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QVERIFY(find(session, {deletePods}, shop));
        QVERIFY(find(session, {deletePods}, shop));
        QCOMPARE(verdict(session, deletePods, shop), Verdict::Unknown);
        QCOMPARE(server.asked("POST"), 2); // once each, for a while
    }

    void aRefusalCastsDoubt()
    {
        ApiServer server(path());
        server.replies[rulesPath] = {201, allRules};
        server.replies["/api/v1/namespaces/shop/pods/web"] = {403, forbidden};
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QVERIFY(find(session, {deletePods}, shop));
        for (int i = 0; i < 3; ++i) {
            bool done = false;
            const endpoint::Call call = session.cluster.get(session.handle, "/api/v1/namespaces/shop/pods/web", [&](const base::Result<QByteArray> &) { done = true; });
            QTRY_VERIFY_WITH_TIMEOUT(done, patience);
            QVERIFY(find(session, {deletePods}, shop));
        }
        QCOMPARE(server.asked("POST " + rulesPath), 2); // not with every refusal
        QCOMPARE(verdict(session, deletePods, shop), Verdict::Refused);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(RightsTest)
#include "tst_rights.moc"
