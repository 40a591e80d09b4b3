// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "livetableheader.h"

#include "rowdelegate.h"

#include <QStyleOptionHeader>

namespace delegates {

LiveTableHeader::LiveTableHeader(const live::Kind &kind, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_kind(kind)
{
}

void LiveTableHeader::setSparklines(bool shown)
{
    if (m_sparklines == shown)
        return;
    m_sparklines = shown;
    viewport()->update();
}

void LiveTableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!m_sparklines || !m_kind.columns[static_cast<size_t>(section)].sparkline) {
        QHeaderView::paintSection(painter, rect, section);
        return;
    }
    const QRect words = rect.adjusted(0, 0, -RowDelegate::sparkRoom, 0);
    QStyleOptionHeader rest;
    initStyleOption(&rest);
    rest.rect = QRect(words.right() + 1, rect.top(), RowDelegate::sparkRoom, rect.height());
    style()->drawControl(QStyle::CE_HeaderSection, &rest, painter, this);
    QHeaderView::paintSection(painter, words, section);
}

} // namespace delegates
