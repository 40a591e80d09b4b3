// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forwarded ports on a scripted API server: each connection finds its pod anew, what breaks is a connection and never the forward.
#include "forwardactions.h"
#include "forwardrow.h"
#include "runner.h"
#include "runningpod.h"
#include "scriptedcluster.h"
#include "servicerow.h"
#include "testmain.h"
#include "websocketserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;
using support::rightHead;
using support::unframed;

namespace {

const QByteArray inShop = "/api/v1/namespaces/shop/";

QByteArray binary(int channel, const QByteArray &bytes)
{
    return support::frame(2, QByteArray(1, static_cast<char>(channel)) + bytes);
}

/// A cluster in which a service has one pod, and every port of a pod answers as the test likes.
struct Ports {
    explicit Ports(const QString &socketPath, const std::function<void(SessionOptions &)> &adjust = {})
        : server(socketPath), session(server, adjust), runner(allActions(), base::Clock::system(), nullptr),
          look(session.handle.look("forward", endpoint::Demand::Rows))
    {
        server.instead("GET " + inShop + "services/web", [](const HttpRequest &, HttpConnection &connection) {
            connection.reply(200, R"({"kind":"Service","spec":{"ports":[{"name":"http","port":80}]}})");
        });
        server.instead("GET /apis/discovery.k8s.io/v1/namespaces/shop/endpointslices", [this](const HttpRequest &, HttpConnection &connection) {
            connection.reply(200, R"({"items":[{"ports":[{"name":"http","port":8080}],"endpoints":[)" +
                                      (pod.isEmpty() ? QByteArray() : R"({"conditions":{"ready":true},"targetRef":{"kind":"Pod","name":")" + pod + R"("}})") + "]}]}");
        });
        server.instead("GET " + inShop + "pods/", [this](const HttpRequest &request, HttpConnection &connection) { answer(request, connection); });
    }
    static actions::ActionList allActions()
    {
        actions::ActionList list = forwardActions();
        list.push_back(forwardAction("pod"));
        list.push_back(forwardAction("service"));
        return list;
    }
    void answer(const HttpRequest &request, HttpConnection &connection)
    {
        asked << request.target;
        protocol = request.header("Sec-WebSocket-Protocol");
        if (request.header("Accept") != "*/*") // as a node does
            return connection.reply(406, "406: Not Acceptable");
        if (status != 101)
            return connection.reply(status, R"({"kind":"Status","status":"Failure","reason":"Forbidden","message":"no ports for you","code":)" + QByteArray::number(status) + "}");
        received.clear();
        connection.upgrade([this](const QByteArray &bytes) { received += bytes; }, [] {},
                           rightHead(request, "Sec-WebSocket-Protocol: v4.channel.k8s.io\r\n"));
        connection.write(binary(0, QByteArray("\x90\x1f", 2)) + binary(1, QByteArray("\x90\x1f", 2)));
        if (!refusal.isEmpty())
            connection.write(binary(1, refusal) + support::closeFrame(1000));
        way = &connection;
    }
    [[nodiscard]] std::optional<actions::Item> act(const QByteArray &action, const live::RowPointer &row, const actions::Arguments &arguments = {})
    {
        const quint64 id = runner.run(session.handle, *actions::findAction(runner.actions(), action), {row}, arguments);
        if (!QTest::qWaitFor([&] { return runner.operation(id)->over(); }, patience))
            return std::nullopt;
        return runner.operation(id)->items.front();
    }
    [[nodiscard]] bool add(const QByteArray &kind, quint16 port)
    {
        live::RowPointer row;
        if (kind == "service") {
            auto service = std::make_shared<ServiceRow>();
            service->meta = meta();
            row = service;
        } else {
            auto made = std::make_shared<PodRow>();
            made->meta = meta();
            row = made;
        }
        const auto item = act(kind + ".forward", row, {{QStringLiteral("port"), port}, {QStringLiteral("local"), 0}});
        return item && item->state == actions::ItemState::Confirmed && QTest::qWaitFor([this] { return forward() != nullptr; }, patience);
    }
    static ObjectMeta meta()
    {
        ObjectMeta result;
        result.key = "uid-web";
        result.name = QStringLiteral("web");
        result.namespaceName = QStringLiteral("shop");
        return result;
    }
    [[nodiscard]] std::shared_ptr<const ForwardRow> forward()
    {
        const auto &rows = session.handle.feed("forward")->rows();
        return rows.empty() ? nullptr : std::static_pointer_cast<const ForwardRow>(rows.front());
    }
    [[nodiscard]] std::unique_ptr<QTcpSocket> connectTo(const QHostAddress &address = QHostAddress::LocalHost)
    {
        auto socket = std::make_unique<QTcpSocket>();
        way = nullptr;
        socket->connectToHost(address, forward()->localPort);
        return socket;
    }
    [[nodiscard]] bool isOpen() { return QTest::qWaitFor([this] { return !way.isNull(); }, patience); }
    [[nodiscard]] QByteArray sent() const
    {
        QByteArray bytes;
        for (const QByteArray &frame : unframed(received)) {
            if (frame.startsWith(QByteArray("2:\0", 3)))
                bytes += frame.mid(3);
        }
        return bytes;
    }

