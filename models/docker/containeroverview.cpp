// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containeroverview.h"

#include "containerdecoder.h"
#include "log.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace docker {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("docker::ContainerOverview", text, nullptr, n);
}

live::Entry entry(const QString &label, const QString &value, bool mono = false)
{
    live::Entry result;
    result.label = label;
    result.value = value;
    result.mono = mono;
    return result;
}

live::Entry time(const QString &label, qint64 ms)
{
    live::Entry result;
    result.label = label;
    result.timeMs = ms;
    return result;
}

QString words(const QJsonValue &value)
{
    QStringList result;
    for (const QJsonValue &word : value.toArray()) {
        const QString text = word.toString();
        result << (text.contains(u' ') || text.isEmpty() ? u'\'' + text + u'\'' : text);
    }
    return result.join(u' ');
}

QString bytes(qint64 value)
{
    return QLocale().formattedDataSize(value, 1, QLocale::DataSizeSIFormat);
}

live::Section general(const QJsonObject &object)
{
    live::Section section{"general", tr("Container"), {}, {}};
    const QJsonObject state = object.value(QStringLiteral("State")).toObject();
    const QJsonObject config = object.value(QStringLiteral("Config")).toObject();
    const QJsonObject host = object.value(QStringLiteral("HostConfig")).toObject();
    const ContainerState is = containerStateOf(state.value(QStringLiteral("Status")).toString());
    live::Entry word = entry(tr("State"), stateWord(is));
    word.dot = true;
    word.tone = is == ContainerState::Running  ? live::Tone::Ok
                : is == ContainerState::Paused ? live::Tone::Warn
                                               : live::Tone::Idle;
    const auto code = state.value(QStringLiteral("ExitCode")).toInteger();
    if (is == ContainerState::Exited) {
        word.value = tr("Exited with code %1").arg(code);
        word.tone = code == 0 ? live::Tone::Idle : live::Tone::Bad;
    }
    section.entries.push_back(word);
    if (state.value(QStringLiteral("OOMKilled")).toBool()) {
        live::Entry killed = entry(tr("Out of memory"), tr("The kernel killed a process of this container"));
        killed.dot = true;
        killed.tone = live::Tone::Bad;
        section.entries.push_back(killed);
    }
    if (const QString error = state.value(QStringLiteral("Error")).toString(); !error.isEmpty()) {
        live::Entry problem = entry(tr("Last error"), error);
        problem.dot = true;
        problem.tone = live::Tone::Bad;
        section.entries.push_back(problem);
    }
    if (const qint64 started = engineTimeMs(state.value(QStringLiteral("StartedAt")).toString()))
        section.entries.push_back(time(tr("Started"), started));
    if (const qint64 ended = engineTimeMs(state.value(QStringLiteral("FinishedAt")).toString());
        ended && is != ContainerState::Running)
        section.entries.push_back(time(tr("Ended"), ended));
    section.entries.push_back(time(tr("Created"), engineTimeMs(object.value(QStringLiteral("Created")).toString())));
    section.entries.push_back(entry(tr("Image"), config.value(QStringLiteral("Image")).toString()));
    const QString line = (words(object.value(QStringLiteral("Path")).isString()
                                    ? QJsonArray{object.value(QStringLiteral("Path"))}
                                    : QJsonArray{}) +
                          u' ' + words(object.value(QStringLiteral("Args"))))
                             .trimmed();
    section.entries.push_back(entry(tr("Command"), line, true));
    if (const QString user = config.value(QStringLiteral("User")).toString(); !user.isEmpty())
        section.entries.push_back(entry(tr("User"), user));
    if (const QString folder = config.value(QStringLiteral("WorkingDir")).toString(); !folder.isEmpty())
        section.entries.push_back(entry(tr("Working directory"), folder, true));
    section.entries.push_back(entry(tr("Restarts"), QString::number(object.value(QStringLiteral("RestartCount"))
                                                                       .toInteger())));
    const QJsonObject policy = host.value(QStringLiteral("RestartPolicy")).toObject();
    QString policyName = policy.value(QStringLiteral("Name")).toString();
    if (policyName.isEmpty())
        policyName = QStringLiteral("no");
    if (const auto most = policy.value(QStringLiteral("MaximumRetryCount")).toInteger(); most > 0)
        policyName += u':' + QString::number(most);
    section.entries.push_back(entry(tr("Restart policy"), policyName));
    section.entries.push_back(entry(tr("ID"), object.value(QStringLiteral("Id")).toString(), true));
    return section;
}

