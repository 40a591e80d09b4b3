// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pasted command fills the form, the form prints a command, and nothing is lost on the way.
#include "runcommand.h"
#include "runflags.h"
#include "shellwords.h"
#include "testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace docker;

class RunCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsAreCutAsAShellCutsThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *text, const QStringList &words) {
            QTest::newRow(text) << QString::fromLatin1(text) << words;
        };
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        row("a  b", {s("a"), s("b")});
        row("a\\\n  b", {s("a"), s("b")});
        row("a\\\r\nb", {s("ab")});
        row("'a b'c", {s("a bc")});
        row("\"a \\\"b\\\" \\n\"", {s("a \"b\" \\n")});
        row("a\\ b", {s("a b")});
        row("''", {QString()});
        row("a # c d\nb", {s("a"), s("b")});
        row("a#b", {s("a#b")});
        row("'a", {s("a")});
        row("a\\", {s("a\\")});
    }
    void wordsAreCutAsAShellCutsThem()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QStringList found;
        for (const ShellWord &word : splitShellWords(text).words)
            found.append(word.text);
        QCOMPARE(found, words);
    }

    void quotingIsUndoneByCutting()
    {
        QRandomGenerator random(5);
        const QString alphabet = QStringLiteral("ab '\"\\$`|&;<>#\n~*=\u00e4");
        for (int round = 0; round < 2000; ++round) {
            QString word;
            for (int i = random.bounded(8); i > 0; --i)
                word += alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
            const ShellWords cut = splitShellWords(quoteShellWord(word));
            QCOMPARE(cut.words.size(), size_t(1));
            QCOMPARE(cut.words[0].text, word);
            QVERIFY(!cut.words[0].expands && cut.openQuote < 0);
        }
    }

    void aLongLineFillsTheForm()
    {
        const ParsedRun run = parseRunCommand(QStringLiteral(
            "$ sudo -E docker run -itd --name=web -p8080:80 -p '[::1]:53:53/UDP' -p 127.0.0.1::443 \\\n"
            "  -e A=1 -e B -e 'C=x y=z' -v data:/data:ro -v /anon --restart on-failure:5 -m 512m --cpus=1.5 \\\n"
            "  --entrypoint '' --net backend --read-only=true --rm=false --blkio-weight 300 --health-cmd \"curl -f x\" \\\n"
            "  nginx:1.25 sh -c 'echo \"hi\"' -p"));
        QVERIFY2(run.ok(), run.problems.empty() ? "" : qPrintable(run.problems.front().message));
        const RunSpec &spec = run.spec;
        QVERIFY(spec.interactive && spec.tty && spec.detach && spec.readOnly && !spec.autoRemove);
        QCOMPARE(spec.name, QStringLiteral("web"));
        QCOMPARE(spec.ports.size(), size_t(3));
        QCOMPARE(spec.ports[0], (RunPort{{}, QStringLiteral("8080"), QStringLiteral("80"), QStringLiteral("tcp")}));
        QCOMPARE(spec.ports[1],
                 (RunPort{QStringLiteral("::1"), QStringLiteral("53"), QStringLiteral("53"), QStringLiteral("udp")}));
        QCOMPARE(spec.ports[2],
                 (RunPort{QStringLiteral("127.0.0.1"), {}, QStringLiteral("443"), QStringLiteral("tcp")}));
        QCOMPARE(spec.env.size(), size_t(3));
        QCOMPARE(spec.env[1], (RunVariable{QStringLiteral("B"), {}, true}));
        QCOMPARE(spec.env[2], (RunVariable{QStringLiteral("C"), QStringLiteral("x y=z"), false}));
        QCOMPARE(spec.volumes[0], (RunVolume{QStringLiteral("data"), QStringLiteral("/data"), QStringLiteral("ro")}));
        QCOMPARE(spec.volumes[1], (RunVolume{{}, QStringLiteral("/anon"), {}}));
        QCOMPARE(spec.entrypoint, std::optional<QString>(QString()));
        QCOMPARE(spec.network, QStringLiteral("backend"));
        QCOMPARE(spec.health.command, QStringLiteral("curl -f x"));
        QCOMPARE(spec.advanced, QStringList{QStringLiteral("--blkio-weight=300")});
        QCOMPARE(spec.image, QStringLiteral("nginx:1.25"));
        QCOMPARE(spec.command, (QStringList{QStringLiteral("sh"), QStringLiteral("-c"),
                                            QStringLiteral("echo \"hi\""), QStringLiteral("-p")}));
    }

    void otherSpellings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("create") << QStringLiteral("docker create busybox");
        QTest::newRow("container run") << QStringLiteral("docker container run busybox");
        QTest::newRow("podman") << QStringLiteral("podman run busybox");
        QTest::newRow("path") << QStringLiteral("/usr/bin/docker run busybox");
        QTest::newRow("root prompt") << QStringLiteral("  # docker run busybox");
        QTest::newRow("end of flags") << QStringLiteral("docker run -- busybox");
        QTest::newRow("comment") << QStringLiteral("docker run busybox # a comment");
    }
    void otherSpellings()
    {
        QFETCH(QString, text);
        RunSpec spec;
        spec.image = QStringLiteral("busybox");
        const ParsedRun run = parseRunCommand(text);
        QVERIFY(run.ok());
        QCOMPARE(run.spec, spec);
    }

    void problemsNameTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        const auto row = [](const char *text, int position) {
            QTest::newRow(text) << QString::fromLatin1(text) << position;
        };
        row("", 0);
        row("ls -l", 0);
        row("docker pull nginx", 7);
        row("docker run", 7);
        row("docker run -p", 11);
        row("docker run --frob nginx", 11);
        row("docker run -iZ nginx", 11);
        row("docker run -p target=/b nginx", 14);
        row("docker run -v :xx:ro nginx", 14);
        row("docker run --rm=maybe nginx", 11);
        row("docker run nginx 'a", 17);
        row("docker run -v $PWD:/a nginx", 14);
        row("docker run nginx | tee x", 17);
        row("docker -H tcp://x run nginx", 7);
        row("# docker run --frob nginx", 13);
    }
    void problemsNameTheirPlace()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        const ParsedRun run = parseRunCommand(text);
        QVERIFY(!run.ok());
        QCOMPARE(run.problems.front().position, position);
        QVERIFY(!run.problems.front().message.isEmpty());
    }

    void unknownFlagsAreKept()
    {
        const ParsedRun run = parseRunCommand(QStringLiteral("docker run --frob=1 --link a:b nginx"));
        QCOMPARE(run.problems.size(), size_t(1));
        QCOMPARE(run.spec.advanced, (QStringList{QStringLiteral("--frob=1"), QStringLiteral("--link=a:b")}));
        QVERIFY(printRunCommand(run.spec, false).contains(QStringLiteral("--frob=1")));
    }

    void printsOneElementAnArgument()
    {
        RunSpec spec;
        spec.image = QStringLiteral("nginx");
        spec.detach = true;
        spec.name = QStringLiteral("web");
        spec.ports = {{QStringLiteral("::1"), QStringLiteral("8080"), QStringLiteral("80"), QStringLiteral("udp")}};
        spec.env = {{QStringLiteral("A"), QStringLiteral("it's"), false}};
        spec.command = {QStringLiteral("echo"), QStringLiteral("a b")};
        QCOMPARE(printRunCommand(spec, false).join(u'\n'),
                 QStringLiteral("docker run\n-d\n--name web\n-e 'A=it'\\''s'\n-p '[::1]:8080:80/udp'\nnginx\necho\n'a b'"));
    }

    void secretsAreMasked()
    {
        const ParsedRun run = parseRunCommand(QStringLiteral(
            "docker run -e MYSQL_PASSWORD=hunter2 -e A=plain -e API_TOKEN -l app.secret=hunter2 --log-opt x-token=hunter2 "
            "-e URL=https://bob:hunter2@host/ mysql --password hunter2 --token=hunter2"));
        QVERIFY(run.ok());
        const QString masked = printRunCommand(run.spec, true).join(u' ');
        QVERIFY2(!masked.contains(QStringLiteral("hunter2")), qPrintable(masked));
        QVERIFY(masked.contains(QStringLiteral("A=plain")) && masked.contains(QStringLiteral("-e API_TOKEN")));
        QCOMPARE(printRunCommand(run.spec, false).join(u' ').count(QStringLiteral("hunter2")), 6);
    }

    void anyFormComesBack()
    {
        // Every flag at random, with values that need quoting: printing and parsing is the identity.
        QRandomGenerator random(11);
        const QStringList values = {QStringLiteral("a"), QStringLiteral("-1"), QStringLiteral("x y"),
                                    QStringLiteral("k=v"), QStringLiteral("it's"), QStringLiteral("$HOME"),
                                    QStringLiteral("8080:80/udp"), QStringLiteral("/a:/b:ro"), QStringLiteral("\"\\n#")};
        const auto value = [&] { return values.at(random.bounded(static_cast<int>(values.size()))); };
        for (int round = 0; round < 500; ++round) {
            RunSpec spec;
            spec.image = value();
            for (int i = random.bounded(4); i > 0; --i)
                spec.command.append(value());
            for (int i = random.bounded(20); i > 0; --i) {
                const auto flags = runFlags();
                const RunFlag &flag = flags[static_cast<size_t>(random.bounded(static_cast<int>(flags.size())))];
                QVERIFY(setRunFlag(spec, flag, isSwitch(flag) ? QStringLiteral("true") : value()));
            }
            const QString line = printRunCommand(spec, false).join(u' ');
            const ParsedRun run = parseRunCommand(line);
            QVERIFY2(run.ok(), qPrintable(line));
            QVERIFY2(run.spec == spec, qPrintable(line));
        }
    }
};

PILOTHOUSE_TEST(RunCommand)
#include "tst_runcommand.moc"
