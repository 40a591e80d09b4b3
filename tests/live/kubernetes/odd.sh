#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# odd.sh [DIR]: makes the nodes and pods of odd.yaml in a cluster that is up: one pod for every state that has a name of
# its own in kubectl's STATUS column, in the namespace odd, and nodes that are lost, new and cordoned. Prints what
# `kubectl get pods -n odd` is expected to show: NAME, READY, STATUS and RESTARTS, with a tab between them. No kubelet and
# no kwok looks after the pods, so their states stay; whoever deletes one has to do it with a grace period of 0. Those that
# were there before are made anew.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/clusterlib.sh"
folder=$(absolute_folder "${1:-$(default_folder)}") || exit 1
[ -s "$folder/cluster.env" ] || fail "cluster: there is none in $folder"
kubectl() { "$folder/bin/kubectl" --kubeconfig="$folder/infrastructure.kubeconfig" "$@"; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
run() { "$@" >"$work/log" 2>&1 || fail "cluster: odd states could not be made" "$work/log"; }

ago() { date -u -d "@$(($(date +%s) - $1))" +%Y-%m-%dT%H:%M:%SZ; }
# A little more than the age that is shown, so that it stays the same while a test looks.
sed -e "s/@30m@/$(ago 1805)/g" -e "s/@3d@/$(ago 259230)/g" "$here/odd.yaml" >"$work/all.yaml"
awk -v folder="$work" '/^---$/ { second = 1 } { print > (folder (second ? "/status.yaml" : "/plain.yaml")) }' \
  "$work/all.yaml"

if kubectl get namespace odd >/dev/null 2>&1; then
  kubectl -n odd patch pod terminating --type=merge -p '{"metadata":{"finalizers":null}}' >/dev/null 2>&1
  run kubectl delete --ignore-not-found --force --grace-period=0 -f "$work/all.yaml"
else
  run kubectl create namespace odd
fi
wait_for 30 eval "kubectl -n odd get serviceaccount default >/dev/null 2>&1" || fail "cluster: no service account"
run kubectl create -f "$work/all.yaml"
run kubectl replace --subresource=status -f "$work/status.yaml"
run kubectl -n odd delete --wait=false pod terminating node-lost
scheduled() { kubectl -n odd get pod unschedulable -o 'jsonpath={.status.conditions[*].reason}' | grep -q Unschedulable; }
wait_for 30 scheduled || fail "cluster: the scheduler does not look at a pod"
kubectl -n odd get pods -o 'jsonpath={range .items[*]}{.metadata.name} {.metadata.annotations.pilothouse\.test/expected}{"\n"}{end}' |
  sed 's/^\([^ ]*\) \([^ ]*\) \([^ ]*\) /\1\t\2\t\3\t/'
