// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Credential plugins without running one: the command, what a person is asked, what answers and failures mean.
#include "execplugin.h"
#include "shownwords.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using base::Error;
using kubernetes::ExecPlugin;
using kubernetes::PluginLogin;
using kubernetes::Secret;

namespace {

PluginLogin login()
{
    PluginLogin made;
    made.plugin.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
    made.plugin.command = QStringLiteral("plugin");
    made.plugin.interactive = ExecPlugin::Interactive::IfAvailable;
    return made;
}

QByteArray answer(const QByteArray &status, const QByteArray &version = "client.authentication.k8s.io/v1")
{
    return R"({"kind":"ExecCredential","apiVersion":")" + version + R"(","status":)" + status + "}\n";
}

const QByteArray certificate = "-----BEGIN CERTIFICATE-----\\nYQ==\\n-----END CERTIFICATE-----\\n";
const QByteArray key = "-----BEGIN EC PRIVATE KEY-----\\naHVudGVyMg==\\n-----END EC PRIVATE KEY-----\\n";

} // namespace

class ExecPluginTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString put(const QString &name, bool executable)
    {
        const QString path = m_folder.filePath(name);
        if (!QDir().mkpath(QFileInfo(path).path()))
            qFatal("no folder");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write("#!/bin/sh\n");
        const auto mode = QFile::ReadOwner | QFile::WriteOwner;
        file.setPermissions(executable ? mode | QFile::ExeOwner : mode);
        return path;
    }

