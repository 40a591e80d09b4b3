// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields that rows are made of: their names in JSON and their numbers in protobuf. What is not here is passed over,
// managedFields above all, which is half of an answer. Constants.
//
// Source: generated.proto (1.36) of k8s.io/api core/v1, apps/v1, batch/v1, and of k8s.io/apimachinery
// pkg/apis/meta/v1 and pkg/runtime.
#pragma once

#include "apimessage.h"

namespace kubernetes::fields {

/// Of every kind's list.
namespace list {
enum : std::uint32_t { Metadata = 1, Items = 2, Kind = 1000 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"items", Items}, {"kind", Kind}};
} // namespace list

/// A list as the server's Table, which travels as JSON only: the numbers are ours. What a server that knows no Tables sends has items.
namespace table {
enum : std::uint32_t { Metadata = list::Metadata, Rows = list::Items, Kind = list::Kind, ColumnDefinitions = 1001 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"rows", Rows}, {"items", Rows}, {"kind", Kind},
    {"columnDefinitions", ColumnDefinitions}};
} // namespace table

namespace tableRow {
enum : std::uint32_t { Cells = 1, Object = 2 };
inline constexpr FieldName names[] = {{"cells", Cells}, {"object", Object}};
} // namespace tableRow

namespace tableColumn {
enum : std::uint32_t { Name = 1, Type = 2, Format = 3, Description = 4, Priority = 5 };
inline constexpr FieldName names[] = {{"name", Name}, {"type", Type}, {"format", Format}, {"description", Description},
    {"priority", Priority}};
} // namespace tableColumn

namespace objectMeta {
enum : std::uint32_t { Name = 1, Namespace = 3, Uid = 5, ResourceVersion = 6, Generation = 7, CreationTimestamp = 8,
    DeletionTimestamp = 9, Labels = 11, Annotations = 12, OwnerReferences = 13 };
inline constexpr FieldName names[] = {{"name", Name}, {"namespace", Namespace}, {"uid", Uid},
    {"resourceVersion", ResourceVersion}, {"generation", Generation}, {"creationTimestamp", CreationTimestamp},
    {"deletionTimestamp", DeletionTimestamp}, {"labels", Labels}, {"annotations", Annotations},
    {"ownerReferences", OwnerReferences}};
} // namespace objectMeta

namespace listMeta {
enum : std::uint32_t { ResourceVersion = 2, Continue = 3, RemainingItemCount = 4 };
inline constexpr FieldName names[] = {{"resourceVersion", ResourceVersion}, {"continue", Continue},
    {"remainingItemCount", RemainingItemCount}};
} // namespace listMeta

namespace ownerReference {
enum : std::uint32_t { Kind = 1, Name = 3, Uid = 4, Controller = 6 };
inline constexpr FieldName names[] = {{"kind", Kind}, {"name", Name}, {"uid", Uid}, {"controller", Controller}};
} // namespace ownerReference

namespace labelSelector {
enum : std::uint32_t { MatchLabels = 1, MatchExpressions = 2 };
inline constexpr FieldName names[] = {{"matchLabels", MatchLabels}, {"matchExpressions", MatchExpressions}};
} // namespace labelSelector

namespace labelSelectorRequirement {
enum : std::uint32_t { Key = 1, Operator = 2, Values = 3 };
inline constexpr FieldName names[] = {{"key", Key}, {"operator", Operator}, {"values", Values}};
} // namespace labelSelectorRequirement

namespace watchEvent {
enum : std::uint32_t { Type = 1, Object = 2 };
inline constexpr FieldName names[] = {{"type", Type}, {"object", Object}};
} // namespace watchEvent

namespace status {
enum : std::uint32_t { Metadata = 1, Status = 2, Message = 3, Reason = 4, Details = 5, Code = 6 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"status", Status}, {"message", Message},
    {"reason", Reason}, {"details", Details}, {"code", Code}};
} // namespace status

namespace statusDetails {
enum : std::uint32_t { RetryAfterSeconds = 5 };
inline constexpr FieldName names[] = {{"retryAfterSeconds", RetryAfterSeconds}};
} // namespace statusDetails

