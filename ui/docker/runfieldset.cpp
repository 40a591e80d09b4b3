// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Which fields the Run form has, group by group, and how problems are shown at them.
#include "fonts.h"
#include "runcommand.h"
#include "runfields.h"
#include "tokens.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

namespace dockerui {

using docker::RunHealth;
using docker::RunSpec;
using docker::RunVariable;

namespace {

/// Arguments as a shell writes them, without the program and the image.
QString flagsText(RunSpec spec)
{
    spec.image = QStringLiteral("x");
    QStringList parts = docker::printRunCommand(spec, false);
    return parts.mid(1, parts.size() - 2).join(u' ');
}

QString commandText(const QStringList &command)
{
    RunSpec spec;
    spec.image = QStringLiteral("x");
    spec.command = command;
    const QStringList parts = docker::printRunCommand(spec, false);
    return parts.mid(parts.indexOf(QStringLiteral("x")) + 1).join(u' ');
}

} // namespace

void RunFields::makeGeneral()
{
    beginGroup(tr("General"));
    m_image = addChoice("image", tr("Image"), &RunSpec::image, {}, tr("For example nginx:1.27"), true);
    addLine("name", tr("Name"), &RunSpec::name, tr("Chosen by the engine"));
    addChoice("pull", tr("Pull"), &RunSpec::pull,
              {QString(), QStringLiteral("always"), QStringLiteral("missing"), QStringLiteral("never")}, tr("If missing"));
    addCommand();
    addEntrypoint();
    addLine("user", tr("User"), &RunSpec::user, tr("The image's"));
    addLine("workdir", tr("Directory"), &RunSpec::workdir, tr("The image's"));
    addLine("platform", tr("Platform"), &RunSpec::platform, tr("The engine's"));
    addChecks({{"tty", tr("Terminal"), &RunSpec::tty},
               {"interactive", tr("Keep the input open"), &RunSpec::interactive},
               {"autoRemove", tr("Remove when it ends"), &RunSpec::autoRemove},
               {"init", tr("Init process that reaps others"), &RunSpec::init}});
}

void RunFields::addCommand()
{
    auto *line = new QLineEdit(this);
    line->setFont(theme::monoFont());
    line->setPlaceholderText(tr("The image's"));
    Field &field = place("command", tr("Command"), line, true);
    field.show = [line](const RunSpec &spec) { line->setText(commandText(spec.command)); };
    field.take = [this, line](RunSpec &spec) {
        if (line->text() == commandText(m_base.command)) {
            spec.command = m_base.command;
            return;
        }
        const docker::ParsedRun parsed = docker::parseRunCommand(QStringLiteral("docker run x ") + line->text());
        // While a quote is open the words are taken as they stand.
        spec.command = parsed.ok() ? parsed.spec.command : line->text().split(u' ', Qt::SkipEmptyParts);
    };
    field.clear = [](RunSpec &spec) { spec.command.clear(); };
    field.count = [](const RunSpec &spec) { return spec.command.isEmpty() ? 0 : 1; };
    connect(line, &QLineEdit::textChanged, this, &RunFields::edited);
}

void RunFields::addEntrypoint()
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(tr("The image's"));
    Field &field = place("entrypoint", tr("Entry point"), line, false);
    field.show = [line](const RunSpec &spec) { line->setText(spec.entrypoint.value_or(QString())); };
    field.take = [this, line](RunSpec &spec) {
        // An empty one that resets the image's own is kept as long as nothing is typed.
        const bool resets = m_base.entrypoint && m_base.entrypoint->isEmpty();
        spec.entrypoint = !line->text().isEmpty() ? std::optional(line->text()) : resets ? m_base.entrypoint : std::nullopt;
    };
    field.clear = [](RunSpec &spec) { spec.entrypoint.reset(); };
    field.count = [](const RunSpec &spec) { return spec.entrypoint ? 1 : 0; };
    connect(line, &QLineEdit::textChanged, this, &RunFields::edited);
}

void RunFields::makeNetwork()
{
    beginGroup(tr("Network & ports"));
    m_network = addChoice("network", tr("Network"), &RunSpec::network, {}, tr("The default bridge"));
    setNetworks({});
    addLine("ip", tr("IPv4"), &RunSpec::ip, tr("Automatic"));
    addLine("hostname", tr("Hostname"), &RunSpec::hostname, tr("Container id"));
    addWords("networkAliases", tr("Aliases"), &RunSpec::networkAliases, tr("Separated by commas"));
    addPorts();
    addChecks({{"publishAll", tr("Also publish every port the image exposes, on a free host port"), &RunSpec::publishAll}});
}

