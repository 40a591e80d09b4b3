// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "autoscalerrow.h"

#include "metareader.h"
#include "printedlist.h"
#include "scalingfields.h"

#include <array>

namespace kubernetes {

namespace {

constexpr qsizetype shownMetrics = 2; ///< kubectl's

/// What is wanted of a metric, or what there is of it.
struct Amount {
    std::optional<std::string_view> value;
    std::optional<std::string_view> average;
    std::optional<qint32> utilization;
};

struct Metric {
    std::string_view type; ///< "Resource", "Pods"
    std::array<std::optional<Amount>, 8> amounts; ///< by the field's number
    std::array<std::string_view, 8> names;
};

/// The numbers of the three members differ between a target and what is there.
Amount readAmount(const Message &message, FieldNames names, std::uint32_t value, std::uint32_t average, std::uint32_t utilization)
{
    Amount amount;
    message.forEachField(names, [&](std::uint32_t number, const Field &field) {
        if (number == value)
            amount.value = field.quantityText();
        else if (number == average)
            amount.average = field.quantityText();
        else if (number == utilization)
            amount.utilization = field.small();
    });
    return amount;
}

Amount readTarget(const Message &message)
{
    namespace f = fields::metricTarget;
    return readAmount(message, f::names, f::Value, f::AverageValue, f::AverageUtilization);
}

Amount readCurrent(const Message &message)
{
    namespace f = fields::metricValueStatus;
    return readAmount(message, f::names, f::Value, f::AverageValue, f::AverageUtilization);
}

Metric readMetric(const Message &message, Amount (*read)(const Message &))
{
    namespace f = fields::autoscalerMetric;
    Metric metric;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Type)
            metric.type = field.text();
        if (number == f::Type || number >= metric.amounts.size() || !field.isMessage())
            return;
        metric.amounts[number].emplace();
        field.message().forEachField(fields::metricSource::names, [&](std::uint32_t inner, const Field &part) {
            if (inner == fields::metricSource::Name)
                metric.names[number] = part.text();
            else if (inner == fields::metricSource::Value && part.isMessage())
                metric.amounts[number] = read(part.message());
        });
    });
    return metric;
}

/// The number of the member that a metric of this type has.
std::uint32_t sourceOf(std::string_view type)
{
    namespace f = fields::autoscalerMetric;
    if (type == "Resource")
        return f::Resource;
    if (type == "ContainerResource")
        return f::ContainerResource;
    if (type == "Pods")
        return f::Pods;
    if (type == "Object")
        return f::Object;
    return type == "External" ? std::uint32_t(f::External) : 0;
}

const QString unknown = QStringLiteral("<unknown>");

QString percent(const std::optional<qint32> &share, const QString &otherwise)
{
    return share ? QString::number(*share) + u'%' : otherwise;
}

/// Go's text of a quantity that is not there is "<nil>".
QString quantity(const std::optional<std::string_view> &text)
{
    return text ? base::textOf(*text) : QStringLiteral("<nil>");
}

/// `now` is null where the controller has not told.
QString metricText(const Metric &wanted, const Metric *now)
{
    namespace f = fields::autoscalerMetric;
    const std::uint32_t source = sourceOf(wanted.type);
    if (source == 0)
        return QStringLiteral("<unknown type>");
    const Amount target = wanted.amounts[source].value_or(Amount());
    const std::optional<Amount> current = now ? now->amounts[source] : std::nullopt;
    const auto line = [](const QString &is, const QString &should) { return is + u'/' + should; };
    if (source == f::Pods)
        return line(current ? quantity(current->average) : unknown, quantity(target.average));
    if (source == f::Object || source == f::External) {
        if (!target.average)
            return line(current ? quantity(current->value) : unknown, quantity(target.value));
        return line(current && current->average ? quantity(current->average) : unknown, quantity(target.average)) + QStringLiteral(" (avg)");
    }
    const QString name = base::textOf(wanted.names[source]) + QStringLiteral(": ");
    if (target.average)
        return name + line(current ? quantity(current->average) : unknown, quantity(target.average));
    return name + line(current ? percent(current->utilization, unknown) : unknown, percent(target.utilization, QStringLiteral("<auto>")));
}

