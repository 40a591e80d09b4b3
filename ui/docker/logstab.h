// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Logs tab: follows the logs of the chosen containers, merged by time. Nothing is read while nobody looks. UI thread.
#pragma once

#include "detailtab.h"
#include "engine.h"

#include <deque>

namespace logs {
class LogPanel;
}

namespace dockerui {

class LogsTab final : public panes::DetailTab
{
    Q_OBJECT

public:
    static constexpr size_t most = 16; ///< containers at once

    LogsTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent);
    ~LogsTab() override;
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    void setActive(bool active) override;
    bool find() override;
    [[nodiscard]] logs::LogPanel &panel() { return *m_panel; }

private:
    struct Source {
        live::Key key;
        QString name;
        endpoint::Channel channel;
        docker::LogOutput::Kind state = docker::LogOutput::Kind::Live;
        QString text;
        qint64 owed = 0; ///< bytes to be granted when the store has room again
    };
    void open();
    void take(size_t index, const docker::LogOutput &output);
    void tellState();

    endpoint::Endpoint &m_endpoint;
    const docker::Engine &m_engine;
    logs::LogPanel *m_panel;
    std::vector<std::pair<live::Key, QString>> m_wanted;
    std::deque<Source> m_sources;
    bool m_active = false;
};

} // namespace dockerui
