// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "banner.h"

#include "icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace widgets {

Banner::Banner(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(34, 4, 16, 4);
    row->setSpacing(12);
    m_label = new QLabel(this);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_label, 1);
    m_button = new QPushButton(this);
    m_button->setIcon(theme::icon(QLatin1String("retry")));
    row->addWidget(m_button);
    setMinimumHeight(38);
    connect(m_button, &QPushButton::clicked, this, &Banner::pressed);
    hide();
}

void Banner::show(Kind kind, const QString &text, const QString &button)
{
    m_kind = kind;
    if (m_label->text() != text)
        m_label->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setVisible(true);
    update();
}

QString Banner::text() const
{
    return m_label->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    using theme::Token;
    QPainter painter(this);
    const Token ground = m_kind == Kind::Problem   ? Token::WeakBad
                         : m_kind == Kind::Warning ? Token::WeakWarn
                                                   : Token::AccentWeak;
    const Token dot = m_kind == Kind::Problem ? Token::Bad : m_kind == Kind::Warning ? Token::Warn : Token::Accent;
    painter.fillRect(rect(), theme::color(ground));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(dot));
    painter.drawEllipse(QRectF(16, height() / 2.0 - 4, 8, 8));
}

} // namespace widgets
