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

namespace panes {

using FeedState = live::FeedStatus::State;

namespace {

constexpr int sidePadding = 16;
constexpr int buttonsAlone = 3; ///< beside the primary one; the rest is in "…"

theme::Token tokenOf(live::Tone tone)
{
    switch (tone) {
    case live::Tone::Ok:
        return theme::Token::Ok;
    case live::Tone::Warn:
        return theme::Token::Warn;
    case live::Tone::Bad:
        return theme::Token::Bad;
    case live::Tone::None:
    case live::Tone::Idle:
        break;
    }
    return theme::Token::Idle;
}

QString clockTime(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), QStringLiteral("HH:mm:ss"));
}

} // namespace

TablePane::TablePane(TablePaneSpec spec, endpoint::Endpoint &endpoint, actions::Runner &runner,
                     settings::Settings &settings, QWidget *parent)
    : QWidget(parent), m_spec(std::move(spec)), m_endpoint(endpoint), m_runner(runner), m_settings(settings),
      m_model(new live::LiveTableModel(*m_spec.kind, base::Clock::system(), this))
{
    setObjectName(QStringLiteral("pane-") + QString::fromLatin1(m_spec.kind->id));
    setAccessibleName(m_spec.kind->title);
    live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
    m_model->setFeed(feed);
    m_model->setSeries(m_endpoint.series());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(makeFilterBar());
    m_banner = new widgets::Banner(this);
    column->addWidget(m_banner);
    column->addWidget(makeBody(), 1);
    makeActions();

    connect(m_banner, &widgets::Banner::pressed, this, [this] { m_endpoint.retryNow(); });
    connect(feed, &live::Feed::statusChanged, this, &TablePane::updateStatus);
    connect(feed, &live::Feed::batchApplied, this, [this] {
        updateHeader();
        updateActions();
        updateDetail();
    });
    connect(&m_endpoint, &endpoint::Endpoint::stateChanged, this, &TablePane::updateStatus);
    connect(m_model, &live::LiveTableModel::countsChanged, this, &TablePane::updateChips);
    connect(m_model, &live::LiveTableModel::orderApplied, this, [this] {
        updateStatus();
        if (!m_filled && m_model->rowCount() > 0) {
            m_filled = true;
            Q_EMIT filledFirst();
        }
        if (m_view->currentKey().isEmpty() && m_model->rowCount() > 0) {
            for (int row = 0; row < m_model->rowCount(); ++row) {
                if (const live::RowPointer first = m_model->rowAt(row)) {
                    m_view->selectKey(first->key());
                    break;
                }
            }
        }
    });
    connect(m_view, &delegates::LiveTableView::selectionKeysChanged, this, [this] {
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

// --- Parts ----------------------------------------------------------------------------------------------------------

QWidget *TablePane::makeHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(52);
    m_buttonRow = new QHBoxLayout(header);
    m_buttonRow->setContentsMargins(sidePadding, 8, sidePadding, 0);
    m_buttonRow->setSpacing(8);
    m_titleLabel = new QLabel(m_spec.kind->title, header);
    m_titleLabel->setFont(theme::titleFont());
    m_buttonRow->addWidget(m_titleLabel);
    m_buttonRow->addSpacing(6);
    m_subtitle = new QLabel(header);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_buttonRow->addWidget(m_subtitle, 1);
    return header;
}

QWidget *TablePane::makeFilterBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(40);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(sidePadding, 0, sidePadding, 8);
    row->setSpacing(8);
    m_search = new widgets::SearchField(m_spec.kind->labels ? tr("Filter by name, image, label") : tr("Filter"), bar);
    m_search->setHint(QStringLiteral("/"));
    m_search->setMaximumWidth(250);
    m_search->setMinimumWidth(110); // gives way before the chips do
    m_search->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    row->addWidget(m_search, 1);
    connect(m_search, &QLineEdit::textChanged, this, &TablePane::applyQuery);
    connect(m_search, &widgets::SearchField::escaped, this, [this] { m_view->setFocus(); });
    m_search->installEventFilter(this);
    m_allChip = new widgets::Chip(tr("All"), bar);
    m_allChip->setChecked(true);
    row->addWidget(m_allChip);
    connect(m_allChip, &QAbstractButton::clicked, this, [this] {
        for (widgets::Chip *chip : m_chips)
            chip->setChecked(false);
        m_allChip->setChecked(true);
        applyQuery();
    });
    for (const live::Chip &chip : m_spec.kind->chips) {
        auto *made = new widgets::Chip(chip.label, bar);
        made->setDot(tokenOf(chip.tone));
        row->addWidget(made);
        m_chips.push_back(made);
        connect(made, &QAbstractButton::clicked, this, [this, made](bool on) {
            // One at a time, as the counts promise; with Ctrl several.
            if (on && !QApplication::keyboardModifiers().testFlag(Qt::ControlModifier)) {
                for (widgets::Chip *other : m_chips)
                    other->setChecked(other == made);
            }
            applyQuery();
        });
    }
    row->addStretch(0);
    if (!m_spec.kind->groupings.empty()) {
        m_groupButton = new QPushButton(bar);
        theme::setVariant(m_groupButton, theme::Variant::Flat);
        auto *menu = new QMenu(m_groupButton);
        auto *choices = new QActionGroup(menu);
        const auto add = [&](const QString &label, const QByteArray &id) {
            QAction *action = menu->addAction(label);
            action->setCheckable(true);
            action->setData(id);
            choices->addAction(action);
        };
        add(tr("None"), {});
        for (const live::Grouping &grouping : m_spec.kind->groupings)
            add(grouping.label, grouping.id);
        connect(choices, &QActionGroup::triggered, this, [this](QAction *action) {
            live::Query query = m_model->query();
            query.grouping = action->data().toByteArray();
            m_model->setQuery(query);
            m_groupButton->setText(tr("Group: %1").arg(action->text()));
            save();
        });
        m_groupButton->setMenu(menu);
        row->addWidget(m_groupButton);
    }
    return bar;
}

QWidget *TablePane::makeBody()
{
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(true);
    m_splitter->setHandleWidth(1);
    m_tableStack = new QStackedWidget(m_splitter);
    m_view = new delegates::LiveTableView(*m_model, m_tableStack);
    m_view->installEventFilter(this);
    m_empty = new widgets::EmptyState(m_tableStack);
    m_tableStack->addWidget(m_view);
    m_tableStack->addWidget(m_empty);
    m_splitter->addWidget(m_tableStack);
    m_detail = new DetailPanel(m_endpoint, m_spec.tabs, m_splitter);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({390, 380});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_detail->setActive(m_lookedAt && m_splitter->sizes().value(1) > 0);
        save();
    });
    connect(m_detail, &DetailPanel::tabChanged, this, &TablePane::save);
    connect(m_empty, &widgets::EmptyState::buttonPressed, this, [this] {
        if (!m_search->text().isEmpty() || !m_model->query().chips.empty()) {
            m_search->clear();
            m_allChip->click();
            return;
        }
        if (!reachable()) {
            m_endpoint.retryNow();
            return;
        }
        for (const PaneAction &action : m_spec.paneActions) {
            if (action.primary)
                action.run(m_endpoint, this);
        }
    });
    return m_splitter;
}

