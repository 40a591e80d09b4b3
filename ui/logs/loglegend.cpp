// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entries and how they flow.
#include "loglegend.h"

#include "fonts.h"
#include "style.h"
#include "tokens.h"

#include <QAbstractButton>
#include <QPainter>

namespace logs {

namespace {

constexpr int gap = 8;
constexpr int high = 24;

class Entry final : public QAbstractButton
{
public:
    Entry(const QString &name, int source, QWidget *parent) : QAbstractButton(parent), m_source(source)
    {
        setText(name);
        setFont(theme::monoFont());
        setCheckable(true);
        setChecked(true);
        setToolTip(name);
        setFocusPolicy(Qt::StrongFocus);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {std::min(fontMetrics().horizontalAdvance(text()) + 24, 260), high};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(isChecked() ? theme::seriesToken(m_source) : theme::Token::LineStrong));
        painter.drawRoundedRect(QRectF(2, height() / 2.0 - 1.5, 10, 3), 1.5, 1.5);
        QFont face = font();
        face.setStrikeOut(!isChecked());
        painter.setFont(face);
        painter.setPen(theme::color(underMouse() ? theme::Token::Text : theme::Token::Muted));
        const QRect room = rect().adjusted(18, 0, -2, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, room.width()));
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            theme::paintFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2), 4);
    }

private:
    int m_source;
};

} // namespace

LogLegend::LogLegend(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LogLegend::setSources(const QStringList &names)
{
    const std::vector<QAbstractButton *> before = m_entries;
    for (QAbstractButton *entry : m_entries) {
        entry->hide();
        entry->deleteLater();
    }
    m_entries.clear();
    for (int i = 0; i < names.size(); ++i) {
        auto *entry = new Entry(names[i], i, this);
        if (const auto at = static_cast<size_t>(i); at < before.size() && before[at]->text() == names[i])
            entry->setChecked(before[at]->isChecked());
        entry->show();
        connect(entry, &QAbstractButton::toggled, this, &LogLegend::hiddenChanged);
        m_entries.push_back(entry);
    }
    flow(width(), true);
    updateGeometry();
}

std::vector<bool> LogLegend::hidden() const
{
    std::vector<bool> all;
    for (const QAbstractButton *entry : m_entries)
        all.push_back(!entry->isChecked());
    return all;
}

void LogLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    flow(width(), true);
}

int LogLegend::flow(int width, bool place) const
{
    int x = 0;
    int y = 0;
    for (QAbstractButton *entry : m_entries) {
        const QSize size = entry->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += high;
        }
        if (place)
            entry->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + gap;
    }
    return y + high;
}

} // namespace logs
