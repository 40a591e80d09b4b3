// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours of a log view, by role: the look's tokens in the scheme in force, and the grounds of hits. A value; UI
// thread.
#pragma once

#include "ansitext.h"
#include "logline.h"
#include "tokens.h"

#include <QString>

namespace logs {

struct LogColors {
    QColor panel, text, muted, faint, accentWeak, warn, bad, weakBad;
    QColor hit;         ///< behind a match
    QColor currentHit;  ///< behind the one that was stepped to
    QColor currentText; ///< on currentHit

    [[nodiscard]] static LogColors of(theme::Scheme scheme);
    [[nodiscard]] QColor source(int index) const { return theme::color(theme::seriesToken(index), scheme); }
    [[nodiscard]] QColor level(live::LogLevel level) const;
    /// An escape's colour as one that can be read on the panel; `otherwise` for the default.
    [[nodiscard]] QColor ansi(const live::AnsiColor &color, const QColor &otherwise) const;

    theme::Scheme scheme = theme::Scheme::Light;
};

[[nodiscard]] QString levelName(live::LogLevel level);

} // namespace logs
