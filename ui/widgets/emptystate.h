// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands where rows would: an icon, what is so, what would fill it, and the first step. UI thread.
#pragma once

#include <QLatin1String>
#include <QWidget>

class QLabel;
class QPushButton;

namespace widgets {

class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// `lines` may hold simple rich text; empty button and link texts hide them.
    void setContent(const QString &icon, const QString &title, const QStringList &lines, const QString &button = {},
                    const QString &link = {});
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void buttonPressed();
    void linkPressed();

private:
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
    QPushButton *m_link;
};

} // namespace widgets
