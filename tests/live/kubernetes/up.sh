#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# up.sh [DIR]: starts a Kubernetes cluster for tests with every file under DIR (built by cluster-build.sh, unless it is
# there), and prints the path of its administrator's kubeconfig: etcd, API server, controllers, scheduler and
# metrics-server are the real ones; nodes and pods are played by kwok. What DIR held before is ended and removed first.
# End it with down.sh [DIR]. DIR/cluster.env tells:
#   CLUSTER_KUBECONFIG_ADMIN, _VIEWER (group viewers, may read), _NOBODY (may nothing)
#   CLUSTER_SERVER, CLUSTER_CA, CLUSTER_KUBECTL (of the server's version; leaves nothing in the home directory)
#   CLUSTER_AUDIT_LOG (see audit.yaml), CLUSTER_TOKENS (read when the API server starts)
#   CLUSTER_POD_LOG, CLUSTER_PREVIOUS_POD_LOG: the log of every container, in the form of the CRI; a test may append
#   CLUSTER_POD_FOLDER: where what is executed in a pod runs, on this machine, as this user
#   CLUSTER_WEB_PORT: the HTTP server that a forwarded port 80 or 8080 of every pod reaches
#   CLUSTER_PORT_*, CLUSTER_PID_*
# For tests of faults and for load, flags divided by spaces: PILOTHOUSE_APISERVER_FLAGS, PILOTHOUSE_ETCD_FLAGS,
# PILOTHOUSE_CONTROLLER_FLAGS, PILOTHOUSE_METRICS_FLAGS, PILOTHOUSE_KWOK_FLAGS (for the API server --goaway-chance=0.02, --min-request-timeout=60, --watch-cache=false or
# --feature-gates=WatchList=false, for instance); PILOTHOUSE_CLUSTER_NODES, 3, is how many nodes there are at first. With
# PILOTHOUSE_CLUSTER_KEEP what could not start is left as it is, with its logs.
# All ports are loopback's and chosen anew. kwok asks nobody who he is: whoever has an account on this machine can run
# commands as this user while a cluster is up.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/clusterlib.sh"
folder=$(absolute_folder "${1:-$(default_folder)}") || exit 1
programs=$(bash "$here/cluster-build.sh") || fail "cluster: it could not be built"
for tool in openssl python3 curl setsid; do
  command -v "$tool" >/dev/null || fail "cluster: there is no $tool"
done
read -ra etcd_flags <<<"${PILOTHOUSE_ETCD_FLAGS-}"
read -ra apiserver_flags <<<"${PILOTHOUSE_APISERVER_FLAGS-}"
read -ra controller_flags <<<"${PILOTHOUSE_CONTROLLER_FLAGS-}"
read -ra metrics_flags <<<"${PILOTHOUSE_METRICS_FLAGS-}"
read -ra kwok_flags <<<"${PILOTHOUSE_KWOK_FLAGS-}"
pki=$folder/pki

prepare() {
  end_cluster "$folder"
  mkdir -p "$folder"/{run,log,web,pods,bin} && chmod 700 "$folder" || fail "cluster: $folder cannot be made"
  read -r etcd_port api_port kwok_port metrics_port web_port <<<"$(free_ports 5)"
  server=https://127.0.0.1:$api_port
  echo "$server" >"$folder/run/server"
  bash "$here/pki.sh" "$folder" "$server" || exit 1
  printf '#!/bin/sh\nexport KUBECACHEDIR=%q KUBERC=off\nexec %q "$@"\n' "$folder/kubectl-cache" "$programs/kubectl" \
    >"$folder/bin/kubectl"
  chmod +x "$folder/bin/kubectl"
  echo 'Pilothouse test pod' >"$folder/web/index.html"
  # The last lines are whole ones: a kubelet counts a line in two parts as two when it is asked for the last few.
  python3 "$here/podlog.py" 205 >"$folder/pod.log"
  python3 "$here/podlog.py" 20 "before its restart" >"$folder/previous.log"
}

# The servers tell by living whether they could listen where they should.
start_etcd() {
  launch "$folder" etcd "$programs/etcd" --name=node0 "--data-dir=$folder/etcd" --unsafe-no-fsync \
    --quota-backend-bytes=4294967296 "--listen-client-urls=https://127.0.0.1:$etcd_port" \
    "--advertise-client-urls=https://127.0.0.1:$etcd_port" --listen-peer-urls=http://127.0.0.1:0 \
    --initial-advertise-peer-urls=http://127.0.0.1:1 --initial-cluster=node0=http://127.0.0.1:1 \
    "--cert-file=$pki/server.crt" "--key-file=$pki/server.key" --client-cert-auth "--trusted-ca-file=$pki/ca.crt" \
    --log-level=warn ${etcd_flags[@]+"${etcd_flags[@]}"}
  wait_for 20 eval "answers $etcd_port || ! is_running '$folder' etcd"
  is_running "$folder" etcd
}

