// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program's log: categories, levels, and the mask that every line goes through before it is written anywhere. No
// secret reaches a log, a settings file, an Activity row or a copied command: they all call redact(). Any thread.
#pragma once

#include <QLoggingCategory>
#include <QString>

Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logEndpoint)
Q_DECLARE_LOGGING_CATEGORY(logDocker)
Q_DECLARE_LOGGING_CATEGORY(logUi)

namespace base {

/// The name of a variable or key whose value a person would not want to be seen.
[[nodiscard]] bool looksSecret(QStringView name);

/// The text with values of secrets replaced by "***": credentials in headers, JSON and URLs, KEY=value with a secret
/// looking KEY, and the arguments of --password and the like.
[[nodiscard]] QString redact(const QString &text);

/// Sends everything that is logged through redact() to standard error, and to `file` if it is not empty (mode 0600).
/// `level`: "debug", "info", "warning" or "error". False for any other word.
bool installLog(const QString &level, const QString &file = {});

} // namespace base
