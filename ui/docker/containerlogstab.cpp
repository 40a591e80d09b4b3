// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containerlogstab.h"

#include "containerrow.h"

namespace dockerui {

void ContainerLogsTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    std::vector<panes::LogStream> streams;
    for (const live::RowPointer &row : rows) {
        panes::LogStream stream;
        stream.key = row->key();
        stream.name = static_cast<const docker::ContainerRow &>(*row).name;
        stream.open = [this, key = row->key()](int source, panes::LogStream::Item item, panes::LogStream::End end) {
            docker::LogRequest request;
            request.container = key;
            request.source = source;
            return m_engine.openLog(endpoint(), request, std::move(item), std::move(end));
        };
        streams.push_back(std::move(stream));
    }
    const QString name = streams.size() == 1 ? streams.front().name : tr("containers");
    follow(std::move(streams), name);
}

} // namespace dockerui
