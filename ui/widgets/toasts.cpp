// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One timer of a second counts all cards down; it runs only while there are any.
#include "toasts.h"

#include "fonts.h"
#include "icons.h"
#include "style.h"
#include "tokens.h"

#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QStyle>
#include <QTimerEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {
namespace {

constexpr int lifetime = 8; ///< Seconds, as the look asks.
constexpr int most = 3;
constexpr int shadow = 8;
constexpr int cardWidth = 372;

theme::Token tokenOf(ToastTone tone)
{
    return tone == ToastTone::Ok ? theme::Token::Ok : tone == ToastTone::Bad ? theme::Token::Bad : theme::Token::Warn;
}

} // namespace

class ToastCard final : public QWidget
{
public:
    ToastCard(int number, const Toast &toast, QWidget *parent)
        : QWidget(parent), id(number), sticky(toast.sticky || toast.tone == ToastTone::Bad), undoes(toast.undoes), m_tone(toast.tone)
    {
        setAccessibleName(toast.title);
        setAccessibleDescription(toast.text);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(shadow + 30, shadow + 8, shadow + 8, shadow + 8);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(1);
        auto *title = new QLabel(toast.title, this);
        title->setTextFormat(Qt::PlainText);
        title->setFont(theme::mediumFont());
        title->setWordWrap(true);
        texts->addWidget(title);
        if (!toast.text.isEmpty()) {
            auto *text = new QLabel(toast.text, this);
            text->setTextFormat(Qt::PlainText);
            text->setFont(theme::smallFont());
            text->setWordWrap(true);
            texts->addWidget(text);
            muted.push_back(text);
        }
        row->addLayout(texts, 1);
        if (!toast.actionLabel.isEmpty()) {
            action = new QPushButton(toast.actionLabel, this);
            action->setFocusPolicy(Qt::NoFocus);
            theme::setVariant(action, theme::Variant::Link);
            row->addWidget(action);
        }
        clock = new QLabel(this);
        clock->setFont(theme::smallFont());
        clock->setVisible(!sticky);
        muted.push_back(clock);
        row->addWidget(clock);
        close = new QPushButton(this);
        close->setIcon(theme::icon(QLatin1String("close"), theme::Token::Muted));
        close->setAccessibleName(ToastStack::tr("Close"));
        close->setFocusPolicy(Qt::NoFocus);
        close->setFixedSize(28, 28);
        theme::setVariant(close, theme::Variant::Quiet);
        row->addWidget(close);
        tint();
        showClock();
    }

    void showClock() { clock->setText(ToastStack::tr("%1 s").arg(left)); }

    const int id;
    const bool sticky;
    const bool undoes;
    int left = lifetime;
    QPushButton *action = nullptr;
    QPushButton *close = nullptr;
    QLabel *clock = nullptr;
    std::vector<QLabel *> muted;

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            tint();
        QWidget::changeEvent(event);
    }
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF card = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 6));
        for (int step = 1; step < shadow; ++step)
            painter.drawRoundedRect(card.adjusted(-step, 2 - step, step, step + 1), 6 + step, 6 + step);
        painter.setPen(theme::color(theme::Token::LineStrong));
        painter.setBrush(theme::color(theme::Token::Raised));
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(tokenOf(m_tone)));
        painter.drawEllipse(QRectF(card.left() + 13, card.center().y() - 4, 8, 8));
    }

private:
    void tint()
    {
        for (QLabel *label : muted) {
            QPalette palette = label->palette();
            if (palette.color(QPalette::WindowText) == theme::color(theme::Token::Muted))
                continue; // Setting it again would come back here.
            palette.setColor(QPalette::WindowText, theme::color(theme::Token::Muted));
            label->setPalette(palette);
        }
    }
    ToastTone m_tone;
};

ToastStack::ToastStack(QWidget *parent) : QObject(parent), m_parent(parent)
{
    parent->installEventFilter(this);
}

ToastStack::~ToastStack()
{
    for (const auto &card : m_cards)
        delete card;
}

int ToastStack::show(const Toast &toast)
{
    if (!m_parent)
        return 0;
    while (m_cards.size() >= std::size_t(most)) {
        // A failure nobody has seen outlives a success.
        const auto passing = std::find_if(m_cards.begin(), m_cards.end(), [](const auto &card) { return !card->sticky; });
        close((passing == m_cards.end() ? m_cards.front() : *passing)->id);
    }
    const int id = m_nextId++;
    auto *card = new ToastCard(id, toast, m_parent);
    m_cards.emplace_back(card);
    connect(card->close, &QPushButton::clicked, this, [this, id] { close(id); });
    if (card->action)
        connect(card->action, &QPushButton::clicked, this, [this, id] { act(id); });
    place();
    card->show();
    card->raise();
    const int duration = card->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, card);
    if (duration > 0) {
        auto *effect = new QGraphicsOpacityEffect(card);
        effect->setOpacity(0);
        card->setGraphicsEffect(effect);
        auto *fade = new QPropertyAnimation(effect, "opacity", card);
        fade->setDuration(duration);
        fade->setEndValue(1.0);
        connect(fade, &QPropertyAnimation::finished, card, [card] { card->setGraphicsEffect(nullptr); });
        fade->start(QAbstractAnimation::DeleteWhenStopped);
    }
    if (m_timer == 0)
        m_timer = startTimer(1000);
    return id;
}

void ToastStack::close(int id)
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), [id](const auto &card) { return card->id == id; });
    if (found == m_cards.end())
        return;
    ToastCard *card = *found;
    m_cards.erase(found);
    card->hide();
    card->deleteLater();
    place();
    Q_EMIT closed(id);
}

void ToastStack::closeAll()
{
    while (!m_cards.empty())
        close(m_cards.front()->id);
}

void ToastStack::act(int id)
{
    const QPointer<ToastStack> self = this;
    Q_EMIT actionPressed(id);
    if (self)
        close(id);
}

bool ToastStack::triggerNewest()
{
    for (auto card = m_cards.rbegin(); card != m_cards.rend(); ++card) {
        if ((*card)->action && (*card)->undoes) {
            act((*card)->id);
            return true;
        }
    }
    return false;
}

void ToastStack::setBottomMargin(int pixels)
{
    m_bottomMargin = pixels;
    place();
}

void ToastStack::place()
{
    if (!m_parent)
        return;
    const int width = std::min(cardWidth + 2 * shadow, m_parent->width());
    int bottom = m_parent->height() - m_bottomMargin + shadow;
    for (auto card = m_cards.rbegin(); card != m_cards.rend(); ++card) {
        const int height = std::max((*card)->layout()->totalHeightForWidth(width), 54 + 2 * shadow);
        (*card)->setGeometry(m_parent->width() - width - 16 + shadow, bottom - height, width, height);
        bottom -= height - 2 * shadow + 10;
    }
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_parent && event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void ToastStack::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return;
    if (!m_parent)
        m_cards.clear(); // They went with it.
    std::vector<int> over;
    for (const auto &card : m_cards) {
        if (card->sticky || card->underMouse())
            continue;
        if (--card->left <= 0)
            over.push_back(card->id);
        else
            card->showClock();
    }
    const QPointer<ToastStack> self = this;
    for (const int id : over) {
        close(id);
        if (!self)
            return;
    }
    if (m_cards.empty()) {
        killTimer(m_timer);
        m_timer = 0;
    }
}

} // namespace widgets
