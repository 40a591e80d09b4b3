// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A client's connection once it belongs to a program that runs inside a container: raw bytes both ways.
#include "connection.h"

#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace demo {

Connection::~Connection()
{
    // The program ends with its terminal.
    m_subscription.reset();
    if (!m_execId.isEmpty())
        m_world.execEnded(m_execId, 129);
}

void Connection::startExec(const QString &id, const QJsonObject &body)
{
    const World::Exec *exec = m_world.exec(id);
    const Container *c = m_world.container(exec->container);
    if (!c || c->state != Container::State::Running)
        return answer(Answer::fail(409, u"Container %1 is not running"_s.arg(exec->container)));
    if (exec->pid != 0)
        return answer(Answer::fail(409, u"Error: Exec command %1 has already run"_s.arg(id)));
    ExecShell::Place place;
    place.hostname = c->id.left(12);
    place.bash = !c->image.startsWith("prom/"_L1) && !c->image.startsWith("registry"_L1) && !c->image.startsWith("redis"_L1);
    place.tty = exec->config.value("Tty"_L1).toBool();
    for (const QJsonArray &list : {c->config.value("Env"_L1).toArray(), exec->config.value("Env"_L1).toArray()})
        for (const QJsonValue value : list)
            place.env += value.toString();
    if (const QString folder = exec->config.value("WorkingDir"_L1).toString(); !folder.isEmpty())
        place.directory = folder;
    QStringList command;
    for (const QJsonValue word : exec->config.value("Cmd"_L1).toArray())
        command += word.toString();
    auto shell = std::make_unique<ExecShell>(place, command);
    m_world.execStarted(id);
    if (body.value("Detach"_L1).toBool()) {
        (void)shell->begin(m_world.nowMs());
        m_world.execEnded(id, shell->exitCode().value_or(0));
        return answer(Answer::done(200));
    }
    m_socket->write(m_upgrade ? "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"
                              : "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n");
    m_streaming = true;
    m_execId = id;
    m_shell = std::move(shell);
    m_subscription = m_world.listen([this, container = c->id](const Event &event) {
        if (event.actor == container && event.action == "die"_L1)
            finishExec(137);
    });
    execOutput(m_shell->begin(m_world.nowMs()));
    if (m_shell)
        read();
}

void Connection::execOutput(const QByteArray &bytes)
{
    const World::Exec *exec = m_world.exec(m_execId);
    if (!bytes.isEmpty() && exec && !exec->config.value("Tty"_L1).toBool()) {
        QByteArray head(8, '\0');
        head[0] = 1;
        qToBigEndian(static_cast<quint32>(bytes.size()), head.data() + 4);
        m_socket->write(head);
    }
    m_socket->write(bytes);
    if (const auto code = m_shell->exitCode())
        finishExec(*code);
}

void Connection::finishExec(int exitCode)
{
    const QString id = std::exchange(m_execId, {});
    m_shell.reset();
    m_subscription.reset();
    m_world.execEnded(id, exitCode);
    m_socket->disconnectFromServer(); // after what is still to be sent
}

} // namespace demo
