// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A credential plugin's answer: see execplugin.h. JSON or, as client-go takes it too, YAML.
#include "execplugin.h"
#include "shownwords.h"
#include "yamlreader.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace kubernetes {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::ExecPlugin)
};

base::Error problem(const ExecPlugin &plugin, const QString &why, base::Error::Code code = base::Error::Code::Protocol)
{
    base::Error error;
    error.code = code;
    error.what = Words::tr("The answer of %1 cannot be used").arg(withoutControls(plugin.command.left(200)));
    error.detail = why;
    return error;
}

/// RFC 3339. Not valid for anything else.
QDateTime readTime(const QString &text)
{
    static const QRegularExpression format(
        QStringLiteral("\\A(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)\\z"));
    const auto match = format.match(text);
    if (!match.hasMatch())
        return {};
    // Whole seconds are enough, and a later one would be one too many.
    return QDateTime::fromString(match.captured(1) + match.captured(3), Qt::ISODate).toUTC();
}

bool isPem(const QByteArray &text, const char *what)
{
    const qsizetype begin = text.indexOf("-----BEGIN ");
    const qsizetype end = text.indexOf("-----END ");
    const qsizetype name = text.indexOf(what, begin);
    return begin >= 0 && name > begin && end > name && !text.contains('\0');
}

/// A token goes into a header: nothing but visible characters.
bool isHeaderWord(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

/// A text there; an error message if there is something else.
QString wrongType(const YamlValue &map, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (!map[key].isNothing() && !map[key].isText())
            return Words::tr("\"%1\" must be a text").arg(QLatin1String(key));
    }
    return {};
}

base::Result<ExecCredential> readStatus(const YamlValue &status, const ExecPlugin &plugin)
{
    const QString wrong =
        wrongType(status, {"token", "clientCertificateData", "clientKeyData", "expirationTimestamp"});
    if (!wrong.isEmpty())
        return problem(plugin, wrong);
    ExecCredential credential;
    credential.token = Secret(status["token"].text().toUtf8());
    credential.certificate = status["clientCertificateData"].text().toUtf8();
    credential.key = Secret(status["clientKeyData"].text().toUtf8());
    if (credential.token.isEmpty() && credential.certificate.isEmpty() && credential.key.isEmpty())
        return problem(plugin, Words::tr("It holds neither a token nor a certificate with a key"));
    if (credential.certificate.isEmpty() != credential.key.isEmpty())
        return problem(plugin, Words::tr("It holds only one of certificate and key"));
    if (!credential.certificate.isEmpty() &&
        (!isPem(credential.certificate, "CERTIFICATE-----") || !isPem(credential.key.reveal(), "PRIVATE KEY-----")))
        return problem(plugin, Words::tr("Its certificate or key is not PEM"));
    if (!isHeaderWord(credential.token.reveal()))
        return problem(plugin, Words::tr("Its token has characters that a token cannot have"));
    if (const YamlValue expires = status["expirationTimestamp"]; !expires.isNothing()) {
        credential.expires = readTime(expires.text());
        if (!credential.expires.isValid())
            return problem(plugin, Words::tr("Its expirationTimestamp is not a time"));
    }
    return credential;
}

} // namespace

base::Result<ExecCredential> parseExecCredential(const QByteArray &output, const ExecPlugin &plugin)
{
    const base::Result<YamlValue> parsed = parseYaml(output);
    if (!parsed.ok())
        return problem(plugin, parsed.error().what, parsed.error().code);
    const YamlValue &root = *parsed;
    if (root.isNothing())
        return problem(plugin, Words::tr("It wrote nothing"));
    if (!root.isMap() || root["kind"].text() != QStringLiteral("ExecCredential"))
        return problem(plugin, Words::tr("It is not an ExecCredential"));
    if (const QString version = root["apiVersion"].text(); version != plugin.apiVersion) {
        const QString shown = masked(withoutControls(version.left(80)));
        return problem(plugin,
                       Words::tr("It is of version \"%1\", but the kubeconfig asks for \"%2\"").arg(shown, plugin.apiVersion),
                       base::Error::Code::Unsupported);
    }
    const YamlValue status = root["status"];
    if (status.isNothing())
        return problem(plugin, Words::tr("It has no status"));
    if (!status.isMap())
        return problem(plugin, Words::tr("Its status is not a map"));
    return readStatus(status, plugin);
}

} // namespace kubernetes
