// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Config maps and secrets of the real cluster: what their tables have, one value that is set, and trials of changes that leave
// everything as it is.
#include "clusterobserved.h"
#include "datarows.h"
#include "kindparts.h"
#include "objectdata.h"
#include "testmain.h"
#include "wiretap.h"
#include "workloadrows.h"

#include <QRandomGenerator>

using namespace kubernetes;
using actions::ItemState;
using livetest::ClusterObserved;

namespace {

QString randomName(const char *stem)
{
    return QStringLiteral("%1-%2").arg(QString::fromLatin1(stem)).arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

QByteArray told(const livetest::LiveCluster &cluster, const QStringList &arguments)
{
    return livetest::kubectl(cluster, cluster.admin, arguments).out.trimmed();
}

bool does(const livetest::LiveCluster &cluster, const QStringList &arguments)
{
    const livetest::Ran ran = livetest::kubectl(cluster, cluster.admin, arguments);
    if (!ran.ok())
        qWarning("%s", ran.err.constData());
    return ran.ok();
}

/// What a trial of the action says.
std::optional<base::Result<actions::Preview>> preview(ClusterObserved &session, const QByteArray &action, const live::RowPointer &row,
                                                      const actions::Arguments &arguments = {})
{
    std::optional<base::Result<actions::Preview>> answer;
    const auto trial = actions::findAction(session.runner.actions(), action)->preview;
    const endpoint::Call call = session.handle.call<actions::Preview, endpoint::Session>(
        [&](endpoint::Session &there) { return trial(there, row, arguments); },
        [&](const base::Result<actions::Preview> &result) { answer.emplace(result); });
    static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, livetest::patience));
    return answer;
}

} // namespace

class ConfigurationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneValueIsSet_data();
    void oneValueIsSet();
    void secretsAreListedWithoutTheirValues();
    void trialsChangeNothing();
    void aTrialThatIsRefused();
};

void ConfigurationTest::oneValueIsSet_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("config map") << QByteArray("configmap");
    QTest::newRow("secret") << QByteArray("secret");
}

void ConfigurationTest::oneValueIsSet()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, kind);
    const QString name = randomName("data"), word = QString::fromLatin1(kind);
    QStringList making{QStringLiteral("create"), word};
    if (kind == "secret")
        making << QStringLiteral("generic");
    QVERIFY(does(*cluster, making + QStringList{name, QStringLiteral("--from-literal=a=one"), QStringLiteral("--from-literal=b=secret-never-listed")}));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look(kind);
    QVERIFY(session.isLive(kind));
    const ObjectKind object = kind == "secret" ? secretObject() : configMapObject();
    const auto row = [&] {
        for (const live::RowPointer &one : session.handle.feed(kind)->rows()) {
            if (object.kind.name(*one) == name)
                return one;
        }
        return live::RowPointer();
    };
    QTRY_VERIFY_WITH_TIMEOUT(row(), livetest::patience);
    QCOMPARE(object.kind.column("data")->cell(*row()).text, QStringLiteral("2"));
    if (kind == "secret")
        QCOMPARE(object.kind.column("type")->cell(*row()).text, QStringLiteral("Opaque"));

    const auto read = [&] {
        const auto data = dataOf(kind, told(*cluster, {QStringLiteral("get"), word, name, QStringLiteral("-o"), QStringLiteral("json")}));
        return data.ok() ? *data : ObjectData();
    };
    const ObjectData before = read();
    const actions::Arguments arguments{{QStringLiteral("key"), QStringLiteral("a")}, {QStringLiteral("value"), QByteArray("tw\xc3\xb6\n")},
                                       {QStringLiteral("resourceVersion"), before.resourceVersion}};
    const auto set = session.act(kind + ".setvalue", row(), arguments);
    QVERIFY(set);
    QVERIFY2(set->state == ItemState::Confirmed, qPrintable(set->error.text()));
    QCOMPARE(read().entries[0].value, QByteArray("tw\xc3\xb6\n"));
    QCOMPARE(read().entries[1].value, QByteArray("secret-never-listed"));
    QVERIFY(!set->command.join(u' ').contains(QString::fromUtf8("tw\xc3\xb6")));
    // Of a version that is past, nothing is overwritten.
    const auto late = session.act(kind + ".setvalue", row(), arguments);
    QVERIFY(late);
    QCOMPARE(late->state, ItemState::Failed);
    QCOMPARE(late->error.code, base::Error::Code::Conflict);
    const auto removed = session.act(kind + ".delete", row());
    QVERIFY(removed);
    QCOMPARE(removed->state, ItemState::Confirmed);
}

