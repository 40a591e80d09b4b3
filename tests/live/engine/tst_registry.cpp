// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Images of real engines to and from a real registry that asks for a password, into a file and back. The login comes from
// a docker configuration of the test's own, which names a helper, a script of the test's own too.
#include "imagerow.h"
#include "livesession.h"
#include "registryauth.h"
#include "testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using docker::ImageTransfer;
using livetest::LiveSession;

class RegistryTest : public QObject
{
    Q_OBJECT

    static base::Task<base::Result<QByteArray>> request(docker::DockerSession &session, QByteArray method, QByteArray path,
                                                        QUrlQuery query)
    {
        const base::Result<net::Reply> reply = co_await session.api().send(session.api().request(method, path, query));
        if (!reply.ok())
            co_return reply.error();
        co_return reply->body;
    }
    static bool ask(LiveSession &session, const QByteArray &method, const QByteArray &path, const QUrlQuery &query = {})
    {
        std::optional<base::Result<QByteArray>> answer;
        const endpoint::Call call = session.handle.call<QByteArray, docker::DockerSession>(
            [=](docker::DockerSession &of) { return request(of, method, path, query); },
            [&](base::Result<QByteArray> result) { answer = std::move(result); });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 60'000) && answer->ok();
    }
    base::Result<void> transfer(LiveSession &session, const ImageTransfer &what)
    {
        std::optional<base::Result<void>> ended;
        m_progress = {};
        const endpoint::Channel channel = session.engine.openTransfer(
            session.handle, what, [this](const docker::ImageProgress &progress) { m_progress = progress; },
            [&](base::Result<void> result) { ended = std::move(result); });
        if (!QTest::qWaitFor([&] { return ended.has_value(); }, 90'000))
            return base::Error{base::Error::Code::Timeout, QStringLiteral("no end"), {}, 0, {}, false};
        return *ended;
    }
    /// As the engine calls it: Podman puts the registry before every name.
    static QString testImage(bool podman)
    {
        return podman ? QStringLiteral("docker.io/pilothouse/test:1") : QStringLiteral("pilothouse/test:1");
    }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    void configureHelper(const livetest::LiveRegistry &registry)
    {
        write(m_folder.filePath(QStringLiteral("docker-credential-live")),
              "#!/bin/sh\ncat >/dev/null\necho '{\"ServerURL\":\"" + registry.address.toUtf8() + "\",\"Username\":\"" +
                  registry.user.toUtf8() + "\",\"Secret\":\"" + registry.password.toUtf8() + "\"}'\n");
        write(m_folder.filePath(QStringLiteral("config.json")),
              "{\"credHelpers\":{\"" + registry.address.toUtf8() + "\":\"live\"}}");
    }
    bool tag(LiveSession &session, const QString &from, const QString &repository)
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("repo"), repository);
        query.addQueryItem(QStringLiteral("tag"), QStringLiteral("1"));
        return ask(session, "POST", "/images/" + docker::pathPart(from) + "/tag", query);
    }
    static bool hasImage(LiveSession &session, const QString &reference)
    {
        return session.handle.feed("image")->row(reference.toUtf8()) != nullptr;
    }

