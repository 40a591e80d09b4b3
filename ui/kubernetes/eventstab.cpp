// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "eventstab.h"

#include "livetableview.h"
#include "objectevents.h"
#include "style.h"

#include <QLabel>
#include <QStackedLayout>

namespace kubernetesui {

EventsTab::EventsTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object,
                     QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_cluster(cluster), m_object(object),
      m_model(kubernetes::objectEventKind()), m_message(new QLabel(this)), m_stack(new QStackedLayout(this))
{
    m_message->setContentsMargins(16, 12, 16, 12);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(theme::mutedRole);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack->addWidget(new delegates::LiveTableView(m_model, this));
    m_stack->addWidget(m_message);
    connect(&m_model, &live::LiveTableModel::orderApplied, this, [this] { refresh(); });
    refresh();
}

EventsTab::~EventsTab() = default;

void EventsTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    const live::RowPointer row = rows.size() == 1 ? rows.front() : nullptr;
    const bool same = row && m_row && row->key() == m_row->key();
    m_row = row;
    if (!same)
        watch();
}

void EventsTab::setActive(bool active)
{
    if (std::exchange(m_active, active) != active)
        watch();
}

void EventsTab::watch()
{
    m_model.setFeed(nullptr);
    m_events.reset();
    if (m_row && m_active && m_endpoint.isOpen()) {
        const kubernetes::ObjectMeta &meta = m_object.meta(*m_row);
        m_events = std::make_unique<kubernetes::WatchedRows>(
            m_endpoint, m_cluster, kubernetes::objectEventTable(m_object.table.resource, meta), meta.namespaceName);
        connect(&m_events->feed(), &live::Feed::statusChanged, this, [this] { refresh(); });
        m_model.setFeed(&m_events->feed());
    }
    refresh();
}

void EventsTab::refresh()
{
    using State = live::FeedStatus::State;
    QString text;
    if (m_events && m_model.rowCount() == 0) {
        const live::FeedStatus &status = m_events->feed().status();
        if (status.state == State::Live || status.state == State::Polling)
            text = tr("No events. What happens to this object appears here, live; a cluster forgets events after an hour.");
        else if (!status.error.what.isEmpty())
            text = status.error.text();
        else
            text = tr("Reading events…");
    }
    m_message->setText(text);
    m_stack->setCurrentIndex(text.isEmpty() ? 0 : 1);
}

} // namespace kubernetesui