void TablePane::makeActions()
{
    const auto shortcutFor = [this](QAction *action, const QString &keys) {
        if (keys.isEmpty())
            return;
        action->setShortcut(QKeySequence(keys, QKeySequence::PortableText));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    };
    const auto button = [this](const QString &label, const QString &icon, theme::Variant variant) {
        auto *made = new QPushButton(label);
        made->setAccessibleName(label);
        theme::setVariant(made, variant);
        if (!icon.isEmpty()) {
            made->setIcon(theme::icon(QLatin1String(icon.toLatin1()),
                                      variant == theme::Variant::Primary ? theme::Token::OnAccent : theme::Token::Text));
        }
        m_buttonRow->addWidget(made);
        return made;
    };
    for (const actions::Action *action : actions::actionsOf(m_runner.actions(), m_spec.kind->id)) {
        auto *made = new QAction(theme::icon(QLatin1String(action->icon.toLatin1())), action->label, this);
        connect(made, &QAction::triggered, this, [this, action] { start(*action); });
        shortcutFor(made, action->shortcut);
        m_actions[action->id] = made;
        if (action->primary && m_buttons.size() < buttonsAlone) {
            QPushButton *shown = button(action->label, action->icon, theme::Variant::Default);
            connect(shown, &QPushButton::clicked, made, &QAction::trigger);
            m_buttons.push_back({action, nullptr, shown});
        }
    }
    m_more = new QPushButton(this);
    m_more->setIcon(theme::icon(QLatin1String("more")));
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_more->setFixedWidth(40);
    auto *menu = new QMenu(m_more);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(menu);
    });
    // Not setMenu(): the button would make room for an arrow beside its dots.
    connect(m_more, &QPushButton::clicked, menu, [this, menu] {
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
    });
    m_buttonRow->addWidget(m_more);
    for (const PaneAction &action : m_spec.paneActions) {
        auto *made = new QAction(theme::icon(QLatin1String(action.icon.toLatin1())), action.label, this);
        connect(made, &QAction::triggered, this, [this, at = &action] { at->run(m_endpoint, this); });
        shortcutFor(made, action.shortcut);
        m_actions[action.id] = made;
        if (action.primary) {
            QPushButton *shown = button(action.label, action.icon, theme::Variant::Primary);
            connect(shown, &QPushButton::clicked, made, &QAction::trigger);
            m_buttons.push_back({nullptr, &action, shown});
        }
    }
}

