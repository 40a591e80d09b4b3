// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places glyphs one by one; text that the font has no glyph for is drawn as ordinary text.
#include "numberpainter.h"

#include <QGlyphRun>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace theme {
namespace {

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

} // namespace

NumberPainter::NumberPainter(const QFont &font) : m_font(font), m_metrics(font), m_raw(QRawFont::fromFont(font))
{
    for (char16_t c = u'0'; c <= u'9'; ++c)
        m_digit = std::max(m_digit, m_metrics.horizontalAdvance(QChar(c)));
    m_digit = std::ceil(m_digit * 4) / 4;
}

qreal NumberPainter::width(const QString &text) const
{
    qreal sum = 0;
    for (const QChar c : text)
        sum += isDigit(c) ? m_digit : m_metrics.horizontalAdvance(c);
    return sum;
}

void NumberPainter::draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text) const
{
    if (text.isEmpty())
        return;
    const qreal whole = width(text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - whole;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - whole) / 2;
    qreal y = rect.top() + (rect.height() - m_metrics.height()) / 2 + m_metrics.ascent();
    if (alignment & Qt::AlignTop)
        y = rect.top() + m_metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        y = rect.bottom() - m_metrics.descent();

    const QList<quint32> glyphs = m_raw.isValid() ? m_raw.glyphIndexesForString(text) : QList<quint32>();
    const bool drawable = glyphs.size() == text.size() && !glyphs.contains(0);
    QList<QPointF> places;
    places.reserve(text.size());
    painter.setFont(m_font);
    for (const QChar c : text) {
        const qreal own = m_metrics.horizontalAdvance(c);
        const qreal advance = isDigit(c) ? m_digit : own;
        const QPointF at(x + (advance - own) / 2, std::round(y));
        if (drawable)
            places.append(at);
        else
            painter.drawText(at, QString(c));
        x += advance;
    }
    if (!drawable)
        return;
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter.drawGlyphRun({}, run);
}

} // namespace theme