start_apiserver() { # without a grace period for watches, a stop would wait a minute for the controllers'
  launch "$folder" kube-apiserver "$programs/kube-apiserver" "--etcd-servers=https://127.0.0.1:$etcd_port" \
    "--etcd-cafile=$pki/ca.crt" "--etcd-certfile=$pki/server.crt" "--etcd-keyfile=$pki/server.key" \
    --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --endpoint-reconciler-type=none "--secure-port=$api_port" \
    "--tls-cert-file=$pki/server.crt" "--tls-private-key-file=$pki/server.key" "--client-ca-file=$pki/ca.crt" \
    "--token-auth-file=$folder/tokens.csv" --authorization-mode=Node,RBAC --allow-privileged=true \
    --service-cluster-ip-range=10.96.0.0/16 --service-account-issuer=https://kubernetes.default.svc.cluster.local \
    "--service-account-key-file=$pki/sa.pub" "--service-account-signing-key-file=$pki/sa.key" \
    "--proxy-client-cert-file=$pki/front-proxy.crt" "--proxy-client-key-file=$pki/front-proxy.key" \
    "--requestheader-client-ca-file=$pki/front-proxy-ca.crt" --requestheader-allowed-names=front-proxy-client \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
    --requestheader-extra-headers-prefix=X-Remote-Extra- \
    "--audit-policy-file=$here/audit.yaml" "--audit-log-path=$folder/audit.log" \
    --shutdown-watch-termination-grace-period=1s \
    ${apiserver_flags[@]+"${apiserver_flags[@]}"}
  wait_for_api "$folder" 60
}

kubectl() { "$folder/bin/kubectl" --kubeconfig="$folder/infrastructure.kubeconfig" "$@"; }

# They give up when the API server is not there yet, so they come after it.
start_others() {
  local config=--kubeconfig=$folder/infrastructure.kubeconfig
  launch "$folder" kube-controller-manager "$programs/kube-controller-manager" "$config" "--root-ca-file=$pki/ca.crt" \
    "--service-account-private-key-file=$pki/sa.key" "--cluster-signing-cert-file=$pki/ca.crt" \
    "--cluster-signing-key-file=$pki/ca.key" --use-service-account-credentials=false --leader-elect=false \
    --kube-api-qps=5000 --kube-api-burst=10000 --secure-port=0 ${controller_flags[@]+"${controller_flags[@]}"}
  launch "$folder" kube-scheduler "$programs/kube-scheduler" "$config" --leader-elect=false --kube-api-qps=5000 \
    --kube-api-burst=10000 --secure-port=0
  write_kwok_config
  # With an empty --node-ip kwok 0.8.0 takes the addresses away from a node that has some: nothing can be executed then.
  launch "$folder" kwok "$programs/kwok" "$config" --manage-all-nodes=false \
    --manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake \
    --disregard-status-with-label-selector=pilothouse.test/odd --cidr=10.240.0.0/12 --node-ip=127.0.0.1 \
    --node-name=localhost "--node-port=$kwok_port" "--server-address=127.0.0.1:$kwok_port" \
    "--tls-cert-file=$pki/server.crt" "--tls-private-key-file=$pki/server.key" --node-lease-duration-seconds=40 \
    "--config=$folder/kwok.yaml" ${kwok_flags[@]+"${kwok_flags[@]}"}
  # It gives up when it finds no certificate of those who may speak for others, which comes a moment after readiness.
  wait_for 30 eval "kubectl -n kube-system get configmap extension-apiserver-authentication >/dev/null 2>&1"
  launch "$folder" metrics-server "$programs/metrics-server" "$config" \
    "--authentication-kubeconfig=$folder/infrastructure.kubeconfig" \
    "--authorization-kubeconfig=$folder/infrastructure.kubeconfig" --kubelet-insecure-tls \
    --kubelet-use-node-status-port --kubelet-preferred-address-types=Hostname --metric-resolution=10s \
    --kubelet-request-timeout=9s \
    "--secure-port=$metrics_port" --bind-address=127.0.0.1 "--tls-cert-file=$pki/server.crt" \
    "--tls-private-key-file=$pki/server.key" ${metrics_flags[@]+"${metrics_flags[@]}"}
  launch "$folder" web python3 -u -m http.server --bind 127.0.0.1 --directory "$folder/web" "$web_port"
}

