// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "tablepane.h"

#include "banner.h"
#include "chip.h"
#include "confirmation.h"
#include "emptystate.h"
#include "fonts.h"
#include "icons.h"
#include "livetableview.h"
#include "pageparts.h"
#include "searchfield.h"
#include "style.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace panes {

TablePane::TablePane(TablePaneSpec spec, endpoint::Endpoint &endpoint, actions::Runner &runner,
                     settings::Settings &settings, QWidget *parent)
    : QWidget(parent), m_spec(std::move(spec)), m_endpoint(endpoint), m_runner(runner), m_settings(settings),
      m_model(new live::LiveTableModel(*m_spec.kind, base::Clock::system(), this))
{
    setObjectName(QStringLiteral("pane-") + QString::fromLatin1(m_spec.kind->id));
    setAccessibleName(m_spec.kind->title);
    live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
    m_model->setFeed(feed);
    endSeries(feed->rows());
    m_model->setSeries(m_endpoint.series());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    makeActions(); // the order of making is the order of Tab
    column->addWidget(makeFilterBar());
    column->addWidget(widgets::hairline(this));
    m_banner = new widgets::Banner(this);
    column->addWidget(m_banner);
    column->addWidget(makeBody(), 1);

    connect(m_banner, &widgets::Banner::pressed, this, [this] { m_endpoint.retryNow(); });
    connect(feed, &live::Feed::statusChanged, this, &TablePane::updateStatus);
    connect(feed, &live::Feed::batchApplied, this, [this](const live::Batch &batch) {
        endSeries(batch.changed);
        endSeries(batch.added);
        updateHeader();
        updateActions();
        updateDetail();
    });
    connect(&m_endpoint, &endpoint::Endpoint::stateChanged, this, &TablePane::updateStatus);
    connect(&m_endpoint, &endpoint::Endpoint::factChanged, this, &TablePane::updateStatus);
    connect(m_model, &live::LiveTableModel::countsChanged, this, &TablePane::updateChips);
    connect(m_model, &live::LiveTableModel::orderApplied, this, [this] {
        updateStatus();
        if (!m_filled && m_model->rowCount() > 0) {
            m_filled = true;
            Q_EMIT filledFirst();
        }
        // The focus gives a table a current row before any is selected.
        const bool none = m_view->currentKey().isEmpty() || (!m_selectedOnce && m_view->selectedKeys().empty());
        if (none && m_model->rowCount() > 0) {
            for (int row = 0; row < m_model->rowCount(); ++row) {
                if (const live::RowPointer first = m_model->rowAt(row)) {
                    m_view->selectKey(first->key());
                    break;
                }
            }
        }
    });
    connect(m_view, &delegates::LiveTableView::selectionKeysChanged, this, [this] {
        m_selectedOnce = m_selectedOnce || !m_view->selectedKeys().empty();
        updateActions();
        updateHeader();
        updateDetail();
    });
    connect(m_view, &delegates::LiveTableView::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_view, &delegates::LiveTableView::menuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(menu);
        menu->popup(at);
    });
    connect(m_view, &delegates::LiveTableView::columnsChanged, this, &TablePane::save);
    connect(&m_runner, &actions::Runner::finished, this, &TablePane::operationFinished);
    connect(&m_runner, &actions::Runner::pendingChanged, this, [this](const QByteArray &profile, const QByteArray &kind) {
        if (profile == m_endpoint.profile().id && kind == m_spec.kind->id)
            m_model->setPending(m_runner.pending(profile, kind));
    });
    auto *ticker = new QTimer(this); // the seconds in the banner
    ticker->setInterval(1000);
    connect(ticker, &QTimer::timeout, this, [this] {
        if (m_lookedAt && m_banner->isVisible())
            updateStatus();
    });
    ticker->start();
    restore();
    updateHeader();
    updateChips();
    updateActions();
    updateStatus();
    updateDetail();
}

TablePane::~TablePane() = default;

QString TablePane::title() const
{
    return m_spec.kind->title;
}

// --- State ----------------------------------------------------------------------------------------------------------

std::vector<live::RowPointer> TablePane::selectedRows() const
{
    std::vector<live::RowPointer> rows;
    const live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
    for (const live::Key &key : m_view->selectedKeys()) {
        if (live::RowPointer row = feed->row(key))
            rows.push_back(std::move(row));
    }
    return rows;
}

bool TablePane::reachable() const
{
    return m_endpoint.state().state == endpoint::EndpointState::State::Connected;
}

