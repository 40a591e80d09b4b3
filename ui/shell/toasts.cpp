// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "toasts.h"

#include "fonts.h"
#include "icons.h"
#include "style.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace shell {

using theme::Token;

namespace {
constexpr int atMost = 3;
constexpr int seconds = 8;
constexpr int wide = 360;
constexpr int bottom = 38; ///< above the status strip
} // namespace

class Toasts::Toast final : public QWidget
{
public:
    Toast(const Content &content, Toasts *owner) : QWidget(owner), m_content(content), m_owner(owner)
    {
        setFixedWidth(wide);
        setAccessibleName(content.title);
        setAccessibleDescription(content.text);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(28, 9, 8, 9);
        row->setSpacing(8);
        auto *words = new QVBoxLayout;
        words->setSpacing(1);
        auto *title = new QLabel(content.title, this);
        title->setFont(theme::mediumFont());
        title->setWordWrap(true);
        words->addWidget(title);
        if (!content.text.isEmpty()) {
            auto *text = new QLabel(content.text, this);
            text->setFont(theme::smallFont());
            text->setForegroundRole(QPalette::PlaceholderText);
            text->setWordWrap(true);
            words->addWidget(text);
        }
        row->addLayout(words, 1);
        if (!content.action.isEmpty()) {
            auto *action = new QPushButton(content.action, this);
            theme::setVariant(action, theme::Variant::Flat);
            action->setFocusPolicy(Qt::NoFocus);
            QObject::connect(action, &QPushButton::clicked, this, [this] { run(); });
            row->addWidget(action);
        }
        auto *close = new QToolButton(this);
        close->setIcon(theme::icon(QLatin1String("close"), Token::Muted));
        close->setAutoRaise(true);
        close->setFocusPolicy(Qt::NoFocus);
        close->setAccessibleName(Toasts::tr("Close"));
        QObject::connect(close, &QToolButton::clicked, this, [this] { m_owner->remove(this); });
        row->addWidget(close);
        if (content.good) {
            auto *timer = new QTimer(this);
            timer->setInterval(1000);
            QObject::connect(timer, &QTimer::timeout, this, [this] {
                if (!underMouse() && --m_left <= 0)
                    m_owner->remove(this);
            });
            timer->start();
        }
    }

    [[nodiscard]] bool hasAction() const { return !m_content.action.isEmpty(); }
    void run()
    {
        const std::function<void()> call = m_content.run;
        m_owner->remove(this);
        if (call)
            call();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme::color(Token::LineStrong));
        painter.setBrush(theme::color(Token::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(m_content.good ? Token::Ok : Token::Bad));
        painter.drawEllipse(QRectF(12, height() / 2.0 - 3.5, 7, 7));
    }

private:
    Content m_content;
    Toasts *m_owner;
    int m_left = seconds;
};

Toasts::Toasts(QWidget *window) : QWidget(window)
{
    setFocusPolicy(Qt::NoFocus);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    hide();
}

void Toasts::show(const Content &content)
{
    while (m_toasts.size() >= atMost)
        remove(m_toasts.front());
    auto *toast = new Toast(content, this);
    m_toasts.push_back(toast);
    m_column->addWidget(toast);
    setVisible(true);
    place();
}

void Toasts::remove(Toast *toast)
{
    std::erase(m_toasts, toast);
    m_column->removeWidget(toast);
    toast->hide();
    toast->deleteLater();
    if (m_toasts.empty())
        hide();
    place();
}

bool Toasts::runNewest()
{
    for (auto toast = m_toasts.rbegin(); toast != m_toasts.rend(); ++toast) {
        if ((*toast)->hasAction()) {
            (*toast)->run();
            return true;
        }
    }
    return false;
}

int Toasts::count() const
{
    return static_cast<int>(m_toasts.size());
}

void Toasts::place()
{
    const QSize size(wide, m_column->totalHeightForWidth(wide) > 0 ? m_column->totalHeightForWidth(wide)
                                                                   : m_column->totalSizeHint().height());
    const QSize room = parentWidget()->size();
    setGeometry(room.width() - wide - 16, room.height() - size.height() - bottom, wide, size.height());
    raise();
}

} // namespace shell
