// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "command.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTimer>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace base
{

namespace
{

constexpr qsizetype KeptErrorBytes = 16 * 1024;
constexpr qsizetype LongestLine = 8 * 1024;

struct Command {
    Q_DECLARE_TR_FUNCTIONS(base::Command)
};

/// Kills the group and lets the QProcess go when the kernel has told it of the end. Its own destructor would wait.
void reap(QProcess *process)
{
    process->disconnect();
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QObject::connect(process, &QProcess::errorOccurred, process, [process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            process->deleteLater();
    });
    const auto pid = static_cast<pid_t>(process->processId());
    if (pid > 0) {
        ::kill(-pid, SIGKILL);
        // It may not have got as far as making its group.
        ::kill(pid, SIGKILL);
    }
}

class QtCommand final : public RunningCommand
{
public:
    QtCommand(CommandSpec spec, bool keepOutput, ProcessRunner::ErrorLine line, ProcessRunner::Finished finished)
        : m_spec(std::move(spec)), m_keepOutput(keepOutput), m_line(std::move(line)), m_finished(std::move(finished)),
          m_process(new QProcess)
    {
        launch();
    }
    ~QtCommand() override { reap(m_process); }
    QtCommand(const QtCommand &) = delete;
    QtCommand &operator=(const QtCommand &) = delete;

private:
    void launch()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto entry = m_spec.environment.cbegin(); entry != m_spec.environment.cend(); ++entry)
            environment.insert(entry.key(), entry.value());
        m_process->setProcessEnvironment(environment);
        m_process->setProgram(m_spec.program);
        m_process->setArguments(m_spec.arguments);
        if (!m_keepOutput)
            m_process->setStandardOutputFile(QProcess::nullDevice());
        const pid_t parent = ::getpid();
        m_process->setChildProcessModifier([parent, ownSession = m_spec.ownSession] {
            // A new session has a group of its own as well.
            if (!ownSession || ::setsid() < 0)
                ::setpgid(0, 0);
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent)
                ::_exit(127);
        });
        QObject::connect(m_process, &QProcess::readyReadStandardOutput, &m_context, [this] { readOutput(); });
        QObject::connect(m_process, &QProcess::readyReadStandardError, &m_context, [this] { readError(); });
        // Queued: start() may fail before it returns, when the caller does not have us yet.
        QObject::connect(
            m_process, &QProcess::errorOccurred, &m_context,
            [this](QProcess::ProcessError error) {
                if (error == QProcess::FailedToStart)
                    failedToStart();
            },
            Qt::QueuedConnection);
        QObject::connect(m_process, &QProcess::finished, &m_context,
                         [this](int code, QProcess::ExitStatus status) { ended(code, status); });
        if (m_spec.deadline.count() > 0) {
            m_deadline.setSingleShot(true);
            QObject::connect(&m_deadline, &QTimer::timeout, &m_context, [this] {
                fail(Error::Code::Timeout, Command::tr("%1 did not finish in time").arg(m_spec.program), true);
            });
            m_deadline.start(m_spec.deadline);
        }
        m_process->start(QIODevice::ReadWrite);
        if (!m_spec.input.isEmpty())
            m_process->write(m_spec.input);
        m_process->closeWriteChannel();
        m_spec.input.clear();
    }

    void readOutput()
    {
        m_output.standardOutput += m_process->readAllStandardOutput();
        checkLimit();
    }

    void readError()
    {
        const QByteArray bytes = m_process->readAllStandardError();
        m_output.standardError += bytes;
        if (m_keepOutput) {
            checkLimit();
            return;
        }
        if (m_output.standardError.size() > 2 * KeptErrorBytes)
            m_output.standardError = m_output.standardError.right(KeptErrorBytes);
        m_pending += bytes;
        // The receiver may destroy us: everything is taken out first.
        const QByteArray all = std::exchange(m_pending, {});
        const qsizetype end = all.lastIndexOf('\n');
        m_pending = all.mid(end + 1).right(LongestLine);
        if (end < 0 || !m_line)
            return;
        const std::weak_ptr<bool> alive = m_alive;
        const ProcessRunner::ErrorLine line = m_line;
        for (const QByteArray &one : all.left(end).split('\n')) {
            line(one);
            if (alive.expired())
                return;
        }
    }

    void checkLimit()
    {
        if (m_output.standardOutput.size() > m_spec.outputLimit || m_output.standardError.size() > m_spec.outputLimit)
            fail(Error::Code::TooLarge, Command::tr("%1 wrote more than expected").arg(m_spec.program), false);
    }

    void failedToStart()
    {
        // Qt tells what happened only in words; the code is found out by looking.
        const bool path = m_spec.program.contains(QLatin1Char('/'));
        const bool there = path && ::access(m_spec.program.toLocal8Bit().constData(), F_OK) == 0;
        fail(there ? Error::Code::Permission : Error::Code::NotFound,
             there ? Command::tr("%1 could not be started").arg(m_spec.program)
                   : Command::tr("The program %1 is not installed").arg(m_spec.program),
             false);
    }

    void ended(int code, QProcess::ExitStatus status)
    {
        const std::weak_ptr<bool> alive = m_alive;
        // What is still in the pipes.
        readError();
        if (alive.expired() || !m_finished)
            return;
        if (m_keepOutput)
            readOutput();
        if (alive.expired() || !m_finished)
            return;
        if (status == QProcess::CrashExit) {
            fail(Error::Code::Io, Command::tr("%1 was ended by a signal").arg(m_spec.program), false);
            return;
        }
        m_output.exitCode = code;
        m_deadline.stop();
        const ProcessRunner::Finished finished = std::exchange(m_finished, {});
        finished(std::move(m_output));
    }

    void fail(Error::Code code, const QString &what, bool retryable)
    {
        if (!m_finished)
            return;
        Error error;
        error.code = code;
        error.what = what;
        error.detail = QString::fromLocal8Bit(m_output.standardError.right(KeptErrorBytes)).trimmed();
        error.retryable = retryable;
        m_deadline.stop();
        reap(std::exchange(m_process, new QProcess));
        const ProcessRunner::Finished finished = std::exchange(m_finished, {});
        finished(std::move(error));
    }

    CommandSpec m_spec;
    bool m_keepOutput;
    ProcessRunner::ErrorLine m_line;
    ProcessRunner::Finished m_finished;
    QProcess *m_process;
    QTimer m_deadline;
    CommandOutput m_output;
    QByteArray m_pending;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QObject m_context; ///< last: goes first, and with it the connections
};

} // namespace

std::unique_ptr<RunningCommand> ProcessRunner::run(CommandSpec spec, Finished finished)
{
    return std::make_unique<QtCommand>(std::move(spec), true, ErrorLine(), std::move(finished));
}

std::unique_ptr<RunningCommand> ProcessRunner::start(CommandSpec spec, ErrorLine line, Finished finished)
{
    return std::make_unique<QtCommand>(std::move(spec), false, std::move(line), std::move(finished));
}

} // namespace base
