// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must never be written is masked, and what is harmless stays readable.
#include "log.h"
#include "testmain.h"

#include <QTest>

class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(expected);
        };
        row("header", "X-Registry-Auth: eyJ1c2VyIjoiYSJ9\nnext", "X-Registry-Auth: ***\nnext");
        row("bearer", "authorization: Bearer abc.def", "authorization: ***");
        row("json", "{\"username\":\"me\",\"password\":\"hunter2\",\"auth\":\"bWU6\"}",
            "{\"username\":\"me\",\"password\":\"***\",\"auth\":\"***\"}");
        row("json escapes", "{\"identitytoken\":\"a\\\"b\",\"x\":1}", "{\"identitytoken\":\"***\",\"x\":1}");
        row("url", "https://me:hunter2@registry:5000/v2/", "https://me:***@registry:5000/v2/");
        row("variable", "docker run -e DB_PASSWORD=hunter2 -e TZ=UTC x", "docker run -e DB_PASSWORD=*** -e TZ=UTC x");
        row("quoted variable", "-e 'A=b' -e API_KEY='two words' x", "-e 'A=b' -e API_KEY=*** x");
        row("flag", "docker login --password hunter2 -u me", "docker login --password *** -u me");
        row("short flag", "docker login -u me -p hunter2 host", "docker login -u me -p *** host");
        row("port stays", "docker run -p 8080:80 nginx", "docker run -p 8080:80 nginx");
        row("words stay", "the token of the session", "the token of the session");
    }

    void secretsAreMasked()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(base::redact(text), expected);
    }

    void names()
    {
        for (const char *name : {"DB_PASSWORD", "MYSQL_ROOT_PASSWORD", "token", "AWS_SECRET_ACCESS_KEY", "apiKey", "DBPASS"})
            QVERIFY2(base::looksSecret(QString::fromLatin1(name)), name);
        for (const char *name : {"PATH", "TZ", "COMPASS_PORT", "KEYBOARD", "window/geometry"})
            QVERIFY2(!base::looksSecret(QString::fromLatin1(name)), name);
    }
};

PILOTHOUSE_TEST(LogTest)
#include "tst_log.moc"
