// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "engineaccess.h"
#include "testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

class EngineAccessTest : public QObject
{
    Q_OBJECT

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private Q_SLOTS:
    void owners()
    {
        const QTemporaryDir folder;
        const QString socket = folder.filePath(QStringLiteral("engine.sock"));
        write(socket, "");
        write(folder.filePath(QStringLiteral("passwd")),
              "root:x:99999:99999:root:/root:/bin/sh\nbroken\nme:x:" + QByteArray::number(::getuid()) + ":1::/:/bin/sh\n");
        write(folder.filePath(QStringLiteral("group")), "docker:x:" + QByteArray::number(::getgid()) + ":me\n");
        QCOMPARE(::chmod(QFile::encodeName(socket).constData(), 0660), 0);
        const docker::SocketOwner owner = docker::socketOwner(socket, folder.path());
        QVERIFY(owner.exists && owner.groupMay && !owner.othersMay);
        QCOMPARE(owner.user, QStringLiteral("me"));
        QCOMPARE(owner.group, QStringLiteral("docker"));
        QCOMPARE(::chmod(QFile::encodeName(socket).constData(), 0602), 0);
        const docker::SocketOwner nameless = docker::socketOwner(socket, folder.filePath(QStringLiteral("nowhere")));
        QVERIFY(!nameless.groupMay && nameless.othersMay);
        QCOMPARE(nameless.user, QString::number(::getuid()));
        QCOMPARE(nameless.group, QString::number(::getgid()));
        QVERIFY(!docker::socketOwner(folder.filePath(QStringLiteral("none"))).exists);
    }

    void installed()
    {
        const QTemporaryDir folder;
        QVERIFY(!docker::installedEngines({folder.path()}).docker);
        QVERIFY(!docker::installedEngines({folder.path()}).podman);
        write(folder.filePath(QStringLiteral("podman")), "#!/bin/sh\n");
        QVERIFY(docker::installedEngines({folder.path()}).podman);
        write(folder.filePath(QStringLiteral("dockerd")), "#!/bin/sh\n");
        QVERIFY(docker::installedEngines({folder.path()}).docker);
    }
};

PILOTHOUSE_TEST(EngineAccessTest)
#include "tst_engineaccess.moc"
