// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line as a value. UI thread, read once.
#pragma once

#include <QString>
#include <QStringList>

namespace app {

struct Options {
    bool demo = false;
    QString tour;       ///< folder for the pictures; empty: no tour
    QString context;    ///< Docker context or host to begin with
    bool readOnly = false;
    QString logLevel = QStringLiteral("warning");
    QString logFile;
    bool relist = true; ///< the safety relist; --no-relist is for tests
    QString settingsPath;
    QString timing;     ///< file that gets the times of the first paints; for the bench
    QString timedPane;  ///< "kubernetes/pod": opened once its connection stands, and timed instead; for the bench
    int history = 0;    ///< seconds of figures to begin with; for the bench
    // When the program should not start:
    bool finish = false;
    int exitCode = 0;
    QString message; ///< for standard output, or standard error where exitCode is not 0
};

[[nodiscard]] Options parseOptions(const QStringList &arguments);

} // namespace app
