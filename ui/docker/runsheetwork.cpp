// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// What the Run form asks the engine and this computer for, its undo, and the way from the form to the container.
#include "containerrow.h"
#include "createvalues.h"
#include "runcommandbar.h"
#include "runfields.h"
#include "runsheet.h"
#include "runstart.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <algorithm>

namespace dockerui {

using docker::RunSpec;

void RunSheet::takePasted(const RunSpec &spec)
{
    m_before = this->spec();
    setSpec(spec);
    m_bar->setNote(tr("The form was filled in from the command. Ctrl+Z brings it back as it was"), false);
}

bool RunSheet::takeBack()
{
    if (!m_before)
        return false;
    const RunSpec before = *m_before;
    m_before.reset();
    setSpec(before);
    m_bar->setNote({}, false);
    return true;
}

void RunSheet::watchUndo()
{
    const QList<QLineEdit *> lines = findChildren<QLineEdit *>();
    for (QLineEdit *line : lines) {
        line->removeEventFilter(this);
        line->installEventFilter(this);
    }
}

bool RunSheet::eventFilter(QObject *watched, QEvent *event)
{
    // A line's own undo comes first; when it has none left, the form's.
    if (event->type() == QEvent::KeyPress && m_before) {
        auto *line = qobject_cast<QLineEdit *>(watched);
        if (line && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo) && !line->isUndoAvailable())
            return takeBack();
    }
    return Sheet::eventFilter(watched, event);
}

void RunSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo) && takeBack()) {
        event->accept();
        return;
    }
    Sheet::keyPressEvent(event);
}

void RunSheet::askNetworks()
{
    if (!m_context.engine || !m_context.engine->get)
        return;
    m_networks = m_context.engine->get(m_endpoint, "/networks", [this](const base::Result<QByteArray> &result) {
        if (!result.ok())
            return; // the field takes a typed name as well
        QStringList names;
        const QJsonArray networks = QJsonDocument::fromJson(result.value()).array();
        for (const QJsonValue &network : networks)
            names << network.toObject().value(QLatin1String("Name")).toString();
        names.removeAll(QString());
        names.sort();
        QStringList others;
        for (const live::RowPointer &row : m_endpoint.feed("container")->rows())
            others << QStringLiteral("container:") + static_cast<const docker::ContainerRow &>(*row).name;
        others.sort();
        m_fields->setNetworks(names + others);
    });
}

bool RunSheet::local() const
{
    return m_endpoint.profile().address.startsWith(QLatin1String("unix://"));
}

void RunSheet::askListeners(std::function<void()> then)
{
    if (!local())
        return;
    using Listeners = std::vector<docker::HostListener>;
    m_listening = base::compute<Listeners>([](const base::CancelFlag &) { return docker::hostListeners(); },
                                           [this, then = std::move(then)](Listeners found) {
                                               m_listeners = std::move(found);
                                               const auto call = then;
                                               call();
                                           });
}

std::vector<docker::PublishedPort> RunSheet::published() const
{
    using State = docker::ContainerState;
    std::vector<docker::PublishedPort> result;
    for (const live::RowPointer &row : m_endpoint.feed("container")->rows()) {
        const auto &container = static_cast<const docker::ContainerRow &>(*row);
        if (container.state != State::Running && container.state != State::Paused && container.state != State::Restarting)
            continue;
        for (const docker::PortBinding &port : container.ports)
            if (port.hostPort > 0)
                result.push_back({container.name, port.hostAddress, port.hostPort, port.protocol});
    }
    return result;
}

