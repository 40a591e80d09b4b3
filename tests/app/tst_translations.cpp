// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plural forms in English, and that every translation that is there can be used: no placeholder lost, no form missing.
#include "testmain.h"
#include "translator.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (app::Translator *one : qApp->findChildren<app::Translator *>()) {
            QCoreApplication::removeTranslator(one);
            delete one;
        }
    }
    void englishPlurals();
    void unknownLanguageIsEnglish();
    void placeholdersStay();
};

void TestTranslations::englishPlurals()
{
    const auto text = [](int n) { return QCoreApplication::translate("whatever::Class", "%n containers", nullptr, n); };
    QCOMPARE(text(1), QStringLiteral("1 containers")); // without the file
    app::installTranslations(*qApp, {QStringLiteral("en-GB")});
    QCOMPARE(text(1), QStringLiteral("1 container"));
    QCOMPARE(text(2), QStringLiteral("2 containers"));
    QCOMPARE(text(0), QStringLiteral("0 containers"));
    QCOMPARE(QCoreApplication::translate("docker", "Containers"), QStringLiteral("Containers"));
}

void TestTranslations::unknownLanguageIsEnglish()
{
    app::installTranslations(*qApp, {QStringLiteral("xx-XX"), QStringLiteral("xx")});
    QCOMPARE(QCoreApplication::translate("docker", "%n images", nullptr, 1), QStringLiteral("1 image"));
}

void TestTranslations::placeholdersStay()
{
    const QDir folder(QStringLiteral(PILOTHOUSE_SOURCE "/translations"));
    const QStringList files = folder.entryList({QStringLiteral("pilothouse_*.ts")});
    QVERIFY(files.contains(QStringLiteral("pilothouse_en.ts")));
    static const QRegularExpression placeholder(QStringLiteral("%(?:\\d|n)"));
    const auto placeholders = [](const QString &text) {
        QStringList found;
        for (auto it = placeholder.globalMatch(text); it.hasNext();)
            found << it.next().captured();
        found.sort();
        return found;
    };
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        int checked = 0;
        bool plural = false;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QStringLiteral("message"))
                plural = xml.attributes().value(QStringLiteral("numerus")) == QStringLiteral("yes");
            if (xml.name() == QStringLiteral("source"))
                source = xml.readElementText();
            const bool form = xml.name() == QStringLiteral("numerusform");
            if (!form && (plural || xml.name() != QStringLiteral("translation")))
                continue;
            const QString text = xml.readElementText();
            if (text.isEmpty() && !form)
                continue; // not translated yet: English stands
            QVERIFY2(!text.isEmpty(), qPrintable(name + QStringLiteral(": a form is missing: ") + source));
            QVERIFY2(placeholders(text) == placeholders(source), qPrintable(name + QStringLiteral(": ") + source));
            ++checked;
        }
        QVERIFY2(!xml.hasError(), qPrintable(name + QStringLiteral(": ") + xml.errorString()));
        QVERIFY(checked > 10);
    }
}

PILOTHOUSE_TEST(TestTranslations)
#include "tst_translations.moc"
