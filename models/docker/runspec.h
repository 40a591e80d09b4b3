// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `docker run` is told, as a value: the Run form's fields, the parsed command line and the source of the create
// call. Any thread. Texts are kept as a person writes them ("512m", "1.5", "30s"): createbody.h turns them into the
// engine's units, runcheck.h says which are wrong. An empty text is "not given".
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace docker {

/// NAME=value of --env, --label, --log-opt and --sysctl. `bare`: NAME alone; for --env the value then comes from the
/// environment of whoever runs the command.
struct RunVariable {
    QString name;
    QString value;
    bool bare = false;
    friend bool operator==(const RunVariable &, const RunVariable &) = default;
};

/// -p. Ports are "80" or "8000-8010"; an empty host port lets the engine choose one.
struct RunPort {
    QString hostAddress; ///< without brackets
    QString hostPort;
    QString containerPort;
    QString protocol = QStringLiteral("tcp");
    friend bool operator==(const RunPort &, const RunPort &) = default;
};

/// -v. Without a source the volume is an anonymous one.
struct RunVolume {
    QString source; ///< a volume's name or a path of the engine's host
    QString target;
    QString mode;   ///< "ro", "ro,z"
    friend bool operator==(const RunVolume &, const RunVolume &) = default;
};

struct RunHealth {
    QString command; ///< run by the image's shell
    QString interval;
    QString timeout;
    QString startPeriod;
    QString retries;
    bool none = false; ///< the image's check is switched off
    friend bool operator==(const RunHealth &, const RunHealth &) = default;
};

struct RunSpec {
    QString image;
    QStringList command;
    std::optional<QString> entrypoint; ///< "" resets the image's
    QString name;
    QString platform;
    QString pull; ///< "always", "missing", "never"

    std::vector<RunVariable> env;
    QStringList envFiles;
    std::vector<RunVariable> labels;
    QStringList labelFiles;

    std::vector<RunPort> ports;
    bool publishAll = false;
    QString network; ///< "bridge", "host", "none", "container:x", a network, or "name=net,alias=web"
    QStringList networkAliases;
    QString ip;
    QString ip6;
    QString macAddress;
    QString hostname;
    QStringList dns;
    QStringList dnsSearch;
    QStringList extraHosts; ///< "name:address"

    std::vector<RunVolume> volumes;
    QStringList mounts; ///< "type=bind,source=/a,target=/b"
    QStringList tmpfs;  ///< "/run" or "/run:size=1m"

    QString restart; ///< "no", "always", "unless-stopped", "on-failure[:5]"
    QString memory;
    QString memorySwap; ///< "-1": as much swap as there is
    QString memoryReservation;
    QString cpus;
    QString cpuShares;
    QString cpusetCpus;
    QString pidsLimit;
    QString shmSize;
    QStringList ulimits; ///< "nofile=1024:2048"
    RunHealth health;
    QString logDriver;
    std::vector<RunVariable> logOptions;

    QString user;
    QString workdir;
    QStringList capAdd;
    QStringList capDrop;
    QStringList securityOpt;
    QStringList devices;
    QStringList gpus;
    QStringList groupAdd;
    bool privileged = false;
    bool readOnly = false;
    bool init = false;
    bool tty = false;
    bool interactive = false;
    bool detach = false;
    bool autoRemove = false;
    QString stopSignal;
    QString stopTimeout; ///< seconds
    QString ipc;
    QString pid;
    QString uts;
    QString userns;
    QString cgroupns;
    QString runtime;
    std::vector<RunVariable> sysctls;

    /// Flags without a field above, each as "--flag" or "--flag=value", in the order given. Never dropped.
    QStringList advanced;

    friend bool operator==(const RunSpec &, const RunSpec &) = default;
};

} // namespace docker
