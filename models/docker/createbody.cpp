// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The container's own half of createbody.h; HostConfig is in createbodyhost.cpp.
#include "createbody.h"
#include "createcontext.h"
#include "runflags.h"

#include <QCoreApplication>

namespace docker {

namespace {

/// Flags without a field of RunSpec that the body has a place for, or that only the CLI itself heeds.
bool knowsAdvanced(const QString &name)
{
    static const QStringList known = QStringLiteral(
        "attach annotation blkio-weight blkio-weight-device cgroup-parent cidfile cpu-count cpu-percent cpu-period "
        "cpu-quota cpu-rt-period cpu-rt-runtime cpuset-mems detach-keys device-cgroup-rule device-read-bps "
        "device-read-iops device-write-bps device-write-iops disable-content-trust dns-option dns-opt domainname "
        "expose health-start-interval init io-maxbandwidth io-maxiops isolation kernel-memory link link-local-ip "
        "memory-swappiness network oom-kill-disable oom-score-adj quiet sig-proxy storage-opt volume-driver "
        "volumes-from").split(u' ');
    return known.contains(name);
}

void refuseUnknown(CreateContext &context)
{
    for (const QString &word : context.spec.advanced) {
        const QString name = word.section(u'=', 0, 0);
        if (context.error || knowsAdvanced(name.mid(2)))
            continue;
        context.error = base::Error();
        context.error->code = base::Error::Code::Unsupported;
        context.error->what =
            QCoreApplication::translate("docker::createbody", "The engine's API has no place for %1").arg(name);
    }
}

QStringList environmentOf(CreateContext &context)
{
    QStringList lines = context.variableFiles("env-file", context.spec.envFiles, true);
    for (const QString &text : lastValues(context.spec.env)) {
        const RunVariable variable = readVariable(text);
        if (variable.name.isEmpty())
            context.fail(QStringLiteral("--env"), text);
        // A name that is not set goes as it is.
        if (variable.bare && context.environment.environment.contains(variable.name))
            lines.append(variable.name + u'=' + context.environment.environment.value(variable.name));
        else
            lines.append(text);
    }
    return lines;
}

QJsonObject labelsOf(CreateContext &context)
{
    QStringList lines = context.variableFiles("label-file", context.spec.labelFiles, false);
    for (const RunVariable &label : context.spec.labels) {
        if (label.name.trimmed().isEmpty())
            context.fail(QStringLiteral("--label"), variableText(label));
        lines.append(variableText(label));
    }
    return mapOf(lines);
}

void addHealth(CreateContext &context, QJsonObject &body)
{
    const RunHealth &health = context.spec.health;
    QJsonObject check;
    if (!health.command.isEmpty())
        check.insert(QStringLiteral("Test"), QJsonArray{QStringLiteral("CMD-SHELL"), health.command});
    const auto add = [&](const QString &key, const char *flag, const QString &text, CreateContext::Reader reader) {
        const qint64 value = context.number(flag, text, reader);
        if (value < 0)
            context.fail(QStringLiteral("--") + QLatin1String(flag), text);
        if (value != 0)
            check.insert(key, value);
    };
    add(QStringLiteral("Interval"), "health-interval", health.interval, readDuration);
    add(QStringLiteral("Timeout"), "health-timeout", health.timeout, readDuration);
    add(QStringLiteral("StartPeriod"), "health-start-period", health.startPeriod, readDuration);
    add(QStringLiteral("StartInterval"), "health-start-interval", context.advancedText("health-start-interval"),
        readDuration);
    add(QStringLiteral("Retries"), "health-retries", health.retries, readInteger);
    if (health.none && !check.isEmpty())
        context.fail(QStringLiteral("--no-healthcheck"), health.command);
    if (health.none)
        check.insert(QStringLiteral("Test"), QJsonArray{QStringLiteral("NONE")});
    if (!check.isEmpty())
        body.insert(QStringLiteral("Healthcheck"), check);
}

/// Which of the container's streams the one who starts it wants.
void addStreams(CreateContext &context, QJsonObject &body)
{
    const RunSpec &spec = context.spec;
    QStringList attached;
    for (const QString &stream : context.advanced("attach"))
        attached.append(stream.toLower());
    const bool input = !spec.detach && (spec.interactive || attached.contains(QStringLiteral("stdin")));
    const bool all = attached.isEmpty();
    body.insert(QStringLiteral("AttachStdin"), input);
    body.insert(QStringLiteral("AttachStdout"), !spec.detach && (all || attached.contains(QStringLiteral("stdout"))));
    body.insert(QStringLiteral("AttachStderr"), !spec.detach && (all || attached.contains(QStringLiteral("stderr"))));
    body.insert(QStringLiteral("Tty"), spec.tty);
    body.insert(QStringLiteral("OpenStdin"), spec.interactive);
    body.insert(QStringLiteral("StdinOnce"), spec.interactive && input);
}

void addProgram(CreateContext &context, QJsonObject &body)
{
    const RunSpec &spec = context.spec;
    body.insert(QStringLiteral("Image"), spec.image);
    body.insert(QStringLiteral("Cmd"), listOrNull(spec.command));
    body.insert(QStringLiteral("Entrypoint"), spec.entrypoint ? QJsonValue(QJsonArray{*spec.entrypoint})
                                                              : QJsonValue(QJsonValue::Null));
    body.insert(QStringLiteral("Hostname"), spec.hostname);
    body.insert(QStringLiteral("Domainname"), context.advancedText("domainname"));
    body.insert(QStringLiteral("User"), spec.user);
    body.insert(QStringLiteral("WorkingDir"), spec.workdir);
    body.insert(QStringLiteral("OnBuild"), QJsonValue::Null);
    if (!spec.macAddress.isEmpty())
        body.insert(QStringLiteral("MacAddress"), spec.macAddress);
    if (!spec.stopSignal.isEmpty())
        body.insert(QStringLiteral("StopSignal"), spec.stopSignal);
    if (!spec.stopTimeout.isEmpty())
        body.insert(QStringLiteral("StopTimeout"), context.number("stop-timeout", spec.stopTimeout, readInteger));
    QJsonObject anonymous;
    for (const RunVolume &volume : spec.volumes) {
        if (volume.source.isEmpty())
            anonymous.insert(volume.target, QJsonObject());
    }
    body.insert(QStringLiteral("Volumes"), anonymous);
}

} // namespace

base::Result<QJsonObject> createBody(const RunSpec &spec, const CreateEnvironment &environment)
{
    CreateContext context(spec, environment);
    refuseUnknown(context);
    QJsonObject body;
    addProgram(context, body);
    addStreams(context, body);
    body.insert(QStringLiteral("Env"), listOrNull(environmentOf(context)));
    body.insert(QStringLiteral("Labels"), labelsOf(context));
    addHealth(context, body);
    const PortsOf ports = portsOf(context);
    // The engine ignores a binding whose port is not exposed as well.
    if (!ports.exposed.isEmpty())
        body.insert(QStringLiteral("ExposedPorts"), ports.exposed);
    const NetworkOf network = networkOf(context);
    body.insert(QStringLiteral("NetworkingConfig"), QJsonObject{{QStringLiteral("EndpointsConfig"), network.endpoints}});
    QJsonObject host = hostConfigOf(context);
    host.insert(QStringLiteral("PortBindings"), ports.bindings);
    host.insert(QStringLiteral("NetworkMode"), network.mode);
    body.insert(QStringLiteral("HostConfig"), host);
    if (context.error)
        return *context.error;
    return body;
}

QList<std::pair<QString, QString>> createQuery(const RunSpec &spec)
{
    QList<std::pair<QString, QString>> items;
    if (!spec.name.isEmpty())
        items.append({QStringLiteral("name"), spec.name});
    if (!spec.platform.isEmpty())
        items.append({QStringLiteral("platform"), spec.platform});
    return items;
}

} // namespace docker
