// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every action on every kind, with kubectl asked afterwards: first while somebody between session and cluster sends it to another object,
// or says yes and does nothing, when no action may be told as done and nothing may have happened; then honestly, when all of it has.
#include "deeds.h"
#include "forwarded.h"
#include "forwardrow.h"
#include "storagerows.h"
#include "testmain.h"
#include "workloadrows.h"

using namespace kubernetes;
using actions::ItemState;
using livetest::Deed;
using livetest::EveryPane;
using livetest::Manifests;
using livetest::Sabotage;
using livetest::Snapshot;

namespace {

/// Three seconds for what takes minutes: what a lie brings about does not come later either.
class ShortPatience final : public base::Clock
{
public:
    [[nodiscard]] qint64 wallMs() const override { return base::Clock::system().wallMs(); }
    [[nodiscard]] qint64 steadyMs() const override { return base::Clock::system().steadyMs(); }
    [[nodiscard]] std::unique_ptr<base::Timer> after(std::chrono::milliseconds delay, std::function<void()> function) override
    {
        return base::Clock::system().after(std::min<std::chrono::milliseconds>(delay, std::chrono::seconds(3)), std::move(function));
    }
};

/// How it ended.
struct Ended {
    ItemState state = ItemState::Queued;
    base::Error error;
};

const char *const drain = "node.drain"; ///< which a sheet carries out

} // namespace

class DeceitTest : public QObject
{
    Q_OBJECT

    /// One action of the program, and what was made for it.
    struct Case {
        Deed deed;
        QString meant; ///< the object's name
        QString hit;   ///< whom a misdirected request meets
    };
    using EndedCases = std::map<QByteArray, Ended>; ///< by action

    std::optional<livetest::LiveCluster> m_cluster;
    std::unique_ptr<Manifests> m_manifests;
    ShortPatience m_patience;
    std::unique_ptr<EveryPane> m_honest, m_deceived;
    std::map<QByteArray, Case> m_cases;
    QByteArrayList m_unknown; ///< actions of which nobody knows how they are carried out
    std::map<QByteArray, EndedCases> m_told; ///< by lie

    void findCases();
    [[nodiscard]] QByteArray manifestOf(const Case &one, const QString &name, bool rolled) const;
    [[nodiscard]] bool make();
    [[nodiscard]] bool rollOut();
    [[nodiscard]] Snapshot snapshot() const;
    [[nodiscard]] bool seen(EveryPane &session, qint64 generation);
    [[nodiscard]] EndedCases carryOut(EveryPane &session, const QByteArray &lie);
    [[nodiscard]] EndedCases drainNode(EveryPane &session);
    [[nodiscard]] static Sabotage::Orders ordersOf(const QByteArray &lie);
    static void actionsOfAllKinds(const QByteArrayList &lies);

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyActionIsKnown();
    void noLieIsTakenForADeed_data();
    void noLieIsTakenForADeed();
    void everyActionIsDone_data();
    void everyActionIsDone();
    void aForwardedPort_data();
    void aForwardedPort();
};

void DeceitTest::initTestCase()
{
    NEED_CLUSTER();
    m_cluster = cluster;
    m_manifests = std::make_unique<Manifests>(*m_cluster, QFINDTESTDATA("sabotage.yaml"));
    QVERIFY(m_manifests->begin());
    findCases();
    QVERIFY(make());
    m_honest = std::make_unique<EveryPane>(*m_cluster, *m_manifests);
    m_deceived = std::make_unique<EveryPane>(*m_cluster, *m_manifests, m_patience);
    for (EveryPane *session : {m_honest.get(), m_deceived.get()})
        QCOMPARE(session->open(), QString());
    QVERIFY(seen(*m_honest, 1));
    QVERIFY(rollOut());
    for (EveryPane *session : {m_honest.get(), m_deceived.get()})
        QVERIFY(seen(*session, 2));
}

void DeceitTest::cleanupTestCase()
{
    m_honest.reset();
    m_deceived.reset();
    m_manifests.reset();
}

