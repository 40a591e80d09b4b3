// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What else somebody may call an action, a tab or a page when looking for it in the palette. Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace shell {

/// "delete rm" for "container.remove"; what stands after the last dot counts, so that every kind has them. Empty: nothing.
[[nodiscard]] QString otherWords(const QByteArray &id);

} // namespace shell
