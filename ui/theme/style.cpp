// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures, hints and the focus ring. Painting is in stylepainting.cpp.
#include "style.h"

#include "tokens.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleOption>
#include <algorithm>

namespace theme {

void setVariant(QAbstractButton *button, Variant variant)
{
    button->setProperty("variant", int(variant));
    button->update();
}

Variant variantOf(const QWidget *button)
{
    return button ? Variant(button->property("variant").toInt()) : Variant::Default;
}

void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

/// A button's menu stays over the window: where it would stand out to the right, it ends where its button does.
static void keepOverWindow(QMenu &menu)
{
    const auto *button = qobject_cast<QAbstractButton *>(menu.parentWidget());
    if (!button)
        return;
    const QWidget *window = button->window();
    const int left = button->mapToGlobal(QPoint(0, 0)).x();
    const int edge = window->mapToGlobal(QPoint(window->width(), 0)).x();
    const int x = left + menu.width() <= edge ? left : left + button->width() - menu.width();
    if (x != menu.x())
        menu.move(x, menu.y());
}

Style::Style() : QProxyStyle(QStringLiteral("fusion")) { }

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
        widget->installEventFilter(this);
    }
    if (qobject_cast<QMenu *>(widget))
        widget->installEventFilter(this);
}

void Style::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool Style::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        if (auto *menu = qobject_cast<QMenu *>(watched))
            keepOverWindow(*menu);
    } else if (event->type() == QEvent::FocusIn && !qobject_cast<QMenu *>(watched)) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        auto *widget = static_cast<QWidget *>(watched);
        if ((reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason)
            && !widget->property("ownFocusRing").toBool()) {
            if (!m_ring)
                m_ring = new QFocusFrame(widget->parentWidget());
            m_ring->setWidget(widget);
        }
    } else if (event->type() == QEvent::FocusOut && m_ring && m_ring->widget() == watched) {
        m_ring->setWidget(nullptr);
    }
    return QProxyStyle::eventFilter(watched, event);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollBarSliderMin: return 32;
    case PM_SplitterWidth: return 1;
    case PM_IndicatorWidth: case PM_IndicatorHeight: return 14;
    case PM_ExclusiveIndicatorWidth: case PM_ExclusiveIndicatorHeight: return 15;
    case PM_SmallIconSize: case PM_ButtonIconSize: return 16;
    case PM_ButtonShiftHorizontal: case PM_ButtonShiftVertical: return 0;
    case PM_DefaultFrameWidth: return 1;
    case PM_FocusFrameHMargin: case PM_FocusFrameVMargin: return 3;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuHMargin: case PM_MenuVMargin: return 4;
    case PM_MenuButtonIndicator: return 16;
    case PM_CheckBoxLabelSpacing: case PM_RadioButtonLabelSpacing: return 8;
    case PM_LayoutHorizontalSpacing: case PM_LayoutVerticalSpacing: return 8;
    case PM_ToolTipLabelFrameWidth: return 7;
    case PM_HeaderMargin: return 8;
    case PM_HeaderMarkSize: return 10;
    case PM_ScrollView_ScrollBarSpacing: return 0;
    case PM_TabBarTabHSpace: return 24;
    case PM_TabBarTabOverlap: case PM_TabBarBaseOverlap: case PM_TabBarTabShiftVertical: return 0;
    case PM_TabBarBaseHeight: return 1;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText: case SH_DitherDisabledText: return 0;
    case SH_Widget_Animation_Duration: return m_reducedMotion ? 0 : 120;
    case SH_ComboBox_Popup: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_FocusFrame_Mask: return 0;
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_ScrollBar_Transient: return 0;
    case SH_Table_GridLineColor: return int(color(Token::Line).rgb());
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_Menu_SubMenuPopupDelay: return 150;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    constexpr int control = 28;
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button)
            break;
        int width = option->fontMetrics.horizontalAdvance(button->text.isEmpty() ? QString() : button->text) + 24;
        if (!button->icon.isNull())
            width += button->text.isEmpty() ? 12 - 8 : 16 + 6;
        if (button->features & QStyleOptionButton::HasMenu)
            width += 18;
        return {std::max(width, control), control};
    }
    case CT_LineEdit: case CT_ComboBox: case CT_SpinBox: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (type == CT_LineEdit && frame && frame->lineWidth == 0)
            return base;
        return {base.width() + 8, control};
    }
    case CT_ToolButton: return {std::max(size.width() + 12, control), control};
    case CT_CheckBox: case CT_RadioButton:
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({0, 20});
    case CT_MenuItem: {
        QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {base.width(), 9};
        return {base.width() + 24, control};
    }
    case CT_TabBarTab: return {size.width(), 34};
    case CT_HeaderSection: {
        QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), control};
    }
    default: break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar) {
            const bool across = bar->orientation == Qt::Horizontal;
            const int length = across ? bar->rect.width() : bar->rect.height();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int thumb = length;
            if (range > 0)
                thumb = std::clamp(int(qint64(bar->pageStep) * length / (range + bar->pageStep)), std::min(32, length), length);
            const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                                   bar->upsideDown);
            const auto span = [&](int from, int size) {
                return across ? QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height())
                              : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size);
            };
            switch (part) {
            case SC_ScrollBarSlider: return span(at, thumb);
            case SC_ScrollBarSubPage: return span(0, at);
            case SC_ScrollBarAddPage: return span(at + thumb, length - at - thumb);
            case SC_ScrollBarGroove: return span(0, length);
            default: return {};
            }
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(9, 1, -24, -1);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return QRect(option->rect.right() - 22, option->rect.top(), 16, option->rect.height());
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace theme
