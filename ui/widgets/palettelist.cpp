// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palettelist.h"

#include "fonts.h"
#include "icons.h"
#include "palettelistaccessible.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace widgets {

using theme::Token;

namespace {

constexpr qreal stateColumn = 0.57; ///< Where states begin, as a share of the width: they stand below each other.

} // namespace

void paintKeycap(QPainter &painter, const QRectF &box, const QString &keys)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(Token::LineStrong));
    painter.setBrush(theme::color(Token::Raised));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(theme::smallFont());
    painter.setPen(theme::color(Token::Muted));
    painter.drawText(box, Qt::AlignCenter, keys);
}

PaletteList::PaletteList(QWidget *parent) : QAbstractScrollArea(parent)
{
    installPaletteListAccessible();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(28);
}

void PaletteList::setRows(const std::vector<PaletteItem> *items, std::vector<PaletteRow> rows, QStringList words)
{
    m_items = items;
    m_rows = std::move(rows);
    m_words = std::move(words);
    int top = 4;
    for (PaletteRow &row : m_rows) {
        row.height = row.kind == PaletteRow::Heading ? 30 : 28;
        row.top = top;
        top += row.height;
    }
    m_current = -1;
    resizeEvent(nullptr);
    viewport()->update();
}

int PaletteList::contentHeight() const
{
    return m_rows.empty() ? 0 : m_rows.back().top + m_rows.back().height + 8;
}

void PaletteList::resizeEvent(QResizeEvent *)
{
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - viewport()->height()));
}

void PaletteList::setCurrent(int row)
{
    m_current = row;
    if (row >= 0) {
        const PaletteRow &shown = m_rows[std::size_t(row)];
        // With the heading above it, so that the first of a group is not orphaned.
        const int top = row > 0 && m_rows[std::size_t(row) - 1].kind == PaletteRow::Heading ? shown.top - 34 : shown.top;
        QScrollBar *bar = verticalScrollBar();
        bar->setValue(std::min(std::max(bar->value(), shown.top + shown.height + 8 - viewport()->height()), std::max(top, 0)));
    }
    viewport()->update();
    announcePaletteRow(*this);
}

void PaletteList::step(int by)
{
    for (int row = m_current + by; row >= 0 && row < int(m_rows.size()); row += by) {
        if (m_rows[std::size_t(row)].kind == PaletteRow::Item) {
            setCurrent(row);
            return;
        }
    }
}

int PaletteList::itemRows() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const PaletteRow &row) { return row.kind == PaletteRow::Item; }));
}

int PaletteList::rowOfItem(int number) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[std::size_t(row)].kind == PaletteRow::Item && number-- == 0)
            return row;
    }
    return -1;
}

int PaletteList::itemOfRow(int row) const
{
    if (row < 0 || row >= int(m_rows.size()) || m_rows[std::size_t(row)].kind != PaletteRow::Item)
        return -1;
    return int(std::count_if(m_rows.begin(), m_rows.begin() + row, [](const PaletteRow &one) { return one.kind == PaletteRow::Item; }));
}

