// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "historytab.h"

#include "diffview.h"
#include "duration.h"
#include "icons.h"
#include "style.h"
#include "treerows.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubernetesui {

using kubernetes::Revision;

namespace {
enum Column { Number, Age, Pods, Images, Cause };
}

HistoryTab::HistoryTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, QWidget *parent)
    : QuestionTab(endpoint, cluster.get, parent), m_cluster(cluster), m_object(object), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_tree(new QTreeWidget(m_splitter)), m_heading(new QLabel), m_diff(new panes::DiffView), m_message(new QLabel(this)),
      m_tools(new QWidget(this))
{
    makeTree();
    auto *right = new QWidget(m_splitter);
    auto *side = new QVBoxLayout(right);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    m_heading->setContentsMargins(16, 8, 16, 4);
    m_heading->setForegroundRole(theme::mutedRole);
    side->addWidget(m_heading);
    side->addWidget(m_diff, 1);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(right);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({480, 520});
    m_message->setContentsMargins(16, 12, 16, 12);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(theme::mutedRole);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message, 1);
    column->addWidget(m_splitter, 1);
    makeTools();
    showNothing();
}

void HistoryTab::makeTree()
{
    m_tree->setAccessibleName(tr("Revisions"));
    m_tree->setHeaderLabels({tr("Revision"), tr("Age"), tr("Pods"), tr("Images"), tr("Change cause")});
    widgets::dressTree(*m_tree, true);
    m_tree->header()->resizeSection(Number, 120);
    m_tree->header()->resizeSection(Age, 80);
    m_tree->header()->resizeSection(Pods, 56);
    m_tree->header()->resizeSection(Images, 180);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &HistoryTab::compare);
}

void HistoryTab::makeTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_tools->hide();
    m_copy = new QPushButton(theme::icon(QLatin1String("copy")), tr("Copy differences"), m_tools);
    theme::setVariant(m_copy, theme::Variant::Flat);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_diff->toPlainText()); });
    m_undo = new QPushButton(theme::icon(QLatin1String("retry")), tr("Undo to this revision"), m_tools);
    theme::setVariant(m_undo, theme::Variant::Flat);
    connect(m_undo, &QPushButton::clicked, this, &HistoryTab::undo);
    row->addWidget(m_copy);
    row->addWidget(m_undo);
}

void HistoryTab::showAnswer(const QByteArray &json)
{
    const QByteArray kind = m_object.kind.id;
    const base::Result<QByteArray> where = kubernetes::revisionsPath(kind, json);
    if (!where.ok()) {
        showProblem(where.error());
        return;
    }
    m_listing = m_cluster.get(endpoint(), *where, [this, kind, json](const base::Result<QByteArray> &list) {
        if (!list.ok()) {
            showProblem(list.error());
            return;
        }
        base::Result<std::vector<Revision>> revisions = kubernetes::revisionsOf(kind, json, *list);
        if (revisions.ok())
            showRevisions(std::move(*revisions));
        else
            showProblem(revisions.error());
    });
}

void HistoryTab::showRevisions(std::vector<Revision> revisions)
{
    if (revisions.empty()) {
        showMessage(tr("No revisions are kept of it."));
        return;
    }
    m_message->hide();
    m_splitter->show();
    if (m_revisions == revisions)
        return;
    const Revision *before = chosen();
    const QString kept = before ? before->name : QString();
    m_revisions = std::move(revisions);
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Revision &revision : m_revisions) {
        auto *item = new QTreeWidgetItem(m_tree);
        const QString number = QString::number(revision.number);
        item->setText(Number, revision.current ? tr("%1, current").arg(number) : number);
        item->setToolTip(Number, revision.name);
        item->setText(Age, kubernetes::ageText(revision.createdMs, now));
        item->setToolTip(Age, QLocale().toString(QDateTime::fromMSecsSinceEpoch(revision.createdMs), QLocale::ShortFormat));
        item->setText(Pods, revision.pods < 0 ? QString() : QString::number(revision.pods));
        item->setText(Images, revision.images.join(QStringLiteral(", ")));
        item->setToolTip(Images, revision.images.join(u'\n'));
        item->setText(Cause, revision.changeCause);
        item->setToolTip(Cause, revision.changeCause);
        if (revision.name == kept)
            m_tree->setCurrentItem(item);
    }
    m_tree->setColumnHidden(Pods, m_object.kind.id != "deployment");
    if (!m_tree->currentItem()) // the one before the current is what people go back to
        m_tree->setCurrentItem(m_tree->topLevelItem(m_revisions.size() > 1 ? 1 : 0));
    compare();
}

const Revision *HistoryTab::chosen() const
{
    const int index = m_tree->indexOfTopLevelItem(m_tree->currentItem());
    return index < 0 || static_cast<size_t>(index) >= m_revisions.size() ? nullptr : &m_revisions[static_cast<size_t>(index)];
}

void HistoryTab::compare()
{
    const Revision *revision = chosen();
    m_undo->setEnabled(revision && !revision->current);
    m_copy->setEnabled(m_undo->isEnabled());
    if (!revision) {
        m_heading->clear();
        m_diff->setLines({});
        return;
    }
    const auto lines = base::lineDiff(m_revisions.front().podTemplate, revision->podTemplate);
    m_heading->setText(revision->current ? tr("This is what its pods are made from now.")
                       : lines.empty()   ? tr("Revision %1 does not differ from the current one.").arg(revision->number)
                                         : tr("What going back to revision %1 would change:").arg(revision->number));
    m_diff->setLines(lines);
}

void HistoryTab::undo()
{
    const Revision *revision = chosen();
    if (!revision || revision->current)
        return;
    const Revision &current = m_revisions.front();
    Q_EMIT actionWanted(m_object.kind.id + ".undo",
                        {{QStringLiteral("revision"), revision->number}, {QStringLiteral("name"), revision->name},
                         {QStringLiteral("fromRevision"), current.number}, {QStringLiteral("fromName"), current.name}});
}

void HistoryTab::showMessage(const QString &text)
{
    m_revisions.clear();
    m_tree->clear();
    compare();
    m_splitter->hide();
    m_message->setText(text);
    m_message->show();
}

void HistoryTab::showProblem(const base::Error &error)
{
    showMessage(error.text());
}

void HistoryTab::showNothing()
{
    m_listing.cancel();
    showMessage({});
}

} // namespace kubernetesui
