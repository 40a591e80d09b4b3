#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# nodes.sh PREFIX FIRST LAST [PODS]: prints the manifests of the nodes PREFIX-FIRST ... PREFIX-LAST, 8 CPUs, 32 GiB and
# room for 110 pods each (the kubelet's default) or for PODS. kwok plays them because of their annotation, and
# metrics-server asks kwok for their numbers. worker-1 has the role of a control plane. The API server asks for a node by
# its host name, and all of them are on this machine; the other address is only to be shown.
set -u
prefix=${1:?prefix}
network=2
[ "$prefix" != worker ] || network=1
for number in $(seq "${2:?first}" "${3:?last}"); do
  name=$prefix-$number
  role=worker
  if [ "$prefix-$number" = worker-1 ]; then role=control-plane; fi
  cat <<NODE
---
apiVersion: v1
kind: Node
metadata:
  name: $name
  labels:
    type: kwok
    kubernetes.io/hostname: $name
    kubernetes.io/os: linux
    kubernetes.io/arch: amd64
    node-role.kubernetes.io/$role: ""
    topology.kubernetes.io/zone: zone-$((number % 3 + 1))
    pilothouse.test/nodes: $prefix
  annotations:
    kwok.x-k8s.io/node: fake
    metrics.k8s.io/resource-metrics-path: /metrics/nodes/$name/metrics/resource
status:
  capacity: &room { cpu: "8", memory: 32Gi, ephemeral-storage: 100Gi, pods: "${4-110}" }
  allocatable: *room
  addresses:
    - { type: InternalIP, address: 10.$network.$((number / 250)).$((number % 250 + 1)) }
    - { type: Hostname, address: localhost }
  nodeInfo:
    architecture: amd64
    bootID: ""
    containerRuntimeVersion: containerd://2.1.0
    kernelVersion: 6.1.0-test
    kubeProxyVersion: ""
    kubeletVersion: v1.36.3
    machineID: ""
    operatingSystem: linux
    osImage: Debian GNU/Linux 12 (bookworm)
    systemUUID: ""
NODE
done
