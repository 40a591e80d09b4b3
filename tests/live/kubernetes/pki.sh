#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pki.sh DIR SERVER: makes DIR/pki, the keys and certificates of a test cluster, DIR/tokens.csv, and the kubeconfigs
# DIR/{admin,viewer,nobody,infrastructure}.kubeconfig for the API server at that URL.
#   server           of everything that listens here; also etcd's client certificate (its JSON gateway is its own client)
#   admin            CN=kubernetes-admin of system:masters; the kubeconfigs of viewer and nobody have a token instead
#   infrastructure   the same rights, for the cluster's own parts, so that the audit log can tell them from the tests
#   front-proxy      of an authority of its own, by which the API server vouches for users towards metrics-server
#   sa               the pair that signs service accounts' tokens (see token.sh)
set -u
. "$(dirname "${BASH_SOURCE[0]}")/clusterlib.sh"
folder=${1:?folder}
server=${2:?URL}
pki=$folder/pki
mkdir -p "$pki"

authority() { # name
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=Pilothouse test $1" \
    -keyout "$pki/$1.key" -out "$pki/$1.crt"
}
certificate() { # name, subject, authority, extensions
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "$2" -keyout "$pki/$1.key" -out "$pki/$1.csr" &&
    openssl x509 -req -days 30 -in "$pki/$1.csr" -CA "$pki/$3.crt" -CAkey "$pki/$3.key" \
      -set_serial "0x$(openssl rand -hex 8)" -extfile <(printf '%b' "$4") -out "$pki/$1.crt" && rm "$pki/$1.csr"
}
names='subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc'
{
  authority ca && authority front-proxy-ca &&
    certificate server /CN=localhost ca "extendedKeyUsage=serverAuth,clientAuth\n$names\n" &&
    certificate admin /O=system:masters/CN=kubernetes-admin ca 'extendedKeyUsage=clientAuth\n' &&
    certificate infrastructure /O=system:masters/CN=pilothouse:infrastructure ca 'extendedKeyUsage=clientAuth\n' &&
    certificate front-proxy /CN=front-proxy-client front-proxy-ca 'extendedKeyUsage=clientAuth\n' &&
    openssl genrsa -out "$pki/sa.key" 2048 && openssl rsa -in "$pki/sa.key" -pubout -out "$pki/sa.pub"
} >"$folder/log/openssl" 2>&1 || fail "cluster: no certificates could be made" "$folder/log/openssl"

kubeconfig() { # user, its credentials as YAML, indented for a list
  cat >"$folder/$1.kubeconfig" <<CONF
apiVersion: v1
kind: Config
current-context: $1
clusters:
  - name: pilothouse-test
    cluster: { server: "$server", certificate-authority: "$pki/ca.crt" }
contexts:
  - name: $1
    context: { cluster: pilothouse-test, user: $1 }
users:
  - name: $1
    user: { $2 }
CONF
}
for user in admin infrastructure; do
  kubeconfig "$user" "client-certificate: \"$pki/$user.crt\", client-key: \"$pki/$user.key\""
done
number=0
: >"$folder/tokens.csv"
for entry in viewer:viewers nobody:; do
  token=$(openssl rand -hex 20)
  number=$((number + 1))
  echo "$token,${entry%%:*},$number,\"${entry#*:}\"" >>"$folder/tokens.csv"
  kubeconfig "${entry%%:*}" "token: $token"
done
