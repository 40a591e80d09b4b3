// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See runflags.h.
#include "runflags.h"

#include <algorithm>
#include <iterator>

namespace docker {

namespace {

template <class... Parts> struct Overloaded : Parts... {
    using Parts::operator()...;
};
// Clang before 17 does not deduce an aggregate's arguments.
template <class... Parts> Overloaded(Parts...) -> Overloaded<Parts...>;

// A name without `field` is kept in RunSpec::advanced.
const RunFlag table[] = {
    {QLatin1String("detach"), 'd', &RunSpec::detach},
    {QLatin1String("interactive"), 'i', &RunSpec::interactive},
    {QLatin1String("tty"), 't', &RunSpec::tty},
    {QLatin1String("rm"), 0, &RunSpec::autoRemove},
    {QLatin1String("init"), 0, SpecialFlag::Init},
    {QLatin1String("name"), 0, &RunSpec::name},
    {QLatin1String("pull"), 0, &RunSpec::pull},
    {QLatin1String("platform"), 0, &RunSpec::platform},
    {QLatin1String("restart"), 0, &RunSpec::restart},
    {QLatin1String("hostname"), 'h', &RunSpec::hostname},
    {QLatin1String("user"), 'u', &RunSpec::user},
    {QLatin1String("workdir"), 'w', &RunSpec::workdir},
    {QLatin1String("entrypoint"), 0, SpecialFlag::Entrypoint},
    {QLatin1String("env-file"), 0, &RunSpec::envFiles},
    {QLatin1String("env"), 'e', &RunSpec::env},
    {QLatin1String("label-file"), 0, &RunSpec::labelFiles},
    {QLatin1String("label"), 'l', &RunSpec::labels},
    {QLatin1String("publish"), 'p', SpecialFlag::Port},
    {QLatin1String("publish-all"), 'P', &RunSpec::publishAll},
    {QLatin1String("network"), 0, SpecialFlag::Network},
    {QLatin1String("net"), 0, SpecialFlag::Network, true},
    {QLatin1String("network-alias"), 0, &RunSpec::networkAliases},
    {QLatin1String("net-alias"), 0, &RunSpec::networkAliases, true},
    {QLatin1String("ip"), 0, &RunSpec::ip},
    {QLatin1String("ip6"), 0, &RunSpec::ip6},
    {QLatin1String("mac-address"), 0, &RunSpec::macAddress},
    {QLatin1String("dns"), 0, &RunSpec::dns},
    {QLatin1String("dns-search"), 0, &RunSpec::dnsSearch},
    {QLatin1String("add-host"), 0, &RunSpec::extraHosts},
    {QLatin1String("volume"), 'v', SpecialFlag::Volume},
    {QLatin1String("mount"), 0, &RunSpec::mounts},
    {QLatin1String("tmpfs"), 0, &RunSpec::tmpfs},
    {QLatin1String("memory"), 'm', &RunSpec::memory},
    {QLatin1String("memory-swap"), 0, &RunSpec::memorySwap},
    {QLatin1String("memory-reservation"), 0, &RunSpec::memoryReservation},
    {QLatin1String("cpus"), 0, &RunSpec::cpus},
    {QLatin1String("cpu-shares"), 'c', &RunSpec::cpuShares},
    {QLatin1String("cpuset-cpus"), 0, &RunSpec::cpusetCpus},
    {QLatin1String("pids-limit"), 0, &RunSpec::pidsLimit},
    {QLatin1String("shm-size"), 0, &RunSpec::shmSize},
    {QLatin1String("ulimit"), 0, &RunSpec::ulimits},
    {QLatin1String("health-cmd"), 0, &RunHealth::command},
    {QLatin1String("health-interval"), 0, &RunHealth::interval},
    {QLatin1String("health-timeout"), 0, &RunHealth::timeout},
    {QLatin1String("health-start-period"), 0, &RunHealth::startPeriod},
    {QLatin1String("health-retries"), 0, &RunHealth::retries},
    {QLatin1String("no-healthcheck"), 0, SpecialFlag::NoHealth},
    {QLatin1String("log-driver"), 0, &RunSpec::logDriver},
    {QLatin1String("log-opt"), 0, &RunSpec::logOptions},
    {QLatin1String("cap-add"), 0, &RunSpec::capAdd},
    {QLatin1String("cap-drop"), 0, &RunSpec::capDrop},
    {QLatin1String("security-opt"), 0, &RunSpec::securityOpt},
    {QLatin1String("privileged"), 0, &RunSpec::privileged},
    {QLatin1String("read-only"), 0, &RunSpec::readOnly},
    {QLatin1String("device"), 0, &RunSpec::devices},
    {QLatin1String("gpus"), 0, &RunSpec::gpus},
    {QLatin1String("group-add"), 0, &RunSpec::groupAdd},
    {QLatin1String("stop-signal"), 0, &RunSpec::stopSignal},
    {QLatin1String("stop-timeout"), 0, &RunSpec::stopTimeout},
    {QLatin1String("ipc"), 0, &RunSpec::ipc},
    {QLatin1String("pid"), 0, &RunSpec::pid},
    {QLatin1String("uts"), 0, &RunSpec::uts},
    {QLatin1String("userns"), 0, &RunSpec::userns},
    {QLatin1String("cgroupns"), 0, &RunSpec::cgroupns},
    {QLatin1String("runtime"), 0, &RunSpec::runtime},
    {QLatin1String("sysctl"), 0, &RunSpec::sysctls},
    {QLatin1String("attach"), 'a', {}},
    {QLatin1String("annotation"), 0, {}},
    {QLatin1String("blkio-weight"), 0, {}},
    {QLatin1String("blkio-weight-device"), 0, {}},
    {QLatin1String("cgroup-parent"), 0, {}},
    {QLatin1String("cidfile"), 0, {}},
    {QLatin1String("cpu-count"), 0, {}},
    {QLatin1String("cpu-percent"), 0, {}},
    {QLatin1String("cpu-period"), 0, {}},
    {QLatin1String("cpu-quota"), 0, {}},
    {QLatin1String("cpu-rt-period"), 0, {}},
    {QLatin1String("cpu-rt-runtime"), 0, {}},
    {QLatin1String("cpuset-mems"), 0, {}},
    {QLatin1String("detach-keys"), 0, {}},
    {QLatin1String("device-cgroup-rule"), 0, {}},
    {QLatin1String("device-read-bps"), 0, {}},
    {QLatin1String("device-read-iops"), 0, {}},
    {QLatin1String("device-write-bps"), 0, {}},
    {QLatin1String("device-write-iops"), 0, {}},
    {QLatin1String("disable-content-trust"), 0, AdvancedSwitch()},
    {QLatin1String("dns-option"), 0, {}},
    {QLatin1String("dns-opt"), 0, {}},
    {QLatin1String("domainname"), 0, {}},
    {QLatin1String("expose"), 0, {}},
    {QLatin1String("health-start-interval"), 0, {}},
    {QLatin1String("io-maxbandwidth"), 0, {}},
    {QLatin1String("io-maxiops"), 0, {}},
    {QLatin1String("isolation"), 0, {}},
    {QLatin1String("kernel-memory"), 0, {}},
    {QLatin1String("link"), 0, {}},
    {QLatin1String("link-local-ip"), 0, {}},
    {QLatin1String("memory-swappiness"), 0, {}},
    {QLatin1String("oom-kill-disable"), 0, AdvancedSwitch()},
    {QLatin1String("oom-score-adj"), 0, {}},
    {QLatin1String("quiet"), 'q', AdvancedSwitch()},
    {QLatin1String("sig-proxy"), 0, AdvancedSwitch()},
    {QLatin1String("storage-opt"), 0, {}},
    {QLatin1String("use-api-socket"), 0, AdvancedSwitch()},
    {QLatin1String("volume-driver"), 0, {}},
    {QLatin1String("volumes-from"), 0, {}},
    // Podman's own.
    {QLatin1String("authfile"), 0, {}},
    {QLatin1String("pod"), 0, {}},
    {QLatin1String("replace"), 0, AdvancedSwitch()},
    {QLatin1String("requires"), 0, {}},
    {QLatin1String("secret"), 0, {}},
    {QLatin1String("systemd"), 0, {}},
    {QLatin1String("tls-verify"), 0, AdvancedSwitch()},
    {QLatin1String("tz"), 0, {}},
    {QLatin1String("umask"), 0, {}},
};

/// The words that Go's strconv.ParseBool takes.
std::optional<bool> boolOf(const QString &word)
{
    static const QStringList yes = {QStringLiteral("1"), QStringLiteral("t"), QStringLiteral("T"),
                                    QStringLiteral("TRUE"), QStringLiteral("true"), QStringLiteral("True")};
    static const QStringList no = {QStringLiteral("0"), QStringLiteral("f"), QStringLiteral("F"),
                                   QStringLiteral("FALSE"), QStringLiteral("false"), QStringLiteral("False")};
    if (yes.contains(word))
        return true;
    if (no.contains(word))
        return false;
    return std::nullopt;
}

void setSpecial(RunSpec &spec, SpecialFlag which, const QString &value, bool on)
{
    switch (which) {
    case SpecialFlag::Entrypoint: spec.entrypoint = value; break;
    case SpecialFlag::Port: spec.ports.push_back(readPort(value)); break;
    case SpecialFlag::Volume: spec.volumes.push_back(readVolume(value)); break;
    case SpecialFlag::NoHealth: spec.health.none = on; break;
    case SpecialFlag::Network:
        // A container may be given more networks; the form has one.
        if (spec.network.isEmpty())
            spec.network = value;
        else
            spec.advanced.append(QStringLiteral("--network=") + value);
        break;
    case SpecialFlag::Init:
        // "--init=false" overrides an engine whose default is to add one, so it is not the same as nothing.
        spec.init = on;
        spec.advanced.removeAll(QStringLiteral("--init=false"));
        if (!on)
            spec.advanced.append(QStringLiteral("--init=false"));
        break;
    }
}

} // namespace

std::span<const RunFlag> runFlags()
{
    return table;
}

const RunFlag *runFlag(QStringView name)
{
    const auto at = std::ranges::find_if(table, [&](const RunFlag &flag) { return name == flag.name; });
    return at == std::end(table) ? nullptr : at;
}

const RunFlag *runFlag(char letter)
{
    const auto at = std::ranges::find_if(table, [&](const RunFlag &flag) { return flag.letter == letter; });
    return letter == 0 || at == std::end(table) ? nullptr : at;
}

bool isSwitch(const RunFlag &flag)
{
    if (const auto *special = std::get_if<SpecialFlag>(&flag.field))
        return *special == SpecialFlag::NoHealth || *special == SpecialFlag::Init;
    return std::holds_alternative<AdvancedSwitch>(flag.field) || std::holds_alternative<bool RunSpec::*>(flag.field);
}

bool setRunFlag(RunSpec &spec, const RunFlag &flag, const QString &value)
{
    const std::optional<bool> truth = isSwitch(flag) ? boolOf(value) : std::optional<bool>(false);
    if (!truth)
        return false;
    const QString word = QStringLiteral("--") + flag.name;
    std::visit(Overloaded{
                   [&](AdvancedValue) { spec.advanced.append(word + u'=' + value); },
                   [&](AdvancedSwitch) { spec.advanced.append(*truth ? word : word + QStringLiteral("=false")); },
                   [&](SpecialFlag which) { setSpecial(spec, which, value, *truth); },
                   [&](QString RunSpec::*field) { spec.*field = value; },
                   [&](QString RunHealth::*field) { spec.health.*field = value; },
                   [&](QStringList RunSpec::*field) { (spec.*field).append(value); },
                   [&](bool RunSpec::*field) { spec.*field = *truth; },
                   [&](std::vector<RunVariable> RunSpec::*field) { (spec.*field).push_back(readVariable(value)); },
               },
               flag.field);
    return true;
}

} // namespace docker
