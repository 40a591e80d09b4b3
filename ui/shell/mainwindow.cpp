// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "mainwindow.h"

#include "activitypage.h"
#include "confirmation.h"
#include "confirmsheet.h"
#include "palette.h"
#include "settingspage.h"
#include "sidebar.h"
#include "statusstrip.h"
#include "toasts.h"

#include <QCloseEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <unistd.h>

namespace shell {

using endpoint::Endpoint;
using State = endpoint::EndpointState::State;

namespace {

theme::Token dotOf(const endpoint::EndpointState &state)
{
    switch (state.state) {
    case State::Connected:
        return theme::Token::Ok;
    case State::Backoff:
        return theme::Token::Bad;
    case State::Failed:
        return theme::Token::Bad;
    case State::Connecting:
        return theme::Token::Warn;
    case State::Closed:
        break;
    }
    return theme::Token::Idle;
}

QString wordOf(const endpoint::EndpointState &state)
{
    switch (state.state) {
    case State::Connected:
        return state.product;
    case State::Backoff:
    case State::Failed:
        return state.error.what;
    case State::Connecting:
        return MainWindow::tr("connecting");
    case State::Closed:
        break;
    }
    return MainWindow::tr("not open");
}

/// Resident memory of this program in MB.
double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> words = file.readAll().split(' ');
    return words.size() < 2 ? 0 : words[1].toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace

MainWindow::MainWindow(std::vector<SectionSpec> sections, actions::Runner &runner, settings::Settings &settings,
                       theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_runner(runner), m_settings(settings), m_theme(theme)
{
    for (SectionSpec &spec : sections)
        m_sections.push_back({std::move(spec), {}});
    setObjectName(QStringLiteral("window"));
    setMinimumSize(760, 480);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_sidebar = new Sidebar(this);
    row->addWidget(m_sidebar);
    m_stack = new QStackedWidget(this);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    m_strip = new StatusStrip(this);
    column->addWidget(m_strip);
    m_toasts = new widgets::ToastStack(this);
    connect(m_toasts, &widgets::ToastStack::actionPressed, this, [this](int id) {
        if (const auto found = m_toastActions.find(id); found != m_toastActions.end()) {
            const std::function<void()> run = found->second;
            run();
        }
    });
    connect(m_toasts, &widgets::ToastStack::closed, this, [this](int id) { m_toastActions.erase(id); });

    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::openPane);
    connect(m_sidebar, &Sidebar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_sidebar, &Sidebar::connectionMenuRequested, this, &MainWindow::showConnectionMenu);
    connect(m_strip, &StatusStrip::activityPressed, this, &MainWindow::openActivity);
    connect(&m_runner, &actions::Runner::finished, this, &MainWindow::operationFinished);
    connect(&m_runner, &actions::Runner::changed, this, [this] {
        const auto operations = m_runner.operations();
        QString text;
        for (const actions::Operation *operation : operations) {
            if (!operation->over()) {
                text = operation->summary();
                break;
            }
        }
        m_strip->setActivity(text);
    });
    std::set<Endpoint *> seen;
    for (Section &section : m_sections) {
        for (Endpoint *endpoint : section.spec.endpoints) {
            if (!seen.insert(endpoint).second)
                continue;
            connect(endpoint, &Endpoint::stateChanged, this, &MainWindow::updateConnections);
            for (const PaneEntry &pane : section.spec.panes) {
                if (pane.table)
                    connect(endpoint->feed(pane.id), &live::Feed::batchApplied, this, &MainWindow::updateCounts);
            }
        }
    }
    auto *memory = new QTimer(this);
    memory->setInterval(5000);
    const auto tell = [this] {
        m_strip->setRight(tr("%1 MB").arg(QLocale().toString(residentMegabytes(), 'f', 0)));
    };
    connect(memory, &QTimer::timeout, this, tell);
    memory->start();
    tell();
    rebuildSidebar();
    addShortcuts();
    restore();
}

MainWindow::~MainWindow()
{
    // Pages hold looks, calls and channels of endpoints: they go first.
    for (Section &section : m_sections) {
        for (const auto &[key, page] : section.pages)
            delete page;
    }
}

// --- Sidebar --------------------------------------------------------------------------------------------------------

MainWindow::Section *MainWindow::section(const QByteArray &id)
{
    for (Section &section : m_sections) {
        if (section.spec.id == id)
            return &section;
    }
    return nullptr;
}

void MainWindow::rebuildSidebar()
{
    std::vector<SidebarSection> shown;
    for (const Section &section : m_sections) {
        SidebarSection entry;
        entry.id = section.spec.id;
        entry.title = section.spec.title;
        for (const PaneEntry &pane : section.spec.panes)
            entry.entries.push_back({pane.id, pane.title, pane.icon, {}});
        shown.push_back(std::move(entry));
    }
    m_sidebar->setSections(shown);
    m_sidebar->setCurrent(m_currentSection, m_currentPane);
    updateConnections();
    updateCounts();
}

void MainWindow::updateConnections()
{
    std::vector<StripItem> items;
    for (const Section &section : m_sections) {
        const Endpoint *endpoint = section.spec.current;
        if (!endpoint)
            continue;
        const endpoint::EndpointState &state = endpoint->state();
        const QString family = QString::fromLatin1(endpoint->profile().family);
        const QString name = family + QStringLiteral(" · ") + endpoint->profile().name;
        m_sidebar->setConnection(section.spec.id, name, dotOf(state),
                                 QStringLiteral("%1\n%2").arg(wordOf(state), endpoint->profile().address));
        QString text = name;
        if (state.state == State::Connected && state.latencyMs >= 0)
            text += QStringLiteral("  ") + tr("%1 ms").arg(QLocale().toString(state.latencyMs, 'f', 1));
        else
            text += QStringLiteral("  ") + wordOf(state);
        if (endpoint->profile().readOnly)
            text += QStringLiteral(" · ") + tr("read-only");
        items.push_back({text, dotOf(state)});
    }
    m_strip->setItems(items);
}

void MainWindow::updateCounts()
{
    for (const Section &section : m_sections) {
        for (const PaneEntry &pane : section.spec.panes) {
            if (!pane.table || !section.spec.current)
                continue;
            const qsizetype size = section.spec.current->feed(pane.id)->size();
            m_sidebar->setCount(section.spec.id, pane.id, size > 0 ? QLocale().toString(size) : QString());
        }
    }
}

void MainWindow::showConnectionMenu(const QByteArray &id, const QPoint &at)
{
    Section *where = section(id);
    if (!where)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QMenu *beside = nullptr;
    for (Endpoint *endpoint : where->spec.endpoints) {
        QAction *action = menu->addAction(QStringLiteral("%1\t%2").arg(endpoint->profile().name, endpoint->profile().address));
        action->setCheckable(true);
        action->setChecked(endpoint == where->spec.current);
        connect(action, &QAction::triggered, this, [this, id, endpoint] { switchEndpoint(id, endpoint); });
    }
    if (where->spec.endpoints.size() > 1) {
        menu->addSeparator();
        beside = menu->addMenu(tr("Open beside this one"));
        for (Endpoint *endpoint : where->spec.endpoints) {
            if (endpoint == where->spec.current)
                continue;
            connect(beside->addAction(endpoint->profile().name), &QAction::triggered, this,
                    [this, id, endpoint] { openBeside(id, endpoint); });
        }
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Try again now")), &QAction::triggered, this, [where] {
        if (where->spec.current)
            where->spec.current->retryNow();
    });
    menu->popup(at);
}

void MainWindow::switchEndpoint(const QByteArray &id, Endpoint *endpoint)
{
    Section *where = section(id);
    if (!where || where->spec.current == endpoint)
        return;
    where->spec.current = endpoint;
    m_settings.set(QStringLiteral("connection/") + QString::fromLatin1(id), QString::fromUtf8(endpoint->profile().id));
    updateConnections();
    updateCounts();
    openPane(id, m_currentSection == id && !m_currentPane.isEmpty() ? m_currentPane : where->spec.panes.front().id);
}

void MainWindow::openBeside(const QByteArray &id, Endpoint *endpoint)
{
    const Section *where = section(id);
    if (!where)
        return;
    Section added;
    added.spec = where->spec;
    added.spec.id = id + '/' + endpoint->profile().id;
    added.spec.title = endpoint->profile().name;
    added.spec.current = endpoint;
    if (!section(added.spec.id))
        m_sections.push_back(std::move(added));
    rebuildSidebar();
    openPane(id + '/' + endpoint->profile().id, where->spec.panes.front().id);
}

void MainWindow::setSidebarCollapsed(bool collapsed)
{
    m_sidebar->setCollapsed(collapsed);
    m_settings.set(QStringLiteral("window/collapsed"), collapsed);
}

// --- Pages ----------------------------------------------------------------------------------------------------------

std::vector<QByteArray> MainWindow::paneIds(const QByteArray &id) const
{
    std::vector<QByteArray> result;
    for (const Section &section : m_sections) {
        if (section.spec.id == id) {
            for (const PaneEntry &pane : section.spec.panes)
                result.push_back(pane.id);
        }
    }
    return result;
}

QWidget *MainWindow::currentPage() const
{
    return m_stack->currentWidget();
}

void MainWindow::openPane(const QByteArray &sectionId, const QByteArray &paneId)
{
    Section *where = section(sectionId);
    if (!where || !where->spec.current)
        return;
    Endpoint *endpoint = where->spec.current;
    const PaneEntry *pane = nullptr;
    for (const PaneEntry &entry : where->spec.panes) {
        if (entry.id == paneId)
            pane = &entry;
    }
    if (!pane)
        return;
    endpoint->open(); // nothing connects until it is looked at
    QWidget *&page = where->pages[{endpoint, paneId}];
    if (!page) {
        if (pane->table) {
            auto *table = new panes::TablePane(pane->table(), *endpoint, m_runner, m_settings, m_stack);
            connect(table, &panes::TablePane::confirmationNeeded, this,
                    [this, table, endpoint](const QByteArray &action, const std::vector<live::RowPointer> &rows,
                                            const actions::Arguments &arguments) {
                        confirm(table, endpoint, action, rows, arguments);
                    });
            connect(table, &panes::TablePane::filledFirst, this, &MainWindow::filledFirst);
            page = table;
        } else {
            page = pane->make(*endpoint, m_stack);
        }
        m_stack->addWidget(page);
    }
    m_currentSection = sectionId;
    m_currentPane = paneId;
    m_sidebar->setCurrent(sectionId, paneId);
    m_settings.set(QStringLiteral("window/pane"), QString::fromLatin1(paneId));
    showPage(page, pane->title);
}

void MainWindow::showPage(QWidget *page, const QString &title)
{
    QWidget *before = m_stack->currentWidget();
    if (auto *table = qobject_cast<panes::TablePane *>(before); table && before != page)
        table->setLookedAt(false);
    m_stack->setCurrentWidget(page);
    if (auto *table = qobject_cast<panes::TablePane *>(page)) {
        table->setLookedAt(true);
        table->focusTable();
    }
    setWindowTitle(tr("%1 — Pilothouse").arg(title));
}

void MainWindow::openActivity()
{
    if (!m_activity) {
        m_activity = new ActivityPage(m_runner, m_stack);
        m_stack->addWidget(m_activity);
    }
    m_currentPane.clear();
    m_sidebar->setCurrent({}, {});
    showPage(m_activity, tr("Activity"));
}

void MainWindow::openSettings()
{
    if (!m_settingsPage) {
        m_settingsPage = new SettingsPage(m_settings, m_theme, settings::Settings::stateFolder() + QStringLiteral("/audit.log"),
                                          m_stack);
        m_stack->addWidget(m_settingsPage);
    }
    m_currentPane.clear();
    m_sidebar->setCurrent({}, {});
    showPage(m_settingsPage, tr("Settings"));
}

void MainWindow::openPalette()
{
    std::vector<widgets::PaletteItem> items;
    for (const Section &section : m_sections) {
        int number = 1;
        for (const PaneEntry &pane : section.spec.panes)
            items.push_back({"pane\n" + section.spec.id + '\n' + pane.id, tr("Panes"), pane.title, section.spec.title,
                             pane.icon, QStringLiteral("Ctrl+%1").arg(number++)});
    }
    items.push_back({"activity", tr("Panes"), tr("Activity"), {}, QStringLiteral("activity"), {}});
    items.push_back({"settings", tr("Panes"), tr("Settings"), {}, QStringLiteral("settings"), QStringLiteral("Ctrl+,")});
    if (auto *table = qobject_cast<panes::TablePane *>(currentPage())) {
        for (const panes::PaneAction &action : table->spec().paneActions)
            items.push_back({"paneaction\n" + action.id, tr("Actions"), action.label, table->title(), action.icon, action.shortcut});
        QStringList names;
        for (const live::RowPointer &row : table->selectedRows())
            names << table->spec().kind->name(*row);
        for (const actions::Action *action : actions::actionsOf(m_runner.actions(), table->spec().kind->id)) {
            bool applies = false;
            for (const live::RowPointer &row : table->selectedRows())
                applies = applies || action->refusal(*row).isEmpty();
            if (applies)
                items.push_back({"action\n" + action->id, tr("Actions"), action->label, names.join(QStringLiteral(", ")),
                                 action->icon, action->shortcut});
        }
    }
    for (const Section &section : m_sections) {
        for (const PaneEntry &pane : section.spec.panes) {
            if (!pane.table || !section.spec.current)
                continue;
            const auto known = section.pages.find({section.spec.current, pane.id});
            if (known == section.pages.end())
                continue;
            const live::Kind *kind = static_cast<panes::TablePane *>(known->second)->spec().kind;
            for (const live::RowPointer &row : section.spec.current->feed(pane.id)->rows())
                items.push_back({"object\n" + section.spec.id + '\n' + pane.id + '\n' + row->key(), pane.title,
                                 kind->name(*row), section.spec.current->profile().name, pane.icon, {}});
        }
    }
    if (!m_palette) {
        m_palette = new widgets::CommandPalette(this);
        connect(m_palette, &widgets::CommandPalette::chosen, this, &MainWindow::choosePaletteItem);
    }
    m_palette->setItems(std::move(items));
    m_palette->open();
}

void MainWindow::choosePaletteItem(const QByteArray &id)
{
    const QList<QByteArray> parts = id.split('\n');
    auto *table = qobject_cast<panes::TablePane *>(currentPage());
    if (parts[0] == "pane" && parts.size() == 3) {
        openPane(parts[1], parts[2]);
    } else if (parts[0] == "activity") {
        openActivity();
    } else if (parts[0] == "settings") {
        openSettings();
    } else if (parts[0] == "paneaction" && table) {
        table->runPaneAction(parts.value(1));
    } else if (parts[0] == "action" && table) {
        table->runAction(parts.value(1));
    } else if (parts[0] == "object" && parts.size() == 4) {
        openPane(parts[1], parts[2]);
        if (auto *opened = qobject_cast<panes::TablePane *>(currentPage()))
            opened->select(parts[3]);
    }
}

// --- Doing ----------------------------------------------------------------------------------------------------------

void MainWindow::confirm(panes::TablePane *pane, Endpoint *endpoint, const QByteArray &id,
                         const std::vector<live::RowPointer> &rows, const actions::Arguments &arguments)
{
    const actions::Action *action = actions::findAction(m_runner.actions(), id);
    if (!action)
        return;
    const live::Kind &kind = *pane->spec().kind;
    const actions::Confirmation need = actions::confirmationFor(endpoint->profile(), *action, rows.size(), false);
    QString verb = action->label;
    verb.remove(QChar(0x2026));
    const auto count = static_cast<int>(rows.size());
    const QString what = count == 1 ? kind.name(*rows.front()) : tr("%1 %2").arg(count).arg(kind.title.toLower());
    widgets::ConfirmQuestion content;
    content.title = tr("%1 %2?").arg(verb, what);
    content.confirmLabel = count == 1 ? verb : tr("%1 %2").arg(verb, what);
    content.text = tr("On %1.").arg(endpoint->profile().name);
    if (action->danger == actions::Danger::Destructive)
        content.text += u' ' + tr("This cannot be undone.");
    content.production = endpoint->profile().production;
    if (need.typeName)
        content.typedName = endpoint->profile().name;
    QVariantMap names;
    for (const live::RowPointer &row : rows) {
        content.objects.push_back({{}, kind.name(*row), action->consequence ? action->consequence(*row) : QString()});
        names.insert(QString::fromUtf8(row->key()), kind.name(*row));
    }
    if (id == "container.remove")
        content.checks.push_back({QStringLiteral("volumes"), tr("Also remove their anonymous volumes"), false});
    auto *sheet = new widgets::ConfirmSheet(content, this);
    connect(sheet, &widgets::ConfirmSheet::confirmed, this,
            [this, endpoint, action, rows, arguments, names](const QVariantMap &checks) {
                actions::Arguments all = arguments;
                for (auto check = checks.begin(); check != checks.end(); ++check)
                    all.insert(check.key(), check.value());
                all.insert(QStringLiteral("_names"), names);
                m_runner.run(*endpoint, *action, rows, all);
            });
    sheet->open();
}

void MainWindow::operationFinished(quint64 id)
{
    const actions::Operation *operation = m_runner.operation(id);
    if (!operation)
        return;
    using actions::ItemState;
    const bool unobserved = operation->count(ItemState::Unobserved) > 0;
    const bool failed = operation->count(ItemState::Failed) > 0;
    widgets::Toast toast;
    toast.tone = failed ? widgets::ToastTone::Bad : unobserved ? widgets::ToastTone::Warn : widgets::ToastTone::Ok;
    toast.sticky = failed || unobserved;
    toast.title = operation->summary();
    toast.text = operation->profile.name;
    for (const actions::Item &item : operation->items) {
        if (!item.error.what.isEmpty()) {
            toast.text = item.error.text();
            break;
        }
        if (!item.outcome.warnings.isEmpty())
            toast.text = item.outcome.warnings.join(u'\n');
    }
    std::function<void()> run;
    if (toast.sticky) {
        toast.actionLabel = tr("Details");
        run = [this] { openActivity(); };
    } else if (operation->undoable()) {
        toast.actionLabel = tr("Undo");
        run = [this, id] { m_runner.undo(id); };
    }
    const int shown = m_toasts->show(toast);
    if (run)
        m_toastActions[shown] = std::move(run);
}

void MainWindow::tell(bool good, const QString &title, const QString &text)
{
    widgets::Toast toast;
    toast.tone = good ? widgets::ToastTone::Ok : widgets::ToastTone::Bad;
    toast.title = title;
    toast.text = text;
    m_toasts->show(toast);
}

// --- Window ---------------------------------------------------------------------------------------------------------

bool MainWindow::covered() const
{
    if (m_palette && m_palette->isVisible())
        return true;
    const auto sheets = findChildren<widgets::Sheet *>(QString(), Qt::FindDirectChildrenOnly);
    return std::any_of(sheets.begin(), sheets.end(), [](const widgets::Sheet *sheet) { return sheet->isVisible(); });
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QString &keys, auto call) {
        auto *shortcut = new QShortcut(QKeySequence(keys, QKeySequence::PortableText), this);
        // Qt knows no modal child widgets: what lies under a sheet or the palette has to rest by itself.
        connect(shortcut, &QShortcut::activated, this, [this, call] {
            if (!covered())
                call();
        });
    };
    add(QStringLiteral("Ctrl+K"), [this] { openPalette(); });
    add(QStringLiteral("Ctrl+B"), [this] { setSidebarCollapsed(!m_sidebar->collapsed()); });
    add(QStringLiteral("Ctrl+,"), [this] { openSettings(); });
    add(QStringLiteral("Ctrl+Q"), [this] { close(); });
    add(QStringLiteral("Ctrl+Z"), [this] { m_toasts->triggerNewest(); });
    add(QStringLiteral("F5"), [this] {
        if (const Section *where = section(m_currentSection); where && where->spec.current)
            where->spec.current->retryNow();
    });
    for (int i = 1; i <= 9; ++i) {
        add(QStringLiteral("Ctrl+%1").arg(i), [this, i] {
            const QByteArray where = m_currentSection.isEmpty() && !m_sections.empty() ? m_sections.front().spec.id
                                                                                       : m_currentSection;
            const std::vector<QByteArray> ids = paneIds(where);
            if (static_cast<size_t>(i) <= ids.size())
                openPane(where, ids[static_cast<size_t>(i) - 1]);
        });
    }
}