void RunSheet::showPorts()
{
    const RunSpec now = spec();
    const QString unchecked = now.ports.empty() || local() ? QString() : tr(" · host ports not checked: remote engine");
    setFooterText(m_endpoint.profile().name + unchecked, theme::Token::Ok);
    if (now.ports.empty() || now.network == QLatin1String("host"))
        return;
    const auto engineHolds = published();
    std::vector<int> taken;
    for (const docker::RunPort &port : now.ports)
        taken.push_back(port.hostPort.toInt());
    for (size_t i = 0; i < now.ports.size(); ++i) {
        const docker::RunPort &port = now.ports[i];
        const auto range = docker::readPortRange(port.hostPort);
        if (port.hostPort.isEmpty() || !range || range->first == 0)
            continue;
        for (int number = static_cast<int>(range->first); number <= static_cast<int>(range->last); ++number) {
            const auto verdict = docker::checkPort(port.hostAddress, number, port.protocol, engineHolds, m_listeners);
            if (verdict.free)
                continue;
            docker::FieldProblem problem{"ports", static_cast<int>(i), verdict.text, true};
            const int other = range->first != range->last ? 0
                              : docker::nextFreePort(port.hostAddress, number + 1, port.protocol, engineHolds,
                                                     m_listeners, taken);
            if (other == 0) {
                m_fields->showProblem(problem);
                break;
            }
            problem.message = tr("%1. Free: %2").arg(verdict.text, QString::number(other));
            m_fields->showProblem(problem, tr("Use %1").arg(other), [this, i, other] { usePort(static_cast<int>(i), other); });
            break;
        }
    }
}

void RunSheet::usePort(int row, int port)
{
    const auto fill = [this, row, port] {
        const RunSpec now = spec();
        if (row >= static_cast<int>(now.ports.size()))
            return;
        const docker::RunPort &wish = now.ports[static_cast<size_t>(row)];
        // Somebody may have taken it meanwhile: then the next one is offered instead.
        if (docker::checkPort(wish.hostAddress, port, wish.protocol, published(), m_listeners).free)
            m_fields->ports()->setCell(row, 1, QString::number(port));
        else
            refresh();
    };
    if (local())
        askListeners(fill);
    else
        fill();
}

void RunSheet::showError(const base::Error &error)
{
    const QString text = error.text();
    const QString lower = text.toLower();
    m_refused = docker::FieldProblem{"advanced", -1, text, true};
    const RunSpec now = spec();
    if (error.code == base::Error::Code::Conflict && lower.contains(QLatin1String("name")))
        m_refused->field = "name";
    else if (!now.ports.empty() && lower.contains(QLatin1String("port is already allocated")))
        m_refused->field = "ports";
    else if (lower.contains(QLatin1String("no such image")) || lower.contains(QLatin1String("manifest")) ||
             lower.contains(QLatin1String("pull access denied")))
        m_refused->field = "image";
    else
        m_refused.reset();
    m_tried = true;
    refresh();
    if (m_refused)
        m_fields->goToProblem();
    else
        m_bar->setNote(text, true);
}

namespace {

void openForm(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, const RunSpec &spec,
              const base::Error *error)
{
    auto *sheet = new RunSheet(context, endpoint, pane, spec);
    const QPointer<QWidget> guard(pane);
    QObject::connect(sheet, &RunSheet::wanted, pane, [context, at = &endpoint, guard](const RunSpec &wanted, bool start) {
        if (!guard)
            return;
        auto *work = new RunStart(context, *at, wanted, start, guard);
        QObject::connect(work, &RunStart::failed, guard, [context, at, guard, wanted](const base::Error &failure) {
            openForm(context, *at, guard, wanted, &failure);
        });
        QObject::connect(work, &RunStart::made, guard, [context, guard](const live::Key &id) {
            if (auto *table = qobject_cast<panes::TablePane *>(guard.data()); table && table->spec().kind == context.containers)
                table->select(id);
        });
        work->begin();
    });
    sheet->present();
    if (error)
        sheet->showError(*error);
}

} // namespace

void runContainer(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, const RunSpec &initial)
{
    RunSpec spec = initial;
    if (spec == RunSpec())
        spec.detach = true;
    openForm(context, endpoint, pane, spec, nullptr);
}

} // namespace dockerui
