// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A one-line filter with a magnifier, a hint at its key and a clear button. Esc clears, then gives the focus back to the
// table. UI thread.
#pragma once

#include <QLineEdit>

namespace widgets {

class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);
    /// A key drawn at the right end while it is empty: "/".
    void setHint(const QString &hint);

Q_SIGNALS:
    void escaped(); ///< Esc on the empty field

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_hint;
    QAction *m_clear;
};

} // namespace widgets