namespace unknown {
enum : std::uint32_t { TypeMeta = 1, Raw = 2, ContentEncoding = 3 };
inline constexpr FieldName names[] = {{"typeMeta", TypeMeta}, {"raw", Raw}, {"contentEncoding", ContentEncoding}};
} // namespace unknown

namespace typeMeta {
enum : std::uint32_t { ApiVersion = 1, Kind = 2 };
inline constexpr FieldName names[] = {{"apiVersion", ApiVersion}, {"kind", Kind}};
} // namespace typeMeta

namespace podTemplateSpec {
enum : std::uint32_t { Metadata = 1, Spec = 2 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"spec", Spec}};
} // namespace podTemplateSpec

namespace object {
enum : std::uint32_t { Metadata = 1, Spec = 2, Status = 3 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"spec", Spec}, {"status", Status}};
} // namespace object

namespace podSpec {
enum : std::uint32_t { Containers = 2, InitContainers = 20, EphemeralContainers = 34, NodeName = 10, NodeSelector = 7,
    Overhead = 32, ReadinessGates = 28, Resources = 40 };
inline constexpr FieldName names[] = {{"containers", Containers}, {"initContainers", InitContainers},
    {"ephemeralContainers", EphemeralContainers}, {"nodeName", NodeName}, {"nodeSelector", NodeSelector},
    {"overhead", Overhead}, {"readinessGates", ReadinessGates}, {"resources", Resources}};
} // namespace podSpec

namespace container {
enum : std::uint32_t { Name = 1, Image = 2, Resources = 8, RestartPolicy = 24 };
inline constexpr FieldName names[] = {{"name", Name}, {"image", Image}, {"resources", Resources},
    {"restartPolicy", RestartPolicy}};
} // namespace container

namespace resourceRequirements {
enum : std::uint32_t { Limits = 1, Requests = 2 };
inline constexpr FieldName names[] = {{"limits", Limits}, {"requests", Requests}};
} // namespace resourceRequirements

namespace podReadinessGate {
enum : std::uint32_t { ConditionType = 1 };
inline constexpr FieldName names[] = {{"conditionType", ConditionType}};
} // namespace podReadinessGate

namespace podStatus {
enum : std::uint32_t { Phase = 1, Conditions = 2, Message = 3, Reason = 4, NominatedNodeName = 11, PodIP = 6, PodIPs =
    12, InitContainerStatuses = 10, ContainerStatuses = 8, EphemeralContainerStatuses = 13 };
inline constexpr FieldName names[] = {{"phase", Phase}, {"conditions", Conditions}, {"message", Message},
    {"reason", Reason}, {"nominatedNodeName", NominatedNodeName}, {"podIP", PodIP}, {"podIPs", PodIPs},
    {"initContainerStatuses", InitContainerStatuses}, {"containerStatuses", ContainerStatuses},
    {"ephemeralContainerStatuses", EphemeralContainerStatuses}};
} // namespace podStatus

namespace podIP {
enum : std::uint32_t { Ip = 1 };
inline constexpr FieldName names[] = {{"ip", Ip}};
} // namespace podIP

namespace condition {
enum : std::uint32_t { Type = 1, Status = 2, Reason = 5 };
inline constexpr FieldName names[] = {{"type", Type}, {"status", Status}, {"reason", Reason}};
} // namespace condition

namespace containerStatus {
enum : std::uint32_t { Name = 1, State = 2, LastState = 3, Ready = 4, RestartCount = 5, Started = 9 };
inline constexpr FieldName names[] = {{"name", Name}, {"state", State}, {"lastState", LastState}, {"ready", Ready},
    {"restartCount", RestartCount}, {"started", Started}};
} // namespace containerStatus

namespace containerState {
enum : std::uint32_t { Waiting = 1, Running = 2, Terminated = 3 };
inline constexpr FieldName names[] = {{"waiting", Waiting}, {"running", Running}, {"terminated", Terminated}};
} // namespace containerState

namespace containerStateWaiting {
enum : std::uint32_t { Reason = 1, Message = 2 };
inline constexpr FieldName names[] = {{"reason", Reason}, {"message", Message}};
} // namespace containerStateWaiting

