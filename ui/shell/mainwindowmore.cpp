// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Panes that a section can open beside its own: how they are found, opened, remembered for each connection, and closed. UI thread.
#include "mainwindow.h"

#include "palette.h"
#include "sidebar.h"

#include <QJsonArray>
#include <QStackedWidget>
#include <algorithm>

namespace shell {

using endpoint::Endpoint;
using State = endpoint::EndpointState::State;

namespace {

QString moreKey(const Endpoint &endpoint)
{
    return QStringLiteral("profiles/%1/panes").arg(QString::fromUtf8(endpoint.profile().id));
}

} // namespace

std::vector<const PaneEntry *> MainWindow::panesOf(const SectionSpec &section) const
{
    std::vector<const PaneEntry *> result;
    for (const PaneEntry &pane : section.panes)
        result.push_back(&pane);
    if (const auto more = m_more.find(section.current); more != m_more.end()) {
        for (const PaneEntry &pane : more->second)
            result.push_back(&pane);
    }
    return result;
}

const PaneEntry *MainWindow::paneOf(const SectionSpec &section, const QByteArray &id) const
{
    for (const PaneEntry *pane : panesOf(section)) {
        if (pane->id == id)
            return pane;
    }
    return nullptr;
}

// --- Found ----------------------------------------------------------------------------------------------------------

/// Only where there is a connection: that of others has to be opened first.
void MainWindow::findMore(const QByteArray &id, bool again)
{
    const Section *where = section(id);
    Endpoint *endpoint = where ? where->spec.current : nullptr;
    if (!endpoint || !where->spec.more.find || endpoint->state().state != State::Connected)
        return;
    m_finding[id] = where->spec.more.find(*endpoint, again, [this, endpoint, id](base::Result<std::vector<FoundPane>> found) {
        if (!found.ok()) {
            if (m_chooser && m_chooserOf == id)
                tell(false, found.error().what, found.error().detail);
            return;
        }
        m_found[endpoint] = std::move(*found);
        if (m_palette && m_palette->isVisible())
            fillPalette();
        if (m_chooser && m_chooserOf == id)
            fillChooser();
    });
}

void MainWindow::openMore(const QByteArray &id)
{
    const Section *where = section(id);
    if (!where || !where->spec.current || !where->spec.more.find)
        return;
    where->spec.current->open();
    m_chooser = new widgets::CommandPalette(this, QString(where->spec.more.title).remove(QChar(0x2026)));
    m_chooser->setObjectName(QStringLiteral("pane-chooser"));
    m_chooser->setWhole(true);
    m_chooserOf = id;
    connect(m_chooser, &widgets::CommandPalette::chosen, this, [this](const QByteArray &pane) { choosePaletteItem(pane, false); });
    connect(m_chooser, &widgets::CommandPalette::closed, m_chooser, &QObject::deleteLater);
    fillChooser(); // with what is known
    m_chooser->open();
    findMore(id, true);
}

void MainWindow::fillChooser()
{
    std::vector<widgets::PaletteItem> items;
    addFoundTo(items, m_chooserOf);
    m_chooser->setItems(std::move(items));
}

void MainWindow::addFoundTo(std::vector<widgets::PaletteItem> &items, const QByteArray &only) const
{
    for (const Section &section : m_sections) {
        const auto found = m_found.find(section.spec.current);
        if (found == m_found.end() || (!only.isEmpty() && section.spec.id != only) || section.spec.current->state().state != State::Connected)
            continue;
        for (const FoundPane &pane : found->second) {
            if (only.isEmpty() && paneOf(section.spec, pane.id))
                continue; // it is among the panes
            widgets::PaletteItem item{"found\n" + section.spec.id + '\n' + pane.id, only.isEmpty() ? section.spec.more.offer : pane.group,
                                      pane.title, pane.detail, pane.icon, {}};
            item.words = pane.words;
            items.push_back(std::move(item));
        }
    }
}

// --- Opened ---------------------------------------------------------------------------------------------------------

void MainWindow::openFound(const QByteArray &id, const FoundPane &pane)
{
    Section *where = section(id);
    if (!where || !where->spec.current)
        return;
    if (!paneOf(where->spec, pane.id)) {
        m_more[where->spec.current].push_back({pane.id, pane.title, pane.icon, {}, {}, where->spec.more.group});
        rememberMore(where->spec.current);
        rebuildSidebar();
    }
    openPane(id, pane.id);
}

/// In place of what stood there while it was asked for.
void MainWindow::fill(const QByteArray &id, Endpoint *endpoint, const QByteArray &pane, panes::TablePaneSpec spec)
{
    Section *where = section(id);
    if (!where)
        return;
    QWidget *&page = where->pages[{endpoint, pane}];
    QWidget *before = page;
    page = makeTable(std::move(spec), *endpoint);
    m_stack->addWidget(page);
    connect(endpoint->feed(pane), &live::Feed::batchApplied, this, &MainWindow::updateCounts, Qt::UniqueConnection);
    if (m_stack->currentWidget() == before)
        showPage(page, static_cast<panes::TablePane *>(page)->title());
    if (before) {
        m_stack->removeWidget(before);
        before->deleteLater(); // it is what calls
    }
}

void MainWindow::closePane(const QByteArray &id, const QByteArray &pane)
{
    const Section *where = section(id);
    Endpoint *endpoint = where ? where->spec.current : nullptr;
    const auto more = m_more.find(endpoint);
    if (more == m_more.end() || std::erase_if(more->second, [&](const PaneEntry &entry) { return entry.id == pane; }) == 0)
        return;
    rememberMore(endpoint);
    const bool shown = m_currentPane == pane;
    const QByteArray next = more->second.empty() ? where->spec.panes.front().id : more->second.back().id;
    const QByteArray current = m_currentSection;
    rebuildSidebar();
    if (shown)
        openPane(current, next);
    for (Section &section : m_sections) {
        if (const auto page = section.pages.find({endpoint, pane}); page != section.pages.end()) {
            delete page->second;
            section.pages.erase(page);
        }
    }
}

void MainWindow::recallMore(const SectionSpec &section)
{
    Endpoint *endpoint = section.current;
    if (!section.more.open || m_more.contains(endpoint))
        return;
    std::vector<PaneEntry> &panes = m_more[endpoint];
    for (const QJsonValue &value : m_settings.value(moreKey(*endpoint)).toArray()) {
        const QJsonObject pane = value.toObject();
        const QByteArray id = pane.value(QStringLiteral("id")).toString().toUtf8();
        const bool own = std::any_of(section.panes.begin(), section.panes.end(), [&](const PaneEntry &entry) { return entry.id == id; });
        if (!id.isEmpty() && !own)
            panes.push_back({id, pane.value(QStringLiteral("title")).toString(), pane.value(QStringLiteral("icon")).toString(), {}, {}, section.more.group});
    }
}

void MainWindow::rememberMore(Endpoint *endpoint)
{
    QJsonArray panes;
    for (const PaneEntry &pane : m_more[endpoint]) {
        panes.append(QJsonObject{{QStringLiteral("id"), QString::fromUtf8(pane.id)}, {QStringLiteral("title"), pane.title},
                                 {QStringLiteral("icon"), pane.icon}});
    }
    m_settings.set(moreKey(*endpoint), panes);
}

} // namespace shell
