// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Credentials out of the docker command's settings and its helpers, and images' names: what a name means is what its
// long and its short form mean.
#include "fuzzinput.h"
#include "imagereference.h"
#include "registryauth.h"

namespace {

void reference(const QString &text, bool latest)
{
    const base::Result<docker::ImageReference> read = docker::readReference(text, latest);
    if (!read.ok())
        return;
    for (const QString &form : {read->canonical(), read->familiar()}) {
        const base::Result<docker::ImageReference> again = docker::readReference(form, latest);
        fuzz::check(again.ok() && *again == *read);
    }
    (void)read->familiarName();
    (void)read->tagOrDigest();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    const unsigned char what = input.byte();
    if (what & 1) {
        reference(QString::fromUtf8(input.rest()), what & 2);
        return 0;
    }
    if (what & 2) {
        const base::Result<docker::Credentials> helper = docker::parseHelperOutput(what >> 4, input.rest());
        if (helper.ok())
            (void)docker::registryAuthHeader(*helper, QStringLiteral("localhost:5000"));
        return 0;
    }
    const QString host = QString::fromUtf8(input.part());
    const QByteArray config = input.part();
    const docker::CredentialPlan plan = docker::planFor(config, input.part(), host);
    fuzz::check(plan.kind != docker::CredentialPlan::Kind::Helper || !plan.program.contains(u'/'));
    fuzz::check(!docker::registryAuthHeader(plan.credentials, host).isEmpty());
    return 0;
}
