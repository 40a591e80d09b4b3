// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts the parts together: what a control changes and what is shown of it.
#include "logpanel.h"

#include "fonts.h"
#include "icons.h"
#include "loglegend.h"
#include "logpill.h"
#include "logsearchbar.h"
#include "logview.h"
#include "style.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>

namespace logs {

namespace {

constexpr int side = 16;
/// Below this width the toolbar's switches are pictures only.
constexpr int wordsFit = 1000;

QPushButton *flatButton(const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    theme::setVariant(button, theme::Variant::Flat);
    button->setToolTip(tip);
    return button;
}

QPushButton *iconOnly(const char *icon, const QString &name, QWidget *parent)
{
    QPushButton *button = flatButton({}, name, parent);
    button->setIcon(theme::icon(QLatin1String(icon)));
    button->setAccessibleName(name);
    return button;
}

} // namespace

LogPanel::LogPanel(QWidget *parent)
    : QWidget(parent), m_bar(new LogSearchBar(this)), m_legend(new LogLegend(this)),
      m_view(new LogView(&m_store, &m_search, this)), m_pill(new LogPill(this)), m_notice(new QLabel(this)),
      m_streams(new QMenu(this)), m_levels(new QMenu(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(side, 8, side, 8);
    row->setSpacing(8);
    buildToolbar(row);
    m_legend->hide();
    auto *legendRow = new QHBoxLayout;
    legendRow->setContentsMargins(side, 0, side, 0);
    legendRow->addWidget(m_legend);
    m_notice->setFont(theme::smallFont());
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(side, 4, side, 4);
    m_notice->setForegroundRole(QPalette::BrightText);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addLayout(legendRow);
    auto *hairline = new QWidget(this);
    hairline->setFixedHeight(1);
    hairline->setAutoFillBackground(true);
    hairline->setBackgroundRole(QPalette::Mid);
    column->addWidget(hairline);
    column->addWidget(m_view, 1);
    column->addWidget(m_notice);
    m_pill->hide();
    m_view->installEventFilter(this);
    connectParts();
    addShortcuts();
    updateCount();
}

LogPanel::~LogPanel()
{
    delete m_view; // before the lines that it draws
}

void LogPanel::buildToolbar(QHBoxLayout *row)
{
    fillMenus();
    m_streamButton = menuButton(m_streams, tr("Stream"));
    m_levelButton = menuButton(m_levels, tr("Level"));
    QPushButton *time = m_time = flatButton(tr("Time"), tr("Show when each line was written"), this);
    time->setCheckable(true);
    time->setChecked(true);
    QPushButton *wrap = m_wrap = flatButton(tr("Wrap"), tr("Wrap long lines"), this);
    wrap->setCheckable(true);
    time->setAccessibleName(tr("Time"));
    wrap->setAccessibleName(tr("Wrap"));
    QPushButton *save = iconOnly("save", tr("Save…"), this);
    QPushButton *empty = iconOnly("trash", tr("Clear what is shown"), this);
    m_follow = new QPushButton(theme::icon(QLatin1String("download")), tr("Follow"), this);
    m_follow->setToolTip(tr("Stay at the newest line (End)"));
    m_follow->setAccessibleName(tr("Follow"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    row->addWidget(m_bar, 1);
    for (QPushButton *button : {m_streamButton, m_levelButton, time, wrap, save, empty, m_follow})
        row->addWidget(button, 0, Qt::AlignTop);
    connect(time, &QPushButton::toggled, m_view, &LogView::setTimeShown);
    connect(wrap, &QPushButton::toggled, m_view, &LogView::setWrapped);
    connect(save, &QPushButton::clicked, this, &LogPanel::saveRequested);
    connect(empty, &QPushButton::clicked, this, &LogPanel::clear);
    connect(m_follow, &QPushButton::clicked, m_view, &LogView::setFollowing);
}

QPushButton *LogPanel::menuButton(QMenu *menu, const QString &name)
{
    QPushButton *button = flatButton(menu->actions().first()->text(), name, this);
    button->setMenu(menu);
    return button;
}

void LogPanel::fillMenus()
{
    const auto choice = [this](QMenu *menu, QActionGroup *group, const QString &text, auto change) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(group->checkedAction() == nullptr);
        connect(action, &QAction::triggered, this, [this, change, menu, text] {
            change(m_filter);
            (menu == m_streams ? m_streamButton : m_levelButton)->setText(text);
            applyFilter();
        });
    };
    auto *streams = new QActionGroup(this);
    const auto stream = [](bool out, bool err) {
        return [out, err](live::LogFilter &filter) { filter.out = out, filter.err = err; };
    };
    choice(m_streams, streams, tr("All output"), stream(true, true));
    choice(m_streams, streams, tr("stdout"), stream(true, false));
    choice(m_streams, streams, tr("stderr"), stream(false, true));
    auto *levels = new QActionGroup(this);
    const auto level = [](live::LogLevel least) {
        return [least](live::LogFilter &filter) { filter.least = least; };
    };
    choice(m_levels, levels, tr("Level: all"), level(live::LogLevel::None));
    for (const live::LogLevel least :
         {live::LogLevel::Debug, live::LogLevel::Info, live::LogLevel::Warn, live::LogLevel::Error})
        choice(m_levels, levels, tr("%1 and worse").arg(levelName(least)), level(least));
}

void LogPanel::connectParts()
{
    connect(m_bar, &LogSearchBar::patternChanged, this, &LogPanel::setPattern);
    connect(m_bar, &LogSearchBar::stepped, this, [this](bool forward) {
        m_view->stepHit(forward);
        updateCount();
    });
    connect(m_bar, &LogSearchBar::matchesOnlyChanged, m_view, &LogView::setMatchesOnly);
    connect(m_bar, &LogSearchBar::escaped, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_legend, &LogLegend::hiddenChanged, this, &LogPanel::applyFilter);
    connect(m_view, &LogView::followChanged, this, &LogPanel::updatePill);
    connect(m_view, &LogView::newLinesChanged, this, &LogPanel::updatePill);
    connect(m_pill, &QAbstractButton::clicked, this, [this] {
        m_view->setFollowing(true);
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_search, &live::LogSearch::hitsChanged, this, &LogPanel::updateCount);
    connect(&m_search, &live::LogSearch::finished, this, &LogPanel::updateCount);
    connect(&m_store, &live::LogStore::drained, this, &LogPanel::drained);
    connect(&m_store, &live::LogStore::spillFailed, this,
            [this](const base::Error &error) { setNotice(tr("The oldest lines are given up: %1").arg(error.text()), true); });
    connect(&m_save, &live::LogSave::finished, this, [this](const base::Result<qint64> &bytes) {
        if (!bytes)
            setNotice(bytes.error().text(), true);
        Q_EMIT saved(bytes);
    });
}

void LogPanel::find()
{
    m_bar->focusField();
}

void LogPanel::addShortcuts()
{
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &LogPanel::find);
}

void LogPanel::setSources(const QStringList &names)
{
    if (names == m_sources)
        return; // switches stay as they are
    m_sources = names;
    m_legend->setSources(names);
    m_legend->setVisible(names.size() > 1);
    m_view->setSources(names);
    applyFilter();
}

void LogPanel::append(const std::shared_ptr<const live::LogChunk> &chunk)
{
    if (chunk)
        m_store.append(chunk);
}

void LogPanel::clear()
{
    m_store.clear();
    m_view->setFollowing(true);
    updatePill();
    updateCount();
}

void LogPanel::setNotice(const QString &text, bool problem)
{
    m_problem = problem;
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    colourNotice();
}

QString LogPanel::noticeText() const
{
    return m_notice->isHidden() ? QString() : m_notice->text();
}

void LogPanel::colourNotice()
{
    QPalette colours = m_notice->palette();
    colours.setColor(QPalette::BrightText, theme::color(m_problem ? theme::Token::Bad : theme::Token::Muted));
    m_notice->setPalette(colours);
}

void LogPanel::setEmptyText(const QString &text)
{
    m_view->setEmptyText(text);
}

void LogPanel::save(const QString &path)
{
    live::LogSave::Options options;
    options.decorated = m_sources.size() > 1; // otherwise nobody could tell the lines apart
    options.sources = m_sources;
    options.filter = m_filter;
    m_save.start(m_store.snapshot(), path, options);
}

void LogPanel::setPattern(const std::shared_ptr<const live::LogPattern> &pattern)
{
    const auto visible = m_view->visibleLines();
    m_search.setAnchor(visible.empty() ? m_store.firstLine() : visible.front());
    m_view->clearCurrentHit();
    m_search.setPattern(pattern);
    updateCount();
}

void LogPanel::applyFilter()
{
    m_filter.hidden = m_legend->hidden();
    m_search.setFilter(m_filter);
    m_view->viewport()->update();
    updateCount();
}

void LogPanel::updateCount()
{
    if (!m_search.pattern()) {
        m_bar->setCountText({});
        return;
    }
    const std::vector<quint32> &hits = m_search.hits();
    const auto total = static_cast<int>(hits.size());
    const qint64 current = m_view->currentHit();
    const auto at = std::lower_bound(hits.begin(), hits.end(), current);
    if (hits.empty())
        m_bar->setCountText(m_search.running() ? tr("Searching…") : tr("No matches"));
    else if (current >= 0 && at != hits.end() && *at == current)
        m_bar->setCountText(tr("%1 of %Ln matches", nullptr, total).arg(QLocale().toString(static_cast<qlonglong>(at - hits.begin() + 1))));
    else
        m_bar->setCountText(tr("%Ln matches", nullptr, total));
}

void LogPanel::updatePill()
{
    const bool follows = m_view->isFollowing();
    m_follow->setChecked(follows);
    m_pill->setVisible(!follows);
    m_pill->setNewLines(m_view->newLines());
    placePill();
}

void LogPanel::placePill()
{
    const QRect room = m_view->geometry();
    m_pill->move(room.x() + (room.width() - m_pill->width()) / 2, room.bottom() - m_pill->height() - 8);
    m_pill->raise();
}

bool LogPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        placePill();
    return QWidget::eventFilter(watched, event);
}

void LogPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < wordsFit;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_time->setText(narrow ? QString() : tr("Time"));
    m_time->setIcon(narrow ? theme::icon(QLatin1String("clock")) : QIcon());
    m_wrap->setText(narrow ? QString() : tr("Wrap"));
    m_wrap->setIcon(narrow ? theme::icon(QLatin1String("wrap")) : QIcon());
    m_follow->setText(narrow ? QString() : tr("Follow"));
}

void LogPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourNotice();
}

} // namespace logs
