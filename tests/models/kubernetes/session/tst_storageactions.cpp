// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A claim that grows and a class that becomes the default: what is asked of the server and when nothing is.
#include "allkinds.h"
#include "objectactions.h"
#include "runner.h"
#include "scriptedcluster.h"
#include "storagerows.h"
#include "testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;
using actions::ItemState;

namespace {

const QByteArray allClaims = "/api/v1/persistentvolumeclaims";
const QByteArray oneClaim = "/api/v1/namespaces/shop/persistentvolumeclaims/data";
const QByteArray classes = "/apis/storage.k8s.io/v1/storageclasses";

QByteArray claimJson(const QByteArray &size, const QByteArray &uid = "uid-data")
{
    return R"({"kind":"PersistentVolumeClaim","apiVersion":"v1","metadata":{"name":"data","namespace":"shop","uid":")" + uid + R"(","resourceVersion":"77"},
        "spec":{"volumeName":"pv-1","storageClassName":"fast","resources":{"requests":{"storage":")" + size + R"("}}},"status":{"phase":"Bound","capacity":{"storage":"8Gi"}}})";
}

QByteArray classJson(const QByteArray &name, const QByteArray &rest)
{
    return R"({"kind":"StorageClass","apiVersion":"storage.k8s.io/v1","metadata":{"name":")" + name + R"(","uid":"uid-)" + name + R"("})" + rest + "}";
}

QByteArray usual(const QByteArray &name, const QByteArray &note = "storageclass.kubernetes.io/is-default-class")
{
    return classJson(name, {}).replace(R"("})", R"(","annotations":{")" + note + R"(":"true"}})");
}

/// The bodies of the requests that change something, by path and in their order.
struct StorageServer : ApiServer {
    explicit StorageServer(const QString &socket) : ApiServer(socket)
    {
        objects[allClaims] = {claimJson("8Gi")};
        objects[classes] = {classJson("fast", R"(,"allowVolumeExpansion":true)"), usual("slow"), usual("old", "storageclass.beta.kubernetes.io/is-default-class"), classJson("other", {})};
        replies[oneClaim] = {200, claimJson("8Gi")};
        replies[classes + "/fast"] = {200, classJson("fast", R"(,"allowVolumeExpansion":true)")};
        instead("PATCH ", [this](const HttpRequest &request, HttpConnection &connection) {
            const QByteArray where = request.target.split('?').front();
            changes.emplace_back(where, QJsonDocument::fromJson(request.body).object());
            tried = tried || request.target.contains("dryRun=All");
            if (where == oneClaim && !request.target.contains("dryRun"))
                tell(allClaims, frame("MODIFIED", claimJson("20Gi")));
            if (where == classes + "/fast" && !request.target.contains("dryRun"))
                tell(classes, frame("MODIFIED", usual("fast")));
            connection.reply(200, where == oneClaim ? claimJson("20Gi") : usual("fast"));
        });
    }
    std::vector<std::pair<QByteArray, QJsonObject>> changes;
    bool tried = false;
};

QJsonObject metaOf(const QJsonObject &body)
{
    return body.value(QStringLiteral("metadata")).toObject();
}

} // namespace

class StorageActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void aClaimGrows()
    {
        StorageServer server(path());
        const auto item = resize(server, "20Gi");
        QVERIFY2(item.state == ItemState::Confirmed, qPrintable(item.error.text()));
        QCOMPARE(server.changes.size(), size_t(1));
        const QJsonObject body = server.changes[0].second;
        QCOMPARE(metaOf(body), (QJsonObject{{QStringLiteral("uid"), QStringLiteral("uid-data")}, {QStringLiteral("resourceVersion"), QStringLiteral("77")}}));
        QCOMPARE(QJsonDocument(body.value(QStringLiteral("spec")).toObject()).toJson(QJsonDocument::Compact), QByteArray(R"({"resources":{"requests":{"storage":"20Gi"}}})"));
        QCOMPARE(item.command, (QStringList{QStringLiteral("kubectl"), QStringLiteral("patch"), QStringLiteral("persistentvolumeclaim"), QStringLiteral("data"), QStringLiteral("--type=merge"),
                                            QStringLiteral("--patch"), QStringLiteral(R"({"spec":{"resources":{"requests":{"storage":"20Gi"}}}})"), QStringLiteral("--namespace"), QStringLiteral("shop")}));
    }

    void whatIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("size");
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<QByteArray>("storageClass");
        QTest::addColumn<int>("code");
        const QByteArray expandable = classJson("fast", R"(,"allowVolumeExpansion":true)");
        const auto row = [](const char *name, const char *size, const QByteArray &claim, const QByteArray &storageClass, base::Error::Code code) {
            QTest::newRow(name) << QByteArray(size) << claim << storageClass << static_cast<int>(code);
        };
        row("smaller", "4Gi", claimJson("8Gi"), expandable, base::Error::Code::BadRequest);
        row("the same", "8192Mi", claimJson("8Gi"), expandable, base::Error::Code::BadRequest);
        row("no amount", "much", claimJson("8Gi"), expandable, base::Error::Code::BadRequest);
        row("resized meanwhile", "20Gi", claimJson("30Gi"), expandable, base::Error::Code::Conflict);
        row("another one of its name", "20Gi", claimJson("8Gi", "uid-other"), expandable, base::Error::Code::Conflict);
        row("a class that does not allow it", "20Gi", claimJson("8Gi"), classJson("fast", {}), base::Error::Code::Unsupported);
    }

    void whatIsNotSent()
    {
        QFETCH(QByteArray, size);
        QFETCH(QByteArray, claim);
        QFETCH(QByteArray, storageClass);
        StorageServer server(path());
        server.replies[oneClaim] = {200, claim};
        server.replies[classes + "/fast"] = {200, storageClass};
        const auto item = resize(server, size);
        QCOMPARE(item.state, ItemState::Failed);
        QTEST(static_cast<int>(item.error.code), "code");
        QVERIFY(!item.error.what.isEmpty());
        QVERIFY(server.changes.empty());
    }

    void whoMayNotSeeTheClassIsToldByTheServer()
    {
        StorageServer server(path());
        server.replies[classes + "/fast"] = {403, R"({"kind":"Status","reason":"Forbidden","message":"no classes","code":403})"};
        QCOMPARE(resize(server, "20Gi").state, ItemState::Confirmed);
    }

    void whatCannotGrow()
    {
        const actions::ActionList all = claimActions();
        const actions::Action *action = actions::findAction(all, "persistentvolumeclaim.resize");
        QVERIFY(action);
        ClaimRow row;
        QVERIFY(!action->refusal(row).isEmpty()); // not bound
        row.volume = QStringLiteral("pv-1");
        QVERIFY(!action->refusal(row).isEmpty()); // without a class
        row.storageClass = QStringLiteral("fast");
        QVERIFY(action->refusal(row).isEmpty());
        row.meta.deletedMs = 1;
        QVERIFY(!action->refusal(row).isEmpty());
    }

    // The one first, then those that were before it: there is always one.
    void aClassBecomesTheDefault()
    {
        StorageServer server(path());
        const auto item = run(server, "storageclass", "uid-fast", "storageclass.makedefault", {});
        QVERIFY2(item.state == ItemState::Confirmed, qPrintable(item.error.text()));
        QCOMPARE(server.changes.size(), size_t(3));
        const QString note = QStringLiteral("storageclass.kubernetes.io/is-default-class");
        const std::pair<QByteArray, QString> expected[] = {{"fast", QStringLiteral("true")}, {"slow", QStringLiteral("false")}, {"old", QStringLiteral("false")}};
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(server.changes[i].first, classes + '/' + expected[i].first);
            const QJsonObject meta = metaOf(server.changes[i].second);
            QCOMPARE(meta.value(QStringLiteral("uid")).toString(), QString::fromLatin1("uid-" + expected[i].first));
            const QJsonObject notes = meta.value(QStringLiteral("annotations")).toObject();
            QCOMPARE(notes.value(note).toString(), expected[i].second);
            QVERIFY(notes.value(QStringLiteral("storageclass.beta.kubernetes.io/is-default-class")).isNull());
        }
        QVERIFY(item.command.contains(note + QStringLiteral("=true")));
    }

    void trialsChangeNothing()
    {
        StorageServer server(path());
        Observed session(server, withStorage);
        const auto look = session.handle.look("storageclass", endpoint::Demand::Rows);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.feed("storageclass")->row("uid-fast"), patience);
        const actions::ActionList all = storageClassActions();
        std::optional<base::Result<actions::Preview>> answer;
        const endpoint::Call call = session.handle.call<actions::Preview, endpoint::Session>(
            [&, trial = actions::findAction(all, "storageclass.makedefault")->preview](endpoint::Session &there) {
                return trial(there, session.handle.feed("storageclass")->row("uid-fast"), {});
            },
            [&](const base::Result<actions::Preview> &result) { answer.emplace(result); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience);
        QVERIFY(answer->ok());
        QCOMPARE((*answer)->text, QStringLiteral("No longer the default: slow, old."));
        QVERIFY(!(*answer)->changes.empty());
        QVERIFY(server.tried);
        QCOMPARE(server.changes.size(), size_t(1)); // the trial itself
    }

private:
    static void withStorage(SessionOptions &options)
    {
        options.tables.push_back(claimObject().table);
        options.tables.push_back(storageClassObject().table);
    }
    actions::Item run(StorageServer &server, const QByteArray &feed, const live::Key &key, const QByteArray &action, const actions::Arguments &arguments)
    {
        Observed session(server, withStorage);
        const auto look = session.handle.look(feed, endpoint::Demand::Rows);
        if (!session.isLive(feed) || !QTest::qWaitFor([&] { return session.handle.feed(feed)->row(key) != nullptr; }, patience))
            return {};
        actions::ActionList all = claimActions();
        for (const actions::Action &more : storageClassActions())
            all.push_back(more);
        actions::Runner runner(all, base::Clock::system(), nullptr);
        const quint64 id = runner.run(session.handle, *actions::findAction(runner.actions(), action), {session.handle.feed(feed)->row(key)}, arguments);
        if (!QTest::qWaitFor([&] { return runner.operation(id)->over(); }, patience))
            return {};
        return runner.operation(id)->items.front();
    }
    actions::Item resize(StorageServer &server, const QByteArray &size)
    {
        return run(server, "persistentvolumeclaim", "uid-data", "persistentvolumeclaim.resize", {{QStringLiteral("size"), QString::fromLatin1(size)}});
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(StorageActionsTest)
#include "tst_storageactions.moc"