namespace containerStateTerminated {
enum : std::uint32_t { ExitCode = 1, Signal = 2, Reason = 3, Message = 4, FinishedAt = 6 };
inline constexpr FieldName names[] = {{"exitCode", ExitCode}, {"signal", Signal}, {"reason", Reason},
    {"message", Message}, {"finishedAt", FinishedAt}};
} // namespace containerStateTerminated

namespace nodeSpec {
enum : std::uint32_t { ProviderID = 3, Unschedulable = 4, Taints = 5 };
inline constexpr FieldName names[] = {{"providerID", ProviderID}, {"unschedulable", Unschedulable},
    {"taints", Taints}};
} // namespace nodeSpec

namespace nodeStatus {
enum : std::uint32_t { Capacity = 1, Allocatable = 2, Conditions = 4, Addresses = 5, NodeInfo = 7 };
inline constexpr FieldName names[] = {{"capacity", Capacity}, {"allocatable", Allocatable},
    {"conditions", Conditions}, {"addresses", Addresses}, {"nodeInfo", NodeInfo}};
} // namespace nodeStatus

namespace nodeCondition {
enum : std::uint32_t { Type = 1, Status = 2, Reason = 5, Message = 6 };
inline constexpr FieldName names[] = {{"type", Type}, {"status", Status}, {"reason", Reason}, {"message", Message}};
} // namespace nodeCondition

namespace nodeAddress {
enum : std::uint32_t { Type = 1, Address = 2 };
inline constexpr FieldName names[] = {{"type", Type}, {"address", Address}};
} // namespace nodeAddress

namespace nodeSystemInfo {
enum : std::uint32_t { KernelVersion = 4, OsImage = 5, ContainerRuntimeVersion = 6, KubeletVersion = 7, Architecture =
    10 };
inline constexpr FieldName names[] = {{"kernelVersion", KernelVersion}, {"osImage", OsImage},
    {"containerRuntimeVersion", ContainerRuntimeVersion}, {"kubeletVersion", KubeletVersion},
    {"architecture", Architecture}};
} // namespace nodeSystemInfo

namespace taint {
enum : std::uint32_t { Key = 1, Value = 2, Effect = 3 };
inline constexpr FieldName names[] = {{"key", Key}, {"value", Value}, {"effect", Effect}};
} // namespace taint

namespace event {
enum : std::uint32_t { Metadata = 1, InvolvedObject = 2, Reason = 3, Message = 4, Source = 5, FirstTimestamp = 6,
    LastTimestamp = 7, Count = 8, Type = 9, EventTime = 10, Series = 11, ReportingComponent = 14, ReportingInstance =
    15 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"involvedObject", InvolvedObject}, {"reason", Reason},
    {"message", Message}, {"source", Source}, {"firstTimestamp", FirstTimestamp}, {"lastTimestamp", LastTimestamp},
    {"count", Count}, {"type", Type}, {"eventTime", EventTime}, {"series", Series},
    {"reportingComponent", ReportingComponent}, {"reportingInstance", ReportingInstance}};
} // namespace event

namespace eventSource {
enum : std::uint32_t { Component = 1, Host = 2 };
inline constexpr FieldName names[] = {{"component", Component}, {"host", Host}};
} // namespace eventSource

namespace eventSeries {
enum : std::uint32_t { Count = 1, LastObservedTime = 2 };
inline constexpr FieldName names[] = {{"count", Count}, {"lastObservedTime", LastObservedTime}};
} // namespace eventSeries

namespace objectReference {
enum : std::uint32_t { Kind = 1, Namespace = 2, Name = 3, Uid = 4, FieldPath = 7 };
inline constexpr FieldName names[] = {{"kind", Kind}, {"namespace", Namespace}, {"name", Name}, {"uid", Uid},
    {"fieldPath", FieldPath}};
} // namespace objectReference

namespace serviceSpec {
enum : std::uint32_t { Ports = 1, Selector = 2, ClusterIP = 3, ClusterIPs = 18, Type = 4, ExternalIPs = 5,
    ExternalName = 10 };
inline constexpr FieldName names[] = {{"ports", Ports}, {"selector", Selector}, {"clusterIP", ClusterIP},
    {"clusterIPs", ClusterIPs}, {"type", Type}, {"externalIPs", ExternalIPs}, {"externalName", ExternalName}};
} // namespace serviceSpec

