// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The servers that engines.sh says are up do answer, are what they are said to be, and hold the test image; without this
// a suite over "all live engines" could pass by having none.
#include "liveenv.h"
#include "testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
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
    void sshdIsOne();
    void tlsWantsACertificate();
};

void EnginesTest::requiredOnesAreUp()
{
    QStringList up;
    for (const LiveEngine &engine : livetest::liveEngines())
        up << engine.name;
    if (livetest::liveRegistry())
        up << QStringLiteral("registry");
    if (livetest::liveSshd())
        up << QStringLiteral("sshd");
    if (livetest::liveTls())
        up << QStringLiteral("tls");
    for (const char *name : {"docker", "docker29", "podman", "registry", "sshd", "tls"}) {
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

void EnginesTest::sshdIsOne()
{
    const auto sshd = livetest::liveSshd();
    if (!sshd)
        QSKIP("no sshd could be started here");
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), sshd->port);
    QByteArray greeting;
    QTRY_VERIFY_WITH_TIMEOUT((greeting += socket.readAll()).contains('\n'), 20000);
    QVERIFY2(greeting.startsWith("SSH-2.0-OpenSSH"), greeting.constData());
    QVERIFY(sshd->fingerprint.startsWith(QStringLiteral("SHA256:")));
    QVERIFY(QFileInfo(sshd->bin + QStringLiteral("/ssh")).isExecutable());
    QVERIFY(!sshd->knownHosts.isEmpty());
}

void EnginesTest::tlsWantsACertificate()
{
    const auto tls = livetest::liveTls();
    if (!tls)
        QSKIP("no engine with TLS could be started here");
    const auto ask = [&tls](const QString &files) {
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(tls->right + QStringLiteral("/ca.pem")));
        if (!files.isEmpty()) {
            configuration.setLocalCertificateChain(QSslCertificate::fromPath(files + QStringLiteral("/cert.pem")));
            QFile key(files + QStringLiteral("/key.pem"));
            if (key.open(QIODevice::ReadOnly))
                configuration.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        }
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), tls->port);
        // TLS 1.3 refuses a certificate only after the handshake.
        const bool ready = QTest::qWaitFor(
            [&] { return socket.isEncrypted() || socket.state() == QAbstractSocket::UnconnectedState; }, 20000);
        return ready && socket.isEncrypted() ? exchange(socket, "GET /_ping") : QByteArray();
    };
    QVERIFY(ask(tls->right).startsWith("HTTP/1.1 200"));
    QVERIFY(ask(tls->wrong).isEmpty());
    QVERIFY(ask({}).isEmpty());
}

PILOTHOUSE_TEST(EnginesTest)
#include "tst_engines.moc"
