// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which real servers the tests have. tests/live/docker/engines.sh starts them and writes engines.env; the environment
// variable PILOTHOUSE_ENGINES names that file. Any thread; nothing is cached, nothing fails: no file means no servers.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace livetest {

struct LiveEngine {
    QString name;   // "docker", "docker29" or "podman", as in PILOTHOUSE_REQUIRE
    QString socket; // absolute path
    bool podman = false;
};

struct LiveRegistry {
    QString address; // host:port, plain HTTP
    QString user;
    QString password;
};

// An sshd on 127.0.0.1 that takes two sessions a connection, and the one key of the ssh in `bin`.
struct LiveSshd {
    quint16 port = 0;
    QString user;
    QString bin;         // folder, to be put before PATH
    QString fingerprint; // of its host key, "SHA256:..."
    QString knownHosts;  // the file that this ssh reads and writes; a test may remove it
};

// A Docker engine on 127.0.0.1 behind mutual TLS.
struct LiveTls {
    quint16 port = 0;
    QString right;  // folder with ca.pem, cert.pem, key.pem
    QString wrong;  // the same, but the certificate is of an authority that the engine does not know
    QString socket; // of the same engine, for what is beside the test
};

// Those that are up, in the order docker, docker29, podman.
std::vector<LiveEngine> liveEngines();
std::optional<LiveRegistry> liveRegistry();
std::optional<LiveSshd> liveSshd();
std::optional<LiveTls> liveTls();

// Does PILOTHOUSE_REQUIRE name this server? Then a test must fail where it would otherwise be skipped.
bool required(const QString &name);

} // namespace livetest
