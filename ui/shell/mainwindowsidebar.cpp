// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's sidebar and status strip: connections, their words and counts, the switcher. UI thread.
#include "mainwindow.h"

#include "palette.h"
#include "sidebar.h"
#include "statusstrip.h"

#include <QLocale>
#include <QMenu>

namespace shell {

using endpoint::Endpoint;
using State = endpoint::EndpointState::State;

namespace {

constexpr size_t longestMenu = 12; ///< connections; more are searched

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

} // namespace

MainWindow::Section *MainWindow::section(const QByteArray &id)
{
    for (Section &section : m_sections) {
        if (section.spec.id == id)
            return &section;
    }
    return nullptr;
}

Endpoint *MainWindow::currentEndpoint(const QByteArray &id)
{
    const Section *found = section(id);
    return found ? found->spec.current : nullptr;
}

void MainWindow::rebuildSidebar()
{
    std::vector<SidebarSection> shown;
    for (const Section &section : m_sections) {
        SidebarSection entry;
        entry.id = section.spec.id;
        entry.title = section.spec.title;
        for (const PaneEntry *pane : panesOf(section.spec))
            entry.entries.push_back({pane->id, pane->title, pane->icon, {}, pane->group, !pane->table && !pane->make});
        if (section.spec.more.find)
            entry.entries.push_back({moreId, section.spec.more.title, QStringLiteral("search"), {}, {}, false, true});
        shown.push_back(std::move(entry));
    }
    m_sidebar->setSections(shown);
    m_sidebar->setCurrent(m_currentSection, m_currentPane);
    updateConnections();
    updateCounts();
}

void MainWindow::updateConnections()
{
    if (m_chooser && !m_finding[m_chooserOf].active() && section(m_chooserOf) && !m_found.contains(section(m_chooserOf)->spec.current))
        findMore(m_chooserOf, false); // it has waited for the connection
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
        std::vector<SidebarMark> marks;
        if (endpoint->profile().production)
            marks.push_back({tr("production"), {}, true});
        if (endpoint->profile().readOnly)
            marks.push_back({tr("read-only"), QStringLiteral("lock"), false});
        for (const SidebarMark &mark : marks)
            text += QStringLiteral(" · ") + mark.word;
        m_sidebar->setMarks(section.spec.id, marks);
        m_sidebar->setColour(section.spec.id, endpoint->profile().colour);
        items.push_back({text, dotOf(state)});
    }
    m_strip->setItems(items);
}

void MainWindow::updateCounts()
{
    for (const Section &section : m_sections) {
        for (const PaneEntry *pane : panesOf(section.spec)) {
            if (pane->make || !section.spec.current)
                continue;
            const qsizetype size = section.spec.current->feed(pane->id)->size();
            m_sidebar->setCount(section.spec.id, pane->id, size > 0 ? QLocale().toString(size) : QString());
        }
    }
}

void MainWindow::showConnectionMenu(const QByteArray &id, const QPoint &at)
{
    Section *where = section(id);
    if (!where)
        return;
    if (where->spec.endpoints.size() > longestMenu) {
        chooseConnection(id);
        return;
    }
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
    connect(menu->addAction(tr("Try again now")), &QAction::triggered, this, [this, id] {
        if (const Section *asked = section(id); asked && asked->spec.current)
            asked->spec.current->retryNow(); // sections may have come while the menu was open
    });
    menu->popup(at);
}

/// A kubeconfig can have thousands of contexts: they are found by a few letters.
void MainWindow::chooseConnection(const QByteArray &id)
{
    const Section *where = section(id);
    auto *chooser = new widgets::CommandPalette(this, tr("Switch the connection"));
    chooser->setObjectName(QStringLiteral("connection-chooser"));
    std::vector<widgets::PaletteItem> items;
    const auto add = [&](Endpoint *endpoint) {
        widgets::PaletteItem item;
        item.id = endpoint->profile().id;
        item.group = endpoint == where->spec.current ? tr("Now") : endpoint->isOpen() ? tr("Open") : tr("Others");
        item.title = endpoint->profile().name;
        item.detail = endpoint->profile().address;
        item.hasDot = endpoint->isOpen();
        item.dot = dotOf(endpoint->state());
        item.act = endpoint == where->spec.current ? QString() : tr("open beside");
        items.push_back(std::move(item));
    };
    if (where->spec.current)
        add(where->spec.current);
    for (const bool open : {true, false}) {
        for (Endpoint *endpoint : where->spec.endpoints) {
            if (endpoint != where->spec.current && endpoint->isOpen() == open)
                add(endpoint);
        }
    }
    chooser->setItems(std::move(items));
    const auto find = [this, id](const QByteArray &profile) -> Endpoint * {
        const Section *asked = section(id);
        for (Endpoint *endpoint : asked ? asked->spec.endpoints : std::vector<Endpoint *>()) {
            if (endpoint->profile().id == profile)
                return endpoint;
        }
        return nullptr;
    };
    connect(chooser, &widgets::CommandPalette::chosen, this, [this, id, find](const QByteArray &profile) {
        if (Endpoint *endpoint = find(profile))
            switchEndpoint(id, endpoint);
    });
    connect(chooser, &widgets::CommandPalette::acted, this, [this, id, find](const QByteArray &profile) {
        if (Endpoint *endpoint = find(profile))
            openBeside(id, endpoint);
    });
    connect(chooser, &widgets::CommandPalette::closed, chooser, &QObject::deleteLater);
    chooser->open();
}

void MainWindow::switchEndpoint(const QByteArray &id, Endpoint *endpoint)
{
    Section *where = section(id);
    if (!where || where->spec.current == endpoint)
        return;
    where->spec.current = endpoint;
    watch(where->spec);
    m_settings.set(QStringLiteral("connection/") + QString::fromLatin1(id), QString::fromUtf8(endpoint->profile().id));
    rebuildSidebar(); // what else was opened is the connection's
    openPane(id, m_currentSection == id && paneOf(where->spec, m_currentPane) ? m_currentPane : where->spec.panes.front().id);
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
    // Copies: `where` points into the list that grows.
    const QByteArray addedId = added.spec.id;
    const QByteArray pane = added.spec.panes.front().id;
    watch(added.spec);
    if (!section(addedId))
        m_sections.push_back(std::move(added));
    rebuildSidebar();
    openPane(addedId, pane);
}

void MainWindow::setSidebarCollapsed(bool collapsed)
{
    m_sidebar->setCollapsed(collapsed);
    m_settings.set(QStringLiteral("window/collapsed"), collapsed);
}

} // namespace shell
