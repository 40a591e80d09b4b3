// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Logs tab: follows logs, merged by time, each a source with a colour of its own. A family's tab says which logs belong to what
// is chosen. Nothing is read before somebody looks. UI thread.
#pragma once

#include "detailtab.h"
#include "logoutput.h"

#include <deque>

namespace logs {
class LogPanel;
}

namespace panes {

/// A log that can be followed.
struct LogStream {
    using Item = std::function<void(live::LogOutput)>;
    using End = std::function<void(base::Result<void>)>;
    QByteArray key; ///< the same key is the same log
    QString name;   ///< in the legend
    std::function<endpoint::Channel(int source, Item item, End end)> open;
};

class LogsTab : public DetailTab
{
    Q_OBJECT

public:
    static constexpr size_t most = 20; ///< followed at once; more are told

    LogsTab(endpoint::Endpoint &endpoint, QWidget *parent);
    ~LogsTab() override;
    void setActive(bool active) override;
    bool find() override;
    [[nodiscard]] logs::LogPanel &panel() { return *m_panel; }

protected:
    /// These and no others: what is shown goes, unless they are the same as before. `fileName`: what a saved log is called.
    void follow(std::vector<LogStream> streams, const QString &fileName);
    /// Those that are not followed yet are from now on. The others go on until they end by themselves.
    void followToo(std::vector<LogStream> streams);
    void setEmptyText(const QString &text);
    [[nodiscard]] endpoint::Endpoint &endpoint() const { return m_endpoint; }

private:
    struct Source {
        QString name;
        endpoint::Channel channel;
        live::LogOutput::Kind state = live::LogOutput::Kind::Live;
        QString text;
        qint64 owed = 0; ///< bytes to be granted when the store has room again
        bool over = false;
    };
    void open();
    void openOne(const LogStream &stream);
    void take(size_t index, const live::LogOutput &output);
    void ended(size_t index, const base::Result<void> &result);
    void save();
    void tellState();
    [[nodiscard]] QString stateText(const Source &source, bool &problem) const;

    endpoint::Endpoint &m_endpoint;
    logs::LogPanel *m_panel;
    std::vector<LogStream> m_wanted; ///< the first m_sources.size() of them are followed
    std::deque<Source> m_sources;    ///< by the number of their lines' source
    QString m_fileName;
    bool m_active = false;
};

} // namespace panes
