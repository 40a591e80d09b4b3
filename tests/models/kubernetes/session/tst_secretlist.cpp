// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of secrets: what they hold does not come to this program for it, only for one object that is asked for.
#include "allkinds.h"
#include "datarows.h"
#include "scriptedcluster.h"
#include "testmain.h"

#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;

namespace {

const QByteArray canary = "Y2FuYXJ5IGluIHRoZSBtaW5l"; // as secrets travel: base64
const QByteArray allSecrets = "/api/v1/secrets";

QByteArray metaOf(const QByteArray &name, const QByteArray &version)
{
    return R"({"name":")" + name + R"(","namespace":"shop","uid":"uid-)" + name + R"(","resourceVersion":")" + version + R"(","labels":{"tier":"web"}})";
}

QByteArray secretJson(const QByteArray &name, const QByteArray &version = "5")
{
    return R"({"kind":"Secret","apiVersion":"v1","metadata":)" + metaOf(name, version) + R"(,"type":"Opaque","data":{"password":")" + canary + R"(","user":"bWU="}})";
}

QByteArray tableJson(const QByteArray &name, int count, const QByteArray &version = "5")
{
    return R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":")" + version +
           R"("},"columnDefinitions":[{"name":"Name","type":"string","format":"name"},{"name":"Type","type":"string"},{"name":"Data","type":"string"},{"name":"Age","type":"string"}],
 "rows":[{"cells":[")" + name + R"(","Opaque",)" + QByteArray::number(count) + R"(,"5d"],"object":{"kind":"PartialObjectMetadata","metadata":)" + metaOf(name, version) + "}}]}";
}

/// Sends Tables to those who ask for them, unless it knows none; and keeps what it has sent for lists.
struct SecretServer : ApiServer {
    SecretServer(const QString &socket, bool knowsTables) : ApiServer(socket)
    {
        instead("GET " + allSecrets + '?', [this, knowsTables](const HttpRequest &request, HttpConnection &connection) {
            accepted = request.header("Accept");
            asTable = knowsTables && accepted.contains("as=Table") && request.target.contains("includeObject=Metadata");
            connection.beginChunked(200, {{"Content-Type", "application/json"}});
            watches[allSecrets] = &connection;
            send("ADDED", asTable ? tableJson("s1", 2) : secretJson("s1"));
            connection.chunk(bookmark("10", true));
        });
    }
    void send(const char *type, const QByteArray &object)
    {
        sent += object;
        watches[allSecrets]->chunk(frame(type, object));
    }
    QByteArray accepted, sent;
    bool asTable = false;
};

} // namespace

class SecretListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void valuesStayOnTheServer()
    {
        SecretServer server(path(), true);
        Observed session(server, withSecrets);
        const auto look = session.handle.look("secret", endpoint::Demand::Rows);
        QVERIFY(session.isLive("secret"));
        QTRY_VERIFY_WITH_TIMEOUT(row(session), patience);
        QVERIFY2(server.accepted.startsWith("application/json;as=Table;v=v1;g=meta.k8s.io"), server.accepted.constData());
        QVERIFY(server.asTable);
        QCOMPARE(row(session)->count, 2);
        QCOMPARE(row(session)->type, QStringLiteral("Opaque"));
        QCOMPARE(row(session)->meta.name, QStringLiteral("s1"));
        QCOMPARE(labelTexts(row(session)->meta.labels), QStringList{QStringLiteral("tier=web")});
        server.send("MODIFIED", tableJson("s1", 3, "6"));
        QTRY_COMPARE_WITH_TIMEOUT(row(session)->count, 3, patience);
        server.send("DELETED", tableJson("s1", 3, "7"));
        QTRY_VERIFY_WITH_TIMEOUT(!row(session), patience);
        QVERIFY(!server.sent.contains(canary));
        QCOMPARE(server.asked("GET /api/v1/namespaces/shop/secrets/s1"), 0);
    }

    void oneObjectIsAskedForAsAWhole()
    {
        SecretServer server(path(), true);
        server.replies["/api/v1/namespaces/shop/secrets/s1"] = {200, secretJson("s1")};
        Observed session(server, withSecrets);
        const auto look = session.handle.look("secret", endpoint::Demand::Rows);
        QTRY_VERIFY_WITH_TIMEOUT(row(session), patience);
        std::optional<base::Result<QByteArray>> got;
        const endpoint::Call call = session.cluster.get(session.handle, secretObject().path(*row(session)), [&](base::Result<QByteArray> json) { got.emplace(std::move(json)); });
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), patience);
        QVERIFY(got->ok() && (*got)->contains(canary)); // it is this that the list must not have
    }

    void aServerWithoutTablesIsReadAllTheSame()
    {
        SecretServer server(path(), false);
        Observed session(server, withSecrets);
        const auto look = session.handle.look("secret", endpoint::Demand::Rows);
        QVERIFY(session.isLive("secret"));
        QTRY_VERIFY_WITH_TIMEOUT(row(session), patience);
        QVERIFY(server.sent.contains(canary)); // it could not be kept from sending them
        QCOMPARE(row(session)->count, 2);
        QCOMPARE(row(session)->type, QStringLiteral("Opaque"));
        const live::Kind kind = secretObject().kind;
        for (const live::Column &column : kind.columns)
            QVERIFY(!column.cell(*row(session)).text.contains(QString::fromLatin1(canary)));
        server.send("MODIFIED", secretJson("s1", "6").replace(R"(,"user":"bWU=")", ""));
        QTRY_COMPARE_WITH_TIMEOUT(row(session)->count, 1, patience);
    }

private:
    static void withSecrets(SessionOptions &options) { options.tables.push_back(secretObject().table); }
    static const SecretRow *row(Observed &session) { return static_cast<const SecretRow *>(session.handle.feed("secret")->row("uid-s1").get()); }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(SecretListTest)
#include "tst_secretlist.moc"
