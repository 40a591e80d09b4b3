// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Terminal tab: shells in what is chosen, several at once as small tabs. A family's tab says in what a shell can be opened, and how. A
// shell lives until it ends, its tab is closed or the pane goes; looking at another object does not end it. UI thread.
#pragma once

#include "detailtab.h"
#include "shelloutput.h"

#include <QStackedWidget>
#include <memory>

class QHBoxLayout;
class QLabel;
class QTabBar;

namespace terminal {
class TerminalView;
}

namespace panes {

/// Something in which a shell can be opened.
struct ShellTarget {
    using Item = std::function<void(endpoint::ShellOutput)>;
    using End = std::function<void(base::Result<void>)>;
    QByteArray key; ///< the same key is the same thing
    QString name;   ///< of the shell's tab
    QString refusal; ///< why there can be none now; empty: there can
    std::function<endpoint::Channel(int columns, int rows, Item item, End end)> open;
};

class TerminalTab : public DetailTab
{
    Q_OBJECT

public:
    TerminalTab(endpoint::Endpoint &endpoint, QWidget *parent);
    ~TerminalTab() override;
    void setActive(bool active) override;
    QWidget *tools() override { return m_tools; }
    [[nodiscard]] terminal::TerminalView *current() const;
    /// One more shell, in front.
    void open(const ShellTarget &target);

protected:
    /// What is chosen now: shows the shell that it has, or opens its first one if somebody looks.
    void setTarget(const ShellTarget &target);
    /// Several or none are chosen: no shell is opened.
    void clearTarget();
    /// Left of what all families have.
    [[nodiscard]] QHBoxLayout *toolRow() const { return m_toolRow; }
    [[nodiscard]] endpoint::Endpoint &endpoint() const { return m_endpoint; }

private:
    struct Shell {
        ShellTarget target;
        terminal::TerminalView *view = nullptr;
        endpoint::Channel channel;
        bool ended = true;
    };
    void connectView(terminal::TerminalView *view);
    void start(Shell &shell);
    void take(terminal::TerminalView *view, const endpoint::ShellOutput &output);
    void closeCurrent();
    void sayWhyNone();
    void showShells();
    [[nodiscard]] bool canOpen() const;
    [[nodiscard]] Shell *shellOf(const terminal::TerminalView *view);

    endpoint::Endpoint &m_endpoint;
    std::vector<std::unique_ptr<Shell>> m_shells;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QWidget *m_tools;
    QHBoxLayout *m_toolRow;
    ShellTarget m_target;
    bool m_chosen = false;
    bool m_active = false;
};

} // namespace panes
