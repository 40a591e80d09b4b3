// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "jsonview.h"

#include "fonts.h"
#include "icons.h"
#include "searchfield.h"
#include "style.h"
#include "treerows.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace panes {

JsonView::JsonView(QWidget *parent) : QWidget(parent), m_tree(new QTreeView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    m_field = new widgets::SearchField(tr("Search names and values"), this);
    m_field->setFixedWidth(300);
    row->addWidget(m_field);
    const auto button = [&](const char *icon, const QString &name, int by) {
        auto *made = new QToolButton(this);
        made->setIcon(theme::icon(QLatin1String(icon)));
        made->setAccessibleName(name);
        made->setToolTip(name);
        made->setAutoRaise(true);
        row->addWidget(made);
        connect(made, &QToolButton::clicked, this, [this, by] { step(by); });
    };
    button("arrow-up", tr("Previous match"), -1);
    button("arrow-down", tr("Next match"), 1);
    m_count = new QLabel(this);
    m_count->setForegroundRole(theme::mutedRole);
    row->addWidget(m_count);
    row->addStretch();
    auto *expand = new QPushButton(tr("Expand all"), this);
    row->addWidget(expand);
    auto *copy = new QPushButton(theme::icon(QLatin1String("copy")), tr("Copy JSON"), this);
    row->addWidget(copy);
    column->addLayout(row);
    m_message = new QLabel(this);
    m_message->setContentsMargins(16, 8, 16, 8);
    m_message->setForegroundRole(theme::mutedRole);
    m_message->setWordWrap(true);
    m_message->hide();
    column->addWidget(m_message);
    m_tree->setModel(&m_model);
    m_tree->setAccessibleName(tr("Inspect"));
    widgets::dressTree(*m_tree, false);
    m_tree->setAlternatingRowColors(false);
    m_tree->setFont(theme::monoFont());
    m_tree->header()->setDefaultSectionSize(320);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    column->addWidget(m_tree, 1);
    connect(m_field, &QLineEdit::textChanged, this, &JsonView::search);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        step(QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    });
    connect(m_field, &widgets::SearchField::escaped, m_tree, [this] { m_tree->setFocus(); });
    connect(expand, &QPushButton::clicked, m_tree, &QTreeView::expandAll);
    connect(copy, &QPushButton::clicked, this, [this] { 
        QApplication::clipboard()->setText(QString::fromUtf8(QJsonDocument::fromJson(m_json).toJson()));
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_tree->indexAt(at);
        if (!index.isValid())
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const QString value = m_model.valueText(index);
        const QString path = m_model.pathOf(index);
        connect(menu->addAction(tr("Copy value")), &QAction::triggered, this, [value] { QApplication::clipboard()->setText(value); });
        connect(menu->addAction(tr("Copy path")), &QAction::triggered, this, [path] { QApplication::clipboard()->setText(path); });
        menu->popup(m_tree->viewport()->mapToGlobal(at));
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &JsonView::find);
}

void JsonView::find()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QStringList JsonView::expandedPaths() const
{
    QStringList paths;
    std::vector<QModelIndex> todo{QModelIndex()};
    while (!todo.empty()) {
        const QModelIndex parent = todo.back();
        todo.pop_back();
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex child = m_model.index(row, 0, parent);
            if (m_tree->isExpanded(child)) {
                paths << m_model.pathOf(child);
                todo.push_back(child);
            }
        }
    }
    return paths;
}

void JsonView::setJson(const QByteArray &json)
{
    m_message->hide();
    m_tree->show();
    if (json == m_json)
        return;
    const QStringList expanded = expandedPaths();
    const bool first = m_json.isEmpty();
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_model.setDocument(QJsonDocument::fromJson(json));
    m_json = json;
    std::vector<QModelIndex> todo{QModelIndex()};
    while (!todo.empty()) {
        const QModelIndex parent = todo.back();
        todo.pop_back();
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex child = m_model.index(row, 0, parent);
            if (expanded.contains(m_model.pathOf(child)) ||
                (first && m_model.pathOf(child) == QStringLiteral("State"))) {
                m_tree->setExpanded(child, true);
                todo.push_back(child);
            }
        }
    }
    m_tree->verticalScrollBar()->setValue(scrolled);
    search();
}

void JsonView::setMessage(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(true);
    m_tree->setVisible(false);
    m_json.clear();
}

void JsonView::search()
{
    m_hits = m_model.find(m_field->text());
    m_hit = m_hits.isEmpty() ? -1 : 0;
    showHit();
}

void JsonView::step(int by)
{
    if (m_hits.isEmpty())
        return;
    const auto count = static_cast<int>(m_hits.size());
    m_hit = (m_hit + by + count) % count;
    showHit();
}

void JsonView::showHit()
{
    if (m_field->text().isEmpty())
        m_count->clear();
    else if (m_hits.isEmpty())
        m_count->setText(tr("no match"));
    else
        m_count->setText(tr("%1 of %2").arg(m_hit + 1).arg(m_hits.size()));
    if (m_hit < 0 || m_field->text().isEmpty())
        return;
    const QModelIndex index = m_hits[m_hit];
    for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent())
        m_tree->expand(parent);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

} // namespace panes
