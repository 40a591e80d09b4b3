// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logstab.h"

#include "logpanel.h"

#include <QFileDialog>
#include <QVBoxLayout>
#include <algorithm>

namespace panes {

using Kind = live::LogOutput::Kind;

LogsTab::LogsTab(endpoint::Endpoint &endpoint, QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_panel(new logs::LogPanel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    m_panel->setEmptyText(tr("Nothing has been written yet. Lines appear here as the container writes them."));
    connect(m_panel, &logs::LogPanel::drained, this, [this] {
        for (Source &source : m_sources) {
            if (const qint64 owed = std::exchange(source.owed, 0); owed > 0)
                source.channel.grant(owed);
        }
    });
    connect(m_panel, &logs::LogPanel::saveRequested, this, &LogsTab::save);
    connect(m_panel, &logs::LogPanel::saved, this, [this](const base::Result<qint64> &result) {
        if (result.ok()) // else the panel says why not
            m_panel->setNotice(tr("Saved %n bytes", nullptr, static_cast<int>(std::min<qint64>(*result, 2'000'000'000))), false);
    });
}

LogsTab::~LogsTab() = default;

void LogsTab::save()
{
    auto *dialog = new QFileDialog(this, tr("Save log"), m_fileName + QStringLiteral(".log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_fileName + QStringLiteral(".log"));
    connect(dialog, &QFileDialog::fileSelected, m_panel, &logs::LogPanel::save);
    dialog->open();
}

void LogsTab::setEmptyText(const QString &text)
{
    m_panel->setEmptyText(text);
}

void LogsTab::follow(std::vector<LogStream> streams, const QString &fileName)
{
    m_fileName = fileName;
    const bool same = std::equal(streams.begin(), streams.end(), m_wanted.begin(), m_wanted.end(),
                                 [](const LogStream &a, const LogStream &b) { return a.key == b.key; });
    if (same && !streams.empty())
        return;
    m_wanted = std::move(streams);
    m_sources.clear();
    m_panel->clear();
    m_panel->setSources({});
    m_panel->setNotice({}, false);
    open();
}

void LogsTab::followToo(std::vector<LogStream> streams)
{
    for (LogStream &stream : streams) {
        const bool known = std::any_of(m_wanted.begin(), m_wanted.end(),
                                       [&](const LogStream &other) { return other.key == stream.key; });
        if (!known)
            m_wanted.push_back(std::move(stream));
    }
    open();
}

bool LogsTab::find()
{
    m_panel->find();
    return true;
}

void LogsTab::setActive(bool active)
{
    m_active = active;
    // The streams stay while another tab is shown; the pane's own looking away ends them with the selection.
    if (active)
        open();
}

/// Opens as many of the wanted as there is room for.
void LogsTab::open()
{
    if (!m_active || !m_endpoint.isOpen())
        return;
    auto running = static_cast<size_t>(
        std::count_if(m_sources.begin(), m_sources.end(), [](const Source &source) { return !source.over; }));
    QStringList names;
    for (const Source &source : m_sources)
        names << source.name;
    const size_t before = m_sources.size();
    const size_t after = std::min(m_wanted.size(), before + (most - std::min(most, running)));
    for (size_t i = before; i < after; ++i)
        names << m_wanted[i].name;
    m_panel->setSources(names);
    for (size_t i = before; i < after; ++i)
        openOne(m_wanted[i]);
    tellState();
}

void LogsTab::openOne(const LogStream &stream)
{
    const size_t index = m_sources.size();
    m_sources.emplace_back().name = stream.name;
    m_sources[index].channel = stream.open(
        static_cast<int>(index), [this, index](const live::LogOutput &output) { take(index, output); },
        [this, index](const base::Result<void> &result) { ended(index, result); });
}

void LogsTab::ended(size_t index, const base::Result<void> &result)
{
    if (index >= m_sources.size())
        return;
    Source &source = m_sources[index];
    source.over = true;
    source.state = result.ok() ? Kind::Ended : Kind::Unreadable;
    source.text = result.ok() ? tr("The container is gone.") : result.error().text();
    open(); // there may be room for another one
}

void LogsTab::take(size_t index, const live::LogOutput &output)
{
    if (index >= m_sources.size())
        return;
    Source &source = m_sources[index];
    if (output.kind != Kind::Lines) {
        source.state = output.kind;
        source.text = output.text;
        tellState();
        return;
    }
    m_panel->append(output.chunk);
    // The bound on memory holds because no more is asked for while the store is full.
    if (m_panel->full())
        source.owed += output.streamBytes;
    else
        source.channel.grant(output.streamBytes);
}

QString LogsTab::stateText(const Source &source, bool &problem) const
{
    switch (source.state) {
    case Kind::Ended:
        return source.text.isEmpty() ? tr("The container is not running. Its log goes on here when it starts.") : source.text;
    case Kind::Waiting:
        return source.text;
    case Kind::Reconnecting:
        problem = true;
        return tr("Interrupted: %1. Trying again.").arg(source.text);
    case Kind::Unreadable:
        problem = true;
        return source.text;
    case Kind::Lines:
    case Kind::Live:
        break;
    }
    return {};
}

/// What is the same with several logs is said once.
void LogsTab::tellState()
{
    std::vector<std::pair<QString, QStringList>> said;
    bool problem = false;
    for (const Source &source : m_sources) {
        const QString text = stateText(source, problem);
        if (text.isEmpty())
            continue;
        const auto found = std::find_if(said.begin(), said.end(), [&](const auto &entry) { return entry.first == text; });
        if (found == said.end())
            said.push_back({text, {source.name}});
        else
            found->second << source.name;
    }
    QStringList notices;
    for (const auto &[text, names] : said) {
        if (m_sources.size() == 1)
            notices << text;
        else
            notices << (names.size() > 3 ? tr("%n logs", nullptr, static_cast<int>(names.size()))
                                         : names.join(QStringLiteral(", "))) + QStringLiteral(": ") + text;
    }
    if (const size_t left = m_wanted.size() - std::min(m_wanted.size(), m_sources.size()); left > 0 && m_active)
        notices << tr("%n more logs are not followed: these are as many as are followed at once.", nullptr, static_cast<int>(left));
    m_panel->setNotice(notices.join(QStringLiteral(" · ")), problem);
}

} // namespace panes
