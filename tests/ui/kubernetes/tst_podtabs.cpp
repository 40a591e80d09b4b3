// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Logs and Terminal tabs of pods and of what has pods: which logs are followed, who joins, how many at once, which container.
#include "clusterinfo.h"
#include "loglegend.h"
#include "logpanel.h"
#include "podlogstab.h"
#include "podterminaltab.h"
#include "terminalview.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace kubernetes;
using endpoint::Endpoint;
using kubernetesui::PodLogsTab;
using kubernetesui::PodTerminalTab;

namespace {

std::shared_ptr<PodRow> pod(const char *name, const QStringList &containers, const char *app = "web")
{
    auto row = std::make_shared<PodRow>();
    row->meta.key = QByteArray("uid-") + name;
    row->meta.name = QString::fromLatin1(name);
    row->meta.namespaceName = QStringLiteral("shop");
    row->meta.labels = {{QStringLiteral("app"), QString::fromLatin1(app)}};
    for (const QString &container : containers) {
        PodContainer made;
        made.name = container;
        made.state = PodContainer::State::Running;
        if (container.startsWith(QStringLiteral("init")))
            made.role = PodContainer::Role::Init;
        row->containers.push_back(made);
    }
    return row;
}

live::RowPointer deployment()
{
    auto row = std::make_shared<DeploymentRow>();
    row->meta.key = "uid-deployment";
    row->meta.name = QStringLiteral("web");
    row->meta.namespaceName = QStringLiteral("shop");
    row->workload.selector.present = true;
    row->workload.selector.equals = {{QStringLiteral("app"), QStringLiteral("web")}};
    return row;
}

/// Tells what it is told to.
class TellingSession final : public endpoint::Session
{
public:
    using Session::Session;
    void open() override {}
    void retryNow() override {}
    void setDemand(const QByteArray &, endpoint::Demand) override {}
    void setDetail(const QByteArray &, const std::vector<live::Key> &) override {}
    void acknowledge(const QByteArray &, quint64) override {}
    base::Task<base::Result<bool>> tell(QByteArray topic, std::any fact)
    {
        link().fact(topic, fact);
        co_return true;
    }
};

QAction *actionOf(const QWidget *tools, const QString &text)
{
    for (const QMenu *menu : tools->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
    }
    return nullptr;
}

QPushButton *button(const QWidget *in, const QString &text)
{
    for (auto *each : in->findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

std::shared_ptr<const live::LogChunk> chunk(int source, qint64 time, const char *text)
{
    live::LogChunkBuilder builder(source);
    builder.add(live::LogStream::Out, time, text);
    return builder.take();
}

} // namespace

class PodTabsTest : public QObject
{
    Q_OBJECT

    struct Opened {
        LogRequest request;
        std::function<void(live::LogOutput)> item;
        Done<void> end;
        [[nodiscard]] QString name() const { return request.place.podName + u'/' + request.place.container; }
    };
    Cluster m_cluster;
    std::unique_ptr<Endpoint> m_endpoint;
    std::vector<Opened> m_logs;
    std::vector<ShellRequest> m_shells;
    struct Question {
        std::vector<Requirement> needs;
        QString scope;
        Done<bool> done;
    };
    std::vector<Question> m_questions; ///< about rights
    bool m_rightsTakeTime = false;
    quint64 m_revision = 0;

    [[nodiscard]] QStringList opened() const
    {
        QStringList names;
        for (const Opened &log : m_logs)
            names << log.name();
        return names;
    }
    void tell(const char *topic, const std::any &fact)
    {
        const endpoint::Call call = m_endpoint->call<bool, TellingSession>(
            [=](TellingSession &session) { return session.tell(topic, fact); }, [](const base::Result<bool> &) {});
        QTRY_VERIFY(m_endpoint->fact(topic).has_value());
    }
    void watch(const std::vector<live::RowPointer> &pods)
    {
        live::Batch batch;
        batch.revision = ++m_revision;
        batch.added = pods;
        m_endpoint->feed("pod")->apply(batch);
    }

private Q_SLOTS:
    void init()
    {
        m_logs.clear();
        m_shells.clear();
        m_cluster = {};
        m_cluster.openLog = [this](Endpoint &, const LogRequest &request, const auto &item, const auto &end) {
            m_logs.push_back({request, item, end});
            return endpoint::Channel();
        };
        m_cluster.openShell = [this](Endpoint &, const ShellRequest &request, const auto &, const auto &) {
            m_shells.push_back(request);
            return endpoint::Channel();
        };
        m_cluster.findPermissions = [this](Endpoint &, const std::vector<Requirement> &needs, const QString &scope, const Done<bool> &done) {
            m_questions.push_back({needs, scope, done});
            if (!m_rightsTakeTime)
                done(true);
            return endpoint::Call();
        };
        m_questions.clear();
        m_rightsTakeTime = false;
        endpoint::Profile profile;
        profile.id = "kubernetes/fake";
        profile.name = QStringLiteral("fake");
        m_endpoint = std::make_unique<Endpoint>(
            profile, [](endpoint::SessionLink link) { return std::make_unique<TellingSession>(std::move(link)); });
        m_endpoint->open();
    }

    void allContainersOfSeveralPods()
    {
        PodLogsTab tab(*m_endpoint, m_cluster, {}, nullptr);
        tab.setActive(true);
        tab.setObjects({pod("a", {QStringLiteral("init"), QStringLiteral("app"), QStringLiteral("proxy")}), pod("b", {QStringLiteral("app")})});
        QCOMPARE(opened(), (QStringList{QStringLiteral("a/app"), QStringLiteral("a/proxy"), QStringLiteral("b/app"), QStringLiteral("a/init")}));
        QCOMPARE(tab.panel().legend().entry(2)->text(), QStringLiteral("b"));
        QCOMPARE(m_logs[2].request.source, 2);
        QCOMPARE(m_logs[0].request.tail, 2500); // all together are merged in order
        // The same pods with newer rows are the same logs.
        tab.setObjects({pod("a", {QStringLiteral("init"), QStringLiteral("app"), QStringLiteral("proxy")}), pod("b", {QStringLiteral("app")})});
        QCOMPARE(m_logs.size(), 4U);
        // One more container in one of them, as of a debugger.
        tab.setObjects({pod("a", {QStringLiteral("init"), QStringLiteral("app"), QStringLiteral("proxy"), QStringLiteral("debugger")}), pod("b", {QStringLiteral("app")})});
        QCOMPARE(opened().last(), QStringLiteral("a/debugger"));
        // Merged by time, whoever is heard first.
        m_logs[2].item({live::LogOutput::Kind::Lines, chunk(2, 20, "second"), 10, {}});
        m_logs[0].item({live::LogOutput::Kind::Lines, chunk(0, 10, "first"), 10, {}});
        QCOMPARE(tab.panel().store().lineCount(), 2);
        QCOMPARE(tab.panel().store().line(0).text, QByteArray("first"));
        QCOMPARE(tab.command(), QStringLiteral("kubectl logs a --namespace shop --all-containers --prefix --timestamps --follow\n"
                                               "kubectl logs b --namespace shop --all-containers --prefix --timestamps --follow"));
    }

    void oneContainerIsChosen()
    {
        PodLogsTab tab(*m_endpoint, m_cluster, {}, nullptr);
        tab.setActive(true);
        tab.setObjects({pod("a", {QStringLiteral("app"), QStringLiteral("proxy")})});
        QCOMPARE(opened(), (QStringList{QStringLiteral("a/app"), QStringLiteral("a/proxy")}));
        m_logs[0].item({live::LogOutput::Kind::Lines, chunk(0, 10, "first"), 10, {}});
        m_logs.clear();
        actionOf(tab.tools(), QStringLiteral("proxy"))->trigger();
        QCOMPARE(opened(), QStringList{QStringLiteral("a/proxy")});
        QCOMPARE(tab.panel().store().lineCount(), 0);
        button(tab.tools(), QStringLiteral("Previous"))->click();
        QVERIFY(m_logs.back().request.previous);
        QCOMPARE(tab.command(), QStringLiteral("kubectl logs a --namespace shop --container proxy --timestamps --previous"));
    }

    void podsOfAWorkloadJoinAndStayReadable()
    {
        PodLogsTab tab(*m_endpoint, m_cluster, podSelectionOf("deployment"), nullptr);
        watch({pod("a", {QStringLiteral("app")}), pod("other", {QStringLiteral("app")}, "db")});
        tab.setActive(true);
        tab.setObjects({deployment()});
        QCOMPARE(opened(), QStringList{QStringLiteral("a/app")});
        m_logs[0].item({live::LogOutput::Kind::Lines, chunk(0, 10, "from the old one"), 10, {}});
        tab.panel().legend().entry(0)->click(); // switched off
        watch({pod("b", {QStringLiteral("app")})});
        QCOMPARE(opened(), (QStringList{QStringLiteral("a/app"), QStringLiteral("b/app")}));
        QVERIFY(!tab.panel().legend().entry(0)->isChecked()); // as it was left
        m_logs[0].end({}); // the pod is gone
        QCOMPARE(tab.panel().store().lineCount(), 1);
        QVERIFY(tab.panel().noticeText().contains(QStringLiteral("a: ")));
        QCOMPARE(tab.command(), QStringLiteral("kubectl logs --selector app=web --namespace shop --all-containers --prefix --timestamps --follow --max-log-requests=20"));
        tab.setObjects({});
        QCOMPARE(tab.panel().store().lineCount(), 0);
    }

    void moreThanCanBeFollowedAreTold()
    {
        PodLogsTab tab(*m_endpoint, m_cluster, podSelectionOf("deployment"), nullptr);
        std::vector<live::RowPointer> pods;
        for (int i = 0; i < 23; ++i)
            pods.push_back(pod(QByteArray("pod-" + QByteArray::number(100 + i)).constData(), {QStringLiteral("app")}));
        watch(pods);
        tab.setActive(true);
        tab.setObjects({deployment()});
        QCOMPARE(m_logs.size(), PodLogsTab::most);
        QVERIFY2(tab.panel().noticeText().contains(QStringLiteral("3 more")), qPrintable(tab.panel().noticeText()));
        m_logs[4].end({});
        QCOMPARE(m_logs.size(), PodLogsTab::most + 1); // another one has its place
        QVERIFY(tab.panel().noticeText().contains(QStringLiteral("2 more")));
    }

    void nothingIsReadBeforeSomebodyLooks()
    {
        PodLogsTab tab(*m_endpoint, m_cluster, {}, nullptr);
        tab.setObjects({pod("a", {QStringLiteral("app")})});
        QVERIFY(m_logs.empty());
        tab.setActive(true);
        QCOMPARE(m_logs.size(), 1U);
    }

    void aShellInTheContainerThatIsChosen()
    {
        PodTerminalTab tab(*m_endpoint, m_cluster, nullptr);
        tab.setActive(true);
        const auto chosen = pod("a", {QStringLiteral("init"), QStringLiteral("app"), QStringLiteral("proxy")});
        tab.setObjects({chosen});
        QCOMPARE(m_shells.size(), 1U);
        QCOMPARE(m_shells[0].place.container, QStringLiteral("app"));
        QVERIFY(tab.current());
        actionOf(tab.tools(), QStringLiteral("proxy"))->trigger();
        QCOMPARE(m_shells.size(), 2U);
        QCOMPARE(m_shells[1].place.container, QStringLiteral("proxy"));
        actionOf(tab.tools(), QStringLiteral("app"))->trigger(); // the one that is open
        QCOMPARE(m_shells.size(), 2U);
        QCOMPARE(tab.command(), QStringLiteral("kubectl exec --stdin --tty a --namespace shop --container app -- /bin/bash"));
        auto annotated = pod("b", {QStringLiteral("app"), QStringLiteral("proxy")});
        annotated->defaultContainer = QStringLiteral("proxy");
        tab.setObjects({annotated});
        QCOMPARE(m_shells.back().place.container, QStringLiteral("proxy"));
        auto stopped = pod("c", {QStringLiteral("app")});
        stopped->containers[0].state = PodContainer::State::Terminated;
        const size_t before = m_shells.size();
        tab.setObjects({stopped});
        QCOMPARE(m_shells.size(), before);
        QVERIFY(!tab.current());
    }

    // What the person may do is found out first; what nobody can tell is tried.
    void rightsDecideAboutAShell_data()
    {
        QTest::addColumn<QByteArrayList>("verbs");
        QTest::addColumn<bool>("incomplete");
        QTest::addColumn<QString>("lacks");
        QTest::newRow("may") << QByteArrayList{"get", "create"} << false << QString();
        QTest::newRow("may not create") << QByteArrayList{"get"} << false << QStringLiteral("Needs create on pods/exec in namespace shop.");
        QTest::newRow("may nothing") << QByteArrayList{} << false << QStringLiteral("Needs get on pods/exec in namespace shop.");
        QTest::newRow("nobody can tell") << QByteArrayList{} << true << QString();
    }
    void rightsDecideAboutAShell()
    {
        QFETCH(QByteArrayList, verbs);
        QFETCH(bool, incomplete);
        QFETCH(QString, lacks);
        ClusterInfo info;
        info.minor = 35; // from which on "create" is needed, too
        tell("cluster", info);
        m_rightsTakeTime = true;
        PodTerminalTab tab(*m_endpoint, m_cluster, nullptr);
        tab.setActive(true);
        tab.setObjects({pod("a", {QStringLiteral("app")})});
        QVERIFY(m_shells.empty());
        QCOMPARE(m_questions.size(), size_t(1));
        QCOMPARE(m_questions[0].scope, QStringLiteral("shop"));
        QCOMPARE(m_questions[0].needs.size(), size_t(2));
        Permissions known;
        AccessRules rules;
        rules.rules.resize(1);
        rules.rules[0].verbs = verbs;
        rules.rules[0].groups = {""};
        rules.rules[0].resources = {"pods/exec"};
        rules.incomplete = incomplete;
        known.setRules(QStringLiteral("shop"), rules);
        tell("permissions", PermissionsPointer(std::make_shared<const Permissions>(known)));
        m_questions[0].done(true);
        QCOMPARE(m_shells.size(), lacks.isEmpty() ? size_t(1) : size_t(0));
        QStringList texts;
        for (const QLabel *label : tab.findChildren<QLabel *>())
            texts << label->text();
        QVERIFY2(lacks.isEmpty() || texts.contains(lacks), qPrintable(texts.join(u'\n')));
        // Another pod of the namespace: it is known by now.
        tab.setObjects({pod("b", {QStringLiteral("app")})});
        QCOMPARE(m_shells.size(), lacks.isEmpty() ? size_t(2) : size_t(0));
        QCOMPARE(m_questions.size(), size_t(1));
    }

    void aDebuggerIsAttachedTo()
    {
        PodTerminalTab tab(*m_endpoint, m_cluster, nullptr);
        const auto debugged = pod("a", {QStringLiteral("app"), QStringLiteral("debugger-x")});
        tab.attach(debugged, QStringLiteral("debugger-x")); // before anybody has looked at the tab
        tab.setActive(true);
        tab.setObjects({debugged});
        QCOMPARE(m_shells.size(), 1U); // and no other shell
        QCOMPARE(m_shells[0].place.container, QStringLiteral("debugger-x"));
        QVERIFY(m_shells[0].commands.empty());
        QVERIFY(tab.current());
    }

    void aReadOnlyConnectionOpensNone()
    {
        m_endpoint->setMarks(true, false);
        PodTerminalTab tab(*m_endpoint, m_cluster, nullptr);
        tab.setActive(true);
        tab.setObjects({pod("a", {QStringLiteral("app")})});
        QVERIFY(m_shells.empty());
        QVERIFY(!tab.current());
    }
};

PILOTHOUSE_TEST(PodTabsTest)
#include "tst_podtabs.moc"
