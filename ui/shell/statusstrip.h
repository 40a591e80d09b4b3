// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's foot: every open endpoint with its state and latency, and at the right what is going on. UI thread.
#pragma once

#include "tokens.h"

#include <QWidget>

class QPushButton;

namespace shell {

struct StripItem {
    QString text;
    theme::Token dot = theme::Token::Idle;
    friend bool operator==(const StripItem &, const StripItem &) = default;
};

class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);
    void setItems(const std::vector<StripItem> &items);
    void setActivity(const QString &text);
    void setRight(const QString &text);

Q_SIGNALS:
    void activityPressed();
    void settingsPressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<StripItem> m_items;
    QString m_right;
    QPushButton *m_activity;
};

} // namespace shell
