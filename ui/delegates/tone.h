// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which colour a tone of the models has. UI thread.
#pragma once

#include "kind.h"
#include "tokens.h"

namespace delegates {

/// `otherwise`: what has no tone; grey for dots, Text for words.
[[nodiscard]] constexpr theme::Token toneToken(live::Tone tone, theme::Token otherwise = theme::Token::Idle)
{
    switch (tone) {
    case live::Tone::Ok:
        return theme::Token::Ok;
    case live::Tone::Warn:
        return theme::Token::Warn;
    case live::Tone::Bad:
        return theme::Token::Bad;
    case live::Tone::Idle:
        return theme::Token::Idle;
    case live::Tone::None:
        break;
    }
    return otherwise;
}

} // namespace delegates
