// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The servers that engines.sh says are up do answer, are what they are said to be, and hold the test image; without this
// a suite over "all live engines" could pass by having none.
#include "liveenv.h"
#include "testmain.h"

#include <QLocalSocket>
#include <QTcpSocket>
#include <QtTest>

using livetest::LiveEngine;

namespace {

// The whole answer to one request on a connection of its own; empty on any failure. The connection is closed by the
// server, as asked for.
template <typename Socket> QByteArray exchange(Socket &socket, const QByteArray &requestLine, const QByteArray &fields = {})
{
    socket.write(requestLine + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n" + fields + "\r\n");
    QByteArray answer;
    const auto read = [&] {
        answer += socket.readAll();
        return socket.state() == Socket::UnconnectedState;
    };
    return QTest::qWaitFor(read, 20000) ? answer + socket.readAll() : QByteArray();
}

QByteArray get(const LiveEngine &engine, const QByteArray &path)
{
    QLocalSocket socket;
    socket.connectToServer(engine.socket);
    return exchange(socket, "GET " + path);
}

} // namespace

class EnginesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requiredOnesAreUp();
    void eachIsWhatItIsSaidToBe();
    void eachHasTheTestImage();
    void registryWantsItsUser();
};

void EnginesTest::requiredOnesAreUp()
{
    QStringList up;
    for (const LiveEngine &engine : livetest::liveEngines())
        up << engine.name;
    if (livetest::liveRegistry())
        up << QStringLiteral("registry");
    for (const char *name : {"docker", "docker29", "podman", "registry"}) {
        if (livetest::required(QLatin1String(name)))
            QVERIFY2(up.contains(QLatin1String(name)), name);
    }
}

void EnginesTest::eachIsWhatItIsSaidToBe()
{
    const auto engines = livetest::liveEngines();
    if (engines.empty())
        QSKIP("no engine could be started here");
    for (const LiveEngine &engine : engines) {
        const QByteArray answer = get(engine, "/_ping");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), qPrintable(engine.name));
        QVERIFY2(answer.endsWith("OK"), answer.constData());
        QCOMPARE(answer.contains("Libpod"), engine.podman);
        if (engine.name == QLatin1String("docker29"))
            QVERIFY2(get(engine, "/version").contains("\"Version\":\"29."), "engine 29 is another version");
    }
}

void EnginesTest::eachHasTheTestImage()
{
    const auto engines = livetest::liveEngines();
    if (engines.empty())
        QSKIP("no engine could be started here");
    for (const LiveEngine &engine : engines) {
        const QByteArray answer = get(engine, "/v1.40/images/pilothouse/test:1/json");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), qPrintable(engine.name));
        QVERIFY2(answer.contains("org.pilothouse.test"), qPrintable(engine.name));
    }
}

void EnginesTest::registryWantsItsUser()
{
    const auto registry = livetest::liveRegistry();
    if (!registry)
        QSKIP("no registry could be started here");
    const qsizetype colon = registry->address.indexOf(QLatin1Char(':'));
    const auto ask = [&](const QByteArray &fields) {
        QTcpSocket socket;
        socket.connectToHost(registry->address.left(colon), registry->address.mid(colon + 1).toUShort());
        const bool connected = QTest::qWaitFor([&] { return socket.state() == QTcpSocket::ConnectedState; }, 20000);
        return connected ? exchange(socket, "GET /v2/", fields) : QByteArray();
    };
    QVERIFY(ask({}).startsWith("HTTP/1.1 401"));
    const QByteArray secret = (registry->user + QLatin1Char(':') + registry->password).toUtf8().toBase64();
    QVERIFY(ask("Authorization: Basic " + secret + "\r\n").startsWith("HTTP/1.1 200"));
}

PILOTHOUSE_TEST(EnginesTest)
#include "tst_engines.moc"
