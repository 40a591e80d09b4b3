// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheet that forecasts a drain and carries it out. The cluster is a set of functions that note what they were asked.
#include "clock.h"
#include "drainsheet.h"
#include "noderow.h"
#include "quietsession.h"
#include "testmain.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using endpoint::Endpoint;
using kubernetes::BudgetRow;
using kubernetes::DrainPod;
using kubernetes::DrainStep;
using kubernetesui::DrainSheet;

namespace {

live::RowPointer pod(const char *name, const char *owner = "ReplicaSet", bool data = false)
{
    auto row = std::make_shared<DrainPod>();
    row->meta.key = name;
    row->meta.name = QString::fromLatin1(name);
    row->meta.namespaceName = QStringLiteral("shop");
    row->meta.hasUid = true;
    row->meta.labels = {{QStringLiteral("app"), QStringLiteral("web")}};
    row->meta.owner.kind = QString::fromLatin1(owner);
    row->meta.owner.name = QStringLiteral("of");
    row->meta.owner.controller = *owner != 0;
    row->phase = QStringLiteral("Running");
    row->ready = true;
    row->emptyDir = data;
    return row;
}

live::RowPointer budget(int allowed)
{
    auto row = std::make_shared<BudgetRow>();
    row->meta.key = "b";
    row->meta.name = QStringLiteral("web");
    row->meta.namespaceName = QStringLiteral("shop");
    row->selector.present = true;
    row->selector.equals = {{QStringLiteral("app"), QStringLiteral("web")}};
    row->allowed = allowed;
    row->needed = 2;
    row->healthy = 2;
    return row;
}

kubernetes::WatchNews rows(std::vector<live::RowPointer> added, std::vector<live::RowPointer> changed = {})
{
    static quint64 revision = 0;
    live::Batch batch;
    batch.revision = ++revision;
    batch.added = std::move(added);
    batch.changed = std::move(changed);
    return {std::move(batch), {}};
}

kubernetes::WatchNews state(live::FeedStatus::State state)
{
    live::FeedStatus status;
    status.state = state;
    return {{}, status};
}

} // namespace

class DrainSheetTest : public QObject
{
    Q_OBJECT

    kubernetes::Cluster m_cluster;
    std::map<QByteArray, std::function<void(kubernetes::WatchNews)>> m_watches;
    std::map<QByteArray, kubernetes::Done<QByteArray>> m_gets;
    std::optional<kubernetes::DrainRequest> m_request;
    std::function<void(DrainStep)> m_step;
    std::function<void(base::Result<void>)> m_end;
    std::unique_ptr<actions::Runner> m_runner;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Endpoint> m_endpoint;
    live::RowPointer m_node;