live::Section limits(const QJsonObject &host)
{
    live::Section section{"limits", tr("Limits"), {}, tr("No limits are set")};
    const auto number = [&](const char *key) { return host.value(QLatin1String(key)).toInteger(); };
    if (const qint64 memory = number("Memory"))
        section.entries.push_back(entry(tr("Memory"), bytes(memory)));
    if (const qint64 swap = number("MemorySwap"))
        section.entries.push_back(entry(tr("Memory and swap"), swap < 0 ? tr("unlimited swap") : bytes(swap)));
    if (const qint64 cpus = number("NanoCpus"))
        section.entries.push_back(entry(tr("CPUs"), QLocale().toString(static_cast<double>(cpus) / 1e9, 'g', 4)));
    if (const qint64 shares = number("CpuShares"))
        section.entries.push_back(entry(tr("CPU shares"), QString::number(shares)));
    if (const qint64 pids = number("PidsLimit"); pids > 0)
        section.entries.push_back(entry(tr("Processes"), QString::number(pids)));
    if (host.value(QStringLiteral("ReadonlyRootfs")).toBool())
        section.entries.push_back(entry(tr("Root file system"), tr("read-only")));
    if (host.value(QStringLiteral("Privileged")).toBool()) {
        live::Entry privileged = entry(tr("Privileged"), tr("yes: this container may do what root may do"));
        privileged.dot = true;
        privileged.tone = live::Tone::Warn;
        section.entries.push_back(privileged);
    }
    return section;
}

live::Section ports(const QJsonObject &network)
{
    live::Section section{"ports", tr("Ports"), {}, tr("No ports are published")};
    const QJsonObject map = network.value(QStringLiteral("Ports")).toObject();
    for (auto port = map.begin(); port != map.end(); ++port) {
        const QJsonArray bindings = port.value().toArray();
        if (bindings.isEmpty()) {
            section.entries.push_back(entry(port.key(), tr("exposed, not published")));
            continue;
        }
        QStringList seen;
        for (const QJsonValue &value : bindings) {
            const QString address = value.toObject().value(QStringLiteral("HostIp")).toString();
            const QString number = value.toObject().value(QStringLiteral("HostPort")).toString();
            const bool any = address.isEmpty() || address == QStringLiteral("0.0.0.0") ||
                             address == QStringLiteral("::");
            const QString text = any ? number : address + u':' + number;
            if (seen.contains(text))
                continue;
            seen << text;
            live::Entry published = entry(port.key(), text);
            if (port.key().endsWith(QStringLiteral("/tcp")))
                published.url = QUrl(QStringLiteral("http://%1:%2").arg(any ? QStringLiteral("localhost") : address,
                                                                        number));
            section.entries.push_back(published);
        }
    }
    return section;
}

live::Section mounts(const QJsonArray &list)
{
    live::Section section{"mounts", tr("Mounts"), {}, tr("Nothing is mounted")};
    for (const QJsonValue &value : list) {
        const QJsonObject mount = value.toObject();
        QString source = mount.value(QStringLiteral("Name")).toString();
        if (source.isEmpty())
            source = mount.value(QStringLiteral("Source")).toString();
        QString text = QStringLiteral("%1 (%2)").arg(source, mount.value(QStringLiteral("Type")).toString());
        if (!mount.value(QStringLiteral("RW")).toBool(true))
            text += QStringLiteral(", ") + tr("read-only");
        section.entries.push_back(entry(mount.value(QStringLiteral("Destination")).toString(), text, true));
    }
    return section;
}

