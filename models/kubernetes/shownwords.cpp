// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "shownwords.h"

#include "log.h"

#include <QRegularExpression>

namespace kubernetes {

namespace {

/// A shorter one would blank half of a sentence.
constexpr qsizetype shortestSecret = 4;

bool isShown(char32_t c)
{
    if (c >= 0x09 && c <= 0x0d)
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return false;
    default:
        return true;
    }
}

} // namespace

QString withoutControls(const QString &text)
{
    QString clean;
    for (const char32_t c : text.toUcs4()) {
        if (isShown(c))
            clean += QString::fromUcs4(&c, 1);
        else
            clean += QStringLiteral("U+%1").arg(QString::number(c, 16).toUpper(), 4, QLatin1Char('0'));
    }
    return clean;
}

QString withoutEscapes(const QString &text)
{
    // CSI; OSC and other strings up to BEL or ST; two-character escapes. No nested quantifier: the text is a program's.
    static const QRegularExpression escape(
        QStringLiteral("\\x1b\\[[0-?]*[ -/]*[@-~]|\\x1b[\\]PX^_][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|\\x1b[ -/]*[0-~]?"));
    QString clean = text;
    clean.replace(escape, QString());
    clean.remove(QLatin1Char('\r'));
    return clean;
}

QString masked(const QString &text, const std::vector<Secret> &secrets)
{
    static const QString mask = QStringLiteral("***");
    QString result = text;
    for (const Secret &secret : secrets) {
        const QString value = QString::fromUtf8(secret.reveal());
        if (value.size() >= shortestSecret)
            result.replace(value, mask);
    }
    static const QRegularExpression key(
        QStringLiteral("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression field(
        QStringLiteral("(\"(?:clientKeyData|clientCertificateData|token)\"\\s*:\\s*\")(?:[^\"\\\\]++|\\\\.)*+"));
    // "cannot fetch token: 400 Bad Request" is to stay: a token is longer than a word.
    static const QRegularExpression yamlField(
        QStringLiteral("(\\bpass(?:word|phrase)\\s*:\\s*)[^\\s\"]+|(\\b(?:clientKeyData|[\\w-]*token)\\s*:\\s*)[\\w.~+/=-]{16,}"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bearer(QStringLiteral("(\\bbearer\\s+)[\\w.~+/=-]{8,}"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression known(
        QStringLiteral("\\beyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)*|\\bk8s-aws-v1\\.[\\w=-]+|\\bya29\\.[\\w.-]+"));
    result.replace(key, mask);
    result.replace(field, QStringLiteral("\\1***"));
    result.replace(yamlField, QStringLiteral("\\1\\2***"));
    result.replace(bearer, QStringLiteral("\\1***"));
    result.replace(known, mask);
    return base::redact(result);
}

QString quotedWord(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("\\A[\\w@%+=:,./-]+\\z"));
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
    quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

} // namespace kubernetes