    DrainSheet *open(bool readOnly = false)
    {
        endpoint::Profile profile;
        profile.id = "kubernetes/test";
        profile.name = QStringLiteral("test");
        profile.readOnly = readOnly;
        m_endpoint = std::make_unique<Endpoint>(profile, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); });
        m_endpoint->open();
        auto node = std::make_shared<kubernetes::NodeRow>();
        node->meta.name = QStringLiteral("w-1");
        node->meta.key = "n";
        m_node = node;
        return again();
    }
    /// Asked for once more in the pane.
    DrainSheet *again()
    {
        kubernetesui::Context context;
        context.cluster = &m_cluster;
        context.runner = m_runner.get();
        kubernetesui::drainNode(context, *m_endpoint, m_node, m_window.get());
        const QList<DrainSheet *> sheets = m_window->findChildren<DrainSheet *>();
        const auto shown = std::find_if(sheets.begin(), sheets.end(), [](const DrainSheet *sheet) { return sheet->isVisible(); });
        return shown == sheets.end() ? nullptr : *shown;
    }
    void tell(std::vector<live::RowPointer> pods, std::vector<live::RowPointer> budgets)
    {
        m_watches["drainpod"](rows(std::move(pods)));
        m_watches["drainpod"](state(live::FeedStatus::State::Live));
        m_watches["drainbudget"](rows(std::move(budgets)));
        m_watches["drainbudget"](state(live::FeedStatus::State::Live));
    }
    static bool shows(const QWidget *in, const QString &text)
    {
        for (const QLabel *label : in->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    static QPushButton *button(const QWidget *in, const QString &text)
    {
        for (auto *each : in->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }
    static QCheckBox *box(const QWidget *in, const QString &text)
    {
        for (auto *each : in->findChildren<QCheckBox *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    static QString fate(const DrainSheet *sheet, const QString &name)
    {
        const auto found = sheet->tree()->findItems(QStringLiteral("shop/") + name, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QString() : found.front()->text(1);
    }

private Q_SLOTS:
    void init()
    {
        m_watches.clear();
        m_gets.clear();
        m_request.reset();
        m_cluster = {};
        m_cluster.watch = [this](Endpoint &, const kubernetes::WatchTable &table, const QString &, std::function<void(kubernetes::WatchNews)> news,
                                 const std::function<void(base::Result<void>)> &) {
            m_watches[table.feed] = std::move(news);
            return endpoint::Channel();
        };
        m_cluster.get = [this](Endpoint &, const QByteArray &path, kubernetes::Done<QByteArray> done) {
            m_gets[path] = std::move(done);
            return endpoint::Call();
        };
        m_cluster.drain = [this](Endpoint &, const kubernetes::DrainRequest &request, std::function<void(DrainStep)> step,
                                 std::function<void(base::Result<void>)> end) {
            m_request = request;
            m_step = std::move(step);
            m_end = std::move(end);
            return endpoint::Channel();
        };
        m_runner = std::make_unique<actions::Runner>(actions::ActionList{}, base::Clock::system(), nullptr);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1024, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_runner.reset();
        m_endpoint.reset();
    }

    void theForecastIsLive()
    {
        DrainSheet *sheet = open();
        QVERIFY(shows(sheet, QStringLiteral("Reading")));
        QVERIFY(!button(sheet, QStringLiteral("Drain"))->isEnabled());
        tell({pod("a"), pod("b"), pod("c", "DaemonSet"), pod("d", "ReplicaSet", true)}, {budget(1)});
        QCOMPARE(fate(sheet, QStringLiteral("a")), QStringLiteral("is evicted"));
        QCOMPARE(fate(sheet, QStringLiteral("b")), QStringLiteral("waits: budget web needs 2 healthy pods and has 2"));
        QVERIFY(fate(sheet, QStringLiteral("c")).startsWith(QStringLiteral("stays")));
        QVERIFY(!button(sheet, QStringLiteral("Drain"))->isEnabled()); // data would be lost
        m_watches["drainbudget"](rows({}, {budget(2)}));
        QCOMPARE(fate(sheet, QStringLiteral("b")), QStringLiteral("is evicted"));
        box(sheet, QStringLiteral("Delete emptyDir data"))->click();
        QVERIFY(button(sheet, QStringLiteral("Drain"))->isEnabled());
        QVERIFY(fate(sheet, QStringLiteral("d")).contains(QStringLiteral("data is lost")));
        // A DaemonSet that does not exist any more.
        base::Error gone;
        gone.code = base::Error::Code::NotFound;
        m_gets.at("/apis/apps/v1/namespaces/shop/daemonsets/of")(gone);
        QVERIFY(fate(sheet, QStringLiteral("c")).contains(QStringLiteral("DaemonSet is gone")));
        QVERIFY(!button(sheet, QStringLiteral("Drain"))->isEnabled());
        box(sheet, QStringLiteral("Also pods that nothing makes again"))->click();
        QVERIFY(button(sheet, QStringLiteral("Drain"))->isEnabled());
    }

    void itIsCarriedOutAndShown()
    {
        DrainSheet *sheet = open();
        tell({pod("a"), pod("b"), pod("c", "DaemonSet")}, {});
        const auto fields = sheet->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        QTest::keyClicks(fields[1], QStringLiteral("300"));
        sheet->accepted();
        QVERIFY(m_request);
        QCOMPARE(m_request->options.timeoutSeconds, 300);
        QVERIFY(!m_request->options.force && !m_request->options.graceSeconds);
        QCOMPARE(m_runner->running(), 1);
        QCOMPARE(m_runner->operations().front()->items.front().command.join(u' '), QStringLiteral("kubectl drain w-1 --ignore-daemonsets --timeout=300s"));
        m_step({DrainStep::State::Cordoned, {}, {}, 0});
        QVERIFY(shows(sheet, QStringLiteral("is cordoned")));
        base::Error waiting;
        waiting.detail = QStringLiteral("budget says no");
        m_step({DrainStep::State::Waiting, "a", waiting, 0});
        QVERIFY(fate(sheet, QStringLiteral("a")).contains(QStringLiteral("budget says no")));
        m_step({DrainStep::State::Leaving, "b", {}, 0});
        m_step({DrainStep::State::Gone, "b", {}, 0});
        QCOMPARE(fate(sheet, QStringLiteral("b")), QStringLiteral("gone"));
        QVERIFY(shows(sheet, QStringLiteral("1 of 2 pods gone")));
        m_step({DrainStep::State::Gone, "a", {}, 0});
        m_end({});
        QCOMPARE(m_runner->running(), 0);
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Confirmed), size_t(1));
        QVERIFY(shows(sheet, QStringLiteral("stays cordoned")));
        QVERIFY(button(sheet, QStringLiteral("Close")));
    }

    // From the sheet, and from Activity: the node stays cordoned, and both say so.
    void itIsStopped()
    {
        DrainSheet *sheet = open();
        tell({pod("a")}, {});
        sheet->accepted();
        m_step({DrainStep::State::Cordoned, {}, {}, 0});
        button(sheet, QStringLiteral("Stop"))->click();
        QCOMPARE(m_runner->running(), 0);
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Cancelled), size_t(1));
        QVERIFY(m_runner->operations().front()->items.front().error.text().contains(QStringLiteral("cordoned")));
        QVERIFY(sheet->isVisible() && shows(sheet, QStringLiteral("stays cordoned")));
        button(sheet, QStringLiteral("Close"))->click();
        QVERIFY(!sheet->isVisible());

        DrainSheet *other = open();
        tell({pod("a")}, {});
        other->accepted();
        m_step({DrainStep::State::Cordoned, {}, {}, 0});
        m_runner->cancel(m_runner->operations().front()->id);
        QVERIFY(m_runner->operations().front()->items.front().error.text().contains(QStringLiteral("cordoned")));
        QVERIFY(shows(other, QStringLiteral("stays cordoned")));
    }

    // Closed by its button or by Esc, it goes on; opened again, it is there; ended meanwhile, it goes.
    void itGoesOnInTheBackground()
    {
        QPointer<DrainSheet> sheet = open();
        tell({pod("a"), pod("b")}, {});
        sheet->accepted();
        m_step({DrainStep::State::Cordoned, {}, {}, 0});
        button(sheet, QStringLiteral("Go on in the background"))->click();
        QVERIFY(!sheet->isVisible());
        QCOMPARE(m_runner->running(), 1);
        m_step({DrainStep::State::Gone, "a", {}, 0});
        QCOMPARE(again(), sheet.data());
        QVERIFY(sheet->isVisible() && shows(sheet, QStringLiteral("1 of 2 pods gone")));
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
        m_step({DrainStep::State::Gone, "b", {}, 0});
        m_end({});
        QCOMPARE(m_runner->running(), 0);
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Confirmed), size_t(1));
        QTRY_VERIFY(!sheet);
    }

    void aReadOnlyConnectionRefuses()
    {
        DrainSheet *sheet = open(true);
        tell({pod("a")}, {});
        QVERIFY(!button(sheet, QStringLiteral("Drain"))->isEnabled());
        QVERIFY(shows(sheet, QStringLiteral("read-only")));
        sheet->accepted();
        QVERIFY(!m_request);
    }
};

PILOTHOUSE_TEST(DrainSheetTest)
#include "tst_drainsheet.moc"
