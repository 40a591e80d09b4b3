// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The panel is a child of the layer; the Tab chain is walked inside it only.
#include "sheet.h"

#include "fonts.h"
#include "icons.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {
namespace {

constexpr int windowMargin = 80; ///< Kept free, both sides together.
constexpr int compactTop = 4;
constexpr int compactBottom = 8;

class Panel final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme::color(theme::Token::LineStrong));
        painter.setBrush(theme::color(theme::Token::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    }
    // A click beside a control is not a click on what lies beneath.
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
};

class Hairline final : public QWidget
{
public:
    explicit Hairline(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme::color(theme::Token::Line)); }
};

class SheetAccessible final : public QAccessibleWidget
{
public:
    explicit SheetAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::Dialog) { }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *sheet = qobject_cast<Sheet *>(object);
    return sheet ? new SheetAccessible(sheet) : nullptr;
}

QPixmap dotPixmap(theme::Token token, qreal ratio)
{
    QPixmap pixmap(QSize(8, 8) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(token));
    painter.drawEllipse(QRectF(0, 0, 8, 8));
    return pixmap;
}

} // namespace

Sheet::Sheet(QWidget *window) : QWidget(window), m_window(window)
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed)
    hide();
    setFocusPolicy(Qt::StrongFocus);
    m_panel = new Panel(this);
    auto *whole = new QVBoxLayout(m_panel);
    whole->setContentsMargins(1, 0, 1, 0);
    whole->setSpacing(0);

    auto *header = new QWidget(m_panel);
    header->setFixedHeight(50);
    m_titleRow = new QHBoxLayout(header);
    m_titleRow->setContentsMargins(24, 0, 16, 0);
    m_titleRow->setSpacing(10);
    m_title = new QLabel(header);
    m_title->setFont(theme::headingFont());
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle = new QLabel(header);
    m_subtitle->setFont(theme::monoFont());
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->hide();
    m_subtitle->setForegroundRole(theme::mutedRole);
    auto *close = new QPushButton(header);
    m_close = close;
    close->setIcon(theme::icon(QLatin1String("close"), theme::Token::Muted));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close"));
    close->setFixedSize(28, 28);
    theme::setVariant(close, theme::Variant::Flat);
    connect(close, &QPushButton::clicked, this, &Sheet::rejected);
    m_titleRow->addWidget(m_title);
    m_titleRow->addWidget(m_subtitle);
    m_titleRow->addStretch();
    m_titleRow->addWidget(close);

    m_scroll = new QScrollArea(m_panel);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setBackgroundRole(QPalette::NoRole);

    auto *footer = new QWidget(m_panel);
    m_buttons = new QHBoxLayout(footer);
    m_buttons->setContentsMargins(24, 13, 24, 13);
    m_buttons->setSpacing(8);
    m_footerDot = new QLabel(footer);
    m_footerDot->hide();
    m_footer = new QLabel(footer);
    m_footer->setTextFormat(Qt::PlainText);
    m_footer->setForegroundRole(theme::mutedRole);
    m_buttons->addWidget(m_footerDot);
    m_buttons->addWidget(m_footer);
    m_buttons->addStretch();

    whole->addWidget(header);
    for (QWidget *&line : m_lines)
        line = new Hairline(m_panel);
    whole->addWidget(m_lines[0]);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(m_lines[1]);
    whole->addWidget(footer);
    window->installEventFilter(this);
}

Sheet::~Sheet() = default;

void Sheet::setTitle(const QString &title, const QString &subtitleMono)
{
    m_title->setText(title);
    m_subtitle->setText(subtitleMono);
    m_subtitle->setVisible(!subtitleMono.isEmpty());
    setAccessibleName(title);
}

void Sheet::setContent(QWidget *content)
{
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    place();
}

void Sheet::setFooterText(const QString &text, std::optional<theme::Token> dot)
{
    m_footer->setText(text);
    m_footerDot->setVisible(dot.has_value());
    if (dot)
        m_footerDot->setPixmap(dotPixmap(*dot, devicePixelRatioF()));
}

