// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Paused, 312 new lines  Resume", at the lower edge of a log; clicking it goes to the live end. UI thread.
#pragma once

#include <QAbstractButton>

namespace logs {

class LogPill final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LogPill(QWidget *parent = nullptr);

    void setNewLines(qint64 count);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static QString action() { return tr("Resume"); }
};

} // namespace logs
