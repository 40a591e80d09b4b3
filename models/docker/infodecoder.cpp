// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "infodecoder.h"

#include "bounded.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace docker {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::EngineInfo", text);
}

struct Version {
    int major = 0;
    int minor = 0;
    friend auto operator<=>(const Version &, const Version &) = default;
};

Version parse(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() < 2)
        return {};
    return {parts[0].toInt(), parts[1].toInt()};
}

QStringList strings(const QJsonValue &value)
{
    QStringList result;
    for (const QJsonValue &entry : value.toArray())
        result << entry.toString();
    return result;
}

} // namespace

base::Result<QByteArray> agreeOnVersion(const QByteArray &minimum, const QByteArray &newest)
{
    const Version ours{newestApi[0], newestApi[1]};
    const Version least{oldestApi[0], oldestApi[1]};
    const Version theirs = newest.isEmpty() ? least : parse(newest);
    const Version theirLeast = parse(minimum);
    const Version agreed = std::min(ours, theirs);
    base::Error error;
    error.code = base::Error::Code::Unsupported;
    if (agreed < least) {
        error.what = tr("This engine is too old: it speaks API %1, at least 1.24 is needed")
                         .arg(QString::fromLatin1(newest));
        return error;
    }
    if (agreed < theirLeast) {
        error.what = tr("This engine is too new: it asks for API %1 or newer, Pilothouse speaks 1.24 to 1.51")
                         .arg(QString::fromLatin1(minimum));
        return error;
    }
    return QByteArray::number(agreed.major) + '.' + QByteArray::number(agreed.minor);
}

void readVersion(EngineInfo &info, const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    info.version = object.value(QStringLiteral("Version")).toString();
    info.apiVersion = object.value(QStringLiteral("ApiVersion")).toString().toLatin1();
    info.minimumApiVersion = object.value(QStringLiteral("MinAPIVersion")).toString().toLatin1();
    info.kernel = object.value(QStringLiteral("KernelVersion")).toString();
    info.architecture = object.value(QStringLiteral("Arch")).toString();
    for (const QJsonValue &part : object.value(QStringLiteral("Components")).toArray()) {
        if (part.toObject().value(QStringLiteral("Name")).toString() == QStringLiteral("Podman Engine"))
            info.podman = true;
    }
    info.product = info.podman ? QStringLiteral("Podman") : QStringLiteral("Docker");
}

void readInfo(EngineInfo &info, const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&](const char *key) { return object.value(QLatin1String(key)).toString(); };
    const auto count = [&](const char *key) {
        return static_cast<int>(object.value(QLatin1String(key)).toInteger());
    };
    info.id = text("ID");
    info.name = text("Name");
    info.operatingSystem = text("OperatingSystem");
    if (!text("KernelVersion").isEmpty())
        info.kernel = text("KernelVersion");
    if (!text("Architecture").isEmpty())
        info.architecture = text("Architecture");
    info.storageDriver = text("Driver");
    info.loggingDriver = text("LoggingDriver");
    info.cgroupDriver = text("CgroupDriver");
    info.cgroupVersion = text("CgroupVersion").isEmpty() ? QStringLiteral("1") : text("CgroupVersion");
    info.dataRoot = text("DockerRootDir");
    info.defaultRuntime = text("DefaultRuntime");
    info.swarmState = object.value(QStringLiteral("Swarm"))
                          .toObject()
                          .value(QStringLiteral("LocalNodeState"))
                          .toString();
    info.processors = count("NCPU");
    info.memory = object.value(QStringLiteral("MemTotal")).toInteger();
    info.containers = count("Containers");
    info.running = count("ContainersRunning");
    info.paused = count("ContainersPaused");
    info.stopped = count("ContainersStopped");
    info.images = count("Images");
    info.liveRestore = object.value(QStringLiteral("LiveRestoreEnabled")).toBool();
    info.warnings = strings(object.value(QStringLiteral("Warnings")));
    info.securityOptions = strings(object.value(QStringLiteral("SecurityOptions")));
    info.rootless = info.securityOptions.contains(QStringLiteral("name=rootless"));
    info.registryMirrors = strings(object.value(QStringLiteral("RegistryConfig"))
                                       .toObject()
                                       .value(QStringLiteral("Mirrors")));
    if (info.version.isEmpty())
        info.version = text("ServerVersion");
}

