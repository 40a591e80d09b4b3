// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a terminal's colours look like in one scheme: sixteen from the tokens, the usual cube and greys behind them, and
// true colours as they are. UI thread; a value, made anew when the scheme changes.
#pragma once

#include "cell.h"
#include "tokens.h"

#include <QColor>
#include <QHash>
#include <array>

namespace terminal {

class TerminalColours
{
public:
    explicit TerminalColours(theme::Scheme scheme);

    struct Pair {
        QColor foreground;
        QColor background;
    };
    /// With `Reverse` applied. A named colour that could not be read on its ground is moved until it can; the same colour
    /// on itself stays hidden, because a program that writes so means it.
    [[nodiscard]] Pair of(const Cell &cell) const;
    [[nodiscard]] QColor ground() const { return m_ground; }
    [[nodiscard]] QColor text() const { return m_text; }
    [[nodiscard]] QColor selection() const { return m_selection; }
    [[nodiscard]] QColor indexed(int index) const;

private:
    [[nodiscard]] QColor one(const CellColour &colour, const QColor &fallback) const;
    [[nodiscard]] QColor readable(const QColor &foreground, const QColor &background) const;

    QColor m_ground;
    QColor m_text;
    QColor m_selection;
    std::array<QColor, 16> m_named;
    mutable QHash<quint64, QColor> m_readable;
};

} // namespace terminal
