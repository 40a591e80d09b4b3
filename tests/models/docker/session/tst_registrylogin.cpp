// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Logins found by the docker command's settings: inline, through helpers that answer, fail, hang or are not there. Helpers
// are scripts on a PATH of the test's own.
#include "registrylogin.h"
#include "testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <optional>

using base::Error;
using docker::FoundLogin;
using docker::LoginSource;
using docker::RegistryLogin;
using namespace std::chrono_literals;

namespace {

// Outside of the class: moc stumbles over such strings.
QByteArray inlineConfig(const QByteArray &server, const QByteArray &login)
{
    return "{\"auths\":{\"" + server + "\":{\"auth\":\"" + login.toBase64() + "\"}}}";
}

const QByteArray goodHelper = "#!/bin/sh\n[ \"$1\" = get ] || exit 3\nread server\n"
                              "echo \"{\\\"ServerURL\\\":\\\"$server\\\",\\\"Username\\\":\\\"$server\\\",\\\"Secret\\\":\\\"s3\\\"}\"\n";

} // namespace

class RegistryLoginTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_path;

    void write(const QString &name, const QByteArray &text, bool program = false)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        if (program)
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    [[nodiscard]] LoginSource source(const QByteArray &config)
    {
        write(QStringLiteral("config.json"), config);
        LoginSource result;
        result.files = {m_folder.filePath(QStringLiteral("missing.json")), m_folder.filePath(QStringLiteral("config.json"))};
        result.deadline = 20s;
        return result;
    }
    static std::optional<base::Result<FoundLogin>> find(const LoginSource &source, const QString &registry)
    {
        std::optional<base::Result<FoundLogin>> answer;
        RegistryLogin login(source, registry, [&](base::Result<FoundLogin> result) { answer = std::move(result); });
        login.begin();
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 30'000));
        return answer;
    }
    static QByteArray decoded(const QByteArray &header)
    {
        return QByteArray::fromBase64(header, QByteArray::Base64UrlEncoding);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + m_path);
    }
    void cleanupTestCase() { qputenv("PATH", m_path); }

    void nobodyWithoutSettings()
    {
        const auto login = find(source("{}"), QStringLiteral("r.example:5000"));
        QVERIFY(login && login->ok());
        QVERIFY((*login)->anonymous);
        QCOMPARE(decoded((*login)->header), QByteArray("{}"));
    }

    void inlineLogin()
    {
        const auto login = find(source(inlineConfig("r.example:5000", "ada:geheim")),
                                QStringLiteral("r.example:5000"));
        QVERIFY(login && login->ok());
        QCOMPARE((*login)->user, QStringLiteral("ada"));
        QVERIFY((*login)->program.isEmpty());
        QVERIFY(decoded((*login)->header).contains("geheim"));
    }

    void theEnvironmentGoesFirst()
    {
        LoginSource from = source(R"({"credsStore":"absent"})");
        from.environment = inlineConfig("r.example", "eve:x");
        const auto login = find(from, QStringLiteral("r.example"));
        QVERIFY(login && login->ok());
        QCOMPARE((*login)->user, QStringLiteral("eve"));
    }

    void aHelperIsAskedByTheServersName()
    {
        write(QStringLiteral("docker-credential-good"), goodHelper, true);
        const auto store = find(source(R"({"credsStore":"good"})"), QStringLiteral("docker.io"));
        QVERIFY(store && store->ok());
        QCOMPARE((*store)->user, QStringLiteral("https://index.docker.io/v1/"));
        QCOMPARE((*store)->program, QStringLiteral("docker-credential-good"));
        const auto own = find(source("{\"credsStore\":\"absent\",\"credHelpers\":{\"r.example:5000\":\"good\"}}"),
                              QStringLiteral("r.example:5000"));
        QVERIFY(own && own->ok());
        QCOMPARE((*own)->user, QStringLiteral("r.example:5000"));
    }

    void aHelperWithoutThisLoginMeansNobody()
    {
        write(QStringLiteral("docker-credential-empty"),
              "#!/bin/sh\necho 'credentials not found in native keychain'\nexit 1\n", true);
        const auto login = find(source(R"({"credsStore":"empty"})"), QStringLiteral("docker.io"));
        QVERIFY(login && login->ok());
        QVERIFY((*login)->anonymous);
        QVERIFY((*login)->program.isEmpty());
    }

    void aMissingHelperIsNamed()
    {
        const auto login = find(source(R"({"credsStore":"absent"})"), QStringLiteral("docker.io"));
        QVERIFY(login && !login->ok());
        QCOMPARE(login->error().code, Error::Code::NotFound);
        QVERIFY(login->error().what.contains(QStringLiteral("docker-credential-absent")));
    }

    void aFailingHelperSaysWhy()
    {
        write(QStringLiteral("docker-credential-bad"), "#!/bin/sh\necho 'the key is locked'\nexit 2\n", true);
        const auto login = find(source(R"({"credsStore":"bad"})"), QStringLiteral("docker.io"));
        QVERIFY(login && !login->ok());
        QVERIFY(login->error().what.contains(QStringLiteral("docker-credential-bad")));
        QCOMPARE(login->error().detail, QStringLiteral("the key is locked"));
    }

    void aHelpersNonsenseIsNotRepeated()
    {
        write(QStringLiteral("docker-credential-odd"), "#!/bin/sh\necho 'top-secret'\n", true);
        const auto login = find(source(R"({"credsStore":"odd"})"), QStringLiteral("docker.io"));
        QVERIFY(login && !login->ok());
        QCOMPARE(login->error().code, Error::Code::Protocol);
        QVERIFY(!login->error().text().contains(QStringLiteral("top-secret")));
    }

    void aHangingHelperIsEnded()
    {
        write(QStringLiteral("docker-credential-slow"), "#!/bin/sh\nexec tail -f /dev/null\n", true);
        LoginSource from = source(R"({"credsStore":"slow"})");
        from.deadline = 200ms;
        const auto login = find(from, QStringLiteral("docker.io"));
        QVERIFY(login && !login->ok());
        QCOMPARE(login->error().code, Error::Code::Timeout);
        QVERIFY(login->error().what.contains(QStringLiteral("docker-credential-slow")));
    }

    void unreadableSettingsAreTold()
    {
        const auto login = find(source("{broken"), QStringLiteral("docker.io"));
        QVERIFY(login && !login->ok());
        QVERIFY(login->error().detail.endsWith(QStringLiteral("config.json")));
    }

    void theFirstFileThatKnowsCounts()
    {
        LoginSource from = source(inlineConfig("r.example", "second:x"));
        write(QStringLiteral("auth.json"), inlineConfig("r.example", "first:x"));
        from.files.prepend(m_folder.filePath(QStringLiteral("auth.json")));
        const auto login = find(from, QStringLiteral("r.example"));
        QVERIFY(login && login->ok());
        QCOMPARE((*login)->user, QStringLiteral("first"));
    }
};

PILOTHOUSE_TEST(RegistryLoginTest)
#include "tst_registrylogin.moc"
