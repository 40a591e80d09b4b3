// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "waitingpane.h"

#include "emptystate.h"
#include "fonts.h"

#include <QLabel>
#include <QVBoxLayout>

namespace shell {

using State = endpoint::EndpointState::State;

WaitingPane::WaitingPane(const QString &title, QString icon, QByteArray id, endpoint::Endpoint &endpoint, Open open, QWidget *parent)
    : QWidget(parent), m_icon(std::move(icon)), m_id(std::move(id)), m_endpoint(endpoint), m_open(std::move(open)),
      m_empty(new widgets::EmptyState(this))
{
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *heading = new QLabel(title, this);
    heading->setFont(theme::titleFont());
    heading->setContentsMargins(16, 6, 16, 0);
    heading->setFixedHeight(50); // as a table pane's
    column->addWidget(heading);
    column->addWidget(m_empty, 1);
    connect(m_empty, &widgets::EmptyState::buttonPressed, this, [this] {
        m_error = {};
        if (m_endpoint.state().state == State::Connected)
            ask();
        else
            m_endpoint.retryNow();
        say();
    });
    connect(&m_endpoint, &endpoint::Endpoint::stateChanged, this, [this] {
        if (m_endpoint.state().state != State::Connected)
            m_error = {}; // a new connection is worth a new question
        ask();
        say();
    });
    // Not before somebody listens, however quick the answer.
    QMetaObject::invokeMethod(this, &WaitingPane::ask, Qt::QueuedConnection);
    say();
}

void WaitingPane::ask()
{
    if (m_endpoint.state().state != State::Connected || m_call.active() || !m_error.what.isEmpty())
        return;
    m_call = m_open(m_endpoint, m_id, [this](base::Result<panes::TablePaneSpec> spec) {
        if (spec.ok()) {
            Q_EMIT ready(*spec); // takes this pane away
            return;
        }
        if (spec.error().code != base::Error::Code::Unreachable) // then the connection's return is enough
            m_error = spec.error();
        say();
    });
}

void WaitingPane::say()
{
    const endpoint::EndpointState &state = m_endpoint.state();
    const base::Error &error = m_error.what.isEmpty() ? state.error : m_error;
    if (!m_error.what.isEmpty() || state.state == State::Backoff || state.state == State::Failed)
        m_empty->setContent(QStringLiteral("plug"), tr("%1 cannot be shown").arg(accessibleName()), {error.text().toHtmlEscaped()}, tr("Retry now"));
    else
        m_empty->setContent(m_icon, state.state == State::Connected ? tr("Asking the server…") : tr("Connecting…"), {});
}

void WaitingPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_look = m_endpoint.look(m_id, endpoint::Demand::Rows);
}

void WaitingPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_look.release();
}

} // namespace shell
