// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table that is watched beside those of the session, for as long as somebody wants it: the events of one object, the pods of a
// node that is drained. Endpoint thread; owned by who asked, and ends before the session.
#pragma once

#include "rowstore.h"
#include "watchsource.h"
#include "watchtable.h"

namespace kubernetes {

class KubernetesSession;

class SideTable final
{
public:
    /// `scope`: one namespace, or all where it is empty. `deliver` is RowStore's, `report` WatchSource's.
    SideTable(KubernetesSession &session, WatchTable table, QString scope, std::function<void(live::Batch)> deliver,
              endpoint::WatchSource::Report report);
    ~SideTable();
    Q_DISABLE_COPY_MOVE(SideTable)

    [[nodiscard]] live::RowStore &store() { return m_store; }

private:
    friend class KubernetesSession;
    void connected(net::Transport &transport, endpoint::WatchSource::Spec spec);
    void disconnected(const base::Error &error, qint64 nextTryMs);
    void retryNow();
    void reconnect();

    KubernetesSession &m_session;
    WatchTable m_table;
    QString m_scope;
    endpoint::WatchSource::Report m_report;
    live::RowStore m_store;
    std::unique_ptr<endpoint::WatchSource> m_source;
};

} // namespace kubernetes
