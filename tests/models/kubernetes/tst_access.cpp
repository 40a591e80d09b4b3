// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Roles, bindings and service accounts: their rows of either form, kubectl's cells, what roles allow in words.
#include "accessrows.h"
#include "allkinds.h"
#include "objects.h"
#include "shown.h"
#include "testmain.h"

using namespace kubernetes;
using namespace kubernetestest;

class AccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roles();
    void bindings();
    void serviceAccounts();
    void kinds();
    void rulesAreReadable();
    void whoHasARole();
    void bindingsOverviews();
    void accountsOverviews();
};

namespace {

/// Object `kind` with these members beside its metadata.
QByteArray made(const char *kind, const QByteArray &members, const QByteArray &metadata = R"("name":"n","namespace":"shop","uid":"u")")
{
    return R"({"kind":")" + QByteArray(kind) + R"(","metadata":{)" + metadata + "}" + (members.isEmpty() ? "" : "," + members) + "}";
}

const QByteArray deploy = R"({"verbs":["get","list"],"apiGroups":["apps",""],"resources":["deployments","pods"]})";
const QByteArray all = R"({"verbs":["*"],"apiGroups":["*"],"resources":["*"]})";
const QByteArray subjects = R"("subjects":[{"kind":"User","name":"ada"},{"kind":"ServiceAccount","namespace":"shop","name":"api"},{"kind":"Group","name":"devs"},
    {"kind":"User","name":"bob"},{"kind":"Robot","name":"r2"}],"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"view"})";

std::shared_ptr<const RoleRow> role(const QByteArray &rules, const QByteArray &more = {})
{
    return rowOf<RoleRow>(decodeRole, made("ClusterRole", R"("rules":[)" + rules + "]" + more));
}

std::shared_ptr<const BindingRow> binding(const char *kind, const QByteArray &members)
{
    return rowOf<BindingRow>(decodeBinding, made(kind, members));
}

bool inChip(const live::Kind &kind, const char *id, const live::RowPointer &row)
{
    for (const live::Chip &chip : kind.chips) {
        if (chip.id == id)
            return chip.matches(*row);
    }
    qFatal("no chip %s", id);
}

} // namespace

void AccessTest::roles()
{
    const auto row = role(deploy + "," + deploy);
    QVERIFY(row);
    QCOMPARE(row->rules, 2);
    QVERIFY(!row->everything && !row->aggregated);
    QVERIFY(role(deploy + "," + all)->everything);
    // Each of the three has to be a star, in one and the same rule.
    for (const char *member : {"verbs", "apiGroups", "resources"})
        QVERIFY2(!role(QByteArray(all).replace(R"(")" + QByteArray(member) + R"(":["*"])", R"(")" + QByteArray(member) + R"(":["a"])"))->everything, member);
    QVERIFY(role("", R"(,"aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"a":"b"}}]})")->aggregated);
    QCOMPARE(rowOf<RoleRow>(decodeRole, made("Role", R"("rules":[)" + deploy + "]"))->rules, 1);
    QCOMPARE(rowOf<RoleRow>(decodeRole, made("Role", R"("rules":null)"))->rules, 0);
}

void AccessTest::bindings()
{
    for (const char *kind : {"RoleBinding", "ClusterRoleBinding"}) {
        const auto row = binding(kind, subjects);
        QVERIFY(row);
        QCOMPARE(roleText(*row), QStringLiteral("ClusterRole/view"));
        QCOMPARE(subjectsText(row->users), QStringLiteral("ada, bob"));
        QCOMPARE(subjectsText(row->groups), QStringLiteral("devs"));
        QCOMPARE(subjectsText(row->accounts), QStringLiteral("shop/api"));
        QCOMPARE(subjectsText(row->others), QStringLiteral("Robot/r2"));
    }
    QCOMPARE(roleText(*binding("RoleBinding", "")), QStringLiteral("/"));
}

