// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kubeconfig files: what they say, which there are, and how they merge.
#include "kubeconfig.h"
#include "kubeconfigfiles.h"
#include "testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/types.h>

using base::Error;
using kubernetes::ExecPlugin;
using kubernetes::KubeConfig;
using kubernetes::KubeConfigSearch;
using kubernetes::KubeUser;
using kubernetes::loadKubeConfig;
using kubernetes::LoadedKubeConfig;
using kubernetes::parseKubeConfig;

namespace {

struct Place {
    QTemporaryDir folder;
    KubeConfigSearch search;

    Place()
    {
        search.home = folder.path() + QStringLiteral("/home");
        search.workingFolder = folder.path();
    }
    QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    void setVariable(const QStringList &files)
    {
        search.environment.insert(QStringLiteral("KUBECONFIG"), files.join(u':'));
    }
    LoadedKubeConfig load() const { return loadKubeConfig(search); }
};

/// A file with one cluster, user and context, all of them called `name`, whose server says `mark`.
QByteArray one(const QByteArray &name, const QByteArray &mark, const QByteArray &current = {})
{
    return "apiVersion: v1\nkind: Config\n" + (current.isEmpty() ? QByteArray() : "current-context: " + current + '\n') +
           "clusters:\n- name: " + name + "\n  cluster: {server: 'https://" + mark + "'}\nusers:\n- name: " + name +
           "\n  user: {token: " + mark + "}\ncontexts:\n- name: " + name + "\n  context: {cluster: " + name + ", user: " + name +
           "}\n";
}

} // namespace

class KubeConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyField()
    {
        const auto parsed = parseKubeConfig(R"(
apiVersion: v1
kind: Config
current-context: c
preferences: {colors: true}
clusters:
- name: k
  cluster:
    server: https://k:6443/prefix
    tls-server-name: inner
    insecure-skip-tls-verify: true
    certificate-authority: ca.pem
    certificate-authority-data: "cGVt\n"
    proxy-url: socks5://p:1
    disable-compression: true
    extensions:
    - name: client.authentication.k8s.io/exec
      extension: {audience: a, count: 1}
users:
- name: u
  user:
    client-certificate: c.pem
    client-certificate-data: Yw==
    client-key: k.pem
    client-key-data: aw==
    token: t
    tokenFile: tf
    username: me
    password: p
    as: other
    as-uid: "7"
    as-groups: [g1, g2]
    as-user-extra: {scopes: [a, b]}
    auth-provider: {name: oidc, config: {id-token: x}}
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: aws
      args: [eks, get-token]
      env: [{name: A, value: 1x}, {name: B, value: "2"}]
      installHint: install it
      provideClusterInfo: true
      interactiveMode: Never
    unknown-field: {of: tomorrow}
contexts:
- name: c
  context: {cluster: k, user: u, namespace: ns, extensions: [{name: mine, extension: {a: [1]}}]}
extensions: []
)");
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().text()));
        QCOMPARE(parsed->currentContext, QStringLiteral("c"));
        const auto cluster = parsed->clusters.value(QStringLiteral("k"));
        QCOMPARE(cluster.server, QStringLiteral("https://k:6443/prefix"));
        QCOMPARE(cluster.tlsServerName, QStringLiteral("inner"));
        QVERIFY(cluster.insecureSkipTlsVerify && cluster.disableCompression);
        QCOMPARE(cluster.authorityFile, QStringLiteral("ca.pem"));
        QCOMPARE(cluster.authorityData, QByteArray("pem"));
        QCOMPARE(cluster.proxyUrl, QStringLiteral("socks5://p:1"));
        QCOMPARE(cluster.extensions.value(QStringLiteral("client.authentication.k8s.io/exec")).toObject().value(QStringLiteral("count")).toInt(), 1);
        const KubeUser user = parsed->users.value(QStringLiteral("u"));
        QCOMPARE(user.certificateData, QByteArray("c"));
        QCOMPARE(user.keyData.reveal(), QByteArray("k"));
        QCOMPARE(user.token.reveal(), QByteArray("t"));
        QCOMPARE(user.password.reveal(), QByteArray("p"));
        QCOMPARE(user.impersonation.groups, (QStringList{QStringLiteral("g1"), QStringLiteral("g2")}));
        QCOMPARE(user.impersonation.uid, QStringLiteral("7"));
        QCOMPARE(user.impersonation.extra.value(QStringLiteral("scopes")).size(), 2);
        QCOMPARE(user.provider->settings.value(QStringLiteral("id-token")).reveal(), QByteArray("x"));
        QCOMPARE(user.exec->arguments.join(u' '), QStringLiteral("eks get-token"));
        QCOMPARE(user.exec->environment[0].second.reveal(), QByteArray("1x"));
        QCOMPARE(user.exec->interactive, ExecPlugin::Interactive::Never);
        QVERIFY(user.exec->provideClusterInfo);
        const auto context = parsed->contexts.value(QStringLiteral("c"));
        QCOMPARE(context.namespaceName, QStringLiteral("ns"));
        QVERIFY(context.extensions.contains(QStringLiteral("mine")));
    }

    void jsonIsYaml()
    {
        const auto parsed = parseKubeConfig("{\n\t\"clusters\": [{\"name\":\"k\",\"cluster\":{\"server\":\"https:\\/\\/k\"}}],"
                                            "\n\t\"users\": null, \"current-context\":\"\"\n}");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->clusters.value(QStringLiteral("k")).server, QStringLiteral("https://k"));
    }

    void nothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "# nothing\n", "null", "{}", "clusters:\nusers: []\n", "apiVersion: v1\nkind: Config\n"})
            QTest::newRow(text) << QByteArray(text);
    }
    void nothing()
    {
        QFETCH(QByteArray, text);
        const auto parsed = parseKubeConfig(text);
        QVERIFY(parsed.ok());
        QVERIFY(parsed->isEmpty());
    }

    void unreadable_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QByteArray(text); };
        row("[]");
        row("hunter2");
        row("kind: Pod");
        row("apiVersion: v2");
        row("current-context: 5");
        row("clusters: hunter2");
        row("clusters: [hunter2]");
        row("clusters: [{name: [hunter2]}]");
        row("clusters: [{name: a, cluster: hunter2}]");
        row("clusters: [{name: a}, {name: a}]");
        row("clusters: [{name: a, cluster: {insecure-skip-tls-verify: 'true'}}]");
        row("clusters: [{name: a, cluster: {certificate-authority-data: 'hunter2!'}}]");
        row("clusters: [{name: a, cluster: {extensions: [{name: b}, {name: b}]}}]");
        row("users: [{name: a, user: {token: 123456}}]");
        row("users: [{name: a, user: {password: {hunter2: 1}}}]");
        row("users: [{name: a, user: {client-key-data: hunter2x=}}]");
        row("users: [{name: a, user: {client-key-data: hunter}}]");
        row("users: [{name: a, user: {as-groups: hunter2}}]");
        row("users: [{name: a, user: {as-user-extra: {a: hunter2}}}]");
        row("users: [{name: a, user: {exec: hunter2}}]");
        row("users: [{name: a, user: {exec: {args: [1]}}}]");
        row("users: [{name: a, user: {exec: {env: [{name: a, value: 1}]}}}]");
        row("users: [{name: a, user: {auth-provider: {config: {a: 1}}}}]");
        row("contexts: [{name: a, context: {namespace: on}}]");
        row("a: b: hunter2");
    }
    void unreadable()
    {
        QFETCH(QByteArray, text);
        const auto parsed = parseKubeConfig(text);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, Error::Code::Protocol);
        QVERIFY(parsed.error().what.startsWith(QStringLiteral("Line 1: ")));
        QVERIFY2(!parsed.error().text().contains(QStringLiteral("hunter")), qPrintable(parsed.error().text()));
        QVERIFY(!parsed.error().text().contains(QStringLiteral("123456")));
    }

    void interactiveModes_data()
    {
        QTest::addColumn<QByteArray>("exec");
        QTest::addColumn<int>("mode");
        using Mode = ExecPlugin::Interactive;
        const auto row = [](const char *exec, Mode mode) { QTest::newRow(exec) << QByteArray(exec) << int(mode); };
        row("apiVersion: client.authentication.k8s.io/v1", Mode::Unset);
        row("apiVersion: client.authentication.k8s.io/v1beta1", Mode::IfAvailable);
        row("apiVersion: client.authentication.k8s.io/v1alpha1", Mode::IfAvailable);
        row("apiVersion: client.authentication.k8s.io/v1, interactiveMode: Always", Mode::Always);
        row("apiVersion: client.authentication.k8s.io/v1beta1, interactiveMode: Never", Mode::Never);
        row("interactiveMode: never", Mode::Invalid);
    }
    void interactiveModes()
    {
        QFETCH(QByteArray, exec);
        const auto parsed = parseKubeConfig("users: [{name: u, user: {exec: {" + exec + "}}}]");
        QVERIFY(parsed.ok());
        QTEST(int(parsed->users.value(QStringLiteral("u")).exec->interactive), "mode");
    }

    void whichFiles()
    {
        Place place;
        QCOMPARE(kubernetes::kubeConfigFiles(place.search), QStringList{place.path("home/.kube/config")});
        place.setVariable({QStringLiteral("/a"), QString(), QStringLiteral("b/../c"), QStringLiteral("/a"), QString()});
        QCOMPARE(kubernetes::kubeConfigFiles(place.search), (QStringList{QStringLiteral("/a"), place.path("c")}));
        place.setVariable({QString(), QString()}); // ":" names no file, and is set all the same
        QVERIFY(kubernetes::kubeConfigFiles(place.search).isEmpty());
        place.search.explicitFile = QStringLiteral("/x");
        QCOMPARE(kubernetes::kubeConfigFiles(place.search), QStringList{QStringLiteral("/x")});
    }

    void theFirstWinsAsAWhole()
    {
        Place place;
        place.write("a", "users:\n- {name: red, user: {username: first}}\nclusters:\n- {name: k, cluster: {server: 'https://a'}}\n");
        place.write("b", one("red", "second", "red") + "extensions:\n- {name: e, extension: 1}\n");
        place.write("c", one("blue", "third", "blue"));
        place.setVariable({place.path("a"), place.path("gone"), place.path("b"), place.path("c")});
        const LoadedKubeConfig loaded = place.load();
        QVERIFY(loaded.problems.empty());
        QCOMPARE(loaded.missing, QStringList{place.path("gone")});
        const KubeConfig &config = loaded.config;
        const KubeUser red = config.users.value(QStringLiteral("red"));
        QCOMPARE(red.userName, QStringLiteral("first"));
        QVERIFY(red.token.isEmpty()); // nothing of the second's entry
        QCOMPARE(red.origin, place.path("a"));
        QCOMPARE(config.contexts.value(QStringLiteral("red")).origin, place.path("b"));
        QCOMPARE(config.currentContext, QStringLiteral("red")); // the first that says one
        QCOMPARE(config.contexts.keys().join(u' '), QStringLiteral("blue red"));
        QCOMPARE(config.clusters.keys().join(u' '), QStringLiteral("blue k red"));
        QVERIFY(config.extensions.contains(QStringLiteral("e")));
    }

    void aBrokenFileIsAProblemAndTheOthersCount()
    {
        Place place;
        place.write("a", "token: [hunter2");
        place.write("b", one("good", "b"));
        QVERIFY(QDir().mkpath(place.path("folder")));
        QCOMPARE(::mkfifo(QFile::encodeName(place.path("pipe")).constData(), 0600), 0);
        place.setVariable({place.path("a"), place.path("folder"), place.path("pipe"), QStringLiteral("/dev/null"),
                           place.path("b/under"), place.path("b")});
        const LoadedKubeConfig loaded = place.load();
        QCOMPARE(loaded.problems.size(), size_t(4));
        QCOMPARE(loaded.problems[0].file, place.path("a"));
        QCOMPARE(loaded.problems[0].error.code, Error::Code::Protocol);
        for (const auto &problem : loaded.problems)
            QVERIFY(!problem.error.text().contains(QStringLiteral("hunter2")));
        QCOMPARE(loaded.problems[3].file, place.path("b/under")); // below a file: not merely missing
        QCOMPARE(loaded.config.contexts.keys(), QStringList{QStringLiteral("good")});
        QVERIFY(loaded.missing.isEmpty());
    }

    void anExplicitFileMustExist()
    {
        Place place;
        place.write("home/.kube/config", one("home", "h"));
        place.search.explicitFile = place.path("gone");
        QCOMPARE(place.load().problems.size(), size_t(1));
        QCOMPARE(place.load().problems[0].error.code, Error::Code::NotFound);
        QVERIFY(place.load().config.isEmpty());
        place.search.explicitFile.clear();
        QCOMPARE(place.load().config.contexts.size(), 1);
        place.search.home = place.path("nobody");
        QVERIFY(place.load().problems.empty()); // no file at all is how most computers are
        QCOMPARE(place.load().missing.size(), 1);
    }

    void pathsAreRelativeToTheirFile()
    {
        Place place;
        place.write("one/config", R"(
clusters: [{name: k, cluster: {certificate-authority: pki/ca.pem}}]
users:
- name: a
  user: {client-certificate: ../c.pem, client-key: /abs/k.pem, tokenFile: t, exec: {command: ./bin/plugin}}
- name: b
  user: {exec: {command: plugin}}
)");
        place.write("two/config", "users: [{name: c, user: {tokenFile: t}}]\n");
        place.setVariable({QStringLiteral("one/config"), place.path("two/config")});
        const KubeConfig config = place.load().config;
        QCOMPARE(config.clusters.value(QStringLiteral("k")).authorityFile, place.path("one/pki/ca.pem"));
        const KubeUser a = config.users.value(QStringLiteral("a"));
        QCOMPARE(a.certificateFile, place.path("c.pem"));
        QCOMPARE(a.keyFile, QStringLiteral("/abs/k.pem"));
        QCOMPARE(a.tokenFile, place.path("one/t"));
        QCOMPARE(a.exec->command, place.path("one/bin/plugin"));
        QCOMPARE(config.users.value(QStringLiteral("b")).exec->command, QStringLiteral("plugin"));
        QCOMPARE(config.users.value(QStringLiteral("c")).tokenFile, place.path("two/t"));
    }

    void theStampTellsAChange()
    {
        Place place;
        place.write("a", one("x", "1"));
        place.setVariable({place.path("a"), place.path("b")});
        const auto first = place.load().stamp;
        QCOMPARE(first.size(), size_t(2));
        QCOMPARE(kubernetes::stampOf(kubernetes::kubeConfigFiles(place.search)), first);
        place.write("b", "x");
        const auto second = place.load().stamp;
        QVERIFY(second != first);
        // Replaced by one of the same size and time, as editors do.
        const QDateTime time = QFileInfo(place.path("a")).lastModified();
        place.write("a.new", one("x", "2"));
        QFile renewed(place.path("a.new"));
        QVERIFY(renewed.open(QIODevice::ReadWrite));
        QVERIFY(renewed.setFileTime(time, QFileDevice::FileModificationTime));
        renewed.close();
        QVERIFY(QFile::remove(place.path("a")));
        QVERIFY(QFile::rename(place.path("a.new"), place.path("a")));
        QVERIFY(place.load().stamp != second);
    }

    void twoThousandContexts()
    {
        const QByteArray pem = QByteArray(1600, 'A').toBase64();
        QByteArray text = "apiVersion: v1\nkind: Config\n";
        const auto section = [&](const char *name, const std::function<QByteArray(const QByteArray &)> &entry) {
            text += QByteArray(name) + ":\n";
            for (int i = 0; i < 2000; ++i)
                text += entry(QByteArray::number(i));
        };
        section("clusters", [&](const QByteArray &i) {
            return "- name: c" + i + "\n  cluster:\n    server: https://c" + i + ":6443\n    certificate-authority-data: " + pem + '\n';
        });
        section("users", [&](const QByteArray &i) {
            return "- name: u" + i + "\n  user:\n    client-certificate-data: " + pem + "\n    client-key-data: " + pem + '\n';
        });
        section("contexts", [&](const QByteArray &i) {
            return "- name: x" + i + "\n  context:\n    cluster: c" + i + "\n    user: u" + i + '\n';
        });
        QElapsedTimer timer;
        timer.start();
        const auto parsed = parseKubeConfig(text);
        const qint64 elapsed = timer.elapsed();
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->contexts.size(), 2000);
        QCOMPARE(parsed->users.value(QStringLiteral("u1999")).keyData.reveal().size(), 1600);
        qInfo("2,000 contexts, %lld KiB: %lld ms", text.size() / 1024LL, elapsed);
        QVERIFY(elapsed < 10'000); // a busy machine under a sanitizer
    }

    void secretsDoNotPrint()
    {
        QString text;
        QDebug(&text) << kubernetes::Secret("hunter2") << kubernetes::Secret();
        QCOMPARE(text.simplified(), QStringLiteral("*** (empty)"));
    }
};

PILOTHOUSE_TEST(KubeConfigTest)
#include "tst_kubeconfig.moc"