void RunFields::addPorts()
{
    m_ports = new RunList(tr("Published ports"), tr("Add port"),
                          {{tr("Host address"), 4, QStringLiteral("0.0.0.0"), true},
                           {tr("Host port"), 3, tr("Any"), false, true},
                           {tr("Container port"), 3, QStringLiteral("80"), false, true},
                           {tr("Protocol"), 3, {}, false, false, {{QStringLiteral("TCP"), QStringLiteral("tcp")},
                                                                  {QStringLiteral("UDP"), QStringLiteral("udp")},
                                                                  {QStringLiteral("SCTP"), QStringLiteral("sctp")}}}},
                          m_groups.back().widget);
    Field &field = addList("ports", m_ports);
    field.show = [list = m_ports](const RunSpec &spec) {
        std::vector<QStringList> rows;
        for (const docker::RunPort &port : spec.ports)
            rows.push_back({port.hostAddress, port.hostPort, port.containerPort, port.protocol});
        list->setRows(rows);
    };
    field.take = [list = m_ports](RunSpec &spec) {
        spec.ports.clear();
        for (const QStringList &row : list->rows())
            spec.ports.push_back({row[0], row[1], row[2], row[3]});
    };
    field.clear = [](RunSpec &spec) { spec.ports.clear(); };
    field.count = [](const RunSpec &spec) { return static_cast<int>(spec.ports.size()); };
}

void RunFields::addVolumes()
{
    auto *list = new RunList(tr("Volumes and folders"), tr("Add volume"),
                             {{tr("Source"), 4, tr("Volume or /path")},
                              {tr("Container path"), 4, QStringLiteral("/data"), true},
                              {tr("Access"), 3, {}, false, false, {{tr("Read-write"), QString()},
                                                                   {tr("Read-only"), QStringLiteral("ro")}}}},
                             m_groups.back().widget);
    Field &field = addList("volumes", list);
    field.show = [list](const RunSpec &spec) {
        std::vector<QStringList> rows;
        for (const docker::RunVolume &volume : spec.volumes)
            rows.push_back({volume.source, volume.target, volume.mode});
        list->setRows(rows);
    };
    field.take = [list](RunSpec &spec) {
        spec.volumes.clear();
        for (const QStringList &row : list->rows())
            spec.volumes.push_back({row[0], row[1], row[2]});
    };
    field.clear = [](RunSpec &spec) { spec.volumes.clear(); };
    field.count = [](const RunSpec &spec) { return static_cast<int>(spec.volumes.size()); };
}

void RunFields::addVariables(const QByteArray &name, const QString &title, const QString &add,
                             std::vector<RunVariable> RunSpec::*member, bool inherits)
{
    std::vector<RunColumn> columns{{tr("Name"), 4, tr("NAME"), true}, {tr("Value"), 6, {}, true}};
    if (inherits)
        columns.push_back({tr("From"), 3, {}, false, false, {{tr("This form"), QString()}, {tr("This computer"), QStringLiteral("bare")}}});
    auto *list = new RunList(title, add, std::move(columns), m_groups.back().widget);
    Field &field = addList(name, list);
    field.show = [list, member](const RunSpec &spec) {
        std::vector<QStringList> rows;
        for (const RunVariable &variable : spec.*member)
            rows.push_back({variable.name, variable.value, variable.bare ? QStringLiteral("bare") : QString()});
        list->setRows(rows);
    };
    field.take = [this, list, member, inherits](RunSpec &spec) {
        (spec.*member).clear();
        for (const QStringList &row : list->rows()) {
            // A label without "=" means the same as an empty one; it is kept as it was written.
            const auto &before = m_base.*member;
            const bool bare = inherits ? !row[2].isEmpty()
                                       : row[1].isEmpty() && std::find(before.begin(), before.end(),
                                                                       RunVariable{row[0], QString(), true}) != before.end();
            (spec.*member).push_back({row[0], bare ? QString() : row[1], bare});
        }
    };
    field.clear = [member](RunSpec &spec) { (spec.*member).clear(); };
    field.count = [member](const RunSpec &spec) { return static_cast<int>((spec.*member).size()); };
}

void RunFields::makeRest()
{
    beginGroup(tr("Storage"));
    addVolumes();
    addWords("tmpfs", tr("In memory"), &RunSpec::tmpfs, QStringLiteral("/run, /tmp:size=64m"), true);
    addChecks({{"readOnly", tr("Read-only root file system"), &RunSpec::readOnly}});

    beginGroup(tr("Environment"));
    addVariables("env", tr("Variables"), tr("Add variable"), &RunSpec::env, true);
    addWords("envFiles", tr("Env files"), &RunSpec::envFiles, tr("Paths on this computer, separated by commas"), true);
    addVariables("labels", tr("Labels"), tr("Add label"), &RunSpec::labels, false);

    beginGroup(tr("Limits"));
    addLine("memory", tr("Memory"), &RunSpec::memory, tr("None, or like 512m"));
    addLine("cpus", tr("CPUs"), &RunSpec::cpus, tr("None, or like 1.5"));
    addLine("pidsLimit", tr("Processes"), &RunSpec::pidsLimit, tr("None"));
    addLine("shmSize", tr("Shared"), &RunSpec::shmSize, QStringLiteral("64m"));

    beginGroup(tr("Health & restart"));
    addChoice("restart", tr("Restart"), &RunSpec::restart,
              {QString(), QStringLiteral("no"), QStringLiteral("always"), QStringLiteral("unless-stopped"),
               QStringLiteral("on-failure:5")},
              tr("Never"));
    addLine("stopTimeout", tr("Stop after"), &RunSpec::stopTimeout, tr("10 seconds"));
    addHealthLine("health.command", tr("Check"), &RunHealth::command, tr("A command in the container, run by its shell"), true);
    addHealthLine("health.interval", tr("Every"), &RunHealth::interval, QStringLiteral("30s"));
    addHealthLine("health.retries", tr("Retries"), &RunHealth::retries, QStringLiteral("3"));

    beginGroup(tr("Advanced"));
    addChoice("logDriver", tr("Log driver"), &RunSpec::logDriver,
              {QString(), QStringLiteral("json-file"), QStringLiteral("local"), QStringLiteral("journald"),
               QStringLiteral("none")},
              tr("The engine's"));
    addLine("stopSignal", tr("Signal"), &RunSpec::stopSignal, QStringLiteral("SIGTERM"));
    addWords("capAdd", tr("Add rights"), &RunSpec::capAdd, QStringLiteral("NET_ADMIN"));
    addWords("capDrop", tr("Drop"), &RunSpec::capDrop, QStringLiteral("ALL"));
    addAdvanced();
    addChecks({{"privileged", tr("Privileged: all of the host's devices and rights"), &RunSpec::privileged}});
}

