// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// HostConfig of createbody.h: limits, devices, security, namespaces. Ports, network and mounts have files of their own.
#include "createcontext.h"
#include "runflags.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace docker {

namespace {

void addLimits(CreateContext &context, QJsonObject &host)
{
    const RunSpec &spec = context.spec;
    const auto put = [&](const char *key, qint64 value) { host.insert(QLatin1String(key), value); };
    put("Memory", context.number("memory", spec.memory, readBytes));
    put("MemoryReservation", context.number("memory-reservation", spec.memoryReservation, readBytes));
    const bool endless = spec.memorySwap == QLatin1String("-1");
    put("MemorySwap", endless ? -1 : context.number("memory-swap", spec.memorySwap, readBytes));
    put("MemorySwappiness", context.advancedInteger("memory-swappiness", -1));
    put("KernelMemory", context.number("kernel-memory", context.advancedText("kernel-memory"), readBytes));
    put("KernelMemoryTCP", 0);
    put("ShmSize", context.number("shm-size", spec.shmSize, readBytes));
    put("NanoCpus", context.number("cpus", spec.cpus, readNanoCpus));
    put("CpuShares", context.number("cpu-shares", spec.cpuShares, readInteger));
    put("PidsLimit", context.number("pids-limit", spec.pidsLimit, readInteger));
    put("CpuCount", context.advancedInteger("cpu-count"));
    put("CpuPercent", context.advancedInteger("cpu-percent"));
    put("CpuPeriod", context.advancedInteger("cpu-period"));
    put("CpuQuota", context.advancedInteger("cpu-quota"));
    put("CpuRealtimePeriod", context.advancedInteger("cpu-rt-period"));
    put("CpuRealtimeRuntime", context.advancedInteger("cpu-rt-runtime"));
    put("BlkioWeight", context.advancedInteger("blkio-weight"));
    put("IOMaximumIOps", context.advancedInteger("io-maxiops"));
    put("IOMaximumBandwidth", context.number("io-maxbandwidth", context.advancedText("io-maxbandwidth"), readBytes));
    put("OomScoreAdj", context.advancedInteger("oom-score-adj"));
    host.insert(QStringLiteral("OomKillDisable"), context.advancedSwitch("oom-kill-disable"));
    host.insert(QStringLiteral("CpusetCpus"), spec.cpusetCpus);
    host.insert(QStringLiteral("CpusetMems"), context.advancedText("cpuset-mems"));
}

/// "/dev/sda:1mb" of a throttle or weight flag.
QJsonArray deviceRates(CreateContext &context, const char *flag, const QString &key, CreateContext::Reader reader)
{
    QJsonArray list;
    const QStringList values = context.advanced(flag);
    for (const QString &value : values) {
        const QString path = value.section(u':', 0, 0);
        const std::optional<qint64> rate = reader(value.section(u':', 1));
        if (!path.startsWith(QLatin1String("/dev/")) || !rate || *rate < 0)
            context.fail(QStringLiteral("--") + QLatin1String(flag), value);
        else
            list.append(QJsonObject{{QStringLiteral("Path"), path}, {key, *rate}});
    }
    return list;
}

QJsonValue arrayOrNull(const QJsonArray &list)
{
    return list.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(list);
}

void addBlockDevices(CreateContext &context, QJsonObject &host)
{
    // Only this one is a list, never null.
    host.insert(QStringLiteral("BlkioWeightDevice"),
                deviceRates(context, "blkio-weight-device", QStringLiteral("Weight"), readInteger));
    const auto put = [&](const char *key, const char *flag, CreateContext::Reader reader) {
        host.insert(QLatin1String(key), arrayOrNull(deviceRates(context, flag, QStringLiteral("Rate"), reader)));
    };
    put("BlkioDeviceReadBps", "device-read-bps", readBytes);
    put("BlkioDeviceWriteBps", "device-write-bps", readBytes);
    put("BlkioDeviceReadIOps", "device-read-iops", readInteger);
    put("BlkioDeviceWriteIOps", "device-write-iops", readInteger);
}

void addDevices(CreateContext &context, QJsonObject &host)
{
    QJsonArray devices;
    for (const QString &text : context.spec.devices) {
        const std::optional<DeviceValue> device = readDevice(text);
        if (!device) {
            context.fail(QStringLiteral("--device"), text);
            continue;
        }
        devices.append(QJsonObject{{QStringLiteral("PathOnHost"), device->host},
                                   {QStringLiteral("PathInContainer"), device->container},
                                   {QStringLiteral("CgroupPermissions"), device->permissions}});
    }
    host.insert(QStringLiteral("Devices"), devices);
    host.insert(QStringLiteral("DeviceCgroupRules"), listOrNull(context.advanced("device-cgroup-rule")));
    host.insert(QStringLiteral("DeviceRequests"), arrayOrNull(deviceRequestsOf(context)));
}

void addUlimits(CreateContext &context, QJsonObject &host)
{
    // Sorted by name; the last value of a name counts.
    QMap<QString, QJsonObject> limits;
    for (const QString &text : context.spec.ulimits) {
        const std::optional<UlimitValue> limit = readUlimit(text);
        if (!limit)
            context.fail(QStringLiteral("--ulimit"), text);
        else
            limits.insert(limit->name, {{QStringLiteral("Name"), limit->name},
                                        {QStringLiteral("Soft"), limit->soft},
                                        {QStringLiteral("Hard"), limit->hard}});
    }
    QJsonArray list;
    for (const QJsonObject &limit : std::as_const(limits))
        list.append(limit);
    host.insert(QStringLiteral("Ulimits"), arrayOrNull(list));
}

/// Without the blanks between tokens; the order of keys stays.
QByteArray compactJson(const QByteArray &json)
{
    QByteArray result;
    bool quoted = false, escaped = false;
    for (const char c : json) {
        if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r'))
            continue;
        if (!escaped && c == '"')
            quoted = !quoted;
        escaped = quoted && !escaped && c == '\\';
        result.append(c);
    }
    return result;
}

QString seccompOf(CreateContext &context, const QString &path)
{
    const QByteArray profile = context.file("security-opt", path);
    if (!context.error && QJsonDocument::fromJson(profile).isNull())
        context.fail(QStringLiteral("--security-opt"), path,
                     QCoreApplication::translate("docker::createbody", "the profile is no JSON"));
    return QStringLiteral("seccomp=") + QString::fromUtf8(compactJson(profile));
}

void addSecurity(CreateContext &context, QJsonObject &host)
{
    const RunSpec &spec = context.spec;
    QStringList options;
    QJsonValue hidden(QJsonValue::Null); // null: the engine's own list of hidden paths
    for (const QString &option : spec.securityOpt) {
        const QChar separator = option.contains(u'=') ? u'=' : u':';
        const QString key = option.section(separator, 0, 0);
        const QString value = option.section(separator, 1);
        if (option == QLatin1String("systempaths=unconfined")) {
            hidden = QJsonArray();
        } else if (key == QLatin1String("seccomp") && value != QLatin1String("unconfined")
                   && value != QLatin1String("builtin")) {
            options.append(seccompOf(context, value));
        } else {
            if (!option.contains(separator) && option != QLatin1String("no-new-privileges"))
                context.fail(QStringLiteral("--security-opt"), option);
            options.append(option);
        }
    }
    host.insert(QStringLiteral("SecurityOpt"), listOrNull(options));
    host.insert(QStringLiteral("MaskedPaths"), hidden);
    host.insert(QStringLiteral("ReadonlyPaths"), hidden);
    host.insert(QStringLiteral("CapAdd"), listOrNull(spec.capAdd));
    host.insert(QStringLiteral("CapDrop"), listOrNull(spec.capDrop));
    host.insert(QStringLiteral("GroupAdd"), listOrNull(spec.groupAdd));
    host.insert(QStringLiteral("Privileged"), spec.privileged);
    host.insert(QStringLiteral("ReadonlyRootfs"), spec.readOnly);
}

void addNamespaces(CreateContext &context, QJsonObject &host)
{
    const RunSpec &spec = context.spec;
    host.insert(QStringLiteral("IpcMode"), spec.ipc);
    host.insert(QStringLiteral("PidMode"), spec.pid);
    host.insert(QStringLiteral("UTSMode"), spec.uts);
    host.insert(QStringLiteral("UsernsMode"), spec.userns);
    host.insert(QStringLiteral("CgroupnsMode"), spec.cgroupns);
    host.insert(QStringLiteral("Cgroup"), QString());
    host.insert(QStringLiteral("CgroupParent"), context.advancedText("cgroup-parent"));
    host.insert(QStringLiteral("Isolation"), context.advancedText("isolation"));
    host.insert(QStringLiteral("ContainerIDFile"), context.advancedText("cidfile"));
    host.insert(QStringLiteral("ConsoleSize"), QJsonArray{0, 0});
    if (!spec.runtime.isEmpty())
        host.insert(QStringLiteral("Runtime"), spec.runtime);
    QStringList kernel;
    for (const RunVariable &setting : spec.sysctls)
        kernel.append(variableText(setting));
    if (!kernel.isEmpty())
        host.insert(QStringLiteral("Sysctls"), mapOf(kernel));
    if (spec.init || spec.advanced.contains(QStringLiteral("--init=false")))
        host.insert(QStringLiteral("Init"), spec.init);
    if (const QStringList notes = context.advanced("annotation"); !notes.isEmpty())
        host.insert(QStringLiteral("Annotations"), mapOf(notes)); // API 1.43
}

void addLifeAndLog(CreateContext &context, QJsonObject &host)
{
    const RunSpec &spec = context.spec;
    const QString policy = spec.restart.isEmpty() ? QStringLiteral("no") : spec.restart;
    const QString retries = policy.section(u':', 1);
    const QString name = policy.section(u':', 0, 0);
    host.insert(QStringLiteral("RestartPolicy"),
                QJsonObject{{QStringLiteral("Name"), name},
                            {QStringLiteral("MaximumRetryCount"), context.number("restart", retries, readInteger)}});
    host.insert(QStringLiteral("AutoRemove"), spec.autoRemove);
    if (spec.autoRemove && name != QLatin1String("no"))
        context.fail(QStringLiteral("--rm"), policy);
    QStringList options;
    for (const RunVariable &option : spec.logOptions)
        options.append(variableText(option));
    if (spec.logDriver == QLatin1String("none") && !options.isEmpty())
        context.fail(QStringLiteral("--log-opt"), options.front());
    host.insert(QStringLiteral("LogConfig"), QJsonObject{{QStringLiteral("Type"), spec.logDriver},
                                                         {QStringLiteral("Config"), mapOf(options)}});
}

void addStorage(CreateContext &context, QJsonObject &host)
{
    QStringList binds;
    for (const RunVolume &volume : context.spec.volumes) {
        // One that is given twice is one.
        if (const QString text = volumeText(volume); !volume.source.isEmpty() && !binds.contains(text))
            binds.append(text);
    }
    host.insert(QStringLiteral("Binds"), listOrNull(binds));
    if (const QJsonArray mounts = mountsOf(context); !mounts.isEmpty())
        host.insert(QStringLiteral("Mounts"), mounts);
    QJsonObject memory;
    for (const QString &text : context.spec.tmpfs)
        memory.insert(text.section(u':', 0, 0), text.section(u':', 1));
    if (!memory.isEmpty())
        host.insert(QStringLiteral("Tmpfs"), memory);
    host.insert(QStringLiteral("VolumeDriver"), context.advancedText("volume-driver"));
    host.insert(QStringLiteral("VolumesFrom"), listOrNull(context.advanced("volumes-from")));
    if (const QStringList options = context.advanced("storage-opt"); !options.isEmpty())
        host.insert(QStringLiteral("StorageOpt"), mapOf(options));
}

void addNames(CreateContext &context, QJsonObject &host)
{
    QStringList servers;
    for (const QString &text : context.spec.dns) {
        const std::optional<QString> address = readAddress(text);
        if (!address)
            context.fail(QStringLiteral("--dns"), text);
        servers.append(address.value_or(QString()));
    }
    // These three are lists, never null.
    host.insert(QStringLiteral("Dns"), QJsonArray::fromStringList(servers));
    host.insert(QStringLiteral("DnsSearch"), QJsonArray::fromStringList(context.spec.dnsSearch));
    host.insert(QStringLiteral("DnsOptions"), QJsonArray::fromStringList(context.advanced("dns-option", "dns-opt")));
    host.insert(QStringLiteral("ExtraHosts"), listOrNull(context.spec.extraHosts));
    host.insert(QStringLiteral("Links"), listOrNull(context.advanced("link")));
    host.insert(QStringLiteral("PublishAllPorts"), context.spec.publishAll);
}

} // namespace

QJsonObject hostConfigOf(CreateContext &context)
{
    QJsonObject host;
    addLimits(context, host);
    addBlockDevices(context, host);
    addDevices(context, host);
    addUlimits(context, host);
    addSecurity(context, host);
    addNamespaces(context, host);
    addLifeAndLog(context, host);
    addStorage(context, host);
    addNames(context, host);
    return host;
}

} // namespace docker
