// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "textpainter.h"

#include <QPainter>
#include <cmath>

namespace theme {

TextPainter::TextPainter(const QFont &font) : m_font(font), m_metrics(font) {}

QStaticText TextPainter::laidOut(const QString &text) const
{
    QStaticText result;
    result.setTextFormat(Qt::PlainText);
    QString oneLine = text;
    oneLine.replace(u'\n', u' ');
    result.setText(oneLine);
    return result;
}

TextPainter::Line &TextPainter::line(const QString &text) const
{
    if (Line *known = m_lines.object(text))
        return *known;
    auto *made = new Line;
    made->whole = laidOut(text);
    made->advance = m_metrics.horizontalAdvance(text);
    m_lines.insert(text, made);
    return *made;
}

int TextPainter::advance(const QString &text) const
{
    return line(text).advance;
}

void TextPainter::draw(QPainter &painter, const QRect &box, const QString &text, Qt::TextElideMode mode) const
{
    if (text.isEmpty() || box.width() <= 0)
        return;
    Line &known = line(text);
    painter.setFont(m_font);
    const QPointF at(box.left(), std::round(box.top() + (box.height() - m_metrics.height()) / 2.0));
    if (known.advance <= box.width()) {
        painter.drawStaticText(at, known.whole);
        return;
    }
    if (known.elidedWidth != box.width() || known.elidedMode != mode) {
        known.elided = laidOut(m_metrics.elidedText(text, mode, box.width()));
        known.elidedWidth = box.width();
        known.elidedMode = mode;
    }
    painter.drawStaticText(at, known.elided);
}

} // namespace theme
