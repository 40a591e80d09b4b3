// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A port that is taken is named with its holder, from given texts and from this machine's own tables.
#include "portcheck.h"
#include "testmain.h"

#include <QTcpServer>
#include <QTest>
#include <QUdpSocket>
#include <unistd.h>

using namespace docker;

namespace {

const QByteArray tcp =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0 100 0 0 10 0\n"
    "   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4243 1 0 100 0 0 10 0\n"
    "   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 4244 1 0 100 0 0 10 0\n"
    "   3: 0100007F:ZZZZ 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4245 1\n"
    "   4: 0100007F:1F91 00000000";
const QByteArray tcp6 =
    "   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 "
    "00:00000000 00000000    33        0 77 1\n"
    "   1: 00000000000000000000000001000000:0277 00000000000000000000000000000000:0000 0A 00000000:00000000 "
    "00:00000000 00000000     0        0 78 1\n";
const QByteArray udp = "  12: 3500007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000   101        0 99 2\n";

HostListener listener(const QString &address, int port, const QString &process = {}, const QString &user = {})
{
    HostListener one;
    one.address = address;
    one.port = port;
    one.protocol = QStringLiteral("tcp");
    one.process = process;
    one.pid = process.isEmpty() ? 0 : 1234;
    one.user = user;
    return one;
}

} // namespace

class PortCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheKernelsTables()
    {
        const auto four = parseProcNet(tcp, QStringLiteral("tcp"));
        QCOMPARE(four.size(), size_t(2)); // an open connection, a broken and a cut line are none
        QCOMPARE(four[0].address, QStringLiteral("127.0.0.1"));
        QCOMPARE(four[0].port, 8080);
        QCOMPARE(four[0].uid, 1000u);
        QCOMPARE(four[0].inode, quint64(4242));
        QCOMPARE(four[1].address, QStringLiteral("0.0.0.0"));
        QCOMPARE(four[1].port, 22);
        const auto six = parseProcNet(tcp6, QStringLiteral("tcp"));
        QCOMPARE(six.size(), size_t(2));
        QCOMPARE(six[0].address, QStringLiteral("::"));
        QCOMPARE(six[1].address, QStringLiteral("::1"));
        QCOMPARE(six[1].port, 631);
        const auto datagrams = parseProcNet(udp, QStringLiteral("udp"));
        QCOMPARE(datagrams.size(), size_t(1));
        QCOMPARE(datagrams[0].address, QStringLiteral("127.0.0.53"));
        QCOMPARE(datagrams[0].protocol, QStringLiteral("udp"));
        for (qsizetype cut = 0; cut < tcp.size(); ++cut)
            QVERIFY(parseProcNet(tcp.left(cut), QStringLiteral("tcp")).size() <= 2);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("overlap");
        const auto row = [](const char *one, const char *other, bool overlap) {
            QTest::addRow("%s and %s", one, other) << QString::fromLatin1(one) << QString::fromLatin1(other) << overlap;
        };
        row("", "127.0.0.1", true);
        row("", "::1", true);
        row("", "", true);
        row("0.0.0.0", "127.0.0.1", true);
        row("0.0.0.0", "::", true);
        row("0.0.0.0", "::1", false);
        row("::", "127.0.0.1", true);
        row("::", "fe80::1", true);
        row("127.0.0.1", "127.0.0.1", true);
        row("127.0.0.1", "127.0.0.2", false);
        row("127.0.0.1", "::1", false);
        row("127.0.0.1", "::ffff:127.0.0.1", true);
    }
    void addresses()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, overlap);
        QCOMPARE(addressesOverlap(one, other), overlap);
        QCOMPARE(addressesOverlap(other, one), overlap);
    }

    void namesTheHolder()
    {
        const QString tcpName = QStringLiteral("tcp");
        const std::vector<PublishedPort> published = {{QStringLiteral("web"), {}, 8080, tcpName}};
        const std::vector<HostListener> listeners = {
            listener(QStringLiteral("::"), 8080, QStringLiteral("docker-proxy"), QStringLiteral("root")),
            listener(QStringLiteral("0.0.0.0"), 80, QStringLiteral("nginx"), QStringLiteral("www-data")),
            listener(QStringLiteral("127.0.0.1"), 5432, {}, QStringLiteral("postgres"))};
        const auto verdict = [&](const char *address, int port, const char *protocol) {
            return checkPort(QLatin1String(address), port, QLatin1String(protocol), published, listeners);
        };
        // The container, not the proxy that the engine runs for it.
        QCOMPARE(verdict("", 8080, "tcp").text, QStringLiteral("8080 is used by container web"));
        QVERIFY(!verdict("127.0.0.1", 8080, "tcp").free);
        QVERIFY(verdict("", 8080, "udp").free);
        QCOMPARE(verdict("", 80, "tcp").text, QStringLiteral("80 is used by process nginx (1234) of user www-data"));
        QVERIFY(verdict("::1", 80, "tcp").free);
        QCOMPARE(verdict("", 5432, "tcp").text, QStringLiteral("5432 is used by a process of user postgres"));
        QVERIFY(verdict("192.168.0.1", 5432, "tcp").free);
        QVERIFY(verdict("", 9000, "tcp").free && verdict("", 9000, "tcp").text.isEmpty());
    }

    void offersTheNextFreeOne()
    {
        const QString tcpName = QStringLiteral("tcp");
        const std::vector<PublishedPort> published = {{QStringLiteral("web"), {}, 8080, tcpName}};
        const std::vector<HostListener> listeners = {listener(QStringLiteral("0.0.0.0"), 8081)};
        QCOMPARE(nextFreePort({}, 8080, tcpName, published, listeners), 8082);
        QCOMPARE(nextFreePort({}, 8080, tcpName, published, listeners, {8082, 8083}), 8084);
        QCOMPARE(nextFreePort({}, 7000, tcpName, published, listeners), 7000);
        QCOMPARE(nextFreePort({}, 65535, tcpName, {}, {listener(QStringLiteral("::"), 65535)}), 0);
    }

    void findsOurOwnSockets_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("udp");
        QTest::newRow("tcp") << QStringLiteral("127.0.0.1") << false;
        QTest::newRow("tcp on all") << QStringLiteral("0.0.0.0") << false;
        QTest::newRow("udp") << QStringLiteral("127.0.0.1") << true;
    }
    void findsOurOwnSockets()
    {
        QFETCH(QString, address);
        QFETCH(bool, udp);
        QTcpServer server;
        QUdpSocket socket;
        const QHostAddress host(address);
        QVERIFY(udp ? socket.bind(host, 0) : server.listen(host, 0));
        const int port = udp ? socket.localPort() : server.serverPort();
        const QString protocol = udp ? QStringLiteral("udp") : QStringLiteral("tcp");

        const auto listeners = hostListeners();
        const PortVerdict verdict = checkPort(QStringLiteral("127.0.0.1"), port, protocol, {}, listeners);
        QVERIFY(!verdict.free);
        QVERIFY2(verdict.text.contains(QStringLiteral("(%1)").arg(getpid())), qPrintable(verdict.text));
        QVERIFY(nextFreePort({}, port, protocol, {}, listeners) != port);
        server.close();
        socket.close();
        // By now somebody else may have it.
        const PortVerdict after = checkPort(QStringLiteral("127.0.0.1"), port, protocol, {}, hostListeners());
        QVERIFY(!after.text.contains(QStringLiteral("(%1)").arg(getpid())));
    }
};

PILOTHOUSE_TEST(PortCheck)
#include "tst_portcheck.moc"
