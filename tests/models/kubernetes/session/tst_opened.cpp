// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kinds that are opened while a session runs: what is asked for them, and when it is not.
#include "kindparts.h"
#include "scriptedcluster.h"
#include "testmain.h"

#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;

namespace {

const QByteArray core = R"({"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[{"version":"v1","resources":[
 {"resource":"pods","responseKind":{"kind":"Pod"},"scope":"Namespaced","verbs":["list","watch"]}]}]}]})";
const QByteArray groups = R"({"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"example.com"},"versions":[{"version":"v1","resources":[
 {"resource":"widgets","responseKind":{"kind":"Widget"},"scope":"Namespaced","verbs":["list","watch","delete"]}]}]}]})";
const QByteArray oldCore = R"({"kind":"APIVersions","versions":["v1"]})";
const QByteArray oldGroups = R"({"kind":"APIGroupList","groups":[{"name":"example.com","versions":[{"groupVersion":"example.com/v1","version":"v1"}]},
 {"name":"away.com","versions":[{"version":"v1"}]}]})";
const QByteArray oldPods = R"({"kind":"APIResourceList","resources":[{"name":"pods","namespaced":true,"kind":"Pod","verbs":["list"]}]})";
const QByteArray oldWidgets = R"({"kind":"APIResourceList","resources":[{"name":"widgets","namespaced":true,"kind":"Widget","verbs":["list"]}]})";
const QByteArray forbidden = R"json({"kind":"Status","status":"Failure","reason":"Forbidden","message":"no","code":403})json";
const QByteArray widgetPath = "/apis/example.com/v1/widgets";

