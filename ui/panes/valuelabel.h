// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value that wraps wherever it must: paths behind a slash, ids anywhere. What is copied from it and what is read out
// are the value itself, without the marks that let it wrap. UI thread.
#pragma once

#include <QLabel>

namespace panes {

class ValueLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ValueLabel(QWidget *parent);
    void setValue(const QString &value);
    [[nodiscard]] const QString &value() const { return m_value; }
    /// The marked part, or all of it where nothing is marked.
    void copy() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QString m_value;
};

} // namespace panes
