// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "podmanservice.h"

#include <QCoreApplication>

namespace docker
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(docker::PodmanService)
};

} // namespace

PodmanService::PodmanService(Options options) : ProcessWay(options.patience), m_options(std::move(options)) {}

base::Result<base::CommandSpec> PodmanService::command()
{
    base::CommandSpec spec;
    spec.program = m_options.program;
    spec.arguments = QStringList{QStringLiteral("system"), QStringLiteral("service"), QStringLiteral("--time=30"),
                                 QStringLiteral("unix://") + socketPath()};
    return spec;
}

base::Error PodmanService::explain(int exitCode, const QString &words) const
{
    base::Error error;
    error.code = base::Error::Code::Unreachable;
    error.what = exitCode == 0 ? Words::tr("Podman's service has ended") : Words::tr("Podman's service failed");
    error.detail = words;
    error.retryable = true;
    return error;
}

} // namespace docker
