// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tabs that show an object's relations and its events: what they ask, when, and where a click leads. The cluster is a set of
// functions that note what they were asked.
#include "eventrow.h"
#include "eventstab.h"
#include "livetableview.h"
#include "podkind.h"
#include "podrow.h"
#include "quietsession.h"
#include "relatedtab.h"
#include "relationgraph.h"
#include "testmain.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using endpoint::Endpoint;
using kubernetesui::EventsTab;
using kubernetesui::RelatedTab;
using kubernetesui::RelationBox;
using kubernetesui::RelationGraph;

namespace {

const QByteArray podPath = "/api/v1/namespaces/shop/pods/web";
const QByteArray podAnswer = R"({"kind":"Pod","metadata":{"name":"web","namespace":"shop","uid":"u-web",
    "ownerReferences":[{"kind":"ReplicaSet","name":"set","uid":"u-set","controller":true}]},"spec":{"nodeName":"w-1"},"status":{"phase":"Running"}})";
const QByteArray setAnswer = R"({"kind":"ReplicaSet","metadata":{"name":"set","namespace":"shop","uid":"u-set"},"spec":{"replicas":1}})";
const QByteArray nodeAnswer = R"({"kind":"Node","metadata":{"name":"w-1","uid":"u-node"}})";

live::RowPointer pod(const char *name, const QString &node = QStringLiteral("w-1"))
{
    auto row = std::make_shared<kubernetes::PodRow>();
    row->meta.name = QString::fromLatin1(name);
    row->meta.namespaceName = QStringLiteral("shop");
    row->meta.key = QByteArray("u-") + name;
    row->meta.hasUid = true;
    row->node = node;
    return row;
}

} // namespace

class RelatedTabsTest : public QObject
{
    Q_OBJECT

    kubernetes::Cluster m_cluster;
    const kubernetes::ObjectKind m_object = kubernetes::podObject();
    QByteArrayList m_asked;
    std::map<QByteArray, QByteArray> m_answers;
    std::vector<std::pair<QByteArray, QString>> m_watched; ///< selector and scope
    std::function<void(kubernetes::WatchNews)> m_news;
    std::vector<std::pair<QByteArray, live::Key>> m_opened;
    std::unique_ptr<Endpoint> m_endpoint;
    std::unique_ptr<QObject> m_delivery; ///< what is under way ends with the test

