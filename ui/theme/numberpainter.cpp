// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places glyphs one by one; text that the font has no glyph for is drawn as ordinary text.
#include "numberpainter.h"

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

const NumberPainter::Run &NumberPainter::run(const QString &text) const
{
    if (const Run *known = m_runs.object(text))
        return *known;
    auto *made = new Run;
    const QList<quint32> glyphs = m_raw.isValid() ? m_raw.glyphIndexesForString(text) : QList<quint32>();
    QList<QPointF> places;
    places.reserve(text.size());
    for (const QChar c : text) {
        const qreal own = m_metrics.horizontalAdvance(c);
        const qreal advance = isDigit(c) ? m_digit : own;
        places.append({made->width + (advance - own) / 2, 0});
        made->width += advance;
    }
    if (glyphs.size() == text.size() && !glyphs.contains(0)) {
        made->glyphs.setRawFont(m_raw);
        made->glyphs.setGlyphIndexes(glyphs);
        made->glyphs.setPositions(places);
    }
    m_runs.insert(text, made);
    return *made;
}

void NumberPainter::draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text) const
{
    if (text.isEmpty())
        return;
    const Run &known = run(text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - known.width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - known.width) / 2;
    qreal y = rect.top() + (rect.height() - m_metrics.height()) / 2 + m_metrics.ascent();
    if (alignment & Qt::AlignTop)
        y = rect.top() + m_metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        y = rect.bottom() - m_metrics.descent();
    y = std::round(y);
    painter.setFont(m_font);
    if (!known.glyphs.isEmpty()) {
        painter.drawGlyphRun({x, y}, known.glyphs);
        return;
    }
    for (const QChar c : text) {
        const qreal own = m_metrics.horizontalAdvance(c);
        const qreal advance = isDigit(c) ? m_digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, y), QString(c));
        x += advance;
    }
}

} // namespace theme
