// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dialog inside the window: a panel centred over a translucent layer that takes all input. The Sheet is that layer; it
// follows its window's size. No nested event loop; whoever makes it connects and deletes it. UI thread.
#pragma once

#include "style.h"
#include "tokens.h"

#include <QPointer>
#include <QWidget>
#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace widgets {

class Sheet : public QWidget
{
    Q_OBJECT

public:
    explicit Sheet(QWidget *window);
    ~Sheet() override;

    void setTitle(const QString &title, const QString &subtitleMono = {});
    /// Takes ownership; scrolls when higher than the panel.
    void setContent(QWidget *content);
    void setFooterText(const QString &text, std::optional<theme::Token> dot = {});
    /// At the right of the footer, in order. A Primary or Confirm button is the one that Ctrl+Enter presses.
    QPushButton *addButton(const QString &label, theme::Variant variant);
    /// Never larger than the window less 80 px. An empty size follows the content.
    void setPreferredSize(const QSize &size);
    [[nodiscard]] QWidget *panel() const { return m_panel; }

public Q_SLOTS:
    void open();
    /// Hides and gives the focus back to where it was.
    void dismiss();

Q_SIGNALS:
    void accepted(); ///< The primary button, by hand or Ctrl+Enter. Does not dismiss: the form may have a problem.
    void rejected(); ///< Esc or the close button. Does not dismiss: the form may want to ask.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    /// The title row, for a badge beside the title.
    [[nodiscard]] QHBoxLayout *titleRow() const { return m_titleRow; }
    /// Where the focus goes on open(); the first field when none.
    void setInitialFocus(QWidget *widget) { m_initial = widget; }
    /// No close button and no hairlines: a question, not a form.
    void setCompact();
    void place();

private:
    QPointer<QWidget> m_window;
    QWidget *m_panel;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_footerDot;
    QLabel *m_footer;
    QWidget *m_close;
    QWidget *m_lines[2];
    QHBoxLayout *m_titleRow;
    QHBoxLayout *m_buttons;
    QScrollArea *m_scroll;
    QPointer<QPushButton> m_primary;
    QPointer<QWidget> m_initial;
    QPointer<QWidget> m_before;
    QSize m_preferred;
    bool m_compact = false;
};

} // namespace widgets
