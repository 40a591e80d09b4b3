// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of what decides about the number of pods: their names in JSON and their numbers in protobuf. Constants.
//
// Source: generated.proto (1.36) of k8s.io/api autoscaling/v2 and policy/v1, and of k8s.io/apimachinery pkg/apis/meta/v1.
#pragma once

#include "apimessage.h"

namespace kubernetes::fields {

namespace autoscalerSpec {
enum : std::uint32_t { ScaleTargetRef = 1, MinReplicas = 2, MaxReplicas = 3, Metrics = 4 };
inline constexpr FieldName names[] = {{"scaleTargetRef", ScaleTargetRef}, {"minReplicas", MinReplicas},
    {"maxReplicas", MaxReplicas}, {"metrics", Metrics}};
} // namespace autoscalerSpec

namespace crossVersionObjectReference {
enum : std::uint32_t { Kind = 1, Name = 2 };
inline constexpr FieldName names[] = {{"kind", Kind}, {"name", Name}};
} // namespace crossVersionObjectReference

/// A MetricSpec and a MetricStatus have the same.
namespace autoscalerMetric {
enum : std::uint32_t { Type = 1, Object = 2, Pods = 3, Resource = 4, External = 5, ContainerResource = 7 };
inline constexpr FieldName names[] = {{"type", Type}, {"object", Object}, {"pods", Pods}, {"resource", Resource},
    {"external", External}, {"containerResource", ContainerResource}};
} // namespace autoscalerMetric

/// What is wanted or what is there, of every kind of metric; the name, of resources only.
namespace metricSource {
enum : std::uint32_t { Name = 1, Value = 2 };
inline constexpr FieldName names[] = {{"name", Name}, {"target", Value}, {"current", Value}};
} // namespace metricSource

namespace metricTarget {
enum : std::uint32_t { Value = 2, AverageValue = 3, AverageUtilization = 4 };
inline constexpr FieldName names[] = {{"value", Value}, {"averageValue", AverageValue},
    {"averageUtilization", AverageUtilization}};
} // namespace metricTarget

namespace metricValueStatus {
enum : std::uint32_t { Value = 1, AverageValue = 2, AverageUtilization = 3 };
inline constexpr FieldName names[] = {{"value", Value}, {"averageValue", AverageValue},
    {"averageUtilization", AverageUtilization}};
} // namespace metricValueStatus

namespace autoscalerStatus {
enum : std::uint32_t { LastScaleTime = 2, CurrentReplicas = 3, DesiredReplicas = 4, CurrentMetrics = 5, Conditions = 6 };
inline constexpr FieldName names[] = {{"lastScaleTime", LastScaleTime}, {"currentReplicas", CurrentReplicas},
    {"desiredReplicas", DesiredReplicas}, {"currentMetrics", CurrentMetrics}, {"conditions", Conditions}};
} // namespace autoscalerStatus

namespace autoscalerCondition {
enum : std::uint32_t { Type = 1, Status = 2, Reason = 4, Message = 5 };
inline constexpr FieldName names[] = {{"type", Type}, {"status", Status}, {"reason", Reason}, {"message", Message}};
} // namespace autoscalerCondition

namespace budgetSpec {
enum : std::uint32_t { MinAvailable = 1, Selector = 2, MaxUnavailable = 3, UnhealthyPodEvictionPolicy = 4 };
inline constexpr FieldName names[] = {{"minAvailable", MinAvailable}, {"selector", Selector},
    {"maxUnavailable", MaxUnavailable}, {"unhealthyPodEvictionPolicy", UnhealthyPodEvictionPolicy}};
} // namespace budgetSpec

namespace budgetStatus {
enum : std::uint32_t { ObservedGeneration = 1, DisruptionsAllowed = 3, CurrentHealthy = 4, DesiredHealthy = 5,
    ExpectedPods = 6, Conditions = 7 };
inline constexpr FieldName names[] = {{"observedGeneration", ObservedGeneration},
    {"disruptionsAllowed", DisruptionsAllowed}, {"currentHealthy", CurrentHealthy},
    {"desiredHealthy", DesiredHealthy}, {"expectedPods", ExpectedPods}, {"conditions", Conditions}};
} // namespace budgetStatus

/// metav1.Condition.
namespace standardCondition {
enum : std::uint32_t { Type = 1, Status = 2, Reason = 5, Message = 6 };
inline constexpr FieldName names[] = {{"type", Type}, {"status", Status}, {"reason", Reason}, {"message", Message}};
} // namespace standardCondition

} // namespace kubernetes::fields
