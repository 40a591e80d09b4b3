// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "activitypage.h"

#include "emptystate.h"
#include "fonts.h"
#include "icons.h"
#include "log.h"
#include "pageparts.h"
#include "post.h"
#include "tokens.h"
#include "treerows.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace shell {

using actions::ItemState;

namespace {

QString word(const actions::Operation &operation)
{
    if (!operation.over())
        return operation.progress.isEmpty() ? ActivityPage::tr("Running") : operation.progress;
    if (operation.count(ItemState::Failed) > 0)
        return ActivityPage::tr("%n failed", nullptr, static_cast<int>(operation.count(ItemState::Failed)));
    if (operation.count(ItemState::Unobserved) > 0)
        return ActivityPage::tr("Not seen to happen");
    if (operation.count(ItemState::Cancelled) > 0)
        return ActivityPage::tr("Cancelled");
    return operation.undone ? ActivityPage::tr("Done, taken back") : ActivityPage::tr("Done");
}

theme::Token tone(const actions::Operation &operation)
{
    if (!operation.over())
        return theme::Token::Accent;
    if (operation.count(ItemState::Failed) > 0)
        return theme::Token::Bad;
    return operation.count(ItemState::Unobserved) > 0 ? theme::Token::Warn : theme::Token::Ok;
}

} // namespace

ActivityPage::ActivityPage(actions::Runner &runner, QWidget *parent) : QWidget(parent), m_runner(runner)
{
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(widgets::pageTitle(tr("Activity"), this));
    column->addWidget(widgets::hairline(this));
    auto *empty = new widgets::EmptyState(this);
    empty->setContent(QStringLiteral("activity"), tr("Nothing has been done yet"),
                      {tr("What you start, stop, run and pull is listed here, with its result and the same thing as a command.")});
    m_empty = empty;
    column->addWidget(m_empty, 1);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Activity"));
    m_tree->setHeaderLabels({tr("Time"), tr("What"), tr("Object"), tr("Where"), tr("Result")});
    widgets::dressTree(*m_tree, false);
    m_tree->header()->resizeSection(0, 110);
    m_tree->header()->resizeSection(1, 130);
    m_tree->header()->resizeSection(2, 260);
    m_tree->header()->resizeSection(3, 150);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    column->addWidget(m_tree, 1000);
    const auto soon = [this] {
        if (std::exchange(m_due, true))
            return;
        base::post(this, [this] {
            m_due = false;
            refresh();
        });
    };
    connect(&m_runner, &actions::Runner::changed, this, soon);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QTreeWidgetItem *item = m_tree->itemAt(at);
        if (!item)
            return;
        const QTreeWidgetItem *top = item->parent() ? item->parent() : item;
        const auto id = top->data(0, Qt::UserRole).toULongLong();
        const actions::Operation *operation = m_runner.operation(id);
        if (!operation)
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QAction *cancel = menu->addAction(tr("Cancel"));
        cancel->setEnabled(m_runner.cancellable(id));
        connect(cancel, &QAction::triggered, this, [this, id] { m_runner.cancel(id); });
        QAction *undo = menu->addAction(tr("Undo"));
        undo->setEnabled(operation->undoable());
        connect(undo, &QAction::triggered, this, [this, id] { m_runner.undo(id); });
        QStringList commands;
        for (const actions::Item &one : operation->items) {
            if (!one.command.isEmpty())
                commands << base::redact(one.command.join(u' '));
        }
        QAction *copy = menu->addAction(tr("Copy as command"));
        copy->setEnabled(!commands.isEmpty());
        connect(copy, &QAction::triggered, this,
                [commands] { QApplication::clipboard()->setText(commands.join(u'\n')); });
        QAction *message = menu->addAction(tr("Copy message"));
        message->setEnabled(item->parent() != nullptr);
        connect(message, &QAction::triggered, this, [text = item->text(4)] { QApplication::clipboard()->setText(text); });
        menu->popup(m_tree->viewport()->mapToGlobal(at));
    });
    refresh();
}

void ActivityPage::refresh()
{
    QSet<quint64> open;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (m_tree->topLevelItem(i)->isExpanded())
            open.insert(m_tree->topLevelItem(i)->data(0, Qt::UserRole).toULongLong());
    }
    m_tree->clear();
    const std::vector<const actions::Operation *> operations = m_runner.operations();
    m_empty->setVisible(operations.empty());
    m_tree->setVisible(!operations.empty());
    for (const actions::Operation *operation : operations) {
        auto *item = new QTreeWidgetItem(m_tree);
        item->setData(0, Qt::UserRole, operation->id);
        item->setText(0, QLocale().toString(QDateTime::fromMSecsSinceEpoch(operation->startedMs).time(),
                                            QStringLiteral("HH:mm:ss")));
        // "Started" beside "1 failed" would say both.
        const bool none = operation->count(ItemState::Failed) == operation->items.size();
        item->setText(1, !operation->over() ? operation->running : none ? operation->label : operation->done);
        item->setText(2, operation->names());
        item->setText(3, operation->profile.name);
        item->setText(4, word(*operation));
        item->setData(4, widgets::tokenRole, int(tone(*operation)));
        for (const actions::Item &one : operation->items) {
            const bool worthARow = operation->items.size() > 1 || !one.error.what.isEmpty() || !one.outcome.warnings.isEmpty();
            if (!worthARow)
                continue;
            auto *child = new QTreeWidgetItem(item);
            child->setText(2, one.name);
            child->setText(4, one.error.what.isEmpty() ? one.outcome.warnings.join(QStringLiteral("; ")) : one.error.text());
            child->setToolTip(4, child->text(4));
        }
        item->setExpanded(open.contains(operation->id) || operation->count(ItemState::Failed) > 0);
    }
}

} // namespace shell
