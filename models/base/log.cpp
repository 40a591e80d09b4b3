// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "log.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>
#include <cstdio>

Q_LOGGING_CATEGORY(logNet, "pilothouse.net")
Q_LOGGING_CATEGORY(logEndpoint, "pilothouse.endpoint")
Q_LOGGING_CATEGORY(logDocker, "pilothouse.docker")
Q_LOGGING_CATEGORY(logUi, "pilothouse.ui")

namespace base {

namespace {

const QString mask = QStringLiteral("***");

/// One pattern of what comes before a secret (group 1) and the secret itself.
struct Rule {
    QRegularExpression pattern;
    QString replacement;
};

const std::vector<Rule> &rules()
{
    const auto rule = [](const QString &pattern, const QString &replacement) {
        return Rule{QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption), replacement};
    };
    const QString words = QStringLiteral("[\\w.-]*(?:password|passwd|passphrase|secret|token|api_?key|access_?key|private_?key|"
                                         "credential)[\\w.-]*");
    static const std::vector<Rule> all{
        rule(QStringLiteral("((?:x-registry-auth|x-registry-config|authorization|proxy-authorization|cookie|set-cookie)"
                            "\\s*:\\s*)[^\\r\\n]+"),
             QStringLiteral("\\1***")),
        rule(QStringLiteral("(\"(?:auth|identitytoken|registrytoken|%1)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*").arg(words),
             QStringLiteral("\\1***")),
        rule(QStringLiteral("(\\b[a-z][a-z0-9+.-]*://[^/\\s:@]*:)[^@/\\s]+(?=@)"), QStringLiteral("\\1***")),
        rule(QStringLiteral("(?<![\\w.-])(%1=)('[^']*'|\"[^\"]*\"|[^\\s,;&]+)").arg(words), QStringLiteral("\\1***")),
        rule(QStringLiteral("(--(?:password|passphrase|token|secret|secret-key)(?:=|\\s+))('[^']*'|\"[^\"]*\"|\\S+)"),
             QStringLiteral("\\1***")),
        rule(QStringLiteral("(\\blogin\\b[^\\n]*?\\s-p\\s+)(\\S+)"), QStringLiteral("\\1***")),
    };
    return all;
}

struct Sink {
    QMutex mutex; ///< lines of several threads do not mix; held for one write
    QFile file;
    QtMsgType least = QtWarningMsg;
};

Sink &sink()
{
    static Sink one;
    return one;
}

int rank(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return 3;
}

void handler(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Sink &to = sink();
    if (rank(type) < rank(to.least))
        return;
    static const char *const names[] = {"debug", "info", "warning", "error"};
    const QByteArray line = (QDateTime::currentDateTime().toString(Qt::ISODateWithMs) + u' ' +
                             QLatin1String(names[rank(type)]) + u' ' +
                             QLatin1String(context.category ? context.category : "default") + QStringLiteral(": ") +
                             redact(message) + u'\n')
                                .toUtf8();
    const QMutexLocker lock(&to.mutex);
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    if (to.file.isOpen()) {
        to.file.write(line);
        to.file.flush();
    }
}

} // namespace

bool looksSecret(QStringView name)
{
    static const QRegularExpression pattern(
        QStringLiteral("pass(?:word|wd|phrase)?$|password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|"
                       "private[_-]?key|credential|^auth$"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name.toString()).hasMatch();
}

QString redact(const QString &text)
{
    QString result = text;
    for (const Rule &rule : rules())
        result.replace(rule.pattern, rule.replacement);
    return result;
}

bool installLog(const QString &level, const QString &file)
{
    Sink &to = sink();
    if (level == QStringLiteral("debug"))
        to.least = QtDebugMsg;
    else if (level == QStringLiteral("info"))
        to.least = QtInfoMsg;
    else if (level == QStringLiteral("warning"))
        to.least = QtWarningMsg;
    else if (level == QStringLiteral("error"))
        to.least = QtCriticalMsg;
    else
        return false;
    if (!file.isEmpty()) {
        to.file.setFileName(file);
        if (to.file.open(QIODevice::WriteOnly | QIODevice::Append))
            to.file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    qInstallMessageHandler(handler);
    return true;
}

} // namespace base
