// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "prunesheet.h"

#include "confirmsheet.h"
#include "format.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace dockerui {

namespace {

constexpr int rowHeight = 26;
constexpr int bytesWidth = 96;
constexpr int detailWidth = 290; ///< room for "shop/api:3.8.1, Exited (3) 3 minutes ago"
constexpr int indexRole = Qt::UserRole;
enum Column { Name, Detail, Bytes };

QString amount(qint64 bytes)
{
    return live::formatBytes(static_cast<double>(bytes));
}

base::Error stopped()
{
    base::Error error;
    error.code = base::Error::Code::Cancelled;
    error.what = QCoreApplication::translate("dockerui::PruneSheet", "Stopped");
    return error;
}

/// A group's title has the row for itself, but for the sum at its right end.
class PruneDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() != Name || index.parent().isValid())
            return;
        const QModelIndex sum = index.siblingAtColumn(Bytes);
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, sum);
        const QStyle *style = cell.widget->style();
        const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
        painter->setFont(cell.font);
        style->drawItemText(painter, cell.rect.adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, cell.palette,
                            true, cell.text, QPalette::Text);
    }
};

void colour(QTreeWidgetItem *row, int column, theme::Token token)
{
    row->setForeground(column, theme::color(token));
}

} // namespace

PruneSheet::PruneSheet(const Context &context, endpoint::Endpoint &endpoint, QWidget *window, std::set<Kind> ticked)
    : Sheet(window), m_context(context), m_endpoint(endpoint), m_ticked(std::move(ticked)), m_runner(context.runner)
{
    setTitle(tr("Prune"), endpoint.profile().name);
    setPreferredSize({760, 560});
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 14, 24, 14);
    column->setSpacing(10);
    m_text = new QLabel(content);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_tree = new QTreeWidget(content);
    m_tree->setAccessibleName(tr("What can be removed"));
    m_tree->setColumnCount(3);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->viewport()->setAutoFillBackground(false); // no box in a box
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setTabKeyNavigation(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(Detail, QHeaderView::Fixed);
    m_tree->header()->setSectionResizeMode(Bytes, QHeaderView::Fixed);
    m_tree->header()->resizeSection(Detail, detailWidth);
    m_tree->header()->resizeSection(Bytes, bytesWidth);
    m_tree->setItemDelegate(new PruneDelegate(m_tree));
    column->addWidget(m_tree, 1);
    setContent(content);
    m_cancel = addButton(tr("Cancel"), theme::Variant::Default);
    m_button = addButton(tr("Remove"), theme::Variant::Confirm);
    setInitialFocus(m_tree);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem *, int changed) {
        if (changed == Name && m_state == State::Choosing)
            updateChoice();
    });
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::rejected);
    connect(this, &Sheet::accepted, this, &PruneSheet::pressed);
    connect(this, &Sheet::rejected, this, [this] {
        dismiss();
        deleteLater();
    });
}

PruneSheet::~PruneSheet()
{
    m_channel.close();
    if (m_operation != 0 && m_runner)
        m_runner->finish(m_operation, stopped());
}

void PruneSheet::present()
{
    measure();
    open();
}

void PruneSheet::say(const QString &text, bool bad)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::color(bad ? theme::Token::Bad : theme::Token::Muted));
    m_text->setPalette(colours);
    m_text->setText(text);
}

void PruneSheet::measure()
{
    m_state = State::Measuring;
    theme::setVariant(m_button, theme::Variant::Confirm);
    m_tree->clear();
    m_rows.clear();
    m_button->setEnabled(false);
    m_button->setText(tr("Remove"));
    say(tr("The engine measures its disk, which can take a while…"));
    m_measuring = m_context.engine->planPrune(
        m_endpoint, [this](const base::Result<docker::PrunePlan> &plan) { measured(plan); });
}

void PruneSheet::measured(const base::Result<docker::PrunePlan> &plan)
{
    if (!plan.ok()) {
        say(plan.error().text(), true);
        m_state = State::Measured;
        theme::setVariant(m_button, theme::Variant::Default);
        m_button->setText(tr("Try again"));
        m_button->setEnabled(true);
        return;
    }
    m_plan = *plan;
    fill();
    m_state = State::Choosing;
    if (m_plan.items.empty()) {
        say(tr("There is nothing that could be removed: all images and volumes are in use, and no container is stopped."));
        m_cancel->setText(tr("Close"));
        m_button->hide();
        return;
    }
    say(tr("Only what is ticked here goes, one object after the other. Layers that images share may free "
           "more than the sum."));
    updateChoice();
}