void Sheet::setCompact()
{
    m_close->hide();
    for (QWidget *line : m_lines)
        line->hide();
    // Without lines, the padding above the title and under the buttons is what is at the sides.
    m_panel->layout()->setContentsMargins(1, compactTop, 1, compactBottom);
    m_compact = true;
}

QPushButton *Sheet::addButton(const QString &label, theme::Variant variant)
{
    auto *button = new QPushButton(label, m_panel);
    button->setAutoDefault(false);
    theme::setVariant(button, variant);
    m_buttons->addWidget(button);
    if (variant == theme::Variant::Primary || variant == theme::Variant::Confirm) {
        m_primary = button;
        connect(button, &QPushButton::clicked, this, &Sheet::accepted);
    }
    return button;
}

void Sheet::setPreferredSize(const QSize &size)
{
    m_preferred = size;
    place();
}

void Sheet::place()
{
    if (!m_window)
        return;
    setGeometry(m_window->rect());
    QSize wish = m_preferred;
    if (wish.isEmpty()) {
        const QSize content = m_scroll->widget() ? m_scroll->widget()->sizeHint() : QSize();
        const int width = m_preferred.width() > 0 ? m_preferred.width() : std::max(440, content.width() + 2);
        int height = content.height();
        if (m_scroll->widget() && m_scroll->widget()->layout() && m_scroll->widget()->layout()->hasHeightForWidth())
            height = m_scroll->widget()->layout()->totalHeightForWidth(width - 2);
        wish = {width, height + 50 + 2 + 54 + (m_compact ? compactTop + compactBottom : 0)};
    }
    const QSize size = wish.boundedTo(rect().size() - QSize(windowMargin, windowMargin)).expandedTo({160, 120});
    m_panel->setGeometry(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size));
    update(); // the shadow of the size before
}

void Sheet::open()
{
    m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    QWidget *first = m_initial;
    for (QWidget *at = nextInFocusChain(); !first && at && at != this && m_scroll->widget(); at = at->nextInFocusChain())
        if (m_scroll->widget()->isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isVisibleTo(this)
            && at->isEnabled() && !at->focusProxy())
            first = at;
    if (!first)
        first = m_primary;
    if (!first)
        return;
    // Fields show that they have the focus by themselves; on a button only the ring says what Enter will press.
    first->setFocus(qobject_cast<QAbstractButton *>(first) ? Qt::TabFocusReason : Qt::OtherFocusReason);
}

void Sheet::dismiss()
{
    const QPointer<QWidget> before = m_before;
    hide();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

bool Sheet::focusNextPrevChild(bool next)
{
    // Qt's chain goes round the whole window; the sheet keeps to its own part of it.
    QWidget *from = QApplication::focusWidget();
    if (!from || !isAncestorOf(from))
        from = this;
    for (QWidget *at = next ? from->nextInFocusChain() : from->previousInFocusChain(); at && at != from;
         at = next ? at->nextInFocusChain() : at->previousInFocusChain()) {
        if (m_panel->isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isVisibleTo(this) && at->isEnabled()
            && !at->focusProxy()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            if (m_scroll->widget() && m_scroll->widget()->isAncestorOf(at))
                m_scroll->ensureWidgetVisible(at);
            return true;
        }
    }
    return true;
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT rejected();
    else if (enter && (event->modifiers() & Qt::ControlModifier) && m_primary)
        m_primary->click(); // A disabled one does nothing.
    // All keys end here: shortcuts of the pane beneath must not see them as unhandled.
    event->accept();
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool dark = theme::currentScheme() == theme::Scheme::Dark;
    painter.fillRect(rect(), QColor(0, 0, 0, dark ? 120 : 76));
    // The shadow: a few widening, fading rings.
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 3));
    for (int step = 1; step <= 18; ++step)
        painter.drawRoundedRect(QRectF(m_panel->geometry()).adjusted(-step, 6 - step, step, 6 + step), 10 + step, 10 + step);
}

} // namespace widgets
