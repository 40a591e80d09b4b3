// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source of the overview: k8s.io/api autoscaling/v2.
#include "allkinds.h"

#include "autoscalerrow.h"
#include "kindparts.h"
#include "overviewparts.h"
#include "stateparts.h"

#include <QCoreApplication>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::AutoscalerKind", text, nullptr, n);
}

StateLooks<ScalingState> looks()
{
    return {
        {ScalingState::Steady, "steady", tr("Steady"), live::Tone::Ok},
        {ScalingState::Scaling, "scaling", tr("Scaling"), live::Tone::Warn, true},
        {ScalingState::AtMaximum, "maximum", tr("At its maximum"), live::Tone::Warn},
        {ScalingState::AtMinimum, "minimum", tr("At its minimum"), live::Tone::Ok, true},
        {ScalingState::NoMetrics, "noMetrics", tr("No metrics"), live::Tone::Bad},
        {ScalingState::CannotScale, "cannotScale", tr("Cannot scale"), live::Tone::Bad, true},
        {ScalingState::Disabled, "disabled", tr("Off: scaled to zero"), live::Tone::Idle, true},
        {ScalingState::Unobserved, "unobserved", tr("Not seen yet"), live::Tone::Idle, true},
    };
}

ScalingState stateOf(const AutoscalerRow &row)
{
    return row.state;
}

QString messageOf(const AutoscalerRow &row)
{
    return row.message;
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<AutoscalerRow>(id, title, type, width, priority, cell);
    };
    return {
        namespaceColumn(metaOf<AutoscalerRow>),
        nameColumn(metaOf<AutoscalerRow>),
        stateColumn<AutoscalerRow>(looks(), stateOf, messageOf),
        column("reference", tr("Scales"), ColumnType::Text, 180, 80, [](const AutoscalerRow &row) { return live::textCell(referenceText(row)); }),
        column("targets", tr("Targets"), ColumnType::Text, 200, 90,
               [](const AutoscalerRow &row) { return quietCell(row.metrics.join(QStringLiteral(", "))); }),
        column("minPods", tr("Min pods"), ColumnType::Number, 80, 70,
               [](const AutoscalerRow &row) { return row.minReplicas ? numberCell(*row.minReplicas) : quietCell(QString()); }),
        column("maxPods", tr("Max pods"), ColumnType::Number, 80, 71, [](const AutoscalerRow &row) { return numberCell(row.maxReplicas); }),
        column("replicas", tr("Replicas"), ColumnType::Number, 80, 85, [](const AutoscalerRow &row) { return numberCell(row.current); }),
        sinceColumn("scaled", tr("Last scaled"), 96, 55, live::of<AutoscalerRow>([](const AutoscalerRow &row) { return row.scaledMs; })),
        ageColumn(metaOf<AutoscalerRow>),
        hidden(column("desired", tr("Desired"), ColumnType::Number, 80, 20, [](const AutoscalerRow &row) { return numberCell(row.desired); })),
        labelsColumn(metaOf<AutoscalerRow>),
    };
}

QString counted(int count)
{
    return tr("%n autoscalers", count);
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    int full = 0;
    int blind = 0;
    for (const live::RowPointer &row : rows) {
        const ScalingState state = static_cast<const AutoscalerRow &>(*row).state;
        full += state == ScalingState::AtMaximum;
        blind += state == ScalingState::NoMetrics;
    }
    QStringList parts;
    if (full > 0)
        parts << tr("%n at their maximum", full);
    if (blind > 0)
        parts << tr("%n without metrics", blind);
    return parts.join(QStringLiteral(" · "));
}

live::Kind autoscalerKind()
{
    live::Kind kind;
    kind.id = "horizontalpodautoscaler";
    kind.title = tr("Autoscalers");
    kind.single = tr("autoscaler");
    kind.icon = QStringLiteral("autoscaler");
    kind.filterHint = tr("Filter by name, target, label");
    kind.counted = counted;
    kind.columns = columns();
    kind.chips = stateChips<AutoscalerRow>(looks(), stateOf);
    kind.groupings = {namespaceGrouping(metaOf<AutoscalerRow>, counted)};
    setIdentity<AutoscalerRow>(kind);
    kind.searchText = live::of<AutoscalerRow>([](const AutoscalerRow &row) {
        return QStringList{row.meta.namespaceName, referenceText(row)} + row.metrics;
    });
    kind.summary = summary;
    kind.emptyTitle = tr("No autoscalers here");
    kind.emptyText = tr("What sets the number of pods by their load appears here, live: what it measures, and how far it may go.");
    kind.defaultSort = "name";
    return kind;
}

// --- The overview ---------------------------------------------------------------------------------------------------

/// The part of a metric that is of its own type, and what it measures in words.
struct Measured {
    const char *member;
    QString text;
};

