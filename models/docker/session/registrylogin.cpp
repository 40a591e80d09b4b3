// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "registrylogin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace docker {

namespace {

constexpr qint64 largestSettings = 4 * 1024 * 1024;
constexpr qint64 largestAnswer = 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::RegistryLogin", text);
}

base::Error problem(base::Error::Code code, const QString &what, const QString &detail = {})
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.detail = detail;
    return error;
}

/// Empty where there is no such file: that is how most computers are.
base::Result<QByteArray> settingsText(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestSettings)
        return problem(base::Error::Code::Io, tr("%1 could not be read").arg(path), file.errorString());
    return file.readAll();
}

} // namespace

LoginSource LoginSource::ofThisProcess(bool podman)
{
    LoginSource source;
    source.environment = qgetenv("DOCKER_AUTH_CONFIG");
    if (podman) {
        // REGISTRY_AUTH_FILE replaces the places that podman login writes to.
        const QString own = qEnvironmentVariable("REGISTRY_AUTH_FILE");
        const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
        if (!own.isEmpty())
            source.files << own;
        else if (!runtime.isEmpty())
            source.files << runtime + QStringLiteral("/containers/auth.json");
        if (own.isEmpty()) {
            const QString config = qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + QStringLiteral("/.config"));
            source.files << config + QStringLiteral("/containers/auth.json");
        }
    }
    source.files << qEnvironmentVariable("DOCKER_CONFIG", QDir::homePath() + QStringLiteral("/.docker")) +
                        QStringLiteral("/config.json");
    return source;
}

RegistryLogin::RegistryLogin(LoginSource source, QString registry, Done done)
    : m_source(std::move(source)), m_registry(std::move(registry)), m_done(std::move(done))
{
}

void RegistryLogin::begin()
{
    for (const QString &path : std::as_const(m_source.files)) {
        const base::Result<QByteArray> text = settingsText(path);
        if (!text.ok()) {
            end(text.error());
            return;
        }
        const CredentialPlan plan = planFor(*text, m_source.environment, m_registry);
        if (plan.kind == CredentialPlan::Kind::Helper) {
            runHelper(plan);
            return;
        }
        if (plan.kind == CredentialPlan::Kind::Inline) {
            found(plan.credentials, {});
            return;
        }
        if (!plan.problem.isEmpty()) {
            end(problem(base::Error::Code::BadRequest, plan.problem, path));
            return;
        }
    }
    found({}, {});
}

void RegistryLogin::runHelper(const CredentialPlan &plan)
{
    base::CommandSpec command;
    command.program = plan.program;
    command.arguments = {QStringLiteral("get")};
    command.input = plan.server.toUtf8() + '\n';
    command.deadline = m_source.deadline;
    command.outputLimit = largestAnswer;
    m_helper = m_source.runner->run(std::move(command), [this, program = plan.program](base::Result<base::CommandOutput> output) {
        answered(program, output);
    });
}

void RegistryLogin::answered(const QString &program, const base::Result<base::CommandOutput> &output)
{
    using Code = base::Error::Code;
    if (!output.ok()) {
        const base::Error error = output.error();
        if (error.code == Code::NotFound)
            end(problem(Code::NotFound, tr("Docker's settings name the credential helper %1, which is not installed").arg(program)));
        else if (error.code == Code::Timeout)
            end(problem(Code::Timeout, tr("The credential helper %1 did not answer within %2 seconds")
                                           .arg(program)
                                           .arg(m_source.deadline.count() / 1000.0)));
        else
            end(problem(error.code, tr("The credential helper %1 could not be run").arg(program), error.what));
        return;
    }
    const base::Result<Credentials> credentials = parseHelperOutput(output->exitCode, output->standardOutput);
    if (credentials.ok()) {
        found(*credentials, program);
        return;
    }
    base::Error error = credentials.error();
    error.what = output->exitCode != 0 ? tr("The credential helper %1 failed").arg(program)
                                       : tr("The answer of the credential helper %1 could not be read").arg(program);
    end(error);
}

void RegistryLogin::found(const Credentials &credentials, const QString &program)
{
    FoundLogin login;
    login.anonymous = credentials.isEmpty();
    login.header = registryAuthHeader(credentials, m_registry);
    login.user = credentials.userName;
    login.program = login.anonymous ? QString() : program;
    end(login);
}

void RegistryLogin::end(base::Result<FoundLogin> result)
{
    const Done done = std::exchange(m_done, {});
    done(std::move(result)); // may destroy this
}

} // namespace docker
