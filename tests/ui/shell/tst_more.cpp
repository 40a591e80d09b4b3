// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Panes that a section can open beside its own: found by a few letters, in the sidebar until closed, there again at the next start; and
// the sidebar's headings, which fold with the keyboard.
#include "mainwindow.h"
#include "palette.h"
#include "sidebarparts.h"
#include "systempreferences.h"
#include "testmain.h"

#include <QApplication>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace shell;

namespace {

class ConnectedSession final : public endpoint::Session
{
public:
    using Session::Session;
    void open() override
    {
        endpoint::EndpointState state;
        state.state = endpoint::EndpointState::State::Connected;
        link().state(state);
    }
    void retryNow() override {}
    void setDemand(const QByteArray &, endpoint::Demand) override {}
    void setDetail(const QByteArray &, const std::vector<live::Key> &) override {}
    void acknowledge(const QByteArray &, quint64) override {}
};

struct Named final : live::RowOf<Named> {
    explicit Named(live::Key key) : name(std::move(key)) {}
    live::Key name;
    [[nodiscard]] const live::Key &key() const override { return name; }
    friend bool operator==(const Named &, const Named &) = default;
};

endpoint::Profile profile()
{
    endpoint::Profile result;
    result.id = "test/one";
    result.name = QStringLiteral("one");
    result.family = "test";
    return result;
}

live::Kind kindOf(const char *id, const char *title)
{
    live::Kind kind;
    kind.id = id;
    kind.title = QString::fromLatin1(title);
    kind.single = kind.title;
    kind.icon = QStringLiteral("box");
    live::Column name;
    name.id = "name";
    name.title = QStringLiteral("Name");
    name.type = live::ColumnType::Name;
    name.cell = [](const live::Row &row) { return live::textCell(QString::fromUtf8(row.key())); };
    kind.columns = {name};
    kind.name = [](const live::Row &row) { return QString::fromUtf8(row.key()); };
    return kind;
}

/// A window with one section: panes under two headings, and two that can be opened.
class Desk
{
public:
    explicit Desk(const QString &settingsPath) : settings(settingsPath), endpoint(profile(), [](endpoint::SessionLink link) { return std::make_unique<ConnectedSession>(std::move(link)); })
    {
        SectionSpec section;
        section.id = "one";
        section.title = QStringLiteral("One");
        section.endpoints = {&endpoint};
        section.current = &endpoint;
        section.panes = {pane("pods", "Pods", pods, "Workloads"), pane("nodes", "Nodes", nodes, "Cluster")};
        section.more.title = QStringLiteral("All kinds…");
        section.more.group = QStringLiteral("Other");
        section.more.offer = QStringLiteral("Open kind");
        section.more.find = [this](endpoint::Endpoint &, bool again, const auto &done) {
            asked << again;
            done(std::vector<FoundPane>{{"endpoints", QStringLiteral("Endpoints"), QStringLiteral("box"), QStringLiteral("core"), QStringLiteral("v1"), QStringLiteral("ep endpoints")},
                                        {"pods", QStringLiteral("Pods"), QStringLiteral("box"), QStringLiteral("core"), QStringLiteral("v1"), QStringLiteral("po pods")},
                                        {"widgets", QStringLiteral("Widgets"), QStringLiteral("box"), QStringLiteral("example.com"), QStringLiteral("example.com/v1"), QStringLiteral("wd")}});
            return endpoint::Call();
        };
        section.more.open = [this](endpoint::Endpoint &, const QByteArray &id, const auto &done) {
            opened << id;
            if (refuses) {
                base::Error error;
                error.code = base::Error::Code::NotFound;
                error.what = QStringLiteral("it is gone");
                done(error);
            } else {
                panes::TablePaneSpec spec;
                spec.kind = id == "widgets" ? &widgets : &endpoints;
                done(spec);
            }
            return endpoint::Call();
        };
        window = std::make_unique<MainWindow>(std::vector<SectionSpec>{section}, runner, settings, theme);
        window->resize(1200, 800);
        window->show();
    }
    [[nodiscard]] bool isUp() const
    {
        return QTest::qWaitForWindowActive(window.get()) && QTest::qWaitFor([this] { return endpoint.state().state == endpoint::EndpointState::State::Connected; });
    }
    template <class Button> [[nodiscard]] Button *button(const char *name) const
    {
        // The newest: what was replaced waits for its end.
        Button *found = nullptr;
        for (Button *one : window->findChildren<Button *>()) {
            if (one->text() == QString::fromUtf8(name))
                found = one;
        }
        return found;
    }
    [[nodiscard]] widgets::CommandPalette *chooser() const { return window->findChild<widgets::CommandPalette *>(QStringLiteral("pane-chooser")); }
    void choose(const QString &typed) const
    {
        window->openMore("one");
        QVERIFY(chooser());
        QTest::keyClicks(QApplication::focusWidget(), typed);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!chooser());
    }
    [[nodiscard]] QString title() const
    {
        const auto *table = qobject_cast<panes::TablePane *>(window->currentPage());
        return table ? table->title() : QString();
    }
    settings::Settings settings;
    theme::SystemPreferences preferences;
    theme::Theme theme{*qApp, preferences};
    const live::Kind pods = kindOf("pods", "Pods"), nodes = kindOf("nodes", "Nodes"), widgets = kindOf("widgets", "Widgets"), endpoints = kindOf("endpoints", "Endpoints");
    endpoint::Endpoint endpoint;
    actions::Runner runner{actions::ActionList{}, base::Clock::system(), nullptr};
    QList<bool> asked;
    QList<QByteArray> opened;
    bool refuses = false;
    std::unique_ptr<MainWindow> window;

private:
    static PaneEntry pane(const char *id, const char *title, const live::Kind &kind, const char *group)
    {
        PaneEntry entry;
        entry.id = id;
        entry.title = QString::fromLatin1(title);
        entry.icon = QStringLiteral("box");
        entry.group = QString::fromLatin1(group);
        entry.table = [&kind] {
            panes::TablePaneSpec spec;
            spec.kind = &kind;
            return spec;
        };
        return entry;
    }
};

} // namespace

class MoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aKindIsOpenedRememberedAndClosed()
    {
        {
            Desk desk(path());
            QVERIFY(desk.isUp());
            QVERIFY(!desk.button<SidebarItem>("Widgets"));
            desk.choose(QStringLiteral("wd"));
            QCOMPARE(desk.asked, QList<bool>{true});
            QTRY_COMPARE(desk.title(), QStringLiteral("Widgets"));
            QCOMPARE(desk.opened, QList<QByteArray>{"widgets"});
            QVERIFY(desk.window->windowTitle().startsWith(QStringLiteral("Widgets")));
            QVERIFY(desk.button<SidebarItem>("Widgets") && desk.button<SidebarItem>("Widgets")->isChecked());
            QVERIFY(desk.button<SidebarHeading>("Other"));
            // As in other panes, the first row is selected when rows come, whoever has the focus.
            auto *table = qobject_cast<panes::TablePane *>(desk.window->currentPage());
            table->focusTable();
            live::Batch batch;
            batch.revision = 1;
            batch.reset = true;
            batch.added = {std::make_shared<Named>("a"), std::make_shared<Named>("b")};
            desk.endpoint.feed("widgets")->apply(batch);
            QTRY_COMPARE(table->selectedRows().size(), size_t(1));
            QCOMPARE(table->selectedRows().front()->key(), live::Key("a"));
        }
        {
            Desk desk(path());
            QVERIFY(desk.isUp());
            SidebarItem *item = desk.button<SidebarItem>("Widgets");
            QVERIFY(item);
            desk.window->openPane("one", "widgets");
            QTRY_COMPARE(desk.title(), QStringLiteral("Widgets"));
            QTest::keyClick(desk.button<SidebarItem>("Widgets"), Qt::Key_Delete);
            QCOMPARE(desk.title(), QStringLiteral("Pods"));
            QTRY_VERIFY(!desk.button<SidebarItem>("Widgets"));
        }
        Desk desk(path());
        QVERIFY(desk.isUp());
        QVERIFY(!desk.button<SidebarItem>("Widgets"));
    }

    // "po" is the pods' own name, though the endpoints have these letters too.
    void whatIsCalledSoComesFirst()
    {
        Desk desk(path());
        QVERIFY(desk.isUp());
        desk.window->openPane("one", "nodes");
        desk.choose(QStringLiteral("po"));
        QCOMPARE(desk.title(), QStringLiteral("Pods")); // the section's own pane
        QVERIFY(desk.opened.isEmpty());
    }

    void whatCannotBeOpenedSaysSo()
    {
        Desk desk(path());
        QVERIFY(desk.isUp());
        desk.refuses = true;
        desk.choose(QStringLiteral("wd"));
        QTRY_COMPARE(desk.opened.size(), 1);
        QCOMPARE(desk.title(), QString());
        desk.refuses = false;
        auto *retry = desk.window->currentPage()->findChild<QPushButton *>();
        QVERIFY(retry);
        retry->click();
        QTRY_COMPARE(desk.title(), QStringLiteral("Widgets"));
    }

    void headingsFold()
    {
        {
            Desk desk(path());
            QVERIFY(desk.isUp());
            auto *heading = desk.button<SidebarHeading>("Cluster");
            SidebarItem *nodes = desk.button<SidebarItem>("Nodes");
            QVERIFY(heading && nodes && nodes->isVisible());
            nodes->setFocus();
            QTest::keyClick(nodes, Qt::Key_Left);
            QVERIFY(!nodes->isVisible());
            QVERIFY(heading->hasFocus());
            // What is shown stays in sight.
            desk.window->openPane("one", "nodes");
            QVERIFY(nodes->isVisible());
            desk.window->openPane("one", "pods");
            QVERIFY(!nodes->isVisible());
            heading->setFocus();
            QTest::keyClick(heading, Qt::Key_Up);
            QVERIFY(desk.button<SidebarItem>("Pods")->hasFocus());
        }
        Desk desk(path());
        QVERIFY(desk.isUp());
        QVERIFY(!desk.button<SidebarItem>("Nodes")->isVisible());
        auto *heading = desk.button<SidebarHeading>("Cluster");
        heading->setFocus();
        QTest::keyClick(heading, Qt::Key_Right);
        QVERIFY(desk.button<SidebarItem>("Nodes")->isVisible());
        desk.window->setSidebarCollapsed(true);
        QVERIFY(desk.button<SidebarItem>("Nodes")->isVisible());
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("settings.json")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(MoreTest)
#include "tst_more.moc"