void PruneSheet::fill()
{
    const QSignalBlocker quiet(m_tree);
    m_rows.assign(m_plan.items.size(), nullptr);
    addGroup(Kind::Container, tr("Stopped containers"));
    addGroup(Kind::DanglingImage, tr("Untagged images"));
    addGroup(Kind::UnusedImage, tr("Images that no container uses"));
    addGroup(Kind::AnonymousVolume, tr("Anonymous volumes that no container uses"));
    addGroup(Kind::NamedVolume, tr("Named volumes that no container uses"));
    addGroup(Kind::BuildCache, tr("Build cache"));
    if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

void PruneSheet::addGroup(Kind kind, const QString &title)
{
    const auto count = std::count_if(m_plan.items.begin(), m_plan.items.end(),
                                     [kind](const docker::PruneItem &item) { return item.kind == kind; });
    if (count == 0)
        return;
    auto *group = new QTreeWidgetItem(m_tree, {tr("%1 (%2)").arg(title).arg(count), {}, amount(m_plan.bytesOf(kind))});
    group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
    group->setTextAlignment(Bytes, Qt::AlignRight | Qt::AlignVCenter);
    group->setSizeHint(Name, {0, rowHeight});
    group->setFirstColumnSpanned(true);
    QFont medium = font();
    medium.setWeight(QFont::Medium);
    group->setFont(Name, medium);
    for (size_t i = 0; i < m_plan.items.size(); ++i) {
        const docker::PruneItem &item = m_plan.items[i];
        if (item.kind != kind)
            continue;
        auto *row = new QTreeWidgetItem(group, {item.name, item.detail, amount(item.bytes)});
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        row->setCheckState(Name, m_ticked.contains(kind) ? Qt::Checked : Qt::Unchecked);
        row->setData(Name, indexRole, static_cast<qulonglong>(i));
        row->setToolTip(Name, item.name);
        row->setToolTip(Detail, item.detail);
        row->setTextAlignment(Bytes, Qt::AlignRight | Qt::AlignVCenter);
        row->setSizeHint(Name, {0, rowHeight});
        colour(row, Detail, theme::Token::Muted);
        m_rows[i] = row;
    }
    group->setExpanded(m_ticked.contains(kind));
}

std::vector<size_t> PruneSheet::chosen() const
{
    std::vector<size_t> result;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i] && m_rows[i]->checkState(Name) == Qt::Checked)
            result.push_back(i);
    }
    return result;
}

void PruneSheet::updateChoice()
{
    const std::vector<size_t> indices = chosen();
    qint64 sum = 0;
    for (const size_t index : indices)
        sum += m_plan.items[index].bytes;
    const auto count = static_cast<int>(indices.size());
    m_button->setText(count == 0 ? tr("Remove") : tr("Remove %n objects", nullptr, count));
    m_button->setEnabled(count > 0);
    m_button->setToolTip(count == 0 ? tr("Nothing is ticked") : QString());
    setFooterText(count == 0 ? tr("Nothing is ticked") : tr("%n ticked, at least %1", nullptr, count).arg(amount(sum)));
}

void PruneSheet::pressed()
{
    if (m_state == State::Choosing && m_endpoint.profile().production)
        confirm();
    else if (m_state == State::Choosing)
        remove();
    else if (m_state == State::Measured)
        measure();
}

/// The preview is the question; where the engine matters most, its name is asked for besides.
void PruneSheet::confirm()
{
    widgets::ConfirmQuestion question;
    question.title = m_button->text() + u'?';
    question.confirmLabel = m_button->text();
    question.text = tr("On %1. This cannot be undone.").arg(m_endpoint.profile().name);
    question.production = true;
    question.typedName = m_endpoint.profile().name;
    auto *sheet = new widgets::ConfirmSheet(question, window());
    connect(sheet, &widgets::ConfirmSheet::confirmed, this, [this] { remove(); });
    sheet->open();
}

QStringList PruneSheet::command() const
{
    QStringList words;
    for (const size_t index : m_removing) {
        const docker::PruneItem &item = m_plan.items[index];
        if (!words.isEmpty())
            words << QStringLiteral("&&");
        words << QStringLiteral("docker");
        switch (item.kind) {
        case Kind::Container:
            words << QStringLiteral("rm") << item.name;
            break;
        case Kind::DanglingImage:
        case Kind::UnusedImage:
            words << QStringLiteral("rmi") << (item.references.isEmpty() ? QStringList{item.id} : item.references);
            break;
        case Kind::AnonymousVolume:
        case Kind::NamedVolume:
            words << QStringLiteral("volume") << QStringLiteral("rm") << item.id;
            break;
        case Kind::BuildCache:
            words << QStringLiteral("builder") << QStringLiteral("prune") << QStringLiteral("-af")
                  << QStringLiteral("--filter=id=") + item.id;
            break;
        }
    }
    return words;
}

