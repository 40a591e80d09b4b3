// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What differs between two texts, line by line, to read and copy: removed and added lines stand on the weak grounds of bad and ok and
// have their sign. UI thread.
#pragma once

#include "linediff.h"

#include <QPlainTextEdit>

namespace panes {

class DiffView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);
    void setLines(std::vector<base::DiffLine> lines);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    std::vector<base::DiffLine> m_lines;
};

} // namespace panes
