#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tls-up.sh DIR: starts the distribution's dockerd on a loopback port that lets in whoever shows a certificate of its own
# authority, with every file under DIR; DIR/sock is for those who look after the test. DIR/right and DIR/wrong hold the
# docker command's ca.pem, cert.pem and key.pem, the latter's certificate being of another authority. DIR/tls.env tells
# TLS_PORT, TLS_FILES (DIR) and TLS_SOCKET. End it with tls-down.sh DIR.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
folder=${1:?folder}
program=$(command -v dockerd || ls /usr/sbin/dockerd 2>/dev/null) || fail "tls: there is no dockerd"
command -v openssl >/dev/null || fail "tls: there is no openssl"
mkdir -p "$folder/server" "$folder/right" "$folder/wrong"
chmod 700 "$folder"

authority() { # name
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=Pilothouse test $1" \
    -keyout "$folder/$1.key" -out "$folder/$1.pem"
}
certificate() { # folder, name, authority, extension
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$2" -keyout "$folder/$1/key.pem" \
    -out "$folder/$1/csr.pem" &&
    openssl x509 -req -days 30 -in "$folder/$1/csr.pem" -CA "$folder/$3.pem" -CAkey "$folder/$3.key" -CAcreateserial \
      -extfile <(echo "$4") -out "$folder/$1/cert.pem"
}
{
  authority ours && authority other &&
    certificate server localhost ours 'subjectAltName=DNS:localhost,IP:127.0.0.1' &&
    certificate right client ours 'extendedKeyUsage=clientAuth' &&
    certificate wrong client other 'extendedKeyUsage=clientAuth' &&
    cp "$folder/ours.pem" "$folder/right/ca.pem" && cp "$folder/ours.pem" "$folder/wrong/ca.pem"
} >"$folder/openssl.log" 2>&1 || fail "tls: no certificates could be made" "$folder/openssl.log"

port=0
for _ in 1 2 3 4 5 6 7 8; do
  port=$((20000 + RANDOM % 10000))
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break # nobody answers there
done
start_dockerd "$folder" "$program" -H "tcp://127.0.0.1:$port" --tlsverify --tlscacert "$folder/ours.pem" \
  --tlscert "$folder/server/cert.pem" --tlskey "$folder/server/key.pem"
printf 'TLS_PORT=%s\nTLS_FILES=%s\nTLS_SOCKET=%s\n' "$port" "$folder" "$folder/sock" >"$folder/tls.env"