write_kwok_config() {
  local file
  for file in "$programs"/stages/*.yaml; do
    cat "$file"
    echo ---
  done >"$folder/kwok.yaml"
  cat >>"$folder/kwok.yaml" <<CONF
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterExec
metadata: { name: all }
spec: { execs: [{ local: { workDir: "$folder/pods" } }] }
---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterAttach
metadata: { name: all }
spec: { attaches: [{ logsFile: "$folder/pod.log" }] }
---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterLogs
metadata: { name: all }
spec: { logs: [{ logsFile: "$folder/pod.log", previousLogsFile: "$folder/previous.log", follow: true }] }
---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterPortForward
metadata: { name: all }
spec: { forwards: [{ ports: [80, 8080], target: { address: 127.0.0.1, port: $web_port } }] }
CONF
}

furnish() { # roles, metrics API and nodes; then what every test needs: an account for pods, the role view, nodes ready, metrics
  local nodes=${PILOTHOUSE_CLUSTER_NODES-3}
  {
    sed "s/@METRICS_PORT@/$metrics_port/" "$here/bootstrap.yaml"
    bash "$here/nodes.sh" worker 1 "$nodes"
  } >"$folder/bootstrap.yaml"
  kubectl create -f "$folder/bootstrap.yaml" >"$folder/log/bootstrap" 2>&1 || return 1
  wait_for 30 eval "kubectl get serviceaccount default >/dev/null 2>&1" &&
    wait_for 30 eval "[ \"\$(kubectl auth can-i list pods --as=viewer --as-group=viewers 2>/dev/null)\" = yes ]" &&
    { [ "$nodes" = 0 ] || kubectl wait --for=condition=Ready nodes --all --timeout=30s >>"$folder/log/bootstrap" 2>&1; } &&
    kubectl wait --for=condition=Available apiservice/v1beta1.metrics.k8s.io --timeout=60s >>"$folder/log/bootstrap" 2>&1
}

tell() {
  local name variable
  cat <<CONF
CLUSTER_KUBECONFIG_ADMIN=$folder/admin.kubeconfig
CLUSTER_KUBECONFIG_VIEWER=$folder/viewer.kubeconfig
CLUSTER_KUBECONFIG_NOBODY=$folder/nobody.kubeconfig
CLUSTER_SERVER=$server
CLUSTER_CA=$pki/ca.crt
CLUSTER_KUBECTL=$folder/bin/kubectl
CLUSTER_AUDIT_LOG=$folder/audit.log
CLUSTER_TOKENS=$folder/tokens.csv
CLUSTER_POD_LOG=$folder/pod.log
CLUSTER_PREVIOUS_POD_LOG=$folder/previous.log
CLUSTER_POD_FOLDER=$folder/pods
CLUSTER_WEB_PORT=$web_port
CLUSTER_PORT_APISERVER=$api_port
CLUSTER_PORT_ETCD=$etcd_port
CLUSTER_PORT_KWOK=$kwok_port
CLUSTER_PORT_METRICS=$metrics_port
CONF
  for name in etcd kube-apiserver kube-controller-manager kube-scheduler kwok metrics-server web; do
    variable=${name#kube-}
    variable=${variable^^}
    echo "CLUSTER_PID_${variable//-/_}=$(cat "$folder/run/$name.pid")"
  done
}

give_up() { # name
  local log=$folder/log/$1
  { echo "--- the end of the log of $1:"; tail -25 "$log"; } >&2
  [ -n "${PILOTHOUSE_CLUSTER_KEEP-}" ] || end_cluster "$folder"
  fail "cluster: $1 did not start"
}

# Somebody else may take a port between its choice and its use: then the others are chosen anew, too.
for try in 1 2 3; do
  prepare
  failed=
  start_etcd || failed=etcd
  [ -n "$failed" ] || start_apiserver || failed=kube-apiserver
  [ -n "$failed" ] || { start_others && furnish; } || failed=bootstrap
  if [ -z "$failed" ]; then
    for name in etcd kube-apiserver kube-controller-manager kube-scheduler kwok metrics-server web; do
      is_running "$folder" "$name" || failed=$name
    done
  fi
  [ -n "$failed" ] || break
  taken=
  case $failed in
    etcd) port=$etcd_port ;;
    kube-apiserver) port=$api_port ;;
    kwok) port=$kwok_port ;;
    metrics-server) port=$metrics_port ;;
    web) port=$web_port ;;
    *) port= ;;
  esac
  if [ -n "$port" ] && ! is_running "$folder" "$failed" && answers "$port"; then taken=1; fi
  [ -n "$taken" ] && [ "$try" -lt 3 ] || give_up "$failed"
done
tell >"$folder/cluster.env"
echo "$folder/admin.kubeconfig"
