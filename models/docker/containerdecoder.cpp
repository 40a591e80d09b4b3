// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containerdecoder.h"

#include "jsonreader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <optional>

namespace docker {

namespace {

const QString projectLabel = QStringLiteral("com.docker.compose.project");
const QString serviceLabel = QStringLiteral("com.docker.compose.service");

base::Error notJson(const QString &detail = {})
{
    base::Error result;
    result.code = base::Error::Code::Protocol;
    result.what = QCoreApplication::translate("docker::Decoder", "The engine's answer could not be read");
    result.detail = detail;
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
std::vector<PortBinding> readPorts(const base::JsonValue &ports)
{
    std::vector<PortBinding> result;
    ports.forEach([&result](const base::JsonValue &port) {
        PortBinding binding;
        binding.hostAddress = port["IP"].string();
        if (binding.hostAddress == QStringLiteral("0.0.0.0") || binding.hostAddress == QStringLiteral("::"))
            binding.hostAddress.clear();
        binding.hostPort = static_cast<int>(port["PublicPort"].integer());
        binding.containerPort = static_cast<int>(port["PrivatePort"].integer());
        binding.protocol = port["Type"].isString() ? port["Type"].string() : QStringLiteral("tcp");
        if (binding.containerPort > 0 && std::find(result.begin(), result.end(), binding) == result.end())
            result.push_back(binding);
    });
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

namespace {

std::optional<ContainerRow> readEntry(const base::JsonValue &entry)
{
    ContainerRow row;
    row.id = entry["Id"].bytes();
    if (row.id.isEmpty())
        return std::nullopt;
    // The names of links ("/other/alias") come along with the container's own.
    entry["Names"].forEach([&row](const base::JsonValue &value) {
        QString name = value.string();
        if (name.startsWith(u'/'))
            name.remove(0, 1);
        if (!name.contains(u'/') && row.name.isEmpty())
            row.name = name;
    });
    if (row.name.isEmpty())
        row.name = QString::fromLatin1(row.id.left(12));
    row.image = entry["Image"].string();
    row.imageId = entry["ImageID"].string();
    if (row.image.startsWith(QStringLiteral("sha256:")))
        row.image = row.image.mid(7, 12); // its tag has moved on
    row.command = entry["Command"].string();
    row.state = containerStateOf(entry["State"].string().toLower());
    row.statusText = entry["Status"].string();
    readStatus(row);
    if (const base::JsonValue health = entry["Health"]; health.isObject())
        row.health = healthOf(health["Status"].string()); // API 1.52
    row.createdMs = entry["Created"].integerTimes(1000);
    row.ports = readPorts(entry["Ports"]);
    entry["Labels"].forEachMember([&row](std::string_view key, const base::JsonValue &value) {
        row.labels.insert(base::textOf(key), value.string());
    });
    row.project = row.labels.value(projectLabel);
    row.service = row.labels.value(serviceLabel);
    entry["NetworkSettings"]["Networks"].forEachMember(
        [&row](std::string_view key, const base::JsonValue &) { row.networks << base::textOf(key); });
    row.networks.sort(); // the order of a Go map is none
    entry["Mounts"].forEach([&row](const base::JsonValue &mount) {
        const QString volume = mount["Name"].string();
        if (mount["Type"].string() == QStringLiteral("volume") && !row.volumes.contains(volume))
            row.volumes << volume;
    });
    row.volumes.sort();
    // "Up 3 minutes" changes by itself: the time that it stands for comes from the inspect.
    if (row.state == ContainerState::Running || row.state == ContainerState::Exited)
        row.statusText.clear();
    return row;
}

} // namespace

base::Result<ContainerList> decodeContainerList(const QByteArray &json)
{
    const base::Result<base::JsonDocument> document = base::JsonDocument::parse(json);
    if (!document.ok())
        return notJson(document.error().detail);
    if (!document->root().isArray())
        return notJson();
    ContainerList list;
    document->root().forEach([&list](const base::JsonValue &entry) {
        if (std::optional<ContainerRow> row = readEntry(entry))
            list.rows.push_back(std::move(*row));
        else
            ++list.skipped;
    });
    return list;
}

base::Result<ContainerFacts> decodeContainerFacts(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return notJson(error.errorString());
    const QJsonObject object = document.object();
    const QJsonObject state = object.value(QStringLiteral("State")).toObject();
    ContainerFacts facts;
    facts.name = object.value(QStringLiteral("Name")).toString();
    if (facts.name.startsWith(u'/'))
        facts.name.remove(0, 1);
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