QString PaletteList::rowText(int row) const
{
    const PaletteItem &item = (*m_items)[std::size_t(m_rows[std::size_t(row)].item)];
    QStringList parts{item.title, item.detail, item.state, item.group, item.shortcut};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QRect PaletteList::rowRect(int row) const
{
    const PaletteRow &shown = m_rows[std::size_t(row)];
    return {0, shown.top - verticalScrollBar()->value(), viewport()->width(), shown.height};
}

void PaletteList::stepGroup(int direction)
{
    std::vector<int> firsts;
    for (int row = 1; row < int(m_rows.size()); ++row)
        if (m_rows[std::size_t(row) - 1].kind == PaletteRow::Heading)
            firsts.push_back(row);
    if (firsts.empty())
        return;
    const auto here = std::upper_bound(firsts.begin(), firsts.end(), m_current) - firsts.begin() - 1;
    const auto count = std::ptrdiff_t(firsts.size());
    setCurrent(firsts[std::size_t((here + direction + count) % count)]);
}

int PaletteList::paintEmphasised(QPainter &painter, const QRect &rect, const QString &text, const QColor &colour) const
{
    std::vector<bool> strong(std::size_t(text.size()), false);
    for (const QString &word : m_words)
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            std::fill_n(strong.begin() + at, word.size(), true);
    int x = rect.left();
    for (qsizetype from = 0; from < text.size() && x < rect.right();) {
        qsizetype to = from;
        while (to < text.size() && strong[std::size_t(to)] == strong[std::size_t(from)])
            ++to;
        const bool hit = strong[std::size_t(from)];
        painter.setFont(hit ? theme::strongFont() : theme::textFont());
        painter.setPen(hit ? theme::color(Token::Accent) : colour);
        const QRect part(x, rect.top(), rect.right() - x, rect.height());
        const QString shown = painter.fontMetrics().elidedText(text.mid(from, to - from), Qt::ElideRight, part.width());
        painter.drawText(part, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        x += painter.fontMetrics().horizontalAdvance(shown);
        from = to;
    }
    return x;
}

void PaletteList::paintItem(QPainter &painter, const PaletteRow &row, const QRect &rect, bool chosen) const
{
    const PaletteItem &item = (*m_items)[std::size_t(row.item)];
    if (chosen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(Token::AccentWeak));
        painter.drawRoundedRect(rect.adjusted(8, 0, -8, 0), 6, 6);
    }
    theme::paintIcon(painter, QRectF(rect.left() + 16, rect.top() + 6, 16, 16), QLatin1String(item.icon.toLatin1()),
                     theme::color(chosen ? Token::Accent : Token::Muted));
    const int right = paintRight(painter, item, rect, chosen);
    int textEnd = right;
    if (item.hasDot) {
        const int x = rect.left() + int(rect.width() * stateColumn);
        painter.setPen(item.hollow ? QPen(theme::color(item.dot), 1.4) : QPen(Qt::NoPen));
        painter.setBrush(item.hollow ? QBrush(Qt::NoBrush) : QBrush(theme::color(item.dot)));
        painter.drawEllipse(item.hollow ? QRectF(x + 0.7, rect.top() + 11.2, 5.6, 5.6) : QRectF(x, rect.top() + 10.5, 7, 7));
        painter.setFont(theme::textFont());
        painter.setPen(theme::color(Token::Text));
        painter.drawText(QRect(x + 14, rect.top(), right - x - 14, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(item.state, Qt::ElideRight, right - x - 14));
        textEnd = x - 12;
    }
    const QRect text(rect.left() + 40, rect.top(), textEnd - rect.left() - 40, rect.height());
    const int x = paintEmphasised(painter, text, item.title, theme::color(Token::Text)) + 10;
    if (x < textEnd)
        paintEmphasised(painter, QRect(x, rect.top(), textEnd - x, rect.height()), item.detail, theme::color(Token::Muted));
}

int PaletteList::paintRight(QPainter &painter, const PaletteItem &item, const QRect &rect, bool chosen) const
{
    int right = rect.right() - 16;
    const bool act = chosen && !item.act.isEmpty();
    QString keys = act ? tr("Ctrl Enter") : item.shortcut;
    keys.replace(u'+', u' ');
    if (keys.isEmpty())
        return right;
    const int width = QFontMetrics(theme::smallFont()).horizontalAdvance(keys) + 12;
    paintKeycap(painter, QRectF(right - width + 0.5, rect.top() + 5.5, width, 17), keys);
    right -= width + 8;
    if (act) {
        painter.setFont(theme::textFont());
        const int wide = painter.fontMetrics().horizontalAdvance(item.act);
        painter.drawText(QRect(right - wide, rect.top(), wide, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, item.act);
        right -= wide + 8;
    }
    return right;
}

void PaletteList::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int offset = verticalScrollBar()->value();
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const PaletteRow &row = m_rows[std::size_t(i)];
        const QRect rect(0, row.top - offset, viewport()->width(), row.height);
        if (rect.bottom() < 0 || rect.top() > viewport()->height())
            continue;
        if (row.kind == PaletteRow::Item) {
            paintItem(painter, row, rect, i == m_current);
            continue;
        }
        const bool heading = row.kind == PaletteRow::Heading;
        painter.setFont(theme::smallFont());
        painter.setPen(theme::color(Token::Muted));
        painter.drawText(rect.adjusted(heading ? 16 : 40, heading ? 6 : 0, -16, 0), Qt::AlignLeft | Qt::AlignVCenter, row.text);
    }
}

void PaletteList::mouseReleaseEvent(QMouseEvent *event)
{
    const int y = int(event->position().y()) + verticalScrollBar()->value();
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const PaletteRow &row = m_rows[std::size_t(i)];
        if (row.kind == PaletteRow::Item && y >= row.top && y < row.top + row.height) {
            Q_EMIT rowPressed(i);
            return;
        }
    }
}

} // namespace widgets
