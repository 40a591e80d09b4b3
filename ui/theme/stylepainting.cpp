// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Style paints: every colour is a token.
#include "fonts.h"
#include "icons.h"
#include "style.h"

#include <QAbstractItemView>
#include <QFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace theme {
namespace {

struct Look {
    QColor ground;
    QColor frame;
    QColor text;
};

Look lookOf(Variant variant, QStyle::State state)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool pressed = enabled && (state & (QStyle::State_Sunken | QStyle::State_On));
    const bool hover = enabled && !pressed && (state & QStyle::State_MouseOver);
    const QColor text = color(Token::Text);
    const QColor raised = color(Token::Raised);
    const bool solid = variant == Variant::Primary || variant == Variant::Confirm;
    const bool flat = variant == Variant::Flat || variant == Variant::Link || variant == Variant::Quiet;
    if (!enabled)
        return {solid ? color(Token::Line) : QColor(Qt::transparent),
                solid || flat ? QColor(Qt::transparent) : color(Token::Line), color(Token::Faint)};
    if (solid) {
        const QColor base = color(variant == Variant::Primary ? Token::Accent : Token::Bad);
        return {mixed(base, text, pressed ? 0.3 : hover ? 0.14 : 0), Qt::transparent, color(Token::OnAccent)};
    }
    if (flat)
        return {pressed ? mixed(raised, text, 0.14) : hover ? mixed(raised, text, 0.06) : QColor(Qt::transparent),
                Qt::transparent,
                variant == Variant::Link ? color(Token::Accent) : variant == Variant::Quiet && !hover ? color(Token::Muted) : text};
    if (variant == Variant::Danger)
        return {pressed ? mixed(color(Token::WeakBad), color(Token::Bad), 0.15) : hover ? color(Token::WeakBad) : raised,
                color(Token::LineStrong), color(Token::Bad)};
    return {mixed(raised, text, pressed ? 0.14 : hover ? 0.05 : 0), color(Token::LineStrong), text};
}

void roundedBox(QPainter &painter, const QRect &rect, qreal radius, const QColor &ground, const QColor &frame,
                qreal width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(ground);
    painter.setPen(frame.alpha() == 0 ? QPen(Qt::NoPen) : QPen(frame, width));
    const qreal half = frame.alpha() == 0 ? 0 : width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius - half, radius - half);
    painter.restore();
}

void buttonLabel(QPainter &painter, const QStyleOptionButton &button, Variant variant)
{
    const Look look = lookOf(variant, button.state);
    const bool menu = button.features & QStyleOptionButton::HasMenu;
    const int text = button.fontMetrics.horizontalAdvance(button.text);
    const bool icon = !button.icon.isNull();
    const int whole = (icon ? 16 : 0) + (icon && text > 0 ? 6 : 0) + text + (menu ? 18 : 0);
    int x = button.rect.left() + (button.rect.width() - whole) / 2;
    const int middle = button.rect.top() + button.rect.height() / 2;
    if (icon) {
        const QString name = button.icon.name();
        const QRect at(x, middle - 8, 16, 16);
        if (hasIcon(QLatin1String(name.toLatin1())))
            paintIcon(painter, at, QLatin1String(name.toLatin1()), look.text);
        else
            button.icon.paint(&painter, at);
        x += 16 + (text > 0 ? 6 : 0);
    }
    painter.setPen(look.text);
    painter.drawText(QRect(x, button.rect.top(), text + 2, button.rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, button.text);
    if (menu)
        paintIcon(painter, QRect(x + text + 4, middle - 7, 14, 14), QLatin1String("chevron-down"), look.text);
}

void menuItem(QPainter &painter, const QStyleOptionMenuItem &item)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(item.rect.left(), item.rect.center().y(), item.rect.width(), 1), color(Token::Line));
        return;
    }
    const bool enabled = item.state & QStyle::State_Enabled;
    if (enabled && (item.state & QStyle::State_Selected))
        roundedBox(painter, item.rect, 4, color(Token::AccentWeak), Qt::transparent);
    const QColor text = color(enabled ? Token::Text : Token::Faint);
    const QRect mark(item.rect.left() + 8, item.rect.center().y() - 7, 16, 16);
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked)
        paintIcon(painter, mark, QLatin1String("check"), color(Token::Accent));
    else if (!item.icon.isNull())
        item.icon.paint(&painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const qsizetype tab = item.text.indexOf(QLatin1Char('\t'));
    const QRect line = item.rect.adjusted(32, 0, -12, 0);
    painter.setFont(item.font);
    painter.setPen(text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, item.text.left(tab));
    painter.setPen(color(Token::Faint));
    if (tab >= 0)
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, item.text.mid(tab + 1));
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, QRect(item.rect.right() - 20, item.rect.center().y() - 7, 14, 14),
                  QLatin1String("chevron-right"), text);
}

