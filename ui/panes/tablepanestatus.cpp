// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pane says of its rows: subtitle, banner, empty states, which actions are off and why, chips, detail. UI thread.
#include "tablepane.h"

#include "banner.h"
#include "chiprow.h"
#include "emptystate.h"
#include "labelfilter.h"
#include "livetableview.h"
#include "searchfield.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace panes {

using FeedState = live::FeedStatus::State;

namespace {

QString clockTime(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), QStringLiteral("HH:mm:ss"));
}

} // namespace

void TablePane::updateHeader()
{
    const live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
    const size_t selected = m_view->selectedKeys().size();
    const bool old = feed->status().stale() || feed->status().state == FeedState::Denied;
    if (old && feed->status().lastGoodMs > 0)
        m_subtitle->setText(tr("as of %1").arg(clockTime(feed->status().lastGoodMs)));
    else if (selected > 1)
        m_subtitle->setText(tr("%n selected", nullptr, static_cast<int>(selected)));
    else
        m_subtitle->setText(summary());
}

/// Of all rows: counted once a batch, not at every key typed into the filter.
const QString &TablePane::summary()
{
    const live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
    if (m_summarized != feed->revision()) {
        m_summarized = feed->revision();
        m_summary = m_spec.kind->summary && feed->size() > 0 ? m_spec.kind->summary(feed->rows()) : QString();
    }
    return m_summary;
}

/// Why an action makes no sense for an object, or is not this person's to do.
QString TablePane::refusalOf(const actions::Action &action, const live::Row &row) const
{
    const QString refusal = action.refusal(row);
    return refusal.isEmpty() && m_spec.forbidden && reachable() ? m_spec.forbidden(m_endpoint, action, row) : refusal;
}

void TablePane::updateActions()
{
    const std::vector<live::RowPointer> rows = selectedRows();
    const bool away = !reachable();
    const bool readOnly = m_endpoint.profile().readOnly;
    const QString whyAway = away      ? tr("%1 does not answer").arg(m_endpoint.profile().name)
                            : readOnly ? tr("%1 is read-only here").arg(m_endpoint.profile().name)
                                       : QString();
    for (const actions::Action *action : actions::actionsOf(m_runner.actions(), m_spec.kind->id)) {
        QString why = whyAway;
        if (why.isEmpty() && rows.empty())
            why = tr("Nothing is selected");
        else if (why.isEmpty() && rows.size() > 1 && !action->bulk)
            why = tr("Only for one object at a time");
        if (why.isEmpty()) {
            // Of several, those that it applies to are done; it is off where it applies to none.
            bool any = false;
            for (size_t i = 0; i < rows.size() && !any; ++i) {
                const QString refusal = refusalOf(*action, *rows[i]);
                any = refusal.isEmpty();
                if (why.isEmpty())
                    why = refusal;
            }
            if (any)
                why.clear();
        }
        QAction *made = m_actions[action->id];
        made->setEnabled(why.isEmpty());
        made->setToolTip(why);
    }
    for (const PaneAction &action : m_spec.paneActions) {
        m_actions[action.id]->setEnabled(whyAway.isEmpty() || !action.changes);
        m_actions[action.id]->setToolTip(action.changes ? whyAway : QString());
    }
    for (const Button &button : m_buttons) {
        const QAction *action = m_actions[button.action ? button.action->id : button.paneAction->id];
        button.button->setEnabled(action->isEnabled());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button.button->setToolTip(action->isEnabled() ? keys : action->toolTip());
    }
}

