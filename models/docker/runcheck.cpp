// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See runcheck.h.
#include "runcheck.h"
#include "createvalues.h"
#include "imagereference.h"
#include "runflags.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

namespace docker {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::runcheck", text);
}

bool matches(const char *pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

class Checker
{
public:
    Checker(const RunSpec &spec, const RunFacts &facts) : m_spec(spec), m_facts(facts) {}

    std::vector<FieldProblem> run()
    {
        identity();
        variables();
        ports();
        network();
        storage();
        limits();
        health();
        life();
        security();
        return std::move(m_found);
    }

private:
    void wrong(const char *field, int row, const QString &message) { m_found.push_back({field, row, message, true}); }
    void wrong(const char *field, const QString &message) { wrong(field, -1, message); }
    void warn(const char *field, const QString &message, int row = -1) { m_found.push_back({field, row, message, false}); }

    void identity()
    {
        if (m_spec.image.isEmpty())
            wrong("image", tr("Which image?"));
        else if (const auto name = readReference(m_spec.image); !name.ok() && !matches("(sha256:)?[0-9a-f]{12,64}", m_spec.image))
            wrong("image", name.error().what);
        if (m_spec.name.isEmpty())
            return;
        if (!matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+", m_spec.name))
            wrong("name", tr("A name has two or more of a-z A-Z 0-9 _ . - and begins with a letter or digit"));
        else if (m_facts.names.contains(m_spec.name))
            wrong("name", tr("Another container is called %1").arg(m_spec.name));
    }

    void variables()
    {
        const auto names = [&](const char *field, const std::vector<RunVariable> &list) {
            for (size_t i = 0; i < list.size(); ++i) {
                const int row = static_cast<int>(i);
                if (list[i].name.isEmpty())
                    wrong(field, row, tr("The name is missing"));
                else if (list[i].name.contains(QRegularExpression(QStringLiteral("[\\s=]"))))
                    wrong(field, row, tr("A name has no blank and no \"=\""));
            }
        };
        names("env", m_spec.env);
        names("labels", m_spec.labels);
        names("logOptions", m_spec.logOptions);
        names("sysctls", m_spec.sysctls);
        for (size_t i = 0; i < m_spec.env.size(); ++i) {
            if (!m_spec.env[i].name.isEmpty() && !matches("[A-Za-z_][A-Za-z0-9_]*", m_spec.env[i].name))
                warn("env", tr("A shell cannot use a variable of this name"), static_cast<int>(i));
        }
    }

    void ports()
    {
        for (size_t i = 0; i < m_spec.ports.size(); ++i) {
            const int row = static_cast<int>(i);
            const RunPort &port = m_spec.ports[i];
            const auto inside = readPortRange(port.containerPort);
            const auto outside = port.hostPort.isEmpty() ? inside : readPortRange(port.hostPort);
            if (!inside || inside->first == 0)
                wrong("ports", row, tr("The container's port is a number from 1 to 65535, or a range like 8000-8010"));
            else if (!outside)
                wrong("ports", row, tr("The host's port is a number from 0 to 65535, or a range like 8000-8010"));
            else if (inside->count() != outside->count() && inside->count() != 1)
                wrong("ports", row, tr("The two ranges differ in length: %1 and %2")
                                        .arg(QString::number(outside->count()), QString::number(inside->count())));
            if (!port.hostAddress.isEmpty() && !readAddress(port.hostAddress))
                wrong("ports", row, tr("\"%1\" is no address of this host").arg(port.hostAddress));
            if (!matches("tcp|udp|sctp", port.protocol))
                wrong("ports", row, tr("The protocol is tcp, udp or sctp"));
            for (size_t j = 0; j < i && outside; ++j) {
                if (samePort(m_spec.ports[j], port)) {
                    wrong("ports", row, tr("The host's port %1 is given twice").arg(port.hostPort));
                    break;
                }
            }
        }
        if (m_spec.network == QLatin1String("host") && !m_spec.ports.empty())
            warn("ports", tr("Published ports are discarded in the host's network"));
    }

    /// Two rows want the same port of the host.
    static bool samePort(const RunPort &one, const RunPort &other)
    {
        const auto a = readPortRange(one.hostPort), b = readPortRange(other.hostPort);
        const auto ofContainer = readPortRange(other.containerPort), ofFirst = readPortRange(one.containerPort);
        if (!a || !b || !ofContainer || !ofFirst || one.protocol != other.protocol)
            return false;
        // 0, and a range for a single port, leave the choice to the engine.
        const bool chosen = a->first == 0 || b->first == 0 || a->count() != ofFirst->count()
                            || b->count() != ofContainer->count();
        const auto isAll = [](const QString &address) {
            return address.isEmpty() || address == QLatin1String("0.0.0.0") || address == QLatin1String("::");
        };
        const bool meet = one.hostAddress == other.hostAddress || isAll(one.hostAddress) || isAll(other.hostAddress);
        return !chosen && meet && a->first <= b->last && b->first <= a->last;
    }

    void network()
    {
        const auto address = [&](const char *field, const QString &text, bool six) {
            if (!text.isEmpty() && (!readAddress(text) || text.contains(u':') != six))
                wrong(field, six ? tr("This is no IPv6 address") : tr("This is no IPv4 address"));
        };
        address("ip", m_spec.ip, false);
        address("ip6", m_spec.ip6, true);
        const bool own = !m_spec.network.isEmpty() && !matches("default|bridge|host|none|container:.*", m_spec.network);
        if (!own && (!m_spec.ip.isEmpty() || !m_spec.ip6.isEmpty()))
            wrong(m_spec.ip.isEmpty() ? "ip6" : "ip", tr("An address can be chosen only in a network that you made"));
        if (!own && !m_spec.networkAliases.isEmpty())
            wrong("networkAliases", tr("Aliases exist only in a network that you made"));
        if (m_spec.network == QLatin1String("container:"))
            wrong("network", tr("Which container?"));
        if (m_spec.network.startsWith(QLatin1String("container:")) && !m_spec.hostname.isEmpty())
            wrong("hostname", tr("In another container's network the name is that container's"));
        if (!m_spec.macAddress.isEmpty() && !matches("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}", m_spec.macAddress))
            wrong("macAddress", tr("A hardware address is like 92:d0:c6:0a:29:33"));
        if (!m_spec.hostname.isEmpty() && !matches("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,62})", m_spec.hostname))
            wrong("hostname", tr("A host name has up to 63 of a-z A-Z 0-9 . -"));
        for (int i = 0; i < m_spec.dns.size(); ++i) {
            if (!readAddress(m_spec.dns.at(i)))
                wrong("dns", i, tr("A name server is given by its address"));
        }
        for (int i = 0; i < m_spec.extraHosts.size(); ++i) {
            const QString host = m_spec.extraHosts.at(i).section(u':', 1);
            if (!matches("[^:]+:.+", m_spec.extraHosts.at(i))
                || (host != QLatin1String("host-gateway") && !readAddress(host)))
                wrong("extraHosts", i, tr("Write name:address"));
        }
    }

    void storage()
    {
        QMap<QString, QString> targets; // and the whole text: the same twice is the same once
        for (size_t i = 0; i < m_spec.volumes.size(); ++i) {
            const int row = static_cast<int>(i);
            const RunVolume &volume = m_spec.volumes[i];
            if (!volume.target.startsWith(u'/'))
                wrong("volumes", row, tr("The path in the container begins with /"));
            else if (volume.target == QLatin1String("/"))
                wrong("volumes", row, tr("The container's root cannot be replaced"));
            else if (targets.value(volume.target, volumeText(volume)) != volumeText(volume))
                wrong("volumes", row, tr("%1 is given twice").arg(volume.target));
            targets.insert(volume.target, volumeText(volume));
            const bool path = volume.source.startsWith(u'/');
            if (!volume.source.isEmpty() && !path && !matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+", volume.source))
                wrong("volumes", row, volume.source.contains(u'/') || volume.source.startsWith(u'.')
                                          ? tr("A path of the host begins with /")
                                          : tr("A volume's name has only a-z A-Z 0-9 _ . -"));
            const QStringList modes = volume.mode.split(u',', Qt::SkipEmptyParts);
            for (const QString &mode : modes) {
                if (!matches("ro|rw|z|Z|nocopy|r?shared|r?slave|r?private|cached|delegated|consistent|U|O|idmap", mode))
                    wrong("volumes", row, tr("\"%1\" is no mode").arg(mode));
            }
        }
        for (int i = 0; i < m_spec.tmpfs.size(); ++i) {
            if (!m_spec.tmpfs.at(i).startsWith(u'/'))
                wrong("tmpfs", i, tr("The path in the container begins with /"));
        }
        for (int i = 0; i < m_spec.devices.size(); ++i) {
            if (!readDevice(m_spec.devices.at(i)))
                wrong("devices", i, tr("Write /dev/name, with :/dev/other and :rwm as needed"));
        }
        if (!m_spec.workdir.isEmpty() && !m_spec.workdir.startsWith(u'/'))
            wrong("workdir", tr("The working directory begins with /"));
    }

    std::optional<qint64> bytes(const char *field, const QString &text)
    {
        const auto size = text.isEmpty() ? std::optional<qint64>() : readBytes(text);
        if (!text.isEmpty() && !size)
            wrong(field, tr("A size is like 512m or 1.5g"));
        return size;
    }

    void limits()
    {
        constexpr qint64 least = qint64(6) << 20; // the engine's own bound
        const auto memory = bytes("memory", m_spec.memory);
        if (memory && *memory > 0 && *memory < least)
            wrong("memory", tr("The least that an engine takes is 6m"));
        else if (memory && m_facts.memory > 0 && *memory > m_facts.memory)
            warn("memory", tr("This is more than the host has"));
        const auto reservation = bytes("memoryReservation", m_spec.memoryReservation);
        if (reservation && memory && *memory > 0 && *reservation > *memory)
            wrong("memoryReservation", tr("The reservation is above the limit"));
        const bool endless = m_spec.memorySwap == QLatin1String("-1");
        const auto swap = endless ? std::nullopt : bytes("memorySwap", m_spec.memorySwap);
        if (swap && *swap > 0 && !memory)
            wrong("memorySwap", tr("A limit with swap needs a memory limit"));
        else if (swap && memory && *swap > 0 && *swap < *memory)
            wrong("memorySwap", tr("Memory with swap is below the memory limit"));
        if (const auto shared = bytes("shmSize", m_spec.shmSize); shared && *shared == 0)
            wrong("shmSize", tr("The size is above 0"));
        processors();
        for (int i = 0; i < m_spec.ulimits.size(); ++i) {
            if (!readUlimit(m_spec.ulimits.at(i)))
                wrong("ulimits", i, tr("Write name=soft:hard, like nofile=1024:2048"));
        }
    }

    void processors()
    {
        const auto nano = m_spec.cpus.isEmpty() ? std::optional<qint64>() : readNanoCpus(m_spec.cpus);
        if (!m_spec.cpus.isEmpty() && !nano)
            wrong("cpus", tr("A number of processors is like 1.5"));
        else if (nano && *nano > 0 && *nano < 10000000)
            wrong("cpus", tr("The least that an engine takes is 0.01"));
        else if (nano && m_facts.processors > 0 && *nano > qint64(m_facts.processors) * 1000000000)
            wrong("cpus", tr("The host has %1 processors").arg(m_facts.processors));
        whole("cpuShares", m_spec.cpuShares, 0);
        whole("pidsLimit", m_spec.pidsLimit, -1);
        whole("stopTimeout", m_spec.stopTimeout, -1);
        if (!m_spec.cpusetCpus.isEmpty() && !matches("\\d+(-\\d+)?(,\\d+(-\\d+)?)*", m_spec.cpusetCpus))
            wrong("cpusetCpus", tr("Write processors like 0-3 or 0,2"));
    }

    void whole(const char *field, const QString &text, qint64 least)
    {
        const auto number = text.isEmpty() ? std::optional<qint64>(least) : readInteger(text);
        if (!number || *number < least)
            wrong(field, tr("A whole number, at least %1").arg(least));
    }

    void health()
    {
        constexpr qint64 millisecond = 1000000; // the engine refuses less
        const RunHealth &check = m_spec.health;
        const auto duration = [&](const char *field, const QString &text) {
            const auto value = text.isEmpty() ? std::optional<qint64>(0) : readDuration(text);
            if (!value || *value < 0)
                wrong(field, tr("A time is like 30s or 1m30s"));
            else if (*value > 0 && *value < millisecond)
                wrong(field, tr("The least that an engine takes is 1ms"));
        };
        duration("health.interval", check.interval);
        duration("health.timeout", check.timeout);
        duration("health.startPeriod", check.startPeriod);
        whole("health.retries", check.retries, 0);
        if (check.none && !(check.command + check.interval + check.timeout + check.startPeriod + check.retries).isEmpty())
            wrong("health.none", tr("The check is switched off, yet it has settings"));
    }

    void life()
    {
        const QString &policy = m_spec.restart;
        if (!policy.isEmpty() && !matches("no|always|unless-stopped|on-failure(:\\d+)?", policy))
            wrong("restart", tr("The policy is no, always, unless-stopped, on-failure or on-failure:5"));
        if (m_spec.autoRemove && !policy.isEmpty() && policy != QLatin1String("no"))
            wrong("restart", tr("A container that is removed when it ends cannot be restarted"));
        if (!m_spec.stopSignal.isEmpty() && !matches("(SIG)?[A-Za-z]+[0-9]*([+-][0-9]+)?|[0-9]{1,2}", m_spec.stopSignal))
            wrong("stopSignal", tr("A signal is like SIGTERM or 15"));
        if (m_spec.logDriver == QLatin1String("none") && !m_spec.logOptions.empty())
            wrong("logOptions", 0, tr("Without a log there are no options of it"));
        if (!m_spec.pull.isEmpty() && !matches("always|missing|never", m_spec.pull))
            wrong("pull", tr("Pull always, missing or never"));
    }

    void security()
    {
        const auto capabilities = [&](const char *field, const QStringList &list) {
            for (int i = 0; i < list.size(); ++i) {
                if (!isCapability(list.at(i)))
                    wrong(field, i, tr("Unknown capability \"%1\"").arg(list.at(i)));
            }
        };
        capabilities("capAdd", m_spec.capAdd);
        capabilities("capDrop", m_spec.capDrop);
        if (m_spec.privileged && !m_spec.capAdd.isEmpty())
            warn("capAdd", tr("A privileged container has all capabilities"));
        if (!m_spec.user.isEmpty() && !matches("[^:\\s]+(:[^:\\s]+)?", m_spec.user))
            wrong("user", tr("Write user or user:group"));
    }

    static bool isCapability(const QString &text)
    {
        static const QStringList known = QStringLiteral(
            "ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE "
            "DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD "
            "NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN "
            "SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME "
            "SYS_TTY_CONFIG WAKE_ALARM").split(u' ');
        const QString name = text.toUpper();
        return known.contains(name.startsWith(QLatin1String("CAP_")) ? name.mid(4) : name);
    }

    const RunSpec &m_spec;
    const RunFacts &m_facts;
    std::vector<FieldProblem> m_found;
};

} // namespace

std::vector<FieldProblem> checkRun(const RunSpec &spec, const RunFacts &facts)
{
    return Checker(spec, facts).run();
}

} // namespace docker