void RunFields::addAdvanced()
{
    m_advanced = new QLineEdit(this);
    m_advanced->setFont(theme::monoFont());
    m_advanced->setPlaceholderText(QStringLiteral("--flag=value --other"));
    Field &field = place("advanced", tr("More flags"), m_advanced, true);
    field.show = [this](const RunSpec &spec) { m_advanced->setText(flagsText(withoutFields(spec))); };
    field.take = [](RunSpec &) {}; // readAdvanced() keeps m_base right
    field.count = [this](const RunSpec &) { return m_advanced->text().trimmed().isEmpty() ? 0 : 1; };
    connect(m_advanced, &QLineEdit::textChanged, this, &RunFields::readAdvanced);
}

void RunFields::readAdvanced()
{
    if (m_showing)
        return;
    const docker::ParsedRun parsed = docker::parseRunCommand(QStringLiteral("docker run ") + m_advanced->text() + QStringLiteral(" x"));
    m_advancedProblem.clear();
    if (!parsed.ok()) {
        m_advancedProblem = parsed.problems.front().message;
    } else if (parsed.spec.image != QLatin1String("x") || !parsed.spec.command.isEmpty()) {
        m_advancedProblem = tr("Flags only, each beginning with --");
    } else {
        RunSpec others = withoutFields(parsed.spec);
        RunSpec same = parsed.spec;
        same.image.clear();
        same.detach = false;
        if (same != others) {
            m_advancedProblem = tr("There is a field above for one of these");
        } else {
            const RunSpec before = spec(); // what the fields hold is laid over it again by spec()
            m_base = std::move(others);
            m_base.detach = before.detach;
            m_base.command = before.command;
            m_base.labels = before.labels;
            m_base.entrypoint = before.entrypoint;
        }
    }
    Q_EMIT edited();
}

void RunFields::setImages(const QStringList &references)
{
    const QSignalBlocker quiet(m_image);
    const QString text = m_image->currentText();
    m_image->clear();
    m_image->addItems(references);
    m_image->setEditText(text);
}

void RunFields::setNetworks(const QStringList &names)
{
    const QSignalBlocker quiet(m_network);
    const QString text = m_network->currentText();
    QStringList all{QStringLiteral("bridge"), QStringLiteral("host"), QStringLiteral("none")};
    for (const QString &name : names)
        if (!all.contains(name))
            all << name;
    m_network->clear();
    m_network->addItems(all);
    m_network->setEditText(text);
}

void RunFields::clearProblems()
{
    for (Field &field : m_fields) {
        field.error = false;
        if (field.list)
            field.list->clearProblems();
        if (!field.problem)
            continue;
        field.problem->hide();
        field.editor->setProperty("problem", false);
        field.editor->setAccessibleDescription({});
        field.editor->update();
    }
}

void RunFields::showProblem(const docker::FieldProblem &problem, const QString &fixLabel, std::function<void()> fix)
{
    Field *field = find(problem.field);
    if (!field || (!field->list && !field->problem))
        field = find("advanced");
    if (field->list) {
        const bool inside = problem.message.contains(tr("container's port"));
        field->list->setProblem(std::max(problem.row, 0), field->name == "ports" ? (inside ? 2 : 1) : 0, problem.message,
                                problem.error, fixLabel, std::move(fix));
    } else if (!field->error) {
        QPalette colours = field->problem->palette();
        colours.setColor(QPalette::WindowText, theme::color(problem.error ? theme::Token::Bad : theme::Token::Warn));
        field->problem->setPalette(colours);
        field->problem->setText(problem.message);
        field->problem->show();
        field->editor->setProperty("problem", problem.error);
        field->editor->setAccessibleDescription(problem.message);
        field->editor->update();
    }
    field->error = field->error || problem.error;
}

bool RunFields::goToProblem()
{
    for (const Field &field : m_fields) {
        if (!field.error)
            continue;
        if (field.list)
            return field.list->goToProblem();
        field.editor->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace dockerui