Measured measuredBy(const QJsonObject &metric)
{
    const QString type = textAt(metric, "type");
    const auto metricOf = [&](const char *member) { return textAt(objectAt(objectAt(metric, member), "metric"), "name"); };
    if (type == QLatin1String("Resource"))
        return {"resource", textAt(objectAt(metric, "resource"), "name")};
    if (type == QLatin1String("ContainerResource")) {
        const QJsonObject resource = objectAt(metric, "containerResource");
        return {"containerResource", tr("%1 of container %2").arg(textAt(resource, "name"), textAt(resource, "container"))};
    }
    if (type == QLatin1String("Pods"))
        return {"pods", tr("%1 of each pod").arg(metricOf("pods"))};
    if (type == QLatin1String("External"))
        return {"external", tr("%1, from outside").arg(metricOf("external"))};
    if (type == QLatin1String("Object")) {
        const QJsonObject object = objectAt(objectAt(metric, "object"), "describedObject");
        return {"object", tr("%1 of %2 %3").arg(metricOf("object"), textAt(object, "kind"), textAt(object, "name"))};
    }
    return {"", type};
}

/// In the form that `target` asks for: a share of what is requested, an average, or the value itself.
QString amountText(const QJsonObject &amount, const QJsonObject &target)
{
    if (target.contains(QLatin1String("averageUtilization"))) {
        const QJsonValue share = amount.value(QLatin1String("averageUtilization"));
        return share.isUndefined() ? QString() : tr("%1 %").arg(share.toInteger());
    }
    return textAt(amount, target.contains(QLatin1String("averageValue")) ? "averageValue" : "value");
}

void addMetrics(std::vector<live::Section> &sections, const QJsonObject &spec, const QJsonObject &status)
{
    Entries metrics("metrics", tr("Metrics"));
    const QJsonArray now = arrayAt(status, "currentMetrics");
    const QJsonArray wanted = arrayAt(spec, "metrics");
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const Measured measured = measuredBy(wanted[i].toObject());
        const QJsonObject target = objectAt(objectAt(wanted[i].toObject(), measured.member), "target");
        const QString is = amountText(objectAt(objectAt(now.at(i).toObject(), measured.member), "current"), target);
        const QString should = amountText(target, target);
        metrics.state(measured.text, is.isEmpty() ? tr("unknown, target %1").arg(should) : tr("%1, target %2").arg(is, should),
                      is.isEmpty() ? live::Tone::Bad : live::Tone::Ok);
    }
    metrics.into(sections);
}

/// "at most 4 pods in 60 s, 100 % in 60 s; waits 300 s".
QString behaviourText(const QJsonObject &rules)
{
    if (textAt(rules, "selectPolicy") == QLatin1String("Disabled"))
        return tr("never");
    QStringList policies;
    for (const QJsonValue &value : arrayAt(rules, "policies")) {
        const QJsonObject policy = value.toObject();
        const QString amount = textAt(policy, "type") == QLatin1String("Percent") ? tr("%1 % in %2 s") : tr("%1 pods in %2 s");
        policies << amount.arg(numberAt(policy, "value"), numberAt(policy, "periodSeconds"));
    }
    const bool least = textAt(rules, "selectPolicy") == QLatin1String("Min");
    QStringList parts;
    if (!policies.isEmpty())
        parts << (least ? tr("at most the least of %1") : tr("at most %1")).arg(policies.join(QStringLiteral(", ")));
    if (rules.contains(QLatin1String("stabilizationWindowSeconds")))
        parts << tr("waits %1 s").arg(numberAt(rules, "stabilizationWindowSeconds"));
    return parts.join(QStringLiteral("; "));
}

Sections autoscalerOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const QJsonObject status = objectAt(*object, "status");
    const QJsonObject target = objectAt(spec, "scaleTargetRef");
    const auto row = rowOf<AutoscalerRow>(decodeAutoscaler, json);
    const StateLooks<ScalingState> all = looks();
    const StateLook<ScalingState> &look = lookOf(all, row.state);
    std::vector<live::Section> sections;
    Entries scaler("autoscaler", tr("Autoscaler"));
    scaler.state(tr("State"), look.word, look.tone).text(tr("Message"), row.message);
    addIdentity(scaler, objectAt(*object, "metadata"));
    scaler.text(tr("Scales"), (textAt(target, "kind") + u' ' + textAt(target, "name")).trimmed())
        .text(tr("Replicas"), row.current == row.desired ? QString::number(row.current) : tr("%1, wanted %2").arg(row.current).arg(row.desired))
        .text(tr("Limits"), tr("%1 to %2").arg(row.minReplicas.value_or(1)).arg(row.maxReplicas))
        .time(tr("Last scaled"), row.scaledMs);
    scaler.into(sections);
    addMetrics(sections, spec, status);
    Entries behaviour("behaviour", tr("Behaviour"));
    behaviour.text(tr("Scales up"), behaviourText(objectAt(objectAt(spec, "behavior"), "scaleUp")))
        .text(tr("Scales down"), behaviourText(objectAt(objectAt(spec, "behavior"), "scaleDown")));
    behaviour.into(sections);
    addTail(sections, *object);
    return sections;
}

} // namespace

ObjectKind autoscalerObject()
{
    return {autoscalerKind(), {"horizontalpodautoscaler", "/apis/autoscaling/v2", "horizontalpodautoscalers", true, &decodeAutoscaler},
            metaOf<AutoscalerRow>, autoscalerOverview, tr("Workloads")};
}

} // namespace kubernetes
