// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "searchfield.h"

#include "fonts.h"
#include "icons.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace widgets {

SearchField::SearchField(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    addAction(theme::icon(QLatin1String("search"), theme::Token::Faint), QLineEdit::LeadingPosition)->setText(placeholder);
    m_clear = addAction(theme::icon(QLatin1String("close"), theme::Token::Muted), QLineEdit::TrailingPosition);
    m_clear->setText(tr("Clear"));
    m_clear->setVisible(false);
    connect(m_clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) { m_clear->setVisible(!text.isEmpty()); });
}

void SearchField::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT escaped();
        else
            clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    // Only where it does not stand on the placeholder.
    if (m_hint.isEmpty() || !text().isEmpty() || hasFocus() || width() < 66 + fontMetrics().horizontalAdvance(placeholderText()))
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::smallFont());
    const int wide = std::max(18, painter.fontMetrics().horizontalAdvance(m_hint) + 10);
    const QRectF box(width() - wide - 6.5, height() / 2.0 - 8.5, wide, 17);
    painter.setPen(theme::color(theme::Token::LineStrong));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(theme::color(theme::Token::Muted));
    painter.drawText(box, Qt::AlignCenter, m_hint);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace widgets
