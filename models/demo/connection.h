// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One client of the simulated engine: HTTP/1.1 with keep-alive, one answer at a time. On the server's thread; owned by the
// listening server's child list and deleted when the client leaves. What it may hold unsent is bounded: a producer of
// lines waits for the client to read, events and figures are dropped.
#pragma once

#include "execshell.h"
#include "world.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

namespace demo {

class Connection : public QObject
{
public:
    Connection(World &world, QLocalSocket *socket, QObject *parent);
    ~Connection() override;

private:
    void read();
    void handle(const QByteArray &method, QString path, const QUrlQuery &query, const QJsonObject &body);
    [[nodiscard]] Answer container(const QByteArray &method, const QString &name, const QString &verb, const QUrlQuery &query, const QJsonObject &body, bool &streams);
    /// Images', volumes' and networks' plain answers; nothing for other paths.
    [[nodiscard]] std::optional<Answer> stores(const QByteArray &method, const QString &path, const QUrlQuery &query, const QJsonObject &body);
    void answer(const Answer &answer, bool headOnly = false);
    void begin(const QByteArray &type);
    void chunk(const QByteArray &bytes);
    void end();
    void logs(const QString &id, const QUrlQuery &query);
    static QByteArray line(const QJsonObject &object);
    // Images on the move, connectionimages.cpp.
    void pull(const QString &reference);
    void push(const QString &reference);
    void save(const QStringList &names);
    void beginUpload(qint64 length);
    void uploaded();
    void load();
    void events(const QUrlQuery &query);
    void stats(const QString &id);
    void wait(const Container &c, const QString &condition);
    void startExec(const QString &id, const QJsonObject &body);
    void execOutput(const QByteArray &bytes);
    void finishExec(int exitCode);
    void step();

    World &m_world;
    QLocalSocket *m_socket;
    QByteArray m_input;
    bool m_streaming = false;
    bool m_upgrade = false; ///< the request asks for a raw connection
    qint64 m_uploadLeft = 0;  ///< bytes of a load's body that are still to come
    QByteArray m_uploadHead;  ///< its beginning, where the manifest stands
    QString m_execId;       ///< the program whose raw connection this has become
    std::unique_ptr<ExecShell> m_shell;
    std::function<void()> m_step; ///< makes the next part of a streamed answer
    QTimer m_timer;
    std::unique_ptr<World::Subscription> m_subscription;
};

} // namespace demo
