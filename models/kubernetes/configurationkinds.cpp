// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Config maps and secrets.
#include "allkinds.h"
#include "datarows.h"
#include "kindparts.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::ConfigurationKinds", text, nullptr, n);
}

QString countedMaps(int count)
{
    return tr("%n config maps", count);
}

QString countedSecrets(int count)
{
    return tr("%n secrets", count);
}

template <class R> live::Column countColumn()
{
    return live::columnOf<R>("data", tr("Data"), live::ColumnType::Number, 70, 90, [](const R &row) { return numberCell(row.count); });
}

live::Column immutableColumn()
{
    return hidden(quietColumn("immutable", tr("Immutable"), live::ColumnType::Text, 96, 10,
                              live::of<ConfigMapRow>([](const ConfigMapRow &row) { return row.immutable ? tr("yes") : QString(); })));
}

live::Kind configMapKind()
{
    live::Kind kind;
    kind.id = "configmap";
    kind.title = tr("Config maps");
    kind.single = tr("config map");
    kind.icon = QStringLiteral("file");
    kind.filterHint = tr("Filter by name, label");
    kind.counted = countedMaps;
    kind.columns = {namespaceColumn(metaOf<ConfigMapRow>), nameColumn(metaOf<ConfigMapRow>), countColumn<ConfigMapRow>(), ageColumn(metaOf<ConfigMapRow>),
                    immutableColumn(), ownerColumn(metaOf<ConfigMapRow>), labelsColumn(metaOf<ConfigMapRow>)};
    kind.groupings = {namespaceGrouping(metaOf<ConfigMapRow>, countedMaps)};
    setIdentity<ConfigMapRow>(kind);
    kind.searchText = live::of<ConfigMapRow>([](const ConfigMapRow &row) { return QStringList{row.meta.namespaceName}; });
    kind.emptyTitle = tr("No config maps here");
    kind.emptyText = tr("Settings that pods read appear here, live.");
    kind.defaultSort = "name";
    return kind;
}

live::Kind secretKind()
{
    live::Kind kind;
    kind.id = "secret";
    kind.title = tr("Secrets");
    kind.single = tr("secret");
    kind.icon = QStringLiteral("key");
    kind.filterHint = tr("Filter by name, type, label");
    kind.counted = countedSecrets;
    kind.columns = {namespaceColumn(metaOf<SecretRow>), nameColumn(metaOf<SecretRow>),
                    live::columnOf<SecretRow>("type", tr("Type"), live::ColumnType::Text, 260, 80, [](const SecretRow &row) { return live::textCell(row.type, true); }),
                    countColumn<SecretRow>(), ageColumn(metaOf<SecretRow>), ownerColumn(metaOf<SecretRow>),
                    labelsColumn(metaOf<SecretRow>)};
    live::Grouping type;
    type.id = "type";
    type.label = tr("Type");
    type.group = live::of<SecretRow>([](const SecretRow &row) { return live::GroupOf{row.type.toUtf8(), row.type}; });
    type.summary = [](const std::vector<live::RowPointer> &rows) { return countedSecrets(static_cast<int>(rows.size())); };
    kind.groupings = {namespaceGrouping(metaOf<SecretRow>, countedSecrets), type};
    setIdentity<SecretRow>(kind);
    kind.searchText = live::of<SecretRow>([](const SecretRow &row) { return QStringList{row.meta.namespaceName, row.type}; });
    kind.emptyTitle = tr("No secrets here");
    kind.emptyText = tr("Passwords, keys and certificates that pods read appear here, live; their values only when asked for.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind configMapObject()
{
    return {configMapKind(), {"configmap", "/api/v1", "configmaps", true, &decodeConfigMap}, metaOf<ConfigMapRow>, dataOverview, tr("Configuration")};
}

ObjectKind secretObject()
{
    ObjectKind object{secretKind(), {"secret", "/api/v1", "secrets", true, &decodeSecret}, metaOf<SecretRow>, dataOverview, tr("Configuration")};
    object.table.protobuf = false;
    object.table.columns = std::make_shared<const TableColumns>(secretColumns());
    object.table.rowOfTable = &secretOfTable;
    return object;
}

} // namespace kubernetes
