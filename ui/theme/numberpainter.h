// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws text whose digits all take the widest digit's advance, so that changing numbers do not shake. Qt 6.4 cannot ask
// a font for its tabular figures. One per font; cheap to keep, costs a font look-up to make. UI thread.
#pragma once

#include <QCache>
#include <QFont>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QRawFont>
#include <QString>

class QPainter;

namespace theme {

class NumberPainter
{
public:
    explicit NumberPainter(const QFont &font);

    [[nodiscard]] const QFont &font() const { return m_font; }
    /// In device-independent pixels: "111" is as wide as "888".
    [[nodiscard]] qreal width(const QString &text) const;
    /// With the painter's pen. Only the horizontal part of `alignment` and top, bottom, vertical centre count.
    void draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text) const;

private:
    struct Run {
        QGlyphRun glyphs; ///< from the left end of the base line; empty: the font lacks one
        qreal width = 0;
    };
    static constexpr qsizetype remembered = 1024;

    [[nodiscard]] const Run &run(const QString &text) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    QRawFont m_raw;
    qreal m_digit = 0; ///< The advance of each digit.
    mutable QCache<QString, Run> m_runs{remembered};
};

} // namespace theme
