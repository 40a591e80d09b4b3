// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pages begin with: the title on the window's ground, and the line of one pixel under it. UI thread.
#pragma once

class QFrame;
class QLabel;
class QString;
class QWidget;

namespace widgets {

/// As high as a pane's header with buttons.
[[nodiscard]] QLabel *pageTitle(const QString &text, QWidget *parent);
[[nodiscard]] QFrame *hairline(QWidget *parent);

} // namespace widgets
