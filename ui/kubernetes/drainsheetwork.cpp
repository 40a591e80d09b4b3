// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of DrainSheet that carries the drain out and shows how it goes.
#include "confirmsheet.h"
#include "drainsheet.h"
#include "noderow.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <algorithm>

namespace kubernetesui {

using kubernetes::DrainPodFate;
using kubernetes::DrainStep;
using theme::Token;

base::Error DrainSheet::stopped() const
{
    base::Error error;
    error.code = base::Error::Code::Cancelled;
    error.what = m_cordoned ? tr("Stopped; the node stays cordoned") : tr("Stopped");
    return error;
}

void DrainSheet::pressed()
{
    if (m_state != State::Forecasting || !m_button->isEnabled())
        return;
    if (m_endpoint.profile().production)
        confirm();
    else
        drain();
}

/// The forecast is the question; where the cluster matters most, the node's name is asked for besides.
void DrainSheet::confirm()
{
    widgets::ConfirmQuestion question;
    question.title = tr("Drain %1?").arg(nodeName());
    question.confirmLabel = tr("Drain");
    question.text = tr("On %1: %n pods leave the node.", nullptr, m_plan.going()).arg(m_endpoint.profile().name);
    question.production = true;
    question.typedName = nodeName();
    auto *sheet = new widgets::ConfirmSheet(question, window());
    connect(sheet, &widgets::ConfirmSheet::confirmed, this, [this] { drain(); });
    sheet->open();
}

void DrainSheet::drain()
{
    if (m_state != State::Forecasting)
        return;
    m_state = State::Draining;
    m_pods.reset();
    m_budgets.reset();
    m_asked.clear();
    m_going = m_plan.going();
    m_optionRow->setEnabled(false);
    m_button->hide();
    m_cancel->setText(tr("Stop"));
    m_background->show();
    m_background->setFocus(Qt::OtherFocusReason);
    say(tr("Cordoning the node…"), Token::Muted);
    setFooterText({});
    actions::Runner::Description description;
    description.label = tr("Drain");
    description.running = tr("Draining");
    description.done = tr("Drained");
    description.object = nodeName();
    description.command = kubernetes::drainCommand(nodeName(), options());
    description.cancel = [guard = QPointer<DrainSheet>(this)] {
        if (guard)
            guard->stop();
    };
    m_operation = m_runner->begin(m_endpoint.profile(), description);
    m_channel = m_context.cluster->drain(
        m_endpoint, {m_node, options()}, [this](const DrainStep &step) { stepped(step); },
        [this](const base::Result<void> &result) { ended(result); });
}

void DrainSheet::showStep(QTreeWidgetItem &item, const DrainStep &step)
{
    const QString words = step.error.detail.isEmpty() ? step.error.what : step.error.detail;
    QString text;
    Token token = Token::Muted;
    switch (step.state) {
    case DrainStep::State::Cordoned: return;
    case DrainStep::State::Evicting: text = tr("evicting…"); break;
    case DrainStep::State::Waiting: {
        const auto pod = std::find_if(m_plan.pods.begin(), m_plan.pods.end(), [&](const DrainPodFate &fate) { return fate.key == step.pod; });
        const bool guarded = step.error.httpStatus == 429 && pod != m_plan.pods.end() && !pod->budget.isEmpty();
        text = guarded ? tr("waits for budget %1, tried again every 5 s").arg(pod->budget)
                       : tr("refused, tried again every 5 s: %1").arg(words);
        token = Token::Warn;
        break;
    }
    case DrainStep::State::Leaving: text = tr("evicted, its containers are being stopped"); break;
    case DrainStep::State::Gone:
        text = tr("gone");
        token = Token::Ok;
        break;
    case DrainStep::State::Failed:
        text = step.error.text();
        token = Token::Bad;
        break;
    }
    item.setText(Fate, text);
    item.setToolTip(Fate, words.isEmpty() ? text : words);
    item.setForeground(Fate, theme::color(token));
}

void DrainSheet::stepped(const DrainStep &step)
{
    if (step.state == DrainStep::State::Cordoned) {
        m_cordoned = true;
        say(tr("The node is cordoned; its pods are being evicted."), Token::Muted);
    }
    if (const auto item = m_items.find(step.pod); item != m_items.end())
        showStep(*item->second, step);
    if (step.state != DrainStep::State::Gone)
        return;
    ++m_gone;
    m_going = std::max(m_going, m_gone); // one that came after the forecast
    const QString text = tr("%1 of %2 pods gone").arg(m_gone).arg(m_going);
    setFooterText(text);
    m_runner->progress(m_operation, static_cast<double>(m_gone) / m_going, text);
}

void DrainSheet::stop()
{
    m_channel.close();
    ended(stopped());
}

void DrainSheet::ended(const base::Result<void> &result)
{
    m_state = State::Ended;
    const quint64 operation = std::exchange(m_operation, 0);
    if (result.ok())
        m_runner->finish(operation, actions::Outcome{});
    else
        m_runner->finish(operation, result.error());
    const QString stays = m_cordoned ? tr("The node stays cordoned until you uncordon it.") : tr("The node was not cordoned.");
    if (result.ok())
        say(tr("Drained: %n pods left the node.", nullptr, m_gone) + u' ' + stays, Token::Ok);
    else
        say(result.error().text() + QStringLiteral(". ") + tr("%1 of %2 pods are gone.").arg(m_gone).arg(m_going) + u' ' + stays, Token::Bad);
    setFooterText({});
    m_background->hide();
    m_cancel->setText(tr("Close"));
    if (isHidden())
        deleteLater(); // Activity says how it ended
    else
        m_cancel->setFocus(Qt::OtherFocusReason);
}

/// What closes the sheet leaves a drain to go on; only "Stop" stops it.
void DrainSheet::closeRequested()
{
    dismiss();
    if (m_state != State::Draining)
        deleteLater();
}

void DrainSheet::cancelPressed()
{
    if (m_state == State::Draining)
        stop();
    else
        closeRequested();
}

bool DrainSheet::drains(const endpoint::Endpoint &endpoint, const live::Key &node) const
{
    return m_state == State::Draining && &m_endpoint == &endpoint && m_node->key() == node;
}

void drainNode(const Context &context, endpoint::Endpoint &endpoint, const live::RowPointer &node, QWidget *pane)
{
    const QList<DrainSheet *> sheets = pane->window()->findChildren<DrainSheet *>();
    const auto under = std::find_if(sheets.begin(), sheets.end(), [&](const DrainSheet *sheet) { return sheet->drains(endpoint, node->key()); });
    (under != sheets.end() ? *under : new DrainSheet(context, endpoint, node, pane->window()))->open();
}

} // namespace kubernetesui
