// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who we are by a token, a file that is renewed, a password; and as whom we act.
#include "authorizerharness.h"
#include "testmain.h"

#include <QTemporaryDir>
#include <QTest>

using base::Error;
using kubernetes::Secret;
using namespace std::chrono_literals;
using namespace authorizertest;

class KubeAuthorizerTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString put(const char *name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("no file");
        return path;
    }

private Q_SLOTS:
    void headers_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("nobody") << 0 << QByteArray();
        QTest::newRow("token") << 1 << QByteArray("Bearer tok");
        QTest::newRow("basic") << 2 << QByteArray("Basic ") + QByteArray("me:p:w").toBase64();
    }
    void headers()
    {
        QFETCH(int, way);
        Harness harness;
        if (way == 1)
            harness.context.login = kubernetes::TokenLogin{Secret("tok"), {}};
        if (way == 2)
            harness.context.login = kubernetes::BasicLogin{QStringLiteral("me"), Secret("p:w")};
        harness.open();
        harness.send();
        QTEST(harness.sent(), "header");
        harness.server->last()->reply(401); // nothing that could be tried again
        QCOMPARE(harness.replies.size(), size_t(1));
        QCOMPARE(harness.server->sent.size(), size_t(1));
        harness.send({{"authorization", "Bearer own"}});
        QCOMPARE(harness.sent(), QByteArray("Bearer own"));
    }

    void impersonation()
    {
        Harness harness;
        harness.context.login = kubernetes::TokenLogin{Secret("tok"), {}};
        auto &as = harness.context.impersonation;
        as.user = QStringLiteral("other");
        as.uid = QStringLiteral("7");
        as.groups = QStringList{QStringLiteral("g1"), QStringLiteral("g2")};
        as.extra = {{QStringLiteral("Acme.com/Project%x"), {QStringLiteral("a"), QStringLiteral("b")}}};
        harness.open();
        harness.send();
        const QList<net::Header> expected{{"Impersonate-User", "other"},
                                          {"Impersonate-Uid", "7"},
                                          {"Impersonate-Group", "g1"},
                                          {"Impersonate-Group", "g2"},
                                          {"Impersonate-Extra-acme.com%2Fproject%25x", "a"},
                                          {"Impersonate-Extra-acme.com%2Fproject%25x", "b"},
                                          {"Authorization", "Bearer tok"}};
        QCOMPARE(harness.server->last()->request.headers, expected);
        harness.send({{"Impersonate-User", "third"}});
        QCOMPARE(harness.server->last()->request.headers.size(), 2);
        QCOMPARE(harness.sent("Impersonate-User"), QByteArray("third"));
    }

    void lineEndsMakeNoHeaders()
    {
        Harness harness;
        harness.context.login = kubernetes::TokenLogin{Secret("hunter2\r\nX-Evil: 1"), {}};
        harness.open();
        harness.send();
        QVERIFY(harness.server->sent.empty());
        QVERIFY(!harness.replies[0].ok());
        QVERIFY(!harness.replies[0].error().text().contains(QStringLiteral("hunter2")));
    }

    void aTokenFileIsReadAgain()
    {
        Harness harness;
        const QString path = put("token", " one \n");
        harness.context.login = kubernetes::TokenLogin{Secret("static"), path};
        harness.open();
        const auto now = [&] {
            harness.send();
            return harness.sent();
        };
        QCOMPARE(now(), QByteArray("Bearer one")); // the file goes before the token
        put("token", "two");
        harness.clock.advance(49s);
        QCOMPARE(now(), QByteArray("Bearer one"));
        harness.clock.advance(1s); // a minute less ten seconds
        QCOMPARE(now(), QByteArray("Bearer two"));
        harness.clock.advance(50s);
        QVERIFY(QFile::remove(path));
        QCOMPARE(now(), QByteArray("Bearer two")); // the last good one
        put("token", "\n");
        QCOMPARE(now(), QByteArray("Bearer two"));
        put("token", "three"); // a failed reading is no reason to wait
        QCOMPARE(now(), QByteArray("Bearer three"));
    }

    void aRefusedTokenFileIsReadAtOnce()
    {
        Harness harness;
        const QString path = put("token", "one");
        harness.context.login = kubernetes::TokenLogin{{}, path};
        harness.open();
        harness.send();
        harness.server->last()->reply(401); // the same is still in the file
        QCOMPARE(harness.replies.size(), size_t(1));
        harness.send();
        put("token", "two");
        harness.server->last()->reply(401);
        turn();
        QCOMPARE(harness.sent(), QByteArray("Bearer two"));
        harness.server->last()->reply(200);
        QCOMPARE(harness.replies[1]->status, 200);
    }

    void aMissingTokenFile()
    {
        Harness harness;
        harness.context.login = kubernetes::TokenLogin{{}, QStringLiteral("/nowhere/token")};
        harness.open();
        harness.send();
        QCOMPARE(harness.replies[0].error().code, Error::Code::Unauthorized);
        QVERIFY(harness.replies[0].error().what.contains(QStringLiteral("/nowhere/token")));
        harness.context.login = kubernetes::TokenLogin{Secret("static"), QStringLiteral("/nowhere/token")};
        harness.open();
        harness.send();
        QCOMPARE(harness.sent(), QByteArray("Bearer static"));
    }
};

PILOTHOUSE_TEST(KubeAuthorizerTest)
#include "tst_kubeauthorizer.moc"
