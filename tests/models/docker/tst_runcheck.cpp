// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each mistake is told at its own field and row, and a right form has none.
#include "runcheck.h"
#include "runcommand.h"
#include "testmain.h"

#include <QFile>
#include <QTest>

using namespace docker;

namespace {

RunFacts facts()
{
    return {{QStringLiteral("web"), QStringLiteral("db")}, 4, qint64(8) << 30};
}

/// "field:row" of what is found, warnings with a question mark.
QString found(const QString &line, const RunFacts &known)
{
    QStringList all;
    for (const FieldProblem &problem : checkRun(parseRunCommand(line).spec, known)) {
        QString text = QString::fromLatin1(problem.field);
        if (problem.row >= 0)
            text += u':' + QString::number(problem.row);
        all.append(problem.error ? text : text + u'?');
    }
    return all.join(u' ');
}

} // namespace

class RunCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheField_data()
    {
        QTest::addColumn<QString>("flags");
        QTest::addColumn<QString>("problems");
        const auto row = [](const char *flags, const char *problems) {
            QTest::newRow(flags) << QString::fromLatin1(flags) << QString::fromLatin1(problems);
        };
        row("", "");
        row("--name web", "name");
        row("--name x", "name");
        row("--name -web", "name");
        row("--name a/b", "name");
        row("--name other.1", "");
        row("-p 70000:80", "ports:0");
        row("-p 80 -p 8080:0", "ports:1");
        row("-p 80-82:90-91", "ports:0");
        row("-p 8000-8010:80 -p 8000-8010:81", "");
        row("-p 8080:80 -p 8080:81", "ports:1");
        row("-p 8080:80 -p 8080:80/udp", "");
        row("-p 127.0.0.1:8080:80 -p 127.0.0.2:8080:80", "");
        row("-p 127.0.0.1:8080:80 -p 8080:81", "ports:1");
        row("-p 8000-8003:80-83 -p 8002:90", "ports:1");
        row("-p 80 -p 81", "");
        row("-p 1.2.3:80:80", "ports:0");
        row("-p 80:80/icmp", "ports:0");
        row("--network host -p 80:80", "ports?");
        row("-m 5m", "memory");
        row("-m 6m", "");
        row("-m lots", "memory");
        row("-m 9g", "memory?");
        row("-m 512m --memory-swap 256m", "memorySwap");
        row("--memory-swap 1g", "memorySwap");
        row("-m 512m --memory-swap -1", "");
        row("-m 512m --memory-reservation 1g", "memoryReservation");
        row("--cpus 4", "");
        row("--cpus 4.1", "cpus");
        row("--cpus 0.001", "cpus");
        row("--cpus many", "cpus");
        row("--cpuset-cpus 0-3,5", "");
        row("--cpuset-cpus a", "cpusetCpus");
        row("--pids-limit -2", "pidsLimit");
        row("--rm --restart always", "restart");
        row("--rm --restart no", "");
        row("--restart sometimes", "restart");
        row("--restart on-failure:3", "");
        row("-v data:relative", "volumes:0");
        row("-v /a:/b -v ./c:/d", "volumes:1");
        row("-v /a:/b -v /c:/b", "volumes:1");
        row("-v /a:/", "volumes:0");
        row("-v data:/b:rx", "volumes:0");
        row("-v data:/b:ro,z -v data:/b:ro,z", "");
        row("-v 'a b:/c'", "volumes:0");
        row("--tmpfs run", "tmpfs:0");
        row("-w app", "workdir");
        row("-e =1", "env:0");
        row("-e A=1 -e 'B C=1'", "env:1 env:1?");
        row("-e a.b=1", "env:0?");
        row("-l =x", "labels:0");
        row("--health-interval 5", "health.interval");
        row("--health-timeout 10us", "health.timeout");
        row("--health-start-period 1m30s --health-retries 3", "");
        row("--health-retries x", "health.retries");
        row("--no-healthcheck --health-cmd a", "health.none");
        row("--cap-add NET_ADMIN --cap-add cap_sys_time --cap-drop all", "");
        row("--cap-add NET_ADMIN --cap-add NET_ADMIM", "capAdd:1");
        row("--privileged --cap-add CHOWN", "capAdd?");
        row("--ip 10.0.0.1", "ip");
        row("--network mine --ip 10.0.0.1 --ip6 fe80::1 --network-alias a", "");
        row("--network mine --ip fe80::1", "ip");
        row("--network bridge --network-alias a", "networkAliases");
        row("--network container: ", "network");
        row("--network container:a -h b", "hostname");
        row("--mac-address 92:d0", "macAddress");
        row("--dns example.org", "dns:0");
        row("--add-host a --add-host b:host-gateway --add-host c:x", "extraHosts:0 extraHosts:2");
        row("--device sda", "devices:0");
        row("--ulimit nofile=9:1", "ulimits:0");
        row("--stop-signal SIGRTMIN+3", "");
        row("--stop-signal ?", "stopSignal");
        row("--log-driver none --log-opt a=b", "logOptions:0");
        row("--pull sometimes", "pull");
        row("-u a:b:c", "user");
    }
    void namesTheField()
    {
        QFETCH(QString, flags);
        QFETCH(QString, problems);
        QCOMPARE(found(QStringLiteral("docker run ") + flags + QStringLiteral(" nginx"), facts()), problems);
    }

    void whatIsNotKnownIsNotChecked()
    {
        QCOMPARE(found(QStringLiteral("docker run --name web --cpus 400 -m 900g nginx"), {}), QString());
    }

    void images_data()
    {
        QTest::addColumn<bool>("valid");
        for (const char *good : {"nginx", "nginx:1.25-alpine", "library/nginx", "localhost:5000/a/b:c", "localhost/a",
                                 "ghcr.io/Owner", "registry.example.org:443/team/app_x/y--z:V1_0", "[::1]:5000/a",
                                 "a@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "3f5e",
                                 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})
            QTest::newRow(good) << (QLatin1String(good) != QLatin1String("ghcr.io/Owner"));
        for (const char *bad : {"Nginx", "nginx:", "nginx:-a", "/nginx", "nginx/", "a//b", "a b", "a@sha256:12", "-a", "a..b",
                                "http://a/b", "a:b:c"})
            QTest::newRow(bad) << false;
    }
    void images()
    {
        QFETCH(bool, valid);
        RunSpec spec;
        spec.image = QString::fromLatin1(QTest::currentDataTag());
        const auto problems = checkRun(spec, {});
        QCOMPARE(problems.empty(), valid);
        QVERIFY(valid || (problems.size() == 1 && problems[0].field == "image"));
    }

    /// What the CLI sends without complaint has no error here.
    void agreesWithTheCreateCall()
    {
        QFile file(QStringLiteral(PILOTHOUSE_TEST_DATA "/runlines.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        int checked = 0;
        for (const QByteArray &line : lines) {
            // The CLI passes these on although the engine refuses them.
            if (!line.startsWith("docker ") || line.contains("--ip 172.17.0.9"))
                continue;
            for (const FieldProblem &problem : checkRun(parseRunCommand(QString::fromUtf8(line)).spec, {}))
                QVERIFY2(!problem.error, (line + " -> " + problem.field + ' ' + problem.message.toUtf8()).constData());
            ++checked;
        }
        QVERIFY(checked > 80);
    }
};

PILOTHOUSE_TEST(RunCheck)
#include "tst_runcheck.moc"
