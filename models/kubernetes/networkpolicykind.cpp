// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source of the overview: k8s.io/api networking/v1.
#include "allkinds.h"

#include "kindparts.h"
#include "networkpolicyrow.h"
#include "overviewparts.h"
#include "relationparts.h"

#include <QCoreApplication>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::NetworkPolicyKind", text, nullptr, n);
}

/// Empty: it says nothing of this direction.
QString directionText(const PolicyDirection &direction)
{
    if (!direction.limited)
        return {};
    if (direction.deniesAll())
        return tr("all denied");
    return direction.open ? tr("all allowed") : tr("%n rules", direction.rules);
}

live::Column directionColumn(const char *id, const QString &title, int priority, PolicyDirection NetworkPolicyRow::*direction)
{
    return quietColumn(id, title, live::ColumnType::Text, 110, priority,
                       live::of<NetworkPolicyRow>([direction](const NetworkPolicyRow &row) { return directionText(row.*direction); }));
}

live::Chip chip(const char *id, const QString &label, PolicyDirection NetworkPolicyRow::*direction, bool (*matches)(const PolicyDirection &))
{
    return live::chipOf<NetworkPolicyRow>(
        id, label, live::Tone::None, [direction, matches](const NetworkPolicyRow &row) { return matches(row.*direction); }, true);
}

std::vector<live::Chip> chips()
{
    const auto limits = [](const PolicyDirection &direction) { return direction.limited; };
    const auto denies = [](const PolicyDirection &direction) { return direction.deniesAll(); };
    return {
        chip("ingress", tr("Ingress"), &NetworkPolicyRow::ingress, limits),
        chip("egress", tr("Egress"), &NetworkPolicyRow::egress, limits),
        chip("deniesIngress", tr("Deny all ingress"), &NetworkPolicyRow::ingress, denies),
        chip("deniesEgress", tr("Deny all egress"), &NetworkPolicyRow::egress, denies),
    };
}

QString counted(int count)
{
    return tr("%n network policies", count);
}

live::Kind networkPolicyKind()
{
    live::Kind kind;
    kind.id = "networkpolicy";
    kind.title = tr("Network policies");
    kind.single = tr("network policy");
    kind.icon = QStringLiteral("networkpolicy");
    kind.filterHint = tr("Filter by name, selector, label");
    kind.counted = counted;
    kind.columns = {
        namespaceColumn(metaOf<NetworkPolicyRow>),
        nameColumn(metaOf<NetworkPolicyRow>),
        live::columnOf<NetworkPolicyRow>("pods", tr("Pods"), live::ColumnType::Text, 240, 90,
                                         [](const NetworkPolicyRow &row) { return live::textCell(selectionText(row.selector)); }),
        directionColumn("ingress", tr("Ingress"), 85, &NetworkPolicyRow::ingress),
        directionColumn("egress", tr("Egress"), 84, &NetworkPolicyRow::egress),
        ageColumn(metaOf<NetworkPolicyRow>),
        labelsColumn(metaOf<NetworkPolicyRow>),
    };
    kind.chips = chips();
    kind.groupings = {namespaceGrouping(metaOf<NetworkPolicyRow>, counted)};
    setIdentity<NetworkPolicyRow>(kind);
    kind.searchText = live::of<NetworkPolicyRow>([](const NetworkPolicyRow &row) { return QStringList{row.meta.namespaceName, row.selector.text()}; });
    kind.emptyTitle = tr("No network policies here");
    kind.emptyText = tr("Who may reach which pods, and whom they may reach, appears here, live. Without a policy everybody may.");
    kind.defaultSort = "name";
    return kind;
}

// --- The overview ---------------------------------------------------------------------------------------------------

QString blockText(const QJsonObject &block)
{
    const QString except = listText(arrayAt(block, "except"));
    return except.isEmpty() ? textAt(block, "cidr") : tr("%1 except %2").arg(textAt(block, "cidr"), except);
}

/// "pods app=web in namespaces team=shop"; one selector alone is of this namespace's pods, or of all pods in some namespaces.
QString peerText(const QJsonObject &peer)
{
    if (peer.contains(QLatin1String("ipBlock")))
        return blockText(objectAt(peer, "ipBlock"));
    const QString pods = selectorText(objectAt(peer, "podSelector"));
    const QString spaces = selectorText(objectAt(peer, "namespaceSelector"));
    if (!peer.contains(QLatin1String("namespaceSelector")))
        return pods.isEmpty() ? tr("all pods of this namespace") : tr("pods %1").arg(pods);
    if (pods.isEmpty())
        return spaces.isEmpty() ? tr("all pods of every namespace") : tr("all pods in namespaces %1").arg(spaces);
    return spaces.isEmpty() ? tr("pods %1 in every namespace").arg(pods) : tr("pods %1 in namespaces %2").arg(pods, spaces);
}

QString portText(const QJsonObject &port)
{
    const QString protocol = textAt(port, "protocol").isEmpty() ? QStringLiteral("TCP") : textAt(port, "protocol");
    if (!port.contains(QLatin1String("port")))
        return tr("every %1 port").arg(protocol);
    const QString first = port.value(QLatin1String("port")).toVariant().toString();
    return protocol + u' ' + (port.contains(QLatin1String("endPort")) ? first + QChar(0x2013) + numberAt(port, "endPort") : first);
}

QString portsText(const QJsonArray &ports)
{
    QStringList texts;
    for (const QJsonValue &port : ports)
        texts << portText(port.toObject());
    return texts.isEmpty() ? tr("every port") : texts.join(QStringLiteral(", "));
}

/// Each peer with the ports of its rule; `everybody` is who is meant by a rule without peers.
void addRules(std::vector<live::Section> &sections, const char *id, const QString &title, const PolicyDirection &direction, const QJsonArray &rules,
              const char *peers, const QString &everybody)
{
    if (!direction.limited)
        return;
    Entries entries(id, title);
    for (const QJsonValue &value : rules) {
        const QString ports = portsText(arrayAt(value.toObject(), "ports"));
        const QJsonArray all = arrayAt(value.toObject(), peers);
        if (all.isEmpty())
            entries.text(everybody, ports);
        for (const QJsonValue &peer : all)
            entries.text(peerText(peer.toObject()), ports);
    }
    entries.orElse(tr("All of it is denied: there is no rule.")).into(sections);
}

Sections networkPolicyOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const auto row = rowOf<NetworkPolicyRow>(decodeNetworkPolicy, json);
    const auto said = [](const PolicyDirection &direction) {
        return direction.limited ? directionText(direction) : tr("not limited by this policy");
    };
    std::vector<live::Section> sections;
    Entries policy("policy", tr("Network policy"));
    addIdentity(policy, objectAt(*object, "metadata"));
    policy.text(tr("Pods"), selectionText(row.selector)).text(tr("Ingress"), said(row.ingress)).text(tr("Egress"), said(row.egress));
    policy.into(sections);
    addRules(sections, "ingress", tr("Ingress from"), row.ingress, arrayAt(spec, "ingress"), "from", tr("everybody"));
    addRules(sections, "egress", tr("Egress to"), row.egress, arrayAt(spec, "egress"), "to", tr("everywhere"));
    addTail(sections, *object);
    return sections;
}

} // namespace

ObjectKind networkPolicyObject()
{
    return {networkPolicyKind(), {"networkpolicy", "/apis/networking.k8s.io/v1", "networkpolicies", true, &decodeNetworkPolicy},
            metaOf<NetworkPolicyRow>, networkPolicyOverview, tr("Network")};
}

} // namespace kubernetes
