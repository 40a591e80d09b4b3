// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look of standard widgets: a proxy over Fusion that paints from tokens. Variants of buttons are a dynamic property.
// The focus ring of buttons shows for keyboard focus only. UI thread; owned by the application.
#pragma once

#include <QPalette>
#include <QPointer>
#include <QProxyStyle>

class QAbstractButton;
class QFocusFrame;

namespace theme {

/// Under this role widgets find the colour of secondary text, in the scheme in force. Nothing in this program is a visited
/// link; PlaceholderText is fainter, for hints in empty fields alone.
constexpr QPalette::ColorRole mutedRole = QPalette::LinkVisited;

enum class Variant { Default, Primary, Danger, Confirm, Flat, Link, Quiet }; ///< Link: accented words; Quiet: muted ones
void setVariant(QAbstractButton *button, Variant variant);
[[nodiscard]] Variant variantOf(const QWidget *button);

/// The 2 px ring just outside of `rect`'s rounded frame, as CE_FocusFrame draws it.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius);

class Style final : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    bool m_reducedMotion = false;
    QPointer<QFocusFrame> m_ring;
};

} // namespace theme
