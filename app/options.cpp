// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "options.h"

#include "settings.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <algorithm>

namespace app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("app::Options", text);
}

} // namespace

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("A native control panel for containers and what comes after them."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, tr("Show this help and quit."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, tr("Show the version and quit."));
    const QCommandLineOption demo(QStringLiteral("demo"), tr("Show a small simulated world; nothing needs to be installed."));
    const QCommandLineOption tour(QStringLiteral("tour"),
                                  tr("Open every pane and dialog of the simulated world in light and dark, write a picture of "
                                     "each into the folder DIR and quit. Works without a display."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption context({QStringLiteral("c"), QStringLiteral("context")},
                                     tr("Begin with this Docker context, or with the engine at this address."),
                                     QStringLiteral("NAME"));
    const QCommandLineOption readOnly(QStringLiteral("read-only"), tr("Change nothing: only look."));
    const QCommandLineOption log(QStringLiteral("log"), tr("Log debug, info, warning (the default) or error."),
                                 QStringLiteral("LEVEL"), QStringLiteral("warning"));
    const QCommandLineOption logFile(QStringLiteral("log-file"), tr("Log into this file too."), QStringLiteral("FILE"));
    const QCommandLineOption settingsFile(QStringLiteral("settings"), tr("Keep the settings in this file."),
                                          QStringLiteral("FILE"), settings::Settings::defaultPath());
    const QCommandLineOption noRelist(QStringLiteral("no-relist"),
                                      tr("For tests: without the safety relist, trust events alone."));
    QCommandLineOption timing(QStringLiteral("timing"), QStringLiteral("For the bench."), QStringLiteral("FILE"));
    timing.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption timedPane(QStringLiteral("timed-pane"), QStringLiteral("For the bench."), QStringLiteral("SECTION/PANE"));
    timedPane.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption history(QStringLiteral("history"), QStringLiteral("For the bench."), QStringLiteral("SECONDS"));
    history.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({help, version, demo, tour, context, readOnly, log, logFile, settingsFile, noRelist, timing, timedPane, history});

    Options options;
    const auto refuse = [&](const QString &why) {
        options.finish = true;
        options.exitCode = 2;
        options.message = why + u'\n' + tr("Try --help.") + u'\n';
        return options;
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return refuse(tr("Not understood: %1").arg(parser.positionalArguments().first()));
    if (parser.isSet(help)) {
        options.finish = true;
        options.message = parser.helpText();
        return options;
    }
    if (parser.isSet(version)) {
        options.finish = true;
        options.message = QStringLiteral("Pilothouse ") + QStringLiteral(PILOTHOUSE_VERSION) + u'\n';
        return options;
    }
    options.logLevel = parser.value(log);
    if (!QStringList{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")}
             .contains(options.logLevel))
        return refuse(tr("There is no log level “%1”").arg(options.logLevel));
    options.tour = parser.value(tour);
    options.demo = parser.isSet(demo) || !options.tour.isEmpty();
    options.context = parser.value(context);
    if (options.demo && !options.context.isEmpty())
        return refuse(tr("--context makes no sense in the simulated world"));
    options.readOnly = parser.isSet(readOnly);
    options.logFile = parser.value(logFile);
    options.relist = !parser.isSet(noRelist);
    options.settingsPath = options.demo && !parser.isSet(settingsFile) ? QString() : parser.value(settingsFile);
    options.timing = parser.value(timing);
    options.timedPane = parser.value(timedPane);
    options.history = std::clamp(parser.value(history).toInt(), 0, 24 * 3600);
    return options;
}

} // namespace app
