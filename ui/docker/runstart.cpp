// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "runstart.h"

#include "createbody.h"
#include "format.h"
#include "imagereference.h"
#include "runcommand.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QUrl>

namespace dockerui {

using docker::RunSpec;

namespace {

base::Result<QByteArray> readWhole(const QString &path)
{
    constexpr qint64 most = 1 << 20;
    QFile file(path);
    base::Error error;
    error.code = base::Error::Code::Io;
    error.what = QObject::tr("%1 cannot be read").arg(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error.detail = file.errorString();
        return error;
    }
    if (file.size() > most) {
        error.code = base::Error::Code::TooLarge;
        error.what = QObject::tr("%1 is larger than 1 MB").arg(path);
        return error;
    }
    return file.readAll();
}

base::Result<QJsonObject> readBody(const RunSpec &spec)
{
    docker::CreateEnvironment environment;
    environment.readFile = readWhole;
    environment.currentDirectory = QDir::currentPath();
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    const QStringList names = own.keys();
    for (const QString &name : names)
        environment.environment.insert(name, own.value(name));
    return docker::createBody(spec, environment);
}

} // namespace

RunStart::RunStart(const Context &context, endpoint::Endpoint &endpoint, const RunSpec &spec, bool start, QObject *parent)
    : QObject(parent), m_context(context), m_endpoint(endpoint), m_spec(spec), m_start(start), m_runner(context.runner)
{
}

RunStart::~RunStart()
{
    if (m_operation == 0 || !m_runner)
        return;
    base::Error error;
    error.code = base::Error::Code::Cancelled;
    error.what = tr("Cancelled");
    m_runner->finish(m_operation, error);
}

void RunStart::begin()
{
    actions::Runner::Description description;
    description.label = m_start ? tr("Run") : tr("Create");
    description.running = m_start ? tr("Running") : tr("Creating");
    description.done = m_start ? tr("Started") : tr("Created");
    description.object = m_spec.name.isEmpty() ? m_spec.image : m_spec.name;
    description.command = docker::printRunCommand(m_spec, true);
    description.cancel = [guard = QPointer<RunStart>(this)] {
        if (!guard)
            return;
        guard->m_operation = 0; // the runner finishes it by itself, and no further step begins
        guard->deleteLater();
    };
    m_operation = m_runner->begin(m_endpoint.profile(), description);
    // Nobody is attached: the body is that of `docker run -d`, whichever way the command was written.
    RunSpec spec = m_spec;
    spec.detach = true;
    m_reading = base::compute<base::Result<QJsonObject>>([spec](const base::CancelFlag &) { return readBody(spec); },
                                                         [this](base::Result<QJsonObject> body) { bodyMade(body); });
}

void RunStart::bodyMade(const base::Result<QJsonObject> &body)
{
    if (!body.ok()) {
        fail(body.error());
        return;
    }
    m_body = body.value();
    if (m_spec.pull == QLatin1String("always"))
        pull();
    else
        findImage();
}

void RunStart::findImage()
{
    const QByteArray path = "/images/" + QUrl::toPercentEncoding(m_spec.image) + "/json";
    m_finding = m_context.engine->get(m_endpoint, path, [this](const base::Result<QByteArray> &result) {
        const bool missing = !result.ok() && result.error().code == base::Error::Code::NotFound;
        if (missing && m_spec.pull != QLatin1String("never"))
            pull();
        else
            create(); // what else may be wrong, the engine says best by itself
    });
}

void RunStart::pull()
{
    if (m_operation == 0)
        return;
    const auto reference = docker::readReference(m_spec.image);
    if (!reference.ok()) {
        fail(reference.error());
        return;
    }
    docker::ImageTransfer transfer;
    transfer.kind = docker::ImageTransfer::Kind::Pull;
    transfer.reference = reference->familiar();
    transfer.platform = m_spec.platform;
    m_runner->progress(m_operation, -1, tr("Pulling %1").arg(transfer.reference));
    m_pull = m_context.engine->openTransfer(
        m_endpoint, transfer,
        [this](const docker::ImageProgress &progress) {
            QString text = progress.message;
            if (progress.size() > 0)
                text = tr("Pulling: %1 of %2")
                           .arg(live::formatBytes(static_cast<double>(progress.transferred())),
                                live::formatBytes(static_cast<double>(progress.size())));
            if (m_runner)
                m_runner->progress(m_operation, progress.fraction(), text);
        },
        [this](const base::Result<void> &result) {
            if (result.ok())
                create();
            else
                fail(result.error());
        });
}

void RunStart::create()
{
    if (m_operation == 0)
        return; // cancelled, and the pull's end was on its way
    docker::ContainerPlan plan;
    plan.name = m_spec.name;
    plan.platform = m_spec.platform;
    plan.body = m_body;
    plan.start = m_start;
    if (m_runner)
        m_runner->progress(m_operation, -1, m_start ? tr("Starting") : tr("Creating"));
    m_creating = m_context.engine->createContainer(
        m_endpoint, plan, [this](const base::Result<docker::ContainerMade> &result) { answered(result); });
}

void RunStart::answered(const base::Result<docker::ContainerMade> &result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    const docker::ContainerMade container = result.value();
    if (m_start && !container.started) {
        base::Error error = container.startError;
        error.what = tr("The container was made, but did not start: %1").arg(error.what);
        over(error);
    } else {
        actions::Outcome outcome;
        outcome.warnings = container.warnings;
        over(outcome);
    }
    Q_EMIT made(container.id);
}

void RunStart::over(const base::Result<actions::Outcome> &result)
{
    const quint64 operation = std::exchange(m_operation, 0);
    deleteLater();
    if (m_runner && operation != 0)
        m_runner->finish(operation, result);
}

void RunStart::fail(const base::Error &error)
{
    const base::Error copy = error;
    over(copy);
    if (copy.code != base::Error::Code::Cancelled)
        Q_EMIT failed(copy);
}

} // namespace dockerui
