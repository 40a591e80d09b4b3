// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sidetable.h"

#include "kubernetessession.h"

namespace kubernetes {

SideTable::SideTable(KubernetesSession &session, WatchTable table, QString scope, std::function<void(live::Batch)> deliver,
                     endpoint::WatchSource::Report report)
    : m_session(session), m_table(std::move(table)), m_scope(std::move(scope)), m_report(std::move(report)),
      m_store(std::move(deliver))
{
    m_session.attach(*this);
}

SideTable::~SideTable()
{
    m_session.detach(*this);
}

void SideTable::connected(net::Transport &transport, endpoint::WatchSource::Spec spec)
{
    if (!m_source) {
        m_source = std::make_unique<endpoint::WatchSource>(std::move(spec), m_store, m_session.clock(), m_report);
        m_source->setWanted(true);
    }
    m_source->connected(transport);
}

void SideTable::disconnected(const base::Error &error, qint64 nextTryMs)
{
    if (m_source)
        m_source->disconnected(error, nextTryMs);
}

void SideTable::retryNow()
{
    if (m_source)
        m_source->retryNow();
}

void SideTable::reconnect()
{
    if (m_source)
        m_source->reconnect();
}

} // namespace kubernetes
