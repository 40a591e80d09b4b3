// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws single lines of one font, and remembers how their letters lie: a table draws the same few texts at every repaint,
// and to lay them out is most of what a repaint costs. One per font. UI thread.
#pragma once

#include <QCache>
#include <QFont>
#include <QFontMetrics>
#include <QStaticText>

class QPainter;

namespace theme {

class TextPainter
{
public:
    explicit TextPainter(const QFont &font);

    [[nodiscard]] const QFont &font() const { return m_font; }
    /// In device-independent pixels.
    [[nodiscard]] int advance(const QString &text) const;
    /// At the left of the box, in the middle of its height, elided where it has no room. With the painter's pen.
    void draw(QPainter &painter, const QRect &box, const QString &text, Qt::TextElideMode mode = Qt::ElideRight) const;

private:
    struct Line {
        QStaticText whole;
        int advance = 0;
        QStaticText elided; ///< for the width and the way of the last time; columns differ, but rarely share a text
        int elidedWidth = -1;
        Qt::TextElideMode elidedMode = Qt::ElideNone;
    };
    static constexpr qsizetype remembered = 1024; ///< some screens' worth of rows, under a megabyte

    [[nodiscard]] Line &line(const QString &text) const;
    [[nodiscard]] QStaticText laidOut(const QString &text) const;

    QFont m_font;
    QFontMetrics m_metrics;
    mutable QCache<QString, Line> m_lines{remembered};
};

} // namespace theme