void TablePane::updateStatus()
{
    const live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
    const live::FeedStatus &status = feed->status();
    const endpoint::EndpointState &state = m_endpoint.state();
    using widgets::Banner;
    const bool lost = status.stale() || state.state == endpoint::EndpointState::State::Backoff;
    const base::Error &error = status.error.what.isEmpty() ? state.error : status.error;
    const bool rows = feed->size() > 0;
    const bool denied = status.state == FeedState::Denied;
    m_view->setStale((lost || denied) && rows);
    if ((lost || denied) && rows) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        QString text = error.what;
        if (!reachable() && state.sinceMs > 0)
            text += u' ' + tr("(for %1 s)").arg(std::max<qint64>(0, (now - state.sinceMs) / 1000));
        if (status.lastGoodMs > 0)
            text += QStringLiteral(". ") + tr("Last good data %1").arg(clockTime(status.lastGoodMs));
        const qint64 next = std::max(status.nextTryMs, state.nextTryMs);
        if (next > now)
            text += QStringLiteral(". ") + tr("Next try in %1 s").arg((next - now + 999) / 1000);
        m_banner->show(Banner::Kind::Warning, text, tr("Retry now"));
    } else {
        m_banner->hide();
    }
    const QString awaited = waitedFor();
    if (m_model->rowCount() > 0) {
        m_tableStack->setCurrentWidget(m_view);
    } else if (!awaited.isEmpty()) {
        m_empty->setContent(QStringLiteral("clock"), m_spec.waiting->title, {awaited.toHtmlEscaped()}, tr("Cancel"));
        m_tableStack->setCurrentWidget(m_empty);
    } else if (rows && filtered()) {
        m_empty->setContent(QStringLiteral("filter"), tr("No %1 matches the filter").arg(m_spec.kind->single),
                            {tr("%n are hidden by it.", nullptr, static_cast<int>(feed->size()))}, tr("Clear filter"));
        m_tableStack->setCurrentWidget(m_empty);
    } else if (rows) {
        m_tableStack->setCurrentWidget(m_view); // the order is on its way
    } else if (denied) {
        m_detours = m_spec.detours ? m_spec.detours(m_endpoint) : std::vector<Detour>();
        QStringList ways;
        for (const Detour &detour : m_detours)
            ways << detour.label;
        const QStringList advice = m_spec.advice ? m_spec.advice(error, m_endpoint.profile()) : QStringList();
        m_empty->setContent(QStringLiteral("lock"), tr("You may not list these"), QStringList{error.text().toHtmlEscaped()} + advice,
                            tr("Check again"), ways);
        m_tableStack->setCurrentWidget(m_empty);
    } else if (lost) {
        // Where there is advice, the detail of the library below would only stand in its way.
        const QStringList advice = m_spec.advice ? m_spec.advice(error, m_endpoint.profile()) : QStringList();
        const QStringList lines = QStringList{(advice.isEmpty() ? error.text() : error.what).toHtmlEscaped()} + advice;
        const QString title = reachable() ? tr("%1 could not be read").arg(m_spec.kind->title)
                                          : tr("%1 cannot be reached").arg(m_endpoint.profile().name);
        m_empty->setContent(QStringLiteral("plug"), title, lines, tr("Retry now"));
        m_tableStack->setCurrentWidget(m_empty);
    } else if (status.state == FeedState::Live || status.state == FeedState::Polling) {
        QString first;
        for (const PaneAction &action : m_spec.paneActions) {
            if (action.primary)
                first = action.label;
        }
        m_empty->setContent(m_spec.kind->icon, m_spec.kind->emptyTitle, {m_spec.kind->emptyText},
                            m_endpoint.profile().readOnly ? QString() : first);
        m_tableStack->setCurrentWidget(m_empty);
        if (!m_filled) {
            m_filled = true;
            Q_EMIT filledFirst();
        }
    } else {
        m_tableStack->setCurrentWidget(m_view);
    }
    updateHeader();
    updateActions();
}

QString TablePane::waitedFor() const
{
    const std::any fact = m_spec.waiting ? m_endpoint.fact(m_spec.waiting->fact) : std::any();
    const auto *what = std::any_cast<QString>(&fact);
    return what ? *what : QString();
}

void TablePane::endSeries(const std::vector<live::RowPointer> &rows)
{
    if (!m_spec.kind->measured)
        return;
    for (const live::RowPointer &row : rows)
        m_endpoint.series()->setEnded(row->key(), !m_spec.kind->measured(*row));
}

void TablePane::updateChips()
{
    m_allChip->setCount(m_model->matching());
    const std::vector<int> &counts = m_model->chipCounts();
    for (size_t i = 0; i < m_chips.size() && i < counts.size(); ++i) {
        m_chips[i]->setCount(counts[i]);
        m_chipRow->setWanted(m_chips[i], !m_spec.kind->chips[i].hideWhenZero || counts[i] > 0 || m_chips[i]->isChecked());
    }
}

bool TablePane::filtered() const
{
    const live::Query &query = m_model->query();
    return !query.text.isEmpty() || !query.label.isEmpty() || !query.chips.empty();
}

void TablePane::applyQuery()
{
    live::Query query = m_model->query();
    query.text = m_search->text();
    query.label = m_labels ? m_labels->label() : QString();
    if (query.text.startsWith(QStringLiteral("label:"))) {
        query.label = query.text.mid(6).section(u' ', 0, 0);
        query.text = query.text.mid(6).section(u' ', 1);
    }
    query.chips.clear();
    for (size_t i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i]->isChecked())
            query.chips.insert(m_spec.kind->chips[i].id);
    }
    m_allChip->setChecked(query.chips.empty());
    m_model->setQuery(query);
    updateStatus();
}

void TablePane::updateDetail()
{
    const std::vector<live::RowPointer> rows = selectedRows();
    DetailHeadline headline;
    if (rows.size() == 1 && m_spec.headline) {
        headline = m_spec.headline(*rows.front());
    } else if (rows.size() > 1) {
        headline.title = tr("%n selected", nullptr, static_cast<int>(rows.size()));
        QStringList names;
        for (size_t i = 0; i < rows.size() && i < 4; ++i)
            names << m_spec.kind->name(*rows[i]);
        headline.id = names.join(QStringLiteral(", ")) + (rows.size() > 4 ? QStringLiteral(", …") : QString());
    }
    m_detail->setVisible(!rows.empty() && !m_spec.tabs.empty());
    m_detail->setObjects(rows, headline);
    std::vector<live::Key> keys;
    if (m_lookedAt && !m_detailClosed) {
        for (const live::RowPointer &row : rows)
            keys.push_back(row->key());
    }
    if (keys == m_detailKeys)
        return;
    m_detailKeys = keys;
    std::vector<endpoint::Look> looks;
    for (size_t i = 0; i < keys.size() && i < 16; ++i)
        looks.push_back(m_endpoint.look(m_spec.kind->id, endpoint::Demand::Detail, keys[i]));
    m_detailLooks = std::move(looks);
}

} // namespace panes
