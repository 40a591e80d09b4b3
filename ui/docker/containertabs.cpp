// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containertabs.h"

#include "containeroverview.h"
#include "fonts.h"
#include "format.h"
#include "imagedecoder.h"
#include "jsonview.h"
#include "sectionview.h"
#include "style.h"
#include "treerows.h"
#include "tokens.h"

#include <QDateTime>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace dockerui {

namespace {

QVBoxLayout *fill(QWidget *widget, QWidget *content)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(content, 1);
    return column;
}

QTreeWidget *makeList(QWidget *parent, const QStringList &headers, const QString &name)
{
    auto *tree = new QTreeWidget(parent);
    tree->setHeaderLabels(headers);
    widgets::dressTree(*tree, true);
    tree->setAccessibleName(name);
    tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree->header()->setStretchLastSection(true);
    return tree;
}

QLabel *makeMessage(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setContentsMargins(16, 12, 16, 12);
    label->setWordWrap(true);
    label->setForegroundRole(theme::mutedRole);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->hide();
    return label;
}

} // namespace

// --- Overview -------------------------------------------------------------------------------------------------------

OverviewTab::OverviewTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
    : QuestionTab(endpoint, engine.get, parent), m_view(new panes::SectionView(this))
{
    fill(this, m_view);
}

QByteArray OverviewTab::path(const live::Row &row) const
{
    return "/containers/" + row.key() + "/json";
}

void OverviewTab::showAnswer(const QByteArray &json)
{
    const auto sections = docker::containerOverview(json);
    if (sections.ok())
        m_view->setSections(*sections);
    else
        showProblem(sections.error());
}

void OverviewTab::showProblem(const base::Error &error)
{
    m_view->setMessage(error.text());
}

void OverviewTab::showNothing()
{
    m_view->setMessage({});
}

// --- Inspect --------------------------------------------------------------------------------------------------------

InspectTab::InspectTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, PathOf pathOf, QWidget *parent)
    : QuestionTab(endpoint, engine.get, parent), m_pathOf(std::move(pathOf)), m_view(new panes::JsonView(this))
{
    fill(this, m_view);
}

bool InspectTab::find()
{
    m_view->find();
    return true;
}

void InspectTab::showAnswer(const QByteArray &json)
{
    m_view->setJson(json);
}

void InspectTab::showProblem(const base::Error &error)
{
    m_view->setMessage(error.text());
}

void InspectTab::showNothing()
{
    m_view->setMessage({});
}

// --- Changes --------------------------------------------------------------------------------------------------------

ChangesTab::ChangesTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
    : QuestionTab(endpoint, engine.get, parent), m_tree(makeList(this, {tr("Change"), tr("Path")}, tr("Changes"))),
      m_message(makeMessage(this))
{
    m_tree->header()->resizeSection(0, 120);
    auto *column = fill(this, m_tree);
    column->insertWidget(0, m_message);
}

QByteArray ChangesTab::path(const live::Row &row) const
{
    return "/containers/" + row.key() + "/changes";
}

void ChangesTab::showAnswer(const QByteArray &json)
{
    // null where nothing differs.
    const QJsonArray changes = QJsonDocument::fromJson(json).array();
    m_tree->clear();
    QList<QTreeWidgetItem *> items;
    for (const QJsonValue &value : changes) {
        const auto kind = value.toObject().value(QStringLiteral("Kind")).toInteger();
        auto *item = new QTreeWidgetItem;
        item->setText(0, kind == 1 ? tr("Added") : kind == 2 ? tr("Deleted") : tr("Changed"));
        item->setText(1, value.toObject().value(QStringLiteral("Path")).toString());
        item->setFont(1, theme::monoFont());
        item->setData(0, widgets::tokenRole, int(kind == 1 ? theme::Token::Ok : kind == 2 ? theme::Token::Bad : theme::Token::Warn));
        items << item;
    }
    m_tree->addTopLevelItems(items);
    m_tree->setVisible(!changes.isEmpty());
    m_message->setText(tr("Nothing differs from the image."));
    m_message->setVisible(changes.isEmpty());
}

void ChangesTab::showProblem(const base::Error &error)
{
    m_message->setText(error.text());
    m_message->show();
    m_tree->hide();
}

void ChangesTab::showNothing()
{
    m_tree->clear();
    m_message->hide();
}

// --- Layers ---------------------------------------------------------------------------------------------------------

LayersTab::LayersTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
    : QuestionTab(endpoint, engine.get, parent),
      m_tree(makeList(this, {tr("Size"), tr("Created"), tr("Command")}, tr("Layers"))), m_message(makeMessage(this))
{
    m_tree->headerItem()->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->header()->resizeSection(0, 90);
    m_tree->header()->resizeSection(1, 110);
    auto *column = fill(this, m_tree);
    column->insertWidget(0, m_message);
}

QByteArray LayersTab::path(const live::Row &row) const
{
    const auto &image = static_cast<const docker::ImageRow &>(row);
    return "/images/" + QUrl::toPercentEncoding(image.id) + "/history";
}

void LayersTab::showAnswer(const QByteArray &json)
{
    const auto layers = docker::decodeHistory(json);
    if (!layers.ok()) {
        showProblem(layers.error());
        return;
    }
    m_message->hide();
    m_tree->show();
    m_tree->clear();
    QList<QTreeWidgetItem *> items;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const docker::ImageLayer &layer : *layers) {
        auto *item = new QTreeWidgetItem;
        item->setText(0, layer.size > 0 ? live::formatBytes(static_cast<double>(layer.size)) : QStringLiteral("–"));
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(1, live::sinceText(layer.createdMs, now, true));
        item->setText(2, layer.createdBy.simplified());
        item->setToolTip(2, layer.createdBy);
        item->setFont(2, theme::monoFont());
        if (layer.size == 0) {
            for (int i = 0; i < 3; ++i)
                item->setData(i, widgets::tokenRole, int(theme::Token::Muted));
        }
        items << item;
    }
    m_tree->addTopLevelItems(items);
}

void LayersTab::showProblem(const base::Error &error)
{
    m_message->setText(error.text());
    m_message->show();
    m_tree->hide();
}

void LayersTab::showNothing()
{
    m_tree->clear();
    m_message->hide();
}

} // namespace dockerui
