// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "chip.h"

#include "fonts.h"
#include "style.h"

#include <QLocale>
#include <QPainter>

namespace widgets {

namespace {
constexpr int chipHeight = 24;
constexpr int padding = 11;
constexpr int dotRoom = 14;
} // namespace

Chip::Chip(const QString &label, QWidget *parent) : QAbstractButton(parent), m_label(label)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setText(label);
    setAccessibleName(label);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void Chip::setLabel(const QString &label)
{
    m_label = label;
    updateGeometry();
    update();
}

void Chip::setDot(theme::Token token)
{
    m_hasDot = true;
    m_dot = token;
    updateGeometry();
}

void Chip::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    setAccessibleDescription(count < 0 ? QString() : QLocale().toString(count));
    updateGeometry();
    update();
}

QString Chip::shownText() const
{
    return m_count < 0 ? m_label : m_label + u' ' + QLocale().toString(m_count);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(theme::textFont());
    return {2 * padding + (m_hasDot ? dotRoom : 0) + metrics.horizontalAdvance(shownText()), chipHeight};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    using theme::Token;
    QColor ground = theme::color(isChecked() ? Token::AccentWeak : Token::Raised);
    if (underMouse() && isEnabled())
        ground = theme::mixed(ground, theme::color(Token::Text), 0.05);
    const QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(ground);
    painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(theme::color(Token::LineStrong)));
    painter.drawRoundedRect(body, chipHeight / 2.0, chipHeight / 2.0);
    qreal x = padding;
    if (m_hasDot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(m_dot));
        painter.drawEllipse(QRectF(x, chipHeight / 2.0 - 3.5, 7, 7));
        x += dotRoom;
    }
    painter.setFont(theme::textFont());
    painter.setPen(theme::color(!isEnabled() ? Token::Faint : isChecked() ? Token::Accent : Token::Text));
    painter.drawText(QRectF(x, 0, width() - x, chipHeight), Qt::AlignVCenter | Qt::AlignLeft, shownText());
    if (hasFocus())
        theme::paintFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2), chipHeight / 2.0 - 2);
}

} // namespace widgets
