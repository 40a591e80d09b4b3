// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gives simulated deployments the number of pods that their load asks for, within limits. The load is that of the autoscaler's own
// status: it stays, and spreads over as many pods as there are. Fewer than there are it wants only after minutes, which no demo waits
// for. Source: kubernetes pkg/controller/podautoscaler/horizontal.go.
#include "controllers.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr int tolerancePercent = 10; ///< kube-controller-manager's own

struct Decision {
    int wanted = 0;
    int unlimited = 0; ///< what the load alone asks for
    int share = 0;     ///< of what each pod has requested, in percent
};

constexpr QStringView currentShare = u"resource.current.averageUtilization";

Decision decide(const QJsonObject &scaler, int pods)
{
    Decision decision;
    const int target = std::max(1, numberAt(arrayAt(scaler, u"spec.metrics").at(0).toObject(), u"resource.target.averageUtilization"));
    const int load = numberAt(arrayAt(scaler, u"status.currentMetrics").at(0).toObject(), currentShare) * numberAt(scaler, u"status.currentReplicas");
    decision.share = load / pods;
    const bool more = (decision.share - target) * 100 > tolerancePercent * target;
    decision.unlimited = more ? (load + target - 1) / target : pods;
    const int least = numberAt(scaler, u"spec.minReplicas", 1);
    decision.wanted = std::clamp(decision.unlimited, least, std::max(least, numberAt(scaler, u"spec.maxReplicas")));
    return decision;
}

void rescale(ClusterParts &parts, const QJsonObject &scaler, QJsonObject deployment, int pods, QJsonObject &status)
{
    put(deployment, u"spec.replicas", pods);
    parts.store.update(resources::deployments, deployment);
    status.insert(u"lastScaleTime"_s, secondsText(parts.store.nowMs()));
    parts.events.normal(scaler, u"SuccessfulRescale"_s, u"New size: %1; reason: cpu resource utilization (percentage of request)"_s.arg(pods), {u"horizontal-pod-autoscaler"_s});
}

void tellLimits(QJsonArray &conditions, const Decision &decision, qint64 nowMs)
{
    if (decision.unlimited > decision.wanted)
        setCondition(conditions, u"ScalingLimited"_s, true, nowMs, u"TooManyReplicas"_s, u"the desired replica count is more than the maximum replica count"_s);
    else if (decision.unlimited < decision.wanted)
        setCondition(conditions, u"ScalingLimited"_s, true, nowMs, u"TooFewReplicas"_s, u"the desired replica count is less than the minimum replica count"_s);
    else
        setCondition(conditions, u"ScalingLimited"_s, false, nowMs, u"DesiredWithinRange"_s, u"the desired count is within the acceptable range"_s);
}

/// By a figure from outside, which this cluster has no source of.
bool measured(const QJsonObject &scaler)
{
    return textAt(arrayAt(scaler, u"spec.metrics").at(0).toObject(), u"type") == "Resource"_L1;
}

} // namespace

void reconcileAutoscalers(ClusterParts &parts)
{
    const qint64 now = parts.store.nowMs();
    for (const QJsonObject &scaler : parts.store.list(resources::autoscalers)) {
        const auto deployment = parts.store.find(resources::deployments, namespaceOf(scaler), textAt(scaler, u"spec.scaleTargetRef.name"));
        QJsonObject status = objectAt(scaler, u"status");
        QJsonArray conditions = arrayAt(scaler, u"status.conditions");
        const int pods = deployment ? numberAt(*deployment, u"spec.replicas", 1) : 0;
        if (!deployment) {
            setCondition(conditions, u"AbleToScale"_s, false, now, u"FailedGetScale"_s, u"the HPA controller was unable to get the target's current scale: deployments.apps \"%1\" not found"_s.arg(textAt(scaler, u"spec.scaleTargetRef.name")));
        } else {
            setCondition(conditions, u"AbleToScale"_s, true, now, u"ReadyForNewScale"_s, u"recommended size matches current size"_s);
            status.insert(u"currentReplicas"_s, pods);
            status.insert(u"desiredReplicas"_s, pods);
        }
        if (deployment && pods == 0) {
            setCondition(conditions, u"ScalingActive"_s, false, now, u"ScalingDisabled"_s, u"scaling is disabled since the replica count of the target is zero"_s);
        } else if (deployment && !measured(scaler)) {
            const QString name = textAt(arrayAt(scaler, u"spec.metrics").at(0).toObject(), u"external.metric.name");
            setCondition(conditions, u"ScalingActive"_s, false, now, u"FailedGetExternalMetric"_s,
                         u"the HPA was unable to compute the replica count: unable to get external metric %1/%2/nil: unable to fetch metrics from external metrics API: the server could not find the requested resource (get %2.external.metrics.k8s.io)"_s.arg(namespaceOf(scaler), name));
        } else if (deployment) {
            const Decision decision = decide(scaler, pods);
            setCondition(conditions, u"ScalingActive"_s, true, now, u"ValidMetricFound"_s, u"the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)"_s);
            tellLimits(conditions, decision, now);
            QJsonObject metric = arrayAt(status, u"currentMetrics").at(0).toObject();
            put(metric, currentShare, decision.share);
            status.insert(u"currentMetrics"_s, QJsonArray{metric});
            status.insert(u"desiredReplicas"_s, decision.wanted);
            if (decision.wanted != pods)
                rescale(parts, scaler, *deployment, decision.wanted, status);
        }
        status.insert(u"conditions"_s, conditions);
        setStatus(parts, resources::autoscalers, scaler, status);
    }
}

} // namespace demo