void ConfigurationTest::secretsAreListedWithoutTheirValues()
{
    NEED_CLUSTER();
    const QString name = randomName("silent");
    const QByteArray first = randomName("canary").toLatin1(), second = randomName("canary").toLatin1();
    QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("secret"), QStringLiteral("generic"), name, QStringLiteral("--from-literal=a=") + QString::fromLatin1(first)}));
    const auto tape = std::make_shared<livetest::Tape>();
    ClusterObserved session(cluster->admin, [tape](SessionOptions &options) {
        options.transport = [tape](const net::Origin &origin) { return std::make_unique<livetest::Wiretap>(origin, tape); };
    });
    session.open();
    session.look("secret");
    QVERIFY(session.isLive("secret"));
    const auto row = [&] { return session.row<SecretRow>("secret", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row(), livetest::patience);
    QCOMPARE(row()->count, 1);
    QCOMPARE(row()->type, QStringLiteral("Opaque"));
    QVERIFY(tape->has(name.toLatin1())); // it came by here
    QVERIFY(does(*cluster, {QStringLiteral("patch"), QStringLiteral("secret"), name, QStringLiteral("--type=merge"), QStringLiteral("--patch"),
                            QStringLiteral(R"({"stringData":{"b":"%1"}})").arg(QString::fromLatin1(second))}));
    QTRY_COMPARE_WITH_TIMEOUT(row()->count, 2, livetest::patience);
    for (const QByteArray &canary : {first, second})
        QVERIFY(!tape->has(canary.toBase64()) && !tape->has(canary));
    // The answer to a change of one value is the whole object: the tape would have had it.
    const auto set = session.act("secret.setvalue", row(), {{QStringLiteral("key"), QStringLiteral("c")}, {QStringLiteral("value"), QByteArray("x")}, {QStringLiteral("resourceVersion"),
        QString::fromLatin1(told(*cluster, {QStringLiteral("get"), QStringLiteral("secret"), name, QStringLiteral("-o"), QStringLiteral("jsonpath={.metadata.resourceVersion}")}))}});
    QVERIFY(set);
    QVERIFY2(set->state == ItemState::Confirmed, qPrintable(set->error.text()));
    QVERIFY(tape->has(first.toBase64()));
    QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("secret"), name}));
}

void ConfigurationTest::trialsChangeNothing()
{
    NEED_CLUSTER();
    const QString name = randomName("trial");
    QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=app:1"), QStringLiteral("--replicas=2")}));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("deployment");
    QVERIFY(session.isLive("deployment"));
    const auto row = [&] { return session.row<DeploymentRow>("deployment", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && rolloutState(*row()) == RolloutState::Complete, livetest::patience);
    const QStringList whole{QStringLiteral("get"), QStringLiteral("deployment"), name, QStringLiteral("-o"), QStringLiteral("jsonpath={.metadata.resourceVersion}")};
    const QByteArray before = told(*cluster, whole);
    const auto scale = preview(session, "deployment.scale", row(), {{QStringLiteral("replicas"), 5}});
    QVERIFY(scale && scale->ok());
    const QString text = base::diffText((*scale)->changes);
    QVERIFY2(text.contains(QStringLiteral("-  replicas: 2\n+  replicas: 5\n")), qPrintable(text));
    QCOMPARE(text.count(QStringLiteral("\n+")), 1); // and nothing else
    const auto same = preview(session, "deployment.scale", row(), {{QStringLiteral("replicas"), 2}});
    QVERIFY(same && same->ok() && (*same)->changes.empty());
    const auto restart = preview(session, "deployment.restart", row());
    QVERIFY(restart && restart->ok());
    QVERIFY(base::diffText((*restart)->changes).contains(QStringLiteral("kubectl.kubernetes.io/restartedAt")));
    const auto removal = preview(session, "deployment.delete", row());
    QVERIFY(removal && removal->ok() && !(*removal)->text.isEmpty());
    QCOMPARE(told(*cluster, whole), before);
    QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("deployment"), name}));
}

void ConfigurationTest::aTrialThatIsRefused()
{
    NEED_CLUSTER();
    const QString name = randomName("trial");
    QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=app:1")}));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("deployment");
    QVERIFY(session.isLive("deployment"));
    QTRY_VERIFY_WITH_TIMEOUT(session.row<DeploymentRow>("deployment", name), livetest::patience);
    const auto row = session.row<DeploymentRow>("deployment", name);
    const auto refused = preview(session, "deployment.scale", row, {{QStringLiteral("replicas"), -3}});
    QVERIFY(refused && !refused->ok());
    QCOMPARE(refused->error().httpStatus, 422);
    QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("deployment"), name}));
}

PILOTHOUSE_TEST(ConfigurationTest)
#include "tst_configuration.moc"
