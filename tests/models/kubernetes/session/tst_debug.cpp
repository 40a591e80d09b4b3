// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A debug container: what is asked of the server, and what a refusal says.
#include "debugaction.h"
#include "runner.h"
#include "runningpod.h"
#include "scriptedcluster.h"
#include "testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;

class DebugTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void added_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("taken") << 200;
        QTest::newRow("refused") << 403;
    }

    void added()
    {
        QFETCH(int, status);
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        QByteArray type;
        QJsonObject body;
        server.instead("PATCH /api/v1/namespaces/shop/pods/web/ephemeralcontainers", [&](const HttpRequest &request, HttpConnection &connection) {
            type = request.header("Content-Type");
            body = QJsonDocument::fromJson(request.body).object();
            if (status == 200)
                server.tell(allPods, frame("MODIFIED", podIn(running).replace(R"("status":{)", R"("status":{"ephemeralContainerStatuses":[],)")
                                                            .replace(R"("containers":[)", R"("ephemeralContainers":[{"name":"debugger-x","image":"busybox"}],"containers":[)")));
            connection.reply(status, status == 200 ? podIn(running) : QByteArray(R"({"kind":"Status","reason":"Forbidden","message":"no debuggers here","code":403})"),
                             {{"Warning", R"(299 - "would violate PodSecurity")"}});
        });
        server.objects[allPods] = {podIn(running)};
        Observed session(server);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 1, patience);
        actions::Runner runner({debugAction()}, base::Clock::system(), nullptr);
        const quint64 id = runner.run(session.handle, runner.actions().front(), {session.pods()->rows().front()},
                                      {{QStringLiteral("image"), QStringLiteral("busybox")}, {QStringLiteral("name"), QStringLiteral("debugger-x")}, {QStringLiteral("target"), QStringLiteral("app")}});
        QTRY_VERIFY_WITH_TIMEOUT(runner.operation(id)->over(), patience);
        QCOMPARE(type, QByteArray("application/strategic-merge-patch+json"));
        QCOMPARE(body.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("uid")).toString(), QStringLiteral("uid-web"));
        const QJsonObject container = body.value(QStringLiteral("spec")).toObject().value(QStringLiteral("ephemeralContainers")).toArray().first().toObject();
        QCOMPARE(container, (QJsonObject{{QStringLiteral("name"), QStringLiteral("debugger-x")}, {QStringLiteral("image"), QStringLiteral("busybox")},
                                         {QStringLiteral("targetContainerName"), QStringLiteral("app")}, {QStringLiteral("stdin"), true}, {QStringLiteral("tty"), true}}));
        const actions::Item &item = runner.operation(id)->items.front();
        if (status == 200) {
            QCOMPARE(item.state, actions::ItemState::Confirmed);
            QCOMPARE(item.outcome.warnings, QStringList{QStringLiteral("would violate PodSecurity")});
        } else {
            QCOMPARE(item.state, actions::ItemState::Failed);
            QCOMPARE(item.error.detail, QStringLiteral("no debuggers here"));
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(DebugTest)
#include "tst_debug.moc"