private Q_SLOTS:
    void programs()
    {
        using kubernetes::findProgram;
        const QString first = put(QStringLiteral("a/tool"), true);
        const QString second = put(QStringLiteral("b/tool"), true);
        put(QStringLiteral("a/other"), false);
        const QString late = put(QStringLiteral("b/other"), true);
        const QString only = put(QStringLiteral("a/data"), false);
        const QString a = m_folder.filePath(QStringLiteral("a"));
        const QString b = m_folder.filePath(QStringLiteral("b"));
        const QString path = QStringLiteral(".::relative:") + a + u':' + b;
        QCOMPARE(*findProgram(QStringLiteral("tool"), path), first);
        QCOMPARE(*findProgram(QStringLiteral("other"), path), late); // what cannot be run is passed over
        QCOMPARE(*findProgram(a + QStringLiteral("/../b/tool"), {}), second);
        QCOMPARE(findProgram(QStringLiteral("nothing"), path).error().code, Error::Code::NotFound);
        QCOMPARE(findProgram(QStringLiteral("a"), m_folder.path()).error().code, Error::Code::NotFound); // a folder
        QCOMPARE(findProgram(QString(), path).error().code, Error::Code::NotFound);
        QCOMPARE(findProgram(QStringLiteral("./tool"), path).error().code, Error::Code::NotFound);
        // Without any execute bit not even root may.
        QCOMPARE(findProgram(QStringLiteral("data"), path).error().code, Error::Code::Permission);
        QCOMPARE(findProgram(only, path).error().code, Error::Code::Permission);
    }

    void theCommand()
    {
        PluginLogin made = login();
        made.plugin.command = put(QStringLiteral("bin/plugin"), true);
        made.plugin.arguments = QStringList{QStringLiteral("get"), QString()};
        made.plugin.environment = {{QStringLiteral("A"), Secret("1")}, {QStringLiteral("PATH"), Secret("/own")}, {QStringLiteral("A"), Secret("2")}};
        const QMap<QString, QString> environment{{QStringLiteral("PATH"), QStringLiteral("/login")},
                                                 {QStringLiteral("AWS_PROFILE"), QStringLiteral("p")}};
        const auto command = kubernetes::pluginCommand(made, environment);
        QVERIFY(command.ok());
        QCOMPARE(command->program, made.plugin.command);
        QCOMPARE(command->arguments, made.plugin.arguments);
        QCOMPARE(command->environment.value(QStringLiteral("A")), QStringLiteral("2"));
        QCOMPARE(command->environment.value(QStringLiteral("PATH")), QStringLiteral("/own"));
        QCOMPARE(command->environment.value(QStringLiteral("AWS_PROFILE")), QStringLiteral("p"));
        QCOMPARE(command->environment.value(QStringLiteral("KUBERNETES_EXEC_INFO")),
                 QStringLiteral(R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":{"interactive":false}})"));
        QVERIFY(command->ownSession);
        QVERIFY(command->input.isEmpty());
        QCOMPARE(command->deadline.count(), 0); // a person may be looking for their second factor
    }

    void theClusterIfAskedFor()
    {
        PluginLogin made = login();
        kubernetes::PluginCluster cluster;
        cluster.server = QStringLiteral("https://h/p");
        made.cluster = cluster;
        const auto told = [&] {
            return QJsonDocument::fromJson(kubernetes::execInfo(made)).object().value(QStringLiteral("spec")).toObject().value(QStringLiteral("cluster"));
        };
        QVERIFY(told().isUndefined());
        made.plugin.provideClusterInfo = true;
        QCOMPARE(told().toObject(), (QJsonObject{{QStringLiteral("server"), QStringLiteral("https://h/p")},
                                                 {QStringLiteral("config"), QJsonValue::Null}}));
        made.cluster->tlsServerName = QStringLiteral("inner");
        made.cluster->insecureSkipTlsVerify = true;
        made.cluster->authorityData = "PEM";
        made.cluster->proxyUrl = QStringLiteral("http://p");
        made.cluster->disableCompression = true;
        made.cluster->config = QJsonObject{{QStringLiteral("audience"), QStringLiteral("a\nb")}};
        QCOMPARE(told().toObject().keys().join(u' '),
                 QStringLiteral("certificate-authority-data config disable-compression insecure-skip-tls-verify proxy-url server tls-server-name"));
        QCOMPARE(told().toObject().value(QStringLiteral("certificate-authority-data")).toString(), QStringLiteral("UEVN"));
        QVERIFY(!kubernetes::execInfo(made).contains('\n'));
    }

    void aTerminalIsRefused()
    {
        PluginLogin made = login();
        made.plugin.command = put(QStringLiteral("bin/plugin"), true);
        made.plugin.interactive = ExecPlugin::Interactive::Always;
        const auto command = kubernetes::pluginCommand(made, {});
        QVERIFY(!command.ok());
        QCOMPARE(command.error().code, Error::Code::BadRequest);
        QVERIFY(command.error().what.contains(QStringLiteral("terminal")));
        QVERIFY(command.error().detail.contains(QStringLiteral("IfAvailable")));
    }

    void theInstallHint()
    {
        PluginLogin made = login();
        made.plugin.installHint = QStringLiteral("\x1b[1mbrew\x1b[0m install\x07 it\n");
        const Error error = kubernetes::pluginCommand(made, {{QStringLiteral("PATH"), m_folder.path()}}).error();
        QCOMPARE(error.code, Error::Code::NotFound);
        QCOMPARE(error.detail, QStringLiteral("brew installU+0007 it"));
        made.plugin.installHint.clear();
        QVERIFY(kubernetes::pluginCommand(made, {}).error().detail.contains(QStringLiteral("PATH")));
    }

    void whatAPersonIsAsked()
    {
        ExecPlugin plugin = login().plugin;
        plugin.command = QStringLiteral("/opt/my tool");
        plugin.environment = {{QStringLiteral("REGION"), Secret("eu west")}, {QStringLiteral("API_TOKEN"), Secret("hunter2")}};
        plugin.arguments = QStringList{QStringLiteral("get-token"), QStringLiteral("--password"), QStringLiteral("hunter2"), QStringLiteral("--client-secret=hunter2"),
                                       QStringLiteral("it's"), QStringLiteral("\x1b[8mhidden")};
        QCOMPARE(kubernetes::pluginCommandLine(plugin),
                 QStringLiteral("REGION='eu west' API_TOKEN=*** '/opt/my tool' get-token --password *** --client-secret=*** "
                                "'it'\\''s' 'U+001B[8mhidden'"));
    }

    void fingerprints()
    {
        const auto print = [](const ExecPlugin &plugin) { return kubernetes::pluginFingerprint(plugin, QStringLiteral("/bin/x")); };
        ExecPlugin plugin = login().plugin;
        plugin.arguments = QStringList{QStringLiteral("a"), QStringLiteral("b")};
        plugin.environment = {{QStringLiteral("N"), Secret("v")}};
        const QByteArray same = print(plugin);
        QCOMPARE(print(plugin), same);
        QCOMPARE(same.size(), 64);
        QVERIFY(kubernetes::pluginFingerprint(plugin, QStringLiteral("/bin/y")) != same);
        ExecPlugin other = plugin;
        other.arguments = QStringList{QStringLiteral("ab"), QString()};
        QVERIFY(print(other) != same);
        other = plugin;
        other.arguments = QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("N"), QStringLiteral("v")};
        other.environment.clear();
        QVERIFY(print(other) != same);
        other = plugin;
        other.environment[0].second = Secret("w");
        QVERIFY(print(other) != same);
        other = plugin;
        other.installHint = QStringLiteral("words change nothing");
        QCOMPARE(print(other), same);
    }

    void goodAnswers()
    {
        const ExecPlugin plugin = login().plugin;
        auto parsed = kubernetes::parseExecCredential(answer(R"({"token":"t.o-k","expirationTimestamp":"2026-01-02T03:04:05.678901Z"})"), plugin);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->token.reveal(), QByteArray("t.o-k"));
        QCOMPARE(parsed->expires, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
        parsed = kubernetes::parseExecCredential(answer(R"({"token":"t","expirationTimestamp":"2026-01-02T03:04:05+02:00"})"), plugin);
        QCOMPARE(parsed->expires, QDateTime(QDate(2026, 1, 2), QTime(1, 4, 5), Qt::UTC));
        parsed = kubernetes::parseExecCredential(
            answer("{\"clientCertificateData\":\"" + certificate + "\",\"clientKeyData\":\"" + key + "\",\"expirationTimestamp\":null}"), plugin);
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().text()));
        QVERIFY(parsed->token.isEmpty() && !parsed->expires.isValid());
        QVERIFY(parsed->certificate.startsWith("-----BEGIN CERTIFICATE-----\n"));
        // YAML will do as well, and a plugin may say more than we ask for.
        parsed = kubernetes::parseExecCredential("kind: ExecCredential\napiVersion: client.authentication.k8s.io/v1\nspec: {interactive: false}\n"
                                                 "status:\n  token: t\n  expirationTimestamp: 2026-01-02T03:04:05Z\n", plugin);
        QVERIFY(parsed.ok());
        QVERIFY(parsed->expires.isValid());
        QCOMPARE(kubernetes::parseExecCredential(answer("{\"token\":\"" + QByteArray("aB3=").repeated(500) + "\"}"), plugin)->token.reveal().size(), 2000);
    }

    void badAnswers_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<int>("code");
        const auto row = [](const QByteArray &output, Error::Code code = Error::Code::Protocol) {
            QTest::newRow(output.left(60).constData()) << output << int(code);
        };
        row("");
        row("\n");
        row("hunter2");
        row("{\"kind\":\"ExecCredential\", hunter2");
        row("[]");
        row("{}");
        row("{\"kind\":\"Status\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"hunter2\"}}");
        row(answer("{\"token\":\"hunter2\"}", "client.authentication.k8s.io/v1beta1"), Error::Code::Unsupported);
        row(answer("{\"token\":\"hunter2\"}", "hunter2"), Error::Code::Unsupported);
        row(answer("null"));
        row("{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\"}");
        row(answer("\"hunter2\""));
        row(answer("{}"));
        row(answer("{\"token\":\"\"}"));
        row(answer("{\"token\":123456}"));
        row(answer("{\"token\":{\"hunter2\":1}}"));
        row(answer("{\"token\":\"hunter2\\r\\nX: y\"}"));
        row(answer("{\"token\":\"hunter2\\u00e9\"}"));
        row(answer("{\"clientCertificateData\":\"" + certificate + "\"}"));
        row(answer("{\"token\":\"hunter2\",\"clientKeyData\":\"" + key + "\"}"));
        row(answer("{\"clientCertificateData\":\"hunter2\",\"clientKeyData\":\"" + key + "\"}"));
        row(answer("{\"clientCertificateData\":\"" + certificate + "\",\"clientKeyData\":\"hunter2\"}"));
        row(answer("{\"token\":\"hunter2\",\"expirationTimestamp\":\"soon\"}"));
        row(answer("{\"token\":\"hunter2\",\"expirationTimestamp\":\"2026-01-02T03:04:05\"}"));
        row(answer("{\"token\":\"hunter2\",\"expirationTimestamp\":\"2026-13-02T03:04:05Z\"}"));
        row(answer("{\"token\":\"hunter2\",\"expirationTimestamp\":1700000000}"));
        row(QByteArray(100'000, '['), Error::Code::TooLarge);
    }
    void badAnswers()
    {
        QFETCH(QByteArray, output);
        const auto parsed = kubernetes::parseExecCredential(output, login().plugin);
        QVERIFY(!parsed.ok());
        QTEST(int(parsed.error().code), "code");
        QVERIFY(parsed.error().what.contains(QStringLiteral("plugin")));
        QVERIFY(!parsed.error().detail.isEmpty());
        // The version is named, as it must be to help; all else stays unsaid.
        if (!output.contains("\"apiVersion\":\"hunter2\""))
            QVERIFY2(!parsed.error().text().contains(QStringLiteral("hunter2")), qPrintable(parsed.error().text()));
        QVERIFY(!parsed.error().text().contains(QStringLiteral("123456")));
    }

    void failures()
    {
        ExecPlugin plugin = login().plugin;
        plugin.environment = {{QStringLiteral("MY_SECRET"), Secret("hunter2")}};
        base::CommandOutput output;
        output.exitCode = 255;
        output.standardOutput = answer("{\"token\":\"hunter2\"}");
        output.standardError = "\x1b[31mThe SSO session has expired.\x1b[0m Run \"aws sso login\".\r\ntoken=hunter3 and hunter2\n" +
                               answer("{\"token\":\"hunter4\",\"clientKeyData\":\"hunter5\"}") +
                               "password: hunter8\nid_token: hunter9hunter9hunter9\ncannot fetch token: 400 Bad Request\n" +
                               "Authorization: Bearer hunter6hunter6\n" + QByteArray(key).replace("\\n", "\n") +
                               "eyJhbGciOiJIUzI1NiJ9.aHVudGVyNw.aHVudGVyNw\n";
        Error error = kubernetes::pluginFailure(plugin, output);
        QCOMPARE(error.code, Error::Code::Unauthorized);
        QVERIFY(!error.retryable);
        QVERIFY(error.what.contains(QStringLiteral("255")));
        QVERIFY2(error.detail.startsWith(QStringLiteral("The SSO session has expired. Run \"aws sso login\".\n")), qPrintable(error.detail));
        for (const char *secret : {"hunter", "aHVudGVy"})
            QVERIFY2(!error.text().contains(QLatin1String(secret)), qPrintable(error.text()));
        QVERIFY2(error.detail.contains(QStringLiteral("cannot fetch token: 400 Bad Request")), qPrintable(error.detail));
        output.standardError = " \n";
        QVERIFY(!kubernetes::pluginFailure(plugin, output).detail.isEmpty());
        output.standardError = QByteArray("line\n").repeated(100'000);
        QVERIFY(kubernetes::pluginFailure(plugin, output).detail.size() < 5000);
        output.standardError = "{\"token\":\"" + QByteArray("hunter2").repeated(100'000) + "\"}\nlast words\n";
        QCOMPARE(kubernetes::pluginFailure(plugin, output).detail, QStringLiteral("last words"));
        output.standardError = "{\"token\":\"" + QByteArray("hunter3").repeated(4'000) + "\"} last words\n";
        QCOMPARE(kubernetes::pluginFailure(plugin, output).detail, QStringLiteral("{\"token\":\"***\"} last words"));
        for (const Error::Code code : {Error::Code::NotFound, Error::Code::Permission, Error::Code::Timeout, Error::Code::TooLarge, Error::Code::Io}) {
            Error cause;
            cause.code = code;
            cause.detail = QStringLiteral("hunter2");
            error = kubernetes::pluginFailure(plugin, cause);
            QCOMPARE(error.code, code);
            QVERIFY(error.what.contains(QStringLiteral("plugin")));
            QVERIFY(!error.text().contains(QStringLiteral("hunter2")));
        }
    }
};

PILOTHOUSE_TEST(ExecPluginTest)
#include "tst_execplugin.moc"
