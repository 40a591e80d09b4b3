// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// "Run container": a form over one RunSpec, beside it the groups, below it the command that does the same. Problems are
// told under their fields before anything is sent; ports of an engine on this computer are checked too. UI thread; child
// of the window, deletes itself when it is left.
#pragma once

#include "computepool.h"
#include "dockerpanes.h"
#include "portcheck.h"
#include "runcheck.h"
#include "sheet.h"

#include <optional>

class QScrollArea;

namespace dockerui {

class RunCommandBar;
class RunFields;
class RunGroups;

class RunSheet final : public widgets::Sheet
{
    Q_OBJECT

public:
    RunSheet(const Context &context, endpoint::Endpoint &endpoint, QWidget *anchor, const docker::RunSpec &initial);

    [[nodiscard]] docker::RunSpec spec() const;
    void setSpec(const docker::RunSpec &spec);
    /// What the engine refused: at the field that it is about, else at the foot.
    void showError(const base::Error &error);
    [[nodiscard]] RunFields *fields() const { return m_fields; }
    [[nodiscard]] RunCommandBar *commandBar() const { return m_bar; }
    [[nodiscard]] std::vector<docker::FieldProblem> problems() const;
    void present();

Q_SIGNALS:
    void wanted(const docker::RunSpec &spec, bool start); ///< without an error; the sheet is gone after it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void takePasted(const docker::RunSpec &spec);
    bool takeBack();
    void watchUndo();
    void tryToFinish(bool start);
    void leave();
    void askNetworks();
    void askListeners(std::function<void()> then);
    void showPorts();
    void usePort(int row, int port);
    [[nodiscard]] std::vector<docker::PublishedPort> published() const;
    [[nodiscard]] bool local() const;

    Context m_context;
    endpoint::Endpoint &m_endpoint;
    RunFields *m_fields = nullptr;
    RunGroups *m_groups = nullptr;
    RunCommandBar *m_bar = nullptr;
    QScrollArea *m_page = nullptr;
    docker::RunSpec m_initial;
    std::optional<docker::RunSpec> m_before; ///< of the last paste, for one undo
    std::optional<docker::FieldProblem> m_refused; ///< by the engine; until the form changes
    endpoint::Look m_containers, m_images;
    endpoint::Call m_networks;
    base::ComputeJob m_listening;
    std::vector<docker::HostListener> m_listeners;
    bool m_tried = false;
    bool m_filling = false;
};

/// Opens the form and carries out what it says; after a failure it comes back with what was filled in.
void runContainer(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane,
                  const docker::RunSpec &initial = {});

} // namespace dockerui
