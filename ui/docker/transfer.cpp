// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "transfer.h"

#include "format.h"
#include "shellwords.h"

namespace dockerui {

using Kind = docker::ImageTransfer::Kind;

namespace {

constexpr qint64 speedWindowMs = 4000;
constexpr qint64 speedFromMs = 500; ///< before that a figure would jump

} // namespace

Transfer::Transfer(const Context &context, endpoint::Endpoint &endpoint, docker::ImageTransfer what, const QString &object)
    : QObject(context.runner), m_context(context), m_endpoint(endpoint), m_what(std::move(what)), m_object(object)
{
}

void Transfer::begin()
{
    actions::Runner::Description description;
    switch (m_what.kind) {
    case Kind::Pull:
        description = {tr("Pull"), tr("Pulling"), tr("Pulled"), m_object, command(), {}};
        break;
    case Kind::Push:
        description = {tr("Push"), tr("Pushing"), tr("Pushed"), m_object, command(), {}};
        break;
    case Kind::Save:
        description = {tr("Save"), tr("Saving"), tr("Saved"), m_object, command(), {}};
        break;
    case Kind::Load:
        description = {tr("Load"), tr("Loading"), tr("Loaded"), m_object, command(), {}};
        break;
    }
    description.cancel = [guard = QPointer<Transfer>(this)] {
        if (!guard)
            return;
        guard->m_channel.close();
        guard->m_operation = 0; // the runner finishes it by itself
        guard->deleteLater();
        Q_EMIT guard->cancelled();
    };
    m_clock.start();
    m_operation = m_context.runner->begin(m_endpoint.profile(), description);
    m_channel = m_context.engine->openTransfer(
        m_endpoint, m_what, [this](const docker::ImageProgress &progress) { progressed(progress); },
        [this](const base::Result<void> &result) { over(result); });
}

void Transfer::cancel()
{
    if (m_operation != 0)
        m_context.runner->cancel(m_operation);
}

QStringList Transfer::command() const
{
    const QString docker = QStringLiteral("docker");
    switch (m_what.kind) {
    case Kind::Pull:
        return {docker, QStringLiteral("pull"), m_what.reference};
    case Kind::Push:
        return {docker, QStringLiteral("push"), m_what.reference};
    case Kind::Save:
        return QStringList{docker, QStringLiteral("save"), QStringLiteral("-o"), docker::quoteShellWord(m_what.path)} +
               m_what.reference.split(u' ', Qt::SkipEmptyParts);
    case Kind::Load:
        break;
    }
    return {docker, QStringLiteral("load"), QStringLiteral("-i"), docker::quoteShellWord(m_what.path)};
}

qint64 Transfer::bytes() const
{
    return m_what.kind == Kind::Save || m_what.kind == Kind::Load ? m_progress.fileBytes : m_progress.transferred();
}

qint64 Transfer::bytesTotal() const
{
    if (m_what.kind == Kind::Save || m_what.kind == Kind::Load)
        return m_progress.fileTotal;
    return m_progress.size() > 0 ? m_progress.size() : -1;
}

double Transfer::bytesPerSecond() const
{
    if (m_marks.size() < 2 || m_marks.back().ms - m_marks.front().ms < speedFromMs)
        return -1;
    const double seconds = static_cast<double>(m_marks.back().ms - m_marks.front().ms) / 1000;
    return static_cast<double>(m_marks.back().bytes - m_marks.front().bytes) / seconds;
}

QString Transfer::figures() const
{
    if (m_progress.step == docker::ImageProgress::Step::Login)
        return tr("Asking the Docker configuration for a login…");
    if (m_progress.step == docker::ImageProgress::Step::Finish)
        return tr("Writing to the disk…");
    const auto amount = [](qint64 value) { return live::formatBytes(static_cast<double>(value)); };
    QStringList parts;
    if (m_what.kind == Kind::Save && bytes() > 0)
        parts << (bytesTotal() > 0 ? tr("%1 of about %2").arg(amount(bytes()), amount(bytesTotal())) : amount(bytes()));
    else if (bytesTotal() > 0)
        parts << tr("%1 of %2").arg(amount(bytes()), amount(bytesTotal()));
    if (const double speed = bytesPerSecond(); speed > 0)
        parts << live::formatRate(speed);
    if (parts.isEmpty())
        return m_progress.message.isEmpty() ? tr("Waiting for the engine…") : m_progress.message;
    return parts.join(QStringLiteral(" · "));
}

void Transfer::progressed(const docker::ImageProgress &progress)
{
    m_progress = progress;
    const qint64 now = m_clock.elapsed();
    m_marks.push_back({now, bytes()});
    while (m_marks.size() > 2 && now - m_marks.front().ms > speedWindowMs)
        m_marks.pop_front();
    m_context.runner->progress(m_operation, progress.fraction(), figures());
    Q_EMIT changed();
}

void Transfer::over(const base::Result<void> &result)
{
    const quint64 operation = std::exchange(m_operation, 0);
    deleteLater();
    if (result.ok()) {
        actions::Outcome outcome;
        if (!m_progress.loaded.isEmpty())
            outcome.warnings << tr("Loaded %1").arg(m_progress.loaded.join(QStringLiteral(", ")));
        m_context.runner->finish(operation, outcome);
        Q_EMIT done();
    } else {
        m_context.runner->finish(operation, result.error());
        Q_EMIT failed(result.error());
    }
}

} // namespace dockerui
