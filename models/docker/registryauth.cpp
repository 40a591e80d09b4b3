// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "registryauth.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace docker
{

namespace
{

struct Auth {
    Q_DECLARE_TR_FUNCTIONS(docker::RegistryAuth)
};

constexpr qsizetype LongestWords = 500;

/// "https://host/v1/" is how old versions wrote "host".
QString hostOf(const QString &key)
{
    QString host = key;
    if (const qsizetype mark = host.indexOf(QLatin1String("://")); mark >= 0)
        host = host.mid(mark + 3);
    const qsizetype slash = host.indexOf(QLatin1Char('/'));
    return slash < 0 ? host : host.left(slash);
}

bool isHub(const QString &host)
{
    return host == QLatin1String("docker.io") || host == QLatin1String("index.docker.io") ||
           host == QLatin1String("registry-1.docker.io");
}

/// The entry for a server: the key as it is, or one whose host is the same.
QJsonValue entryFor(const QJsonObject &entries, const QString &server)
{
    if (const auto exact = entries.find(server); exact != entries.end())
        return exact.value();
    const QString host = hostOf(server);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QString other = hostOf(entry.key());
        if (other == host || (isHub(other) && isHub(host)))
            return entry.value();
    }
    return QJsonValue(QJsonValue::Undefined);
}

QJsonObject readObject(const QByteArray &text, const QString &unreadable, QString &problem)
{
    if (text.trimmed().isEmpty())
        return {};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (document.isObject())
        return document.object();
    problem = unreadable;
    if (error.error != QJsonParseError::NoError)
        problem += QStringLiteral(": ") + error.errorString();
    return {};
}

/// False if the entry's "auth" cannot be decoded.
bool readEntry(const QJsonObject &entry, Credentials &credentials)
{
    credentials.identityToken = entry.value(QStringLiteral("identitytoken")).toString();
    credentials.registryToken = entry.value(QStringLiteral("registrytoken")).toString();
    credentials.userName = entry.value(QStringLiteral("username")).toString();
    credentials.password = entry.value(QStringLiteral("password")).toString();
    const QByteArray encoded = entry.value(QStringLiteral("auth")).toString().toLatin1();
    if (encoded.isEmpty())
        return true;
    const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? (*decoded).indexOf(':') : -1;
    if (colon <= 0)
        return false;
    credentials.userName = QString::fromUtf8((*decoded).left(colon));
    QByteArray password = (*decoded).mid(colon + 1);
    // Old versions padded the password.
    while (password.endsWith('\0'))
        password.chop(1);
    credentials.password = QString::fromUtf8(password);
    return true;
}

/// Takes the entry of "auths" into the plan, if there is one with something in it.
bool takeInline(const QJsonObject &config, const QString &server, CredentialPlan &plan)
{
    const QJsonObject auths = config.value(QStringLiteral("auths")).toObject();
    Credentials credentials;
    if (!readEntry(entryFor(auths, server).toObject(), credentials)) {
        plan.problem = Auth::tr("The login for %1 in Docker's settings could not be decoded").arg(hostOf(server));
        return false;
    }
    if (credentials.isEmpty())
        return false;
    plan.kind = CredentialPlan::Kind::Inline;
    plan.credentials = credentials;
    return true;
}

QString helperFor(const QJsonObject &config, const QString &server)
{
    const QJsonValue own = entryFor(config.value(QStringLiteral("credHelpers")).toObject(), server);
    // An empty name is a way to say: for this one, no helper.
    if (own.isString())
        return own.toString();
    return config.value(QStringLiteral("credsStore")).toString();
}

} // namespace

QString registryKey(const QString &registryHost)
{
    return isHub(registryHost) ? QStringLiteral("https://index.docker.io/v1/") : registryHost;
}

CredentialPlan planFor(const QByteArray &config, const QByteArray &environmentConfig, const QString &registryHost)
{
    CredentialPlan plan;
    plan.server = registryKey(registryHost);
    const QJsonObject environment =
        readObject(environmentConfig, Auth::tr("DOCKER_AUTH_CONFIG could not be read"), plan.problem);
    if (takeInline(environment, plan.server, plan))
        return plan;
    const QJsonObject settings = readObject(config, Auth::tr("Docker's settings could not be read"), plan.problem);
    const QString helper = helperFor(settings, plan.server);
    if (helper.isEmpty()) {
        takeInline(settings, plan.server, plan);
        return plan;
    }
    // The name becomes part of a program's name; a path would lead elsewhere.
    if (helper.contains(QLatin1Char('/')) || helper.contains(QChar::Null)) {
        plan.problem = Auth::tr("The name of the credential helper in Docker's settings is not valid");
        return plan;
    }
    plan.kind = CredentialPlan::Kind::Helper;
    plan.program = QStringLiteral("docker-credential-") + helper;
    return plan;
}

base::Result<Credentials> parseHelperOutput(int exitCode, const QByteArray &standardOutput)
{
    base::Error error;
    if (exitCode != 0) {
        const QString words = QString::fromUtf8(standardOutput.left(LongestWords)).trimmed();
        // The helpers' protocol has no other sign for this than the sentence.
        if (words == QLatin1String("credentials not found in native keychain"))
            return Credentials{};
        error.code = base::Error::Code::Io;
        error.what = Auth::tr("The credential helper failed");
        error.detail = words;
        return error;
    }
    const QJsonDocument document = QJsonDocument::fromJson(standardOutput);
    const QString secret = document.object().value(QStringLiteral("Secret")).toString();
    if (!document.isObject() || secret.isEmpty()) {
        error.code = base::Error::Code::Protocol;
        error.what = Auth::tr("The credential helper's answer could not be read");
        return error;
    }
    Credentials credentials;
    const QString name = document.object().value(QStringLiteral("Username")).toString();
    if (name == QLatin1String("<token>")) {
        credentials.identityToken = secret;
    } else {
        credentials.userName = name;
        credentials.password = secret;
    }
    return credentials;
}

QByteArray registryAuthHeader(const Credentials &credentials, const QString &registryHost)
{
    QJsonObject object;
    if (!credentials.isEmpty()) {
        object.insert(QStringLiteral("serveraddress"), registryKey(registryHost));
        if (!credentials.registryToken.isEmpty()) {
            object.insert(QStringLiteral("registrytoken"), credentials.registryToken);
        } else if (!credentials.identityToken.isEmpty()) {
            object.insert(QStringLiteral("identitytoken"), credentials.identityToken);
        } else {
            object.insert(QStringLiteral("username"), credentials.userName);
            object.insert(QStringLiteral("password"), credentials.password);
        }
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding);
}

} // namespace docker