void AccessTest::serviceAccounts()
{
    const auto row = rowOf<ServiceAccountRow>(decodeServiceAccount, made("ServiceAccount", R"("secrets":[{"name":"a"},{"name":"b"}],
        "imagePullSecrets":[{"name":"pull"},{"name":"more"}],"automountServiceAccountToken":false)"));
    QVERIFY(row);
    QCOMPARE(row->secrets, 2);
    QCOMPARE(row->pullSecrets, (QStringList{QStringLiteral("pull"), QStringLiteral("more")}));
    QVERIFY(row->automount && !*row->automount);
    QVERIFY(!rowOf<ServiceAccountRow>(decodeServiceAccount, made("ServiceAccount", ""))->automount);
}

void AccessTest::kinds()
{
    const live::Kind roleKind = clusterRoleObject().kind;
    QVERIFY(!roleKind.column("namespace") && roleObject().kind.column("namespace"));
    const live::RowPointer powerful = role(all);
    QCOMPARE(cell(roleKind, "rules", powerful).number, 1.0);
    QCOMPARE(cell(roleKind, "grants", powerful).text, QStringLiteral("everything"));
    QVERIFY(cell(roleKind, "grants", powerful).tone == live::Tone::Warn);
    QVERIFY(inChip(roleKind, "everything", powerful) && !inChip(roleKind, "everything", role(deploy)));
    const live::RowPointer shipped = rowOf<RoleRow>(decodeRole, made("ClusterRole", "", R"("name":"view","uid":"u","labels":{"kubernetes.io/bootstrapping":"rbac-defaults"})"));
    const live::RowPointer system = rowOf<RoleRow>(decodeRole, made("ClusterRole", "", R"("name":"system:node","uid":"u")"));
    QVERIFY(inChip(roleKind, "builtIn", shipped) && inChip(roleKind, "builtIn", system) && inChip(roleKind, "own", powerful));

    const live::Kind bindingKind = clusterRoleBindingObject().kind;
    QVERIFY(!bindingKind.column("namespace") && roleBindingObject().kind.column("namespace"));
    const live::RowPointer some = binding("ClusterRoleBinding", subjects);
    const live::RowPointer admin = binding("ClusterRoleBinding", R"("roleRef":{"kind":"ClusterRole","name":"cluster-admin"})");
    QCOMPARE(cell(bindingKind, "subjects", some).text, QStringLiteral("ada, bob, devs, shop/api, Robot/r2"));
    QVERIFY(cell(bindingKind, "role", admin).tone == live::Tone::Warn && cell(bindingKind, "role", some).tone == live::Tone::None);
    QVERIFY(inChip(bindingKind, "admin", admin) && inChip(bindingKind, "nobody", admin) && !inChip(bindingKind, "nobody", some));
    for (const char *wide : {"users", "groups", "serviceAccounts"})
        QVERIFY2(!bindingKind.column(wide)->shown, wide);

    const live::Kind accounts = serviceAccountObject().kind;
    const live::RowPointer account = rowOf<ServiceAccountRow>(decodeServiceAccount, made("ServiceAccount", R"("imagePullSecrets":[{"name":"pull"}])", R"("name":"default","namespace":"shop","uid":"u")"));
    QCOMPARE(cell(accounts, "pullSecrets", account).text, QStringLiteral("pull"));
    QVERIFY(!inChip(accounts, "own", account));
}

void AccessTest::rulesAreReadable()
{
    const Sections sections = roleOverview(made("ClusterRole", R"("aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"to":"view"}}]},"rules":[)" + deploy + R"(,
        {"verbs":["watch","get"],"apiGroups":["apps"],"resources":["deployments"]},
        {"verbs":["update"],"apiGroups":[""],"resources":["configmaps"],"resourceNames":["a","b"]},
        {"verbs":["*"],"apiGroups":["batch"],"resources":["*"]},{"verbs":["get"],"apiGroups":["*"],"resources":["leases"]},
        {"verbs":["get"],"apiGroups":[""],"resources":["*"]},{"verbs":["get"],"nonResourceURLs":["/healthz","*"]})" "]"));
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Cluster role", "Gathered from roles with"), QStringLiteral("to=view"));
    QCOMPARE(valueOf(*sections, "Rules", "deployments.apps"), QStringLiteral("get, list, watch")); // of two rules
    QCOMPARE(valueOf(*sections, "Rules", "pods"), QStringLiteral("get, list"));
    QCOMPARE(valueOf(*sections, "Rules", "configmaps"), QStringLiteral("update · only a, b"));
    QCOMPARE(valueOf(*sections, "Rules", "everything in batch"), QStringLiteral("everything"));
    QCOMPARE(valueOf(*sections, "Rules", "everything in core"), QStringLiteral("get"));
    QCOMPARE(valueOf(*sections, "Rules", "leases of every group"), QStringLiteral("get"));
    QCOMPARE(valueOf(*sections, "Rules", "/healthz"), QStringLiteral("get"));
    QCOMPARE(valueOf(*sections, "Rules", "every path"), QStringLiteral("get"));
    QCOMPARE(valueOf(*roleOverview(made("ClusterRole", R"("rules":[)" + all + "]")), "Rules", "everything"), QStringLiteral("everything"));
    QCOMPARE(sectionOf(*roleOverview(made("Role", "")), QStringLiteral("Rules"))->empty, QStringLiteral("It allows nothing."));
}

