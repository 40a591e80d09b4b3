// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated engine's records of programs run inside containers.
#include "world.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

Answer World::createExec(const QString &name, const QJsonObject &body)
{
    const Container *c = container(name);
    if (!c)
        return Answer::fail(404, u"No such container: "_s + name);
    if (c->state == Container::State::Paused)
        return Answer::fail(409, u"Container %1 is paused, unpause the container before exec"_s.arg(name));
    if (c->state != Container::State::Running)
        return Answer::fail(409, u"Container %1 is not running"_s.arg(c->id));
    const QJsonArray command = body.value("Cmd"_L1).toArray();
    if (command.isEmpty())
        return Answer::fail(400, u"No exec command specified"_s);
    const QString id = newId();
    m_execs[id] = {c->id, body, 0, {}};
    emitContainer(*c, u"exec_create: "_s + command.first().toString(), {{u"execID"_s, id}});
    return Answer::of(QJsonObject{{u"Id"_s, id}}, 201);
}

World::Exec *World::exec(const QString &id)
{
    const auto it = m_execs.find(id);
    return it == m_execs.end() ? nullptr : &it->second;
}

Answer World::inspectExec(const QString &id)
{
    const Exec *e = exec(id);
    if (!e)
        return Answer::fail(404, u"No such exec instance: "_s + id);
    const QJsonArray command = e->config.value("Cmd"_L1).toArray();
    QJsonArray arguments = command;
    arguments.removeFirst();
    const bool tty = e->config.value("Tty"_L1).toBool();
    return Answer::of(QJsonObject{{u"ID"_s, id}, {u"ContainerID"_s, e->container}, {u"Running"_s, e->pid != 0 && !e->exitCode}, {u"Pid"_s, e->pid},
                                  {u"ExitCode"_s, e->exitCode ? QJsonValue(*e->exitCode) : QJsonValue()},
                                  {u"ProcessConfig"_s, QJsonObject{{u"tty"_s, tty}, {u"entrypoint"_s, command.first()}, {u"arguments"_s, arguments}}}});
}

void World::execStarted(const QString &id)
{
    Exec &e = m_execs.at(id);
    e.pid = m_nextPid++;
    if (const Container *c = container(e.container))
        emitContainer(*c, u"exec_start: "_s + e.config.value("Cmd"_L1).toArray().first().toString(), {{u"execID"_s, id}});
}

void World::execEnded(const QString &id, int exitCode)
{
    Exec &e = m_execs.at(id);
    e.exitCode = exitCode;
    if (const Container *c = container(e.container))
        emitContainer(*c, u"exec_die"_s, {{u"execID"_s, id}, {u"exitCode"_s, QString::number(exitCode)}});
}

} // namespace demo
