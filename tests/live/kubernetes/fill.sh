#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fill.sh NODES PODS [DIR]: brings the cluster to NODES nodes "fill-*" and PODS running pods, which deployments of up to
# 500 in the namespaces fill-1, fill-2, ... (ten deployments each) own; fewer than before is possible for pods. It comes
# back when all of them are ready: 85 s for 3,000 pods on two cores that compiled meanwhile. The pods look like a chart's:
# labels, environment, probes, limits.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/clusterlib.sh"
nodes=${1:?number of nodes}
pods=${2:?number of pods}
folder=$(absolute_folder "${3:-$(default_folder)}") || exit 1
[ -s "$folder/cluster.env" ] || fail "cluster: there is none in $folder"
kubectl() { "$folder/bin/kubectl" --kubeconfig="$folder/infrastructure.kubeconfig" "$@"; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

deployment() { # number, replicas
  local namespace=fill-$((($1 - 1) / 10 + 1)) name=app-$1
  cat <<APP
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: $name
  namespace: $namespace
  labels: &labels { app.kubernetes.io/name: $name, app.kubernetes.io/instance: fill, app.kubernetes.io/component: web }
spec:
  replicas: $2
  revisionHistoryLimit: 2
  progressDeadlineSeconds: 1800
  selector: { matchLabels: { app.kubernetes.io/name: $name } }
  template:
    metadata:
      labels: *labels
      annotations: { kwok.x-k8s.io/usage-cpu: "$(($1 % 9 + 1))m", kwok.x-k8s.io/usage-memory: "$(($1 % 9 * 8 + 8))Mi" }
    spec:
      nodeSelector: { pilothouse.test/nodes: fill }
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: web
          image: registry.example.com/shop/$name:1.$1.0
          ports: [{ name: http, containerPort: 8080 }]
          env:
            - { name: POD_NAME, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
            - { name: DATABASE_URL, value: "postgres://db.$namespace.svc.cluster.local:5432/shop" }
            - { name: LOG_LEVEL, value: info }
          resources: { requests: { cpu: 10m, memory: 16Mi }, limits: { cpu: 500m, memory: 128Mi } }
          livenessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 10 }
          readinessProbe: { httpGet: { path: /readyz, port: http }, periodSeconds: 5 }
          volumeMounts: [{ name: config, mountPath: /etc/app, readOnly: true }]
      volumes: [{ name: config, configMap: { name: $name, optional: true } }]
APP
}

existing=$(kubectl get nodes -l pilothouse.test/nodes=fill -o name | wc -l)
if [ "$nodes" -gt "$existing" ]; then
  room=$(((pods + nodes - 1) / nodes + 10))
  bash "$here/nodes.sh" fill $((existing + 1)) "$nodes" $((room > 110 ? room : 110)) >"$work/nodes.yaml"
  # One kubectl sends at most 50 requests a second.
  awk -v folder="$work" '/^---$/ { file = folder "/nodes." (n++ % 4) } { print > file }' "$work/nodes.yaml"
  for part in "$work"/nodes.[0-3]; do
    kubectl create -f "$part" >/dev/null &
    parts+=($!)
  done
  for part in "${parts[@]}"; do wait "$part" || fail "cluster: not all nodes could be made"; done
fi

size=500
deployments=$(((pods + size - 1) / size))
before=$(kubectl get deployments -A -l app.kubernetes.io/instance=fill -o name | wc -l)
[ "$before" -le "$deployments" ] || deployments=$before
for number in $(seq 1 10 "$deployments"); do
  printf -- '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: fill-%d }\n' $(((number - 1) / 10 + 1))
done >"$work/apps.yaml"
left=$pods
for number in $(seq "$deployments"); do
  replicas=$((left < size ? left : size))
  left=$((left - replicas))
  deployment "$number" "$replicas"
done >>"$work/apps.yaml"
if [ -s "$work/apps.yaml" ]; then
  kubectl apply --server-side -f "$work/apps.yaml" >/dev/null || fail "cluster: the deployments could not be made"
fi

complete() { # as many pods as are wanted, and all of them ready; not asked so often that asking is what takes time
  sleep 1
  [ "$(kubectl get deployments -A -l app.kubernetes.io/instance=fill \
    -o 'jsonpath={range .items[*]}{.status.replicas} {.status.readyReplicas}{"\n"}{end}' |
    awk '{ all += $1; ready += $2 } END { print all + 0, ready + 0 }')" = "$pods $pods" ]
}
wait_for $((60 + pods / 10)) complete || fail "cluster: not all $pods pods became ready"
echo "$(kubectl get nodes -o name | wc -l) nodes, $pods pods in deployments"
