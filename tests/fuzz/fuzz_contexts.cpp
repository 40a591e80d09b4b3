// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Settings of the docker command: its config.json, a context's meta.json, the environment and addresses.
#include "contexts.h"
#include "fuzzinput.h"

namespace {

constexpr auto folder = "contexts/meta/5e83d8b7b1d1b4e4a8d2cf8b4c8b1a1e";

void files(fuzz::Input &input)
{
    const QString home = fuzz::place(QStringLiteral("home"));
    const QString docker = home + QStringLiteral("/.docker/");
    fuzz::put(docker + QStringLiteral("config.json"), input.part());
    fuzz::put(docker + QLatin1String(folder) + QStringLiteral("/meta.json"), input.part());
    docker::ContextSearch search;
    search.home = home;
    search.root = fuzz::place(QStringLiteral("root"));
    search.wanted = QString::fromUtf8(input.part());
    if (const QByteArray host = input.part(); !host.isEmpty())
        search.environment.insert(QStringLiteral("DOCKER_HOST"), QString::fromUtf8(host));
    if (const QByteArray context = input.part(); !context.isEmpty())
        search.environment.insert(QStringLiteral("DOCKER_CONTEXT"), QString::fromUtf8(context));
    const docker::FoundContexts found = docker::findContexts(search);
    fuzz::check(found.chosen >= -1 && found.chosen < static_cast<int>(found.contexts.size()));
    fuzz::check(found.chosen >= 0 || !found.missing.isNull());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    if (input.byte() & 1) {
        files(input);
        return 0;
    }
    docker::EngineContext context;
    context.tls = input.byte() & 1;
    QString problem;
    docker::readHost(QString::fromUtf8(input.rest()), context, &problem);
    fuzz::check((context.scheme == docker::EngineContext::Scheme::Unsupported) == !problem.isEmpty());
    fuzz::check(context.scheme != docker::EngineContext::Scheme::Tcp || context.port != 0);
    return 0;
}
