// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Ways that a program keeps open. The program is a script that notes how it was called and does as told; the test
// itself listens at the socket, where the program would.
#include "podmanservice.h"
#include "sshway.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/stat.h>

using base::Error;
using docker::PodmanService;
using docker::ProcessWay;
using docker::SshWay;
using namespace std::chrono_literals;

namespace
{

bool isGone(pid_t pid)
{
    if (::kill(pid, 0) != 0 && errno == ESRCH)
        return true;
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) == "Z";
}

struct Fake {
    QTemporaryDir folder;

    explicit Fake(const QByteArray &then)
    {
        QFile file(program());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no script");
        file.write("#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done > '" + path("args.new") + "'\necho $$ > '" +
                   path("pid") + "'\nmv '" + path("args.new") + "' '" + path("args") + "'\n" + then + "\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    [[nodiscard]] QString program() const { return folder.filePath(QStringLiteral("program")); }
    [[nodiscard]] QByteArray path(const char *name) const
    {
        return QFile::encodeName(folder.filePath(QString::fromLatin1(name)));
    }
    [[nodiscard]] QByteArray read(const char *name) const
    {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList arguments() const
    {
        return QString::fromUtf8(read("args")).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    [[nodiscard]] pid_t pid() const { return read("pid").trimmed().toInt(); }
    /// Waits until the script has noted how it was called.
    [[nodiscard]] bool called() const
    {
        return QTest::qWaitFor([this] { return !arguments().isEmpty(); }, 30000);
    }
};

struct Opened {
    int calls = 0;
    net::Origin origin;
    Error error;
    bool ok = false;
    int lost = 0;
    Error lostError;

    void open(ProcessWay &way)
    {
        way.lost = [this](Error e) {
            ++lost;
            lostError = std::move(e);
        };
        way.open([this](base::Result<net::Origin> result) {
            ++calls;
            ok = result.ok();
            if (ok)
                origin = *result;
            else
                error = result.error();
        });
    }
};

SshWay::Options sshTo(const Fake &fake)
{
    SshWay::Options options;
    options.host = QStringLiteral("engine.example");
    options.program = fake.program();
    return options;
}

PodmanService::Options podmanOf(const Fake &fake)
{
    PodmanService::Options options;
    options.program = fake.program();
    return options;
}

} // namespace

class WaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void podmanOpensAndEnds()
    {
        const Fake fake("exec sleep 1000");
        auto way = std::make_unique<PodmanService>(podmanOf(fake));
        Opened opened;
        opened.open(*way);
        QVERIFY(fake.called());
        QCOMPARE(fake.arguments().mid(0, 3),
                 (QStringList{QStringLiteral("system"), QStringLiteral("service"), QStringLiteral("--time=30")}));
        const QString address = fake.arguments().value(3);
        QVERIFY(address.startsWith(QLatin1String("unix:///")));
        const QString socket = address.mid(7);
        QCOMPARE(opened.calls, 0);
        const QString folder = QFileInfo(socket).path();
        struct stat status {
        };
        QCOMPARE(::stat(QFile::encodeName(folder).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0700);
        QLocalServer server;
        QVERIFY(server.listen(socket));
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        QVERIFY(opened.ok);
        QCOMPARE(opened.origin.socketPath, socket);
        QVERIFY(!opened.origin.secure);
        const pid_t pid = fake.pid();
        QVERIFY(!isGone(pid));
        server.close();
        way.reset();
        QVERIFY(!QFileInfo::exists(folder));
        QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), 30000);
        QCOMPARE(opened.calls, 1);
        QCOMPARE(opened.lost, 0);
    }

    void podmanMissing()
    {
        PodmanService way({QStringLiteral("pilothouse-no-podman"), 20s});
        Opened opened;
        opened.open(way);
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        QCOMPARE(opened.error.code, Error::Code::NotFound);
        QVERIFY(opened.error.what.contains(QStringLiteral("pilothouse-no-podman")));
        QCOMPARE(opened.lost, 0);
    }

    void podmanFails()
    {
        const Fake fake("echo 'Error: no space' >&2; exit 125");
        PodmanService way(podmanOf(fake));
        Opened opened;
        opened.open(way);
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        QVERIFY(!opened.ok);
        QCOMPARE(opened.error.code, Error::Code::Unreachable);
        QCOMPARE(opened.error.detail, QStringLiteral("Error: no space"));
        QCOMPARE(opened.lost, 0);
    }

    void neverReady()
    {
        const Fake fake("exec sleep 1000");
        PodmanService::Options options = podmanOf(fake);
        // Long enough for the script to have begun, or its process number would not be known.
        options.patience = 3s;
        PodmanService way(options);
        Opened opened;
        opened.open(way);
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        QCOMPARE(opened.error.code, Error::Code::Timeout);
        if (const pid_t pid = fake.pid(); pid > 0)
            QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), 30000);
    }

    void lostAfterOpening()
    {
        const Fake fake("while [ ! -e \"$0.end\" ]; do sleep 0.05; done\n"
                        "echo 'Timeout, server engine.example not responding.' >&2; exit 255");
        SshWay way(sshTo(fake));
        Opened opened;
        opened.open(way);
        QVERIFY(fake.called());
        const QStringList arguments = fake.arguments();
        const QString forward = arguments.value(arguments.indexOf(QStringLiteral("-L")) + 1);
        QLocalServer server;
        QVERIFY(server.listen(forward.section(QLatin1Char(':'), 0, 0)));
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        QVERIFY(opened.ok);
        QFile end(fake.program() + QStringLiteral(".end"));
        QVERIFY(end.open(QIODevice::WriteOnly));
        QTRY_COMPARE_WITH_TIMEOUT(opened.lost, 1, 30000);
        QCOMPARE(opened.calls, 1);
        QCOMPARE(opened.lostError.code, Error::Code::Timeout);
        QVERIFY(opened.lostError.retryable);
    }

    void sshArguments()
    {
        const Fake fake("exec sleep 1000");
        SshWay::Options options = sshTo(fake);
        options.port = 2222;
        options.user = QStringLiteral("me");
        options.remotePath = QStringLiteral("/run/user/1000/docker.sock");
        SshWay way(options);
        Opened opened;
        opened.open(way);
        QVERIFY(fake.called());
        const QStringList arguments = fake.arguments();
        QVERIFY(arguments.contains(QStringLiteral("BatchMode=yes")));
        QVERIFY(arguments.contains(QStringLiteral("ExitOnForwardFailure=yes")));
        QVERIFY(arguments.contains(QStringLiteral("ControlPersist=no")));
        QVERIFY(arguments.at(arguments.indexOf(QStringLiteral("-L")) + 1)
                    .endsWith(QStringLiteral(":/run/user/1000/docker.sock")));
        QCOMPARE(arguments.mid(arguments.size() - 6).join(QLatin1Char(' ')),
                 QStringLiteral("-p 2222 -l me -- engine.example"));
    }

    void sshErrors_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *words, Error::Code code, const char *part) {
            QTest::newRow(words) << QByteArray(words) << int(code) << QString::fromLatin1(part);
        };
        row("Host key verification failed.", Error::Code::Permission, "ssh -p 22 me@engine.example");
        row("No ED25519 host key is known for engine.example and you have requested strict checking.",
            Error::Code::Permission, "ssh -p 22 me@engine.example");
        row("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @", Error::Code::Permission, "not the one");
        row("me@engine.example: Permission denied (publickey).", Error::Code::Unauthorized, "agent");
        row("ssh: Could not resolve hostname engine.example: Name or service not known", Error::Code::NameLookup,
            "engine.example");
        row("ssh: connect to host engine.example port 22: Connection refused", Error::Code::Unreachable, "listens");
        row("ssh: connect to host engine.example port 22: Connection timed out", Error::Code::Timeout, "answer");
        row("kex_exchange_identification: read: Connection reset by peer", Error::Code::Unreachable, "ended");
    }
    void sshErrors()
    {
        QFETCH(QByteArray, words);
        QFETCH(int, code);
        QFETCH(QString, part);
        const Fake fake("echo '" + words + "' >&2; exit 255");
        SshWay::Options options = sshTo(fake);
        options.port = 22;
        options.user = QStringLiteral("me");
        SshWay way(options);
        Opened opened;
        opened.open(way);
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        QVERIFY(!opened.ok);
        QCOMPARE(int(opened.error.code), code);
        QVERIFY2(opened.error.what.contains(part), qPrintable(opened.error.what));
        QCOMPARE(opened.error.detail, QString::fromLatin1(words));
    }

    void anUnknownKeyIsTold()
    {
        const Fake fake("printf 'OpenSSH_9.2p1 Debian\\r\\ndebug1: Server host key: ssh-ed25519 SHA256:AbC+/9\\r\\n"
                        "Host key verification failed.\\r\\n' >&2; exit 255");
        SshWay way(sshTo(fake));
        Opened opened;
        opened.open(way);
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        QCOMPARE(opened.error.code, Error::Code::Permission);
        QVERIFY2(opened.error.what.contains(QStringLiteral("ED25519 SHA256:AbC+/9:")), qPrintable(opened.error.what));
        QCOMPARE(opened.error.detail, QStringLiteral("Host key verification failed."));
        QVERIFY(fake.arguments().contains(QStringLiteral("LogLevel=DEBUG1")));
    }

    void whatSshCannotForwardIsRefused()
    {
        const Fake fake("exec sleep 1000");
        SshWay::Options options = sshTo(fake);
        options.remotePath = QStringLiteral("/a:b");
        SshWay way(options);
        Opened opened;
        opened.open(way);
        QCOMPARE(opened.calls, 1);
        QCOMPARE(opened.error.code, Error::Code::BadRequest);
    }

    void openedAgain()
    {
        const Fake fake("exit 1");
        PodmanService way(podmanOf(fake));
        Opened opened;
        opened.open(way);
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 1, 30000);
        opened.open(way);
        QTRY_COMPARE_WITH_TIMEOUT(opened.calls, 2, 30000);
    }
};

PILOTHOUSE_TEST(WaysTest)
#include "tst_ways.moc"
