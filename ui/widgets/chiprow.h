// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chips beside each other. Where room is short those at the end give way into a menu behind "…", but never one that is switched on:
// what narrows the table stays in sight. UI thread.
#pragma once

#include "chip.h"

#include <QPushButton>
#include <vector>

namespace widgets {

class ChipRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRow(QWidget *parent = nullptr);
    /// The row owns it; the first one always stays.
    void add(Chip *chip);
    /// One that is not wanted is neither in the row nor in the menu.
    void setWanted(Chip *chip, bool wanted);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry {
        Chip *chip = nullptr;
        bool wanted = true;
        bool inMenu = false;
    };
    void arrange();
    void openMenu();
    [[nodiscard]] int widthOf(const std::vector<const Entry *> &entries) const;

    std::vector<Entry> m_entries;
    QPushButton *m_more;
};

} // namespace widgets