void TablePane::setLookedAt(bool looked)
{
    if (m_lookedAt == looked)
        return;
    m_lookedAt = looked;
    if (looked)
        m_look = m_endpoint.look(m_spec.kind->id, endpoint::Demand::Rows);
    else
        m_look.release();
    m_detail->setActive(looked && !m_detailClosed);
    updateDetail();
    updateStatus();
}

// --- Doing ----------------------------------------------------------------------------------------------------------

void TablePane::runAction(const QByteArray &id)
{
    if (const actions::Action *action = actions::findAction(m_runner.actions(), id))
        start(*action);
}

void TablePane::runPaneAction(const QByteArray &id)
{
    for (const PaneAction &action : m_spec.paneActions) {
        if (action.id == id)
            action.run(m_endpoint, this);
    }
}

void TablePane::start(const actions::Action &action)
{
    std::vector<live::RowPointer> rows;
    for (const live::RowPointer &row : selectedRows()) {
        if (refusalOf(action, *row).isEmpty())
            rows.push_back(row);
    }
    if (rows.empty())
        return;
    if (action.asks && m_spec.ask) {
        m_spec.ask(m_endpoint, action, rows, this, [this, at = &action, rows](actions::Arguments arguments) {
            // A form is a question already; only a typed name is more.
            if (actions::confirmationFor(m_endpoint.profile(), *at, rows.size(), false).typeName)
                Q_EMIT confirmationNeeded(at->id, rows, arguments);
            else
                go(*at, rows, std::move(arguments));
        });
        return;
    }
    proceed(action, rows, {});
}

void TablePane::runFromTab(const QByteArray &id, const actions::Arguments &arguments)
{
    const actions::Action *action = actions::findAction(m_runner.actions(), id);
    std::vector<live::RowPointer> rows = m_detail->objects();
    std::erase_if(rows, [&](const live::RowPointer &row) { return !action || !refusalOf(*action, *row).isEmpty(); });
    if (!rows.empty())
        proceed(*action, rows, arguments);
}

/// Told to the tabs, if it was about what they show.
void TablePane::operationFinished(quint64 id)
{
    const actions::Operation *operation = m_runner.operation(id);
    if (!operation || operation->feed != m_spec.kind->id || operation->profile.id != m_endpoint.profile().id)
        return;
    const std::vector<live::RowPointer> &shown = m_detail->objects();
    const bool ours = std::any_of(operation->items.begin(), operation->items.end(), [&](const actions::Item &item) {
        return std::any_of(shown.begin(), shown.end(), [&](const live::RowPointer &row) { return row->key() == item.key; });
    });
    using actions::ItemState;
    const size_t done = operation->count(ItemState::Confirmed) + operation->count(ItemState::Unobserved);
    if (ours)
        m_detail->actionEnded(operation->action, done == operation->items.size());
}

/// With a confirmation where one is needed.
void TablePane::proceed(const actions::Action &action, const std::vector<live::RowPointer> &rows, const actions::Arguments &arguments)
{
    const bool always = m_settings.flag(QStringLiteral("confirm/always"), false);
    const actions::Confirmation need =
        actions::confirmationFor(m_endpoint.profile(), action, rows.size(), always);
    if (need.ask)
        Q_EMIT confirmationNeeded(action.id, rows, arguments);
    else
        go(action, rows, arguments);
}

void TablePane::go(const actions::Action &action, const std::vector<live::RowPointer> &rows,
                   actions::Arguments arguments)
{
    QVariantMap names;
    for (const live::RowPointer &row : rows)
        names.insert(QString::fromUtf8(row->key()), m_spec.kind->name(*row));
    arguments.insert(QStringLiteral("_names"), names);
    m_runner.run(m_endpoint, action, rows, arguments);
}

void TablePane::select(const live::Key &key)
{
    m_view->selectKey(key);
}

void TablePane::showTab(const QByteArray &tab)
{
    if (m_detailClosed)
        m_splitter->setSizes({390, 380});
    m_detailClosed = false;
    m_detail->setActive(m_lookedAt);
    m_detail->showTab(tab);
}

void TablePane::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TablePane::focusTable()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void TablePane::keyPressEvent(QKeyEvent *event)
{
    // What the table and the tabs do not use themselves: the log is searched from where its container was chosen.
    if (!event->matches(QKeySequence::Find) || !m_detail->find())
        QWidget::keyPressEvent(event);
}

bool TablePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_view && key->text() == QStringLiteral("/")) {
            focusFilter();
            return true;
        }
        if (watched == m_search && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return)) {
            m_view->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace panes
