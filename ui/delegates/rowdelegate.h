// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the cells of a live table by the type of their column: dot and word, numbers of fixed digits, sparklines, bars, links,
// ids, group headers. Asks the model for values only; colours come from the theme's tokens. UI thread.
#pragma once

#include "livetablemodel.h"
#include "numberpainter.h"
#include "textpainter.h"

#include <QStyledItemDelegate>

namespace delegates {

class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 28;
    static constexpr int padding = 8; ///< at each side of a cell
    static constexpr int sparkWidth = 54;
    static constexpr int sparkRoom = sparkWidth + 6; ///< what a sparkline takes at the right of its number

    explicit RowDelegate(live::LiveTableModel &model, QObject *parent = nullptr);

    void setSparklines(bool shown) { m_sparklines = shown; }
    [[nodiscard]] bool sparklines() const { return m_sparklines; }
    /// Rows may be out of date: dots become hollow and words muted.
    void setStale(bool stale) { m_stale = stale; }
    [[nodiscard]] bool stale() const { return m_stale; }
    /// The link under a point of the cell; empty if there is none.
    [[nodiscard]] QUrl linkAt(const QModelIndex &index, const QRect &cellRect, const QPoint &point) const;

    /// What a cell with this state takes, its sides included.
    [[nodiscard]] int stateWidth(const live::Cell &cell) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const live::OrderGroup &group) const;
    void paintState(QPainter &painter, const QRect &box, const live::Cell &cell) const;
    void paintText(QPainter &painter, const QRect &box, const live::Column &column, const live::Cell &cell) const;
    void paintLinks(QPainter &painter, const QRect &box, const live::Cell &cell) const;
    void paintBar(QPainter &painter, const QRect &box, const live::Column &column, const live::Cell &cell) const;
    void paintMetric(QPainter &painter, const QRect &box, const live::Column &column, const live::Cell &cell,
                     const live::Key &key) const;

    live::LiveTableModel &m_model;
    bool m_sparklines = true;
    bool m_stale = false;
    theme::NumberPainter m_numbers;
    theme::TextPainter m_text;
    theme::TextPainter m_medium;
    theme::TextPainter m_mono;
    theme::TextPainter m_small;
    theme::TextPainter m_heading; ///< of a group
};

} // namespace delegates
