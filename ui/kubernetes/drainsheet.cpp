// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "drainsheet.h"

#include "noderow.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace kubernetesui {

using kubernetes::DrainFate;
using kubernetes::DrainPodFate;
using kubernetes::DrainStep;
using theme::Token;

namespace {

constexpr int rowHeight = 26;
constexpr int nameWidth = 300; ///< room for "monitoring/prometheus-server-7d9c6b5f4d-m8wzt"
constexpr int secondsWidth = 150;
constexpr int textMargin = 7;

bool stops(const DrainPodFate &pod) { return pod.stops() || pod.fate == DrainFate::SeveralBudgets; }
bool waits(const DrainPodFate &pod) { return pod.fate == DrainFate::WaitForBudget; }
bool leaves(const DrainPodFate &pod) { return pod.goes() && !stops(pod) && !waits(pod); }
bool stays(const DrainPodFate &pod) { return pod.stays(); }

QLineEdit *secondsField(QWidget *parent, const QString &name, const QString &empty)
{
    auto *field = new QLineEdit(parent);
    field->setAccessibleName(name);
    field->setPlaceholderText(empty);
    field->setValidator(new QIntValidator(0, 86'400, field));
    field->setFixedWidth(secondsWidth);
    field->setTextMargins(textMargin, 0, textMargin, 0);
    return field;
}

} // namespace

DrainSheet::DrainSheet(const Context &context, endpoint::Endpoint &endpoint, live::RowPointer node, QWidget *window)
    : Sheet(window), m_context(context), m_endpoint(endpoint), m_node(std::move(node)), m_runner(context.runner)
{
    m_cordoned = static_cast<const kubernetes::NodeRow &>(*m_node).unschedulable;
    setTitle(tr("Drain"), nodeName());
    setPreferredSize({820, 600});
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 14, 24, 14);
    column->setSpacing(10);
    m_text = new QLabel(content);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_optionRow = makeOptions(content);
    column->addWidget(m_optionRow);
    m_tree = makeTree(content);
    column->addWidget(m_tree, 1);
    setContent(content);
    m_cancel = addButton(tr("Cancel"), theme::Variant::Default);
    m_background = addButton(tr("Go on in the background"), theme::Variant::Default);
    m_background->hide();
    m_button = addButton(tr("Drain"), theme::Variant::Confirm);
    setInitialFocus(m_tree);
    connect(m_cancel, &QPushButton::clicked, this, &DrainSheet::cancelPressed);
    connect(m_background, &QPushButton::clicked, this, &Sheet::rejected);
    connect(this, &Sheet::accepted, this, &DrainSheet::pressed);
    connect(this, &Sheet::rejected, this, &DrainSheet::closeRequested);
    watch();
    forecast();
}

DrainSheet::~DrainSheet()
{
    m_channel.close();
    if (m_operation != 0 && m_runner)
        m_runner->finish(m_operation, stopped());
}

QString DrainSheet::nodeName() const
{
    return static_cast<const kubernetes::NodeRow &>(*m_node).meta.name;
}

QWidget *DrainSheet::makeOptions(QWidget *parent)
{
    auto *options = new QWidget(parent);
    auto *grid = new QGridLayout(options);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    m_data = new QCheckBox(tr("Delete emptyDir data"), options);
    m_force = new QCheckBox(tr("Also pods that nothing makes again"), options);
    m_grace = secondsField(options, tr("Grace period, seconds"), tr("each pod's own"));
    m_timeout = secondsField(options, tr("Give up after, seconds"), tr("never"));
    const auto label = [&](const QLineEdit *field) {
        auto *text = new QLabel(field->accessibleName(), options);
        text->setForegroundRole(theme::mutedRole);
        return text;
    };
    grid->addWidget(m_data, 0, 0);
    grid->addWidget(m_force, 1, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(label(m_grace), 0, 2);
    grid->addWidget(m_grace, 0, 3);
    grid->addWidget(label(m_timeout), 1, 2);
    grid->addWidget(m_timeout, 1, 3);
    connect(m_data, &QCheckBox::toggled, this, [this] { forecast(); });
    connect(m_force, &QCheckBox::toggled, this, [this] { forecast(); });
    return options;
}

QTreeWidget *DrainSheet::makeTree(QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setAccessibleName(tr("Pods of the node"));
    tree->setColumnCount(2);
    tree->setHeaderHidden(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->viewport()->setAutoFillBackground(false); // no box in a box
    tree->setUniformRowHeights(true);
    tree->setTextElideMode(Qt::ElideMiddle);
    tree->setTabKeyNavigation(false);
    tree->header()->setStretchLastSection(true);
    tree->header()->resizeSection(Name, nameWidth);
    return tree;
}

kubernetes::DrainOptions DrainSheet::options() const
{
    kubernetes::DrainOptions options;
    options.deleteEmptyDirData = m_data->isChecked();
    options.force = m_force->isChecked();
    if (!m_grace->text().isEmpty())
        options.graceSeconds = m_grace->text().toInt();
    options.timeoutSeconds = m_timeout->text().toInt();
    return options;
}

void DrainSheet::say(const QString &text, Token token)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::color(token));
    m_text->setPalette(colours);
    m_text->setText(text);
}

// --- Forecast -------------------------------------------------------------------------------------------------------

void DrainSheet::watch()
{
    m_pods = std::make_unique<kubernetes::WatchedRows>(m_endpoint, *m_context.cluster, kubernetes::drainPodTable(nodeName()), QString());
    m_budgets = std::make_unique<kubernetes::WatchedRows>(m_endpoint, *m_context.cluster, kubernetes::drainBudgetTable(), QString());
    for (live::Feed *feed : {&m_pods->feed(), &m_budgets->feed()}) {
        connect(feed, &live::Feed::batchApplied, this, [this] { forecast(); });
        connect(feed, &live::Feed::statusChanged, this, [this] { forecast(); });
    }
}

/// Pods of a DaemonSet that does not exist any more are nobody's.
void DrainSheet::findDaemonSets(const std::vector<kubernetes::DrainPod> &pods)
{
    for (const QString &name : kubernetes::daemonSetsOf(pods)) {
        if (m_asked.contains(name))
            continue;
        m_asked[name] = m_context.cluster->get(
            m_endpoint, kubernetes::objectPath("/apis/apps/v1", "daemonsets", name.section(u'/', 0, 0), name.section(u'/', 1)),
            [this, name](const base::Result<QByteArray> &answer) {
                if (answer.ok() || answer.error().code != base::Error::Code::NotFound)
                    return;
                m_lost.insert(name);
                forecast();
            });
    }
}

void DrainSheet::forecast()
{
    if (m_state != State::Forecasting)
        return;
    const live::FeedStatus &pods = m_pods->feed().status();
    const live::FeedStatus &budgets = m_budgets->feed().status();
    using Feed = live::FeedStatus::State;
    if (!m_pods->settled() || !m_budgets->settled()) {
        say(tr("Reading the node's pods and the disruption budgets…"), Token::Muted);
    } else if (pods.state != Feed::Live && pods.state != Feed::Polling) {
        say(pods.error.text(), Token::Bad);
    } else if (budgets.state != Feed::Live && budgets.state != Feed::Polling) {
        say(tr("The disruption budgets cannot be read, so the forecast lacks them; the cluster heeds them all the same. %1")
                .arg(budgets.error.text()), Token::Warn);
    } else {
        say(tr("The node is cordoned first: nothing new is scheduled to it. Then its pods are evicted, as their disruption budgets "
               "allow. It stays cordoned afterwards."), Token::Muted);
    }
    const auto values = kubernetes::valuesOf<kubernetes::DrainPod>(m_pods->feed().rows());
    findDaemonSets(values);
    kubernetes::DrainPlan plan = kubernetes::planDrain(
        values, kubernetes::valuesOf<kubernetes::BudgetRow>(m_budgets->feed().rows()), m_lost, options());
    if (!std::exchange(m_filled, true) || plan != m_plan) {
        m_plan = std::move(plan);
        fill();
    }
    updateSummary();
}

void DrainSheet::fill()
{
    const int scrolled = m_tree->verticalScrollBar()->value();
    const QTreeWidgetItem *current = m_tree->currentItem();
    const QByteArray key = current ? current->data(Name, Qt::UserRole).toByteArray() : QByteArray();
    m_tree->clear();
    m_items.clear();
    addGroup({tr("Stop the drain"), stops});
    addGroup({tr("Wait for a disruption budget"), waits});
    addGroup({tr("Leave the node"), leaves});
    addGroup({tr("Stay on the node"), stays});
    if (const auto item = m_items.find(key); item != m_items.end())
        m_tree->setCurrentItem(item->second);
    else if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    m_tree->verticalScrollBar()->setValue(scrolled);
}

void DrainSheet::addGroup(const Group &group)
{
    const auto count = std::count_if(m_plan.pods.begin(), m_plan.pods.end(), group.holds);
    if (count == 0)
        return;
    auto *head = new QTreeWidgetItem(m_tree, {tr("%1 (%2)").arg(group.title).arg(count)});
    head->setSizeHint(Name, {0, rowHeight});
    head->setFirstColumnSpanned(true);
    QFont medium = font();
    medium.setWeight(QFont::Medium);
    head->setFont(Name, medium);
    for (const DrainPodFate &pod : m_plan.pods) {
        if (!group.holds(pod))
            continue;
        auto *row = new QTreeWidgetItem(head, {pod.namespaceName + u'/' + pod.name, kubernetes::drainFateText(pod)});
        row->setData(Name, Qt::UserRole, pod.key);
        row->setToolTip(Name, row->text(Name));
        row->setToolTip(Fate, row->text(Fate));
        row->setSizeHint(Name, {0, rowHeight});
        row->setForeground(Fate, theme::color(stops(pod) ? Token::Bad : waits(pod) ? Token::Warn : Token::Muted));
        m_items[pod.key] = row;
    }
    head->setExpanded(true);
}

void DrainSheet::updateSummary()
{
    const bool read = m_pods->settled() && !m_pods->feed().status().stale() &&
                      m_pods->feed().status().state != live::FeedStatus::State::Denied;
    const int going = m_plan.going();
    const int waiting = m_plan.count(DrainFate::WaitForBudget);
    const auto stopping = static_cast<int>(
        std::count_if(m_plan.pods.begin(), m_plan.pods.end(), [](const DrainPodFate &pod) { return pod.stops(); }));
    QStringList parts;
    QString refusal;
    if (m_endpoint.profile().readOnly)
        refusal = tr("%1 is read-only here").arg(m_endpoint.profile().name);
    else if (stopping > 0)
        refusal = tr("%n pods stop the drain: tick what may be lost", nullptr, stopping);
    if (!refusal.isEmpty())
        parts << refusal;
    if (read && stopping == 0) {
        parts << (going == 0 ? tr("No pod has to leave") : tr("%n pods leave", nullptr, going));
        if (waiting > 0)
            parts << tr("%n of them have to wait", nullptr, waiting);
    }
    setFooterText(parts.join(QStringLiteral(" · ")), refusal.isEmpty() ? std::nullopt : std::optional(Token::Warn));
    m_button->setEnabled(read && refusal.isEmpty());
    m_button->setToolTip(refusal);
}

} // namespace kubernetesui
