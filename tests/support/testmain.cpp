// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testmain.h"

#include <QApplication>
#include <QFileInfo>
#include <QTest>
#include <cstdio>
#include <vector>

namespace {

struct Registered {
    QString name;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<Registered> &registry()
{
    static std::vector<Registered> all;
    return all;
}

} // namespace

bool support::registerTest(const char *file, std::function<std::unique_ptr<QObject>()> make)
{
    registry().push_back({QFileInfo(QString::fromUtf8(file)).completeBaseName().mid(4), std::move(make)});
    return true;
}

int main(int argc, char **argv)
{
    // Nobody's settings, caches or sockets are touched by a test.
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ? qgetenv("QT_QPA_PLATFORM") : "offscreen");
    QApplication application(argc, argv);
    QStringList arguments = application.arguments();
    QString wanted;
    if (const qsizetype at = arguments.indexOf(QStringLiteral("--class")); at > 0 && at + 1 < arguments.size()) {
        wanted = arguments.at(at + 1);
        arguments.remove(at, 2);
    }
    int failed = 0;
    int ran = 0;
    for (const Registered &entry : registry()) {
        if (!wanted.isEmpty() && entry.name != wanted)
            continue;
        ++ran;
        const std::unique_ptr<QObject> test = entry.make();
        failed += QTest::qExec(test.get(), arguments);
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test class is called %s\n", qPrintable(wanted));
        return 1;
    }
    return failed == 0 ? 0 : 1;
}
