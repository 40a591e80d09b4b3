// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A filter that can be switched on, with a dot, a word and a count: "Running 11". UI thread.
#pragma once

#include "tokens.h"

#include <QAbstractButton>

namespace widgets {

class Chip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &label, QWidget *parent = nullptr);
    void setLabel(const QString &label);
    void setDot(theme::Token token);
    void setCount(int count);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    QString m_label;
    int m_count = -1;
    bool m_hasDot = false;
    theme::Token m_dot = theme::Token::Idle;
};

} // namespace widgets
