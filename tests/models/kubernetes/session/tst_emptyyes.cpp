// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server, or somebody before it, that says yes and does nothing: no action takes that for a deed. And what is as was asked.
#include "actionparts.h"
#include "allkinds.h"
#include "datarows.h"
#include "jobrows.h"
#include "scriptedcluster.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QJsonDocument>
#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;
using actions::Arguments;
using actions::Outcome;

namespace {

/// An object of the namespace shop, as the server has it before and after.
QByteArray object(const char *kind, const QByteArray &more, int generation = 1)
{
    return R"({"kind":")" + QByteArray(kind) + R"(","metadata":{"name":"web","namespace":"shop","uid":"uid-web","resourceVersion":"5","generation":)" + QByteArray::number(generation) + "}," + more + "}";
}

template <class R> std::shared_ptr<R> rowOf()
{
    auto row = std::make_shared<R>();
    row->meta.key = "uid-web";
    row->meta.hasUid = true;
    row->meta.name = QStringLiteral("web");
    row->meta.namespaceName = QStringLiteral("shop");
    return row;
}

std::shared_ptr<DeploymentRow> deployment()
{
    auto row = rowOf<DeploymentRow>();
    row->workload.generation = 1;
    return row;
}

std::optional<base::Result<Outcome>> run(Observed &session, const actions::ActionList &list, const char *id, const live::RowPointer &row, const Arguments &arguments = {})
{
    std::optional<base::Result<Outcome>> got;
    const actions::Action *action = actions::findAction(list, id);
    if (!action)
        return got;
    const endpoint::Call call = session.handle.call<Outcome, endpoint::Session>([&](endpoint::Session &inner) { return action->job(inner, row, arguments); },
                                                                                [&](base::Result<Outcome> result) { got.emplace(std::move(result)); });
    (void)QTest::qWaitFor([&] { return got.has_value(); }, patience);
    return got;
}

/// Whether it was found out.
bool foundOut(const std::optional<base::Result<Outcome>> &got)
{
    return got && !got->ok() && got->error() == nothingDone();
}

auto answers(int status, const QByteArray &body)
{
    return [status, body](const HttpRequest &, HttpConnection &connection) { connection.reply(status, body); };
}

const QByteArray deploymentPath = "/apis/apps/v1/namespaces/shop/deployments/web";
const QByteArray configMapPath = "/api/v1/namespaces/shop/configmaps/web";
const QByteArray cronJobPath = "/apis/batch/v1/namespaces/shop/cronjobs/web";
const Arguments three{{QStringLiteral("replicas"), 3}};

} // namespace

class EmptyYesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void aPatchThatChangedNothing()
    {
        ApiServer server(path());
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        server.instead("PATCH " + deploymentPath, answers(200, object("Deployment", R"("spec":{"replicas":2})")));
        for (const char *id : {"deployment.scale", "deployment.restart", "deployment.pause"})
            QVERIFY2(foundOut(run(session, deploymentActions(), id, deployment(), three)), id);
        server.instead("PATCH " + deploymentPath, answers(200, object("Deployment", R"("spec":{"replicas":3})", 2)));
        QVERIFY(run(session, deploymentActions(), "deployment.scale", deployment(), three)->ok());
        // It had so many already: nothing was to be done.
        server.instead("PATCH " + deploymentPath, answers(200, object("Deployment", R"("spec":{"replicas":3})", 1)));
        QVERIFY(run(session, deploymentActions(), "deployment.scale", deployment(), three)->ok());
        // Admission has made something else of it, which is a change all the same.
        server.instead("PATCH " + deploymentPath, answers(200, object("Deployment", R"("spec":{"replicas":4})", 2)));
        QVERIFY(run(session, deploymentActions(), "deployment.scale", deployment(), three)->ok());
    }

    void aJobThatWasNotMade()
    {
        ApiServer server(path());
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        const QByteArray jobs = "/apis/batch/v1/namespaces/shop/jobs";
        server.replies[cronJobPath] = {200, object("CronJob", R"("spec":{"jobTemplate":{}})")};
        server.instead("POST " + jobs, answers(201, object("Job", R"("spec":{})")));
        server.instead("GET " + jobs, answers(404, R"({"kind":"Status","reason":"NotFound","message":"no","code":404})"));
        QVERIFY(foundOut(run(session, cronJobActions(), "cronjob.trigger", rowOf<CronJobRow>())));
        server.instead("GET " + jobs, answers(200, object("Job", R"("spec":{})")));
        QVERIFY(run(session, cronJobActions(), "cronjob.trigger", rowOf<CronJobRow>())->ok());
        // Who may make jobs, but not look at them.
        server.instead("GET " + jobs, answers(403, R"({"kind":"Status","reason":"Forbidden","message":"no","code":403})"));
        QVERIFY(run(session, cronJobActions(), "cronjob.trigger", rowOf<CronJobRow>())->ok());
    }

    void aValueThatWasNotSet()
    {
        ApiServer server(path());
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        const Arguments arguments{{QStringLiteral("key"), QStringLiteral("a")}, {QStringLiteral("value"), QByteArray("new")}, {QStringLiteral("resourceVersion"), QStringLiteral("5")}};
        server.instead("PATCH " + configMapPath, answers(200, object("ConfigMap", R"("data":{"a":"new"})"))); // as if
        server.replies[configMapPath] = {200, object("ConfigMap", R"("data":{"a":"old"})")};
        QVERIFY(foundOut(run(session, configMapActions(), "configmap.setvalue", rowOf<ConfigMapRow>(), arguments)));
        server.replies[configMapPath] = {200, object("ConfigMap", R"("data":{"a":"new"})")};
        QVERIFY(run(session, configMapActions(), "configmap.setvalue", rowOf<ConfigMapRow>(), arguments)->ok());
    }

    void whatIsAsWasAsked_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<bool>("asked");
        QTest::newRow("nothing") << QByteArray("{}") << true;
        QTest::newRow("a value") << QByteArray(R"({"a":1})") << true;
        QTest::newRow("another value") << QByteArray(R"({"a":2})") << false;
        QTest::newRow("a member of it") << QByteArray(R"({"b":{"c":"d"}})") << true;
        QTest::newRow("what it lacks") << QByteArray(R"({"b":{"x":{}}})") << true; // an empty object asks for nothing
        QTest::newRow("a value that it lacks") << QByteArray(R"({"b":{"x":"y"}})") << false;
        QTest::newRow("absence") << QByteArray(R"({"x":null,"off":null})") << true;
        QTest::newRow("absence of what is there") << QByteArray(R"({"a":null})") << false;
        QTest::newRow("elements by name") << QByteArray(R"({"list":[{"name":"two","image":"2"}]})") << true;
        QTest::newRow("another element's") << QByteArray(R"({"list":[{"name":"one","image":"2"}]})") << false;
        QTest::newRow("no such element") << QByteArray(R"({"list":[{"name":"three"}]})") << false;
    }
    void whatIsAsWasAsked()
    {
        QFETCH(QByteArray, patch);
        const QJsonObject object = QJsonDocument::fromJson(R"({"a":1,"b":{"c":"d","e":1},"off":false,"list":[{"name":"one","image":"1"},{"name":"two","image":"2","more":1}]})").object();
        QTEST(isAsAsked(object, QJsonDocument::fromJson(patch).object()), "asked");
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(EmptyYesTest)
#include "tst_emptyyes.moc"
