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
#include "waitingpane.h"

#include <QCloseEvent>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <unistd.h>

namespace shell {

using endpoint::Endpoint;
using State = endpoint::EndpointState::State;

namespace {

constexpr int sizeSettlesMs = 300;
constexpr int titleBar = 40; ///< what a frame may take above
constexpr int frameRoom = 16; ///< what a frame may take at a side

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

    connect(m_sidebar, &Sidebar::chosen, this, [this](const QByteArray &section, const QByteArray &entry) {
        if (entry == moreId)
            openMore(section);
        else
            openPane(section, entry);
    });
    connect(m_sidebar, &Sidebar::closeRequested, this, &MainWindow::closePane);
    connect(m_sidebar, &Sidebar::foldedChanged, this, [this](const QStringList &groups) {
        m_settings.set(QStringLiteral("window/folded"), QJsonArray::fromStringList(groups));
    });
    connect(m_sidebar, &Sidebar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_sidebar, &Sidebar::connectionMenuRequested, this, &MainWindow::showConnectionMenu);
    connect(m_strip, &StatusStrip::activityPressed, this, &MainWindow::openActivity);
    connect(m_strip, &StatusStrip::settingsPressed, this, &MainWindow::openSettings);
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
    for (const Section &section : m_sections)
        watch(section.spec);
    auto *memory = new QTimer(this);
    memory->setInterval(5000);
    const auto tell = [this] {
        m_strip->setRight(tr("%1 MB").arg(QLocale().toString(residentMegabytes(), 'f', 0)));
    };
    connect(memory, &QTimer::timeout, this, tell);
    memory->start();
    tell();
    m_sizeSettles.setSingleShot(true);
    m_sizeSettles.setInterval(sizeSettlesMs);
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

/// Only what is shown: a kubeconfig can have thousands of contexts.
void MainWindow::watch(const SectionSpec &section)
{
    if (!section.current)
        return;
    recallMore(section);
    // A second section of the same connection, or one that was shown before: once is enough.
    connect(section.current, &Endpoint::stateChanged, this, &MainWindow::updateConnections, Qt::UniqueConnection);
    for (const PaneEntry &pane : section.panes) {
        if (pane.table)
            connect(section.current->feed(pane.id), &live::Feed::batchApplied, this, &MainWindow::updateCounts, Qt::UniqueConnection);
    }
}

void MainWindow::addSection(SectionSpec section)
{
    watch(section);
    m_sections.push_back({std::move(section), {}});
    rebuildSidebar();
}

// --- Pages ----------------------------------------------------------------------------------------------------------

std::vector<QByteArray> MainWindow::paneIds(const QByteArray &id) const
{
    std::vector<QByteArray> result;
    for (const Section &section : m_sections) {
        if (section.spec.id == id) {
            for (const PaneEntry *pane : panesOf(section.spec))
                result.push_back(pane->id);
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
    const PaneEntry *pane = paneOf(where->spec, paneId);
    if (!pane)
        return;
    endpoint->open(); // nothing connects until it is looked at
    QWidget *&page = where->pages[{endpoint, paneId}];
    if (!page) {
        page = makePage(*where, *endpoint, *pane);
        m_stack->addWidget(page);
    }
    m_currentSection = sectionId;
    m_currentPane = paneId;
    m_sidebar->setCurrent(sectionId, paneId);
    m_settings.set(QStringLiteral("window/pane"), QString::fromLatin1(paneId));
    showPage(page, pane->title);
}

QWidget *MainWindow::makePage(Section &where, Endpoint &endpoint, const PaneEntry &pane)
{
    if (pane.table)
        return makeTable(pane.table(), endpoint);
    if (pane.make)
        return pane.make(endpoint, m_stack);
    auto *waiting = new WaitingPane(pane.title, pane.icon, pane.id, endpoint, where.spec.more.open, m_stack);
    connect(waiting, &WaitingPane::ready, this, [this, id = where.spec.id, at = &endpoint, key = pane.id](const panes::TablePaneSpec &spec) {
        fill(id, at, key, spec);
    });
    return waiting;
}

panes::TablePane *MainWindow::makeTable(panes::TablePaneSpec spec, Endpoint &endpoint)
{
    auto *table = new panes::TablePane(std::move(spec), endpoint, m_runner, m_settings, m_stack);
    connect(table, &panes::TablePane::confirmationNeeded, this,
            [this, table, at = &endpoint](const QByteArray &action, const std::vector<live::RowPointer> &rows, const actions::Arguments &arguments) {
                confirm(table, at, action, rows, arguments);
            });
    connect(table, &panes::TablePane::filledFirst, this, &MainWindow::filledFirst);
    return table;
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
    } else {
        // The first thing on the page that takes keys, so that Tab goes on from there.
        for (QWidget *at = page->nextInFocusChain(); at && at != page; at = at->nextInFocusChain()) {
            if (page->isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isVisible() && at->isEnabled()) {
                at->setFocus(Qt::OtherFocusReason);
                break;
            }
        }
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

SettingsContext MainWindow::settingsContext() const
{
    SettingsContext context{m_settings, m_theme, {}, m_locked, {}, {}};
    for (const Section &section : m_sections) {
        for (Endpoint *endpoint : section.spec.endpoints) {
            if (std::find(context.endpoints.begin(), context.endpoints.end(), endpoint) == context.endpoints.end())
                context.endpoints.push_back(endpoint);
        }
    }
    for (const actions::Action &action : m_runner.actions()) {
        if (!action.shortcut.isEmpty())
            context.shortcuts.emplace_back(action.shortcut, tr("%1 (%2)").arg(QString(action.label).remove(QChar(0x2026)), paneTitle(action.feed)));
    }
    if (!m_settings.path().isEmpty())
        context.auditPath = settings::Settings::stateFolder() + QStringLiteral("/audit.log");
    return context;
}

QString MainWindow::paneTitle(const QByteArray &pane) const
{
    for (const Section &section : m_sections) {
        if (const PaneEntry *entry = paneOf(section.spec, pane))
            return entry->title;
    }
    return {};
}

void MainWindow::openSettings()
{
    if (m_stack->currentWidget() != m_settingsPage || !m_settingsPage) {
        if (m_settingsPage)
            m_settingsPage->deleteLater();
        m_settingsPage = new SettingsPage(settingsContext(), m_stack);
        m_stack->addWidget(m_settingsPage); // made anew: other connections may be open now
    }
    m_currentPane.clear();
    m_sidebar->setCurrent({}, {});
    showPage(m_settingsPage, tr("Settings"));
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
    QSize size(m_settings.number(QStringLiteral("window/width"), 1440), m_settings.number(QStringLiteral("window/height"), 900));
    // On a small screen the status strip would lie below its edge. Platforms without one invent a screen of 800 by 800.
    if (screen() && QGuiApplication::platformName() != QLatin1String("offscreen"))
        size = size.boundedTo(screen()->availableSize() - QSize(0, titleBar));
    resize(size);
    if (m_settings.flag(QStringLiteral("window/maximized"), false))
        setWindowState(windowState() | Qt::WindowMaximized);
    QStringList folded;
    for (const QJsonValue &group : m_settings.value(QStringLiteral("window/folded")).toArray())
        folded << group.toString();
    m_sidebar->setFolded(folded);
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
    if (!isVisible() || isMaximized() || isFullScreen())
        return;
    if (!m_sizeSettles.isActive())
        m_settledSize = event->oldSize();
    m_sizeSettles.start();
    saveSize(size());
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange || !isVisible() || isMinimized())
        return;
    m_settings.set(QStringLiteral("window/maximized"), isMaximized());
    // A window manager may give the maximized size before it says so: that is not the size to come back to.
    const bool grown = screen() && width() >= screen()->availableSize().width() - 2 * frameRoom;
    if (isMaximized() && grown && m_sizeSettles.isActive() && m_settledSize.isValid())
        saveSize(m_settledSize);
}

void MainWindow::saveSize(const QSize &size)
{
    m_settings.set(QStringLiteral("window/width"), size.width());
    m_settings.set(QStringLiteral("window/height"), size.height());
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
