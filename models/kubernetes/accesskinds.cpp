// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may do what: roles, their bindings, service accounts.
#include "accessrows.h"
#include "allkinds.h"
#include "kindparts.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

using live::ColumnType;

constexpr const char *rights = "/apis/rbac.authorization.k8s.io/v1";

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::AccessKinds", text, nullptr, n);
}

/// The words of a kind whose rows are of a class that another one has too.
struct Words {
    const char *id;
    const char *icon;
    QString title;
    QString single;
    QString (*counted)(int);
    QString emptyTitle;
    QString emptyText;
};

live::Kind named(const Words &words)
{
    live::Kind kind;
    kind.id = words.id;
    kind.title = words.title;
    kind.single = words.single;
    kind.icon = QString::fromLatin1(words.icon);
    kind.counted = words.counted;
    kind.emptyTitle = words.emptyTitle;
    kind.emptyText = words.emptyText;
    kind.defaultSort = "name";
    return kind;
}

template <class R> std::vector<live::Chip> originChips()
{
    return {live::chipOf<R>("own", tr("Not built in"), live::Tone::None, [](const R &row) { return !builtIn(row.meta); }, true),
            live::chipOf<R>("builtIn", tr("Built in"), live::Tone::Idle, [](const R &row) { return builtIn(row.meta); }, true)};
}

// --- Roles --------------------------------------------------------------------------------------------------------------

live::Cell grantsCell(const RoleRow &row)
{
    live::Cell cell = quietCell(row.everything ? tr("everything") : row.aggregated ? tr("gathered from other roles") : QString());
    if (row.everything)
        cell.tone = live::Tone::Warn;
    return cell;
}

live::Kind roleKind(const Words &words, bool namespaced)
{
    live::Kind kind = named(words);
    kind.filterHint = tr("Filter by name, label");
    if (namespaced) {
        kind.columns.push_back(namespaceColumn(metaOf<RoleRow>));
        kind.groupings = {namespaceGrouping(metaOf<RoleRow>, words.counted)};
        kind.searchText = live::of<RoleRow>([](const RoleRow &row) { return QStringList{row.meta.namespaceName}; });
    }
    kind.columns.push_back(nameColumn(metaOf<RoleRow>));
    kind.columns.push_back(live::columnOf<RoleRow>("rules", tr("Rules"), ColumnType::Number, 70, 90, [](const RoleRow &row) { return numberCell(row.rules); }));
    kind.columns.push_back(live::columnOf<RoleRow>("grants", tr("Grants"), ColumnType::Text, 190, 80, grantsCell));
    kind.columns.push_back(ageColumn(metaOf<RoleRow>));
    kind.columns.push_back(ownerColumn(metaOf<RoleRow>));
    kind.columns.push_back(labelsColumn(metaOf<RoleRow>));
    setIdentity<RoleRow>(kind);
    kind.chips = originChips<RoleRow>();
    kind.chips.push_back(live::chipOf<RoleRow>("everything", tr("Everything"), live::Tone::Warn, [](const RoleRow &row) { return row.everything; }, true));
    return kind;
}

QString countedRoles(int count)
{
    return tr("%n roles", count);
}

QString countedClusterRoles(int count)
{
    return tr("%n cluster roles", count);
}

// --- Bindings -----------------------------------------------------------------------------------------------------------

bool nobody(const BindingRow &row)
{
    return row.users.isEmpty() && row.groups.isEmpty() && row.accounts.isEmpty() && row.others.isEmpty();
}

QString subjects(const BindingRow &row)
{
    return subjectsText(row.users + row.groups + row.accounts + row.others);
}

bool bindsAdmin(const BindingRow &row)
{
    return row.roleKind == QLatin1String("ClusterRole") && row.roleName == QLatin1String("cluster-admin");
}

live::Column subjectColumn(const char *id, const QString &title, QStringList BindingRow::*list)
{
    return hidden(quietColumn(id, title, ColumnType::Text, 180, 10, live::of<BindingRow>([list](const BindingRow &row) { return subjectsText(row.*list); })));
}

live::Kind bindingKind(const Words &words, bool namespaced)
{
    live::Kind kind = named(words);
    kind.filterHint = tr("Filter by name, role, subject, label");
    if (namespaced) {
        kind.columns.push_back(namespaceColumn(metaOf<BindingRow>));
        kind.groupings = {namespaceGrouping(metaOf<BindingRow>, words.counted)};
    }
    live::Grouping role;
    role.id = "role";
    role.label = tr("Role");
    role.group = live::of<BindingRow>([](const BindingRow &row) { return live::GroupOf{roleText(row).toUtf8(), roleText(row)}; });
    role.summary = [counted = words.counted](const std::vector<live::RowPointer> &rows) { return counted(static_cast<int>(rows.size())); };
    kind.groupings.push_back(std::move(role));
    for (live::Column &column : std::vector<live::Column>{
             nameColumn(metaOf<BindingRow>),
             live::columnOf<BindingRow>("role", tr("Role"), ColumnType::Text, 240, 90,
                                        [](const BindingRow &row) {
                                            live::Cell cell = live::textCell(roleText(row));
                                            if (bindsAdmin(row))
                                                cell.tone = live::Tone::Warn;
                                            return cell;
                                        }),
             quietColumn("subjects", tr("Subjects"), ColumnType::Text, 260, 80, live::of<BindingRow>(subjects)),
             ageColumn(metaOf<BindingRow>),
             subjectColumn("users", tr("Users"), &BindingRow::users),
             subjectColumn("groups", tr("Groups"), &BindingRow::groups),
             subjectColumn("serviceAccounts", tr("Service accounts"), &BindingRow::accounts),
             ownerColumn(metaOf<BindingRow>),
             labelsColumn(metaOf<BindingRow>),
         })
        kind.columns.push_back(std::move(column));
    setIdentity<BindingRow>(kind);
    kind.searchText = live::of<BindingRow>([](const BindingRow &row) { return QStringList{row.meta.namespaceName, roleText(row), subjects(row)}; });
    kind.chips = originChips<BindingRow>();
    kind.chips.push_back(live::chipOf<BindingRow>("admin", tr("Cluster admin"), live::Tone::Warn, bindsAdmin, true));
    kind.chips.push_back(live::chipOf<BindingRow>("nobody", tr("Without subjects"), live::Tone::Idle, nobody, true));
    return kind;
}

