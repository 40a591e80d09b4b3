// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Would the live tests notice? Between session and cluster somebody lies, and the judge of what every pane shows, who asks the cluster
// himself, must turn red, while he finds nothing wrong with a session to which nobody lies. See tst_deceit for what changes something.
#include "everypane.h"
#include "testmain.h"

using livetest::EveryPane;
using livetest::Manifests;

class SabotageTest : public QObject
{
    Q_OBJECT

    std::optional<livetest::LiveCluster> m_cluster;
    std::unique_ptr<Manifests> m_manifests;
    std::unique_ptr<EveryPane> m_honest, m_swapped, m_losing;
    QString m_one, m_other;

    static void panes()
    {
        QTest::addColumn<QByteArray>("pane");
        std::set<QByteArray> all;
        for (const kubernetes::ObjectKind &object : app::clusterKinds())
            all.insert(object.kind.id);
        for (const QByteArray &kind : Manifests::kindsIn(QFINDTESTDATA("sabotage.yaml")))
            all.insert(kind);
        for (const QByteArray &pane : all)
            QTest::newRow(pane.constData()) << pane;
    }
    /// Those that a new scope lists anew.
    static void namespacedPanes()
    {
        QTest::addColumn<QByteArray>("pane");
        for (const QByteArray &kind : Manifests::kindsIn(QFINDTESTDATA("sabotage.yaml"), true))
            QTest::newRow(kind.constData()) << kind;
    }
    /// What this session's pane says of the two objects, and cannot be.
    static QStringList wrongOf(EveryPane &session, const QByteArray &pane, const QString &name)
    {
        return session.disagreements(*session.kind(pane)).filter(name);
    }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyPaneAgrees_data() { panes(); }
    void everyPaneAgrees();
    void swappedObjects_data() { panes(); }
    void swappedObjects();
    void lostFrames_data() { panes(); }
    void lostFrames();
    void aNewListPutsItRight_data() { namespacedPanes(); }
    void aNewListPutsItRight();
};

void SabotageTest::initTestCase()
{
    NEED_CLUSTER();
    m_cluster = cluster;
    m_manifests = std::make_unique<Manifests>(*m_cluster, QFINDTESTDATA("sabotage.yaml"));
    m_one = m_manifests->named("one");
    m_other = m_manifests->named("other");
    QByteArrayList ones, others;
    for (const QByteArray &kind : m_manifests->kinds()) {
        ones << m_manifests->of(kind, m_one);
        others << m_manifests->of(kind, m_other);
    }
    QVERIFY(m_manifests->begin());
    QVERIFY(m_manifests->create(ones, QStringLiteral("one")) && m_manifests->create(others, QStringLiteral("other")));
    m_honest = std::make_unique<EveryPane>(*m_cluster, *m_manifests);
    m_losing = std::make_unique<EveryPane>(*m_cluster, *m_manifests);
    m_swapped = std::make_unique<EveryPane>(*m_cluster, *m_manifests);
    livetest::Sabotage::Orders orders;
    orders.swapped = {m_one.toUtf8(), m_other.toUtf8()};
    m_swapped->sabotage->order(orders);
    for (EveryPane *session : {m_honest.get(), m_losing.get(), m_swapped.get()})
        QCOMPARE(session->open(), QString());
}

void SabotageTest::cleanupTestCase()
{
    m_honest.reset();
    m_swapped.reset();
    m_losing.reset();
    m_manifests.reset();
}

void SabotageTest::everyPaneAgrees()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, pane);
    const kubernetes::ObjectKind *object = m_honest->kind(pane);
    QVERIFY(object);
    QVERIFY2(m_manifests->kinds().contains(pane), "sabotage.yaml has no object of this kind");
    QVERIFY(m_honest->agrees(*object));
    QVERIFY(m_losing->agrees(*m_losing->kind(pane))); // to whom nobody lies yet
    int compared = 0;
    QVERIFY(!m_honest->disagreements(*object, &compared).contains(QStringLiteral("the cluster does not answer")));
    // A name and an age at least; of roles the server tells no age, but when they were made.
    QVERIFY2(compared >= (pane.endsWith("role") ? 1 : 2), qPrintable(QString::number(compared)));
}

void SabotageTest::swappedObjects()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, pane);
    // Each is said to be the other.
    QTRY_VERIFY_WITH_TIMEOUT(wrongOf(*m_swapped, pane, m_one).size() >= 2, livetest::patience);
    QVERIFY(!wrongOf(*m_swapped, pane, m_other).isEmpty());
    QVERIFY(m_swapped->sabotage->done > 0);
    QVERIFY(m_honest->agrees(*m_honest->kind(pane)));
}

void SabotageTest::lostFrames()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, pane);
    if (m_losing->sabotage->orders().lost.isEmpty()) {
        livetest::Sabotage::Orders orders;
        orders.lost = m_other.toUtf8();
        m_losing->sabotage->order(orders);
        QVERIFY(m_manifests->remove(QStringLiteral("other")));
    }
    const auto gone = [&] {
        const QStringList wrong = wrongOf(*m_losing, pane, m_other);
        return std::any_of(wrong.begin(), wrong.end(), [](const QString &line) { return line.endsWith(QStringLiteral(" is no more")); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(gone(), livetest::patience);
    QVERIFY(m_losing->sabotage->done > 0);
    QVERIFY(m_honest->agrees(*m_honest->kind(pane)));
}

// What was not told is in no list.
void SabotageTest::aNewListPutsItRight()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, pane);
    if (!m_losing->sabotage->orders().lost.isEmpty()) {
        m_losing->sabotage->order({});
        QVERIFY(m_losing->setScope(m_manifests->space()));
    }
    QVERIFY(m_losing->kind(pane)->table.namespaced);
    QVERIFY(m_losing->agrees(*m_losing->kind(pane)));
}

PILOTHOUSE_TEST(SabotageTest)
#include "tst_sabotage.moc"
