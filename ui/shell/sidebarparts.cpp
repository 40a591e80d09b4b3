// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sidebarparts.h"

#include "fonts.h"
#include "icons.h"
#include "style.h"

#include <QKeyEvent>
#include <QPainter>

namespace shell {

using theme::Token;

namespace {

constexpr int entryHeight = 27;
constexpr int headerHeight = 34;
constexpr int headingHeight = 25;
constexpr int markHeight = 22; ///< the line of badges below a marked connection

void ring(QPainter &painter, const QWidget &widget)
{
    if (widget.hasFocus())
        theme::paintFocusRing(painter, QRectF(widget.rect()).adjusted(2, 2, -2, -2), 5);
}

/// How far a key goes among the entries; 0: it is none of these.
int stepOf(int key)
{
    switch (key) {
    case Qt::Key_Up:
        return -1;
    case Qt::Key_Down:
        return 1;
    case Qt::Key_Home:
        return -1000;
    case Qt::Key_End:
        return 1000;
    default:
        return 0;
    }
}

} // namespace

SidebarSearch::SidebarSearch(QWidget *parent) : QAbstractButton(parent)
{
    setText(tr("Go to anything"));
    setAccessibleName(text());
    setFixedHeight(30);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Go to anything (Ctrl+K)"));
}

void SidebarSearch::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    update();
}

void SidebarSearch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(Token::LineStrong));
    painter.setBrush(theme::color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    theme::paintIcon(painter, QRectF(m_collapsed ? width() / 2.0 - 8 : 9, 7, 16, 16), QLatin1String("search"),
                     theme::color(Token::Faint));
    if (!m_collapsed) {
        painter.setFont(theme::textFont());
        painter.setPen(theme::color(Token::Faint));
        painter.drawText(rect().adjusted(31, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        const QString key = QStringLiteral("Ctrl K");
        painter.setFont(theme::smallFont());
        const int wide = painter.fontMetrics().horizontalAdvance(key) + 12;
        const QRectF box(width() - wide - 7.5, 6.5, wide, 17);
        painter.setBrush(theme::color(Token::Window));
        painter.setPen(theme::color(Token::LineStrong));
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(theme::color(Token::Muted));
        painter.drawText(box, Qt::AlignCenter, key);
    }
    ring(painter, *this);
}

SidebarHeader::SidebarHeader(const SidebarSection &section, QWidget *parent)
    : QAbstractButton(parent), m_section(section.id), m_title(section.title)
{
    setFixedHeight(headerHeight);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setConnection(section.connection, section.dot, section.state);
}

void SidebarHeader::setConnection(const QString &connection, Token dot, const QString &state)
{
    m_connection = connection;
    m_dot = dot;
    setText(m_title);
    setAccessibleName(tr("%1: %2").arg(m_title, connection));
    m_state = state;
    describe();
}

void SidebarHeader::setMarks(const std::vector<SidebarMark> &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    setCollapsed(m_collapsed);
    describe();
}

void SidebarHeader::setColour(int colour)
{
    if (std::exchange(m_colour, colour) != colour)
        update();
}

void SidebarHeader::describe()
{
    QStringList words;
    for (const SidebarMark &mark : m_marks)
        words << mark.word;
    words << m_state;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setToolTip(QStringLiteral("%1\n%2").arg(m_connection, words.join(u'\n')));
    update();
}

void SidebarHeader::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedHeight(collapsed ? 20 : m_marks.empty() ? headerHeight : headerHeight + markHeight);
    update();
}

void SidebarHeader::paintMarks(QPainter &painter) const
{
    QFont font = theme::smallFont();
    font.setPixelSize(11);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    int x = 8;
    for (const SidebarMark &mark : m_marks) {
        const int wide = painter.fontMetrics().horizontalAdvance(mark.word) + 12 + (mark.icon.isEmpty() ? 0 : 14);
        const QRect badge(x, headerHeight, wide, 17);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark.danger ? theme::color(Token::WeakBad) : theme::mixed(theme::color(Token::Sidebar), theme::color(Token::Text), 0.08));
        painter.drawRoundedRect(badge, 4, 4);
        const QColor ink = mark.danger ? theme::wordOnWeak(Token::Bad) : theme::color(Token::Text);
        int text = badge.left() + 6;
        if (!mark.icon.isEmpty()) {
            theme::paintIcon(painter, QRectF(badge.left() + 4, badge.top() + 2.5, 12, 12), QLatin1String(mark.icon.toLatin1()), ink);
            text = badge.left() + 19;
        }
        painter.setPen(ink);
        painter.drawText(QRect(text, badge.top(), wide, badge.height()), Qt::AlignVCenter | Qt::AlignLeft, mark.word);
        x += wide + 6;
    }
}

void SidebarHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF dot(width() - 15, headerHeight / 2.0 - 0.5, 7, 7);
    if (m_colour > 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(theme::seriesToken(m_colour - 1)));
        painter.drawRoundedRect(QRectF(0, m_collapsed ? 3 : 8, 3, height() - (m_collapsed ? 6 : 10)), 1.5, 1.5);
    }
    if (m_collapsed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(m_dot));
        painter.drawEllipse(QRectF(width() / 2.0 - 3.5, height() / 2.0 - 3.5, 7, 7));
        ring(painter, *this);
        return;
    }
    painter.setFont(theme::strongFont());
    painter.setPen(theme::color(Token::Text));
    const QRect line = QRect(0, 0, width(), headerHeight).adjusted(8, 6, -20, 0);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_title);
    const int used = painter.fontMetrics().horizontalAdvance(m_title) + 12;
    painter.setFont(theme::textFont());
    painter.setPen(theme::color(underMouse() ? Token::Text : Token::Muted));
    const QRect right = line.adjusted(used, 0, underMouse() ? -14 : 0, 0);
    QString connection = m_connection;
    if (painter.fontMetrics().horizontalAdvance(connection) > right.width())
        connection = connection.section(QStringLiteral(" · "), 1); // its name says more than its family
    painter.drawText(right, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(connection, Qt::ElideRight, right.width()));
    if (underMouse())
        theme::paintIcon(painter, QRectF(line.right() - 13, headerHeight / 2.0 - 4, 14, 14), QLatin1String("chevron-down"),
                         theme::color(Token::Muted));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(m_dot));
    painter.drawEllipse(dot);
    paintMarks(painter);
    ring(painter, *this);
}

