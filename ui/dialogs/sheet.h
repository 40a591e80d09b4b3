// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dialog inside the window: the window is dimmed, a panel stands in its middle. Modal to the person, never to the
// program: no nested event loop. Esc and the cross reject, Ctrl+Enter accepts; Tab stays inside; the focus goes back to
// where it was. Deletes itself when it is closed. UI thread.
#pragma once

#include "style.h"

#include <QPointer>
#include <QPushButton>
#include <QWidget>

class QHBoxLayout;
class QLabel;

class QScrollArea;
class QVBoxLayout;

namespace dialogs {

class Sheet : public QWidget
{
    Q_OBJECT

public:
    /// `anchor`: any widget of the window over which it is shown.
    Sheet(QWidget *anchor, const QString &title, const QString &subtitle = {});

    /// Owned by the sheet; scrolls when it is taller than the window allows.
    void setContent(QWidget *content);
    void setPreferredSize(const QSize &size) { m_preferred = size; }
    QPushButton *addButton(const QString &label, theme::Variant variant);
    /// The button that Ctrl+Enter presses.
    void setAcceptButton(QPushButton *button) { m_accept = button; }
    void setFooterText(const QString &text);
    /// A problem is said at the foot, in the tone of a failure; empty: none.
    void setProblem(const QString &text);
    /// Shows it; the focus goes to `first`, or to the first field.
    void present(QWidget *first = nullptr);
    void dismiss();

Q_SIGNALS:
    void rejected();
    void closed();

protected:
    /// Whether Esc may close it now.
    virtual bool mayReject() { return true; }
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    void reject();
    QWidget *m_panel;
    QScrollArea *m_scroll;
    QHBoxLayout *m_footer;
    QLabel *m_footerText;
    QPointer<QPushButton> m_accept;
    QPointer<QWidget> m_before; ///< had the focus
    QSize m_preferred{520, 0};
};

} // namespace dialogs