namespace servicePort {
enum : std::uint32_t { Name = 1, Protocol = 2, Port = 3, NodePort = 5 };
inline constexpr FieldName names[] = {{"name", Name}, {"protocol", Protocol}, {"port", Port}, {"nodePort", NodePort}};
} // namespace servicePort

namespace serviceStatus {
enum : std::uint32_t { LoadBalancer = 1 };
inline constexpr FieldName names[] = {{"loadBalancer", LoadBalancer}};
} // namespace serviceStatus

namespace loadBalancerStatus {
enum : std::uint32_t { Ingress = 1 };
inline constexpr FieldName names[] = {{"ingress", Ingress}};
} // namespace loadBalancerStatus

namespace loadBalancerIngress {
enum : std::uint32_t { Ip = 1, Hostname = 2 };
inline constexpr FieldName names[] = {{"ip", Ip}, {"hostname", Hostname}};
} // namespace loadBalancerIngress

namespace configMap {
enum : std::uint32_t { Metadata = 1, Data = 2, BinaryData = 3, Immutable = 4 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"data", Data}, {"binaryData", BinaryData},
    {"immutable", Immutable}};
} // namespace configMap

namespace secret {
enum : std::uint32_t { Metadata = 1, Data = 2, Type = 3 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"data", Data}, {"type", Type}};
} // namespace secret

namespace namespaceStatus {
enum : std::uint32_t { Phase = 1 };
inline constexpr FieldName names[] = {{"phase", Phase}};
} // namespace namespaceStatus

namespace deploymentSpec {
enum : std::uint32_t { Replicas = 1, Selector = 2, Template = 3, Strategy = 4, Paused = 7 };
inline constexpr FieldName names[] = {{"replicas", Replicas}, {"selector", Selector}, {"template", Template},
    {"strategy", Strategy}, {"paused", Paused}};
} // namespace deploymentSpec

namespace deploymentStrategy {
enum : std::uint32_t { Type = 1 };
inline constexpr FieldName names[] = {{"type", Type}};
} // namespace deploymentStrategy

namespace deploymentStatus {
enum : std::uint32_t { ObservedGeneration = 1, Replicas = 2, UpdatedReplicas = 3, ReadyReplicas = 7, AvailableReplicas
    = 4, UnavailableReplicas = 5, Conditions = 6 };
inline constexpr FieldName names[] = {{"observedGeneration", ObservedGeneration}, {"replicas", Replicas},
    {"updatedReplicas", UpdatedReplicas}, {"readyReplicas", ReadyReplicas}, {"availableReplicas", AvailableReplicas},
    {"unavailableReplicas", UnavailableReplicas}, {"conditions", Conditions}};
} // namespace deploymentStatus

namespace deploymentCondition {
enum : std::uint32_t { Type = 1, Status = 2, Reason = 4, Message = 5, LastUpdateTime = 6 };
inline constexpr FieldName names[] = {{"type", Type}, {"status", Status}, {"reason", Reason}, {"message", Message},
    {"lastUpdateTime", LastUpdateTime}};
} // namespace deploymentCondition

namespace statefulSetSpec {
enum : std::uint32_t { Replicas = 1, Selector = 2, Template = 3, ServiceName = 5, UpdateStrategy = 7 };
inline constexpr FieldName names[] = {{"replicas", Replicas}, {"selector", Selector}, {"template", Template},
    {"serviceName", ServiceName}, {"updateStrategy", UpdateStrategy}};
} // namespace statefulSetSpec

namespace statefulSetStatus {
enum : std::uint32_t { ObservedGeneration = 1, Replicas = 2, ReadyReplicas = 3, CurrentReplicas = 4, UpdatedReplicas =
    5, CurrentRevision = 6, UpdateRevision = 7, AvailableReplicas = 11 };
inline constexpr FieldName names[] = {{"observedGeneration", ObservedGeneration}, {"replicas", Replicas},
    {"readyReplicas", ReadyReplicas}, {"currentReplicas", CurrentReplicas}, {"updatedReplicas", UpdatedReplicas},
    {"currentRevision", CurrentRevision}, {"updateRevision", UpdateRevision},
    {"availableReplicas", AvailableReplicas}};
} // namespace statefulSetStatus

