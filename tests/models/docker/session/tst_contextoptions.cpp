// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "contextoptions.h"
#include "sshway.h"
#include "testmain.h"

#include <QTest>

using docker::EngineContext;
using docker::SessionOptions;

namespace
{

EngineContext contextFor(const char *host, bool tls = false)
{
    EngineContext context;
    context.host = QString::fromLatin1(host);
    context.tls = tls;
    docker::readHost(context.host, context);
    return context;
}

} // namespace

class ContextOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void socket()
    {
        SessionOptions options;
        QVERIFY(docker::reach(contextFor("unix:///a/b"), options).ok());
        QCOMPARE(options.origin.socketPath, QStringLiteral("/a/b"));
        QVERIFY(options.local);
        QVERIFY(!options.way);
    }

    void tcp()
    {
        SessionOptions options;
        options.local = true;
        QVERIFY(docker::reach(contextFor("tcp://h:9"), options).ok());
        QVERIFY(!options.local);
        QCOMPARE(options.origin.host, QStringLiteral("h"));
        QCOMPARE(options.origin.port, quint16(9));
        QVERIFY(!options.origin.secure);
        EngineContext context = contextFor("tcp://h", true);
        context.verify = false;
        context.authorityFile = QStringLiteral("ca");
        context.certificateFile = QStringLiteral("cert");
        context.keyFile = QStringLiteral("key");
        QVERIFY(docker::reach(context, options).ok());
        QCOMPARE(options.origin.port, quint16(2376));
        QVERIFY(options.origin.secure);
        QVERIFY(!options.origin.tls.verify);
        QCOMPARE(options.origin.tls.authorityFile, QStringLiteral("ca"));
        QCOMPARE(options.origin.tls.certificateFile, QStringLiteral("cert"));
        QCOMPARE(options.origin.tls.keyFile, QStringLiteral("key"));
    }

    void ssh()
    {
        SessionOptions options;
        QVERIFY(docker::reach(contextFor("ssh://me@h:22"), options).ok());
        QVERIFY(!options.local);
        QVERIFY(options.way);
        const auto way = options.way();
        QVERIFY(dynamic_cast<docker::SshWay *>(way.get()) != nullptr);
    }

    void unsupported()
    {
        SessionOptions options;
        const auto result = docker::reach(contextFor("npipe://x"), options);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, base::Error::Code::Unsupported);
        QVERIFY(result.error().what.contains(QStringLiteral("npipe://x")));
    }
};

PILOTHOUSE_TEST(ContextOptionsTest)
#include "tst_contextoptions.moc"