struct Told {
    std::vector<Metric> wanted;
    std::vector<Metric> now;
    std::vector<ConditionFacts> conditions;
};

void readSpec(AutoscalerRow &row, const Message &message, Told &told, Interner &interner)
{
    namespace f = fields::autoscalerSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::MinReplicas)
            row.minReplicas = field.small();
        else if (number == f::MaxReplicas)
            row.maxReplicas = field.small();
        if (!field.isMessage())
            return;
        if (number == f::Metrics)
            told.wanted.push_back(readMetric(field.message(), readTarget));
        else if (number == f::ScaleTargetRef)
            field.message().forEachField(fields::crossVersionObjectReference::names, [&](std::uint32_t inner, const Field &part) {
                if (inner == fields::crossVersionObjectReference::Kind)
                    row.targetKind = interner.text(part.text());
                else if (inner == fields::crossVersionObjectReference::Name)
                    row.targetName = interner.text(part.text());
            });
    });
}

void readStatus(AutoscalerRow &row, const Message &message, Told &told)
{
    namespace f = fields::autoscalerStatus;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::LastScaleTime: row.scaledMs = field.timeMs(); break;
        case f::CurrentReplicas: row.current = field.small(); break;
        case f::DesiredReplicas: row.desired = field.small(); break;
        case f::CurrentMetrics:
            told.now.push_back(field.isMessage() ? readMetric(field.message(), readCurrent) : Metric());
            break;
        case f::Conditions:
            if (field.isMessage())
                told.conditions.push_back(readCondition(field.message(), fields::autoscalerCondition::names));
            break;
        default: break;
        }
    });
}

void setState(AutoscalerRow &row, const std::vector<ConditionFacts> &conditions)
{
    if (!conditions.empty())
        row.state = row.desired == row.current ? ScalingState::Steady : ScalingState::Scaling;
    const auto blocked = [&](const ConditionFacts &condition, ScalingState state) {
        row.state = state;
        row.message = base::textOf(condition.message);
    };
    for (const ConditionFacts &condition : conditions) {
        if (condition.type != "ScalingLimited" || condition.status != "True")
            continue;
        if (condition.reason == "TooManyReplicas")
            row.state = ScalingState::AtMaximum;
        else if (condition.reason == "TooFewReplicas")
            row.state = ScalingState::AtMinimum;
    }
    for (const ConditionFacts &condition : conditions) {
        if (condition.type != "ScalingActive" || condition.status != "False")
            continue;
        const bool metrics = condition.reason.starts_with("FailedGet") || condition.reason == "InvalidMetricSourceType";
        blocked(condition, condition.reason == "ScalingDisabled" ? ScalingState::Disabled : metrics ? ScalingState::NoMetrics : ScalingState::CannotScale);
    }
    for (const ConditionFacts &condition : conditions) {
        if (condition.type == "AbleToScale" && condition.status == "False")
            blocked(condition, ScalingState::CannotScale);
    }
}

} // namespace

live::RowPointer decodeAutoscaler(const Message &object, Interner &interner)
{
    auto row = std::make_shared<AutoscalerRow>();
    Told told;
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner);
        else if (number == fields::object::Spec)
            readSpec(*row, part, told, interner);
        else if (number == fields::object::Status)
            readStatus(*row, part, told);
    });
    // What there is stands at the place of what is wanted.
    for (size_t i = 0; i < told.wanted.size(); ++i)
        row->metrics << metricText(told.wanted[i], i < told.now.size() ? &told.now[i] : nullptr);
    setState(*row, told.conditions);
    return unlessMalformed(std::move(row));
}

QString referenceText(const AutoscalerRow &row)
{
    return row.targetKind + u'/' + row.targetName;
}

QString targetsText(const AutoscalerRow &row)
{
    return row.metrics.isEmpty() ? QStringLiteral("<none>") : printedList(row.metrics, shownMetrics, QStringLiteral(", "));
}

QString minPodsText(const AutoscalerRow &row)
{
    return row.minReplicas ? QString::number(*row.minReplicas) : QStringLiteral("<unset>");
}

} // namespace kubernetes