    QTemporaryDir m_folder;
    QByteArray m_path, m_config;
    docker::ImageProgress m_progress; ///< of the last transfer, as last told

private Q_SLOTS:
    void initTestCase()
    {
        m_path = qgetenv("PATH");
        m_config = qgetenv("DOCKER_CONFIG");
        qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + m_path);
        qputenv("DOCKER_CONFIG", QFile::encodeName(m_folder.path()));
        qputenv("REGISTRY_AUTH_FILE", QFile::encodeName(m_folder.filePath(QStringLiteral("none.json"))));
    }
    void cleanupTestCase()
    {
        qputenv("PATH", m_path);
        if (m_config.isEmpty())
            qunsetenv("DOCKER_CONFIG");
        else
            qputenv("DOCKER_CONFIG", m_config);
        qunsetenv("REGISTRY_AUTH_FILE");
    }

    void pushPullSaveLoad_data() { livetest::eachEngine(); }
    void pushPullSaveLoad()
    {
        EACH_ENGINE()
        const auto registry = livetest::liveRegistry();
        if (!registry)
            QSKIP("no registry could be started here");
        configureHelper(*registry);
        LiveSession session(socket);
        const endpoint::Look images = session.handle.look("image", endpoint::Demand::Rows);
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, testImage(podman)), 30'000);
        const QString reference = registry->address + u'/' + LiveSession::randomName() + QStringLiteral(":1");
        QVERIFY(tag(session, testImage(podman), reference.chopped(2)));
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, reference), 30'000);

        ImageTransfer push;
        push.kind = ImageTransfer::Kind::Push;
        push.reference = reference;
        const base::Result<void> pushed = transfer(session, push);
        QVERIFY2(pushed.ok(), pushed.ok() ? "" : qPrintable(pushed.error().text()));
        QCOMPARE(m_progress.login, registry->user + QStringLiteral(" (docker-credential-live)"));

        // A file and back.
        ImageTransfer save;
        save.kind = ImageTransfer::Kind::Save;
        save.reference = reference;
        save.path = m_folder.filePath(QStringLiteral("image.tar"));
        QVERIFY(transfer(session, save).ok());
        QVERIFY(QFileInfo(save.path).size() > 100'000);
        QCOMPARE(m_progress.fileBytes, QFileInfo(save.path).size());
        QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(reference)));
        QTRY_VERIFY_WITH_TIMEOUT(!hasImage(session, reference), 30'000);
        ImageTransfer load;
        load.kind = ImageTransfer::Kind::Load;
        load.path = save.path;
        QVERIFY(transfer(session, load).ok());
        QCOMPARE(m_progress.loaded, QStringList{reference});
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, reference), 30'000);
        QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(reference)));
        QTRY_VERIFY_WITH_TIMEOUT(!hasImage(session, reference), 30'000);

        ImageTransfer pull;
        pull.reference = reference;
        docker::Credentials wrong;
        wrong.userName = registry->user;
        wrong.password = QStringLiteral("wrong");
        pull.credential = docker::registryAuthHeader(wrong, registry->address);
        const base::Result<void> refused = transfer(session, pull);
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().what.isEmpty());
        pull.credential = QByteArray(); // not clear(): Qt's own count is invisible to ThreadSanitizer, which sees the freeing
        pull.anonymous = true;
        QVERIFY(!transfer(session, pull).ok());
        pull.anonymous = false;
        const base::Result<void> pulled = transfer(session, pull);
        QVERIFY2(pulled.ok(), pulled.ok() ? "" : qPrintable(pulled.error().text()));
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, reference), 30'000);
        QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(reference)));
    }

    void aMissingHelperIsTold_data() { livetest::eachEngine(); }
    void aMissingHelperIsTold()
    {
        EACH_ENGINE()
        write(m_folder.filePath(QStringLiteral("config.json")), R"({"credsStore":"that-is-not-here"})");
        LiveSession session(socket);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        ImageTransfer pull;
        pull.reference = QStringLiteral("127.0.0.1:1/nothing:1");
        const base::Result<void> result = transfer(session, pull);
        QVERIFY(!result.ok());
        QVERIFY(result.error().what.contains(QStringLiteral("docker-credential-that-is-not-here")));
        QCOMPARE(m_progress.step, docker::ImageProgress::Step::Login);
    }

    void severalInOneFileAndACancelLeavesNone_data() { livetest::eachEngine(); }
    void severalInOneFileAndACancelLeavesNone()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        const endpoint::Look images = session.handle.look("image", endpoint::Demand::Rows);
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, testImage(podman)), 30'000);
        QStringList names;
        for (int i = 0; i < 2; ++i) {
            names << QStringLiteral("localhost/%1:1").arg(LiveSession::randomName());
            QVERIFY(tag(session, testImage(podman), names.back().chopped(2)));
            QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, names.back()), 30'000);
        }
        ImageTransfer save;
        save.kind = ImageTransfer::Kind::Save;
        save.reference = names.join(u' ');
        save.path = m_folder.filePath(QStringLiteral("two.tar"));
        const base::Result<void> saved = transfer(session, save);
        QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().text()));
        for (const QString &name : names)
            QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(name)));
        for (const QString &name : names)
            QTRY_VERIFY_WITH_TIMEOUT(!hasImage(session, name), 30'000);
        ImageTransfer load;
        load.kind = ImageTransfer::Kind::Load;
        load.path = save.path;
        QVERIFY(transfer(session, load).ok());
        for (const QString &name : names)
            QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, name), 30'000);
        // Cancelled in the middle, or even before the first byte: no file, and no part of one.
        save.path = m_folder.filePath(QStringLiteral("cancelled.tar"));
        bool ended = false;
        endpoint::Channel channel = session.engine.openTransfer(
            session.handle, save, [](const docker::ImageProgress &) {}, [&](const base::Result<void> &) { ended = true; });
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(save.path + QStringLiteral(".part")) || ended, 30'000);
        if (!ended) {
            channel.close();
            QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(save.path + QStringLiteral(".part")), 10'000);
            // The end may have been nearer than the cancel: then the file is whole, and can be loaded.
            load.path = save.path;
            QVERIFY(!QFileInfo::exists(save.path) || transfer(session, load).ok());
        }
        for (const QString &name : names)
            QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(name)));
    }

    void anUnwritableFileIsTold_data() { livetest::eachEngine(); }
    void anUnwritableFileIsTold()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        ImageTransfer save;
        save.kind = ImageTransfer::Kind::Save;
        save.reference = QStringLiteral("pilothouse/test:1");
        save.path = QStringLiteral("/proc/nowhere/image.tar");
        const base::Result<void> result = transfer(session, save);
        QVERIFY(!result.ok());
        QVERIFY(result.error().what.contains(save.path));
    }
};

PILOTHOUSE_TEST(RegistryTest)
#include "tst_registry.moc"
