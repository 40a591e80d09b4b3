// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prune with a preview, and the sheet that makes a volume. The engine is a set of functions that note what they were asked.
#include "clock.h"
#include "formsheet.h"
#include "prunesheet.h"
#include "runlist.h"
#include "silentsession.h"
#include "testmain.h"
#include "volumesheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using dialogs::FormSheet;
using docker::PruneItem;
using docker::PrunePlan;
using docker::PruneStep;
using dockerui::PruneSheet;
using endpoint::Endpoint;
using Kind = PruneItem::Kind;

namespace {

struct NamedRow : live::RowOf<NamedRow> {
    live::Key name;
    [[nodiscard]] const live::Key &key() const override { return name; }
    friend bool operator==(const NamedRow &, const NamedRow &) = default;
};

PruneItem item(Kind kind, const char *name, qint64 bytes)
{
    PruneItem result;
    result.kind = kind;
    result.id = result.name = QString::fromLatin1(name);
    result.bytes = bytes;
    return result;
}

base::Error errorOf(const QString &what)
{
    base::Error error;
    error.code = base::Error::Code::Conflict;
    error.what = what;
    return error;
}

} // namespace

class PruneSheetTest : public QObject
{
    Q_OBJECT

    docker::Engine m_engine;
    std::unique_ptr<actions::Runner> m_runner;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Endpoint> m_endpoint;
    docker::Done<PrunePlan> m_planned;
    int m_plans = 0;
    std::optional<std::vector<PruneItem>> m_asked;
    std::function<void(PruneStep)> m_step;
    docker::Done<void> m_end;
    QByteArray m_path;
    QJsonObject m_body;
    docker::Done<QByteArray> m_posted;

    dockerui::Context context()
    {
        dockerui::Context result;
        result.engine = &m_engine;
        result.runner = m_runner.get();
        return result;
    }
    void makeEndpoint(bool production)
    {
        endpoint::Profile profile;
        profile.id = "docker/fake";
        profile.name = QStringLiteral("fake");
        profile.production = production;
        m_endpoint = std::make_unique<Endpoint>(
            profile, [](endpoint::SessionLink link) { return std::make_unique<SilentSession>(std::move(link)); });
    }
    PruneSheet *open(std::set<Kind> ticked)
    {
        auto *sheet = new PruneSheet(context(), *m_endpoint, m_window.get(), std::move(ticked));
        sheet->present();
        return sheet;
    }
    static PrunePlan plan()
    {
        PrunePlan result;
        result.layers = 10'000'000;
        result.items = {item(Kind::Container, "old", 1'000), item(Kind::DanglingImage, "dangling", 2'000'000),
                        item(Kind::UnusedImage, "nginx:1", 3'000'000), item(Kind::NamedVolume, "data", 4'000'000)};
        return result;
    }
    static bool shows(const QWidget *in, const QString &text)
    {
        for (const QLabel *label : in->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().replace(QChar::Nbsp, u' ').contains(text))
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

private Q_SLOTS:
    void init()
    {
        m_asked.reset();
        m_plans = 0;
        m_engine = {};
        m_engine.planPrune = [this](Endpoint &, docker::Done<PrunePlan> done) {
            m_planned = std::move(done);
            ++m_plans;
            return endpoint::Call();
        };
        m_engine.prune = [this](Endpoint &, const std::vector<PruneItem> &items, std::function<void(PruneStep)> step,
                                docker::Done<void> end) {
            m_asked = items;
            m_step = std::move(step);
            m_end = std::move(end);
            return endpoint::Channel();
        };
        m_engine.post = [this](Endpoint &, const QByteArray &path, const QJsonObject &body, docker::Done<QByteArray> done) {
            m_path = path;
            m_body = body;
            m_posted = std::move(done);
            return endpoint::Call();
        };
        m_runner = std::make_unique<actions::Runner>(actions::ActionList{}, base::Clock::system(), nullptr);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1024, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        makeEndpoint(false);
    }
    void cleanup()
    {
        m_window.reset();
        m_runner.reset();
        m_endpoint.reset();
    }

    void onlyWhatIsTickedGoes()
    {
        PruneSheet *sheet = open({Kind::DanglingImage});
        QVERIFY(shows(sheet, QStringLiteral("measures its disk")));
        m_planned(plan());
        QCOMPARE(sheet->tree()->topLevelItemCount(), 4);
        QVERIFY(shows(sheet, QStringLiteral("at least 2")));
        // By the keyboard: the tree has the focus, the first group is current, the space bar ticks it.
        QVERIFY(sheet->tree()->hasFocus());
        QTest::keyClick(sheet->tree(), Qt::Key_Space);
        QTest::keyClick(sheet->tree(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_asked);
        QCOMPARE(m_asked->size(), size_t(2));
        QCOMPARE(m_asked->at(0).name, QStringLiteral("old"));
        QCOMPARE(m_asked->at(1).name, QStringLiteral("dangling"));
    }

    void eachObjectHasItsResult()
    {
        PruneSheet *sheet = open({Kind::DanglingImage, Kind::UnusedImage});
        m_planned(plan());
        sheet->accepted();
        QVERIFY(m_asked && m_asked->size() == 2);
        QCOMPARE(m_runner->running(), 1);
        m_step({0, {}});
        m_step({1, errorOf(QStringLiteral("image is being used"))});
        QTreeWidgetItem *images = sheet->tree()->topLevelItem(1);
        QCOMPARE(images->child(0)->text(1), QStringLiteral("removed"));
        QCOMPARE(sheet->tree()->topLevelItem(2)->child(0)->text(1), QStringLiteral("image is being used"));
        m_end({});
        QCOMPARE(m_plans, 2); // measured again
        PrunePlan after;
        after.layers = 7'500'000;
        m_planned(after);
        QVERIFY(shows(sheet, QStringLiteral("1 of 2 objects are gone")));
        QVERIFY(shows(sheet, QStringLiteral("2.5 MB freed")));
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Failed), size_t(1));
        const QStringList command = m_runner->operations().front()->items.front().command;
        QVERIFY(command.join(u' ').contains(QStringLiteral("docker rmi dangling && docker rmi nginx:1")));
    }

    void nothingTickedIsNothingToDo()
    {
        PruneSheet *sheet = open({});
        m_planned(plan());
        QPushButton *remove = button(sheet, QStringLiteral("Remove"));
        QVERIFY(remove && !remove->isEnabled());
        QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_asked);
    }