void AccessTest::whoHasARole()
{
    const OverviewQuestions ofRole = roleQuestions(made("Role", ""));
    QCOMPARE(ofRole.size(), size_t(1));
    QCOMPARE(ofRole[0].path, QByteArray("/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings?limit=500"));
    const auto bound = [](const char *name, const char *kind, const char *roleName, const QByteArray &more = {}) {
        return R"({"metadata":{"name":")" + QByteArray(name) + R"(","namespace":"shop"},"roleRef":{"kind":")" + kind + R"(","name":")" + roleName + R"("})" + more + "}";
    };
    const QByteArray list = R"({"items":[)" + bound("mine", "Role", "n", R"(,"subjects":[{"kind":"ServiceAccount","namespace":"shop","name":"api"},{"kind":"User","name":"ada"}])") + "," +
                            bound("other", "Role", "m") + "," + bound("namesake", "ClusterRole", "n") + "]}";
    const Sections mine = ofRole[0].read(list);
    QCOMPARE(valueOf(*mine, "Role bindings", "shop/mine"), QStringLiteral("shop/api, ada"));
    QCOMPARE(sectionOf(*mine, QStringLiteral("Role bindings"))->entries.size(), size_t(1));
    const OverviewQuestions ofClusterRole = roleQuestions(made("ClusterRole", "", R"("name":"n","uid":"u")"));
    QCOMPARE(ofClusterRole.size(), size_t(2));
    QCOMPARE(ofClusterRole[0].path, QByteArray("/apis/rbac.authorization.k8s.io/v1/rolebindings?limit=500"));
    QCOMPARE(ofClusterRole[1].path, QByteArray("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings?limit=500"));
    QCOMPARE(valueOf(*ofClusterRole[0].read(list), "Role bindings", "shop/namesake"), QStringLiteral("nobody"));
    QCOMPARE(sectionOf(*ofClusterRole[1].read(R"({"items":[]})"), QStringLiteral("Cluster role bindings"))->empty, QStringLiteral("None."));
}

void AccessTest::bindingsOverviews()
{
    const QByteArray json = made("RoleBinding", subjects);
    const Sections sections = bindingOverview(json);
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Role binding", "Role"), QStringLiteral("ClusterRole/view"));
    QCOMPARE(valueOf(*sections, "Role binding", "Applies"), QStringLiteral("in this namespace"));
    QCOMPARE(valueOf(*sections, "Subjects", "ServiceAccount"), QStringLiteral("shop/api"));
    QCOMPARE(valueOf(*bindingOverview(made("ClusterRoleBinding", subjects)), "Cluster role binding", "Applies"), QStringLiteral("everywhere"));
    QCOMPARE(sectionOf(*bindingOverview(made("RoleBinding", "")), QStringLiteral("Subjects"))->empty, QStringLiteral("Nobody: it gives the role to no one."));
    const OverviewQuestions questions = bindingQuestions(json);
    QCOMPARE(questions.size(), size_t(1));
    QCOMPARE(questions[0].path, QByteArray("/apis/rbac.authorization.k8s.io/v1/clusterroles/view"));
    QCOMPARE(valueOf(*questions[0].read(made("ClusterRole", R"("rules":[)" + deploy + "]")), "What it allows", "pods"), QStringLiteral("get, list"));
    QCOMPARE(bindingQuestions(made("RoleBinding", R"("roleRef":{"kind":"Role","name":"r"})"))[0].path, QByteArray("/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles/r"));
}

void AccessTest::accountsOverviews()
{
    const QByteArray json = made("ServiceAccount", R"("secrets":[{"name":"token"}],"imagePullSecrets":[{"name":"pull"}])", R"("name":"api","namespace":"shop","uid":"u")");
    const Sections sections = serviceAccountOverview(json);
    QCOMPARE(valueOf(*sections, "Service account", "Token in pods"), QStringLiteral("yes, unless the pod says otherwise"));
    QCOMPARE(valueOf(*sections, "Service account", "Image pull secrets"), QStringLiteral("pull"));
    QCOMPARE(valueOf(*sections, "Service account", "Secrets"), QStringLiteral("token"));
    QCOMPARE(valueOf(*serviceAccountOverview(made("ServiceAccount", R"("automountServiceAccountToken":false)")), "Service account", "Token in pods"), QStringLiteral("no"));
    const OverviewQuestions questions = serviceAccountQuestions(json);
    QCOMPARE(questions.size(), size_t(2));
    QCOMPARE(questions[0].narrower, QByteArray("/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings?limit=500"));
    const auto to = [](const QByteArray &name, const QByteArray &subject) {
        return R"({"metadata":{"name":")" + name + R"("},"roleRef":{"kind":"ClusterRole","name":"r"},"subjects":[)" + subject + "]}";
    };
    const Sections named = questions[1].read(R"({"items":[)" + to("direct", R"({"kind":"ServiceAccount","namespace":"shop","name":"api"})") + "," +
                                             to("elsewhere", R"({"kind":"ServiceAccount","namespace":"other","name":"api"})") + "," +
                                             to("all", R"({"kind":"Group","name":"system:serviceaccounts"})") + "," +
                                             to("here", R"({"kind":"Group","name":"system:serviceaccounts:shop"})") + "," +
                                             to("there", R"({"kind":"Group","name":"system:serviceaccounts:other"})") + "," + to("user", R"({"kind":"User","name":"api"})") + "]}");
    const live::Section *section = sectionOf(*named, QStringLiteral("Cluster role bindings"));
    QVERIFY(section);
    QStringList names;
    for (const live::Entry &entry : section->entries)
        names << entry.label;
    QCOMPARE(names, (QStringList{QStringLiteral("direct"), QStringLiteral("all"), QStringLiteral("here")}));
    QCOMPARE(section->entries[0].value, QStringLiteral("ClusterRole/r"));
}

PILOTHOUSE_TEST(AccessTest)
#include "tst_access.moc"
