// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containerdecoder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

namespace docker {

namespace {

const QString projectLabel = QStringLiteral("com.docker.compose.project");
const QString serviceLabel = QStringLiteral("com.docker.compose.service");

base::Error notJson(const QJsonParseError &error)
{
    base::Error result;
    result.code = base::Error::Code::Protocol;
    result.what = QCoreApplication::translate("docker::Decoder", "The engine's answer could not be read");
    result.detail = error.errorString();
    result.retryable = true;
    return result;
}

Health healthOf(const QString &word)
{
    if (word == QStringLiteral("healthy"))
        return Health::Healthy;
    if (word == QStringLiteral("unhealthy"))
        return Health::Unhealthy;
    if (word == QStringLiteral("starting"))
        return Health::Starting;
    return Health::None; // "none", "" (Podman)
}

/// "Up 4 seconds (unhealthy)", "Up 4 seconds (health: starting)", "Exited (137) 3 seconds ago", "Restarting (3) …".
void readStatus(ContainerRow &row)
{
    const QString &text = row.statusText;
    static const QRegularExpression code(QStringLiteral("^(?:Exited|Restarting) \\((-?\\d{1,9})\\)"));
    if (const QRegularExpressionMatch match = code.match(text); match.hasMatch()) {
        row.exitCode = match.captured(1).toInt();
        row.hasExitCode = true;
    }
    if (text.endsWith(QStringLiteral("(healthy)")))
        row.health = Health::Healthy;
    else if (text.endsWith(QStringLiteral("(unhealthy)")))
        row.health = Health::Unhealthy;
    else if (text.endsWith(QStringLiteral("(health: starting)")) || text.endsWith(QStringLiteral("(starting)")))
        row.health = Health::Starting;
}

/// One entry for each family of addresses becomes one entry in all.
std::vector<PortBinding> readPorts(const QJsonArray &ports)
{
    std::vector<PortBinding> result;
    for (const QJsonValue &value : ports) {
        const QJsonObject port = value.toObject();
        PortBinding binding;
        binding.hostAddress = port.value(QStringLiteral("IP")).toString();
        if (binding.hostAddress == QStringLiteral("0.0.0.0") || binding.hostAddress == QStringLiteral("::"))
            binding.hostAddress.clear();
        binding.hostPort = static_cast<int>(port.value(QStringLiteral("PublicPort")).toInteger());
        binding.containerPort = static_cast<int>(port.value(QStringLiteral("PrivatePort")).toInteger());
        binding.protocol = port.value(QStringLiteral("Type")).toString(QStringLiteral("tcp"));
        if (binding.containerPort > 0 && std::find(result.begin(), result.end(), binding) == result.end())
            result.push_back(binding);
    }
    std::sort(result.begin(), result.end(), [](const PortBinding &a, const PortBinding &b) {
        return std::tie(a.hostPort, a.containerPort, a.protocol, a.hostAddress) <
               std::tie(b.hostPort, b.containerPort, b.protocol, b.hostAddress);
    });
    return result;
}

} // namespace

ContainerState containerStateOf(const QString &word)
{
    static const std::pair<const char *, ContainerState> words[] = {
        {"created", ContainerState::Created},       {"configured", ContainerState::Created}, // Podman
        {"initialized", ContainerState::Created},   {"restarting", ContainerState::Restarting},
        {"running", ContainerState::Running},       {"removing", ContainerState::Removing},
        {"paused", ContainerState::Paused},         {"exited", ContainerState::Exited},
        {"stopped", ContainerState::Exited},        {"stopping", ContainerState::Running},
        {"dead", ContainerState::Dead},
    };
    for (const auto &[text, state] : words) {
        if (word == QLatin1String(text))
            return state;
    }
    return ContainerState::Unknown;
}

qint64 engineTimeMs(const QString &text)
{
    if (text.isEmpty() || text.startsWith(QStringLiteral("0001-")))
        return 0;
    // Qt reads three decimals and rounds; the engine writes up to nine: cut.
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))?(Z|[+-]\\d\\d:\\d\\d)$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return 0;
    const QDateTime time = QDateTime::fromString(match.captured(1) + match.captured(3), Qt::ISODate);
    if (!time.isValid())
        return 0;
    return time.toMSecsSinceEpoch() + match.captured(2).leftJustified(3, u'0').left(3).toInt();
}

