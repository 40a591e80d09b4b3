// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "pageparts.h"

#include "fonts.h"

#include <QFrame>
#include <QLabel>

namespace widgets {

QLabel *pageTitle(const QString &text, QWidget *parent)
{
    auto *title = new QLabel(text, parent);
    title->setFont(theme::titleFont());
    title->setFixedHeight(54);
    title->setContentsMargins(16, 2, 16, 0);
    title->setAutoFillBackground(true);
    title->setBackgroundRole(QPalette::Window);
    return title;
}

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    return line;
}

} // namespace widgets
