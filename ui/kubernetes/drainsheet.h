// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drains a node after a forecast: shows, live, what would happen to each of its pods and which of them stop it, takes the options
// of kubectl drain, and then shows how each pod fares. UI thread; deletes itself when closed. A drain under way goes on
// when the sheet is closed, and is shown and cancelled in Activity too; however it ends, the node stays cordoned, and the sheet
// says so.
#pragma once

#include "drainplan.h"
#include "kubernetespanes.h"
#include "sheet.h"
#include "watchedrows.h"

class QCheckBox;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace kubernetesui {

class DrainSheet final : public widgets::Sheet
{
    Q_OBJECT

public:
    /// `node`: a NodeRow.
    DrainSheet(const Context &context, endpoint::Endpoint &endpoint, live::RowPointer node, QWidget *window);
    ~DrainSheet() override;

    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }
    [[nodiscard]] const kubernetes::DrainPlan &plan() const { return m_plan; }
    /// Whether this is a drain of the node that goes on.
    [[nodiscard]] bool drains(const endpoint::Endpoint &endpoint, const live::Key &node) const;

private:
    enum class State { Forecasting, Draining, Ended };
    enum Column { Name, Fate };
    struct Group {
        QString title;
        bool (*holds)(const kubernetes::DrainPodFate &pod);
    };

    [[nodiscard]] QWidget *makeOptions(QWidget *parent);
    [[nodiscard]] QTreeWidget *makeTree(QWidget *parent);
    [[nodiscard]] kubernetes::DrainOptions options() const;
    void watch();
    void findDaemonSets(const std::vector<kubernetes::DrainPod> &pods);
    void forecast();
    void fill();
    void addGroup(const Group &group);
    void updateSummary();
    void pressed();
    void confirm();
    void drain();
    void stepped(const kubernetes::DrainStep &step);
    void showStep(QTreeWidgetItem &item, const kubernetes::DrainStep &step);
    void stop();
    [[nodiscard]] base::Error stopped() const;
    void ended(const base::Result<void> &result);
    void closeRequested();
    void cancelPressed();
    void say(const QString &text, theme::Token token);
    [[nodiscard]] QString nodeName() const;

    Context m_context;
    endpoint::Endpoint &m_endpoint;
    live::RowPointer m_node;
    State m_state = State::Forecasting;
    QLabel *m_text;
    QCheckBox *m_data;
    QCheckBox *m_force;
    QLineEdit *m_grace;
    QLineEdit *m_timeout;
    QWidget *m_optionRow;
    QTreeWidget *m_tree;
    QPushButton *m_cancel;
    QPushButton *m_background;
    QPushButton *m_button;
    std::unique_ptr<kubernetes::WatchedRows> m_pods;
    std::unique_ptr<kubernetes::WatchedRows> m_budgets;
    std::map<QString, endpoint::Call> m_asked; ///< DaemonSets that were asked for, "shop/db"
    std::set<QString> m_lost;                  ///< those that are not there
    kubernetes::DrainPlan m_plan;
    bool m_filled = false;
    std::map<live::Key, QTreeWidgetItem *> m_items;
    int m_going = 0;
    int m_gone = 0;
    bool m_cordoned = false;
    endpoint::Channel m_channel;
    quint64 m_operation = 0;
    QPointer<actions::Runner> m_runner;
};

/// One that is under way is shown again.
void drainNode(const Context &context, endpoint::Endpoint &endpoint, const live::RowPointer &node, QWidget *pane);

} // namespace kubernetesui