/// The program's own actions, and the one on any kind.
void DeceitTest::findCases()
{
    const auto add = [&](const actions::Action &action, const QByteArray &kind, const QByteArray &id) {
        if (action.feed == "forward" || action.id.endsWith(".forward") || action.id == drain)
            return; // by themselves
        std::optional<Deed> deed = livetest::deedOf(action, kind);
        if (!deed || m_manifests->of(kind, {}).isEmpty()) {
            m_unknown << action.id;
            return;
        }
        const QByteArray number = QByteArray::number(static_cast<int>(m_cases.size()) + 10);
        m_cases[id] = {std::move(*deed), m_manifests->named(number + "-meant"), m_manifests->named(number + "-hit")};
    };
    for (const actions::Action &action : app::clusterActions())
        add(action, action.feed, action.id);
    ApiResource widgets;
    widgets.group = m_manifests->group();
    widgets.version = "v1";
    widgets.resource = "widgets";
    widgets.kind = QStringLiteral("Widget");
    for (const actions::Action &action : tableActions(tableObject(widgets, {})))
        add(action, "widget", "widget.delete");
}

QByteArray DeceitTest::manifestOf(const Case &one, const QString &name, bool rolled) const
{
    QByteArray manifest = m_manifests->of(one.deed.kind, name);
    for (const auto &[from, to] : {one.deed.adjusted, rolled ? one.deed.rolled : std::pair<QByteArray, QByteArray>()}) {
        if (!from.isEmpty())
            manifest.replace(manifest.indexOf(from), from.size(), QByteArray(to).replace("NAME", name.toUtf8()));
    }
    return manifest;
}

bool DeceitTest::make()
{
    QByteArrayList all;
    for (const auto &[id, one] : m_cases) {
        for (const QString &name : {one.meant, one.hit}) {
            all << manifestOf(one, name, false);
            for (const QByteArray &kind : one.deed.beside)
                all << m_manifests->of(kind, name);
        }
    }
    for (const char *name : {"drained-meant", "drained-hit"})
        all << m_manifests->of("node", m_manifests->named(name));
    for (const QByteArray kind : {"pod", "service"})
        all << m_manifests->of(kind, m_manifests->named("served-meant"));
    return m_manifests->apply(all, QStringLiteral("all"));
}

/// A second revision of what is to go back to the first.
bool DeceitTest::rollOut()
{
    QByteArrayList again;
    for (const auto &[id, one] : m_cases) {
        if (one.deed.rolled.first.isEmpty())
            continue;
        for (const QString &name : {one.meant, one.hit})
            again << manifestOf(one, name, true);
    }
    return m_manifests->apply(again, QStringLiteral("rolled"));
}

/// All objects are in the tables, claims have the volumes beside them, and controllers have seen so many changes of what is rolled out twice.
bool DeceitTest::seen(EveryPane &session, qint64 generation)
{
    const auto observed = [](const QByteArray &kind, const live::Row &row) {
        return kind == "deployment"    ? static_cast<const DeploymentRow &>(row).workload.observedGeneration
               : kind == "statefulset" ? static_cast<const StatefulSetRow &>(row).workload.observedGeneration
                                       : static_cast<const DaemonSetRow &>(row).workload.observedGeneration;
    };
    const auto all = [&] {
        const bool others = session.session.rowNamed(*session.kind("node"), m_manifests->named("drained-meant")) &&
                            session.session.rowNamed(*session.kind("service"), m_manifests->named("served-meant"));
        return others && std::all_of(m_cases.begin(), m_cases.end(), [&](const auto &entry) {
            const Deed &deed = entry.second.deed;
            const live::RowPointer row = session.session.rowNamed(*session.kind(deed.kind), entry.second.meant);
            if (row && deed.kind == "persistentvolumeclaim" && !deed.beside.isEmpty() && statusText(static_cast<const ClaimRow &>(*row)) != QStringLiteral("Bound"))
                return false;
            return row && (deed.rolled.first.isEmpty() || observed(deed.kind, *row) >= generation);
        });
    };
    return QTest::qWaitFor(all, livetest::patience);
}

Snapshot DeceitTest::snapshot() const
{
    QStringList resources{QStringLiteral("controllerrevisions.apps")};
    std::set<QByteArray> kinds;
    for (const auto &[id, one] : m_cases)
        kinds.insert(one.deed.kind);
    for (const QByteArray &kind : kinds) {
        const WatchTable &table = m_honest->kind(kind)->table;
        const QByteArray group = table.group.startsWith("/apis/") ? '.' + table.group.split('/')[2] : QByteArray();
        resources << QString::fromUtf8(table.resource + group);
    }
    return {*m_cluster, m_manifests->space(), resources};
}

