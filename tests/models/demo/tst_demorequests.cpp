// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"
#include "demoserver.h"
#include "testmain.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

class TestDemoRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = demo::DemoServer::start();
        QVERIFY(m_server);
        m_client = std::make_unique<Client>(m_server->socketPath());
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void inspectShowsEverything()
    {
        const QJsonObject api = m_client->send("GET", "/v1.41/containers/api/json").object();
        const QJsonObject state = api.value("State"_L1).toObject();
        QVERIFY(state.value("Pid"_L1).toInt() > 0);
        QVERIFY(state.value("StartedAt"_L1).toString() > u"2020"_s);
        QVERIFY(state.value("Health"_L1).toObject().value("Log"_L1).toArray().size() > 1);
        QVERIFY(api.value("Config"_L1).toObject().value("Env"_L1).toArray().contains(u"DATABASE_PASSWORD=correct-horse-battery"_s));
        const QJsonObject settings = api.value("NetworkSettings"_L1).toObject();
        QVERIFY(settings.value("Ports"_L1).toObject().contains(u"9000/tcp"_s));
        const QJsonObject network = settings.value("Networks"_L1).toObject().value("shop_default"_L1).toObject();
        QVERIFY(network.value("IPAddress"_L1).toString().startsWith(u"172.20."_s));
        QVERIFY(!network.value("NetworkID"_L1).toString().isEmpty());
        const QJsonObject db = m_client->send("GET", "/containers/db/json").object();
        QCOMPARE(db.value("Mounts"_L1).toArray().first().toObject().value("Name"_L1).toString(), u"shop_db"_s);
        QCOMPARE(m_client->send("GET", "/containers/9f2c41d7a0be/json").object().value("Name"_L1).toString(), u"/api"_s);
    }

    void logsAreFramedStampedAndBounded()
    {
        const QByteArray body = m_client->send("GET", "/containers/api/logs?stdout=1&stderr=1&tail=20&timestamps=1").body;
        const QList<QByteArray> lines = unframed(body);
        QCOMPARE(lines.size(), 20);
        static const QRegularExpression stamp(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z ."_s);
        QByteArray last;
        for (const QByteArray &line : lines) {
            QVERIFY2(stamp.match(QString::fromUtf8(line)).hasMatch(), line.constData());
            QVERIFY(line.left(30) >= last);
            last = line.left(30);
        }
        const qint64 since = QDateTime::currentSecsSinceEpoch() - 10;
        const auto recent = unframed(m_client->send("GET", "/containers/api/logs?stdout=1&stderr=1&since=" + QByteArray::number(since)).body);
        QVERIFY(recent.size() > 5 && recent.size() < 60);
        QCOMPARE(m_client->send("GET", "/containers/api/logs").status, 400);
    }

    void followedLogsGrow()
    {
        Client follower(m_server->socketPath());
        QCOMPARE(follower.open("GET", "/containers/api/logs?stdout=1&stderr=1&tail=0&follow=1").status, 200);
        QVERIFY(!unframed(follower.chunk()).isEmpty());
        m_client->send("POST", "/containers/api/stop");
        while (!follower.chunk().isEmpty()) { } // ends with the container
        QCOMPARE(follower.send("GET", "/_ping").status, 200);
    }

    void statsComeAndCount()
    {
        Client watcher(m_server->socketPath());
        watcher.open("GET", "/containers/api/stats");
        const auto cpu = [&] {
            const QJsonObject stats = QJsonDocument::fromJson(watcher.chunk()).object();
            return stats.value("cpu_stats"_L1).toObject().value("cpu_usage"_L1).toObject().value("total_usage"_L1).toInteger();
        };
        const qint64 first = cpu();
        QVERIFY(first > 0);
        QVERIFY(cpu() > first);
        QCOMPARE(m_client->send("GET", "/containers/api/stats?stream=0").object().value("memory_stats"_L1).toObject().value("limit"_L1).toInteger(), 768'000'000);
    }

    void processesAndChanges()
    {
        QCOMPARE(m_client->send("GET", "/containers/api/top").object().value("Processes"_L1).toArray().size(), 38);
        QCOMPARE(m_client->send("GET", "/containers/node-exporter/top").status, 409);
        QVERIFY(m_client->send("GET", "/containers/api/changes").array().size() > 3);
    }

    void createsRunsAndRefuses()
    {
        const QJsonObject bindings{{u"80/tcp"_s, QJsonArray{QJsonObject{{u"HostPort"_s, u"8080"_s}}}}};
        const QJsonObject body{{u"Image"_s, u"nginx:1.27"_s}, {u"HostConfig"_s, QJsonObject{{u"PortBindings"_s, bindings}}}};
        QCOMPARE(m_client->send("POST", "/containers/create?name=web", body).status, 409);
        QCOMPARE(m_client->send("POST", "/containers/create?name=second", {{u"Image"_s, u"nowhere:1"_s}}).status, 404);
        QCOMPARE(m_client->send("POST", "/containers/create?name=second", body).status, 201);
        const auto taken = m_client->send("POST", "/containers/second/start");
        QCOMPARE(taken.status, 500);
        QVERIFY(taken.body.contains("port is already allocated"));
        m_client->send("POST", "/containers/web/stop");
        QCOMPARE(m_client->send("POST", "/containers/second/start").status, 204);
        QCOMPARE(m_client->send("POST", "/containers/second/rename?name=api").status, 409);
        QCOMPARE(m_client->send("POST", "/containers/second/rename?name=third").status, 204);
        QCOMPARE(m_client->send("POST", "/containers/third/update", {{u"Memory"_s, 99'000'000}}).status, 200);
        QCOMPARE(m_client->send("GET", "/containers/third/json").object().value("HostConfig"_L1).toObject().value("Memory"_L1).toInt(), 99'000'000);
        QCOMPARE(m_client->send("DELETE", "/containers/third").status, 409);
        Client waiter(m_server->socketPath());
        QCOMPARE(waiter.open("POST", "/containers/third/wait").status, 200);
        QCOMPARE(m_client->send("POST", "/containers/third/kill").status, 204);
        QCOMPARE(QJsonDocument::fromJson(waiter.chunk()).object().value("StatusCode"_L1).toInt(), 137);
        QCOMPARE(m_client->send("DELETE", "/containers/third").status, 204);
        QCOMPARE(m_client->send("GET", "/containers/third/json").status, 404);
    }

    void imagesArePulledTaggedAndRemoved()
    {
        const auto pulled = m_client->send("POST", "/images/create?fromImage=python&tag=3.13");
        QVERIFY(pulled.body.contains("Downloading"));
        QVERIFY(pulled.body.contains("Downloaded newer image for python:3.13"));
        QVERIFY(m_client->send("GET", "/images/python:3.13/history").array().size() > 2);
        QCOMPARE(m_client->send("POST", "/images/python:3.13/tag?repo=shop/py&tag=1").status, 201);
        QCOMPARE(m_client->send("GET", "/images/shop/py:1/json").object().value("RepoTags"_L1).toArray().size(), 2);
        QCOMPARE(m_client->send("DELETE", "/images/shop/py:1").array().size(), 1);
        QCOMPARE(m_client->send("DELETE", "/images/python:3.13").array().size(), 2);
        QCOMPARE(m_client->send("DELETE", "/images/nginx:1.27").status, 409);
        QVERIFY(m_client->send("POST", "/images/prune?filters=%7B%22dangling%22%3A%5B%22false%22%5D%7D").object().value("SpaceReclaimed"_L1).toInteger() > 0);
        QCOMPARE(m_client->send("GET", "/images/json").array().size(), 13);
    }

    void volumesAndNetworks()
    {
        QCOMPARE(m_client->send("POST", "/volumes/create", {{u"Name"_s, u"fresh"_s}}).status, 201);
        QCOMPARE(m_client->send("GET", "/volumes/fresh").status, 200);
        QCOMPARE(m_client->send("DELETE", "/volumes/fresh").status, 204);
        QCOMPARE(m_client->send("GET", "/volumes/fresh").status, 404);
        QCOMPARE(m_client->send("DELETE", "/volumes/shop_db").status, 409);
        QCOMPARE(m_client->send("POST", "/networks/create", {{u"Name"_s, u"blue"_s}}).status, 201);
        QCOMPARE(m_client->send("POST", "/networks/create", {{u"Name"_s, u"blue"_s}}).status, 409);
        QCOMPARE(m_client->send("GET", "/networks/shop_default").object().value("Containers"_L1).toObject().size(), 4);
        QCOMPARE(m_client->send("DELETE", "/networks/shop_default").status, 403);
        QCOMPARE(m_client->send("DELETE", "/networks/blue").status, 204);
        const QJsonObject use = m_client->send("GET", "/system/df").object();
        QVERIFY(use.value("LayersSize"_L1).toInteger() > 0);
        QCOMPARE(use.value("Volumes"_L1).toArray().size(), 11);
        QCOMPARE(m_client->send("POST", "/auth", {{u"username"_s, u"a"_s}}).status, 200);
        QCOMPARE(m_client->send("POST", "/containers/prune").object().value("ContainersDeleted"_L1).toArray().size(), 2);
    }

    void programsRunInside()
    {
        const QJsonObject body{{u"Cmd"_s, QJsonArray{u"bash"_s}}, {u"Tty"_s, true}};
        QCOMPARE(m_client->send("POST", "/containers/node-exporter/exec", body).status, 409);
        const QByteArray id = m_client->send("POST", "/containers/api/exec", body).object().value("Id"_L1).toString().toLatin1();
        Client terminal(m_server->socketPath());
        QCOMPARE(terminal.open("POST", "/exec/" + id + "/start", {{u"Tty"_s, true}}, "Connection: Upgrade\r\nUpgrade: tcp\r\n").status, 101);
        QVERIFY(terminal.raw("# ").contains("9f2c41d7a0be"));
        QCOMPARE(m_client->send("POST", "/exec/" + id + "/resize?h=40&w=120").status, 200);
        QVERIFY(m_client->send("GET", "/exec/" + id + "/json").object().value("Running"_L1).toBool());
        terminal.write("echo hello\r");
        QVERIFY(terminal.raw("# ").contains("\r\nhello\r\n"));
        terminal.write("exit 7\r");
        QVERIFY(terminal.closed());
        QCOMPARE(m_client->send("GET", "/exec/" + id + "/json").object().value("ExitCode"_L1).toInt(), 7);
    }

    void programsEndWithTheirContainer()
    {
        const QJsonObject body{{u"Cmd"_s, QJsonArray{u"sh"_s}}, {u"Tty"_s, true}};
        const QByteArray id = m_client->send("POST", "/containers/db/exec", body).object().value("Id"_L1).toString().toLatin1();
        Client terminal(m_server->socketPath());
        QCOMPARE(terminal.open("POST", "/exec/" + id + "/start", {{u"Tty"_s, true}}, "Upgrade: tcp\r\n").status, 101);
        QVERIFY(terminal.raw("# ").endsWith("/ # "));
        m_client->send("POST", "/containers/db/kill");
        QVERIFY(terminal.closed());
        QCOMPARE(m_client->send("GET", "/exec/" + id + "/json").object().value("ExitCode"_L1).toInt(), 137);
    }

private:
    static QList<QByteArray> unframed(const QByteArray &body)
    {
        QList<QByteArray> lines;
        for (qsizetype at = 0; at + 8 <= body.size();) {
            const qsizetype length = qFromBigEndian<quint32>(body.constData() + at + 4);
            lines += body.mid(at + 8, length);
            at += 8 + length;
        }
        return lines;
    }

    std::unique_ptr<demo::DemoServer> m_server;
    std::unique_ptr<Client> m_client;
};

PILOTHOUSE_TEST(TestDemoRequests)
#include "tst_demorequests.moc"