live::Section networks(const QJsonObject &network, const QJsonObject &host)
{
    live::Section section{"networks", tr("Networks"), {}, {}};
    const QJsonObject map = network.value(QStringLiteral("Networks")).toObject();
    for (auto entryOf = map.begin(); entryOf != map.end(); ++entryOf) {
        const QJsonObject object = entryOf.value().toObject();
        QString address = object.value(QStringLiteral("IPAddress")).toString();
        if (const QString six = object.value(QStringLiteral("GlobalIPv6Address")).toString(); !six.isEmpty())
            address += QStringLiteral(", ") + six;
        section.entries.push_back(entry(entryOf.key(), address.isEmpty() ? tr("no address") : address, true));
    }
    if (section.entries.empty())
        section.entries.push_back(entry(tr("Mode"), host.value(QStringLiteral("NetworkMode")).toString()));
    return section;
}

live::Section environment(const QJsonArray &list)
{
    live::Section section{"environment", tr("Environment"), {}, {}};
    for (const QJsonValue &value : list) {
        const QString text = value.toString();
        const qsizetype equals = text.indexOf(u'=');
        live::Entry variable = entry(text.left(equals), equals < 0 ? QString() : text.mid(equals + 1), true);
        variable.secret = base::looksSecret(variable.label);
        section.entries.push_back(variable);
    }
    return section;
}

live::Section health(const QJsonObject &state)
{
    live::Section section{"health", tr("Health"), {}, {}};
    const QJsonObject health = state.value(QStringLiteral("Health")).toObject();
    const QString status = health.value(QStringLiteral("Status")).toString();
    if (status.isEmpty() || status == QStringLiteral("none"))
        return section;
    live::Entry now = entry(tr("Now"), status);
    now.dot = true;
    now.tone = status == QStringLiteral("healthy") ? live::Tone::Ok : live::Tone::Warn;
    section.entries.push_back(now);
    section.entries.push_back(
        entry(tr("Failing streak"), QString::number(health.value(QStringLiteral("FailingStreak")).toInteger())));
    const QJsonArray log = health.value(QStringLiteral("Log")).toArray();
    for (qsizetype i = log.size() - 1; i >= 0; --i) {
        const QJsonObject probe = log.at(i).toObject();
        const auto code = probe.value(QStringLiteral("ExitCode")).toInteger();
        live::Entry line = entry(QString(), probe.value(QStringLiteral("Output")).toString().trimmed().left(2000), true);
        const qint64 at = engineTimeMs(probe.value(QStringLiteral("Start")).toString());
        line.label = QLocale().toString(QDateTime::fromMSecsSinceEpoch(at).time(), QStringLiteral("HH:mm:ss"));
        line.dot = true;
        line.tone = code == 0 ? live::Tone::Ok : live::Tone::Bad;
        if (line.value.isEmpty())
            line.value = tr("exit code %1").arg(code);
        section.entries.push_back(line);
    }
    return section;
}

live::Section labels(const QJsonObject &map)
{
    live::Section section{"labels", tr("Labels"), {}, {}};
    for (auto label = map.begin(); label != map.end(); ++label)
        section.entries.push_back(entry(label.key(), label.value().toString(), true));
    return section;
}

} // namespace

base::Result<std::vector<live::Section>> containerOverview(const QByteArray &inspectJson)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(inspectJson, &parseError);
    if (!document.isObject()) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = tr("The engine's answer could not be read");
        error.detail = parseError.errorString();
        return error;
    }
    const QJsonObject object = document.object();
    const QJsonObject config = object.value(QStringLiteral("Config")).toObject();
    const QJsonObject host = object.value(QStringLiteral("HostConfig")).toObject();
    const QJsonObject network = object.value(QStringLiteral("NetworkSettings")).toObject();
    const QJsonObject state = object.value(QStringLiteral("State")).toObject();
    std::vector<live::Section> sections{general(object),
                                        ports(network),
                                        health(state),
                                        mounts(object.value(QStringLiteral("Mounts")).toArray()),
                                        networks(network, host),
                                        limits(host),
                                        environment(config.value(QStringLiteral("Env")).toArray()),
                                        labels(config.value(QStringLiteral("Labels")).toObject())};
    std::erase_if(sections, [](const live::Section &section) { return section.entries.empty() && section.empty.isEmpty(); });
    return sections;
}

} // namespace docker
