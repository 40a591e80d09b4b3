// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A strip over a pane's table that says what is wrong since when and what happens next, with a button. UI thread.
#pragma once

#include "tokens.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace widgets {

class Banner final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Problem };
    explicit Banner(QWidget *parent = nullptr);
    void show(Kind kind, const QString &text, const QString &button = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Info;
    QLabel *m_label;
    QPushButton *m_button;
};

} // namespace widgets
