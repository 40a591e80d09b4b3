// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Terminal tab: shells in the chosen container, several at once as small tabs. A shell lives until it ends, its tab
// is closed or the pane goes; looking at another container does not end it. UI thread.
#pragma once

#include "detailtab.h"
#include "engine.h"

#include <QStackedWidget>
#include <memory>

class QLabel;
class QTabBar;

namespace terminal {
class TerminalView;
}

namespace dockerui {

class TerminalTab final : public panes::DetailTab
{
    Q_OBJECT

public:
    TerminalTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent);
    ~TerminalTab() override;
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    void setActive(bool active) override;
    QWidget *tools() override { return m_tools; }
    [[nodiscard]] terminal::TerminalView *current() const;

private:
    struct Shell {
        live::Key container;
        QString name;
        terminal::TerminalView *view = nullptr;
        endpoint::Channel channel;
        bool ended = true;
    };
    void open(const live::Key &container, const QString &name);
    void start(Shell &shell);
    void closeCurrent();
    void sayWhyNone();
    void showShells();
    [[nodiscard]] Shell *shellOf(const terminal::TerminalView *view);

    endpoint::Endpoint &m_endpoint;
    const docker::Engine &m_engine;
    std::vector<std::unique_ptr<Shell>> m_shells;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QWidget *m_tools;
    live::Key m_container;
    QString m_name;
    bool m_running = false;
    bool m_active = false;
};

} // namespace dockerui
