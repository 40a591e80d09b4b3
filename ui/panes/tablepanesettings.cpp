// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pane remembers: sorting, grouping, columns, split and tab. UI thread.
#include "tablepane.h"

#include "livetableview.h"

#include <QMenu>
#include <QPushButton>
#include <QSplitter>

namespace panes {

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
    if (const QStringList parts = sizes.split(u','); parts.size() == 2 && parts[0].toInt() > 0) {
        m_splitter->setSizes({parts[0].toInt(), parts[1].toInt()});
        m_detailClosed = parts[1].toInt() == 0;
    }
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
    if (sizes.size() == 2 && m_detail->isVisible())
        m_settings.set(settingsKey("split"), QStringLiteral("%1,%2").arg(sizes[0]).arg(sizes[1]));
    m_settings.set(settingsKey("tab"), QString::fromLatin1(m_detail->currentTab()));
}

} // namespace panes
