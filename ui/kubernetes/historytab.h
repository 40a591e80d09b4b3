// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The revisions of a workload's pods: when, why, with which images, and what going back to one would change. UI thread.
#pragma once

#include "cluster.h"
#include "objectkind.h"
#include "questiontab.h"
#include "rollouthistory.h"

class QLabel;
class QPushButton;
class QSplitter;
class QTreeWidget;

namespace panes {
class DiffView;
}

namespace kubernetesui {

class HistoryTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    HistoryTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, QWidget *parent);
    QWidget *tools() override { return m_tools; }

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override { return m_object.path(row); }
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    void makeTree();
    void makeTools();
    void showRevisions(std::vector<kubernetes::Revision> revisions);
    void showMessage(const QString &text);
    void compare();
    void undo();
    [[nodiscard]] const kubernetes::Revision *chosen() const;

    const kubernetes::Cluster &m_cluster;
    const kubernetes::ObjectKind &m_object;
    endpoint::Call m_listing; ///< of the revisions, once the object is known
    std::vector<kubernetes::Revision> m_revisions; ///< newest first
    QSplitter *m_splitter;
    QTreeWidget *m_tree;
    QLabel *m_heading;
    panes::DiffView *m_diff;
    QLabel *m_message;
    QWidget *m_tools;
    QPushButton *m_undo = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace kubernetesui
