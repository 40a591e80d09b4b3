// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filtering by label: a button whose menu offers the labels that the rows have, and a chip that shows the chosen one and
// takes it off again. UI thread; owned by the pane's filter bar.
#pragma once

#include "kind.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace widgets {
class Chip;
}

namespace panes {

class LabelFilter final : public QWidget
{
    Q_OBJECT

public:
    using Rows = std::function<std::vector<live::RowPointer>()>;

    LabelFilter(const live::Kind &kind, Rows rows, QWidget *parent);
    /// "key" or "key=value"; empty: any.
    [[nodiscard]] const QString &label() const { return m_label; }
    void setLabel(const QString &label);
    /// What the rows offer now; the button's menu is filled by it when it opens.
    void fill(QMenu &menu);

Q_SIGNALS:
    void changed();

private:
    const live::Kind &m_kind;
    Rows m_rows;
    QString m_label;
    QPushButton *m_button;
    widgets::Chip *m_chip;
};

} // namespace panes
