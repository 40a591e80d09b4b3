// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a list lacks is asked for container by container, a few at a time, whatever happens to those that are under way.
#include "observedsession.h"
#include "testmain.h"

#include <set>

class InspectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goOnWhenEventsTakeThemOver()
    {
        support::ScriptedEngine engine;
        std::set<QByteArray> held;
        for (const QByteArray id : {"aa", "bb", "cc", "dd", "ee"}) {
            engine.containers.push_back({id, id});
            engine.instead("GET /containers/" + id + "/json",
                           [&held, id](const support::HttpRequest &, support::HttpConnection &connection) {
                               if (held.size() < 4 && held.insert(id).second)
                                   return; // as many as there may be at once: no answer
                               connection.reply(200, R"({"Id":")" + id + R"(","Name":"/)" + id +
                                                         R"(","State":{"Status":"running","StartedAt":"2026-11-21T09:51:08Z"}})");
                           });
        }
        ObservedSession session(engine);
        QVERIFY(session.isLive());
        QTRY_COMPARE_WITH_TIMEOUT(held.size(), size_t(4), ObservedSession::patience);
        for (const QByteArray &id : held)
            engine.eventOf("start", id);
        for (const auto &container : engine.containers)
            QTRY_VERIFY_WITH_TIMEOUT(session.row(container.id)->startedMs > 0, ObservedSession::patience);
    }
};

PILOTHOUSE_TEST(InspectsTest)
#include "tst_inspects.moc"
