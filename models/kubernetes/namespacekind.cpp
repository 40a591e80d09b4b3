// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "allkinds.h"

#include "kindparts.h"
#include "namespacerow.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::NamespaceKind", text, nullptr, n);
}

bool active(const NamespaceRow &row)
{
    return row.phase == QStringLiteral("Active");
}

live::Cell statusCell(const NamespaceRow &row)
{
    live::Cell cell;
    cell.text = row.phase;
    cell.tone = active(row) ? live::Tone::Ok : live::Tone::Idle;
    cell.hollow = !active(row);
    return cell;
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<NamespaceRow>(id, title, type, width, priority, cell);
    };
    return {
        nameColumn(metaOf<NamespaceRow>),
        column("status", tr("Status"), ColumnType::State, 130, 100, statusCell),
        ageColumn(metaOf<NamespaceRow>),
        labelsColumn(metaOf<NamespaceRow>),
    };
}

QString counted(int count)
{
    return tr("%n namespaces", count);
}

live::Kind namespaceKind()
{
    live::Kind kind;
    kind.id = "namespace";
    kind.title = tr("Namespaces");
    kind.single = tr("namespace");
    kind.icon = QStringLiteral("namespace");
    kind.filterHint = tr("Filter by name, label");
    kind.counted = counted;
    kind.columns = columns();
    setIdentity<NamespaceRow>(kind);
    kind.chips = {
        live::chipOf<NamespaceRow>("active", tr("Active"), live::Tone::Ok, active),
        live::chipOf<NamespaceRow>("terminating", tr("Terminating"), live::Tone::Idle, [](const NamespaceRow &row) { return !active(row); }, true),
    };
    kind.summary = [](const std::vector<live::RowPointer> &) { return QString(); };
    kind.emptyTitle = tr("No namespaces here");
    kind.emptyText = tr("The rooms into which a cluster is divided appear here, live.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind namespaceObject()
{
    return {namespaceKind(), {"namespace", "/api/v1", "namespaces", false, &decodeNamespace}, metaOf<NamespaceRow>, namespaceOverview, tr("Cluster")};
}

} // namespace kubernetes
