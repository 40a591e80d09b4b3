// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// The list at the left of the Run form: its groups, with a grey figure for values set and a red one for problems.
// UI thread.
#pragma once

#include <QAbstractButton>
#include <QWidget>

namespace dockerui {

class RunGroups final : public QWidget
{
    Q_OBJECT

public:
    RunGroups(const QStringList &titles, QWidget *parent);

    void setCurrent(int group);
    [[nodiscard]] int current() const;
    void setFigures(int group, int values, int problems);
    [[nodiscard]] QAbstractButton *button(int group) const;

Q_SIGNALS:
    void chosen(int group);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::vector<QAbstractButton *> m_buttons;
};

} // namespace dockerui
