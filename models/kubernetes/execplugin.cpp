// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "execplugin.h"

#include "log.h"
#include "shownwords.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>
#include <unistd.h>

namespace kubernetes {

namespace {

constexpr qint64 largestAnswer = 4 * 1024 * 1024;
constexpr qsizetype shownErrorBytes = 4 * 1024;
constexpr qsizetype searchedErrorBytes = 32 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::ExecPlugin)
};

base::Error problem(base::Error::Code code, const QString &what, const QString &detail = {})
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.detail = detail;
    return error;
}

enum class Found { No, NotExecutable, Yes };

Found look(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status {
    };
    if (::stat(name.constData(), &status) != 0 || S_ISDIR(status.st_mode))
        return Found::No;
    return ::access(name.constData(), X_OK) == 0 ? Found::Yes : Found::NotExecutable;
}

/// For people: a path's last part is what they know the program by.
QString shownName(const ExecPlugin &plugin)
{
    return withoutControls(plugin.command.left(200));
}

/// Whether an argument's value is none to be shown, by the argument's name or by its own look.
QString shownArgument(const QString &argument, bool secret)
{
    return secret ? QStringLiteral("***") : quotedWord(masked(argument));
}

/// The secrets that a plugin gets: none of them is to be seen in what it writes.
std::vector<Secret> secretsOf(const ExecPlugin &plugin)
{
    std::vector<Secret> secrets;
    for (const auto &[name, value] : plugin.environment) {
        if (base::looksSecret(name))
            secrets.push_back(value);
    }
    return secrets;
}

/// The end of what a program wrote, from the start of a line: half of a secret would not be known for one.
QString lastLines(const QString &words)
{
    if (words.size() <= searchedErrorBytes)
        return words;
    const QString end = words.right(searchedErrorBytes);
    const qsizetype line = end.indexOf(QLatin1Char('\n'));
    return line < 0 ? QString() : end.mid(line + 1);
}

QString shownError(const ExecPlugin &plugin, const QString &words)
{
    const QString shown = masked(withoutControls(withoutEscapes(lastLines(words))), secretsOf(plugin)).trimmed();
    return shown.size() > shownErrorBytes ? QStringLiteral("… ") + shown.right(shownErrorBytes) : shown;
}

QString installHelp(const ExecPlugin &plugin)
{
    const QString hint = masked(withoutControls(withoutEscapes(plugin.installHint.left(shownErrorBytes)))).trimmed();
    return hint.isEmpty() ? Words::tr("It is needed to log in to this cluster; it may also be in a folder that is not in PATH")
                          : hint;
}

} // namespace

base::Result<QString> findProgram(const QString &command, const QString &path)
{
    const auto refused = [&](Found found) {
        return found == Found::NotExecutable
                   ? problem(base::Error::Code::Permission, Words::tr("%1 may not be run").arg(withoutControls(command)))
                   : problem(base::Error::Code::NotFound, Words::tr("The program %1 is not installed").arg(withoutControls(command)));
    };
    if (command.contains(QLatin1Char('/'))) {
        const QString clean = QDir::cleanPath(command);
        // Relative ones were made absolute when their file was read.
        const Found found = clean.startsWith(QLatin1Char('/')) ? look(clean) : Found::No;
        if (found == Found::Yes)
            return clean;
        return refused(found);
    }
    Found best = Found::No;
    for (const QString &folder : path.split(QLatin1Char(':'), Qt::SkipEmptyParts)) {
        // "." in PATH would run whatever lies where we happen to be.
        if (command.isEmpty() || !folder.startsWith(QLatin1Char('/')))
            continue;
        const QString candidate = QDir::cleanPath(folder + QLatin1Char('/') + command);
        const Found found = look(candidate);
        if (found == Found::Yes)
            return candidate;
        if (found == Found::NotExecutable)
            best = found;
    }
    return refused(best);
}

QByteArray execInfo(const PluginLogin &login)
{
    QJsonObject spec{{QStringLiteral("interactive"), false}};
    if (login.plugin.provideClusterInfo && login.cluster) {
        const PluginCluster &told = *login.cluster;
        QJsonObject cluster{{QStringLiteral("server"), told.server}, {QStringLiteral("config"), told.config}};
        if (!told.tlsServerName.isEmpty())
            cluster.insert(QStringLiteral("tls-server-name"), told.tlsServerName);
        if (told.insecureSkipTlsVerify)
            cluster.insert(QStringLiteral("insecure-skip-tls-verify"), true);
        if (!told.authorityData.isEmpty())
            cluster.insert(QStringLiteral("certificate-authority-data"), QString::fromLatin1(told.authorityData.toBase64()));
        if (!told.proxyUrl.isEmpty())
            cluster.insert(QStringLiteral("proxy-url"), told.proxyUrl);
        if (told.disableCompression)
            cluster.insert(QStringLiteral("disable-compression"), true);
        spec.insert(QStringLiteral("cluster"), cluster);
    }
    const QJsonObject credential{{QStringLiteral("kind"), QStringLiteral("ExecCredential")},
                                 {QStringLiteral("apiVersion"), login.plugin.apiVersion},
                                 {QStringLiteral("spec"), spec}};
    return QJsonDocument(credential).toJson(QJsonDocument::Compact);
}

