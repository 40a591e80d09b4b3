// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text is read without a crash; what is printed of it is read again as the same form; the checks and the create body
// of any form end.
#include "createbody.h"
#include "runcheck.h"
#include "runcommand.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const docker::ParsedRun run = docker::parseRunCommand(text);
    (void)docker::checkRun(run.spec, {});
    (void)docker::printRunCommand(run.spec, true);
    const docker::CreateEnvironment environment{
        [&](const QString &) -> base::Result<QByteArray> { return text.toUtf8(); }, {}, QStringLiteral("/")};
    (void)docker::createBody(run.spec, environment);
    if (!run.ok())
        return 0;
    const docker::ParsedRun again = docker::parseRunCommand(docker::printRunCommand(run.spec, false).join(u' '));
    if (!again.ok() || !(again.spec == run.spec))
        std::abort();
    return 0;
}
