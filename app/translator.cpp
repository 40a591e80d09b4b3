// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "translator.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>

namespace app {

namespace {

void install(QCoreApplication &application, const QString &language)
{
    auto *ours = new Translator(&application);
    if (ours->load(QStringLiteral(":/translations/pilothouse_%1.qm").arg(language)))
        QCoreApplication::installTranslator(ours);
    else
        delete ours;
}

} // namespace

QString Translator::translate(const char *, const char *source, const char *, int n) const
{
    return QTranslator::translate("Pilothouse", source, nullptr, n);
}

void installTranslations(QCoreApplication &application, const QStringList &languages)
{
    install(application, QStringLiteral("en"));
    for (const QString &wanted : languages) {
        const QString language = wanted.section(u'-', 0, 0).section(u'_', 0, 0);
        if (language == QStringLiteral("en") || language == QStringLiteral("C"))
            return;
        if (!QFile::exists(QStringLiteral(":/translations/pilothouse_%1.qm").arg(language)))
            continue;
        // The words of Qt's own dialogs and menus, where they are installed.
        auto *qt = new QTranslator(&application);
        if (qt->load(QStringLiteral("qtbase_%1").arg(language), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(qt);
        else
            delete qt;
        install(application, language);
        return;
    }
}

} // namespace app
