// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "scheduler.h"

#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

bool tolerates(const QJsonArray &tolerations, const QJsonObject &taint)
{
    for (const QJsonValue value : tolerations) {
        const QJsonObject toleration = value.toObject();
        const QString key = textAt(toleration, u"key"), effect = textAt(toleration, u"effect");
        if ((key.isEmpty() || key == textAt(taint, u"key")) && (effect.isEmpty() || effect == textAt(taint, u"effect")))
            return true;
    }
    return false;
}

/// A daemon's pod says by name which node it is for.
QString boundTo(const QJsonObject &spec)
{
    const QJsonArray terms = arrayAt(spec, u"affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms");
    const QJsonObject field = arrayAt(terms.at(0).toObject(), u"matchFields").at(0).toObject();
    return arrayAt(field, u"values").at(0).toString();
}

struct Amounts {
    qint64 millicores = 0;
    qint64 memory = 0;
    int pods = 0;
};

Amounts requestedBy(const QJsonObject &spec)
{
    Amounts sum;
    for (const QJsonValue container : arrayAt(spec, u"containers")) {
        sum.millicores += millicoresOf(textAt(container.toObject(), u"resources.requests.cpu"));
        sum.memory += bytesOf(textAt(container.toObject(), u"resources.requests.memory"));
    }
    return sum;
}

Amounts takenOf(const ObjectStore &store, const QString &node)
{
    Amounts sum;
    for (const QJsonObject &pod : store.list(resources::pods)) {
        const QString phase = textAt(pod, u"status.phase");
        if (textAt(pod, u"spec.nodeName") != node || phase == "Succeeded"_L1 || phase == "Failed"_L1)
            continue;
        const Amounts one = requestedBy(objectAt(pod, u"spec"));
        sum.millicores += one.millicores;
        sum.memory += one.memory;
        ++sum.pods;
    }
    return sum;
}

/// Empty: it takes it.
QString objection(const QJsonObject &spec, const QJsonObject &node, const Amounts &wanted, const Amounts &taken)
{
    const QString bound = boundTo(spec);
    if (!bound.isEmpty() && bound != nameOf(node))
        return u"node(s) didn't satisfy plugin(s) [NodeAffinity]"_s;
    if (!hasLabels(objectAt(node, u"metadata.labels"), objectAt(spec, u"nodeSelector")))
        return u"node(s) didn't match Pod's node affinity/selector"_s;
    if (at(node, u"spec.unschedulable").toBool() && bound.isEmpty())
        return u"node(s) were unschedulable"_s;
    if (!toleratesTaintsOf(spec, node))
        return u"node(s) had untolerated taint(s)"_s;
    if (wanted.memory + taken.memory > bytesOf(textAt(node, u"status.allocatable.memory")))
        return u"Insufficient memory"_s;
    if (wanted.millicores + taken.millicores > millicoresOf(textAt(node, u"status.allocatable.cpu")))
        return u"Insufficient cpu"_s;
    return {};
}

} // namespace

bool toleratesTaintsOf(const QJsonObject &podSpec, const QJsonObject &node)
{
    for (const QJsonValue value : arrayAt(node, u"spec.taints")) {
        const QJsonObject taint = value.toObject();
        // Cordoning is a taint as well, which is looked at by itself.
        const bool cordon = textAt(taint, u"key") == "node.kubernetes.io/unschedulable"_L1;
        if (!cordon && textAt(taint, u"effect") != "PreferNoSchedule"_L1 && !tolerates(arrayAt(podSpec, u"tolerations"), taint))
            return false;
    }
    return true;
}

bool nodeReady(const QJsonObject &node)
{
    return textAt(condition(node, u"Ready"), u"status") == "True"_L1;
}

Placement placeFor(const ObjectStore &store, const QJsonObject &pod)
{
    const QJsonObject spec = objectAt(pod, u"spec");
    const Amounts wanted = requestedBy(spec);
    Placement best;
    int fewest = 0;
    QMap<QString, int> objections;
    const std::vector<QJsonObject> nodes = store.list(resources::nodes);
    for (const QJsonObject &node : nodes) {
        const Amounts taken = takenOf(store, nameOf(node));
        if (const QString why = objection(spec, node, wanted, taken); !why.isEmpty()) {
            ++objections[why];
        } else if (best.node.isEmpty() || taken.pods < fewest) {
            best.node = nameOf(node);
            fewest = taken.pods;
        }
    }
    QStringList reasons;
    for (auto it = objections.begin(); it != objections.end(); ++it)
        reasons += u"%1 %2"_s.arg(it.value()).arg(it.key());
    if (best.node.isEmpty())
        best.why = u"0/%1 nodes are available: %2. preemption: 0/%1 nodes are available: %1 Preemption is not helpful for scheduling."_s.arg(nodes.size()).arg(reasons.join(u", "_s));
    return best;
}

qint64 millicoresOf(const QString &quantity)
{
    return quantity.endsWith(u'm') ? quantity.chopped(1).toLongLong() : static_cast<qint64>(quantity.toDouble() * 1000);
}

qint64 bytesOf(const QString &quantity)
{
    static constexpr std::pair<QLatin1StringView, qint64> units[] = {{"Ki"_L1, 1LL << 10}, {"Mi"_L1, 1LL << 20}, {"Gi"_L1, 1LL << 30}, {"Ti"_L1, 1LL << 40},
                                                                     {"k"_L1, 1'000}, {"M"_L1, 1'000'000}, {"G"_L1, 1'000'000'000}};
    for (const auto &[unit, factor] : units)
        if (quantity.endsWith(unit))
            return static_cast<qint64>(quantity.chopped(unit.size()).toDouble() * static_cast<double>(factor));
    return quantity.toLongLong();
}

} // namespace demo