void TablePane::fillMenu(QMenu *menu)
{
    for (const actions::Action *action : actions::actionsOf(m_runner.actions(), m_spec.kind->id))
        menu->addAction(m_actions[action->id]);
    menu->addSeparator();
    for (const PaneAction &action : m_spec.paneActions) {
        if (!action.primary)
            menu->addAction(m_actions[action.id]);
    }
    const std::vector<live::RowPointer> rows = selectedRows();
    QMenu *copy = menu->addMenu(tr("Copy"));
    copy->setEnabled(!rows.empty());
    const auto copyAction = [&](const QString &label, auto text) {
        connect(copy->addAction(label), &QAction::triggered, this, [rows, text] {
            QStringList lines;
            for (const live::RowPointer &row : rows)
                lines << text(*row);
            QApplication::clipboard()->setText(lines.join(u'\n'));
        });
    };
    copyAction(tr("Name"), m_spec.kind->name);
    copyAction(tr("ID"), [](const live::Row &row) { return QString::fromUtf8(row.key()); });
    for (const actions::Action *action : actions::actionsOf(m_runner.actions(), m_spec.kind->id)) {
        if (!action->command || action->asks)
            continue;
        QString label = action->label;
        label.remove(QChar(0x2026));
        copyAction(tr("Command of “%1”").arg(label),
                   [action](const live::Row &row) { return action->command(row, {}).join(u' '); });
    }
    QMenu *columns = menu->addMenu(tr("Columns"));
    m_view->fillColumnMenu(columns);
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
    m_detail->setActive(looked && m_splitter->sizes().value(1) > 0);
    updateDetail();
    updateStatus();
}

void TablePane::updateHeader()
{
    const live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
    const size_t selected = m_view->selectedKeys().size();
    if (feed->status().stale() && feed->status().lastGoodMs > 0)
        m_subtitle->setText(tr("as of %1").arg(clockTime(feed->status().lastGoodMs)));
    else if (selected > 1)
        m_subtitle->setText(tr("%n selected", nullptr, static_cast<int>(selected)));
    else
        m_subtitle->setText(m_spec.kind->summary && feed->size() > 0 ? m_spec.kind->summary(feed->rows()) : QString());
}