    kubernetesui::Context context()
    {
        kubernetesui::Context result;
        result.cluster = &m_cluster;
        result.hasPane = [](const QByteArray &kind) { return kind == "node" || kind == "replicaset"; };
        result.open = [this](const QByteArray &kind, const live::Key &key) { m_opened.emplace_back(kind, key); };
        return result;
    }
    static RelationBox *box(const RelatedTab &tab, const QString &name)
    {
        for (RelationBox *each : tab.findChild<RelationGraph *>()->boxes()) {
            if (!each->isHidden() && each->accessibleName().startsWith(name))
                return each;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_delivery = std::make_unique<QObject>();
        m_asked.clear();
        m_watched.clear();
        m_opened.clear();
        m_answers = {{podPath, podAnswer}, {"/apis/apps/v1/namespaces/shop/replicasets/set", setAnswer}, {"/api/v1/nodes/w-1", nodeAnswer}};
        m_cluster = {};
        m_cluster.get = [this](Endpoint &, const QByteArray &path, const kubernetes::Done<QByteArray> &done) {
            m_asked << path;
            const auto found = m_answers.find(path);
            const QByteArray answer = found == m_answers.end() ? QByteArray("{\"items\":[]}") : found->second;
            // Not at once: no answer of a cluster comes before the call returns.
            QMetaObject::invokeMethod(m_delivery.get(), [done, answer] { done(answer); }, Qt::QueuedConnection);
            return endpoint::Call();
        };
        m_cluster.watch = [this](Endpoint &, const kubernetes::WatchTable &table, const QString &scope, std::function<void(kubernetes::WatchNews)> news,
                                 const std::function<void(base::Result<void>)> &) {
            m_watched.emplace_back(table.selector, scope);
            m_news = std::move(news);
            return endpoint::Channel();
        };
        endpoint::Profile profile;
        profile.id = "kubernetes/test";
        m_endpoint = std::make_unique<Endpoint>(profile, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); });
        m_endpoint->open();
    }

    void cleanup()
    {
        m_delivery.reset();
        m_endpoint.reset();
    }

    void relationsAreAskedWhenLookedAtAndLeadOn()
    {
        RelatedTab tab(*m_endpoint, context(), m_object, nullptr);
        tab.setObjects({pod("web")});
        QVERIFY(m_asked.isEmpty()); // nobody looks
        tab.setActive(true);
        tab.resize(1000, 300);
        tab.show();
        QTRY_VERIFY(box(tab, QStringLiteral("Node w-1")) && box(tab, QStringLiteral("ReplicaSet set")));
        QCOMPARE(m_asked.count(podPath), 1);
        box(tab, QStringLiteral("ReplicaSet set"))->click();
        QCOMPARE(m_opened.size(), size_t(1));
        QCOMPARE(m_opened[0], std::pair(QByteArray("replicaset"), live::Key("u-set")));
        // Only a node's name is known: its uid is asked for.
        box(tab, QStringLiteral("Node w-1"))->click();
        QTRY_COMPARE(m_opened.size(), size_t(2));
        QCOMPARE(m_opened[1], std::pair(QByteArray("node"), live::Key("u-node")));
        box(tab, QStringLiteral("Pod web"))->click(); // itself
        QCOMPARE(m_opened.size(), size_t(2));
        // The chain has the same links.
        for (auto *link : tab.findChildren<QPushButton *>()) {
            if (link->text() == QStringLiteral("ReplicaSet set"))
                link->click();
        }
        QCOMPARE(m_opened.size(), size_t(3));
        // The same row again asks nothing; another object begins anew.
        const auto asked = m_asked.size();
        tab.setObjects({pod("web")});
        QCOMPARE(m_asked.size(), asked);
        tab.setObjects({pod("other")});
        QVERIFY(!box(tab, QStringLiteral("Node w-1")));
        QCOMPARE(m_asked.size(), asked + 1);
    }

    void whatChangedIsAskedAgain()
    {
        RelatedTab tab(*m_endpoint, context(), m_object, nullptr);
        tab.setActive(true);
        tab.setObjects({pod("web")});
        QTRY_VERIFY(box(tab, QStringLiteral("Node w-1")));
        tab.setActive(false);
        tab.setObjects({pod("web", QStringLiteral("w-2"))});
        QCOMPARE(m_asked.count(podPath), 1);
        tab.setActive(true);
        QCOMPARE(m_asked.count(podPath), 2);
        QVERIFY(box(tab, QStringLiteral("Node w-1"))); // what was there stays until it is answered
    }

    void eventsAreWatchedWhileLookedAt()
    {
        EventsTab tab(*m_endpoint, m_cluster, m_object, nullptr);
        tab.setObjects({pod("web")});
        QVERIFY(m_watched.empty());
        tab.setActive(true);
        QCOMPARE(m_watched.size(), size_t(1));
        QCOMPARE(m_watched[0].first, QByteArray("fieldSelector=involvedObject.uid%3Du-web"));
        QCOMPARE(m_watched[0].second, QStringLiteral("shop"));
        tab.resize(1000, 300);
        tab.show();
        auto *label = tab.findChild<QLabel *>();
        live::FeedStatus status;
        status.state = live::FeedStatus::State::Live;
        m_news({{}, status});
        QVERIFY(label->isVisible() && label->text().startsWith(QStringLiteral("No events")));
        auto event = std::make_shared<kubernetes::EventRow>();
        event->meta.key = "e";
        event->type = QStringLiteral("Warning");
        event->reason = QStringLiteral("BackOff");
        event->message = QStringLiteral("again\nand again");
        event->count = 7;
        live::Batch batch;
        batch.revision = 1;
        batch.added = {event};
        m_news({batch, {}});
        const auto *table = tab.findChild<delegates::LiveTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(!label->isVisible());
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells << table->model()->index(0, column).data().toString();
        QVERIFY2(cells.contains(QStringLiteral("BackOff")) && cells.contains(QStringLiteral("7")) && cells.contains(QStringLiteral("again and again")),
                 qPrintable(cells.join(u'|')));
        tab.setObjects({pod("web", QStringLiteral("w-2"))}); // the same object
        QCOMPARE(m_watched.size(), size_t(1));
        tab.setActive(false);
        QCOMPARE(table->model()->rowCount(), 0);
        tab.setActive(true);
        QCOMPARE(m_watched.size(), size_t(2));
    }
};

PILOTHOUSE_TEST(RelatedTabsTest)
#include "tst_relatedtabs.moc"
