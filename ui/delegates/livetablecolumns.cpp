// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which columns a live table shows, how wide, and what goes first when room is short. UI thread.
#include "livetableview.h"

#include "livetableheader.h"
#include "rowdelegate.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <algorithm>

namespace delegates {

namespace {
constexpr int leastStretch = 150;
constexpr int widestState = 280; ///< longer ones are sentences, not states
} // namespace

bool LiveTableView::columnShown(const QByteArray &id) const
{
    const auto found = m_shown.find(id);
    return found != m_shown.end() && found->second;
}

void LiveTableView::setColumnShown(const QByteArray &id, bool shown)
{
    m_shown[id] = shown;
    layoutColumns();
    Q_EMIT columnsChanged();
}

void LiveTableView::fillColumnMenu(QMenu *menu)
{
    for (const live::Column &column : m_model.kind().columns) {
        QAction *action = menu->addAction(column.title);
        action->setCheckable(true);
        action->setChecked(columnShown(column.id));
        // What names a row and its state always stay.
        action->setEnabled(column.type != live::ColumnType::Name && column.type != live::ColumnType::State);
        connect(action, &QAction::toggled, this, [this, id = column.id](bool on) { setColumnShown(id, on); });
    }
    menu->addSeparator();
    QAction *reset = menu->addAction(tr("As at first"));
    connect(reset, &QAction::triggered, this, [this] {
        restoreColumns({});
        Q_EMIT columnsChanged();
    });
}

QJsonObject LiveTableView::columnState() const
{
    QJsonObject shown, widths;
    for (const auto &[id, on] : m_shown)
        shown.insert(QString::fromLatin1(id), on);
    for (const auto &[id, width] : m_widths)
        widths.insert(QString::fromLatin1(id), width);
    QJsonArray order;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        order.append(QString::fromLatin1(m_model.kind().columns[static_cast<size_t>(logical)].id));
    }
    return {{QStringLiteral("shown"), shown}, {QStringLiteral("widths"), widths}, {QStringLiteral("order"), order}};
}

void LiveTableView::restoreColumns(const QJsonObject &state)
{
    m_widths.clear();
    const QJsonObject shown = state.value(QStringLiteral("shown")).toObject();
    const QJsonObject widths = state.value(QStringLiteral("widths")).toObject();
    const std::vector<live::Column> &columns = m_model.kind().columns;
    for (const live::Column &column : columns) {
        const QString id = QString::fromLatin1(column.id);
        m_shown[column.id] = shown.value(id).toBool(column.shown);
        if (const int width = widths.value(id).toInt(); width >= 40)
            m_widths[column.id] = width;
    }
    m_layingOut = true;
    const QJsonArray order = state.value(QStringLiteral("order")).toArray();
    for (int logical = 0; logical < static_cast<int>(columns.size()) && order.isEmpty(); ++logical)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(logical), logical);
    int to = 0;
    for (const QJsonValue &value : order) {
        for (size_t logical = 0; logical < columns.size(); ++logical) {
            if (columns[logical].id == value.toString().toLatin1())
                horizontalHeader()->moveSection(horizontalHeader()->visualIndex(static_cast<int>(logical)), to++);
        }
    }
    m_layingOut = false;
    layoutColumns();
}

void LiveTableView::layoutColumns()
{
    const std::vector<live::Column> &columns = m_model.kind().columns;
    const int room = viewport()->width();
    bool sparklines = true;
    std::vector<bool> fits(columns.size());
    for (size_t i = 0; i < columns.size(); ++i)
        fits[i] = columnShown(columns[i].id);
    const auto widthOf = [&](size_t i) {
        const live::Column &column = columns[i];
        if (const auto own = m_widths.find(column.id); own != m_widths.end())
            return own->second;
        if (column.stretch)
            return std::min(column.width, leastStretch);
        if (const auto state = m_stateWidths.find(column.id); state != m_stateWidths.end())
            return std::max(column.width, state->second);
        return column.width - (column.sparkline && !sparklines ? RowDelegate::sparkRoom : 0);
    };
    const auto needed = [&] {
        int sum = 0;
        for (size_t i = 0; i < columns.size(); ++i)
            sum += fits[i] ? widthOf(i) : 0;
        return sum;
    };
    if (room > 0 && needed() > room)
        sparklines = false;
    while (room > 0 && needed() > room) {
        size_t least = columns.size();
        for (size_t i = 0; i < columns.size(); ++i) {
            const bool stays = columns[i].type == live::ColumnType::Name || columns[i].type == live::ColumnType::State;
            if (fits[i] && !stays && (least == columns.size() || columns[i].priority < columns[least].priority))
                least = i;
        }
        if (least == columns.size())
            break;
        fits[least] = false;
    }
    int left = room - needed();
    m_layingOut = true;
    m_delegate->setSparklines(sparklines);
    static_cast<LiveTableHeader *>(horizontalHeader())->setSparklines(sparklines);
    for (size_t i = 0; i < columns.size(); ++i) {
        const int section = static_cast<int>(i);
        if (isColumnHidden(section) == fits[i])
            setColumnHidden(section, !fits[i]);
        if (!fits[i])
            continue;
        int width = widthOf(i);
        if (columns[i].stretch && left > 0 && !m_widths.contains(columns[i].id)) {
            width += left;
            left = 0;
        }
        if (columnWidth(section) != width)
            setColumnWidth(section, width);
    }
    m_layingOut = false;
}

/// A state is never cut: its column grows to the longest one that came into sight, and stays so.
void LiveTableView::fitStates()
{
    const std::vector<live::Column> &columns = m_model.kind().columns;
    const int first = std::max(0, rowAt(0));
    const int bottom = rowAt(viewport()->height() - 1);
    const int last = bottom < 0 ? m_model.rowCount() - 1 : bottom;
    bool grew = false;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].type != live::ColumnType::State || isColumnHidden(static_cast<int>(i)))
            continue;
        int widest = m_stateWidths[columns[i].id];
        for (int row = first; row <= last; ++row) {
            if (!m_model.isGroup(row))
                widest = std::max(widest, std::min(widestState, m_delegate->stateWidth(m_model.cell(m_model.index(row, static_cast<int>(i))))));
        }
        grew = grew || widest > std::max(columns[i].width, m_stateWidths[columns[i].id]);
        m_stateWidths[columns[i].id] = widest;
    }
    if (grew)
        layoutColumns();
}

} // namespace delegates