void MainWindow::restore()
{
    resize(m_settings.number(QStringLiteral("window/width"), 1440), m_settings.number(QStringLiteral("window/height"), 900));
    m_sidebar->setCollapsed(m_settings.flag(QStringLiteral("window/collapsed"), false));
    if (m_sections.empty() || m_sections.front().spec.panes.empty())
        return;
    const SectionSpec &first = m_sections.front().spec;
    const QByteArray wanted = m_settings.text(QStringLiteral("window/pane")).toLatin1();
    const std::vector<QByteArray> ids = paneIds(first.id);
    openPane(first.id, std::find(ids.begin(), ids.end(), wanted) != ids.end() ? wanted : ids.front());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible() && !isMaximized()) {
        m_settings.set(QStringLiteral("window/width"), width());
        m_settings.set(QStringLiteral("window/height"), height());
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_leaving || m_runner.running() == 0) {
        event->accept();
        return;
    }
    event->ignore();
    widgets::ConfirmQuestion content;
    content.title = tr("Leave while something is going on?");
    content.text = tr("What was sent goes on in the engine; what waits is not sent. Pulls and saves stop.");
    content.confirmLabel = tr("Leave");
    for (const actions::Operation *operation : m_runner.operations()) {
        if (!operation->over())
            content.objects.push_back({{}, operation->summary(), operation->profile.name});
    }
    auto *sheet = new widgets::ConfirmSheet(content, this);
    connect(sheet, &widgets::ConfirmSheet::confirmed, this, [this] {
        m_leaving = true;
        close();
    });
    sheet->open();
}


} // namespace shell