base::Result<base::CommandSpec> pluginCommand(const PluginLogin &login, const QMap<QString, QString> &environment)
{
    const ExecPlugin &plugin = login.plugin;
    if (plugin.interactive == ExecPlugin::Interactive::Always)
        return problem(base::Error::Code::BadRequest,
                       Words::tr("%1 insists on a terminal to ask questions in, and there is none").arg(shownName(plugin)),
                       Words::tr("Its interactiveMode in the kubeconfig is Always; with IfAvailable it is run without one"));
    base::Result<QString> program = findProgram(plugin.command, environment.value(QStringLiteral("PATH")));
    if (!program.ok()) {
        base::Error error = program.error();
        error.detail = installHelp(plugin);
        return error;
    }
    base::CommandSpec command;
    command.program = std::move(*program);
    command.arguments = plugin.arguments;
    command.environment = environment;
    for (const auto &[name, value] : plugin.environment)
        command.environment.insert(name, QString::fromUtf8(value.reveal()));
    command.environment.insert(QStringLiteral("KUBERNETES_EXEC_INFO"), QString::fromUtf8(execInfo(login)));
    command.outputLimit = largestAnswer;
    command.ownSession = true; // it must not find our terminal and wait for an answer there
    return command;
}

QString pluginCommandLine(const ExecPlugin &plugin)
{
    QStringList words;
    for (const auto &[name, value] : plugin.environment)
        words.append(name + QLatin1Char('=') +
                     shownArgument(QString::fromUtf8(value.reveal()), base::looksSecret(name)));
    words.append(quotedWord(plugin.command));
    bool secretFollows = false;
    for (const QString &argument : plugin.arguments) {
        const bool option = argument.startsWith(QLatin1Char('-'));
        const qsizetype equals = argument.indexOf(QLatin1Char('='));
        const bool secretOption = option && base::looksSecret(argument.left(equals));
        if (secretOption && equals > 0)
            words.append(quotedWord(argument.left(equals + 1)) + QStringLiteral("***"));
        else
            words.append(shownArgument(argument, secretFollows && !option));
        secretFollows = secretOption && equals < 0;
    }
    return withoutControls(masked(words.join(QLatin1Char(' '))));
}

QByteArray pluginFingerprint(const ExecPlugin &plugin, const QString &program)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // Each with its length before it, so that no two commands read the same.
    const auto add = [&hash](const QByteArray &word) {
        hash.addData(QByteArray::number(word.size()) + ':');
        hash.addData(word);
    };
    add(program.toUtf8());
    add(QByteArray::number(plugin.arguments.size()));
    for (const QString &argument : plugin.arguments)
        add(argument.toUtf8());
    for (const auto &[name, value] : plugin.environment) {
        add(name.toUtf8());
        add(value.reveal());
    }
    return hash.result().toHex();
}

base::Error pluginFailure(const ExecPlugin &plugin, const base::Result<base::CommandOutput> &result)
{
    const QString name = shownName(plugin);
    if (result.ok()) {
        QString words = shownError(plugin, QString::fromLocal8Bit(result->standardError));
        if (words.isEmpty())
            words = Words::tr("It wrote no reason");
        return problem(base::Error::Code::Unauthorized,
                       Words::tr("%1 could not log in (exit code %2)").arg(name).arg(result->exitCode), words);
    }
    const base::Error &error = result.error();
    if (error.code == base::Error::Code::NotFound)
        return problem(error.code, Words::tr("The program %1 is not installed").arg(name), installHelp(plugin));
    const QString words = shownError(plugin, error.detail);
    switch (error.code) {
    case base::Error::Code::Permission:
        return problem(error.code, Words::tr("%1 may not be run").arg(name), words);
    case base::Error::Code::Timeout:
        return problem(error.code, Words::tr("%1 did not log in in time").arg(name), words);
    case base::Error::Code::TooLarge:
        return problem(error.code, Words::tr("%1 wrote more than expected").arg(name), words);
    default:
        return problem(error.code, Words::tr("%1 was ended before it had logged in").arg(name), words);
    }
}

} // namespace kubernetes
