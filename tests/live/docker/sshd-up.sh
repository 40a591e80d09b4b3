#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sshd-up.sh DIR: starts an sshd for this user with every file under DIR on a free loopback port, with a host key of its
# own and two sessions a connection at most. DIR/bin/ssh is the ssh that may log in, with a key and known hosts of its
# own: nobody's ~/.ssh is read or written (ssh asks the password file, not HOME, where that is). DIR/sshd.env tells
# SSHD_PORT, SSHD_USER, SSHD_BIN (to be put into PATH), SSHD_FINGERPRINT and SSHD_KNOWN_HOSTS, a file that is not there
# yet. End it with sshd-down.sh DIR.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
folder=${1:?folder}
program=$(command -v sshd || ls /usr/sbin/sshd 2>/dev/null) || fail "sshd: there is no sshd"
client=$(command -v ssh) || fail "sshd: there is no ssh"
mkdir -p "$folder/bin"
chmod 700 "$folder"
for key in host user; do
  ssh-keygen -q -t ed25519 -N '' -C "pilothouse test $key" -f "$folder/${key}_key" </dev/null ||
    fail "sshd: ssh-keygen failed"
done
user=$(id -un)
# Where its unprivileged half lives; otherwise made when the system starts the service.
if [ "$(id -u)" = 0 ]; then mkdir -p -m 755 /run/sshd; fi
cat >"$folder/ssh_config" <<CONF
Host *
  IdentityFile $folder/user_key
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile $folder/known_hosts
  GlobalKnownHostsFile /dev/null
CONF
printf '#!/bin/sh\nexec %s -F %s "$@"\n' "$client" "$folder/ssh_config" >"$folder/bin/ssh"
chmod +x "$folder/bin/ssh"
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 10000))
  # Without StrictModes, as /tmp is everybody's. AuthorizedKeysFile says who may come in, and nothing else does.
  cat >"$folder/sshd_config" <<CONF
ListenAddress 127.0.0.1
Port $port
HostKey $folder/host_key
PidFile $folder/pid
AuthorizedKeysFile $folder/user_key.pub
AllowUsers $user
AuthenticationMethods publickey
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
MaxSessions 2
AllowStreamLocalForwarding yes
PrintMotd no
LogLevel VERBOSE
CONF
  setsid "$program" -D -e -f "$folder/sshd_config" </dev/null >"$folder/log" 2>&1 9>&- &
  main=$!
  echo "$main" >"$folder/pid"
  up() {
    timeout 5 "$folder/bin/ssh" -o BatchMode=yes -o StrictHostKeyChecking=accept-new \
      -o UserKnownHostsFile="$folder/known_hosts.check" -p "$port" "$user@127.0.0.1" true </dev/null >/dev/null 2>&1
  }
  started() { up || ! kill -0 "$main" 2>/dev/null; }
  # The port may be another's: then this process has ended.
  if wait_for 15 started && up && kill -0 "$main" 2>/dev/null; then
    printf 'SSHD_PORT=%s\nSSHD_USER=%s\nSSHD_BIN=%s\nSSHD_FINGERPRINT=%s\nSSHD_KNOWN_HOSTS=%s\n' "$port" "$user" \
      "$folder/bin" "$(ssh-keygen -lf "$folder/host_key.pub" | cut -d' ' -f2)" "$folder/known_hosts" >"$folder/sshd.env"
    exit 0
  fi
  kill "$main" 2>/dev/null
done
tail -25 "$folder/log" >&2
end_all "$folder"
fail "sshd: it did not start"
