// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which expressions are taken apart, and where.
#include "logalternatives.h"
#include "testmain.h"

#include <QTest>

class LogAlternativesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parts_data();
    void parts();
};

void LogAlternativesTest::parts_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("joined"); ///< by spaces; empty: left whole
    const std::pair<const char *, const char *> cases[] = {
        {"timeout|refused|\\b50\\d\\b", "timeout refused \\b50\\d\\b"},
        {"^ab|cd$", "^ab cd$"},
        {"ab(c|d)|ef", "ab(c|d) ef"},
        {"ab[|]|ef", "ab[|] ef"},
        {"ab[]|]|ef", "ab[]|] ef"},
        {"ab[^]|]|ef", "ab[^]|] ef"},
        {"ab[\\]|]|ef", "ab[\\]|] ef"},
        {"ab\\||ef", "ab\\| ef"},
        {"a\\.|e\\+", "a\\. e\\+"},
        {"ab+|ef.*", "ab+ ef.*"},
        {"aa|bb|cc|dd|ee|ff|gg|hh", "aa bb cc dd ee ff gg hh"},
        {"aa|bb|cc|dd|ee|ff|gg|hh|ii", ""},
        {"ab", ""},
        {"", ""},
        {"|", ""},
        {"ab|", ""},
        {"|ab", ""},
        {"ab|c", ""},
        {"ab?|cd", ""},
        {"ab*|cd", ""},
        {"ab{0}|cd", ""},
        {"a+b|cd", ""},
        {".ab|cd", ""},
        {"\\wab|cd", ""},
        {"(ab)|cd", ""},
        {"(ab|cd)", ""},
        {"[ab]c|de", ""},
        {"ab[[:digit:]|]|de", ""},
        {"ab[|de", ""},
        {"ab|cd\\", ""}};
    for (const auto &[expression, joined] : cases)
        QTest::addRow("%s", expression) << QByteArray(expression) << QByteArray(joined);
}

void LogAlternativesTest::parts()
{
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, joined);
    QByteArray found;
    for (const QByteArray &part : live::quickAlternatives(expression))
        found += (found.isEmpty() ? "" : " ") + part;
    QCOMPARE(found, joined);
}

PILOTHOUSE_TEST(LogAlternativesTest)
#include "tst_logalternatives.moc"
