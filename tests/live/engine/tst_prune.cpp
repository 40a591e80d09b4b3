// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prune with a preview against real engines: what was previewed and chosen goes, and nothing else.
#include "livesession.h"
#include "rawclient.h"
#include "testmain.h"

#include <QUrl>
#include <set>

using docker::PruneItem;
using docker::PrunePlan;
using Kind = docker::PruneItem::Kind;
using livetest::LiveSession;

class PruneTest : public QObject
{
    Q_OBJECT

    static QString post(LiveSession &session, const QByteArray &path, const QJsonObject &body, const char *key)
    {
        std::optional<base::Result<QByteArray>> answer;
        const endpoint::Call call = session.engine.post(session.handle, path, body,
                                                        [&](base::Result<QByteArray> result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000) || !answer->ok())
            return {};
        return QJsonDocument::fromJson(**answer).object().value(QLatin1String(key)).toString();
    }
    static QString commit(LiveSession &session, const QString &container, const QString &repository)
    {
        std::optional<base::Result<QString>> answer;
        const endpoint::Call call = session.handle.call<QString, docker::DockerSession>(
            [=](docker::DockerSession &of) { return commitJob(of, container, repository); },
            [&](base::Result<QString> result) { answer = std::move(result); });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 60'000) && answer->ok() ? **answer : QString();
    }
    static base::Task<base::Result<QString>> commitJob(docker::DockerSession &session, QString container, QString repository)
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("container"), container);
        if (!repository.isEmpty()) {
            query.addQueryItem(QStringLiteral("repo"), repository);
            query.addQueryItem(QStringLiteral("tag"), QStringLiteral("1"));
        }
        const base::Result<net::Reply> reply = co_await session.api().post("/commit", query, QJsonObject());
        if (!reply.ok())
            co_return reply.error();
        co_return QJsonDocument::fromJson(reply->body).object().value(QStringLiteral("Id")).toString();
    }
    static base::Result<PrunePlan> plan(LiveSession &session)
    {
        std::optional<base::Result<PrunePlan>> answer;
        const endpoint::Call call = session.engine.planPrune(
            session.handle, [&](base::Result<PrunePlan> result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 120'000))
            return base::Error{base::Error::Code::Timeout, QStringLiteral("no plan"), {}, 0, {}, false};
        return *answer;
    }
    /// One file of a ustar archive.
    static QByteArray archived(const QByteArray &name, const QByteArray &text)
    {
        QByteArray header(512, '\0');
        const auto write = [&header](qsizetype at, const QByteArray &field) { header.replace(at, field.size(), field); };
        write(0, name);
        write(100, "0000644");
        write(124, QByteArray::number(text.size(), 8).rightJustified(11, '0'));
        write(136, "00000000000");
        write(148, "        "); // counts as blanks in the sum of itself
        write(156, "0");
        write(257, "ustar");
        write(263, "00");
        int sum = 0;
        for (const char each : header)
            sum += static_cast<unsigned char>(each);
        write(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray(1, '\0'));
        return header + text.leftJustified((text.size() + 511) / 512 * 512, '\0');
    }
    /// An image made by BuildKit, whose steps stay in its cache.
    static bool build(const QString &socket, const QByteArray &tag)
    {
        const QByteArray context = archived("Dockerfile", "FROM scratch\nCOPY made /made\n") + archived("made", tag + '\n') +
                                   QByteArray(1024, '\0');
        const livetest::RawClient engine(socket);
        return engine.askAside("POST", "/build?version=2&networkmode=none&t=" + tag, context).ok() &&
               engine.get("/images/" + tag + "/json").ok();
    }
    static QString bare(QString id) { return id.remove(QStringLiteral("sha256:")); }
    static std::set<QString> idsOf(const std::vector<PruneItem> &items)
    {
        std::set<QString> result;
        for (const PruneItem &item : items)
            result.insert(QString::number(static_cast<int>(item.kind)) + u' ' + bare(item.id));
        return result;
    }

private Q_SLOTS:
    void previewIsWhatGoes_data() { livetest::eachEngine(); }
    void previewIsWhatGoes()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        const QString name = LiveSession::randomName();
        const auto made = session.create(name, {QStringLiteral("sh"), QStringLiteral("-c"),
                                                QStringLiteral("dd if=/dev/zero of=/filled bs=1000 count=400 2>/dev/null")});
        QVERIFY2(made.ok() && made->started, made.ok() ? qPrintable(made->startError.text()) : qPrintable(made.error().text()));
        QTRY_VERIFY_WITH_TIMEOUT(session.row(name) && session.row(name)->state == docker::ContainerState::Exited, 30'000);
        const QString tagged = commit(session, name, QStringLiteral("localhost/") + name);
        QVERIFY(!tagged.isEmpty());
        const QString named = post(session, "/volumes/create", {{QStringLiteral("Name"), name}}, "Name");
        QCOMPARE(named, name);
        const QString anonymous = post(session, "/volumes/create", {}, "Name");
        QVERIFY(!anonymous.isEmpty());

        const auto before = plan(session);
        QVERIFY2(before.ok(), before.ok() ? "" : qPrintable(before.error().text()));
        std::vector<PruneItem> chosen;
        std::set<Kind> kinds;
        for (const PruneItem &item : before->items) {
            const QString id = bare(item.id);
            if (item.name == name || id == bare(tagged) || item.references.join(u' ').contains(name) || id == anonymous) {
                chosen.push_back(item);
                kinds.insert(item.kind);
                if (item.kind == Kind::UnusedImage)
                    QVERIFY2(item.bytes >= 100 && item.bytes < 2'000'000, qPrintable(QString::number(item.bytes)));
                if (item.kind == Kind::Container && !podman)
                    QVERIFY2(item.bytes >= 400'000, qPrintable(QString::number(item.bytes)));
            }
        }
        QCOMPARE(kinds, (std::set<Kind>{Kind::Container, Kind::UnusedImage, Kind::NamedVolume, Kind::AnonymousVolume}));
        QCOMPARE(chosen.size(), size_t(4));

        std::vector<docker::PruneStep> steps;
        std::optional<base::Result<void>> ended;
        const endpoint::Channel channel = session.engine.prune(
            session.handle, chosen, [&](docker::PruneStep step) { steps.push_back(std::move(step)); },
            [&](base::Result<void> result) { ended = std::move(result); });
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 120'000);
        QVERIFY(ended->ok());
        QCOMPARE(steps.size(), chosen.size());
        for (const docker::PruneStep &step : steps)
            QVERIFY2(step.error.what.isEmpty(), qPrintable(chosen[step.index].name + u' ' + step.error.text()));

        const auto after = plan(session);
        QVERIFY(after.ok());
        std::set<QString> gone = idsOf(before->items);
        for (const QString &id : idsOf(after->items))
            gone.erase(id);
        QCOMPARE(gone, idsOf(chosen));
        if (before->layers >= 0)
            QVERIFY(after->layers <= before->layers);
    }

    void whatIsInUseIsRefused_data() { livetest::eachEngine(); }
    void whatIsInUseIsRefused()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        const QString name = LiveSession::randomName();
        const auto made = session.create(name, {QStringLiteral("sleep"), QStringLiteral("600")});
        QVERIFY(made.ok() && made->started);
        // Chosen when it had stopped, but it runs by now.
        PruneItem item;
        item.kind = Kind::Container;
        item.id = QString::fromLatin1(made->id);
        std::vector<docker::PruneStep> steps;
        std::optional<base::Result<void>> ended;
        const endpoint::Channel channel = session.engine.prune(
            session.handle, {item}, [&](docker::PruneStep step) { steps.push_back(std::move(step)); },
            [&](base::Result<void> result) { ended = std::move(result); });
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 60'000);
        QCOMPARE(steps.size(), size_t(1));
        QVERIFY(!steps.front().error.what.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(session.row(name) && session.row(name)->running(), 30'000);
    }

    void buildCacheGoesByRecord_data() { livetest::eachEngine(); }
    void buildCacheGoesByRecord()
    {
        EACH_ENGINE()
        if (podman)
            QSKIP("Podman keeps no build cache of its own");
        LiveSession session(socket);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        const QByteArray image = LiveSession::randomName().toUtf8().toLower();
        QVERIFY(build(socket, image));
        const auto before = plan(session);
        QVERIFY(before.ok());
        std::vector<PruneItem> records;
        for (const PruneItem &item : before->items) {
            if (item.kind == Kind::BuildCache)
                records.push_back(item);
        }
        QVERIFY(!records.empty());
        std::vector<docker::PruneStep> steps;
        std::optional<base::Result<void>> ended;
        const endpoint::Channel channel = session.engine.prune(
            session.handle, records, [&](docker::PruneStep step) { steps.push_back(std::move(step)); },
            [&](base::Result<void> result) { ended = std::move(result); });
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 120'000);
        for (const docker::PruneStep &step : steps)
            QVERIFY2(step.error.what.isEmpty(), qPrintable(records[step.index].name + u' ' + step.error.text()));
        const auto after = plan(session);
        QVERIFY(after.ok());
        QCOMPARE(after->bytesOf(Kind::BuildCache), 0);
        const livetest::RawClient engine(socket);
        QVERIFY(engine.get("/images/" + image + "/json").ok()); // what was built from them stays
        QVERIFY(engine.ask("DELETE", "/images/" + image).ok());
    }
};

PILOTHOUSE_TEST(PruneTest)
#include "tst_prune.moc"