base::Result<DiskUse> decodeDiskUse(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject()) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = tr("The engine's answer could not be read");
        error.detail = parseError.errorString();
        return error;
    }
    const QJsonObject object = document.object();
    DiskUse use;
    // API 1.52 gives sums; before that they are added up here, as the docker CLI does.
    const auto sums = [&](const char *key, DiskUse::Part &part) {
        const QJsonObject entry = object.value(QLatin1String(key)).toObject();
        if (entry.isEmpty())
            return false;
        part.size = entry.value(QStringLiteral("TotalSize")).toInteger();
        part.reclaimable = entry.value(QStringLiteral("Reclaimable")).toInteger();
        part.count = static_cast<int>(entry.value(QStringLiteral("TotalCount")).toInteger());
        part.active = static_cast<int>(entry.value(QStringLiteral("ActiveCount")).toInteger());
        return true;
    };
    if (!sums("ImagesUsage", use.images) && !sums("ImageUsage", use.images)) {
        qint64 usedUnique = 0;
        for (const QJsonValue &value : object.value(QStringLiteral("Images")).toArray()) {
            const QJsonObject image = value.toObject();
            ++use.images.count;
            if (image.value(QStringLiteral("Containers")).toInteger() > 0) {
                ++use.images.active;
                const qint64 shared = std::max<qint64>(0, image.value(QStringLiteral("SharedSize")).toInteger());
                usedUnique = base::boundedSum(
                    usedUnique, std::max<qint64>(0, image.value(QStringLiteral("Size")).toInteger()) - shared);
            }
        }
        use.images.size = std::max<qint64>(0, object.value(QStringLiteral("LayersSize")).toInteger());
        use.images.reclaimable = std::max<qint64>(0, base::boundedSum(use.images.size, -std::max<qint64>(0, usedUnique)));
        if (use.images.active == 0)
            use.images.reclaimable = use.images.size;
    }
    if (!sums("ContainersUsage", use.containers) && !sums("ContainerUsage", use.containers)) {
        for (const QJsonValue &value : object.value(QStringLiteral("Containers")).toArray()) {
            const QJsonObject container = value.toObject();
            const qint64 size = container.value(QStringLiteral("SizeRw")).toInteger();
            const QString state = container.value(QStringLiteral("State")).toString().toLower();
            const bool active = state == QStringLiteral("running") || state == QStringLiteral("paused") ||
                                state == QStringLiteral("restarting");
            ++use.containers.count;
            use.containers.size = base::boundedSum(use.containers.size, size);
            use.containers.active += active ? 1 : 0;
            use.containers.reclaimable = base::boundedSum(use.containers.reclaimable, active ? 0 : size);
        }
    }
    if (!sums("VolumesUsage", use.volumes) && !sums("VolumeUsage", use.volumes)) {
        for (const QJsonValue &value : object.value(QStringLiteral("Volumes")).toArray()) {
            const QJsonObject usage = value.toObject().value(QStringLiteral("UsageData")).toObject();
            const qint64 size = std::max<qint64>(0, usage.value(QStringLiteral("Size")).toInteger());
            const bool active = usage.value(QStringLiteral("RefCount")).toInteger() > 0;
            ++use.volumes.count;
            use.volumes.size = base::boundedSum(use.volumes.size, size);
            use.volumes.active += active ? 1 : 0;
            use.volumes.reclaimable = base::boundedSum(use.volumes.reclaimable, active ? 0 : size);
        }
    }
    if (!sums("BuildCacheUsage", use.buildCache)) {
        for (const QJsonValue &value : object.value(QStringLiteral("BuildCache")).toArray()) {
            const QJsonObject cache = value.toObject();
            const qint64 size = cache.value(QStringLiteral("Size")).toInteger();
            const bool active = cache.value(QStringLiteral("InUse")).toBool();
            ++use.buildCache.count;
            use.buildCache.size = base::boundedSum(use.buildCache.size, size);
            use.buildCache.active += active ? 1 : 0;
            if (!active && !cache.value(QStringLiteral("Shared")).toBool())
                use.buildCache.reclaimable = base::boundedSum(use.buildCache.reclaimable, size);
        }
    }
    return use;
}

} // namespace docker
