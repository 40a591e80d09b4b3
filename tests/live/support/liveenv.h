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

// Those that are up, in the order docker, docker29, podman.
std::vector<LiveEngine> liveEngines();
std::optional<LiveRegistry> liveRegistry();

// Does PILOTHOUSE_REQUIRE name this server? Then a test must fail where it would otherwise be skipped.
bool required(const QString &name);

} // namespace livetest