/// All of them at once, to their ends.
DeceitTest::EndedCases DeceitTest::carryOut(EveryPane &session, const QByteArray &lie)
{
    EndedCases ended = drainNode(session);
    const Snapshot before = snapshot();
    actions::Runner &runner = session.session.runner;
    std::map<QByteArray, quint64> started;
    for (const auto &[id, one] : m_cases) {
        if (lie == "to another" && !one.deed.addressed)
            continue; // it would be no lie
        const ObjectKind &object = *session.kind(one.deed.kind);
        const actions::Action *action = actions::findAction(runner.actions(), one.deed.action);
        const live::RowPointer row = session.session.rowNamed(object, one.meant);
        if (action && row)
            started[id] = runner.run(session.session.handle, *action, {row}, one.deed.arguments ? one.deed.arguments(before, one.meant) : actions::Arguments());
    }
    const auto over = [&] {
        return std::all_of(started.begin(), started.end(), [&](const auto &entry) { return runner.operation(entry.second)->over(); });
    };
    (void)QTest::qWaitFor(over, 2 * livetest::patience);
    for (const auto &[id, operation] : started) {
        const actions::Item &item = runner.operation(operation)->items.front();
        ended[id] = {item.state, item.error};
    }
    return ended;
}

DeceitTest::EndedCases DeceitTest::drainNode(EveryPane &session)
{
    const live::RowPointer node = session.session.rowNamed(*session.kind("node"), m_manifests->named("drained-meant"));
    if (!node)
        return {};
    std::optional<base::Result<void>> end;
    const endpoint::Channel channel = sessionCluster().drain(session.session.handle, {node, {}}, [](const DrainStep &) {}, [&](const base::Result<void> &result) { end = result; });
    (void)QTest::qWaitFor([&] { return end.has_value(); }, livetest::patience);
    if (!end)
        return {};
    return {{drain, {end->ok() ? ItemState::Confirmed : ItemState::Failed, end->ok() ? base::Error() : end->error()}}};
}

void DeceitTest::everyActionIsKnown()
{
    NEED_CLUSTER();
    QVERIFY2(m_unknown.isEmpty(), "deeds.h or sabotage.yaml lacks " + m_unknown.join(", "));
}

void DeceitTest::actionsOfAllKinds(const QByteArrayList &lies)
{
    QTest::addColumn<QByteArray>("lie");
    QTest::addColumn<QByteArray>("action");
    for (const QByteArray &lie : lies) {
        for (const actions::Action &action : app::clusterActions()) {
            if (action.feed == "forward" || action.id.endsWith(".forward"))
                continue;
            const std::optional<Deed> deed = livetest::deedOf(action, action.feed);
            if (lie != "to another" || !deed || deed->addressed) // where nothing names the object, it would be no lie
                QTest::addRow("%s, %s", lie.constData(), action.id.constData()) << lie << action.id;
        }
        QTest::addRow("%s, widget.delete", lie.constData()) << lie << QByteArray("widget.delete");
    }
}

Sabotage::Orders DeceitTest::ordersOf(const QByteArray &lie)
{
    Sabotage::Orders orders;
    if (lie == "to another" || lie == "all of another")
        orders.misdirected = {"-meant", "-hit"};
    orders.misled = lie == "all of another"; // another has taken its name
    orders.idle = lie == "yes";
    orders.pretended = lie == "yes, and how";
    return orders;
}

void DeceitTest::noLieIsTakenForADeed_data()
{
    actionsOfAllKinds({"to another", "all of another", "yes", "yes, and how"});
}

void DeceitTest::noLieIsTakenForADeed()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, lie);
    QFETCH(QByteArray, action);
    if (m_told.count(lie) == 0) {
        m_deceived->sabotage->done = 0;
        m_deceived->sabotage->order(ordersOf(lie));
        m_told[lie] = carryOut(*m_deceived, lie);
        m_deceived->sabotage->order({});
        QVERIFY(m_deceived->sabotage->done > 20);
    }
    const EndedCases &all = m_told[lie];
    QVERIFY2(all.count(action) == 1, "it has not begun or not ended");
    const Ended &ended = all.at(action);
    QVERIFY2(ended.state == ItemState::Failed || ended.state == ItemState::Unobserved, qPrintable(ended.error.text()));
    if (lie == "to another" || lie == "all of another") {
        // Refused by the uid or the version that it names; the server calls a wrong uid in a patch invalid.
        const bool refused = ended.error.code == base::Error::Code::Conflict || ended.error.httpStatus == 422;
        QVERIFY2(ended.state == ItemState::Failed && refused, qPrintable(ended.error.text()));
    }
}

