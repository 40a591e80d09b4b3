// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Choosing a namespace with the keyboard: from the list, and by typing one where none may be listed.
#include "namespacechooser.h"
#include "nodekind.h"
#include "palette.h"
#include "podkind.h"
#include "rights.h"
#include "testmain.h"

#include <QApplication>
#include <QTest>

using namespace kubernetesui;

namespace {

class QuietSession final : public endpoint::Session
{
public:
    using Session::Session;
    void open() override
    {
        kubernetes::Permissions known;
        kubernetes::AccessRules some, own;
        some.rules.resize(1);
        some.rules[0].verbs = {"get", "list"};
        some.rules[0].resources = {"pods"};
        own.rules.resize(1);
        own.rules[0].verbs = {"create"};
        own.rules[0].resources = {"selfsubjectaccessreviews"}; // which everybody may
        known.setRules(QStringLiteral("team-3"), some);
        known.setRules(QStringLiteral("nothing"), own);
        link().fact("permissions", kubernetes::PermissionsPointer(std::make_shared<const kubernetes::Permissions>(known)));
        link().fact("scope", QStringLiteral("shop"));
    }
    void retryNow() override {}
    void setDemand(const QByteArray &, endpoint::Demand) override {}
    void setDetail(const QByteArray &, const std::vector<live::Key> &) override {}
    void acknowledge(const QByteArray &, quint64) override {}
};

struct Desk {
    explicit Desk(base::Result<QByteArray> answer)
    {
        cluster.get = [this, answer](endpoint::Endpoint &, const QByteArray &path, const kubernetes::Done<QByteArray> &done) {
            asked << path;
            done(answer);
            return endpoint::Call();
        };
        cluster.setScope = [this](endpoint::Endpoint &, const QString &scope, const kubernetes::Done<bool> &done) {
            scopes << scope;
            done(true);
            return endpoint::Call();
        };
        endpoint.open();
        window.resize(900, 600);
        window.show();
    }
    [[nodiscard]] widgets::CommandPalette *chooser() const { return window.findChild<widgets::CommandPalette *>(QStringLiteral("namespace-chooser")); }
    void choose(const QString &typed)
    {
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(endpoint.fact("scope").has_value());
        namespaceScope(&cluster).choose(endpoint, &pane);
        QVERIFY(chooser());
        QTest::keyClicks(QApplication::focusWidget(), typed);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!chooser());
    }
    kubernetes::Cluster cluster;
    QList<QByteArray> asked;
    QStringList scopes;
    QWidget window;
    QWidget pane{&window};
    endpoint::Endpoint endpoint{{}, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); }};
};

base::Result<QByteArray> twoNames()
{
    return QByteArray(R"({"items":[{"metadata":{"name":"shop"}},{"metadata":{"name":"batch"}},{"metadata":{}}]})");
}

base::Result<QByteArray> refusal()
{
    base::Error error;
    error.code = base::Error::Code::Forbidden;
    return error;
}

} // namespace

class NamespaceChooserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneOfTheList()
    {
        Desk desk(twoNames());
        desk.choose(QStringLiteral("bat"));
        QCOMPARE(desk.scopes, QStringList{QStringLiteral("batch")});
        QCOMPARE(desk.asked.size(), 1); // once, when it was opened
    }

    void allOfThem()
    {
        Desk desk(twoNames());
        desk.choose(QStringLiteral("all"));
        QCOMPARE(desk.scopes, QStringList{QString()});
    }

    void oneThatMayNotBeListed()
    {
        Desk desk(refusal());
        desk.choose(QStringLiteral("team-7"));
        QCOMPARE(desk.scopes, QStringList{QStringLiteral("team-7")});
    }

    // The rights that were found out name some.
    void oneThatIsKnown()
    {
        Desk desk(refusal());
        desk.choose(QStringLiteral("team")); // a name itself, but one that is known comes first
        QCOMPARE(desk.scopes, QStringList{QStringLiteral("team-3")});
        const std::any fact = desk.endpoint.fact("permissions");
        QCOMPARE(std::any_cast<kubernetes::PermissionsPointer>(fact)->namespaces(), QStringList{QStringLiteral("team-3")});
    }

    // Whoever may not list all is led to any namespace, not only to the connection's own.
    void theWayFromARefusal()
    {
        Desk desk(refusal());
        desk.cluster.findPermissions = [](endpoint::Endpoint &, const auto &, const QString &, const auto &) { return endpoint::Call(); };
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTRY_VERIFY(desk.endpoint.fact("scope").has_value());
        const kubernetes::ObjectKind pods = kubernetes::podObject(), nodes = kubernetes::nodeObject();
        Rights rights(desk.cluster, pods);
        const std::vector<panes::Detour> ways = rights.detours(desk.endpoint);
        QCOMPARE(ways.size(), size_t(1));
        QCOMPARE(ways[0].label, QStringLiteral("Choose a namespace…"));
        ways[0].go(&desk.pane);
        QVERIFY(desk.chooser());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("team-9"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(desk.scopes, QStringList{QStringLiteral("team-9")});
        QVERIFY(Rights(desk.cluster, nodes).detours(desk.endpoint).empty());
    }

    void escapeChangesNothing()
    {
        Desk desk(twoNames());
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        namespaceScope(&desk.cluster).choose(desk.endpoint, &desk.pane);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!desk.chooser());
        QVERIFY(desk.scopes.isEmpty());
    }

    void names()
    {
        QCOMPARE(namespaceNames(*twoNames()), (QStringList{QStringLiteral("batch"), QStringLiteral("shop")}));
        QVERIFY(namespaceNames("no json").isEmpty());
        QVERIFY(isNamespaceName(QStringLiteral("a")) && isNamespaceName(QStringLiteral("kube-system")));
        QVERIFY(!isNamespaceName(QString()) && !isNamespaceName(QStringLiteral("-a")) && !isNamespaceName(QStringLiteral("A"))
                && !isNamespaceName(QString(64, u'a')));
    }
};

PILOTHOUSE_TEST(NamespaceChooserTest)
#include "tst_namespacechooser.moc"