QByteArray table(const QByteArray &name, int size)
{
    return R"({"kind":"Table","metadata":{"resourceVersion":"9"},"columnDefinitions":[{"name":"Name","type":"string","format":"name"},{"name":"Size","type":"integer"}],
 "rows":[{"cells":[")" + name + "\"," + QByteArray::number(size) + R"(],"object":{"metadata":{"name":")" + name + R"(","namespace":"shop","uid":"uid-)" + name + R"(","resourceVersion":"9"}}}]})";
}

void knowsWidgets(ApiServer &server)
{
    server.replies["/api"] = {200, core};
    server.replies["/apis"] = {200, groups};
    server.replies[widgetPath] = {200, table("w1", 3)};
    server.objects[widgetPath] = {table("w1", 3)};
}

template <class T> struct Answer {
    std::optional<base::Result<T>> got;
    endpoint::Call call;
    kubernetes::Done<T> done()
    {
        return [this](base::Result<T> result) { got.emplace(std::move(result)); };
    }
    [[nodiscard]] bool came() const
    {
        return QTest::qWaitFor([&] { return got.has_value(); }, patience);
    }
};

const TableRow *row(Observed &session, const live::Key &key)
{
    return static_cast<const TableRow *>(session.handle.feed("api:widgets.example.com")->row(key).get());
}

} // namespace

class OpenedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void theClusterIsAskedOnce()
    {
        ApiServer server(path());
        knowsWidgets(server);
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QCOMPARE(server.asked("GET /api"), 0); // nobody needs it
        Answer<DiscoveryPointer> first, second, again;
        first.call = session.cluster.discover(session.handle, false, first.done());
        second.call = session.cluster.discover(session.handle, false, second.done());
        QVERIFY(first.came() && second.came());
        QVERIFY(first.got->ok() && second.got->ok());
        QVERIFY((**first.got)->find("widgets.example.com"));
        QCOMPARE(server.asked("GET /api"), 2); // "/api" and "/apis"
        again.call = session.cluster.discover(session.handle, true, again.done());
        QVERIFY(again.came());
        QCOMPARE(server.asked("GET /api"), 4);
        QCOMPARE(std::any_cast<DiscoveryPointer>(session.handle.fact("discovery")), **again.got);
    }

    void anOldServerIsAskedGroupByGroup()
    {
        ApiServer server(path());
        server.replies["/api"] = {200, oldCore};
        server.replies["/apis"] = {200, oldGroups};
        server.replies["/api/v1"] = {200, oldPods};
        server.replies["/apis/example.com/v1"] = {200, oldWidgets};
        server.replies["/apis/away.com/v1"] = {503, "{}"};
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        Answer<DiscoveryPointer> answer;
        answer.call = session.cluster.discover(session.handle, false, answer.done());
        QVERIFY(answer.came() && answer.got->ok());
        QCOMPARE((**answer.got)->resources.size(), size_t(2));
        QVERIFY((**answer.got)->find("pods") && (**answer.got)->find("widgets.example.com"));
    }

    void aKindIsOpenedAndLive()
    {
        ApiServer server(path());
        knowsWidgets(server);
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        Answer<ObjectKind> opened;
        opened.call = session.cluster.openKind(session.handle, "widgets.example.com", opened.done());
        QVERIFY(opened.came());
        QVERIFY2(opened.got->ok(), opened.got->ok() ? "" : qPrintable(opened.got->error().text()));
        QCOMPARE((*opened.got)->kind.id, QByteArray("api:widgets.example.com"));
        QVERIFY((*opened.got)->kind.column("c-size"));
        QVERIFY(server.lastAsked("GET " + widgetPath).contains("limit=1"));
        QCOMPARE(server.watches.count(widgetPath), size_t(0)); // nobody looks at it yet
        const auto look = session.handle.look("api:widgets.example.com", endpoint::Demand::Rows);
        QVERIFY(session.isLive("api:widgets.example.com"));
        QTRY_VERIFY_WITH_TIMEOUT(row(session, "uid-w1"), patience);
        QCOMPARE(row(session, "uid-w1")->cells[1].number, 3.0);
        QVERIFY(server.lastAsked("GET " + widgetPath).contains("includeObject=Metadata"));
        server.tell(widgetPath, frame("ADDED", table("w2", 5)) + frame("MODIFIED", table("w1", 4)));
        QTRY_VERIFY_WITH_TIMEOUT(row(session, "uid-w2") && row(session, "uid-w1")->cells[1].number == 4, patience);
        server.tell(widgetPath, frame("DELETED", table("w1", 4)));
        QTRY_VERIFY_WITH_TIMEOUT(!row(session, "uid-w1"), patience);
        // Opened once more: the same table.
        Answer<ObjectKind> again;
        again.call = session.cluster.openKind(session.handle, "widgets.example.com", again.done());
        QVERIFY(again.came() && again.got->ok());
        QCOMPARE(session.handle.feed("api:widgets.example.com")->size(), 1);
    }

    void whatIsNotKnownIsAskedForOnceMore()
    {
        ApiServer server(path());
        knowsWidgets(server);
        server.replies["/apis"] = {200, R"({"kind":"APIGroupDiscoveryList","items":[]})"};
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        Answer<ObjectKind> missing, made;
        missing.call = session.cluster.openKind(session.handle, "widgets.example.com", missing.done());
        QVERIFY(missing.came());
        QCOMPARE(missing.got->error().code, base::Error::Code::NotFound);
        server.replies["/apis"] = {200, groups}; // it is made meanwhile
        made.call = session.cluster.openKind(session.handle, "widgets.example.com", made.done());
        QVERIFY(made.came());
        QVERIFY(made.got->ok());
    }

    void whoMayNotListGetsTheKindAllTheSame()
    {
        ApiServer server(path());
        knowsWidgets(server);
        server.replies[widgetPath] = {403, forbidden};
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        Answer<ObjectKind> opened;
        opened.call = session.cluster.openKind(session.handle, "widgets.example.com", opened.done());
        QVERIFY(opened.came());
        QVERIFY(opened.got->ok());
        QVERIFY((*opened.got)->kind.column("name") && !(*opened.got)->kind.column("c-size"));
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(OpenedTest)
#include "tst_opened.moc"