QString countedBindings(int count)
{
    return tr("%n role bindings", count);
}

QString countedClusterBindings(int count)
{
    return tr("%n cluster role bindings", count);
}

// --- Service accounts ---------------------------------------------------------------------------------------------------

QString countedAccounts(int count)
{
    return tr("%n service accounts", count);
}

live::Kind accountKind()
{
    live::Kind kind = named({"serviceaccount", "account", tr("Service accounts"), tr("service account"), countedAccounts, tr("No service accounts here"),
                             tr("Who pods are towards the cluster appears here, live.")});
    kind.filterHint = tr("Filter by name, pull secret, label");
    kind.columns = {
        namespaceColumn(metaOf<ServiceAccountRow>),
        nameColumn(metaOf<ServiceAccountRow>),
        quietColumn("pullSecrets", tr("Pull secrets"), ColumnType::Text, 180, 70,
                    live::of<ServiceAccountRow>([](const ServiceAccountRow &row) { return row.pullSecrets.join(QStringLiteral(", ")); })),
        ageColumn(metaOf<ServiceAccountRow>),
        hidden(live::columnOf<ServiceAccountRow>("secrets", tr("Secrets"), ColumnType::Number, 70, 12, [](const ServiceAccountRow &row) { return numberCell(row.secrets); })),
        hidden(quietColumn("automount", tr("Token in pods"), ColumnType::Text, 110, 10,
                           live::of<ServiceAccountRow>([](const ServiceAccountRow &row) { return row.automount ? (*row.automount ? tr("yes") : tr("no")) : QString(); }))),
        ownerColumn(metaOf<ServiceAccountRow>),
        labelsColumn(metaOf<ServiceAccountRow>),
    };
    kind.groupings = {namespaceGrouping(metaOf<ServiceAccountRow>, countedAccounts)};
    setIdentity<ServiceAccountRow>(kind);
    kind.searchText = live::of<ServiceAccountRow>([](const ServiceAccountRow &row) { return QStringList{row.meta.namespaceName} + row.pullSecrets; });
    kind.chips = {
        live::chipOf<ServiceAccountRow>("own", tr("Beside the default ones"), live::Tone::None, [](const ServiceAccountRow &row) { return row.meta.name != QLatin1String("default"); }, true),
    };
    return kind;
}

} // namespace

ObjectKind roleObject()
{
    const Words words{"role", "role", tr("Roles"), tr("role"), countedRoles, tr("No roles here"), tr("Rights that can be given within one namespace appear here, live.")};
    return {roleKind(words, true), {"role", rights, "roles", true, &decodeRole}, metaOf<RoleRow>, roleOverview, tr("Access"), roleQuestions};
}

ObjectKind clusterRoleObject()
{
    const Words words{"clusterrole", "role", tr("Cluster roles"), tr("cluster role"), countedClusterRoles, tr("No cluster roles here"),
                      tr("Rights that can be given in any namespace or in all of the cluster appear here, live.")};
    return {roleKind(words, false), {"clusterrole", rights, "clusterroles", false, &decodeRole}, metaOf<RoleRow>, roleOverview, tr("Access"), roleQuestions};
}

ObjectKind roleBindingObject()
{
    const Words words{"rolebinding", "binding", tr("Role bindings"), tr("role binding"), countedBindings, tr("No role bindings here"),
                      tr("Who has which rights in a namespace appears here, live.")};
    return {bindingKind(words, true), {"rolebinding", rights, "rolebindings", true, &decodeBinding}, metaOf<BindingRow>, bindingOverview, tr("Access"), bindingQuestions};
}

ObjectKind clusterRoleBindingObject()
{
    const Words words{"clusterrolebinding", "binding", tr("Cluster role bindings"), tr("cluster role binding"), countedClusterBindings,
                      tr("No cluster role bindings here"), tr("Who has which rights in all of the cluster appears here, live.")};
    return {bindingKind(words, false), {"clusterrolebinding", rights, "clusterrolebindings", false, &decodeBinding}, metaOf<BindingRow>, bindingOverview, tr("Access"),
            bindingQuestions};
}

ObjectKind serviceAccountObject()
{
    return {accountKind(), {"serviceaccount", "/api/v1", "serviceaccounts", true, &decodeServiceAccount}, metaOf<ServiceAccountRow>, serviceAccountOverview, tr("Access"),
            serviceAccountQuestions};
}

} // namespace kubernetes
