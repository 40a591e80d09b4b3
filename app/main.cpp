// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "application.h"
#include "log.h"
#include "options.h"
#include "tour.h"
#include "translator.h"

#include <QApplication>
#include <QLocale>
#include <cstdio>
#include <sys/resource.h>

namespace {

/// Each recorded container keeps about ten files of the kernel open.
void raiseFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 16'384) {
        limit.rlim_cur = std::min<rlim_t>(16'384, limit.rlim_max);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// --help, --version and mistakes are answered without a display.
app::Options optionsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return app::parseOptions(arguments);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("pilothouse"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PILOTHOUSE_VERSION));
    app::Options options = optionsOf(argc, argv);
    if (options.finish) {
        std::fputs(qPrintable(options.message), options.exitCode == 0 ? stdout : stderr);
        return options.exitCode;
    }
    base::installLog(options.logLevel, options.logFile);
    raiseFileLimit();
    if (!options.tour.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") &&
        qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication qt(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("pilothouse"));
    app::installTranslations(qt, QLocale().uiLanguages());
    const QString folder = options.tour;
    app::Application application(qt, std::move(options));
    application.show();
    if (!folder.isEmpty()) {
        auto *tour = new app::Tour(application, folder, &qt);
        QObject::connect(tour, &app::Tour::finished, &qt, [](int code) { QCoreApplication::exit(code); });
        tour->begin();
    }
    return QApplication::exec();
}
