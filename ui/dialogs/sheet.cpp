// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sheet.h"

#include "fonts.h"
#include "icons.h"
#include "tokens.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace dialogs {

using theme::Token;

namespace {

constexpr int margin = 40; ///< between the panel and the window's edge
constexpr qreal radius = 10;

class Panel final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme::color(Token::LineStrong));
        painter.setBrush(theme::color(Token::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
};

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    return line;
}

} // namespace

Sheet::Sheet(QWidget *anchor, const QString &title, const QString &subtitle)
    : QWidget(anchor->window()), m_panel(new Panel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("sheet"));
    setAccessibleName(title);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto *header = new QWidget(m_panel);
    header->setFixedHeight(50);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(24, 0, 16, 0);
    row->setSpacing(10);
    auto *titleLabel = new QLabel(title, header);
    titleLabel->setFont(theme::headingFont());
    row->addWidget(titleLabel);
    auto *subtitleLabel = new QLabel(subtitle, header);
    subtitleLabel->setFont(theme::monoFont());
    subtitleLabel->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(subtitleLabel);
    row->addStretch();
    auto *close = new QToolButton(header);
    close->setIcon(theme::icon(QLatin1String("close"), Token::Muted));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close (Esc)"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &Sheet::reject);
    row->addWidget(close);
    column->addWidget(header);
    column->addWidget(hairline(m_panel));
    m_scroll = new QScrollArea(m_panel);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll, 1);
    column->addWidget(hairline(m_panel));
    auto *footer = new QWidget(m_panel);
    footer->setMinimumHeight(52);
    m_footer = new QHBoxLayout(footer);
    m_footer->setContentsMargins(24, 10, 24, 12);
    m_footer->setSpacing(8);
    m_footerText = new QLabel(footer);
    m_footerText->setWordWrap(true);
    m_footerText->setForegroundRole(QPalette::PlaceholderText);
    m_footer->addWidget(m_footerText, 1);
    column->addWidget(footer);
    parentWidget()->installEventFilter(this);
    hide();
}

void Sheet::setContent(QWidget *content)
{
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
}

QPushButton *Sheet::addButton(const QString &label, theme::Variant variant)
{
    auto *button = new QPushButton(label, m_panel);
    button->setAccessibleName(label);
    theme::setVariant(button, variant);
    m_footer->addWidget(button);
    return button;
}

void Sheet::setFooterText(const QString &text)
{
    setProblem({});
    m_footerText->setText(text);
}

void Sheet::setProblem(const QString &text)
{
    QPalette colours = palette();
    if (!text.isEmpty())
        colours.setColor(QPalette::PlaceholderText, theme::color(Token::Bad));
    m_footerText->setPalette(colours);
    m_footerText->setText(text);
}

void Sheet::present(QWidget *first)
{
    m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    else
        focusNextPrevChild(true);
}

void Sheet::dismiss()
{
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
    close();
}

void Sheet::reject()
{
    if (!mayReject())
        return;
    Q_EMIT rejected();
    dismiss();
}

void Sheet::place()
{
    const QSize room = parentWidget()->size();
    setGeometry(QRect(QPoint(0, 0), room));
    const int width = std::min(m_preferred.width(), room.width() - 2 * margin);
    int height = m_preferred.height();
    if (height == 0 && m_scroll->widget()) {
        const QWidget *content = m_scroll->widget();
        const int wanted = content->layout() && content->layout()->hasHeightForWidth()
                               ? content->layout()->heightForWidth(width - 2)
                               : content->sizeHint().height();
        height = wanted + 50 + 52 + 6;
    }
    height = std::min(height, room.height() - 2 * margin);
    m_panel->setGeometry((room.width() - width) / 2, std::max(margin, (room.height() - height) / 2 - 10), width, height);
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool dark = theme::currentScheme() == theme::Scheme::Dark;
    QColor dim = theme::color(dark ? Token::Sidebar : Token::Text);
    dim.setAlphaF(dark ? 0.7F : 0.32F);
    painter.fillRect(rect(), dim);
}

void Sheet::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // nothing under it is reached
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        reject();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_accept && m_accept->isEnabled())
            m_accept->click();
        return;
    }
    event->accept(); // shortcuts of the window stay out
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    // Round and round within the panel.
    QWidget *from = QApplication::focusWidget();
    if (!from || !isAncestorOf(from))
        from = m_panel;
    QWidget *at = from;
    do {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (isAncestorOf(at) && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus)) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (at != from);
    return true;
}

} // namespace dialogs
