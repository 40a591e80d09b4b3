// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "detailpanel.h"

#include "fonts.h"
#include "kind.h"
#include "pageparts.h"
#include "style.h"
#include "tokens.h"
#include "tone.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace panes {

namespace {

/// The state's dot before the title.
class Dot final : public QWidget
{
public:
    explicit Dot(QWidget *parent) : QWidget(parent) { setFixedSize(9, 9); }
    void set(int tone, bool hollow)
    {
        m_tone = tone;
        m_hollow = hollow;
        setVisible(tone != 0);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor colour = theme::color(delegates::toneToken(static_cast<live::Tone>(m_tone)));
        painter.setPen(m_hollow ? QPen(colour, 1.4) : QPen(Qt::NoPen));
        painter.setBrush(m_hollow ? QBrush() : QBrush(colour));
        painter.drawEllipse(m_hollow ? QRectF(1.2, 1.2, 6.6, 6.6) : QRectF(0.5, 0.5, 8, 8));
    }

private:
    int m_tone = 0;
    bool m_hollow = false;
};

/// A short word on a tinted ground, e.g. the Compose project.
class Badge final : public QLabel
{
public:
    explicit Badge(QWidget *parent) : QLabel(parent)
    {
        setFont(theme::smallFont());
        setContentsMargins(7, 0, 7, 0);
        setFixedHeight(18);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(theme::Token::Sidebar));
        painter.drawRoundedRect(rect(), 4, 4);
        QLabel::paintEvent(event);
    }
};

void setMuted(QWidget *label)
{
    label->setForegroundRole(theme::mutedRole);
}

} // namespace

DetailPanel::DetailPanel(endpoint::Endpoint &endpoint, std::vector<DetailTabSpec> tabs, QWidget *parent)
    : QWidget(parent), m_endpoint(endpoint), m_specs(std::move(tabs)), m_made(m_specs.size(), nullptr)
{
    setObjectName(QStringLiteral("detail"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_headline = new QWidget(this);
    m_headline->setFixedHeight(40);
    auto *head = new QHBoxLayout(m_headline);
    head->setContentsMargins(16, 8, 16, 0);
    head->setSpacing(8);
    m_dot = new Dot(m_headline);
    m_title = new QLabel(m_headline);
    m_title->setFont(theme::headingFont());
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_id = new QLabel(m_headline);
    m_id->setFont(theme::monoFont());
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setMuted(m_id);
    m_badge = new Badge(m_headline);
    setMuted(m_badge);
    for (QWidget *part : {m_dot, static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_id),
                          static_cast<QWidget *>(m_badge)})
        head->addWidget(part);
    head->addStretch();
    m_toolRow = head;
    column->addWidget(m_headline);
    auto *row = new QWidget(this);
    auto *tabRow = new QHBoxLayout(row);
    tabRow->setContentsMargins(10, 0, 16, 0);
    m_tabs = new QTabBar(row);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Detail"));
    for (const DetailTabSpec &spec : m_specs)
        m_tabs->addTab(spec.title);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch();
    column->addWidget(row);
    column->addWidget(widgets::hairline(this));
    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailPanel::switchTo);
    setObjects({}, {});
}

void DetailPanel::setObjects(const std::vector<live::RowPointer> &rows, const DetailHeadline &headline)
{
    m_rows = rows;
    m_title->setText(headline.title);
    m_id->setText(headline.id);
    m_id->setVisible(!headline.id.isEmpty() && headline.id != headline.title);
    m_badge->setText(headline.badge);
    m_badge->setVisible(!headline.badge.isEmpty());
    static_cast<Dot *>(m_dot)->set(headline.tone, headline.hollow);
    updateTabs();
    feedCurrent();
}

void DetailPanel::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active && !m_shown)
        switchTo(m_tabs->currentIndex());
    else if (m_shown)
        m_shown->setActive(active);
    feedCurrent();
}

QByteArray DetailPanel::currentTab() const
{
    const int index = m_tabs->currentIndex();
    return index < 0 ? QByteArray() : m_specs[static_cast<size_t>(index)].id;
}

void DetailPanel::showTab(const QByteArray &id)
{
    for (size_t i = 0; i < m_specs.size(); ++i) {
        if (m_specs[i].id == id)
            m_tabs->setCurrentIndex(static_cast<int>(i));
    }
}

bool DetailPanel::find()
{
    return isVisible() && m_shown && m_shown->isVisible() && m_shown->find();
}

DetailTab *DetailPanel::tab(const QByteArray &id)
{
    for (size_t i = 0; i < m_specs.size(); ++i) {
        if (m_specs[i].id == id)
            return m_made[i];
    }
    return nullptr;
}

void DetailPanel::updateTabs()
{
    for (size_t i = 0; i < m_specs.size(); ++i) {
        QString why;
        if (m_rows.size() > 1 && !m_specs[i].several)
            why = tr("Only for one object at a time");
        else if (m_rows.size() == 1 && m_specs[i].refusal)
            why = m_specs[i].refusal(*m_rows.front());
        m_tabs->setTabEnabled(static_cast<int>(i), why.isEmpty());
        m_tabs->setTabToolTip(static_cast<int>(i), why);
    }
}

void DetailPanel::switchTo(int index)
{
    if (index < 0 || !m_active)
        return;
    const auto at = static_cast<size_t>(index);
    if (!m_made[at]) {
        m_made[at] = m_specs[at].make(m_endpoint, m_stack);
        m_stack->addWidget(m_made[at]);
        connect(m_made[at], &DetailTab::actionWanted, this, &DetailPanel::actionWanted);
    }
    if (m_shown == m_made[at])
        return;
    if (m_shown)
        m_shown->setActive(false);
    m_shown = m_made[at];
    m_stack->setCurrentWidget(m_shown);
    if (m_tools) {
        m_toolRow->removeWidget(m_tools);
        m_tools->hide();
    }
    m_tools = m_shown->tools();
    if (m_tools) {
        m_toolRow->addWidget(m_tools);
        m_tools->show();
    }
    m_shown->setActive(true);
    feedCurrent();
    Q_EMIT tabChanged(m_specs[at].id);
}

void DetailPanel::feedCurrent()
{
    if (m_active && m_shown)
        m_shown->setObjects(m_rows);
}

void DetailPanel::actionEnded(const QByteArray &action, bool done)
{
    for (DetailTab *tab : m_made) {
        if (tab)
            tab->actionEnded(action, done);
    }
}

} // namespace panes
