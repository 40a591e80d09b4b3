// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Images of real engines to and from a real registry that asks for a password, into a file and back.
#include "imagerow.h"
#include "livesession.h"
#include "registryauth.h"
#include "testmain.h"

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
    static base::Result<void> transfer(LiveSession &session, const ImageTransfer &what)
    {
        std::optional<base::Result<void>> ended;
        const endpoint::Channel channel = session.engine.openTransfer(
            session.handle, what, [](const docker::ImageProgress &) {},
            [&](base::Result<void> result) { ended = std::move(result); });
        if (!QTest::qWaitFor([&] { return ended.has_value(); }, 90'000))
            return base::Error{base::Error::Code::Timeout, QStringLiteral("no end"), {}, 0, {}, false};
        return *ended;
    }
    static bool hasImage(LiveSession &session, const QString &reference)
    {
        return session.handle.feed("image")->row(reference.toUtf8()) != nullptr;
    }

private Q_SLOTS:
    void pushPullSaveLoad_data() { livetest::eachEngine(); }
    void pushPullSaveLoad()
    {
        EACH_ENGINE()
        const auto registry = livetest::liveRegistry();
        if (!registry)
            QSKIP("no registry could be started here");
        if (podman)
            QSKIP("Podman's service asks for TLS of this registry, which has none");
        LiveSession session(socket);
        const endpoint::Look images = session.handle.look("image", endpoint::Demand::Rows);
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, QStringLiteral("pilothouse/test:1")), 30'000);
        const QString repository = registry->address + u'/' + LiveSession::randomName();
        const QString reference = repository + QStringLiteral(":1");
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("repo"), repository);
        query.addQueryItem(QStringLiteral("tag"), QStringLiteral("1"));
        QVERIFY(ask(session, "POST", "/images/pilothouse/test:1/tag", query));
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, reference), 30'000);

        docker::Credentials login;
        login.userName = registry->user;
        login.password = registry->password;
        ImageTransfer push;
        push.kind = ImageTransfer::Kind::Push;
        push.reference = reference;
        push.credential = docker::registryAuthHeader(login, registry->address);
        const base::Result<void> pushed = transfer(session, push);
        QVERIFY2(pushed.ok(), pushed.ok() ? "" : qPrintable(pushed.error().text()));

        // A file and back.
        const QTemporaryDir folder;
        ImageTransfer save;
        save.kind = ImageTransfer::Kind::Save;
        save.reference = reference;
        save.path = folder.filePath(QStringLiteral("image.tar"));
        QVERIFY(transfer(session, save).ok());
        QVERIFY(QFileInfo(save.path).size() > 100'000);
        QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(reference)));
        QTRY_VERIFY_WITH_TIMEOUT(!hasImage(session, reference), 30'000);
        ImageTransfer load;
        load.kind = ImageTransfer::Kind::Load;
        load.path = save.path;
        QVERIFY(transfer(session, load).ok());
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, reference), 30'000);
        QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(reference)));
        QTRY_VERIFY_WITH_TIMEOUT(!hasImage(session, reference), 30'000);

        ImageTransfer pull;
        pull.reference = reference;
        docker::Credentials wrong = login;
        wrong.password = QStringLiteral("wrong");
        pull.credential = docker::registryAuthHeader(wrong, registry->address);
        const base::Result<void> refused = transfer(session, pull);
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().what.isEmpty());
        QVERIFY(!refused.error().text().contains(login.password));
        pull.credential = docker::registryAuthHeader(login, registry->address);
        const base::Result<void> pulled = transfer(session, pull);
        QVERIFY2(pulled.ok(), pulled.ok() ? "" : qPrintable(pulled.error().text()));
        QTRY_VERIFY_WITH_TIMEOUT(hasImage(session, reference), 30'000);
        QVERIFY(ask(session, "DELETE", "/images/" + docker::pathPart(reference)));
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
