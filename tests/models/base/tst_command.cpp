// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "command.h"
#include "testmain.h"

#include <QFile>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <optional>

using base::CommandOutput;
using base::CommandSpec;
using base::Error;
using base::ProcessRunner;
using base::Result;
using base::RunningCommand;
using namespace std::chrono_literals;

namespace
{

CommandSpec shell(const char *script)
{
    CommandSpec spec;
    spec.program = QStringLiteral("/bin/sh");
    spec.arguments = QStringList{QStringLiteral("-c"), QString::fromLatin1(script)};
    return spec;
}

struct Run {
    std::optional<Result<CommandOutput>> result;
    std::unique_ptr<RunningCommand> command;
    explicit Run(CommandSpec spec)
    {
        command = ProcessRunner().run(std::move(spec), [this](Result<CommandOutput> r) { result = std::move(r); });
    }
};

/// Gone, or dead and only waiting for whoever collects orphans.
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

} // namespace

class CommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsBothOutputsAndTheCode()
    {
        CommandSpec spec = shell("cat; echo \"$WORD\" >&2; exit 3");
        spec.input = QByteArray(200000, 'x');
        spec.environment.insert(QStringLiteral("WORD"), QStringLiteral("hello"));
        Run run(std::move(spec));
        QVERIFY(!run.result);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QVERIFY(run.result->ok());
        QCOMPARE(run.result->value().exitCode, 3);
        QCOMPARE(run.result->value().standardOutput, QByteArray(200000, 'x'));
        QCOMPARE(run.result->value().standardError, QByteArray("hello\n"));
    }

    void inputIsClosed()
    {
        Run run(shell("cat"));
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QVERIFY(run.result->ok());
    }

    void whatIsNotThereIsNotFound()
    {
        CommandSpec spec;
        spec.program = QStringLiteral("pilothouse-no-such-program");
        Run run(spec);
        QVERIFY(!run.result);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QVERIFY(!run.result->ok());
        QCOMPARE(run.result->error().code, Error::Code::NotFound);
        QVERIFY(run.result->error().what.contains(spec.program));
        spec.program = QStringLiteral("/etc/passwd");
        Run second(spec);
        QTRY_VERIFY_WITH_TIMEOUT(second.result, 30000);
        QVERIFY(!second.result->ok());
        QCOMPARE(second.result->error().code, Error::Code::Permission);
    }

    void tooLate()
    {
        CommandSpec spec = shell("echo why >&2; exec sleep 1000");
        spec.deadline = 200ms;
        Run run(std::move(spec));
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QVERIFY(!run.result->ok());
        QCOMPARE(run.result->error().code, Error::Code::Timeout);
    }

    void tooMuch()
    {
        CommandSpec spec = shell("exec yes");
        spec.outputLimit = 10000;
        Run run(std::move(spec));
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QVERIFY(!run.result->ok());
        QCOMPARE(run.result->error().code, Error::Code::TooLarge);
    }

    void endedBySignal()
    {
        Run run(shell("kill -9 $$"));
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QVERIFY(!run.result->ok());
        QCOMPARE(run.result->error().code, Error::Code::Io);
    }

    void linesOfAStartedCommand()
    {
        QList<QByteArray> lines;
        std::optional<Result<CommandOutput>> result;
        const auto command = ProcessRunner().start(
            shell("echo lost; echo one >&2; printf tw >&2; echo o >&2; printf rest >&2; exit 2"),
            [&](const QByteArray &line) { lines.append(line); },
            [&](Result<CommandOutput> r) { result = std::move(r); });
        QTRY_VERIFY_WITH_TIMEOUT(result, 30000);
        QVERIFY(result->ok());
        QCOMPARE(result->value().exitCode, 2);
        QVERIFY(result->value().standardOutput.isEmpty());
        QCOMPARE(result->value().standardError, QByteArray("one\ntwo\nrest"));
        QCOMPARE(lines, (QList<QByteArray>{"one", "two"}));
    }

    void destructionKillsTheWholeGroup()
    {
        QList<QByteArray> lines;
        bool finished = false;
        auto command = ProcessRunner().start(
            shell("sleep 1000 & echo $! >&2; (trap '' TERM HUP; sleep 1000 & echo $! >&2; wait) & echo $$ >&2; wait"),
            [&](const QByteArray &line) { lines.append(line); }, [&](const auto &) { finished = true; });
        QTRY_COMPARE_WITH_TIMEOUT(lines.size(), 3, 30000);
        for (const QByteArray &line : std::as_const(lines))
            QVERIFY(!isGone(line.toInt()));
        command.reset();
        for (const QByteArray &line : std::as_const(lines))
            QTRY_VERIFY_WITH_TIMEOUT(isGone(line.toInt()), 30000);
        QVERIFY(!finished);
    }

    void aSessionOfItsOwn()
    {
        // Group and session, fields 5 and 6; the name in field 2 has no space here.
        CommandSpec spec = shell("cut -d' ' -f5,6 /proc/$$/stat; echo $$; sleep 1000 & echo $!; exec sleep 1000");
        spec.ownSession = true;
        spec.deadline = 300ms;
        Run run(spec);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QCOMPARE(run.result->error().code, Error::Code::Timeout); // and the group was killed
        spec = shell("cut -d' ' -f5,6 /proc/$$/stat; echo $$ $$");
        spec.ownSession = true;
        Run own(spec);
        QTRY_VERIFY_WITH_TIMEOUT(own.result, 30000);
        QList<QByteArray> lines = own.result->value().standardOutput.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], lines[1]);
        spec.ownSession = false;
        Run shared(spec);
        QTRY_VERIFY_WITH_TIMEOUT(shared.result, 30000);
        lines = shared.result->value().standardOutput.trimmed().split('\n');
        QCOMPARE(lines[0].split(' ')[0], lines[1].split(' ')[0]);
        QVERIFY(lines[0].split(' ')[1] != lines[1].split(' ')[1]);
    }

    void callbacksMayDestroyTheCommand()
    {
        std::unique_ptr<RunningCommand> command;
        int calls = 0;
        command = ProcessRunner().start(
            shell("echo a >&2; echo b >&2; exec sleep 1000"),
            [&](const QByteArray &) {
                ++calls;
                command.reset();
            },
            [&](const auto &) { ++calls; });
        QTRY_COMPARE_WITH_TIMEOUT(calls, 1, 30000);
        QVERIFY(!command);
        bool done = false;
        command = ProcessRunner().run(shell("exit 0"), [&](const auto &) {
            command.reset();
            done = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(done, 30000);
        QVERIFY(!command);
        QCOMPARE(calls, 1);
    }

    void destroyedAtOnce()
    {
        bool called = false;
        auto command = ProcessRunner().run(shell("exec sleep 1000"), [&](const auto &) { called = true; });
        command.reset();
        // Another one, so that the event loop has surely turned.
        Run run(shell("exit 0"));
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30000);
        QVERIFY(!called);
    }
};

PILOTHOUSE_TEST(CommandTest)
#include "tst_command.moc"