    void anEmptyPreviewSaysSo()
    {
        PruneSheet *sheet = open({Kind::Container});
        m_planned(PrunePlan());
        QVERIFY(shows(sheet, QStringLiteral("nothing that could be removed")));
        QVERIFY(button(sheet, QStringLiteral("Close")));
    }

    void aMeasurementThatFailsCanBeTriedAgain()
    {
        PruneSheet *sheet = open({Kind::Container});
        m_planned(errorOf(QStringLiteral("the engine is busy")));
        QVERIFY(shows(sheet, QStringLiteral("the engine is busy")));
        QPushButton *again = button(sheet, QStringLiteral("Try again"));
        QVERIFY(again);
        again->click();
        QCOMPARE(m_plans, 2);
        m_planned(plan());
        QCOMPARE(sheet->tree()->topLevelItemCount(), 4);
    }

    void closingStops()
    {
        QPointer<PruneSheet> sheet = open({Kind::Container});
        m_planned(plan());
        sheet->accepted();
        QVERIFY(m_asked);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!sheet);
        QCOMPARE(m_runner->running(), 0);
    }

    void productionAsksForItsName()
    {
        makeEndpoint(true);
        PruneSheet *sheet = open({Kind::Container});
        m_planned(plan());
        sheet->accepted();
        QVERIFY(!m_asked);
        QLineEdit *name = nullptr;
        for (auto *each : m_window->findChildren<QLineEdit *>()) {
            if (each->isVisible())
                name = each;
        }
        QVERIFY(name && name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("fake"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(m_asked && m_asked->size() == 1);
    }

    void aVolumeIsMade()
    {
        auto taken = std::make_shared<NamedRow>();
        taken->name = "taken";
        live::Batch batch;
        batch.added = {taken};
        m_endpoint->feed("volume")->apply(batch);
        dockerui::createVolume(context(), *m_endpoint, m_window.get());
        QPointer<FormSheet> sheet(m_window->findChild<FormSheet *>());
        auto *name = m_window->findChild<QLineEdit *>(QStringLiteral("volume-name"));
        QVERIFY(name && name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("taken"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(m_path.isEmpty());
        QVERIFY(shows(sheet, QStringLiteral("Another volume has this name")));
        name->setText(QStringLiteral("fresh"));
        const auto lists = sheet->findChildren<dockerui::RunList *>();
        QCOMPARE(lists.size(), 2);
        lists[0]->setRows({{QStringLiteral("type"), QStringLiteral("tmpfs")}});
        lists[1]->setRows({{QStringLiteral("owner"), QStringLiteral("me")}, {QStringLiteral("owner"), QStringLiteral("you")}});
        sheet->primary()->click();
        QVERIFY(m_path.isEmpty());
        QVERIFY(shows(sheet, QStringLiteral("owner is there twice")));
        lists[1]->setRows({{QStringLiteral("owner"), QStringLiteral("me")}});
        sheet->primary()->click();
        QCOMPARE(m_path, QByteArray("/volumes/create"));
        QCOMPARE(m_body.value(QStringLiteral("Name")).toString(), QStringLiteral("fresh"));
        QCOMPARE(m_body.value(QStringLiteral("DriverOpts"))[QStringLiteral("type")].toString(), QStringLiteral("tmpfs"));
        QCOMPARE(m_body.value(QStringLiteral("Labels"))[QStringLiteral("owner")].toString(), QStringLiteral("me"));
        m_posted(errorOf(QStringLiteral("no such driver")));
        QVERIFY(sheet && shows(sheet, QStringLiteral("no such driver")));
        m_path.clear();
        sheet->primary()->click();
        m_posted(QByteArray("{}"));
        QTRY_VERIFY(!sheet);
    }

    void aVolumesCommandIsQuotedAndMasked()
    {
        dockerui::createVolume(context(), *m_endpoint, m_window.get());
        QPointer<FormSheet> sheet(m_window->findChild<FormSheet *>());
        const auto lists = sheet->findChildren<dockerui::RunList *>();
        lists[0]->setRows({{QStringLiteral("o"), QStringLiteral("username=me,password=hidden1")}});
        lists[1]->setRows({{QStringLiteral("note"), QStringLiteral("two words")},
                           {QStringLiteral("token"), QStringLiteral("hidden2 hidden3")}});
        sheet->primary()->click();
        QCOMPARE(m_body.value(QStringLiteral("DriverOpts"))[QStringLiteral("o")].toString(),
                 QStringLiteral("username=me,password=hidden1"));
        QCOMPARE(m_runner->running(), 1);
        const QString command = m_runner->operations().front()->items.front().command.join(u' ');
        QVERIFY2(command.contains(QStringLiteral("'note=two words'")), qPrintable(command));
        QVERIFY2(!command.contains(QStringLiteral("hidden")), qPrintable(command));
        // Closed before the engine answers: Activity does not wait for ever.
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!sheet);
        QCOMPARE(m_runner->running(), 0);
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Cancelled), size_t(1));
    }
};

PILOTHOUSE_TEST(PruneSheetTest)
#include "tst_prunesheet.moc"
