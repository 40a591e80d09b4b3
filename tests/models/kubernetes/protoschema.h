// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages of the API for the tests' encoder: "name=number" of a string, else ":type"; "*" is repeated, "^" is a
// message that JSON has inlined. More than rows read, so that what is passed over is there.
// Source: generated.proto of k8s.io/api and k8s.io/apimachinery (1.36).
#pragma once

namespace kubernetestest {

constexpr const char *schemaText = R"proto(
ObjectMeta: name=1 generateName=2 namespace=3 selfLink=4 uid=5 resourceVersion=6 generation=7:int64
    creationTimestamp=8:Time deletionTimestamp=9:Time deletionGracePeriodSeconds=10:int64 labels=11:map:string
    annotations=12:map:string ownerReferences=13:*OwnerReference finalizers=14:*string
    managedFields=17:*ManagedFieldsEntry
ListMeta: selfLink=1 resourceVersion=2 continue=3 remainingItemCount=4:int64
OwnerReference: apiVersion=5 kind=1 name=3 uid=4 controller=6:bool blockOwnerDeletion=7:bool
ManagedFieldsEntry: manager=1 operation=2 apiVersion=3 time=4:Time fieldsType=6 fieldsV1=7:FieldsV1 subresource=8
LabelSelector: matchLabels=1:map:string matchExpressions=2:*LabelSelectorRequirement
LabelSelectorRequirement: key=1 operator=2 values=3:*string
WatchEvent: type=1
Status: metadata=1:ListMeta status=2 message=3 reason=4 details=5:StatusDetails code=6:int32
StatusDetails: name=1 group=2 kind=3 uid=6 causes=4:*StatusCause retryAfterSeconds=5:int32
StatusCause: reason=1 message=2 field=3
Pod: metadata=1:ObjectMeta spec=2:PodSpec status=3:PodStatus
PodTemplateSpec: metadata=1:ObjectMeta spec=2:PodSpec
PodSpec: initContainers=20:*Container containers=2:*Container ephemeralContainers=34:*EphemeralContainer
    restartPolicy=3 terminationGracePeriodSeconds=4:int64 activeDeadlineSeconds=5:int64 dnsPolicy=6
    nodeSelector=7:map:string serviceAccountName=8 serviceAccount=9 automountServiceAccountToken=21:bool nodeName=10
    hostNetwork=11:bool hostPID=12:bool hostIPC=13:bool shareProcessNamespace=27:bool hostname=16 subdomain=17
    schedulerName=19 tolerations=22:*Toleration priorityClassName=24 priority=25:int32
    readinessGates=28:*PodReadinessGate runtimeClassName=29 enableServiceLinks=30:bool preemptionPolicy=31
    overhead=32:map:Quantity setHostnameAsFQDN=35:bool hostUsers=37:bool schedulingGates=38:*PodSchedulingGate
    resources=40:ResourceRequirements hostnameOverride=41
Container: name=1 image=2 command=3:*string args=4:*string workingDir=5 ports=6:*ContainerPort env=7:*EnvVar
    resources=8:ResourceRequirements restartPolicy=24 volumeMounts=9:*VolumeMount terminationMessagePath=13
    terminationMessagePolicy=20 imagePullPolicy=14 stdin=16:bool stdinOnce=17:bool tty=18:bool
ContainerPort: name=1 hostPort=2:int32 containerPort=3:int32 protocol=4 hostIP=5
EnvVar: name=1 value=2
VolumeMount: name=1 readOnly=2:bool recursiveReadOnly=7 mountPath=3 subPath=4 mountPropagation=5 subPathExpr=6
    bindMountOptions=8:*string
Toleration: key=1 operator=2 value=3 effect=4 tolerationSeconds=5:int64
EphemeralContainer: ephemeralContainerCommon=1:^EphemeralContainerCommon targetContainerName=2
EphemeralContainerCommon: name=1 image=2 command=3:*string args=4:*string workingDir=5 ports=6:*ContainerPort
    env=7:*EnvVar resources=8:ResourceRequirements restartPolicy=24 volumeMounts=9:*VolumeMount
    terminationMessagePath=13 terminationMessagePolicy=20 imagePullPolicy=14 stdin=16:bool stdinOnce=17:bool
    tty=18:bool
ResourceRequirements: limits=1:map:Quantity requests=2:map:Quantity
PodReadinessGate: conditionType=1
PodSchedulingGate: name=1
PodStatus: observedGeneration=17:int64 phase=1 conditions=2:*PodCondition message=3 reason=4 nominatedNodeName=11
    hostIP=5 hostIPs=16:*HostIP podIP=6 podIPs=12:*PodIP startTime=7:Time initContainerStatuses=10:*ContainerStatus
    containerStatuses=8:*ContainerStatus qosClass=9 ephemeralContainerStatuses=13:*ContainerStatus resize=14
    allocatedResources=19:map:Quantity resources=20:ResourceRequirements
PodIP: ip=1
HostIP: ip=1
PodCondition: type=1 observedGeneration=7:int64 status=2 lastProbeTime=3:Time lastTransitionTime=4:Time reason=5
    message=6
ContainerStatus: name=1 state=2:ContainerState lastState=3:ContainerState ready=4:bool restartCount=5:int32 image=6
    imageID=7 containerID=8 started=9:bool allocatedResources=10:map:Quantity resources=11:ResourceRequirements
    stopSignal=15
ContainerState: waiting=1:ContainerStateWaiting running=2:ContainerStateRunning terminated=3:ContainerStateTerminated
ContainerStateWaiting: reason=1 message=2
ContainerStateRunning: startedAt=1:Time
ContainerStateTerminated: exitCode=1:int32 signal=2:int32 reason=3 message=4 startedAt=5:Time finishedAt=6:Time
    containerID=7
Node: metadata=1:ObjectMeta spec=2:NodeSpec status=3:NodeStatus
NodeSpec: podCIDR=1 podCIDRs=7:*string providerID=3 unschedulable=4:bool taints=5:*Taint externalID=2
NodeStatus: capacity=1:map:Quantity allocatable=2:map:Quantity phase=3 conditions=4:*NodeCondition
    addresses=5:*NodeAddress nodeInfo=7:NodeSystemInfo images=8:*ContainerImage volumesInUse=9:*string
    declaredFeatures=14:*string
NodeCondition: type=1 status=2 lastHeartbeatTime=3:Time lastTransitionTime=4:Time reason=5 message=6
NodeAddress: type=1 address=2
NodeSystemInfo: machineID=1 systemUUID=2 bootID=3 kernelVersion=4 osImage=5 containerRuntimeVersion=6 kubeletVersion=7
    kubeProxyVersion=8 operatingSystem=9 architecture=10
Taint: key=1 value=2 effect=3 timeAdded=4:Time
ContainerImage: names=1:*string sizeBytes=2:int64
Event: metadata=1:ObjectMeta involvedObject=2:ObjectReference reason=3 message=4 source=5:EventSource
    firstTimestamp=6:Time lastTimestamp=7:Time count=8:int32 type=9 eventTime=10:MicroTime series=11:EventSeries
    action=12 related=13:ObjectReference reportingComponent=14 reportingInstance=15
EventSource: component=1 host=2
EventSeries: count=1:int32 lastObservedTime=2:MicroTime
ObjectReference: kind=1 namespace=2 name=3 uid=4 apiVersion=5 resourceVersion=6 fieldPath=7
Service: metadata=1:ObjectMeta spec=2:ServiceSpec status=3:ServiceStatus
ServiceSpec: ports=1:*ServicePort selector=2:map:string clusterIP=3 clusterIPs=18:*string type=4 externalIPs=5:*string
    sessionAffinity=7 loadBalancerIP=8 loadBalancerSourceRanges=9:*string externalName=10 externalTrafficPolicy=11
    healthCheckNodePort=12:int32 publishNotReadyAddresses=13:bool ipFamilies=19:*string ipFamilyPolicy=17
    allocateLoadBalancerNodePorts=20:bool loadBalancerClass=21 internalTrafficPolicy=22 trafficDistribution=23
ServicePort: name=1 protocol=2 appProtocol=6 port=3:int32 targetPort=4:IntOrString nodePort=5:int32
ServiceStatus: loadBalancer=1:LoadBalancerStatus
LoadBalancerStatus: ingress=1:*LoadBalancerIngress
LoadBalancerIngress: ip=1 hostname=2 ipMode=3
ConfigMap: metadata=1:ObjectMeta data=2:map:string binaryData=3:map:string immutable=4:bool
Secret: metadata=1:ObjectMeta data=2:map:string type=3 stringData=4:map:string immutable=5:bool
PersistentVolumeClaim: metadata=1:ObjectMeta spec=2:PersistentVolumeClaimSpec status=3:PersistentVolumeClaimStatus
PersistentVolumeClaimSpec: accessModes=1:*string selector=4:LabelSelector resources=2:VolumeResourceRequirements
    volumeName=3 storageClassName=5 volumeMode=6 dataSource=7:TypedLocalObjectReference volumeAttributesClassName=9
VolumeResourceRequirements: limits=1:map:Quantity requests=2:map:Quantity
TypedLocalObjectReference: apiGroup=1 kind=2 name=3
PersistentVolumeClaimStatus: phase=1 accessModes=2:*string capacity=3:map:Quantity
    conditions=4:*PersistentVolumeClaimCondition allocatedResources=5:map:Quantity
    allocatedResourceStatuses=7:map:string currentVolumeAttributesClassName=8
PersistentVolumeClaimCondition: type=1 status=2 lastProbeTime=3:Time lastTransitionTime=4:Time reason=5 message=6
PersistentVolume: metadata=1:ObjectMeta spec=2:PersistentVolumeSpec status=3:PersistentVolumeStatus
PersistentVolumeSpec: capacity=1:map:Quantity persistentVolumeSource=2:^PersistentVolumeSource accessModes=3:*string
    claimRef=4:ObjectReference persistentVolumeReclaimPolicy=5 storageClassName=6 mountOptions=7:*string volumeMode=8
    nodeAffinity=9:VolumeNodeAffinity volumeAttributesClassName=10
PersistentVolumeSource: hostPath=3:HostPathVolumeSource csi=22:CSIPersistentVolumeSource
HostPathVolumeSource: path=1 type=2
CSIPersistentVolumeSource: driver=1 volumeHandle=2 readOnly=3:bool fsType=4
VolumeNodeAffinity: required=1:NodeSelector
NodeSelector: nodeSelectorTerms=1:*NodeSelectorTerm
NodeSelectorTerm: matchExpressions=1:*NodeSelectorRequirement
NodeSelectorRequirement: key=1 operator=2 values=3:*string
PersistentVolumeStatus: phase=1 message=2 reason=3 lastPhaseTransitionTime=4:Time
StorageClass: metadata=1:ObjectMeta provisioner=2 parameters=3:map:string reclaimPolicy=4 mountOptions=5:*string
    allowVolumeExpansion=6:bool volumeBindingMode=7
Role: metadata=1:ObjectMeta rules=2:*PolicyRule
ClusterRole: metadata=1:ObjectMeta rules=2:*PolicyRule aggregationRule=3:AggregationRule
PolicyRule: verbs=1:*string apiGroups=2:*string resources=3:*string resourceNames=4:*string nonResourceURLs=5:*string
AggregationRule: clusterRoleSelectors=1:*LabelSelector
RoleBinding: metadata=1:ObjectMeta subjects=2:*Subject roleRef=3:RoleRef
ClusterRoleBinding: metadata=1:ObjectMeta subjects=2:*Subject roleRef=3:RoleRef
Subject: kind=1 apiGroup=2 name=3 namespace=4
RoleRef: apiGroup=1 kind=2 name=3
ServiceAccount: metadata=1:ObjectMeta secrets=2:*ObjectReference imagePullSecrets=3:*LocalObjectReference
    automountServiceAccountToken=4:bool
LocalObjectReference: name=1
Namespace: metadata=1:ObjectMeta spec=2:NamespaceSpec status=3:NamespaceStatus
NamespaceSpec: finalizers=1:*string
NamespaceStatus: phase=1
Deployment: metadata=1:ObjectMeta spec=2:DeploymentSpec status=3:DeploymentStatus
DeploymentSpec: replicas=1:int32 selector=2:LabelSelector template=3:PodTemplateSpec strategy=4:DeploymentStrategy
    minReadySeconds=5:int32 revisionHistoryLimit=6:int32 paused=7:bool progressDeadlineSeconds=9:int32
DeploymentStrategy: type=1
DeploymentStatus: observedGeneration=1:int64 replicas=2:int32 updatedReplicas=3:int32 readyReplicas=7:int32
    availableReplicas=4:int32 unavailableReplicas=5:int32 terminatingReplicas=9:int32
    conditions=6:*DeploymentCondition collisionCount=8:int32
DeploymentCondition: type=1 status=2 lastUpdateTime=6:Time lastTransitionTime=7:Time reason=4 message=5
StatefulSet: metadata=1:ObjectMeta spec=2:StatefulSetSpec status=3:StatefulSetStatus
StatefulSetSpec: replicas=1:int32 selector=2:LabelSelector template=3:PodTemplateSpec serviceName=5
    podManagementPolicy=6 updateStrategy=7:StatefulSetUpdateStrategy revisionHistoryLimit=8:int32
    minReadySeconds=9:int32
StatefulSetUpdateStrategy: type=1 rollingUpdate=2:RollingUpdateStatefulSetStrategy
RollingUpdateStatefulSetStrategy: partition=1:int32
StatefulSetStatus: observedGeneration=1:int64 replicas=2:int32 readyReplicas=3:int32 currentReplicas=4:int32
    updatedReplicas=5:int32 currentRevision=6 updateRevision=7 collisionCount=9:int32 availableReplicas=11:int32
DaemonSet: metadata=1:ObjectMeta spec=2:DaemonSetSpec status=3:DaemonSetStatus
DaemonSetSpec: selector=1:LabelSelector template=2:PodTemplateSpec minReadySeconds=4:int32
    updateStrategy=3:DaemonSetUpdateStrategy revisionHistoryLimit=6:int32
DaemonSetUpdateStrategy: type=1
DaemonSetStatus: currentNumberScheduled=1:int32 numberMisscheduled=2:int32 desiredNumberScheduled=3:int32
    numberReady=4:int32 observedGeneration=5:int64 updatedNumberScheduled=6:int32 numberAvailable=7:int32
    numberUnavailable=8:int32 collisionCount=9:int32
ReplicaSet: metadata=1:ObjectMeta spec=2:ReplicaSetSpec status=3:ReplicaSetStatus
ReplicaSetSpec: replicas=1:int32 minReadySeconds=4:int32 selector=2:LabelSelector template=3:PodTemplateSpec
ReplicaSetStatus: replicas=1:int32 fullyLabeledReplicas=2:int32 readyReplicas=4:int32 availableReplicas=5:int32
    terminatingReplicas=7:int32 observedGeneration=3:int64
Job: metadata=1:ObjectMeta spec=2:JobSpec status=3:JobStatus
JobSpec: parallelism=1:int32 completions=2:int32 activeDeadlineSeconds=3:int64 backoffLimit=7:int32
    backoffLimitPerIndex=12:int32 maxFailedIndexes=13:int32 selector=4:LabelSelector manualSelector=5:bool
    template=6:PodTemplateSpec ttlSecondsAfterFinished=8:int32 completionMode=9 suspend=10:bool
    podReplacementPolicy=14 managedBy=15
JobStatus: conditions=1:*JobCondition startTime=2:Time completionTime=3:Time active=4:int32 succeeded=5:int32
    failed=6:int32 terminating=11:int32 completedIndexes=7 failedIndexes=10 ready=9:int32
JobCondition: type=1 status=2 lastProbeTime=3:Time lastTransitionTime=4:Time reason=5 message=6
CronJob: metadata=1:ObjectMeta spec=2:CronJobSpec status=3:CronJobStatus
CronJobSpec: schedule=1 timeZone=8 startingDeadlineSeconds=2:int64 concurrencyPolicy=3 suspend=4:bool
    jobTemplate=5:JobTemplateSpec successfulJobsHistoryLimit=6:int32 failedJobsHistoryLimit=7:int32
CronJobStatus: active=1:*ObjectReference lastScheduleTime=4:Time lastSuccessfulTime=5:Time
JobTemplateSpec: metadata=1:ObjectMeta spec=2:JobSpec
HorizontalPodAutoscaler: metadata=1:ObjectMeta spec=2:HorizontalPodAutoscalerSpec
    status=3:HorizontalPodAutoscalerStatus
HorizontalPodAutoscalerSpec: scaleTargetRef=1:CrossVersionObjectReference minReplicas=2:int32 maxReplicas=3:int32
    metrics=4:*MetricSpec behavior=5:HorizontalPodAutoscalerBehavior
HorizontalPodAutoscalerBehavior: scaleUp=1:HPAScalingRules scaleDown=2:HPAScalingRules
HPAScalingRules: stabilizationWindowSeconds=3:int32 selectPolicy=1 tolerance=4:Quantity
HorizontalPodAutoscalerStatus: observedGeneration=1:int64 lastScaleTime=2:Time currentReplicas=3:int32
    desiredReplicas=4:int32 currentMetrics=5:*MetricStatus conditions=6:*HorizontalPodAutoscalerCondition
HorizontalPodAutoscalerCondition: type=1 status=2 lastTransitionTime=3:Time reason=4 message=5
    observedGeneration=6:int64
CrossVersionObjectReference: kind=1 name=2 apiVersion=3
MetricSpec: type=1 object=2:ObjectMetricSource pods=3:PodsMetricSource resource=4:ResourceMetricSource
    containerResource=7:ContainerResourceMetricSource external=5:PodsMetricSource
MetricStatus: type=1 object=2:ObjectMetricStatus pods=3:PodsMetricStatus resource=4:ResourceMetricStatus
    containerResource=7:ContainerResourceMetricStatus external=5:PodsMetricStatus
MetricIdentifier: name=1 selector=2:LabelSelector
MetricTarget: type=1 value=2:Quantity averageValue=3:Quantity averageUtilization=4:int32
MetricValueStatus: value=1:Quantity averageValue=2:Quantity averageUtilization=3:int32
ObjectMetricSource: describedObject=1:CrossVersionObjectReference target=2:MetricTarget metric=3:MetricIdentifier
ObjectMetricStatus: metric=1:MetricIdentifier current=2:MetricValueStatus describedObject=3:CrossVersionObjectReference
PodsMetricSource: metric=1:MetricIdentifier target=2:MetricTarget
PodsMetricStatus: metric=1:MetricIdentifier current=2:MetricValueStatus
ResourceMetricSource: name=1 target=2:MetricTarget
ResourceMetricStatus: name=1 current=2:MetricValueStatus
ContainerResourceMetricSource: name=1 target=2:MetricTarget container=3
ContainerResourceMetricStatus: name=1 current=2:MetricValueStatus container=3
PodDisruptionBudget: metadata=1:ObjectMeta spec=2:PodDisruptionBudgetSpec status=3:PodDisruptionBudgetStatus
PodDisruptionBudgetSpec: minAvailable=1:IntOrString selector=2:LabelSelector maxUnavailable=3:IntOrString
    unhealthyPodEvictionPolicy=4
PodDisruptionBudgetStatus: observedGeneration=1:int64 disruptionsAllowed=3:int32 currentHealthy=4:int32
    desiredHealthy=5:int32 expectedPods=6:int32 conditions=7:*Condition
Condition: type=1 status=2 observedGeneration=3:int64 lastTransitionTime=4:Time reason=5 message=6
Ingress: metadata=1:ObjectMeta spec=2:IngressSpec status=3:IngressStatus
IngressSpec: ingressClassName=4 defaultBackend=1:IngressBackend tls=2:*IngressTLS rules=3:*IngressRule
IngressTLS: hosts=1:*string secretName=2
IngressRule: host=1 ingressRuleValue=2:^IngressRuleValue
IngressRuleValue: http=1:HTTPIngressRuleValue
HTTPIngressRuleValue: paths=1:*HTTPIngressPath
HTTPIngressPath: path=1 pathType=3 backend=2:IngressBackend
IngressBackend: service=4:IngressServiceBackend resource=3:TypedLocalObjectReference
IngressServiceBackend: name=1 port=2:ServiceBackendPort
ServiceBackendPort: name=1 number=2:int32
TypedLocalObjectReference: apiGroup=1 kind=2 name=3
IngressStatus: loadBalancer=1:IngressLoadBalancerStatus
IngressLoadBalancerStatus: ingress=1:*IngressLoadBalancerIngress
IngressLoadBalancerIngress: ip=1 hostname=2
EndpointSlice: metadata=1:ObjectMeta addressType=4 endpoints=2:*Endpoint ports=3:*EndpointPort
Endpoint: addresses=1:*string conditions=2:EndpointConditions hostname=3 targetRef=4:ObjectReference nodeName=6 zone=7
EndpointConditions: ready=1:bool serving=2:bool terminating=3:bool
EndpointPort: name=1 protocol=2 port=3:int32 appProtocol=4
NetworkPolicy: metadata=1:ObjectMeta spec=2:NetworkPolicySpec
NetworkPolicySpec: podSelector=1:LabelSelector ingress=2:*NetworkPolicyIngressRule egress=3:*NetworkPolicyEgressRule
    policyTypes=4:*string
NetworkPolicyIngressRule: ports=1:*NetworkPolicyPort from=2:*NetworkPolicyPeer
NetworkPolicyEgressRule: ports=1:*NetworkPolicyPort to=2:*NetworkPolicyPeer
NetworkPolicyPort: protocol=1 port=2:IntOrString endPort=3:int32
NetworkPolicyPeer: podSelector=1:LabelSelector namespaceSelector=2:LabelSelector ipBlock=3:IPBlock
IPBlock: cidr=1 except=2:*string
)proto";

} // namespace kubernetestest