void TablePane::updateActions()
{
    const std::vector<live::RowPointer> rows = selectedRows();
    const bool away = !reachable();
    const bool readOnly = m_endpoint.profile().readOnly;
    const QString whyAway = away      ? tr("The engine does not answer")
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
            for (const live::RowPointer &row : rows) {
                const QString refusal = action->refusal(*row);
                any = any || refusal.isEmpty();
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
    m_view->setStale(lost && rows);
    if (lost && rows) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        QString text = error.what;
        if (state.sinceMs > 0)
            text += u' ' + tr("(for %1 s)").arg(std::max<qint64>(0, (now - state.sinceMs) / 1000));
        if (status.lastGoodMs > 0)
            text += QStringLiteral(". ") + tr("Last good data %1").arg(clockTime(status.lastGoodMs));
        const qint64 next = std::max(status.nextTryMs, state.nextTryMs);
        if (next > now)
            text += QStringLiteral(". ") + tr("Next try in %1 s").arg((next - now + 999) / 1000);
        m_banner->show(Banner::Kind::Warning, text, tr("Retry now"));
    } else if (status.state == FeedState::Denied && rows) {
        m_banner->show(Banner::Kind::Warning, error.text(), tr("Retry now"));
    } else {
        m_banner->hide();
    }
    if (m_model->rowCount() > 0) {
        m_tableStack->setCurrentWidget(m_view);
    } else if (rows && (!m_search->text().isEmpty() || !m_model->query().chips.empty())) {
        m_empty->setContent(QStringLiteral("filter"), tr("No %1 matches the filter").arg(m_spec.kind->single),
                            {tr("%n are hidden by it.", nullptr, static_cast<int>(feed->size()))}, tr("Clear filter"));
        m_tableStack->setCurrentWidget(m_empty);
    } else if (rows) {
        m_tableStack->setCurrentWidget(m_view); // the order is on its way
    } else if (status.state == FeedState::Denied) {
        m_empty->setContent(QStringLiteral("lock"), tr("You may not list these"), {error.text().toHtmlEscaped()},
                            tr("Check again"));
        m_tableStack->setCurrentWidget(m_empty);
    } else if (lost) {
        QStringList lines{error.text().toHtmlEscaped()};
        if (m_spec.advice)
            lines += m_spec.advice(error);
        m_empty->setContent(QStringLiteral("plug"), tr("%1 cannot be reached").arg(m_endpoint.profile().name), lines,
                            tr("Retry now"));
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

void TablePane::updateChips()
{
    m_allChip->setCount(m_model->matching());
    const std::vector<int> &counts = m_model->chipCounts();
    for (size_t i = 0; i < m_chips.size() && i < counts.size(); ++i) {
        m_chips[i]->setCount(counts[i]);
        m_chips[i]->setVisible(!m_spec.kind->chips[i].hideWhenZero || counts[i] > 0 || m_chips[i]->isChecked());
    }
}

void TablePane::applyQuery()
{
    live::Query query = m_model->query();
    query.text = m_search->text();
    query.label.clear();
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
    m_detail->setVisible(!rows.empty());
    m_detail->setObjects(rows, headline);
    std::vector<live::Key> keys;
    if (m_lookedAt && m_splitter->sizes().value(1) > 0) {
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
        if (action.refusal(*row).isEmpty())
            rows.push_back(row);
    }
    if (rows.empty())
        return;
    if (action.asks && m_spec.ask) {
        m_spec.ask(m_endpoint, action, rows, this, [this, at = &action, rows](actions::Arguments arguments) {
            go(*at, rows, std::move(arguments));
        });
        return;
    }
    const bool always = m_settings.flag(QStringLiteral("confirm/always"), false);
    const actions::Confirmation need =
        actions::confirmationFor(m_endpoint.profile(), action, rows.size(), always);
    if (need.ask)
        Q_EMIT confirmationNeeded(action.id, rows, {});
    else
        go(action, rows, {});
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
    if (m_splitter->sizes().value(1) == 0)
        m_splitter->setSizes({390, 380});
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

// --- Settings -------------------------------------------------------------------------------------------------------

QString TablePane::settingsKey(const char *name) const
{
    return QStringLiteral("tables/%1/%2").arg(QString::fromLatin1(m_spec.kind->id), QLatin1String(name));
}

void TablePane::restore()
{
    live::Query query;
    query.sortColumn = m_settings.text(settingsKey("sort"), QString::fromLatin1(m_spec.kind->defaultSort)).toLatin1();
    query.sortOrder = m_settings.flag(settingsKey("descending"), m_spec.kind->defaultOrder == Qt::DescendingOrder)
                          ? Qt::DescendingOrder
                          : Qt::AscendingOrder;
    query.grouping =
        m_settings.text(settingsKey("group"), QString::fromLatin1(m_spec.kind->defaultGrouping)).toLatin1();
    m_model->setQuery(query);
    m_view->restoreColumns(m_settings.value(settingsKey("columns")).toObject());
    if (m_groupButton) {
        for (QAction *action : m_groupButton->menu()->actions()) {
            if (action->data().toByteArray() == query.grouping) {
                action->setChecked(true);
                m_groupButton->setText(tr("Group: %1").arg(action->text()));
            }
        }
    }
    const QString sizes = m_settings.text(settingsKey("split"));
    if (const QStringList parts = sizes.split(u','); parts.size() == 2 && parts[0].toInt() > 0)
        m_splitter->setSizes({parts[0].toInt(), parts[1].toInt()});
    m_detail->showTab(m_settings.text(settingsKey("tab")).toLatin1());
    connect(m_model, &live::LiveTableModel::queryChanged, this, &TablePane::save);
}

void TablePane::save()
{
    const live::Query &query = m_model->query();
    m_settings.set(settingsKey("sort"), QString::fromLatin1(query.sortColumn));
    m_settings.set(settingsKey("descending"), query.sortOrder == Qt::DescendingOrder);
    m_settings.set(settingsKey("group"), QString::fromLatin1(query.grouping));
    m_settings.set(settingsKey("columns"), m_view->columnState());
    const QList<int> sizes = m_splitter->sizes();
    if (sizes.size() == 2)
        m_settings.set(settingsKey("split"), QStringLiteral("%1,%2").arg(sizes[0]).arg(sizes[1]));
    m_settings.set(settingsKey("tab"), QString::fromLatin1(m_detail->currentTab()));
}

} // namespace panes
