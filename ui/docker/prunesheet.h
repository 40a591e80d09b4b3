// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prune with a preview: lists exactly what could go, each with its bytes and a tick, removes what is ticked object by
// object, and says what each came to and what was really won. UI thread; deletes itself when closed. A removal under way
// is shown and cancelled in Activity too; closing the sheet stops it after the object that is on its way.
#pragma once

#include "dockerpanes.h"
#include "sheet.h"

#include <set>

class QTreeWidget;
class QTreeWidgetItem;

namespace dockerui {

class PruneSheet final : public widgets::Sheet
{
    Q_OBJECT

public:
    using Kind = docker::PruneItem::Kind;

    /// `ticked`: the kinds that are ticked to begin with.
    PruneSheet(const Context &context, endpoint::Endpoint &endpoint, QWidget *window, std::set<Kind> ticked);
    ~PruneSheet() override;

    void present();
    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

private:
    enum class State { Measuring, Choosing, Removing, Measured };

    void measure();
    void measured(const base::Result<docker::PrunePlan> &plan);
    void fill();
    void addGroup(Kind kind, const QString &title);
    void updateChoice();
    [[nodiscard]] std::vector<size_t> chosen() const;
    void pressed();
    void confirm();
    void remove();
    void removed(const docker::PruneStep &step);
    void ended(const base::Result<void> &result);
    void report(const base::Result<docker::PrunePlan> &after);
    void say(const QString &text, bool bad = false);
    [[nodiscard]] QStringList command() const;

    Context m_context;
    endpoint::Endpoint &m_endpoint;
    std::set<Kind> m_ticked;
    State m_state = State::Measuring;
    QLabel *m_text;
    QTreeWidget *m_tree;
    QPushButton *m_cancel;
    QPushButton *m_button;
    docker::PrunePlan m_plan;
    std::vector<QTreeWidgetItem *> m_rows; ///< of the plan's items, by index
    std::vector<size_t> m_removing;        ///< indices of the items on their way, in order
    std::vector<size_t> m_gone;            ///< of those, the ones that went
    size_t m_done = 0;
    qint64 m_expected = 0;                 ///< bytes, by the preview
    base::Error m_firstError;
    endpoint::Call m_measuring;
    endpoint::Channel m_channel;
    quint64 m_operation = 0;
    QPointer<actions::Runner> m_runner;
};

void pruneEngine(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, std::set<PruneSheet::Kind> ticked);

} // namespace dockerui
