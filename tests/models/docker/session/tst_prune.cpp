// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a prune removes when things have changed since it was chosen, on a scripted engine: nothing but what was chosen.
#include "observedsession.h"
#include "sessionengine.h"
#include "testmain.h"

#include <map>

using support::HttpConnection;
using support::HttpRequest;

namespace {

const QByteArray image = "sha256:aa";

/// An engine whose tags name these images.
struct Engine : support::ScriptedEngine {
    std::map<QByteArray, QByteArray> tags;

    Engine()
    {
        for (const QByteArray name : {"app:1", "app:2"}) {
            instead("GET /images/" + name + "/json", [this, name](const HttpRequest &, HttpConnection &connection) {
                if (tags.contains(name))
                    connection.reply(200, R"({"Id":")" + tags[name] + R"("})");
                else
                    connection.reply(404, R"({"message":"No such image"})");
            });
            instead("DELETE /images/" + name, [this, name](const HttpRequest &, HttpConnection &connection) {
                connection.reply(tags.erase(name) > 0 ? 200 : 404, "[]");
            });
        }
    }
};

} // namespace

class PruneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsThatChangedMeanwhile_data()
    {
        using Tags = std::map<QByteArray, QByteArray>;
        QTest::addColumn<Tags>("tags");
        QTest::addColumn<Tags>("left");
        QTest::addColumn<bool>("refused");
        QTest::newRow("as chosen") << Tags{{"app:1", image}, {"app:2", image}} << Tags{} << false;
        QTest::newRow("the first is gone") << Tags{{"app:2", image}} << Tags{} << false;
        QTest::newRow("all are gone") << Tags{} << Tags{} << false;
        QTest::newRow("built anew") << Tags{{"app:1", "sha256:bb"}, {"app:2", image}}
                                    << Tags{{"app:1", "sha256:bb"}, {"app:2", image}} << true;
    }

    void tagsThatChangedMeanwhile()
    {
        using Tags = std::map<QByteArray, QByteArray>;
        QFETCH(Tags, tags);
        QFETCH(Tags, left);
        QFETCH(bool, refused);
        Engine engine;
        engine.tags = tags;
        ObservedSession session(engine);
        QVERIFY(session.isLive());
        docker::PruneItem item;
        item.kind = docker::PruneItem::Kind::UnusedImage;
        item.id = QString::fromLatin1(image);
        item.references = {QStringLiteral("app:1"), QStringLiteral("app:2")};
        std::vector<docker::PruneStep> steps;
        bool ended = false;
        const endpoint::Channel channel = docker::sessionEngine().prune(
            session.handle, {item}, [&steps](const docker::PruneStep &step) { steps.push_back(step); },
            [&ended](const base::Result<void> &) { ended = true; });
        QTRY_VERIFY_WITH_TIMEOUT(ended, ObservedSession::patience);
        QCOMPARE(steps.size(), size_t(1));
        QCOMPARE(!steps.front().error.what.isEmpty(), refused);
        QVERIFY(engine.tags == left);
    }
};

PILOTHOUSE_TEST(PruneTest)
#include "tst_prune.moc"
