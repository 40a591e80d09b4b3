// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "pluginsource.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

constexpr qint64 restMs = 30'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::PluginSource)
};

base::Error problem(base::Error::Code code, const QString &what, const QString &detail = {})
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.detail = detail;
    return error;
}

} // namespace

class PluginSource::Ticket
{
public:
    Ticket(std::weak_ptr<PluginSource *> source, std::shared_ptr<Waiter> waiter)
        : m_source(std::move(source)), m_waiter(std::move(waiter))
    {
    }
    ~Ticket()
    {
        m_waiter->resume = nullptr;
        if (const auto source = m_source.lock())
            (*source)->withdraw(m_waiter);
    }
    Q_DISABLE_COPY_MOVE(Ticket)

private:
    std::weak_ptr<PluginSource *> m_source;
    std::shared_ptr<Waiter> m_waiter;
};

PluginSource::PluginSource(PluginLogin login, PluginSeams seams)
    : m_login(std::move(login)), m_seams(std::move(seams)), m_self(std::make_shared<PluginSource *>(this))
{
}

PluginSource::~PluginSource() = default;

bool PluginSource::isGood() const
{
    if (!m_credential)
        return false;
    const QDateTime &expires = m_credential->expires;
    return !expires.isValid() || m_seams.clock->wallMs() <= expires.toMSecsSinceEpoch();
}

base::Task<base::Result<IssuedCredential>> PluginSource::credential()
{
    if (isGood())
        co_return IssuedCredential{*m_credential, m_serial};
    Answer answer = co_await base::await<Answer>([&](auto resume) { return join(std::move(resume)); });
    co_return answer;
}

std::unique_ptr<PluginSource::Ticket> PluginSource::join(std::function<void(Answer)> resume)
{
    auto waiter = std::make_shared<Waiter>();
    waiter->resume = std::move(resume);
    auto ticket = std::make_unique<Ticket>(m_self, waiter);
    m_waiters.push_back(std::move(waiter));
    if (!m_run.valid()) {
        m_run = run();
        m_run.start([this](base::Result<ExecCredential> result) { ended(std::move(result)); });
    }
    return ticket;
}

void PluginSource::withdraw(const std::shared_ptr<Waiter> &waiter)
{
    if (std::erase(m_waiters, waiter) == 0 || !m_waiters.empty() || !m_run.valid())
        return;
    m_run.reset(); // kills the plugin
    if (m_seams.running)
        m_seams.running({});
}

base::Task<base::Result<ExecCredential>> PluginSource::run()
{
    const LoginEnvironment environment = co_await readLoginEnvironment(m_seams.shell);
    base::Result<base::CommandSpec> command = pluginCommand(m_login, environment.variables);
    if (!command.ok()) {
        base::Error error = command.error();
        if (error.code == base::Error::Code::NotFound && !environment.problem.isEmpty())
            error.detail += QLatin1Char('\n') + environment.problem;
        co_return error;
    }
    const bool allowed = co_await isAllowed(*command);
    if (!allowed)
        co_return problem(base::Error::Code::Forbidden,
                          Words::tr("You have not allowed the program that logs in to this cluster"),
                          pluginCommandLine(m_login.plugin));
    if (m_seams.running)
        m_seams.running(pluginCommandLine(m_login.plugin));
    base::Result<base::CommandOutput> output = co_await base::await<base::Result<base::CommandOutput>>(
        [&](auto resume) { return m_seams.runner->run(std::move(*command), std::move(resume)); });
    if (m_seams.running)
        m_seams.running({});
    if (!output.ok() || output->exitCode != 0)
        co_return pluginFailure(m_login.plugin, output);
    co_return parseExecCredential(output->standardOutput, m_login.plugin);
}

base::Task<bool> PluginSource::isAllowed(const base::CommandSpec &command)
{
    PluginQuestion question;
    question.fingerprint = pluginFingerprint(m_login.plugin, command.program);
    if (m_seams.allowed.contains(question.fingerprint))
        co_return true;
    if (!m_seams.consent || m_denied.contains(question.fingerprint))
        co_return false;
    question.program = command.program;
    question.commandLine = pluginCommandLine(m_login.plugin);
    const bool yes = co_await m_seams.consent(question);
    (yes ? m_seams.allowed : m_denied).insert(question.fingerprint);
    co_return yes;
}

void PluginSource::ended(base::Result<ExecCredential> result)
{
    m_run.reset();
    std::vector<std::shared_ptr<Waiter>> waiters = std::exchange(m_waiters, {});
    if (!result.ok()) {
        deliver(std::move(waiters), result.error());
        return;
    }
    m_credential = *result;
    ++m_serial;
    m_issuedMs = m_seams.clock->steadyMs();
    m_issuedAfterRefusal = std::exchange(m_afterRefusal, false);
    if (!m_told.sameCertificate(*m_credential)) {
        m_told = *m_credential;
        if (m_seams.certificateChanged)
            m_seams.certificateChanged(*m_credential);
    }
    deliver(std::move(waiters), IssuedCredential{*m_credential, m_serial});
}

/// Static: the first who gets an answer may end everything, this object too.
void PluginSource::deliver(std::vector<std::shared_ptr<Waiter>> waiters, const Answer &answer)
{
    const Answer own = answer;
    for (const auto &waiter : waiters) {
        if (const auto resume = std::exchange(waiter->resume, nullptr))
            resume(own);
    }
}

bool PluginSource::refused(quint64 serial)
{
    if (serial != m_serial || !m_credential)
        return true; // replaced since, or about to be
    if (m_issuedAfterRefusal && m_seams.clock->steadyMs() - m_issuedMs < restMs)
        return false;
    m_credential.reset();
    m_afterRefusal = true;
    return true;
}

void PluginSource::cancel()
{
    if (!m_run.valid())
        return;
    m_run.reset();
    std::vector<std::shared_ptr<Waiter>> waiters = std::exchange(m_waiters, {});
    if (m_seams.running)
        m_seams.running({});
    deliver(std::move(waiters), problem(base::Error::Code::Cancelled, Words::tr("Logging in was cancelled")));
}

} // namespace kubernetes
