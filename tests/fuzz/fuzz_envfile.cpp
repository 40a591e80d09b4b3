// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Files of variables, labels and seccomp rules that the run form reads, and words as a shell cuts them: a word that is
// quoted is read again as the same word.
#include "createbody.h"
#include "fuzzinput.h"
#include "shellwords.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    const unsigned char what = input.byte();
    const QByteArray bytes = input.rest();
    if (what & 1) {
        QStringList quoted;
        const docker::ShellWords read = docker::splitShellWords(QString::fromUtf8(bytes));
        for (const docker::ShellWord &word : read.words)
            quoted << docker::quoteShellWord(word.text);
        const docker::ShellWords again = docker::splitShellWords(quoted.join(u' '));
        fuzz::check(again.openQuote < 0 && again.words.size() == read.words.size());
        for (size_t i = 0; i < read.words.size(); ++i)
            fuzz::check(again.words[i].text == read.words[i].text);
        return 0;
    }
    docker::RunSpec spec;
    spec.image = QStringLiteral("image");
    if (what & 2)
        spec.envFiles << QStringLiteral("file");
    if (what & 4)
        spec.labelFiles << QStringLiteral("file");
    if (what & 8)
        spec.securityOpt << QStringLiteral("seccomp=file");
    const docker::CreateEnvironment environment{[&](const QString &) -> base::Result<QByteArray> { return bytes; },
                                                {{QStringLiteral("HOME"), QStringLiteral("/root")}},
                                                QStringLiteral("/")};
    const base::Result<QJsonObject> body = docker::createBody(spec, environment);
    fuzz::check(body.ok() || !body.error().what.isEmpty());
    return 0;
}