SidebarHeading::SidebarHeading(const QString &title, QWidget *parent) : QAbstractButton(parent)
{
    setText(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_Hover);
    setState(false, false);
}

void SidebarHeading::setState(bool folded, bool narrow)
{
    m_folded = folded;
    m_narrow = narrow;
    setAccessibleDescription(folded ? tr("folded") : tr("unfolded"));
    setFocusPolicy(narrow ? Qt::NoFocus : Qt::TabFocus);
    setEnabled(!narrow);
    setFixedHeight(narrow ? 9 : headingHeight);
    update();
}

void SidebarHeading::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_narrow) {
        painter.fillRect(QRect(8, height() / 2, width() - 16, 1), theme::color(Token::Line));
        return;
    }
    const QRect line = rect().adjusted(10, 5, -9, 0);
    painter.setFont(theme::smallFont());
    painter.setPen(theme::color(underMouse() ? Token::Text : Token::Muted));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_folded || underMouse() || hasFocus()) {
        theme::paintIcon(painter, QRectF(line.right() - 12, line.center().y() - 5.5, 12, 12), QLatin1String(m_folded ? "chevron-right" : "chevron-down"),
                         theme::color(Token::Muted));
    }
    ring(painter, *this);
}

void SidebarHeading::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT foldRequested(true);
        return;
    case Qt::Key_Right:
        Q_EMIT foldRequested(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        break;
    }
    if (const int by = stepOf(event->key()))
        Q_EMIT stepRequested(by);
    else
        QAbstractButton::keyPressEvent(event);
}

SidebarItem::SidebarItem(const QByteArray &section, const SidebarEntry &entry, QWidget *parent)
    : QAbstractButton(parent), m_section(section), m_entry(entry)
{
    setCheckable(!entry.quiet);
    setAutoExclusive(false);
    setText(entry.title);
    setAccessibleName(entry.title);
    setFixedHeight(entryHeight);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(entry.closable);
}

void SidebarItem::setCount(const QString &count)
{
    if (m_entry.count == count)
        return;
    m_entry.count = count;
    setAccessibleDescription(count);
    update();
}

void SidebarItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? text() : QString());
    update();
}

QRect SidebarItem::closeBox() const
{
    return m_entry.closable && !m_collapsed ? QRect(width() - 26, (height() - 20) / 2, 20, 20) : QRect();
}

void SidebarItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(0, 0.5, 0, -0.5);
    painter.setPen(Qt::NoPen);
    if (isChecked())
        painter.setBrush(theme::color(Token::AccentWeak));
    else if (underMouse())
        painter.setBrush(theme::mixed(theme::color(Token::Sidebar), theme::color(Token::Text), 0.06));
    if (isChecked() || underMouse())
        painter.drawRoundedRect(body, 6, 6);
    const Token ink = isChecked() ? Token::Accent : m_entry.quiet ? Token::Muted : Token::Text;
    theme::paintIcon(painter, QRectF(m_collapsed ? width() / 2.0 - 8 : 10, height() / 2.0 - 8, 16, 16),
                     QLatin1String(m_entry.icon.toLatin1()), theme::color(isChecked() ? Token::Accent : Token::Muted));
    if (!m_collapsed) {
        painter.setFont(theme::textFont());
        painter.setPen(theme::color(ink));
        const QRect words = rect().adjusted(34, 0, -40, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
        if (m_entry.closable && (underMouse() || hasFocus())) {
            const QRectF box = closeBox();
            if (m_closeHovered) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(theme::mixed(theme::color(Token::Sidebar), theme::color(Token::Text), 0.12));
                painter.drawRoundedRect(box, 4, 4);
            }
            theme::paintIcon(painter, box.adjusted(3, 3, -3, -3), QLatin1String("close"), theme::color(Token::Muted));
        } else {
            painter.setPen(theme::color(Token::Faint));
            painter.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignVCenter | Qt::AlignRight, m_entry.count);
        }
    }
    ring(painter, *this);
}

void SidebarItem::mouseMoveEvent(QMouseEvent *event)
{
    QAbstractButton::mouseMoveEvent(event);
    const bool before = std::exchange(m_closeHovered, closeBox().contains(event->pos()));
    if (before != m_closeHovered) {
        setToolTip(m_closeHovered ? tr("Close") : QString());
        update();
    }
}

void SidebarItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (isDown() && event->button() == Qt::LeftButton && closeBox().contains(event->pos())) {
        setDown(false);
        Q_EMIT closeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void SidebarItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Left)
        Q_EMIT foldRequested();
    else if (event->key() == Qt::Key_Delete && m_entry.closable)
        Q_EMIT closeRequested();
    else if (const int by = stepOf(event->key()))
        Q_EMIT stepRequested(by);
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace shell
