// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What three people may do in the real cluster, and which of their actions are greyed with which words, beside kubectl's own answer.
#include "clusterobserved.h"
#include "clusterinfo.h"
#include "permissions.h"
#include "rights.h"
#include "sessioncluster.h"
#include "testmain.h"

#include <QRandomGenerator>

using namespace kubernetes;
using livetest::ClusterObserved;
using State = live::FeedStatus::State;

namespace {

bool does(const livetest::LiveCluster &cluster, const QStringList &arguments)
{
    return livetest::kubectl(cluster, cluster.admin, arguments).ok();
}

bool kubectlSays(const livetest::LiveCluster &cluster, const QString &person, const Requirement &need, const QString &scope)
{
    QString resource = QString::fromUtf8(need.group.isEmpty() ? need.resource : need.resource + '.' + need.group);
    QStringList arguments{QStringLiteral("auth"), QStringLiteral("can-i"), QString::fromUtf8(need.verb), resource};
    if (!need.subresource.isEmpty())
        arguments << QStringLiteral("--subresource=") + QString::fromUtf8(need.subresource);
    if (!scope.isEmpty())
        arguments << QStringLiteral("--namespace") << scope;
    return livetest::kubectl(cluster, person, arguments).out.trimmed() == "yes";
}

/// One object of each kind that has actions, as the person's pane would have it.
struct Subject {
    ObjectKind object;
    live::RowPointer row;
};

PermissionsPointer known(const ClusterObserved &session)
{
    const std::any fact = session.handle.fact("permissions");
    const auto *value = std::any_cast<PermissionsPointer>(&fact);
    return value ? *value : nullptr;
}

} // namespace

class PermissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whichActionsAreGreyed_data()
    {
        QTest::addColumn<QString>("person");
        QTest::newRow("admin") << QStringLiteral("admin");
        QTest::newRow("viewer") << QStringLiteral("viewer");
        QTest::newRow("nobody") << QStringLiteral("nobody");
    }
    void whichActionsAreGreyed()
    {
        NEED_CLUSTER();
        QFETCH(QString, person);
        const QString config = person == QStringLiteral("admin") ? cluster->admin : person == QStringLiteral("viewer") ? cluster->viewer : cluster->nobody;
        const QString name = QStringLiteral("rights-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=app:1")}));
        // Rows as somebody sees them who may see them.
        ClusterObserved seeing(cluster->admin);
        seeing.open();
        std::vector<Subject> subjects{{podObject(), {}}, {nodeObject(), {}}, {deploymentObject(), {}}};
        for (Subject &subject : subjects) {
            seeing.look(subject.object.kind.id);
            QTRY_VERIFY_WITH_TIMEOUT(seeing.handle.feed(subject.object.kind.id)->size() > 0, livetest::patience);
            subject.row = seeing.handle.feed(subject.object.kind.id)->rows().front();
        }
        ClusterObserved session(config);
        const Cluster functions = sessionCluster();
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        int greyed = 0;
        for (const Subject &subject : subjects) {
            kubernetesui::Rights rights(functions, subject.object);
            const ObjectMeta &meta = subject.object.meta(*subject.row);
            for (const actions::Action *action : actions::actionsOf(session.runner.actions(), subject.object.kind.id)) {
                QVERIFY2(!action->needs.empty(), action->id.constData());
                // The first question finds nothing known: nothing is greyed in doubt.
                if (!known(session))
                    QCOMPARE(rights.forbidden(session.handle, *action, *subject.row), QString());
                QString lacking;
                for (const Requirement &need : needsOn(action->needs, std::any_cast<ClusterInfo>(session.handle.fact("cluster")).minor)) {
                    (void)rights.forbidden(session.handle, *action, *subject.row);
                    QTRY_VERIFY_WITH_TIMEOUT(known(session) && known(session)->verdict(need, meta.namespaceName, meta.name) != Verdict::Unknown, livetest::patience);
                    const bool may = kubectlSays(*cluster, config, need, meta.namespaceName);
                    QCOMPARE(known(session)->verdict(need, meta.namespaceName, meta.name) == Verdict::Allowed, may);
                    if (!may && lacking.isEmpty())
                        lacking = needText(need, meta.namespaceName);
                }
                const QString said = rights.forbidden(session.handle, *action, *subject.row);
                QCOMPARE(said.toLower(), lacking.toLower());
                greyed += said.isEmpty() ? 0 : 1;
                if (!said.isEmpty())
                    qInfo("%s, %s: %s", qPrintable(person), action->id.constData(), qPrintable(said));
            }
        }
        QCOMPARE(greyed > 0, person != QStringLiteral("admin"));
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("deployment"), name}));
    }

    // A right of one namespace: there it may, elsewhere not; and the list of all leads to it.
    void aRightOfOneNamespace()
    {
        NEED_CLUSTER();
        const QString scope = QStringLiteral("rights-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("namespace"), scope}));
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("role"), scope, QStringLiteral("--namespace"), scope, QStringLiteral("--verb=get,list,watch,delete"), QStringLiteral("--resource=pods")}));
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("rolebinding"), scope, QStringLiteral("--namespace"), scope, QStringLiteral("--role=") + scope, QStringLiteral("--user=nobody")}));
        ClusterObserved session(cluster->nobody, [scope](SessionOptions &options) {
            options.scope = QString(); // all of them, as the person chose
            options.resolve = [resolve = options.resolve, scope]() -> base::Result<ResolvedContext> {
                base::Result<ResolvedContext> context = resolve();
                if (context.ok())
                    context->namespaceName = scope;
                return context;
            };
        });
        const Cluster functions = sessionCluster();
        session.open();
        session.look("pod");
        QTRY_COMPARE_WITH_TIMEOUT(session.status("pod").state, State::Denied, livetest::patience);
        const ObjectKind pods = podObject();
        kubernetesui::Rights rights(functions, pods);
        QTRY_COMPARE_WITH_TIMEOUT(rights.detours(session.handle).size(), size_t(2), livetest::patience);
        const panes::Detour detour = rights.detours(session.handle).front();
        QVERIFY(detour.label.contains(scope));
        const Requirement removing{"delete", {}, "pods", {}};
        QCOMPARE(known(session)->verdict(removing, scope), Verdict::Allowed);
        const auto asked = [&](const QString &where) {
            std::optional<base::Result<bool>> got;
            const endpoint::Call call = functions.findPermissions(session.handle, {removing}, where, [&](base::Result<bool> result) { got.emplace(std::move(result)); });
            return QTest::qWaitFor([&] { return got.has_value(); }, livetest::patience);
        };
        QVERIFY(asked(QStringLiteral("default")));
        QTRY_COMPARE_WITH_TIMEOUT(known(session)->verdict(removing, QStringLiteral("default")), Verdict::Refused, livetest::patience);
        detour.go(nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(session.status("pod").state, State::Live, livetest::patience);
        QCOMPARE(rights.detours(session.handle).size(), size_t(1)); // it is shown already: only others are left
        QCOMPARE(known(session)->namespaces(), QStringList{scope});
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("namespace"), scope, QStringLiteral("--wait=false")}));
    }

    // What was known is asked for again once the server has refused something.
    void aRefusalIsAReasonToAskAgain()
    {
        NEED_CLUSTER();
        const QString scope = QStringLiteral("rights-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("namespace"), scope}));
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("rolebinding"), scope, QStringLiteral("--namespace"), scope, QStringLiteral("--clusterrole=edit"), QStringLiteral("--user=nobody")}));
        ClusterObserved session(cluster->nobody);
        const Cluster functions = sessionCluster();
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        const Requirement removing{"delete", {}, "pods", {}};
        const auto find = [&] {
            std::optional<base::Result<bool>> got;
            const endpoint::Call call = functions.findPermissions(session.handle, {removing}, scope, [&](base::Result<bool> result) { got.emplace(std::move(result)); });
            return QTest::qWaitFor([&] { return got.has_value(); }, livetest::patience);
        };
        QVERIFY(find());
        QTRY_VERIFY_WITH_TIMEOUT(known(session) && known(session)->verdict(removing, scope) == Verdict::Allowed, livetest::patience);
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("rolebinding"), scope, QStringLiteral("--namespace"), scope}));
        QVERIFY(find());
        QCOMPARE(known(session)->verdict(removing, scope), Verdict::Allowed); // good for ten minutes
        std::optional<base::Result<QByteArray>> got;
        const endpoint::Call call = functions.get(session.handle, "/api/v1/namespaces/" + scope.toUtf8() + "/pods", [&](base::Result<QByteArray> result) { got.emplace(std::move(result)); });
        QTRY_VERIFY_WITH_TIMEOUT(got, livetest::patience);
        QCOMPARE(got->error().code, base::Error::Code::Forbidden);
        QTRY_VERIFY_WITH_TIMEOUT(find() && known(session)->verdict(removing, scope) == Verdict::Refused, livetest::patience);
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("namespace"), scope, QStringLiteral("--wait=false")}));
    }
};

PILOTHOUSE_TEST(PermissionsTest)
#include "tst_permissions.moc"
