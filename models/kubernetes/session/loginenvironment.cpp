// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "loginenvironment.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QUuid>

#include <pwd.h>
#include <unistd.h>

namespace kubernetes {

namespace {

constexpr qint64 mostOutput = 4 * 1024 * 1024; ///< the kernel allows 2 MB of environment

using Variables = QMap<QString, QString>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::LoginEnvironment)
};

QString named(const char *name)
{
    return QString::fromLatin1(name);
}

/// What describes the shell's own terminal and place rather than the person's wishes.
bool belongsToShell(const QString &name)
{
    static const QStringList names{named("TERM"),    named("PWD"),   named("OLDPWD"),  named("SHLVL"),
                                   named("_"),       named("COLUMNS"), named("LINES"), named("PS1"),
                                   named("PROMPT"),  named("PILOTHOUSE_READS_ENVIRONMENT"), named("BASH_ENV"),
                                   named("ENV"),     named("TMUX"),  named("STY"),     named("DISABLE_AUTO_UPDATE")};
    return names.contains(name) || name.startsWith(named("BASH_FUNC_"));
}

QString passwordShell()
{
    char buffer[16 * 1024];
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer, sizeof buffer, &found) != 0 || found == nullptr)
        return {};
    return QString::fromLocal8Bit(found->pw_shell);
}

/// The text between the marks: environment variables, each ended by a zero byte. Nothing without both marks.
std::optional<Variables> readVariables(const QByteArray &output, const QByteArray &mark)
{
    // The last but one: an rc file may echo the command that it is run with.
    const qsizetype end = output.lastIndexOf(mark);
    const qsizetype begin = end > 0 ? output.lastIndexOf(mark, end - 1) : -1;
    if (begin < 0)
        return {};
    const QByteArray text = output.mid(begin + mark.size(), end - begin - mark.size());
    Variables variables;
    for (const QByteArray &entry : text.split('\0')) {
        const qsizetype equals = entry.indexOf('=');
        if (equals > 0)
            variables.insert(QString::fromLocal8Bit(entry.left(equals)), QString::fromLocal8Bit(entry.mid(equals + 1)));
    }
    if (!variables.contains(named("PATH")))
        return {};
    variables.removeIf([](const auto &entry) { return belongsToShell(entry.key()); });
    return variables;
}

base::CommandSpec shellCommand(const LoginShell &shell, const QByteArray &mark)
{
    base::CommandSpec command;
    command.program = shell.program;
    // By path: an alias or a function would not do, and PATH may be what is broken.
    const QString script = named("printf '%s' '%1'; /usr/bin/env -0; printf '%s' '%1'").replace(named("%1"), QString::fromLatin1(mark));
    const QString name = QFileInfo(shell.program).fileName();
    // csh takes -l only alone; its .login is not read then, .cshrc is.
    if (name == named("csh") || name == named("tcsh"))
        command.arguments = QStringList{named("-i"), named("-c"), script};
    else
        command.arguments = QStringList{named("-l"), named("-i"), named("-c"), script};
    // For rc files that want to know, and against those that ask whether to update.
    command.environment.insert(named("PILOTHOUSE_READS_ENVIRONMENT"), named("1"));
    command.environment.insert(named("DISABLE_AUTO_UPDATE"), named("true"));
    command.environment.insert(named("TERM"), named("dumb"));
    command.deadline = shell.limit;
    command.outputLimit = mostOutput;
    command.ownSession = true; // an interactive shell in the background of our terminal would be stopped
    return command;
}

/// What there is without a shell, and the usual folders.
LoginEnvironment completed(const LoginShell &shell, std::optional<Variables> variables, const QString &problem)
{
    LoginEnvironment environment;
    environment.fromShell = variables.has_value();
    environment.variables = variables.value_or(shell.environment);
    if (!environment.fromShell)
        environment.problem = problem;
    QStringList path = environment.variables.value(named("PATH")).split(u':', Qt::SkipEmptyParts);
    // Our own has what the desktop's session added.
    path += shell.environment.value(named("PATH")).split(u':', Qt::SkipEmptyParts);
    for (const QString &folder : shell.folders) {
        if (QFileInfo(folder).isDir())
            path.append(folder);
    }
    path.removeDuplicates();
    // An empty one would hide the one that a command inherits.
    if (!path.isEmpty())
        environment.variables.insert(named("PATH"), path.join(u':'));
    return environment;
}

QString whyNot(const LoginShell &shell, const base::Result<base::CommandOutput> &output)
{
    if (output.ok())
        return Words::tr("The login shell %1 did not tell its environment").arg(shell.program);
    if (output.error().code == base::Error::Code::Timeout)
        return Words::tr("The login shell %1 did not tell its environment within %n second(s)", nullptr,
                         static_cast<int>((shell.limit.count() + 999) / 1000))
            .arg(shell.program);
    return Words::tr("The login shell %1 could not be asked for its environment").arg(shell.program);
}

} // namespace

std::optional<LoginEnvironment> LoginEnvironmentCache::value() const
{
    const QMutexLocker lock(&m_mutex);
    return m_value;
}

void LoginEnvironmentCache::store(const LoginEnvironment &environment)
{
    const QMutexLocker lock(&m_mutex);
    m_value = environment;
}

void LoginEnvironmentCache::forget()
{
    const QMutexLocker lock(&m_mutex);
    m_value.reset();
}

QStringList LoginShell::usualFolders(const QString &home)
{
    QStringList folders{named("/usr/local/bin"), named("/snap/bin"), named("/usr/lib/google-cloud-sdk/bin"),
                        named("/opt/homebrew/bin"), named("/home/linuxbrew/.linuxbrew/bin")}; // lint: allow machine-path
    if (!home.isEmpty()) {
        for (const char *below : {"/.local/bin", "/bin", "/.krew/bin", "/google-cloud-sdk/bin", "/go/bin"})
            folders.append(home + named(below));
    }
    return folders;
}

LoginShell LoginShell::ofThisProcess()
{
    LoginShell shell;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        shell.environment.insert(name, environment.value(name));
    shell.home = QDir::homePath();
    shell.program = shell.environment.value(named("SHELL"));
    if (!shell.program.startsWith(u'/'))
        shell.program = passwordShell();
    shell.folders = usualFolders(shell.home);
    return shell;
}

base::Task<LoginEnvironment> readLoginEnvironment(const LoginShell &shell)
{
    if (std::optional<LoginEnvironment> cached = shell.cache->value())
        co_return std::move(*cached);
    LoginEnvironment environment;
    if (shell.program.isEmpty()) {
        environment = completed(shell, {}, Words::tr("There is no login shell"));
    } else {
        // Nobody's rc file writes this.
        const QByteArray mark = "pilothouse-" + QUuid::createUuid().toByteArray(QUuid::Id128);
        base::CommandSpec command = shellCommand(shell, mark);
        base::Result<base::CommandOutput> output = co_await base::await<base::Result<base::CommandOutput>>(
            [&](auto resume) { return shell.runner->run(std::move(command), std::move(resume)); });
        std::optional<Variables> variables = output.ok() ? readVariables(output->standardOutput, mark) : std::nullopt;
        environment = completed(shell, std::move(variables), whyNot(shell, output));
    }
    shell.cache->store(environment);
    co_return environment;
}

} // namespace kubernetes
