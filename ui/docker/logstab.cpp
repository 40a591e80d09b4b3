// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logstab.h"

#include "containerrow.h"
#include "logpanel.h"

#include <QFileDialog>
#include <QVBoxLayout>

namespace dockerui {

using Kind = docker::LogOutput::Kind;

LogsTab::LogsTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_engine(engine), m_panel(new logs::LogPanel(this))
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
    connect(m_panel, &logs::LogPanel::saveRequested, this, [this] {
        const QString name = m_sources.size() == 1 ? m_sources.front().name : tr("containers");
        auto *dialog = new QFileDialog(this, tr("Save log"), name + QStringLiteral(".log"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(name + QStringLiteral(".log"));
        connect(dialog, &QFileDialog::fileSelected, m_panel, &logs::LogPanel::save);
        dialog->open();
    });
    connect(m_panel, &logs::LogPanel::saved, this, [this](const base::Result<qint64> &result) {
        if (result.ok()) // else the panel says why not
            m_panel->setNotice(tr("Saved %n bytes", nullptr, static_cast<int>(std::min<qint64>(*result, 2'000'000'000))), false);
    });
}

LogsTab::~LogsTab() = default;

void LogsTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    std::vector<std::pair<live::Key, QString>> wanted;
    for (const live::RowPointer &row : rows) {
        if (wanted.size() < most)
            wanted.emplace_back(row->key(), static_cast<const docker::ContainerRow &>(*row).name);
    }
    const bool same = wanted.size() == m_wanted.size() &&
                      std::equal(wanted.begin(), wanted.end(), m_wanted.begin(),
                                 [](const auto &a, const auto &b) { return a.first == b.first; });
    if (same)
        return;
    m_wanted = std::move(wanted);
    m_sources.clear();
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

void LogsTab::open()
{
    if (!m_active || !m_sources.empty() || !m_endpoint.isOpen())
        return;
    m_panel->clear();
    m_panel->setNotice({}, false);
    QStringList names;
    for (size_t i = 0; i < m_wanted.size(); ++i) {
        Source &source = m_sources.emplace_back();
        source.key = m_wanted[i].first;
        source.name = m_wanted[i].second;
        names << source.name;
    }
    m_panel->setSources(names);
    for (size_t i = 0; i < m_sources.size(); ++i) {
        docker::LogRequest request;
        request.container = m_sources[i].key;
        request.source = static_cast<int>(i);
        m_sources[i].channel = m_engine.openLog(
            m_endpoint, request, [this, i](const docker::LogOutput &output) { take(i, output); },
            [this, i](const base::Result<void> &result) {
                if (i >= m_sources.size())
                    return;
                m_sources[i].state = result.ok() ? Kind::Ended : Kind::Unreadable;
                m_sources[i].text = result.ok() ? tr("The container is gone.") : result.error().text();
                tellState();
            });
    }
}

void LogsTab::take(size_t index, const docker::LogOutput &output)
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

void LogsTab::tellState()
{
    QStringList notices;
    bool problem = false;
    for (const Source &source : m_sources) {
        const QString who = m_sources.size() > 1 ? source.name + QStringLiteral(": ") : QString();
        switch (source.state) {
        case Kind::Ended:
            notices << who + (source.text.isEmpty() ? tr("The container is not running. Its log goes on here when it starts.")
                                                    : source.text);
            break;
        case Kind::Reconnecting:
            notices << who + tr("Interrupted: %1. Trying again.").arg(source.text);
            problem = true;
            break;
        case Kind::Unreadable:
            notices << who + source.text;
            problem = true;
            break;
        case Kind::Lines:
        case Kind::Live:
            break;
        }
    }
    m_panel->setNotice(notices.join(QStringLiteral(" · ")), problem);
}

} // namespace dockerui
