// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "rungroups.h"

#include "fonts.h"
#include "style.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace dockerui {

namespace {

class GroupButton final : public QAbstractButton
{
public:
    GroupButton(const QString &title, QWidget *parent) : QAbstractButton(parent)
    {
        setText(title);
        setCheckable(true);
        setAutoExclusive(true);
        setFixedHeight(29);
        setFocusPolicy(Qt::TabFocus);
    }
    int values = 0;
    int problems = 0;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::color(theme::Token::AccentWeak));
            painter.drawRoundedRect(QRectF(rect()), 5, 5);
        }
        if (hasFocus())
            theme::paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 5);
        painter.setFont(isChecked() ? theme::mediumFont() : theme::textFont());
        painter.setPen(theme::color(theme::Token::Text));
        // Drawn plainly: in a title "&" is an "&".
        painter.drawText(rect().adjusted(16, 0, -36, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        const int figure = problems > 0 ? problems : values;
        if (figure == 0)
            return;
        painter.setFont(problems > 0 ? theme::strongFont() : theme::textFont());
        painter.setPen(theme::color(problems > 0 ? theme::Token::Bad : theme::Token::Muted));
        painter.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignVCenter | Qt::AlignRight, QString::number(figure));
    }
};

} // namespace

RunGroups::RunGroups(const QStringList &titles, QWidget *parent) : QWidget(parent)
{
    setFixedWidth(196); // German words are longer
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 8, 12);
    layout->setSpacing(1);
    for (const QString &title : titles) {
        auto *button = new GroupButton(title, this);
        button->setAccessibleName(title);
        connect(button, &QAbstractButton::clicked, this,
                [this, group = static_cast<int>(m_buttons.size())] { Q_EMIT chosen(group); });
        layout->addWidget(button);
        m_buttons.push_back(button);
    }
    layout->addStretch();
    setCurrent(0);
}

void RunGroups::setCurrent(int group)
{
    m_buttons[static_cast<size_t>(group)]->setChecked(true);
}

int RunGroups::current() const
{
    const auto at = std::find_if(m_buttons.begin(), m_buttons.end(), [](auto *button) { return button->isChecked(); });
    return static_cast<int>(at - m_buttons.begin());
}

void RunGroups::setFigures(int group, int values, int problems)
{
    auto *button = static_cast<GroupButton *>(m_buttons[static_cast<size_t>(group)]);
    button->values = values;
    button->problems = problems;
    button->setAccessibleDescription(problems > 0 ? tr("%n problems", nullptr, problems) : tr("%n values", nullptr, values));
    button->update();
}

QAbstractButton *RunGroups::button(int group) const
{
    return m_buttons[static_cast<size_t>(group)];
}

void RunGroups::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const int to = current() + step;
    if (step == 0 || to < 0 || to >= static_cast<int>(m_buttons.size())) {
        QWidget::keyPressEvent(event);
        return;
    }
    setCurrent(to);
    m_buttons[static_cast<size_t>(to)]->setFocus(Qt::TabFocusReason);
    Q_EMIT chosen(to);
}

void RunGroups::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Window));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme::color(theme::Token::Line));
}

} // namespace dockerui
