// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "rowdelegate.h"

#include "clock.h"
#include "fonts.h"
#include "tokens.h"
#include "tone.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <array>
#include <cmath>

namespace delegates {

using live::ColumnType;
using theme::Token;

namespace {

constexpr int focusBar = 3;

constexpr int sparkPoints = 60; ///< one a second
constexpr int dotSize = 8;
constexpr int barHeight = 8;
constexpr qint64 tintMs = 1000;

QFont groupFont()
{
    QFont font = theme::smallFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

RowDelegate::RowDelegate(live::LiveTableModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_numbers(theme::textFont()),
      m_text(theme::textFont()), m_medium(theme::mediumFont()), m_mono(theme::monoFont()), m_small(theme::smallFont()),
      m_heading(groupFont())
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, rowHeight};
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    // Fainter than a frame: rows are told apart, not fenced in.
    const QColor line = theme::mixed(theme::color(Token::Panel), theme::color(Token::Line), 0.6);
    if (const live::OrderGroupPointer group = m_model.groupAt(index.row())) {
        painter->fillRect(option.rect, theme::color(Token::Window));
        paintGroup(*painter, option, *group);
        painter->setPen(line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
        return;
    }
    const live::RowPointer row = m_model.rowAt(index.row());
    if (!row) {
        painter->restore();
        return;
    }
    QColor ground = theme::color(Token::Panel);
    if (option.state.testFlag(QStyle::State_Selected)) {
        ground = theme::color(Token::AccentWeak);
    } else if (const qint64 changed = m_model.changedAt(row->key());
               changed > 0 && base::Clock::system().steadyMs() - changed < tintMs) {
        ground = theme::mixed(ground, theme::color(Token::AccentWeak), 0.6);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        ground = theme::mixed(ground, theme::color(Token::Text), 0.025);
    }
    painter->fillRect(option.rect, ground);
    painter->setPen(line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    // Where the arrow keys go from, while the table has the focus.
    if (const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        view && option.rect.left() <= 0 && view->hasFocus() && view->currentIndex().row() == index.row())
        painter->fillRect(QRect(0, option.rect.top(), focusBar, option.rect.height() - 1), theme::color(Token::Accent));

    const live::Column &column = m_model.kind().columns[static_cast<size_t>(index.column())];
    const live::Cell cell = m_model.cell(index);
    const int left = index.column() == 0 || option.rect.left() == 0 ? 16 : padding;
    const QRect box = option.rect.adjusted(left, 0, -padding, -1);
    switch (column.type) {
    case ColumnType::State:
        paintState(*painter, box, cell);
        break;
    case ColumnType::Links:
        paintLinks(*painter, box, cell);
        break;
    case ColumnType::Metric:
        paintMetric(*painter, box, column, cell, row->key());
        break;
    case ColumnType::Bar:
        paintBar(*painter, box, column, cell);
        break;
    case ColumnType::Text:
    case ColumnType::Name:
    case ColumnType::Mono:
    case ColumnType::Number:
    case ColumnType::Bytes:
    case ColumnType::Since:
        paintText(*painter, box, column, cell);
        break;
    }
    painter->restore();
}

void RowDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const live::OrderGroup &group) const
{
    QRect box = option.rect.adjusted(16, 0, -padding, -1);
    painter.setPen(theme::color(Token::Muted));
    m_heading.draw(painter, box, group.title);
    box.setLeft(box.left() + m_heading.advance(group.title) + 7);
    m_small.draw(painter, box, group.subtitle);
}

int RowDelegate::stateWidth(const live::Cell &cell) const
{
    return padding + dotSize + 8 + m_text.advance(cell.text) + 2;
}

void RowDelegate::paintState(QPainter &painter, const QRect &box, const live::Cell &cell) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor tone = theme::color(m_stale ? Token::Idle : toneToken(cell.tone, Token::Text));
    const QRectF dot(box.left() + 0.5, box.center().y() - dotSize / 2.0 + 0.5, dotSize, dotSize);
    const bool hollow = cell.hollow || m_stale;
    painter.setPen(hollow ? QPen(tone, 1.4) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? QBrush() : QBrush(tone));
    painter.drawEllipse(hollow ? dot.adjusted(0.7, 0.7, -0.7, -0.7) : dot);
    painter.setPen(theme::color(m_stale ? Token::Muted : Token::Text));
    m_text.draw(painter, box.adjusted(dotSize + 8, 0, padding, 0), cell.text);
}

void RowDelegate::paintText(QPainter &painter, const QRect &box, const live::Column &column,
                            const live::Cell &cell) const
{
    const bool name = column.type == ColumnType::Name;
    Token token = cell.muted ? Token::Muted : Token::Text;
    if (cell.tone != live::Tone::None)
        token = toneToken(cell.tone, Token::Text);
    if (m_stale && !name)
        token = Token::Muted;
    painter.setPen(theme::color(token));
    if (column.type == ColumnType::Number || column.type == ColumnType::Bytes) {
        m_numbers.draw(painter, box, Qt::AlignRight | Qt::AlignVCenter, cell.text.isEmpty() ? QString(QChar(0x2013)) : cell.text);
        return;
    }
    const theme::TextPainter &text = name ? m_medium : column.type == ColumnType::Mono ? m_mono : m_text;
    // A number is never elided; names in the middle, so that the suffix stays.
    text.draw(painter, box, cell.text, name ? Qt::ElideMiddle : Qt::ElideRight);
}

void RowDelegate::paintLinks(QPainter &painter, const QRect &box, const live::Cell &cell) const
{
    painter.setClipRect(box);
    int x = box.left();
    for (size_t i = 0; i < cell.links.size(); ++i) {
        const live::Link &link = cell.links[i];
        const bool last = i + 1 == cell.links.size();
        const int wide = m_text.advance(link.text);
        const int room = box.right() - x - (last ? 0 : m_text.advance(QStringLiteral(", …")));
        const bool fits = wide <= room;
        painter.setPen(theme::color(link.url.isEmpty() || m_stale ? Token::Muted : Token::Accent));
        if (!fits && i > 0) {
            painter.setPen(theme::color(Token::Muted));
            m_text.draw(painter, QRect(x, box.top(), box.width(), box.height()), QString(QChar(0x2026)));
            return;
        }
        m_text.draw(painter, QRect(x, box.top(), fits ? wide : box.right() - x, box.height()), link.text);
        x += wide;
        if (!last) {
            const QString comma = QStringLiteral(", ");
            painter.setPen(theme::color(Token::Muted));
            m_text.draw(painter, QRect(x, box.top(), box.width(), box.height()), comma);
            x += m_text.advance(comma);
        }
    }
}

void RowDelegate::paintMetric(QPainter &painter, const QRect &box, const live::Column &column, const live::Cell &cell,
                              const live::Key &key) const
{
    const bool spark = column.sparkline && m_sparklines;
    const QRect number = spark ? box.adjusted(0, 0, -sparkRoom, 0) : box;
    painter.setPen(theme::color(cell.muted ? Token::Faint : m_stale ? Token::Muted : column.sparkline ? Token::Text : Token::Muted));
    m_numbers.draw(painter, number, Qt::AlignRight | Qt::AlignVCenter, cell.text);
    if (!spark || !m_model.series())
        return;
    std::array<float, sparkPoints> values{};
    const size_t count = m_model.series()->recent(key, column.metric, values);
    if (count < 2)
        return;
    const size_t from = sparkPoints - count;
    float most = 0;
    for (size_t i = from; i < sparkPoints; ++i) {
        if (!std::isnan(values[i]))
            most = std::max(most, values[i]);
    }
    // CPU is seen against at least a tenth of a core, so that an idle one is a flat line.
    const float least = column.unit == live::Unit::Percent ? 10.0F : column.unit == live::Unit::Millicores ? 100.0F : 1.0F;
    const float scale = std::max(most * 1.15F, least);
    const QRectF area(box.right() - sparkWidth + 1, box.top() + 6, sparkWidth, box.height() - 12);
    QPainterPath path;
    bool open = false;
    for (size_t i = from; i < sparkPoints; ++i) {
        if (std::isnan(values[i])) {
            open = false;
            continue;
        }
        const QPointF at(area.left() + area.width() * static_cast<double>(i) / (sparkPoints - 1),
                         area.bottom() - area.height() * static_cast<double>(values[i] / scale));
        if (open)
            path.lineTo(at);
        else
            path.moveTo(at);
        open = true;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::color(m_stale ? Token::Faint : theme::seriesToken(column.seriesColor - 1)), 1.2));
    painter.drawPath(path);
}

/// The whole as a trough, what is set aside in a weaker tone, what is used in front of it. The text says the figures.
void RowDelegate::paintBar(QPainter &painter, const QRect &box, const live::Column &column, const live::Cell &cell) const
{
    const QRect number = m_sparklines ? box.adjusted(0, 0, -sparkRoom, 0) : box;
    painter.setPen(theme::color(cell.muted ? Token::Faint : m_stale ? Token::Muted : Token::Text));
    m_numbers.draw(painter, number, Qt::AlignRight | Qt::AlignVCenter, cell.text);
    if (!m_sparklines)
        return;
    const QColor ground = theme::color(Token::Panel);
    const QColor front = theme::color(m_stale ? Token::Faint : theme::seriesToken(column.seriesColor - 1));
    const QRectF trough(box.right() - sparkWidth + 1, box.center().y() - barHeight / 2.0 + 0.5, sparkWidth, barHeight);
    const auto fill = [&](float share, const QColor &colour) {
        if (share <= 0)
            return;
        QRectF part = trough;
        // A little of something is not nothing.
        part.setWidth(std::max<qreal>(2, trough.width() * std::min<qreal>(1, share)));
        painter.fillRect(part, colour);
    };
    QPainterPath rounded;
    rounded.addRoundedRect(trough, barHeight / 2.0, barHeight / 2.0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(rounded, Qt::IntersectClip);
    painter.fillRect(trough, theme::mixed(theme::color(Token::Line), theme::color(Token::LineStrong), 0.5)); // seen on a selection too
    fill(cell.reserved, theme::mixed(ground, front, 0.4));
    fill(cell.part, front);
}

QUrl RowDelegate::linkAt(const QModelIndex &index, const QRect &cellRect, const QPoint &point) const
{
    if (!index.isValid() || m_model.isGroup(index.row()) ||
        m_model.kind().columns[static_cast<size_t>(index.column())].type != ColumnType::Links)
        return {};
    const live::Cell cell = m_model.cell(index);
    int x = cellRect.left() + padding;
    for (const live::Link &link : cell.links) {
        const int wide = m_text.advance(link.text);
        if (point.x() >= x && point.x() < x + wide && point.x() < cellRect.right() - padding)
            return link.url;
        x += wide + m_text.advance(QStringLiteral(", "));
    }
    return {};
}

} // namespace delegates
