// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "engineadvice.h"
#include "testmain.h"

#include <QTest>

using base::Error;
using dockerui::adviceFor;

class EngineAdviceTest : public QObject
{
    Q_OBJECT

    static Error error(Error::Code code)
    {
        Error result;
        result.code = code;
        return result;
    }
    static endpoint::Profile at(const char *address)
    {
        endpoint::Profile profile;
        profile.address = QString::fromLatin1(address);
        return profile;
    }

private Q_SLOTS:
    void permission()
    {
        docker::SocketOwner owner{true, QStringLiteral("root"), QStringLiteral("docker"), true, false};
        const auto told = [&] { return adviceFor(error(Error::Code::Permission), owner, {}).join(u' '); };
        QVERIFY2(told().contains(QStringLiteral("<code>sudo usermod -aG docker $USER</code>")), qPrintable(told()));
        QVERIFY(told().contains(QStringLiteral("not in the group docker")));
        owner.group = QStringLiteral("engine");
        QVERIFY(told().contains(QStringLiteral("-aG engine ")));
        owner.group = QStringLiteral("root"); // nobody is to join that one
        QVERIFY2(told().contains(QStringLiteral("Only the user root may use this socket")), qPrintable(told()));
        QVERIFY(!told().contains(QStringLiteral("usermod")));
        owner = {true, QStringLiteral("ann"), QStringLiteral("staff"), false, false};
        QVERIFY(told().contains(QStringLiteral("Only the user ann")));
        owner = {};
        QVERIFY(told().contains(QStringLiteral("A folder above the socket")));
    }

    void absence()
    {
        const auto told = [](bool docker, bool podman) {
            return adviceFor(error(Error::Code::Unreachable), {}, {docker, podman}).join(u' ');
        };
        QVERIFY(told(false, false).contains(QStringLiteral("sudo apt install docker.io")));
        QVERIFY(told(false, false).contains(QStringLiteral("sudo apt install podman")));
        QVERIFY(told(true, false).contains(QStringLiteral("sudo systemctl start docker")));
        QVERIFY(!told(true, false).contains(QStringLiteral("install docker")));
        QVERIFY(told(false, true).contains(QStringLiteral("systemctl --user start podman.socket")));
        QVERIFY(adviceFor(error(Error::Code::Protocol), {}, {}).isEmpty());
    }

    void elsewhere()
    {
        for (const char *address : {"tcp://build.example:2375", "ssh://me@build.example"}) {
            const QString told = dockerui::engineAdvice(error(Error::Code::Unreachable), at(address)).join(u' ');
            QVERIFY2(told.contains(QString::fromLatin1(address)) && !told.contains(QStringLiteral("apt")), qPrintable(told));
            QVERIFY(dockerui::engineAdvice(error(Error::Code::Server), at(address)).isEmpty());
        }
        const QString missing = dockerui::engineAdvice(error(Error::Code::Unreachable), at("unix:///nowhere/engine.sock")).join(u' ');
        QVERIFY2(missing.contains(QStringLiteral("<code>")), qPrintable(missing));
        QVERIFY(dockerui::engineAdvice(error(Error::Code::Tls), at("tcp://build.example:2376")).join(u' ').contains(
            QStringLiteral("certificates")));
    }
};

PILOTHOUSE_TEST(EngineAdviceTest)
#include "tst_engineadvice.moc"
