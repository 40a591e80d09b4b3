#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# token.sh SECONDS [DIR] [NAMESPACE/SERVICEACCOUNT]: prints a token of that service account (default/default) which the
# API server takes for SECONDS; the API itself would issue none for less than ten minutes. A token is also taken for up
# to ten seconds after its end if it was in use: so long the server remembers its judgement.
# Started as an exec credential plugin (KUBERNETES_EXEC_INFO is set), it prints an ExecCredential with that expiry.
# Protocol: RFC 7519 with RS256; claims as the API server's service account tokens; it allows a minute's difference of
# clocks, which is therefore taken off.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/clusterlib.sh"
seconds=${1:?seconds}
folder=$(absolute_folder "${2:-$(default_folder)}") || exit 1
account=${3:-default/default}
namespace=${account%%/*}
name=${account#*/}
[ -s "$folder/pki/sa.key" ] || fail "cluster: there is none in $folder"

uid=$("$folder/bin/kubectl" --kubeconfig="$folder/infrastructure.kubeconfig" -n "$namespace" get serviceaccount "$name" \
  -o 'jsonpath={.metadata.uid}') || exit 1
now=$(date +%s)
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d =; }
head=$(printf '{"alg":"RS256","typ":"JWT"}' | base64url)
issuer=https://kubernetes.default.svc.cluster.local
claims=$(printf '{"iss":"%s","aud":["%s"],"sub":"system:serviceaccount:%s:%s","iat":%d,"nbf":%d,"exp":%d,
  "kubernetes.io":{"namespace":"%s","serviceaccount":{"name":"%s","uid":"%s"}}}' "$issuer" "$issuer" "$namespace" "$name" \
  $((now - 60)) $((now - 60)) $((now + seconds - 60)) "$namespace" "$name" "$uid" | base64url)
token=$head.$claims.$(printf '%s.%s' "$head" "$claims" | openssl dgst -sha256 -sign "$folder/pki/sa.key" | base64url)
if [ -z "${KUBERNETES_EXEC_INFO-}" ]; then
  echo "$token"
else
  version=$(printf %s "$KUBERNETES_EXEC_INFO" | sed -n 's/.*"apiVersion": *"\([^"]*\)".*/\1/p')
  printf '{"kind":"ExecCredential","apiVersion":"%s","status":{"token":"%s","expirationTimestamp":"%s"}}\n' \
    "${version:-client.authentication.k8s.io/v1}" "$token" "$(date -u -d "@$((now + seconds))" +%Y-%m-%dT%H:%M:%SZ)"
fi
