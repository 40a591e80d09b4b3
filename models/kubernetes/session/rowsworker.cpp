// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "rowsworker.h"

#include "sidetable.h"

namespace kubernetes {

namespace {

class RowsWorker final : public endpoint::ChannelWorker
{
public:
    RowsWorker(KubernetesSession &session, WatchTable table, QString scope, endpoint::Sink<WatchNews> sink)
        : m_sink(std::move(sink)),
          m_table(session, std::move(table), std::move(scope), [this](live::Batch batch) { m_sink.item({std::move(batch), {}}); },
                  [this](live::FeedStatus status) { m_sink.item({{}, std::move(status)}); })
    {
    }
    void grant(qint64 revision) override { m_table.store().acknowledge(static_cast<quint64>(revision)); }

private:
    endpoint::Sink<WatchNews> m_sink;
    SideTable m_table;
};

} // namespace

std::unique_ptr<endpoint::ChannelWorker> openRows(KubernetesSession &session, WatchTable table, QString scope,
                                                  endpoint::Sink<WatchNews> sink)
{
    return std::make_unique<RowsWorker>(session, std::move(table), std::move(scope), std::move(sink));
}

} // namespace kubernetes