/// Of StatefulSets and DaemonSets; the latter have no partition.
namespace updateStrategy {
enum : std::uint32_t { Type = 1, RollingUpdate = 2 };
inline constexpr FieldName names[] = {{"type", Type}, {"rollingUpdate", RollingUpdate}};
} // namespace updateStrategy

namespace rollingUpdate {
enum : std::uint32_t { Partition = 1 };
inline constexpr FieldName names[] = {{"partition", Partition}};
} // namespace rollingUpdate

namespace daemonSetSpec {
enum : std::uint32_t { Selector = 1, Template = 2, UpdateStrategy = 3 };
inline constexpr FieldName names[] = {{"selector", Selector}, {"template", Template},
    {"updateStrategy", UpdateStrategy}};
} // namespace daemonSetSpec

namespace daemonSetStatus {
enum : std::uint32_t { CurrentNumberScheduled = 1, DesiredNumberScheduled = 3, NumberReady = 4, ObservedGeneration =
    5, UpdatedNumberScheduled = 6, NumberAvailable = 7 };
inline constexpr FieldName names[] = {{"currentNumberScheduled", CurrentNumberScheduled},
    {"desiredNumberScheduled", DesiredNumberScheduled}, {"numberReady", NumberReady},
    {"observedGeneration", ObservedGeneration}, {"updatedNumberScheduled", UpdatedNumberScheduled},
    {"numberAvailable", NumberAvailable}};
} // namespace daemonSetStatus

namespace replicaSetSpec {
enum : std::uint32_t { Replicas = 1, Selector = 2, Template = 3 };
inline constexpr FieldName names[] = {{"replicas", Replicas}, {"selector", Selector}, {"template", Template}};
} // namespace replicaSetSpec

namespace replicaSetStatus {
enum : std::uint32_t { Replicas = 1, ReadyReplicas = 4, AvailableReplicas = 5, ObservedGeneration = 3 };
inline constexpr FieldName names[] = {{"replicas", Replicas}, {"readyReplicas", ReadyReplicas},
    {"availableReplicas", AvailableReplicas}, {"observedGeneration", ObservedGeneration}};
} // namespace replicaSetStatus

namespace jobSpec {
enum : std::uint32_t { Parallelism = 1, Completions = 2, Selector = 4, Template = 6, Suspend = 10 };
inline constexpr FieldName names[] = {{"parallelism", Parallelism}, {"completions", Completions},
    {"selector", Selector}, {"template", Template}, {"suspend", Suspend}};
} // namespace jobSpec

namespace jobStatus {
enum : std::uint32_t { Conditions = 1, StartTime = 2, CompletionTime = 3, Active = 4, Succeeded = 5, Failed = 6 };
inline constexpr FieldName names[] = {{"conditions", Conditions}, {"startTime", StartTime},
    {"completionTime", CompletionTime}, {"active", Active}, {"succeeded", Succeeded}, {"failed", Failed}};
} // namespace jobStatus

namespace jobCondition {
enum : std::uint32_t { Type = 1, Status = 2, Reason = 5, Message = 6 };
inline constexpr FieldName names[] = {{"type", Type}, {"status", Status}, {"reason", Reason}, {"message", Message}};
} // namespace jobCondition

namespace cronJobSpec {
enum : std::uint32_t { Schedule = 1, TimeZone = 8, Suspend = 4, JobTemplate = 5 };
inline constexpr FieldName names[] = {{"schedule", Schedule}, {"timeZone", TimeZone}, {"suspend", Suspend},
    {"jobTemplate", JobTemplate}};
} // namespace cronJobSpec

namespace cronJobStatus {
enum : std::uint32_t { Active = 1, LastScheduleTime = 4, LastSuccessfulTime = 5 };
inline constexpr FieldName names[] = {{"active", Active}, {"lastScheduleTime", LastScheduleTime},
    {"lastSuccessfulTime", LastSuccessfulTime}};
} // namespace cronJobStatus

namespace jobTemplateSpec {
enum : std::uint32_t { Spec = 2 };
inline constexpr FieldName names[] = {{"spec", Spec}};
} // namespace jobTemplateSpec

} // namespace kubernetes::fields
