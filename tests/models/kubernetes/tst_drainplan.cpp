// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forecast of a drain, by kubectl's filters and the server's rules of budgets.
#include "drainplan.h"
#include "jsonreader.h"
#include "testmain.h"

#include <QTest>

using namespace kubernetes;

namespace {

template <class R> R decoded(DecodeRow decode, const QByteArray &json)
{
    const auto document = base::JsonDocument::parse(json);
    Interner interner;
    const live::RowPointer row = document.ok() ? decode(Message(document->root()), interner) : nullptr;
    if (!row)
        qFatal("%s", json.constData());
    return static_cast<const R &>(*row);
}

struct PodText {
    QByteArray owner = R"({"kind":"ReplicaSet","name":"web-1","uid":"r","controller":true})";
    QByteArray phase = "Running";
    QByteArray meta;  ///< ,"annotations":…
    QByteArray spec = "{}";
    bool ready = true;
};

PodText text(const QByteArray &owner, const QByteArray &phase = "Running", const QByteArray &meta = {}, const QByteArray &spec = "{}")
{
    return {owner, phase, meta, spec, true};
}

DrainPod pod(const QByteArray &name, const PodText &text = {})
{
    return decoded<DrainPod>(&decodeDrainPod, R"({"metadata":{"name":")" + name + R"(","namespace":"shop","uid":")" + name +
        R"(","labels":{"app":"web"},"ownerReferences":[)" + text.owner + "]" + text.meta + R"(},"spec":)" + text.spec +
        R"(,"status":{"phase":")" + text.phase + R"(","conditions":[{"type":"Ready","status":")" + (text.ready ? "True" : "False") + R"("}]}})");
}

const QByteArray webs = R"({"matchLabels":{"app":"web"}})";

BudgetRow budget(const QByteArray &name, int allowed, int needed, int healthy, const QByteArray &more = {},
                   const QByteArray &selector = webs, const QByteArray &space = "shop")
{
    return decoded<BudgetRow>(&decodeBudget, R"({"metadata":{"name":")" + name + R"(","namespace":")" + space + R"(","uid":")" + name +
        R"(","generation":2},"spec":{"selector":)" + selector + more + R"(},"status":{"observedGeneration":2,"disruptionsAllowed":)" +
        QByteArray::number(allowed) + R"(,"desiredHealthy":)" + QByteArray::number(needed) + R"(,"currentHealthy":)" + QByteArray::number(healthy) + "}}");
}

const QByteArray ofDaemons = R"({"kind":"DaemonSet","name":"logs","uid":"d","controller":true})";
const QByteArray mirrored = R"(,"annotations":{"kubernetes.io/config.mirror":"x"})";
const QByteArray deleting = R"(,"deletionTimestamp":"2026-11-21T09:20:00Z")";
const QByteArray scratch = R"({"volumes":[{"name":"config","configMap":{}},{"name":"scratch","emptyDir":{}}]})";
// Here and not in the class: moc does not read raw strings.
const QByteArray byNode = R"({"kind":"Node","name":"w-1","uid":"n","controller":true})";
const QByteArray byThing = R"({"kind":"Thing","name":"t","uid":"t"})";
const QByteArray unhealthyGo = R"(,"unhealthyPodEvictionPolicy":"AlwaysAllow")";
const QByteArray databases = R"({"matchLabels":{"app":"db"}})";
const DrainOptions consent{true, false, {}, 0};
const DrainOptions forced{false, true, {}, 0};

} // namespace

Q_DECLARE_METATYPE(PodText)
Q_DECLARE_METATYPE(DrainOptions)

class DrainPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fates_data()
    {
        QTest::addColumn<PodText>("text");
        QTest::addColumn<DrainOptions>("options");
        QTest::addColumn<bool>("lost"); ///< its DaemonSet is
        QTest::addColumn<int>("fate");
        const auto row = [](const char *name, const PodText &text, const DrainOptions &options, DrainFate fate, bool lost = false) {
            QTest::newRow(name) << text << options << lost << int(fate);
        };
        const DrainOptions none;
        row("plain", {}, none, DrainFate::Evict);
        row("finished", text("", "Succeeded"), none, DrainFate::EvictFinished);
        row("failed with data", text("", "Failed", "", scratch), none, DrainFate::EvictFinished);
        row("daemon", text(ofDaemons), none, DrainFate::DaemonSet);
        row("daemon, forced", text(ofDaemons), forced, DrainFate::DaemonSet);
        row("daemon with data", text(ofDaemons, "Running", "", scratch), none, DrainFate::DaemonSet);
        row("daemon, finished", text(ofDaemons, "Failed"), none, DrainFate::EvictFinished);
        row("daemon, lost", text(ofDaemons), none, DrainFate::LostDaemonSet, true);
        row("daemon, lost, forced", text(ofDaemons), forced, DrainFate::Evict, true);
        row("mirror", text(byNode, "Running", mirrored), none, DrainFate::Mirror);
        row("mirror with data", text("", "Running", mirrored, scratch), none, DrainFate::Mirror);
        row("mirror, finished", text("", "Failed", mirrored), none, DrainFate::Mirror);
        row("data", text(PodText().owner, "Running", "", scratch), none, DrainFate::LosesData);
        row("data, agreed", text(PodText().owner, "Running", "", scratch), consent, DrainFate::Evict);
        row("unmanaged", text(""), none, DrainFate::Unmanaged);
        row("owner that does not control", text(byThing), none, DrainFate::Unmanaged);
        row("unmanaged, forced", text(""), forced, DrainFate::Evict);
        row("unmanaged with data", text("", "Running", "", scratch), none, DrainFate::LosesData);
        row("unmanaged with data, forced only", text("", "Running", "", scratch), forced, DrainFate::LosesData);
        row("unmanaged with data, agreed only", text("", "Running", "", scratch), consent, DrainFate::Unmanaged);
        row("leaving", text(PodText().owner, "Running", deleting), none, DrainFate::Leaving);
        row("leaving, unmanaged", text("", "Running", deleting), none, DrainFate::Unmanaged);
    }

    void fates()
    {
        QFETCH(PodText, text);
        QFETCH(DrainOptions, options);
        QFETCH(bool, lost);
        QFETCH(int, fate);
        const DrainPod one = pod("a", text);
        const std::set<QString> none;
        const DrainPlan plan = planDrain({one}, {}, lost ? daemonSetsOf({one}) : none, options);
        QCOMPARE(int(plan.pods.front().fate), fate);
        QVERIFY(!drainFateText(plan.pods.front()).isEmpty());
    }

    void budgets_data()
    {
        using Budgets = std::vector<BudgetRow>;
        QTest::addColumn<Budgets>("budgets");
        QTest::addColumn<PodText>("text");
        QTest::addColumn<QString>("fates"); ///< of three pods: e, w(ait), x (several)
        const PodText plain;
        PodText unready;
        unready.ready = false;
        PodText pending;
        pending.phase = "Pending";
        const auto row = [](const char *name, const Budgets &budgets, const PodText &text, const char *fates) {
            QTest::newRow(name) << budgets << text << QString::fromLatin1(fates);
        };
        row("none", {}, plain, "eee");
        row("enough", {budget("b", 3, 1, 4)}, plain, "eee");
        row("two of three", {budget("b", 2, 1, 3)}, plain, "eew");
        row("nothing", {budget("b", 0, 3, 3)}, plain, "www");
        row("negative", {budget("b", -1, 3, 3)}, plain, "www");
        row("of another namespace", {budget("b", 0, 3, 3, "", webs, "other")}, plain, "eee");
        row("of other pods", {budget("b", 0, 3, 3, "", databases)}, plain, "eee");
        row("of all pods", {budget("b", 0, 3, 3, "", "{}")}, plain, "www");
        row("two", {budget("b", 3, 1, 4), budget("c", 3, 1, 4)}, plain, "xxx");
        row("pending", {budget("b", 0, 3, 3)}, pending, "eee");
        row("unready, kept", {budget("b", 0, 3, 3)}, unready, "eee");
        row("unready, broken", {budget("b", 0, 3, 2)}, unready, "www");
        row("unready, nothing needed", {budget("b", 0, 0, 0)}, unready, "www");
        row("unready, always", {budget("b", 0, 3, 2, unhealthyGo)}, unready, "eee");
        row("ready, always for the unready", {budget("b", 0, 3, 3, unhealthyGo)}, plain, "www");
        BudgetRow late = budget("b", 3, 1, 4);
        late.observed = false;
        row("not worked out yet", {late}, plain, "www");
    }

    void budgets()
    {
        using Budgets = std::vector<BudgetRow>;
        QFETCH(Budgets, budgets);
        QFETCH(PodText, text);
        QFETCH(QString, fates);
        const DrainPlan plan = planDrain({pod("c", text), pod("a", text), pod("b", text)}, budgets, {}, {});
        QCOMPARE(plan.pods[0].name, QStringLiteral("a"));
        QString shown;
        for (const DrainPodFate &fate : plan.pods)
            shown += fate.fate == DrainFate::Evict ? u'e' : fate.fate == DrainFate::WaitForBudget ? u'w' : u'x';
        QCOMPARE(shown, fates);
    }

    void aBudgetIsNamedWithItsNumbers()
    {
        const DrainPlan plan = planDrain({pod("a")}, {budget("web", 0, 3, 2)}, {}, {});
        QCOMPARE(plan.pods.front().budget, QStringLiteral("web"));
        QCOMPARE(drainFateText(plan.pods.front()), QStringLiteral("waits: budget web needs 3 healthy pods and has 2"));
        QVERIFY(!plan.stopped() && plan.going() == 1 && plan.count(DrainFate::WaitForBudget) == 1);
    }

    // What stays or stops spends nothing of a budget.
    void onlyWhatGoesSpendsABudget()
    {
        PodText data;
        data.spec = scratch;
        const DrainPlan plan = planDrain({pod("a", data), pod("b")}, {budget("web", 1, 1, 2)}, {}, {});
        QVERIFY(plan.pods[0].fate == DrainFate::LosesData && plan.stopped());
        QVERIFY(plan.pods[1].fate == DrainFate::Evict);
        QCOMPARE(plan.going(), 1);
    }

    void commands()
    {
        QCOMPARE(drainCommand(QStringLiteral("w-1"), {}).join(u' '), QStringLiteral("kubectl drain w-1 --ignore-daemonsets"));
        QCOMPARE(drainCommand(QStringLiteral("w-1"), {true, true, 0, 300}).join(u' '),
                 QStringLiteral("kubectl drain w-1 --ignore-daemonsets --delete-emptydir-data --force --grace-period=0 --timeout=300s"));
    }

    void tables()
    {
        QCOMPARE(drainPodTable(QStringLiteral("w-1")).selector, QByteArray("fieldSelector=spec.nodeName%3Dw-1"));
        QVERIFY(!decodeDrainPod(Message(base::JsonValue()), *std::make_unique<Interner>()));
    }
};

PILOTHOUSE_TEST(DrainPlanTest)
#include "tst_drainplan.moc"
