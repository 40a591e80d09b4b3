// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an engine says of itself: /_ping, /version, /info. Pure, lenient.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace docker {

struct EngineInfo {
    bool podman = false;
    QString product;     ///< "Docker" or "Podman"
    QString version;     ///< "20.10.24"
    QByteArray apiVersion;    ///< the newest that it speaks
    QByteArray minimumApiVersion;
    QByteArray agreedVersion; ///< what we speak with it
    QString id;          ///< of the engine
    QString name;        ///< of its host
    QString operatingSystem;
    QString kernel;
    QString architecture;
    QString storageDriver;
    QString loggingDriver;
    QString cgroupDriver;
    QString cgroupVersion;
    QString dataRoot;
    QString defaultRuntime;
    QString swarmState;
    int processors = 0;
    qint64 memory = 0; ///< bytes
    int containers = 0, running = 0, paused = 0, stopped = 0, images = 0;
    bool rootless = false;
    bool liveRestore = false;
    QStringList warnings;
    QStringList securityOptions;
    QStringList registryMirrors;
    friend bool operator==(const EngineInfo &, const EngineInfo &) = default;

    [[nodiscard]] QString title() const { return version.isEmpty() ? product : product + u' ' + version; }
};

/// Our own range of versions.
inline constexpr int oldestApi[2] = {1, 24};
inline constexpr int newestApi[2] = {1, 51};

/// The version to speak with an engine that offers `minimum` to `newest`; an error that names both where there is none.
[[nodiscard]] base::Result<QByteArray> agreeOnVersion(const QByteArray &minimum, const QByteArray &newest);

void readVersion(EngineInfo &info, const QByteArray &json);
void readInfo(EngineInfo &info, const QByteArray &json);

/// GET /system/df, old and new shapes. Bytes.
struct DiskUse {
    struct Part {
        qint64 size = 0;
        qint64 reclaimable = 0;
        int count = 0;
        int active = 0;
        friend bool operator==(const Part &, const Part &) = default;
    };
    Part images, containers, volumes, buildCache;
    friend bool operator==(const DiskUse &, const DiskUse &) = default;
};
[[nodiscard]] base::Result<DiskUse> decodeDiskUse(const QByteArray &json);

} // namespace docker
