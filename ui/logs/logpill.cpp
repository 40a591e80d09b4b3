// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Its painting.
#include "logpill.h"

#include "fonts.h"
#include "icons.h"
#include "style.h"
#include "tokens.h"

#include <QPainter>
#include <algorithm>
#include <climits>

namespace logs {

namespace {
constexpr int side = 12;
constexpr int iconRoom = 20;
constexpr int gap = 8;
} // namespace

LogPill::LogPill(QWidget *parent) : QAbstractButton(parent)
{
    setFont(theme::textFont());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setNewLines(0);
}

void LogPill::setNewLines(qint64 count)
{
    setText(count == 0 ? tr("Paused") : tr("Paused, %Ln new lines", nullptr, static_cast<int>(std::min<qint64>(count, INT_MAX))));
    setAccessibleName(text() + QStringLiteral(". ") + action());
    resize(sizeHint());
}

QSize LogPill::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {2 * side + iconRoom + metrics.horizontalAdvance(text()) + gap + metrics.horizontalAdvance(action()), 24};
}

void LogPill::paintEvent(QPaintEvent *)
{
    using theme::Token;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor raised = theme::color(Token::Raised);
    painter.setPen(theme::color(Token::LineStrong));
    painter.setBrush(underMouse() ? theme::mixed(raised, theme::color(Token::Text), 0.05) : raised);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    theme::paintIcon(painter, QRectF(side - 2, height() / 2.0 - 8, 16, 16), QLatin1String("pause"),
                     theme::color(Token::Muted));
    painter.setFont(font());
    painter.setPen(theme::color(Token::Text));
    const QRect room = rect().adjusted(side + iconRoom, 0, -side, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text());
    painter.setPen(theme::color(Token::Accent));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, action());
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        theme::paintFocusRing(painter, frame.adjusted(2, 2, -2, -2), frame.height() / 2 - 2);
}

} // namespace logs
