// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "registryauth.h"
#include "testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using docker::CredentialPlan;
using docker::Credentials;
using docker::planFor;
using Kind = CredentialPlan::Kind;

namespace
{

QByteArray auths(const QByteArray &key, const QByteArray &entry)
{
    return "{\"auths\":{\"" + key + "\":" + entry + "}}";
}

QByteArray login(const QByteArray &nameAndPassword)
{
    return "{\"auth\":\"" + nameAndPassword.toBase64() + "\"}";
}

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject decoded(const QByteArray &header)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(header, QByteArray::Base64UrlEncoding)).object();
}

} // namespace

class RegistryAuthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysOfServers_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *key, const char *host, bool found) {
            QTest::addRow("%s for %s", key, host) << s(key) << s(host) << found;
        };
        row("https://index.docker.io/v1/", "docker.io", true);
        row("index.docker.io", "docker.io", true);
        row("docker.io", "docker.io", true);
        row("ghcr.io", "ghcr.io", true);
        row("https://ghcr.io", "ghcr.io", true);
        row("https://ghcr.io/v2/", "ghcr.io", true);
        row("http://localhost:5000/v1/", "localhost:5000", true);
        row("localhost:5000", "localhost:5001", false);
        row("ghcr.io", "xghcr.io", false);
        row("ghcr.io", "docker.io", false);
        row("https://index.docker.io/v1/", "ghcr.io", false);
    }
    void keysOfServers()
    {
        QFETCH(QString, key);
        QFETCH(QString, host);
        QFETCH(bool, found);
        const CredentialPlan plan = planFor(auths(key.toUtf8(), login("me:se:cret")), {}, host);
        QCOMPARE(plan.kind, found ? Kind::Inline : Kind::None);
        QCOMPARE(plan.credentials.userName, found ? s("me") : QString());
        QCOMPARE(plan.credentials.password, found ? s("se:cret") : QString());
        QVERIFY(plan.problem.isEmpty());
    }

    void exactKeyWins()
    {
        const QByteArray config =
            "{\"auths\":{\"https://ghcr.io/a\":" + login("old:1") + ",\"ghcr.io\":" + login("new:2") + "}}";
        QCOMPARE(planFor(config, {}, s("ghcr.io")).credentials.userName, s("new"));
    }

    void tokensAndPlainNames()
    {
        CredentialPlan plan = planFor(auths("r.io", "{\"identitytoken\":\"tok\"}"), {}, s("r.io"));
        QCOMPARE(plan.kind, Kind::Inline);
        QCOMPARE(plan.credentials.identityToken, s("tok"));
        plan = planFor(auths("r.io", "{\"username\":\"u\",\"password\":\"p\"}"), {}, s("r.io"));
        QCOMPARE(plan.credentials.userName, s("u"));
        plan = planFor(auths("r.io", login(QByteArray("u:p\0\0", 5))), {}, s("r.io"));
        QCOMPARE(plan.credentials.password, s("p"));
        QCOMPARE(planFor(auths("r.io", "{}"), {}, s("r.io")).kind, Kind::None);
    }

    void helpers()
    {
        const QByteArray config = "{\"auths\":{\"r.io\":" + login("a:b") + ",\"plain.io\":" + login("c:d") +
                                  "},\"credsStore\":\"secretservice\",\"credHelpers\":{\"gcr.io\":\"gcloud\","
                                  "\"plain.io\":\"\",\"bad.io\":\"../x\"}}";
        CredentialPlan plan = planFor(config, {}, s("gcr.io"));
        QCOMPARE(plan.kind, Kind::Helper);
        QCOMPARE(plan.program, s("docker-credential-gcloud"));
        QCOMPARE(plan.server, s("gcr.io"));
        plan = planFor(config, {}, s("docker.io"));
        QCOMPARE(plan.program, s("docker-credential-secretservice"));
        QCOMPARE(plan.server, s("https://index.docker.io/v1/"));
        QCOMPARE(planFor(config, {}, s("r.io")).kind, Kind::Helper);
        plan = planFor(config, {}, s("plain.io"));
        QCOMPARE(plan.kind, Kind::Inline);
        QCOMPARE(plan.credentials.userName, s("c"));
        plan = planFor(config, {}, s("bad.io"));
        QCOMPARE(plan.kind, Kind::None);
        QVERIFY(!plan.problem.isEmpty());
    }

    void environmentGoesFirst()
    {
        const QByteArray config = "{\"credsStore\":\"pass\"}";
        const QByteArray environment = auths("r.io", login("e:f"));
        QCOMPARE(planFor(config, environment, s("r.io")).credentials.userName, s("e"));
        QCOMPARE(planFor(config, environment, s("other.io")).kind, Kind::Helper);
        // What is in the variable that docker does not read from it has no say.
        QCOMPARE(planFor({}, "{\"credsStore\":\"pass\"}", s("r.io")).kind, Kind::None);
    }

    void corruptSettings_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::newRow("cut off") << QByteArray("{\"auths\":{\"r.io\":{");
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\0", 3);
        QTest::newRow("not base64") << auths("r.io", "{\"auth\":\"*secret*\"}");
        QTest::newRow("no colon") << auths("r.io", login("secret"));
        QTest::newRow("no name") << auths("r.io", login(":secret"));
    }
    void corruptSettings()
    {
        QFETCH(QByteArray, config);
        for (const bool inEnvironment : {false, true}) {
            const CredentialPlan plan = inEnvironment ? planFor({}, config, s("r.io")) : planFor(config, {}, s("r.io"));
            QCOMPARE(plan.kind, Kind::None);
            QVERIFY(!plan.problem.isEmpty());
            QVERIFY(!plan.problem.contains(s("secret")));
            QVERIFY(!plan.problem.contains(QString::fromLatin1(QByteArray("secret").toBase64())));
        }
    }

    void wrongTypesAreNothing()
    {
        const CredentialPlan plan = planFor("{\"auths\":[],\"credsStore\":1,\"credHelpers\":\"x\"}", {}, s("r.io"));
        QCOMPARE(plan.kind, Kind::None);
        QVERIFY(plan.problem.isEmpty());
        QCOMPARE(planFor({}, {}, s("r.io")).kind, Kind::None);
        QCOMPARE(planFor(auths("r.io", "\"text\""), {}, s("r.io")).kind, Kind::None);
    }

    void helperOutput()
    {
        auto result = docker::parseHelperOutput(0, "{\"ServerURL\":\"r.io\",\"Username\":\"u\",\"Secret\":\"p\"}\n");
        QVERIFY(result.ok());
        QVERIFY(*result == (Credentials{s("u"), s("p"), {}, {}}));
        result = docker::parseHelperOutput(0, "{\"Username\":\"<token>\",\"Secret\":\"tok\"}");
        QVERIFY(result.ok());
        QVERIFY(*result == (Credentials{{}, {}, s("tok"), {}}));
        result = docker::parseHelperOutput(1, "credentials not found in native keychain\n");
        QVERIFY(result.ok());
        QVERIFY(result->isEmpty());
        result = docker::parseHelperOutput(1, "the keychain is locked");
        QVERIFY(!result.ok());
        QCOMPARE(result.error().detail, s("the keychain is locked"));
        result = docker::parseHelperOutput(0, "{\"Secret\":\"hidden\"");
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, base::Error::Code::Protocol);
        QVERIFY(!result.error().text().contains(s("hidden")));
        QVERIFY(!docker::parseHelperOutput(0, "").ok());
    }

    void header()
    {
        QCOMPARE(docker::registryAuthHeader({}, s("r.io")), QByteArray("e30="));
        QJsonObject object = decoded(docker::registryAuthHeader({s("u"), s("p"), {}, {}}, s("docker.io")));
        QCOMPARE(object.size(), 3);
        QCOMPARE(object.value(s("username")).toString(), s("u"));
        QCOMPARE(object.value(s("password")).toString(), s("p"));
        QCOMPARE(object.value(s("serveraddress")).toString(), s("https://index.docker.io/v1/"));
        object = decoded(docker::registryAuthHeader({s("u"), {}, s("tok"), {}}, s("r.io")));
        QCOMPARE(object.size(), 2);
        QCOMPARE(object.value(s("identitytoken")).toString(), s("tok"));
        QCOMPARE(object.value(s("serveraddress")).toString(), s("r.io"));
        // The alphabet of URLs, with padding: each length and the bytes that differ between the two alphabets.
        for (int length = 1; length < 12; ++length) {
            const QByteArray value =
                docker::registryAuthHeader({QString(length, QChar(0x3ff)), s("?>~"), {}, {}}, s("r.io"));
            QCOMPARE(value.size() % 4, 0);
            QVERIFY(!value.contains('+') && !value.contains('/'));
            QCOMPARE(decoded(value).value(s("username")).toString(), QString(length, QChar(0x3ff)));
        }
    }
};

PILOTHOUSE_TEST(RegistryAuthTest)
#include "tst_registryauth.moc"
