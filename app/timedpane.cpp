// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "timedpane.h"

#include "firstpaint.h"
#include "mainwindow.h"
#include "wallclock.h"

namespace app {

using State = endpoint::EndpointState::State;

TimedPane::TimedPane(shell::MainWindow &window, const QString &pane, QString path)
    : QObject(&window), m_window(window), m_section(pane.section(u'/', 0, 0).toUtf8()), m_pane(pane.section(u'/', 1).toUtf8()),
      m_path(std::move(path))
{
    connect(&m_looking, &QTimer::timeout, this, &TimedPane::look);
    m_looking.start(20);
}

void TimedPane::look()
{
    endpoint::Endpoint *endpoint = m_window.currentEndpoint(m_section);
    if (!endpoint)
        return;
    if (!std::exchange(m_opened, true))
        endpoint->open();
    if (endpoint->state().state != State::Connected)
        return;
    m_looking.stop();
    QTimer::singleShot(500, this, &TimedPane::click); // what the start still does is not the click's
}

void TimedPane::click()
{
    appendWallTime(m_path, "click", 0);
    m_window.openPane(m_section, m_pane);
    if (auto *pane = qobject_cast<panes::TablePane *>(m_window.currentPage()))
        new FirstPaint(pane, m_path, this);
}

} // namespace app
