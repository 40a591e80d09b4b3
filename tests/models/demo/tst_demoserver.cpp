// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"
#include "demoserver.h"
#include "testmain.h"

#include <QMap>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestDemoServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = demo::DemoServer::start({.seed = 1, .still = true, .clock = nullptr});
        QVERIFY(m_server);
    }
    void cleanup() { m_server.reset(); }

    void answersPingAndVersion()
    {
        Client client(m_server->socketPath());
        QCOMPARE(client.send("GET", "/_ping").body, "OK"_ba);
        QCOMPARE(client.send("HEAD", "/_ping").status, 200);
        QCOMPARE(client.send("GET", "/v1.43/version").object().value("ApiVersion"_L1).toString(), u"1.43"_s);
        QCOMPARE(client.send("GET", "/v1.99/version").status, 400);
        QCOMPARE(client.send("GET", "/nothing").status, 404);
        const QJsonObject info = client.send("GET", "/info").object();
        QCOMPARE(info.value("Containers"_L1).toInt(), 14);
        QCOMPARE(info.value("NCPU"_L1).toInt(), 8);
    }

    void listsTheWorld()
    {
        Client client(m_server->socketPath());
        QMap<QString, int> states;
        const QJsonArray rows = client.send("GET", "/containers/json?all=1").array();
        for (const QJsonValue row : rows)
            ++states[row.toObject().value("State"_L1).toString()];
        QCOMPARE(rows.size(), 14);
        QCOMPARE(states, (QMap<QString, int>{{u"running"_s, 11}, {u"paused"_s, 1}, {u"exited"_s, 2}}));
        QCOMPARE(client.send("GET", "/containers/json").array().size(), 12);
        QCOMPARE(client.send("GET", "/containers/json?filters=%7B%22name%22%3A%5B%22node-exp%22%5D%2C%22status%22%3A%5B%22exited%22%5D%7D").array().size(), 1);
        QCOMPARE(client.send("GET", "/images/json").array().size(), 39);
        QCOMPARE(client.send("GET", "/volumes").object().value("Volumes"_L1).toArray().size(), 11);
        QCOMPARE(client.send("GET", "/networks").array().size(), 6);
    }

    void stopAndStartAreHeardAndSeen()
    {
        Client listener(m_server->socketPath());
        QCOMPARE(listener.open("GET", "/events").status, 200);
        Client client(m_server->socketPath());
        QCOMPARE(client.send("POST", "/containers/web/stop").status, 204);
        QCOMPARE(client.send("POST", "/containers/web/stop").status, 304);
        QCOMPARE(heard(listener, u"stop"_s), (QStringList{u"kill"_s, u"die"_s, u"disconnect"_s, u"stop"_s}));
        QCOMPARE(stateOf(client, "web"), u"exited"_s);
        QCOMPARE(client.send("POST", "/containers/web/start").status, 204);
        QCOMPARE(heard(listener, u"start"_s), (QStringList{u"connect"_s, u"start"_s}));
        QCOMPARE(stateOf(client, "web"), u"running"_s);
        QCOMPARE(client.send("POST", "/containers/nobody/start").status, 404);
    }

    void namesOfEventsCarryDistinctTimes()
    {
        Client listener(m_server->socketPath());
        listener.open("GET", "/events");
        Client client(m_server->socketPath());
        client.send("POST", "/containers/web/restart");
        qint64 last = 0;
        for (int i = 0; i < 7; ++i) {
            const qint64 ns = QJsonDocument::fromJson(listener.chunk()).object().value("timeNano"_L1).toInteger();
            QVERIFY(ns > last);
            last = ns;
        }
    }

private:
    /// The actions up to and including `last`.
    static QStringList heard(Client &listener, const QString &last)
    {
        QStringList actions;
        while (actions.isEmpty() || actions.last() != last) {
            const QByteArray line = listener.chunk();
            if (line.isEmpty())
                break;
            actions += QJsonDocument::fromJson(line).object().value("Action"_L1).toString();
        }
        return actions;
    }
    static QString stateOf(Client &client, const QByteArray &name)
    {
        return client.send("GET", "/containers/" + name + "/json").object().value("State"_L1).toObject().value("Status"_L1).toString();
    }

    std::unique_ptr<demo::DemoServer> m_server;
};

PILOTHOUSE_TEST(TestDemoServer)
#include "tst_demoserver.moc"
