// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a context comes to: every fault that client-go finds, and what a connection needs.
#include "resolvedcontext.h"
#include "serveraddress.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using base::Error;
using kubernetes::ConfigFault;
using kubernetes::KubeConfig;
using kubernetes::ResolvedContext;
using Kind = kubernetes::ConfigFault::Kind;

namespace {

KubeConfig parsed(const QByteArray &text)
{
    const auto config = kubernetes::parseKubeConfig(text);
    if (!config.ok())
        qFatal("%s", qPrintable(config.error().text()));
    return *config;
}

/// One context "c" with this cluster and user.
KubeConfig made(const QByteArray &cluster, const QByteArray &user, const QByteArray &more = {})
{
    return parsed("current-context: c\nclusters: [{name: k, cluster: {" + cluster + "}}]\nusers: [{name: u, user: {" + user +
                  "}}]\ncontexts: [{name: c, context: {cluster: k, user: u" + more + "}}]\n");
}

const QByteArray server = "server: 'https://host:6443'";

std::vector<Kind> kinds(const std::vector<ConfigFault> &faults)
{
    std::vector<Kind> all;
    for (const ConfigFault &fault : faults)
        all.push_back(fault.kind);
    return all;
}

ResolvedContext resolved(const KubeConfig &config, const QMap<QString, QString> &environment = {})
{
    const auto context = kubernetes::resolveContext(config, {}, environment);
    if (!context.ok())
        qFatal("%s", qPrintable(context.error().text()));
    return *context;
}

} // namespace

Q_DECLARE_METATYPE(Kind)
Q_DECLARE_METATYPE(KubeConfig)

class ResolvedContextTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QByteArray file(const char *name, const QByteArray &content = "x")
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("no file");
        return path.toUtf8();
    }

