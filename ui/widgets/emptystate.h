// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands where rows would: an icon, what is so, what would fill it, and the first step. UI thread.
#pragma once

#include <QLatin1String>
#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace widgets {

class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// `lines` may hold simple rich text; an empty button text hides it.
    void setContent(const QString &icon, const QString &title, const QStringList &lines, const QString &button = {},
                    const QStringList &links = {});
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void buttonPressed();
    void linkPressed(size_t link); ///< its place among those that were set

private:
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
    QHBoxLayout *m_row;
    std::vector<QPushButton *> m_links; ///< as many as were ever shown
};

} // namespace widgets
