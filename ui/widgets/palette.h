// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every pane, object and action by a few letters: a field over grouped results, in the window. Every word must match, in
// any order, in title, detail, group or the other words for it; what only its act is called by comes last, and is then
// what Enter does. Matching 10,000 items takes milliseconds, so it runs in place. UI thread.
#pragma once

#include "tokens.h"

#include <QByteArray>
#include <QPointer>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;

namespace widgets {

struct PaletteItem {
    QByteArray id;
    QString group;
    QString title;
    QString detail;
    QString icon;
    QString shortcut;
    theme::Token dot = theme::Token::Idle;
    bool hasDot = false;
    bool hollow = false; ///< The dot of what is finished.
    QString state = {}; ///< The word beside the dot.
    bool early = false; ///< Before the others while nothing is typed: panes and actions, of which there are few.
    QString act = {};   ///< What Ctrl+Enter does with it, shown while it is the chosen row; empty: the same as Enter.
    QString words = {}; ///< What else somebody may call it: "delete rm" for "Remove". Not shown.
};

class PaletteList;

class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    /// `hint` stands in the empty field and is its name: "Go to anything", unless told.
    explicit CommandPalette(QWidget *window, const QString &hint = {});
    /// What can be made of what is typed, beside what matches it: "Show the namespace shop"; nothing: no such item.
    using Typed = std::function<std::optional<PaletteItem>(const QString &text)>;
    void setTyped(Typed typed) { m_typed = std::move(typed); }

    /// Also while open: the chosen row stays chosen.
    void setItems(std::vector<PaletteItem> items);
    /// For a choice among things of one kind: no group is cut short, and what has a word exactly as it is typed comes first, with its group.
    void setWhole(bool whole) { m_whole = whole; }
    /// The id of the row that Enter would choose; empty when there is none.
    [[nodiscard]] QByteArray currentId() const;
    [[nodiscard]] int resultCount() const { return m_matches; }

public Q_SLOTS:
    void open();
    void dismiss();

Q_SIGNALS:
    void chosen(const QByteArray &id); ///< After it has closed.
    void closed();                     ///< However; before `chosen` and `acted`.
    void acted(const QByteArray &id);  ///< Ctrl+Enter on an item that has an `act`; after it has closed.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search();
    [[nodiscard]] QStringList typedWords() const;
    void place();
    void choose(int row, bool act = false);

    QPointer<QWidget> m_window;
    QPointer<QWidget> m_before;
    QWidget *m_panel;
    QLineEdit *m_field;
    QLabel *m_count;
    QWidget *m_actHint; ///< only where some item has an act of its own
    PaletteList *m_list;
    std::vector<PaletteItem> m_items;
    Typed m_typed;
    size_t m_own = 0; ///< items that were set; one more at most is what m_typed made
    int m_matches = 0;
    bool m_whole = false;
};

} // namespace widgets