    ApiServer server;
    Observed session;
    actions::Runner runner;
    endpoint::Look look;
    QByteArray pod = "web-1";
    int status = 101;
    QByteArray refusal;
    QList<QByteArray> asked;
    QByteArray protocol, received;
    QPointer<HttpConnection> way;
};

} // namespace

class PortForwardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void bytesGoBothWays()
    {
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        QVERIFY(ports.add("pod", 8080));
        QCOMPARE(ports.forward()->state, ForwardState::Listening);
        QVERIFY(ports.forward()->localPort > 0);
        const auto client = ports.connectTo();
        client->write("GET / HTTP/1.0\r\n\r\n"); // before there is a way
        QVERIFY(ports.isOpen());
        QCOMPARE(ports.asked, QList<QByteArray>{inShop + "pods/web/portforward?ports=8080"});
        QCOMPARE(ports.protocol, QByteArray("v4.channel.k8s.io"));
        QTRY_COMPARE_WITH_TIMEOUT(ports.sent(), QByteArray("GET / HTTP/1.0\r\n\r\n"), patience);
        ports.way->write(binary(0, "hello ") + binary(0, "there"));
        QTRY_COMPARE_WITH_TIMEOUT(client->bytesAvailable(), 11, patience);
        QCOMPARE(client->readAll(), QByteArray("hello there"));
        QTRY_VERIFY_WITH_TIMEOUT(ports.forward()->received == 11 && ports.forward()->sent == 18, patience);
        QCOMPARE(ports.forward()->connections, 1);
        ports.way->write(support::closeFrame(1000)); // the pod is done
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QAbstractSocket::UnconnectedState, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->connections, 0, patience);
        QVERIFY(ports.forward()->error.isEmpty());
    }

    void theEndOfTheClientIsTheEndOfItsWay()
    {
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        QVERIFY(ports.add("pod", 8080));
        const auto client = ports.connectTo();
        QVERIFY(ports.isOpen());
        client->write("last words");
        client->disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(ports.sent(), QByteArray("last words"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(unframed(ports.received).last().startsWith("8:"), patience);
        ports.way->write(support::closeFrame(1000));
        ports.way->close();
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->connections, 0, patience);
    }

    void aServiceIsFoundAnewForEachConnection()
    {
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        QVERIFY(ports.add("service", 80));
        const auto first = ports.connectTo();
        QVERIFY(ports.isOpen());
        QCOMPARE(ports.asked.last(), inShop + "pods/web-1/portforward?ports=8080");
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->pod, QStringLiteral("web-1"), patience);
        ports.way->reset(); // the pod is killed
        QTRY_COMPARE_WITH_TIMEOUT(first->state(), QAbstractSocket::UnconnectedState, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!ports.forward()->error.isEmpty(), patience);
        ports.pod.clear(); // none is ready
        const auto tooEarly = ports.connectTo();
        QTRY_COMPARE_WITH_TIMEOUT(tooEarly->state(), QAbstractSocket::ConnectedState, patience);
        QTRY_COMPARE_WITH_TIMEOUT(tooEarly->state(), QAbstractSocket::UnconnectedState, patience);
        QCOMPARE(ports.forward()->state, ForwardState::Listening);
        ports.pod = "web-2";
        const auto second = ports.connectTo(QHostAddress::LocalHost);
        QVERIFY(ports.isOpen());
        QCOMPARE(ports.asked.last(), inShop + "pods/web-2/portforward?ports=8080");
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->pod, QStringLiteral("web-2"), patience);
        QVERIFY(ports.forward()->error.isEmpty());
    }

    void oneThatBreaksTakesNoOtherWithIt()
    {
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        QVERIFY(ports.add("pod", 8080));
        const auto first = ports.connectTo();
        QVERIFY(ports.isOpen());
        const QPointer<HttpConnection> firstWay = ports.way;
        const auto second = ports.connectTo();
        QVERIFY(ports.isOpen());
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->connections, 2, patience);
        firstWay->reset();
        QTRY_COMPARE_WITH_TIMEOUT(first->state(), QAbstractSocket::UnconnectedState, patience);
        ports.way->write(binary(0, "still here"));
        QTRY_COMPARE_WITH_TIMEOUT(second->bytesAvailable(), 10, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->connections, 1, patience);
    }

    void refused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<QString>("words");
        QTest::newRow("no right") << 403 << QByteArray() << QStringLiteral("no ports for you");
        QTest::newRow("nothing listens in the pod") << 101 << QByteArray("connect: connection refused") << QStringLiteral("connection refused");
    }

    void refused()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, refusal);
        QFETCH(QString, words);
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        ports.status = status;
        ports.refusal = refusal;
        QVERIFY(ports.add("pod", 8080));
        const auto client = ports.connectTo();
        QTRY_VERIFY2_WITH_TIMEOUT(ports.forward()->error.contains(words), qPrintable(ports.forward()->error), patience);
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QAbstractSocket::UnconnectedState, patience);
        QCOMPARE(ports.forward()->state, ForwardState::Listening);
    }

    void itStopsAndStarts()
    {
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        QVERIFY(ports.add("pod", 8080));
        const quint16 port = ports.forward()->localPort;
        const auto client = ports.connectTo();
        QVERIFY(ports.isOpen());
        QVERIFY(ports.act("forward.stop", ports.forward())->error.what.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->state, ForwardState::Stopped, patience);
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QAbstractSocket::UnconnectedState, patience);
        const auto nobody = ports.connectTo();
        QTRY_COMPARE_WITH_TIMEOUT(nobody->error(), QAbstractSocket::ConnectionRefusedError, patience);
        {
            QTcpServer other; // somebody has taken the port meanwhile
            QVERIFY(other.listen(QHostAddress::LocalHost, port));
            QVERIFY(!ports.act("forward.start", ports.forward())->error.what.isEmpty());
            QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->state, ForwardState::Failed, patience);
        }
        QVERIFY(ports.act("forward.start", ports.forward())->error.what.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(ports.forward()->state, ForwardState::Listening, patience);
        QCOMPARE(ports.forward()->localPort, port);
        const auto again = ports.connectTo();
        QVERIFY(ports.isOpen());
        QVERIFY(ports.act("forward.remove", ports.forward())->error.what.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!ports.forward(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(again->state(), QAbstractSocket::UnconnectedState, patience);
    }

    void aSideThatIsBehindHoldsTheOtherBack()
    {
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        QVERIFY(ports.add("pod", 8080));
        const auto client = ports.connectTo();
        client->setReadBufferSize(1024); // reads no more
        QVERIFY(ports.isOpen());
        const QByteArray piece(50'000, 'x');
        for (int i = 0; i < 1000; ++i)
            ports.way->write(binary(0, piece));
        QTRY_VERIFY_WITH_TIMEOUT(ports.forward()->received > 100'000, patience);
        QTest::qWait(700); // of which the figures are told twice
        QVERIFY2(ports.forward()->received < 30'000'000, qPrintable(QString::number(ports.forward()->received)));
        client->setReadBufferSize(0);
        qint64 read = client->readAll().size();
        QObject::connect(client.get(), &QTcpSocket::readyRead, client.get(), [&] { read += client->readAll().size(); });
        QTRY_COMPARE_WITH_TIMEOUT(read, 50'000'000, patience);
    }

    void aReadOnlyConnectionForwardsNone()
    {
        Ports ports(socket(), [](SessionOptions &options) { options.readOnly = true; });
        QVERIFY(isConnected(ports));
        auto pod = std::make_shared<PodRow>();
        pod->meta = Ports::meta();
        const auto item = ports.act("pod.forward", pod, {{QStringLiteral("port"), 80}});
        QVERIFY(item);
        QCOMPARE(item->error.code, base::Error::Code::ReadOnly);
        QVERIFY(!ports.forward());
    }

    void bothLoopbacks()
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHostIPv6))
            QSKIP("this computer has no ::1");
        probe.close();
        Ports ports(socket());
        QVERIFY(isConnected(ports));
        QVERIFY(ports.add("pod", 8080));
        const auto client = ports.connectTo(QHostAddress::LocalHostIPv6);
        QVERIFY(ports.isOpen());
    }

private:
    [[nodiscard]] QString socket() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    static bool isConnected(Ports &ports)
    {
        return QTest::qWaitFor([&] { return ports.session.handle.state().state == endpoint::EndpointState::State::Connected; }, patience);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(PortForwardsTest)
#include "tst_portforwards.moc"
