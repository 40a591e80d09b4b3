// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the command palette offers in this window, and what choosing it does. UI thread.
#include "mainwindow.h"

#include "otherwords.h"
#include "palette.h"
#include "tone.h"

#include <algorithm>

namespace shell {

namespace {

/// What stands beside an object's name: the first two texts of its columns, "nginx:1.27 · 8080→80".
QString detailOf(const live::Kind &kind, const live::Row &row)
{
    QStringList parts;
    for (const live::Column &column : kind.columns) {
        if (parts.size() == 2 || !column.shown)
            continue;
        if (column.type != live::ColumnType::Text && column.type != live::ColumnType::Links)
            continue;
        if (const QString text = column.cell(row).text; !text.isEmpty())
            parts << text;
    }
    return parts.join(QStringLiteral(" · "));
}

void showState(widgets::PaletteItem &item, const live::Kind &kind, const live::Row &row)
{
    for (const live::Column &column : kind.columns) {
        if (column.type != live::ColumnType::State)
            continue;
        const live::Cell cell = column.cell(row);
        item.hasDot = true;
        item.hollow = cell.hollow;
        item.dot = delegates::toneToken(cell.tone);
        item.state = cell.text;
    }
}

} // namespace

void MainWindow::addPanesTo(std::vector<widgets::PaletteItem> &items) const
{
    for (const Section &section : m_sections) {
        int number = 1;
        for (const PaneEntry *pane : panesOf(section.spec)) {
            items.push_back({"pane\n" + section.spec.id + '\n' + pane->id, tr("Panes"), pane->title, pane->title == section.spec.title ? QString() : section.spec.title,
                             pane->icon, number <= 9 ? QStringLiteral("Ctrl+%1").arg(number) : QString()});
            ++number;
        }
    }
    items.push_back({"activity", tr("Panes"), tr("Activity"), {}, QStringLiteral("activity"), {}});
    items.push_back({"settings", tr("Panes"), tr("Settings"), {}, QStringLiteral("settings"), QStringLiteral("Ctrl+,")});
}

void MainWindow::addActionsTo(std::vector<widgets::PaletteItem> &items) const
{
    const auto *table = qobject_cast<panes::TablePane *>(currentPage());
    if (!table)
        return;
    for (const panes::PaneAction &action : table->spec().paneActions)
        items.push_back({"paneaction\n" + action.id, tr("Actions"), action.label, table->title(), action.icon, action.shortcut});
    const std::vector<live::RowPointer> rows = table->selectedRows();
    QStringList names;
    for (const live::RowPointer &row : rows)
        names << table->spec().kind->name(*row);
    for (const actions::Action *action : actions::actionsOf(m_runner.actions(), table->spec().kind->id)) {
        if (std::any_of(rows.begin(), rows.end(), [&](const auto &row) { return table->refusalOf(*action, *row).isEmpty(); }))
            items.push_back({"action\n" + action->id, tr("Actions"), action->label, names.join(QStringLiteral(", ")),
                             action->icon, action->shortcut});
    }
}

void MainWindow::addTabsTo(std::vector<widgets::PaletteItem> &items) const
{
    const auto *table = qobject_cast<panes::TablePane *>(currentPage());
    if (!table)
        return;
    const std::vector<live::RowPointer> rows = table->selectedRows();
    QStringList names;
    for (const live::RowPointer &row : rows)
        names << table->spec().kind->name(*row);
    for (const panes::DetailTabSpec &tab : table->spec().tabs) {
        const bool suits = rows.size() == 1 ? !tab.refusal || tab.refusal(*rows.front()).isEmpty() : !rows.empty() && tab.several;
        if (!suits)
            continue;
        items.push_back({"tab\n" + tab.id, tr("Detail"), tab.title, names.join(QStringLiteral(", ")),
                             QStringLiteral("arrow-right"), {}});
    }
}

void MainWindow::addObjectsTo(std::vector<widgets::PaletteItem> &items) const
{
    for (const Section &section : m_sections) {
        for (const PaneEntry *shown : panesOf(section.spec)) {
            const PaneEntry &pane = *shown;
            if (!section.spec.current)
                continue;
            const auto known = section.pages.find({section.spec.current, pane.id});
            const auto *page = known == section.pages.end() ? nullptr : qobject_cast<panes::TablePane *>(known->second);
            if (!page)
                continue;
            const panes::TablePaneSpec &spec = page->spec();
            const size_t first = items.size();
            for (const live::RowPointer &row : section.spec.current->feed(pane.id)->rows()) {
                widgets::PaletteItem item{"object\n" + section.spec.id + '\n' + pane.id + '\n' + row->key(), pane.title,
                                          spec.kind->name(*row), detailOf(*spec.kind, *row), pane.icon, {}};
                if (m_sections.size() > 1)
                    item.detail += QStringLiteral(" · ") + section.spec.current->profile().name;
                showState(item, *spec.kind, *row);
                item.act = spec.quickLabel;
                items.push_back(std::move(item));
            }
            std::sort(items.begin() + static_cast<std::ptrdiff_t>(first), items.end(), [](const auto &a, const auto &b) {
                return QString::compare(a.title, b.title, Qt::CaseInsensitive) < 0;
            });
        }
    }
}

void MainWindow::openPalette()
{
    for (const Section &section : m_sections)
        findMore(section.spec.id, false);
    fillPalette();
    m_palette->open();
}

void MainWindow::fillPalette()
{
    std::vector<widgets::PaletteItem> items;
    addObjectsTo(items);
    const auto few = static_cast<std::ptrdiff_t>(items.size());
    addActionsTo(items);
    addTabsTo(items);
    addPanesTo(items);
    std::for_each(items.begin() + few, items.end(), [](widgets::PaletteItem &item) {
        item.early = true;
        item.words = otherWords(item.id.mid(item.id.lastIndexOf('\n') + 1));
    });
    addFoundTo(items, {});
    if (!m_palette) {
        m_palette = new widgets::CommandPalette(this);
        connect(m_palette, &widgets::CommandPalette::chosen, this, [this](const QByteArray &id) { choosePaletteItem(id, false); });
        connect(m_palette, &widgets::CommandPalette::acted, this, [this](const QByteArray &id) { choosePaletteItem(id, true); });
    }
    m_palette->setItems(std::move(items));
}

void MainWindow::openObject(panes::TablePane &pane, const live::Key &key, bool act)
{
    pane.select(key);
    if (act && !pane.spec().quickTab.isEmpty())
        pane.showTab(pane.spec().quickTab);
}

void MainWindow::choosePaletteItem(const QByteArray &id, bool act)
{
    const QList<QByteArray> parts = id.split('\n');
    auto *table = qobject_cast<panes::TablePane *>(currentPage());
    if (parts[0] == "pane" && parts.size() == 3) {
        openPane(parts[1], parts[2]);
    } else if (parts[0] == "found" && parts.size() == 3) {
        const Section *where = section(parts[1]);
        for (const FoundPane &pane : where && where->spec.current ? std::vector<FoundPane>(m_found[where->spec.current]) : std::vector<FoundPane>()) {
            if (pane.id == parts[2])
                openFound(parts[1], pane);
        }
    } else if (parts[0] == "activity") {
        openActivity();
    } else if (parts[0] == "settings") {
        openSettings();
    } else if (parts[0] == "paneaction" && table) {
        table->runPaneAction(parts.value(1));
    } else if (parts[0] == "action" && table) {
        table->runAction(parts.value(1));
    } else if (parts[0] == "tab" && table) {
        table->showTab(parts.value(1));
    } else if (parts[0] == "object" && parts.size() == 4) {
        openPane(parts[1], parts[2]);
        if (auto *opened = qobject_cast<panes::TablePane *>(currentPage()))
            openObject(*opened, parts[3], act);
    }
}

} // namespace shell
