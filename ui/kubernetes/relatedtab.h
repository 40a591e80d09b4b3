// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an object has to do with others: the chain of its owners, and a picture of all that is near. Asked when it is looked at, and
// again some seconds after the object has changed. What has a pane opens there. UI thread.
#pragma once

#include "detailtab.h"
#include "kubernetespanes.h"
#include "relations.h"

#include <QTimer>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace kubernetesui {

class RelationGraph;

class RelatedTab final : public panes::DetailTab
{
    Q_OBJECT

public:
    /// `object` outlives it.
    RelatedTab(endpoint::Endpoint &endpoint, const Context &context, const kubernetes::ObjectKind &object, QWidget *parent);
    ~RelatedTab() override;
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    void setActive(bool active) override;

private:
    void begin();
    void ask();
    void answered(const QByteArray &path, const base::Result<QByteArray> &answer);
    void present(const kubernetes::Relations &relations);
    void showChosen();
    void fillChain(const kubernetes::Relations &relations);
    [[nodiscard]] bool opens(const kubernetes::RelatedObject &related) const;
    void open(size_t index);

    endpoint::Endpoint &m_endpoint;
    Context m_context;
    const kubernetes::ObjectKind &m_object;
    live::RowPointer m_row;
    std::unique_ptr<kubernetes::RelationSearch> m_search;
    std::map<QByteArray, endpoint::Call> m_calls;
    endpoint::Call m_opening;
    kubernetes::Relations m_shown;
    QTimer m_again;
    bool m_active = false;
    bool m_due = false;
    bool m_found = false; ///< all of the present object's relations
    QLabel *m_message;
    QScrollArea *m_scroll;
    QWidget *m_chain;
    QHBoxLayout *m_chainRow;
    RelationGraph *m_graph;
};

} // namespace kubernetesui
