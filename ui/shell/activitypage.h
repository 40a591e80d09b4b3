// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that was set going: what, on which objects, where, when, with what result; cancel, undo, copy the command.
// UI thread; owned by the window.
#pragma once

#include "runner.h"

#include <QWidget>

class QTreeWidget;
class QLabel;

namespace shell {

class ActivityPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPage(actions::Runner &runner, QWidget *parent = nullptr);

private:
    void refresh();
    actions::Runner &m_runner;
    QTreeWidget *m_tree;
    QWidget *m_empty;
    bool m_due = false;
};

} // namespace shell