private Q_SLOTS:
    void faults_data()
    {
        QTest::addColumn<KubeConfig>("config");
        QTest::addColumn<std::vector<Kind>>("found");
        const auto row = [](const char *name, const KubeConfig &config, std::vector<Kind> found) {
            QTest::newRow(name) << config << std::move(found);
        };
        const QByteArray there = file("there");
        const QByteArray v1 = "apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never";
        row("nothing", {}, {Kind::Empty});
        row("none chosen", parsed("contexts: [{name: a}]"), {Kind::NoContext});
        row("not there", parsed("current-context: hunter"), {Kind::ContextNotFound});
        row("no cluster", parsed("current-context: a\ncontexts: [{name: a}]"), {Kind::ClusterUnnamed});
        row("lost cluster and user", parsed("current-context: a\ncontexts: [{name: a, context: {cluster: x, user: w}}]"),
            {Kind::ClusterNotFound, Kind::UserNotFound});
        row("anonymous", parsed("current-context: a\ncontexts: [{name: a, context: {cluster: k}}]\n"
                                "clusters: [{name: k, cluster: {server: 'https://h'}}]"), {});
        row("good", made(server, "token: hunter2"), {});
        for (const char *bad : {"Upper", "-a", "a-", "a.b", "a_b"})
            row(bad, made(server, "", QByteArray(", namespace: '") + bad + '\''), {Kind::NamespaceInvalid});
        row("long namespace", made(server, "", ", namespace: " + QByteArray(64, 'a')), {Kind::NamespaceInvalid});
        row("longest namespace", made(server, "", ", namespace: " + QByteArray(63, 'a')), {});
        row("no server", made("", ""), {Kind::ServerMissing});
        row("bad server", made("server: 'ftp://hunter2'", ""), {Kind::ServerInvalid});
        row("bad proxy", made(server + ", proxy-url: 'ftp://u:hunter2@x'", ""), {Kind::ProxyInvalid});
        row("unreadable proxy", made(server + ", proxy-url: 'http://u:hunter2@x:y'", ""), {Kind::ProxyInvalid});
        row("authority twice", made(server + ", certificate-authority: " + there + ", certificate-authority-data: eA==", ""),
            {Kind::AuthorityTwice});
        row("authority lost", made(server + ", certificate-authority: /nowhere/ca", ""), {Kind::AuthorityUnreadable});
        row("authority, insecure", made(server + ", insecure-skip-tls-verify: true, certificate-authority-data: eA==", ""),
            {Kind::AuthorityAndInsecure});
        row("authority, insecure, plain",
            made("server: 'http://h', insecure-skip-tls-verify: true, certificate-authority-data: eA==", ""), {});
        row("certificate twice", made(server, "client-certificate-data: eA==, client-certificate: " + there + ", client-key-data: eA=="),
            {Kind::CertificateTwice});
        row("key twice", made(server, "client-certificate-data: eA==, client-key: " + there + ", client-key-data: eA=="),
            {Kind::KeyTwice});
        row("no key", made(server, "client-certificate-data: eA=="), {Kind::KeyMissing});
        row("key alone", made(server, "client-key: /nowhere"), {});
        row("certificate and key lost", made(server, "client-certificate: /nowhere/c, client-key: /nowhere/k"),
            {Kind::CertificateUnreadable, Kind::KeyUnreadable});
        row("token and password", made(server, "token: hunter2, password: hunter2"), {Kind::SeveralMethods});
        row("token file and password", made(server, "tokenFile: " + there + ", username: a"), {Kind::SeveralMethods});
        row("token file lost", made(server, "tokenFile: /nowhere/t"), {Kind::TokenFileUnreadable});
        row("token file lost, token", made(server, "tokenFile: /nowhere/t, token: hunter2"), {});
        row("exec", made(server, "exec: {command: a, " + v1 + '}'), {});
        row("exec and provider", made(server, "auth-provider: {name: oidc}, exec: {command: a, " + v1 + '}'), {Kind::ExecAndProvider});
        row("exec empty", made(server, "exec: {env: [{value: hunter2}]}"),
            {Kind::ExecCommandMissing, Kind::ExecVersionMissing, Kind::ExecVariableUnnamed, Kind::ExecInteractiveMissing});
        row("exec v1 without mode", made(server, "exec: {command: a, apiVersion: client.authentication.k8s.io/v1}"),
            {Kind::ExecInteractiveMissing});
        row("exec old", made(server, "exec: {command: a, apiVersion: client.authentication.k8s.io/v1alpha1}"), {Kind::ExecVersionUnknown});
        row("exec mode", made(server, "exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: hunter2}"),
            {Kind::ExecInteractiveInvalid});
        row("provider", made(server, "auth-provider: {name: gcp, config: {access-token: hunter2}}"), {Kind::ProviderUnsupported});
        row("provider and token", made(server, "auth-provider: {name: gcp}, token: hunter2"), {});
        for (const char *who : {"as-uid: '1'", "as-groups: [a]", "as-user-extra: {a: [b]}"})
            row(who, made(server, who), {Kind::ImpersonationWithoutUser});
        row("impersonation", made(server, "as: a, as-uid: '1'"), {});
    }
    void faults()
    {
        QFETCH(KubeConfig, config);
        QFETCH(std::vector<Kind>, found);
        const auto faults = kubernetes::faultsOf(config, {});
        QVERIFY2(kinds(faults) == found, qPrintable(faults.empty() ? QStringLiteral("no fault") : faults.front().text));
        for (const ConfigFault &fault : faults) {
            QVERIFY(!fault.text.isEmpty());
            QVERIFY2(!fault.text.contains(QStringLiteral("hunter2")), qPrintable(fault.text));
        }
        const auto context = kubernetes::resolveContext(config, {}, {});
        QCOMPARE(context.ok(), found.empty());
        if (!context.ok())
            QCOMPARE(context.error().detail.split(u'\n', Qt::SkipEmptyParts).size(), qsizetype(found.size() - 1));
    }

    void aContextByName()
    {
        KubeConfig config = made(server, "token: a");
        config.contexts.insert(QStringLiteral("other"), {QStringLiteral("k"), {}, QStringLiteral("ns"), {}, {}});
        const auto other = kubernetes::resolveContext(config, QStringLiteral("other"), {});
        QVERIFY(other.ok());
        QCOMPARE(other->namespaceName, QStringLiteral("ns"));
        QVERIFY(std::holds_alternative<kubernetes::NoLogin>(other->login));
        QCOMPARE(kubernetes::resolveContext(config, QStringLiteral("gone"), {}).error().code, Error::Code::NotFound);
        QCOMPARE(resolved(config).name, QStringLiteral("c"));
        QCOMPARE(resolved(config).namespaceName, QStringLiteral("default"));
    }

    void everythingThatAConnectionNeeds()
    {
        const QByteArray authority = file("ca.pem");
        const ResolvedContext context = resolved(made("server: 'HTTPS://[fd00::1]/k8s/clusters/c-1/?x=y#z', tls-server-name: inner, "
                                                      "disable-compression: true, proxy-url: 'socks5://me:pw@proxy:1080/', "
                                                      "certificate-authority: " + authority,
                                                      "client-certificate-data: Yw==, client-key-data: aw==, token: tok, "
                                                      "as: other, as-groups: [g]"));
        QCOMPARE(context.origin.host, QStringLiteral("fd00::1"));
        QCOMPARE(context.origin.port, quint16(443));
        QVERIFY(context.origin.secure && context.origin.tls.verify && context.disableCompression);
        QCOMPARE(context.pathPrefix, QByteArray("/k8s/clusters/c-1"));
        QCOMPARE(context.origin.tls.serverName, QStringLiteral("inner"));
        QCOMPARE(context.origin.tls.authorityFile.toUtf8(), authority);
        QCOMPARE(context.origin.tls.certificateData, QByteArray("c"));
        QCOMPARE(context.origin.tls.keyData, QByteArray("k"));
        QCOMPARE(context.origin.proxy, QStringLiteral("socks5h://me:pw@proxy:1080")); // the proxy looks names up
        QCOMPARE(std::get<kubernetes::TokenLogin>(context.login).token.reveal(), QByteArray("tok"));
        QCOMPARE(context.impersonation.user, QStringLiteral("other"));
    }

    void overPlainHttpNobodySaysWhoTheyAre()
    {
        const ResolvedContext context = resolved(made("server: 'host:8080', certificate-authority-data: eA==",
                                                      "token: t, client-certificate-data: Yw==, client-key-data: aw==, as: other"));
        QVERIFY(!context.origin.secure);
        QVERIFY(std::holds_alternative<kubernetes::NoLogin>(context.login));
        QVERIFY(context.origin.tls.keyData.isEmpty() && context.origin.tls.authorityData.isEmpty());
        QCOMPARE(context.origin.port, quint16(8080));
        QCOMPARE(context.impersonation.user, QStringLiteral("other"));
    }

    void whichWayToLogIn_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<int>("index");
        const QByteArray exec = "exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1}";
        QTest::newRow("none") << QByteArray("client-key-data: aw==") << 0;
        QTest::newRow("token") << "token: a, " + exec << 1;
        QTest::newRow("file") << "tokenFile: " + file("token") + ", " + exec << 1;
        QTest::newRow("basic") << "username: a, " + exec << 2;
        QTest::newRow("certificate") << "client-certificate-data: Yw==, client-key-data: aw==, " + exec << 0;
        QTest::newRow("exec") << exec << 3;
        QTest::newRow("exec and a key") << "client-key-data: aw==, " + exec << 3;
    }
    void whichWayToLogIn()
    {
        QFETCH(QByteArray, user);
        QTEST(int(resolved(made(server, user)).login.index()), "index");
    }

    void whatAPluginIsTold()
    {
        const QByteArray cluster = "server: 'https://h/p?q', certificate-authority: " + file("ca2", "PEM") +
                                   ", proxy-url: 'http://p:1', extensions: [{name: client.authentication.k8s.io/exec, extension: {a: 1}}]";
        const QByteArray exec = "exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1";
        auto login = std::get<kubernetes::PluginLogin>(resolved(made(cluster, exec + '}')).login);
        QVERIFY(!login.cluster);
        login = std::get<kubernetes::PluginLogin>(resolved(made(cluster, exec + ", provideClusterInfo: true}")).login);
        QVERIFY(login.cluster);
        QCOMPARE(login.cluster->server, QStringLiteral("https://h/p"));
        QCOMPARE(login.cluster->authorityData, QByteArray("PEM"));
        QCOMPARE(login.cluster->proxyUrl, QStringLiteral("http://p:1"));
        QCOMPARE(login.cluster->config.toObject().value(QStringLiteral("a")).toInt(), 1);
    }

    void servers_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *text, const char *read) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(read);
        };
        row("https://h", "1 h 443  https://h");
        row("http://h:", "0 h 80  http://h:");
        row("h", "0 h 80  h");
        row("10.0.0.1:6443", "0 10.0.0.1 6443  10.0.0.1:6443");
        row("https://[::1]:6443/", "1 ::1 6443  https://[::1]:6443/");
        row("https://h/a b", "refused");
        row("https://h/a/b//", "1 h 443 /a/b https://h/a/b//");
        row("https://h/\xc3\xa9/%2F", "1 h 443 /%C3%A9/%2F https://h/\xc3\xa9/%2F");
        row("https://h?x#y", "1 h 443  https://h");
        row("https://h\xc3\xa9.example", "1 xn--h-bga.example 443  https://h\xc3\xa9.example");
        row("https://my_host", "1 my_host 443  https://my_host");
        for (const char *bad : {"", "https://", "https://:1", "https://h:0", "https://h:70000", "https://h:x", "https://[::1",
                                "https://[h]", "https://[::1]x", "https://u:p@h", "unix:///x", "h/path", "https:h", "https://h\r\nX: y",
                                "https://a;b", "://h"})
            row(bad, "refused");
    }
    void servers()
    {
        QFETCH(QString, server);
        const auto address = kubernetes::parseServer(server);
        QString read = QStringLiteral("refused");
        if (address.ok())
            read = QStringLiteral("%1 %2 %3 %4 %5")
                       .arg(int(address->secure))
                       .arg(address->host)
                       .arg(address->port)
                       .arg(QString::fromLatin1(address->prefix), address->text);
        QTEST(read, "read");
    }

    void proxyOfTheEnvironment_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("exceptions");
        QTest::addColumn<bool>("used");
        const auto row = [](const char *server, const char *exceptions, bool used) {
            QTest::addRow("%s but %s", server, exceptions) << QString::fromLatin1(server) << QString::fromLatin1(exceptions) << used;
        };
        row("https://api.example.com", "", true);
        row("https://localhost:6443", "", false);
        row("https://127.0.0.9", "", false);
        row("https://[::1]", "", false);
        row("https://api.example.com", "*", false);
        row("https://api.example.com", "example.com", false);
        row("https://API.example.com", " .Example.com ", false);
        row("https://example.com", ".example.com", true);
        row("https://example.com", "*.example.com", true);
        row("https://api.example.com", "*.example.com", false);
        row("https://badexample.com", "example.com", true);
        row("https://api.example.com:6443", "example.com:6443", false);
        row("https://api.example.com:6443", "example.com:443", true);
        row("https://10.1.2.3", "10.0.0.0/8", false);
        row("https://11.1.2.3", "10.0.0.0/8", true);
        row("https://10.1.2.3", "10.1.2.3", false);
        row("https://10.1.2.3:6443", "10.1.2.3:6443", false);
        row("https://10.1.2.3", "2.3", true);
        row("https://[fd00::5]", "fd00::/16", false);
        row("https://[fd00::5]", "fd00::5", false);
        row("https://[fd00::5]:1", "[fd00::5]:1", false);
        row("https://10.1.2.3", "10.0.0.0/x,10.0.0.0/99,/,:,[,", true);
    }
    void proxyOfTheEnvironment()
    {
        QFETCH(QString, server);
        QFETCH(QString, exceptions);
        const auto address = kubernetes::parseServer(server);
        QVERIFY(address.ok());
        QMap<QString, QString> environment{{QStringLiteral("https_proxy"), QStringLiteral("proxy:3128")},
                                           {QStringLiteral("NO_PROXY"), exceptions}};
        const QString proxy = kubernetes::proxyOfEnvironment(environment, *address);
        QTEST(!proxy.isEmpty(), "used");
        if (!proxy.isEmpty())
            QCOMPARE(proxy, QStringLiteral("http://proxy:3128"));
    }

    void proxiesOfEachScheme()
    {
        const auto plain = kubernetes::parseServer(QStringLiteral("http://h"));
        const auto secure = kubernetes::parseServer(QStringLiteral("https://h"));
        const QMap<QString, QString> environment{{QStringLiteral("HTTP_PROXY"), QStringLiteral("https://a")},
                                                 {QStringLiteral("HTTPS_PROXY"), QStringLiteral("socks5h://b:1")},
                                                 {QStringLiteral("https_proxy"), QStringLiteral("c")},
                                                 {QStringLiteral("ALL_PROXY"), QStringLiteral("d")}};
        QCOMPARE(kubernetes::proxyOfEnvironment(environment, *plain), QStringLiteral("https://a"));
        QCOMPARE(kubernetes::proxyOfEnvironment(environment, *secure), QStringLiteral("socks5h://b:1"));
        QCOMPARE(kubernetes::proxyOfEnvironment({{QStringLiteral("ALL_PROXY"), QStringLiteral("d")}}, *secure), QString());
        QCOMPARE(resolved(made(server + ", proxy-url: 'http://own'", ""), environment).origin.proxy, QStringLiteral("http://own"));
        QCOMPARE(resolved(made(server, ""), environment).origin.proxy, QStringLiteral("socks5h://b:1"));
    }
};

PILOTHOUSE_TEST(ResolvedContextTest)
#include "tst_resolvedcontext.moc"
