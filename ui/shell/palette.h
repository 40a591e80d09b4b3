// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Go to anything: every pane, object and action by a few letters. Every word must match, in any order. Up and Down skip
// headings, Tab goes to the next group, Enter chooses, Esc gives the focus back. UI thread; deletes itself.
#pragma once

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QListWidget;

namespace shell {

struct PaletteItem {
    QByteArray id;
    QString group;
    QString title;
    QString detail;
    QString icon;
    QString shortcut;
};

class Palette final : public QWidget
{
    Q_OBJECT

public:
    Palette(QWidget *window, std::vector<PaletteItem> items);
    /// Late results: the chosen row stays chosen.
    void setItems(std::vector<PaletteItem> items);

Q_SIGNALS:
    void chosen(const QByteArray &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void filter();
    void step(int by);
    void nextGroup();
    void choose();
    void leave();
    void place();
    QWidget *m_panel;
    QLineEdit *m_field;
    QListWidget *m_list;
    std::vector<PaletteItem> m_items;
    QPointer<QWidget> m_before;
};

} // namespace shell