void tab(QPainter &painter, const QStyleOptionTab &option)
{
    const bool chosen = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    QFont font = painter.font();
    font.setWeight(chosen ? QFont::Medium : QFont::Normal);
    painter.setFont(font);
    painter.setPen(color(!enabled ? Token::Faint : chosen || (option.state & QStyle::State_MouseOver) ? Token::Text : Token::Muted));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextHideMnemonic, option.text);
    if (chosen)
        painter.fillRect(QRect(option.rect.left() + 6, option.rect.bottom() - 1, option.rect.width() - 12, 2), color(Token::Accent));
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(painter, option.rect.adjusted(3, 4, -3, -4), 5);
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &bar, const QRect &thumb)
{
    if (bar.maximum <= bar.minimum)
        return;
    const bool active = bar.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QColor ground = mixed(color(Token::LineStrong), color(Token::Text), active ? 0.2 : 0);
    roundedBox(painter, thumb.adjusted(2, 2, -2, -2), 3, ground, Qt::transparent);
}

/// Scroll bars and the corner between them stand on the ground of what they scroll.
void scrollGround(QPainter &painter, const QRect &rect, const QWidget *area)
{
    const auto *scroll = qobject_cast<const QAbstractScrollArea *>(area);
    const QWidget *viewport = scroll ? scroll->viewport() : nullptr;
    const bool filled = viewport && (viewport->autoFillBackground() || viewport->testAttribute(Qt::WA_OpaquePaintEvent));
    if (filled && viewport->backgroundRole() == QPalette::Base)
        painter.fillRect(rect, color(Token::Panel));
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool focus = option->state & State_HasFocus;
    switch (element) {
    case PE_FrameFocusRect: return;
    case PE_PanelButtonCommand: case PE_PanelButtonTool: {
        Variant variant = variantOf(widget);
        if (element == PE_PanelButtonTool && variant == Variant::Default)
            variant = Variant::Flat;
        const Look look = lookOf(variant, option->state);
        roundedBox(*painter, option->rect, 6, look.ground, look.frame);
        return;
    }
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth <= 0)
            return;
        const bool bad = widget && widget->property("problem").toBool();
        const QColor line = bad ? color(Token::Bad) : focus ? color(Token::Accent) : color(Token::LineStrong);
        roundedBox(*painter, option->rect, 6, color(enabled ? Token::Panel : Token::Window), line, focus ? 1.6 : 1);
        return;
    }
    case PE_FrameLineEdit: case PE_FrameTabWidget: case PE_FrameStatusBarItem: return;
    case PE_Frame: case PE_FrameGroupBox: return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), color(Token::Line));
        return;
    case PE_PanelMenu: case PE_FrameMenu: case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(Token::Raised));
        roundedBox(*painter, option->rect, 0.5, color(Token::Raised), color(Token::LineStrong));
        return;
    case PE_IndicatorCheckBox: case PE_IndicatorItemViewItemCheck: {
        const bool on = option->state & (State_On | State_NoChange);
        const QColor ground = on ? color(enabled ? Token::Accent : Token::Line) : color(enabled ? Token::Raised : Token::Window);
        roundedBox(*painter, option->rect, 3, ground, on && enabled ? QColor(Qt::transparent) : color(Token::LineStrong));
        if (on)
            paintIcon(*painter, option->rect.adjusted(1, 1, -1, -1),
                      QLatin1String(option->state & State_NoChange ? "minus" : "check"),
                      color(enabled ? Token::OnAccent : Token::Faint));
        return;
    }
    case PE_IndicatorRadioButton: {
        const bool on = option->state & State_On;
        const QColor ring = on && enabled ? color(Token::Accent) : color(Token::Faint);
        roundedBox(*painter, option->rect, option->rect.width() / 2.0, color(Token::Raised), ring, on ? 4.5 : 1);
        return;
    }
    case PE_PanelItemViewRow: case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, color(Token::AccentWeak));
        return;
    case PE_PanelScrollAreaCorner: scrollGround(*painter, option->rect, widget); return;
    case PE_IndicatorHeaderArrow: return; // painted beside the label
    case PE_IndicatorArrowDown: case PE_IndicatorArrowUp: case PE_IndicatorArrowLeft: case PE_IndicatorArrowRight:
    case PE_IndicatorSpinUp: case PE_IndicatorSpinDown: {
        const char *name = element == PE_IndicatorArrowUp || element == PE_IndicatorSpinUp ? "chevron-up"
            : element == PE_IndicatorArrowLeft  ? "chevron-left"
            : element == PE_IndicatorArrowRight ? "chevron-right"
                                                : "chevron-down";
        paintIcon(*painter, QRect(option->rect.center() - QPoint(5, 5), QSize(12, 12)), QLatin1String(name),
                  color(enabled ? Token::Muted : Token::Faint));
        return;
    }
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel: drawPrimitive(PE_PanelButtonCommand, option, painter, widget); return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            buttonLabel(*painter, *button, variantOf(widget));
        return;
    case CE_ShapedFrame:
        // Hairlines separate; other frames are as Fusion has them.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            painter->fillRect(option->rect, color(Token::Line));
            return;
        }
        break;
    case CE_FocusFrame: paintFocusRing(*painter, option->rect, 8); return;
    case CE_HeaderEmptyArea: case CE_HeaderSection:
        painter->fillRect(option->rect, color(Token::Panel));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), color(Token::Line));
        return;
    case CE_HeaderLabel: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (!header)
            return;
        painter->setFont(smallFont());
        painter->setPen(color(Token::Muted));
        // The first column's words begin where its cells' do; the arrow stands beside the words, not over them.
        const bool first = header->position == QStyleOptionHeader::Beginning || header->position == QStyleOptionHeader::OnlyOneSection;
        const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
        constexpr int arrow = 12;
        QRect box = header->rect.adjusted(first ? 8 : 0, 0, 0, 0);
        const bool right = header->textAlignment.testFlag(Qt::AlignRight);
        if (sorted)
            box.adjust(right ? arrow + 2 : 0, 0, right ? 0 : -arrow - 2, 0);
        const QString text = painter->fontMetrics().elidedText(header->text, Qt::ElideRight, box.width());
        painter->drawText(box, int(header->textAlignment | Qt::AlignVCenter) | Qt::TextDontClip, text);
        if (sorted) {
            const int wide = painter->fontMetrics().horizontalAdvance(text);
            const qreal x = right ? box.right() - wide - arrow - 2 : box.left() + wide + 3;
            const bool up = header->sortIndicator == QStyleOptionHeader::SortDown; // ascending points up here
            paintIcon(*painter, QRectF(x, box.center().y() - arrow / 2.0 + 1, arrow, arrow),
                      QLatin1String(up ? "chevron-up" : "chevron-down"), color(Token::Muted));
        }
        return;
    }
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            menuItem(*painter, *item);
        return;
    case CE_MenuEmptyArea: return;
    case CE_TabBarTabShape: return;
    case CE_TabBarTabLabel:
        if (const auto *one = qstyleoption_cast<const QStyleOptionTab *>(option))
            tab(*painter, *one);
        return;
    case CE_Splitter: painter->fillRect(option->rect, color(Token::LineStrong)); return;
    case CE_ProgressBarGroove: roundedBox(*painter, option->rect, 2, color(Token::Line), Qt::transparent); return;
    case CE_ProgressBarContents: {
        const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
        const qint64 range = bar ? qint64(bar->maximum) - bar->minimum : 0;
        if (range > 0) {
            QRect done = bar->rect;
            done.setWidth(int(qint64(bar->progress - bar->minimum) * done.width() / range));
            roundedBox(*painter, done, 2, color(Token::Accent), Qt::transparent);
        }
        return;
    }
    case CE_ComboBoxLabel: {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (!combo || combo->editable)
            return;
        const QRect field = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
        // Nothing chosen: Qt puts the hint's colour into the option's palette.
        const bool hint = option->palette.color(QPalette::ButtonText) == option->palette.color(QPalette::PlaceholderText);
        painter->setPen(color(option->state & State_Enabled && !hint ? Token::Text : Token::Faint));
        painter->drawText(field, Qt::AlignLeft | Qt::AlignVCenter,
                          option->fontMetrics.elidedText(combo->currentText, Qt::ElideMiddle, field.width()));
        return;
    }
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (widget && widget->parentWidget())
            scrollGround(*painter, option->rect, widget->parentWidget()->parentWidget());
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            scrollBar(*painter, *bar, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
        return;
    }
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const bool bad = widget && widget->property("problem").toBool();
        if (!combo || combo->frame) {
            const bool focus = combo && combo->editable && (option->state & State_HasFocus);
            const Look look = lookOf(Variant::Default, option->state & ~(State_Sunken | State_On));
            roundedBox(*painter, option->rect, 6, look.ground,
                       bad ? color(Token::Bad) : focus ? color(Token::Accent) : look.frame, focus ? 1.6 : 1);
        }
        const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        paintIcon(*painter, QRect(arrow.center() - QPoint(6, 6), QSize(14, 14)), QLatin1String("chevron-down"),
                  color(option->state & State_Enabled ? Token::Muted : Token::Faint));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace theme