std::optional<ContainerRow> decodeContainerEntry(const QJsonObject &entry)
{
    ContainerRow row;
    row.id = entry.value(QStringLiteral("Id")).toString().toLatin1();
    if (row.id.isEmpty())
        return std::nullopt;
    // The names of links ("/other/alias") come along with the container's own.
    for (const QJsonValue &value : entry.value(QStringLiteral("Names")).toArray()) {
        QString name = value.toString();
        if (name.startsWith(u'/'))
            name.remove(0, 1);
        if (!name.contains(u'/') && row.name.isEmpty())
            row.name = name;
    }
    if (row.name.isEmpty())
        row.name = QString::fromLatin1(row.id.left(12));
    row.image = entry.value(QStringLiteral("Image")).toString();
    row.imageId = entry.value(QStringLiteral("ImageID")).toString();
    if (row.image.startsWith(QStringLiteral("sha256:")))
        row.image = row.image.mid(7, 12); // its tag has moved on
    row.command = entry.value(QStringLiteral("Command")).toString();
    row.state = containerStateOf(entry.value(QStringLiteral("State")).toString().toLower());
    row.statusText = entry.value(QStringLiteral("Status")).toString();
    readStatus(row);
    if (const QJsonValue health = entry.value(QStringLiteral("Health")); health.isObject())
        row.health = healthOf(health.toObject().value(QStringLiteral("Status")).toString()); // API 1.52
    row.createdMs = entry.value(QStringLiteral("Created")).toInteger() * 1000;
    row.ports = readPorts(entry.value(QStringLiteral("Ports")).toArray());
    const QJsonObject labels = entry.value(QStringLiteral("Labels")).toObject();
    for (auto label = labels.begin(); label != labels.end(); ++label)
        row.labels.insert(label.key(), label.value().toString());
    row.project = row.labels.value(projectLabel);
    row.service = row.labels.value(serviceLabel);
    const QJsonObject networks = entry.value(QStringLiteral("NetworkSettings"))
                                     .toObject()
                                     .value(QStringLiteral("Networks"))
                                     .toObject();
    row.networks = networks.keys();
    // "Up 3 minutes" changes by itself: the time that it stands for comes from the inspect.
    if (row.state == ContainerState::Running || row.state == ContainerState::Exited)
        row.statusText.clear();
    return row;
}

base::Result<ContainerList> decodeContainerList(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray())
        return notJson(error);
    ContainerList list;
    const QJsonArray entries = document.array();
    list.rows.reserve(static_cast<size_t>(entries.size()));
    for (const QJsonValue &entry : entries) {
        if (std::optional<ContainerRow> row = decodeContainerEntry(entry.toObject()))
            list.rows.push_back(std::move(*row));
        else
            ++list.skipped;
    }
    return list;
}

base::Result<ContainerFacts> decodeContainerFacts(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return notJson(error);
    const QJsonObject object = document.object();
    const QJsonObject state = object.value(QStringLiteral("State")).toObject();
    ContainerFacts facts;
    facts.state = containerStateOf(state.value(QStringLiteral("Status")).toString().toLower());
    facts.startedMs = engineTimeMs(state.value(QStringLiteral("StartedAt")).toString());
    facts.finishedMs = engineTimeMs(state.value(QStringLiteral("FinishedAt")).toString());
    facts.pid = state.value(QStringLiteral("Pid")).toInteger();
    facts.exitCode = static_cast<int>(state.value(QStringLiteral("ExitCode")).toInteger());
    facts.oomKilled = state.value(QStringLiteral("OOMKilled")).toBool();
    facts.error = state.value(QStringLiteral("Error")).toString();
    facts.restartCount = static_cast<int>(object.value(QStringLiteral("RestartCount")).toInteger());
    if (const QJsonValue health = state.value(QStringLiteral("Health")); health.isObject()) {
        facts.health = healthOf(health.toObject().value(QStringLiteral("Status")).toString());
        facts.hasHealth = facts.health != Health::None;
    }
    return facts;
}

ContainerRow joined(ContainerRow entry, const ContainerFacts &facts)
{
    entry.inspected = true;
    entry.startedMs = facts.startedMs;
    entry.finishedMs = facts.finishedMs;
    entry.restartCount = facts.restartCount;
    entry.error = facts.error;
    entry.oomKilled = facts.oomKilled;
    entry.pid = facts.pid;
    if (facts.hasHealth && entry.health == Health::None)
        entry.health = facts.health; // Podman's list does not say
    if (!entry.hasExitCode && entry.state == ContainerState::Exited) {
        entry.exitCode = facts.exitCode;
        entry.hasExitCode = true;
    }
    return entry;
}

} // namespace docker
