// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pane is made of: header, filter bar, body, actions and their menu. UI thread.
#include "tablepane.h"

#include "banner.h"
#include "chiprow.h"
#include "emptystate.h"
#include "fonts.h"
#include "icons.h"
#include "labelfilter.h"
#include "livetableview.h"
#include "searchfield.h"
#include "style.h"
#include "tone.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyleOptionButton>

namespace panes {

namespace {

constexpr int sidePadding = 16;
constexpr int leastSearch = 160; ///< below that chips go into their menu
constexpr int buttonsAlone = 3; ///< beside the primary one; the rest is in "…"

/// Looks like a button with a menu; what opens is not one.
class ChooserButton final : public QPushButton
{
public:
    using QPushButton::QPushButton;

protected:
    void initStyleOption(QStyleOptionButton *option) const override
    {
        QPushButton::initStyleOption(option);
        option->features |= QStyleOptionButton::HasMenu;
    }
};

} // namespace

QWidget *TablePane::makeHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(50);
    m_buttonRow = new QHBoxLayout(header);
    m_buttonRow->setContentsMargins(sidePadding, 6, sidePadding, 0);
    m_buttonRow->setSpacing(8);
    m_titleLabel = new QLabel(m_spec.kind->title, header);
    m_titleLabel->setFont(theme::titleFont());
    m_buttonRow->addWidget(m_titleLabel);
    m_buttonRow->addSpacing(6);
    if (m_spec.scope)
        addScope();
    m_subtitle = new QLabel(header);
    m_subtitle->setForegroundRole(theme::mutedRole);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_buttonRow->addWidget(m_subtitle, 1);
    return header;
}

void TablePane::addScope()
{
    auto *button = new ChooserButton(m_titleLabel->parentWidget());
    button->setObjectName(QStringLiteral("scope"));
    button->setMaximumWidth(220);
    m_buttonRow->addWidget(button);
    const auto show = [this, button] {
        const std::any fact = m_endpoint.fact(m_spec.scope->fact);
        const QString scope = fact.has_value() ? std::any_cast<QString>(fact) : QString();
        const QString text = scope.isEmpty() ? m_spec.scope->all : scope;
        button->setText(button->fontMetrics().elidedText(text, Qt::ElideMiddle, 180).replace(u'&', QStringLiteral("&&")));
        button->setToolTip(text);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(m_spec.scope->name, text));
    };
    connect(&m_endpoint, &endpoint::Endpoint::factChanged, button, [this, show](const QByteArray &topic) {
        if (topic == m_spec.scope->fact)
            show();
    });
    connect(button, &QPushButton::clicked, this, [this] { m_spec.scope->choose(m_endpoint, this); });
    show();
}

QWidget *TablePane::makeFilterBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(40);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(sidePadding, 0, sidePadding, 8);
    row->setSpacing(8);
    m_search = new widgets::SearchField(m_spec.kind->filterHint.isEmpty() ? tr("Filter by name") : m_spec.kind->filterHint, bar);
    m_search->setHint(QStringLiteral("/"));
    m_search->setMaximumWidth(250);
    m_search->setMinimumWidth(leastSearch);
    m_search->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    row->addWidget(m_search, 1);
    connect(m_search, &QLineEdit::textChanged, this, &TablePane::applyQuery);
    connect(m_search, &widgets::SearchField::escaped, this, [this] { m_view->setFocus(); });
    m_search->installEventFilter(this);
    m_chipRow = new widgets::ChipRow(bar);
    row->addWidget(m_chipRow);
    m_allChip = new widgets::Chip(tr("All"), m_chipRow);
    m_allChip->setChecked(true);
    m_chipRow->add(m_allChip);
    connect(m_allChip, &QAbstractButton::clicked, this, [this] {
        for (widgets::Chip *chip : m_chips)
            chip->setChecked(false);
        m_allChip->setChecked(true);
        applyQuery();
    });
    for (const live::Chip &chip : m_spec.kind->chips) {
        auto *made = new widgets::Chip(chip.label, m_chipRow);
        made->setDot(delegates::toneToken(chip.tone));
        m_chipRow->add(made);
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
    if (m_spec.kind->labels) {
        m_labels = new LabelFilter(*m_spec.kind, [this] { return m_endpoint.feed(m_spec.kind->id)->rows(); }, bar);
        row->addWidget(m_labels);
        connect(m_labels, &LabelFilter::changed, this, &TablePane::applyQuery);
    }
    row->addStretch(0);
    if (!m_spec.kind->groupings.empty()) {
        m_groupButton = new QPushButton(bar);
        m_groupButton->setToolTip(tr("Rows under headings of what they belong to"));
        theme::setVariant(m_groupButton, theme::Variant::Quiet);
        m_groupButton->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // words are not cut; the filter gives way
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
        m_detailClosed = m_splitter->sizes().value(1) == 0;
        m_detail->setActive(m_lookedAt && !m_detailClosed);
        save();
    });
    connect(m_detail, &DetailPanel::tabChanged, this, &TablePane::save);
    connect(m_empty, &widgets::EmptyState::linkPressed, this, [this](size_t link) {
        if (link >= m_detours.size())
            return;
        const auto go = m_detours[link].go; // what it leads to may offer others
        go(this);
    });
    connect(m_detail, &DetailPanel::actionWanted, this, &TablePane::runFromTab);
    connect(m_empty, &widgets::EmptyState::buttonPressed, this, [this] {
        const live::Feed *feed = m_endpoint.feed(m_spec.kind->id);
        if (filtered() && feed->size() > 0) {
            m_search->clear();
            if (m_labels)
                m_labels->setLabel({});
            m_allChip->click();
            return;
        }
        if (!waitedFor().isEmpty()) {
            m_spec.waiting->cancel(m_endpoint);
            return;
        }
        if (!reachable() || feed->status().stale() || feed->status().state == live::FeedStatus::State::Denied) {
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
        // clear() leaves the submenus of the last time to their parent.
        qDeleteAll(menu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
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

} // namespace panes