void PruneSheet::remove()
{
    m_removing = chosen();
    if (m_removing.empty())
        return;
    m_state = State::Removing;
    m_done = 0;
    m_expected = 0;
    m_gone.clear();
    m_firstError = {};
    std::vector<docker::PruneItem> items;
    for (const size_t index : m_removing) {
        items.push_back(m_plan.items[index]);
        m_expected += m_plan.items[index].bytes;
    }
    const QSignalBlocker quiet(m_tree);
    for (QTreeWidgetItem *row : m_rows) {
        if (row)
            row->setFlags(row->flags() & ~Qt::ItemIsUserCheckable);
    }
    m_button->setEnabled(false);
    m_cancel->setText(tr("Stop"));
    actions::Runner::Description description;
    description.label = tr("Prune");
    description.running = tr("Pruning");
    description.done = tr("Pruned");
    description.object = tr("%n objects", nullptr, static_cast<int>(items.size()));
    description.command = command();
    description.cancel = [guard = QPointer<PruneSheet>(this)] {
        if (!guard)
            return;
        guard->m_channel.close();
        guard->m_operation = 0; // the runner finishes it by itself
        guard->ended(stopped());
    };
    m_operation = m_runner->begin(m_endpoint.profile(), description);
    m_channel = m_context.engine->prune(
        m_endpoint, std::move(items), [this](const docker::PruneStep &step) { removed(step); },
        [this](const base::Result<void> &result) { ended(result); });
}

void PruneSheet::removed(const docker::PruneStep &step)
{
    const size_t index = m_removing[step.index];
    QTreeWidgetItem *row = m_rows[index];
    ++m_done;
    if (step.error.what.isEmpty()) {
        m_gone.push_back(index);
        row->setText(Detail, tr("removed"));
        colour(row, Detail, theme::Token::Ok);
    } else {
        if (m_firstError.what.isEmpty())
            m_firstError = step.error;
        row->setText(Detail, step.error.text());
        row->setToolTip(Detail, step.error.text());
        colour(row, Detail, theme::Token::Bad);
        row->parent()->setExpanded(true);
    }
    m_tree->scrollToItem(row);
    const QString text = tr("%1 of %2").arg(m_done).arg(m_removing.size());
    setFooterText(text);
    m_runner->progress(m_operation, static_cast<double>(m_done) / static_cast<double>(m_removing.size()), text);
}

void PruneSheet::ended(const base::Result<void> &result)
{
    if (!result.ok() && m_firstError.what.isEmpty())
        m_firstError = result.error();
    const quint64 operation = std::exchange(m_operation, 0);
    if (m_firstError.what.isEmpty())
        m_runner->finish(operation, actions::Outcome{});
    else
        m_runner->finish(operation, m_firstError);
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus(Qt::OtherFocusReason);
    say(tr("The engine measures what was freed…"));
    m_measuring = m_context.engine->planPrune(
        m_endpoint, [this](const base::Result<docker::PrunePlan> &after) { report(after); });
}

void PruneSheet::report(const base::Result<docker::PrunePlan> &after)
{
    // Images by what all layers take together, where the engine tells: shared layers that went count there only.
    const bool layers = after.ok() && after->layers >= 0 && m_plan.layers >= 0;
    qint64 won = layers ? std::max<qint64>(0, m_plan.layers - after->layers) : 0;
    for (const size_t index : m_gone) {
        const docker::PruneItem &item = m_plan.items[index];
        const bool image = item.kind == Kind::DanglingImage || item.kind == Kind::UnusedImage;
        won += layers && image ? 0 : item.bytes;
    }
    QString text = tr("%1 of %2 objects are gone.").arg(m_gone.size()).arg(m_removing.size());
    text += u' ' + tr("%1 freed, at least %2 expected.").arg(amount(won), amount(m_expected));
    say(text, !m_firstError.what.isEmpty());
    setFooterText({});
    m_state = State::Measured;
    theme::setVariant(m_button, theme::Variant::Default);
    m_button->setText(tr("Look again"));
    m_button->setEnabled(true);
}

void pruneEngine(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, std::set<PruneSheet::Kind> ticked)
{
    (new PruneSheet(context, endpoint, pane->window(), std::move(ticked)))->present();
}

} // namespace dockerui
