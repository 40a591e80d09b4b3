// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts in the person's language, and the plural forms of English. The contexts that Qt asks with are ignored, as
// translations/update.py leaves them out: a text means the same wherever it stands. UI thread installs, any thread asks.
#pragma once

#include <QTranslator>

class QCoreApplication;

namespace app {

class Translator final : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation = nullptr,
                                    int n = -1) const override;
};

/// English always, above it the first of `languages` ("de-AT", "de", "en") that there is. Owned by `application`.
void installTranslations(QCoreApplication &application, const QStringList &languages);

} // namespace app