void DeceitTest::everyActionIsDone_data()
{
    actionsOfAllKinds({"honestly"});
}

void DeceitTest::everyActionIsDone()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, action);
    static std::optional<Snapshot> before, after;
    if (m_told.count("honestly") == 0) {
        before.emplace(snapshot());
        m_told["honestly"] = carryOut(*m_honest, {});
        after.emplace(snapshot());
    }
    QVERIFY(!before->empty() && !after->empty());
    const EndedCases &all = m_told["honestly"];
    QVERIFY2(all.count(action) == 1, "it has not begun or not ended");
    QVERIFY2(all.at(action).state == ItemState::Confirmed, qPrintable(all.at(action).error.text()));
    if (action == drain) {
        for (const char *name : {"drained-meant", "drained-hit"}) {
            const auto cordoned = livetest::deeds::member("node", "spec/unschedulable");
            QCOMPARE(cordoned(*before, m_manifests->named(name)), QString()); // after so many lies
            QCOMPARE(cordoned(*after, m_manifests->named(name)), name == QByteArray("drained-meant") ? QStringLiteral("true") : QString());
        }
        return;
    }
    const Case &one = m_cases.at(action);
    QCOMPARE(one.deed.state(*before, one.meant), one.deed.before); // after so many lies
    QCOMPARE(one.deed.state(*before, one.hit), one.deed.before);
    QVERIFY2(one.deed.done(one.deed.state(*after, one.meant)), qPrintable(one.deed.state(*after, one.meant)));
    QCOMPARE(one.deed.state(*after, one.hit), one.deed.before);
}

// A port of this computer listens whatever the cluster says; that it leads nowhere is told, too.
void DeceitTest::aForwardedPort_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("pod") << QByteArray("pod");
    QTest::newRow("service") << QByteArray("service");
}

void DeceitTest::aForwardedPort()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, kind);
    for (EveryPane *session : {m_deceived.get(), m_honest.get()}) {
        const bool honest = session == m_honest.get();
        Sabotage::Orders orders;
        if (!honest)
            orders.misdirected = {"-meant/portforward", "-nobody/portforward"};
        session->sabotage->order(orders);
        livetest::ClusterObserved &observed = session->session;
        observed.look("forward");
        const live::RowPointer target = observed.rowNamed(*session->kind(kind), m_manifests->named("served-meant"));
        QVERIFY(target);
        const auto item = observed.act(kind + ".forward", target, {{QStringLiteral("port"), kind == "pod" ? 8080 : 80}});
        QVERIFY(item);
        QCOMPARE(item->state, ItemState::Confirmed);
        const auto row = [&]() -> std::shared_ptr<const ForwardRow> {
            const auto &rows = observed.handle.feed("forward")->rows();
            return rows.empty() ? nullptr : std::static_pointer_cast<const ForwardRow>(rows.back());
        };
        QTRY_VERIFY_WITH_TIMEOUT(row() && row()->localPort == item->outcome.reply.value(QStringLiteral("local")).toUInt(), livetest::patience);
        QByteArray answer;
        const auto reached = [&] { return (answer = livetest::fetched(row()->localPort)).contains("Pilothouse test pod"); };
        if (honest)
            QVERIFY2(QTest::qWaitFor(reached, livetest::patience), answer.constData()); // endpoints of a service take a moment
        else
            QVERIFY(!reached());
        QTRY_COMPARE_WITH_TIMEOUT(row()->error.isEmpty(), honest, livetest::patience);
        for (const QByteArray action : {"forward.stop", "forward.start", "forward.remove"}) {
            const auto done = observed.act(action, row());
            QVERIFY(done);
            QVERIFY2(done->state == ItemState::Confirmed, qPrintable(done->error.text()));
        }
        QTRY_VERIFY_WITH_TIMEOUT(!row(), livetest::patience);
        QVERIFY(!livetest::fetched(static_cast<quint16>(item->outcome.reply.value(QStringLiteral("local")).toUInt())).contains("Pilothouse"));
        session->sabotage->order({});
    }
}

PILOTHOUSE_TEST(DeceitTest)
#include "tst_deceit.moc"
