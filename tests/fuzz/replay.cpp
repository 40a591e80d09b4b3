// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// test_fuzz fuzz_NAME FOLDER...: runs every file of the folders through that fuzzer once. A finding ends the program by
// a signal or by the fuzzer's own check. A folder without a file is a mistake, so that no fuzzer goes without inputs.
#include <QDirIterator>
#include <QFile>
#include <cstdio>
#include <cstring>

#include "fuzzers.inc"

namespace {

int replay(int (*run)(const unsigned char *, size_t), const QString &folder)
{
    int inputs = 0;
    QDirIterator files(folder, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray bytes = file.readAll();
        std::printf("%s, %lld bytes\n", qPrintable(file.fileName()), static_cast<long long>(bytes.size()));
        std::fflush(stdout); // names the input that does not come back
        run(reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<size_t>(bytes.size()));
        ++inputs;
    }
    return inputs;
}

} // namespace

int main(int count, char **arguments)
{
    for (const auto &fuzzer : fuzzers) {
        if (count < 3 || std::strcmp(fuzzer.name, arguments[1]) != 0)
            continue;
        for (int i = 2; i < count; ++i) {
            if (replay(fuzzer.run, QString::fromLocal8Bit(arguments[i])) == 0) {
                std::fprintf(stderr, "no inputs in %s\n", arguments[i]);
                return 1;
            }
        }
        return 0;
    }
    std::fprintf(stderr, "test_fuzz fuzz_NAME FOLDER...\n");
    return 2;
}
