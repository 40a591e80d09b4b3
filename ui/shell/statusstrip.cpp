// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "statusstrip.h"

#include "fonts.h"
#include "style.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

namespace shell {

using theme::Token;

namespace {

constexpr int side = 12;
constexpr int dotRoom = 13;
constexpr int gap = 16; ///< between two connections

/// As much of the room as each wants, the longest cut first and all of those to the same length.
int widestThatFits(std::vector<int> wanted, int room)
{
    std::sort(wanted.begin(), wanted.end());
    for (size_t i = 0; i < wanted.size(); ++i) {
        const int share = room / static_cast<int>(wanted.size() - i);
        if (wanted[i] > share)
            return std::max(0, share);
        room -= wanted[i];
    }
    return wanted.empty() ? 0 : wanted.back();
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(26);
    setAccessibleName(tr("Status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 1, 64, 0);
    row->addStretch();
    row->setSpacing(0);
    const auto button = [&](const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setFlat(true);
        made->setFont(theme::smallFont());
        theme::setVariant(made, theme::Variant::Quiet);
        made->setFixedHeight(22);
        row->addWidget(made);
        return made;
    };
    m_activity = button(tr("Activity"));
    connect(m_activity, &QPushButton::clicked, this, &StatusStrip::activityPressed);
    connect(button(tr("Settings")), &QPushButton::clicked, this, &StatusStrip::settingsPressed);
}

void StatusStrip::setItems(const std::vector<StripItem> &items)
{
    if (m_items == items)
        return;
    m_items = items;
    QStringList texts;
    for (const StripItem &item : items)
        texts << item.text;
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    update();
}

void StatusStrip::setActivity(const QString &text)
{
    const QString shown = text.isEmpty() ? tr("Activity") : text;
    if (m_activity->text() != shown)
        m_activity->setText(shown);
}

void StatusStrip::setRight(const QString &text)
{
    if (m_right == text)
        return;
    m_right = text;
    update();
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Token::Sidebar));
    painter.setPen(theme::color(Token::Line));
    painter.drawLine(0, 0, width(), 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::smallFont());
    std::vector<int> wanted;
    for (const StripItem &item : m_items)
        wanted.push_back(painter.fontMetrics().horizontalAdvance(item.text) + 1);
    const int widest = widestThatFits(wanted, m_activity->x() - side - static_cast<int>(m_items.size()) * (dotRoom + gap));
    int x = side;
    for (const StripItem &item : m_items) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(item.dot));
        painter.drawEllipse(QRectF(x, height() / 2.0 - 3, 7, 7));
        x += dotRoom;
        painter.setPen(theme::color(Token::Muted));
        const QString shown = painter.fontMetrics().elidedText(item.text, Qt::ElideRight, widest);
        painter.drawText(QRect(x, 0, widest, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
        x += painter.fontMetrics().horizontalAdvance(shown) + gap;
    }
    painter.setPen(theme::color(Token::Muted));
    painter.drawText(rect().adjusted(0, 0, -side, 0), Qt::AlignVCenter | Qt::AlignRight, m_right);
}

} // namespace shell
