// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What engines really answer, and what they should never answer: every cut and every wrong type is survived.
#include "containerdecoder.h"
#include "eventdecoder.h"
#include "imagedecoder.h"
#include "imageprogress.h"
#include "infodecoder.h"
#include "testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace docker;

namespace {

const QByteArray list20 = R"json([{"Id":"9f2c41d7a0be000000000000000000000000000000000000000000000000abcd","Names":["/web","/other/link"],
 "Image":"nginx:1.27","ImageID":"sha256:11","Command":"nginx -g daemon off;","Created":1700000000,
 "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},{"IP":"::","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},
 {"PrivatePort":443,"Type":"tcp"}],"Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"web"},
 "State":"running","Status":"Up 16 minutes (unhealthy)","HostConfig":{"NetworkMode":"default"},
 "NetworkSettings":{"Networks":{"bridge":{}}},"Mounts":[]},
 {"Id":"","Names":null},
 {"Id":"bb","Names":["/old"],"Image":"sha256:0123456789abcdef","State":"exited","Status":"Exited (137) 3 seconds ago","Ports":null,"Labels":null},
 {"Id":"cc","Names":null,"State":"stopped","Status":"Exited (0) now"}])json";

const QByteArray inspect = R"json({"Id":"bb","RestartCount":2,"State":{"Status":"exited","Running":false,"OOMKilled":true,"Pid":0,
 "ExitCode":137,"Error":"","StartedAt":"2026-11-21T09:51:08.123456789Z","FinishedAt":"2026-11-21T09:52:08.9Z",
 "Health":{"Status":"","FailingStreak":0,"Log":null}}})json";

} // namespace

class DecodersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void containerList()
    {
        const auto list = decodeContainerList(list20);
        QVERIFY(list.ok());
        QCOMPARE(list->rows.size(), size_t(3));
        QCOMPARE(list->skipped, 1);
        const ContainerRow &web = list->rows[0];
        QCOMPARE(web.name, QStringLiteral("web"));
        QCOMPARE(web.project, QStringLiteral("shop"));
        QVERIFY(web.health == Health::Unhealthy);
        QCOMPARE(web.ports.size(), size_t(2)); // both address families are one
        QCOMPARE(web.ports[1].hostPort, 8080);
        QCOMPARE(stateText(web), QStringLiteral("Unhealthy"));
        const ContainerRow &old = list->rows[1];
        QCOMPARE(old.exitCode, 137);
        QCOMPARE(old.image, QStringLiteral("0123456789ab"));
        QCOMPARE(stateText(old), QStringLiteral("Exited (137)"));
        QCOMPARE(list->rows[2].name, QStringLiteral("cc"));
        QVERIFY(list->rows[2].state == ContainerState::Exited); // Podman's "stopped"
    }

    void facts()
    {
        const auto facts = decodeContainerFacts(inspect);
        QVERIFY(facts.ok());
        QCOMPARE(facts->startedMs, 1'795'254'668'123);
        QCOMPARE(facts->finishedMs, 1'795'254'728'900);
        QVERIFY(facts->oomKilled);
        QVERIFY(!facts->hasHealth);
        ContainerRow row;
        row.id = "bb";
        row.state = ContainerState::Exited;
        const ContainerRow both = joined(row, *facts);
        QCOMPARE(both.exitCode, 137);
        QCOMPARE(both.restartCount, 2);
        QVERIFY(both.inspected);
        QCOMPARE(engineTimeMs(QStringLiteral("0001-01-01T00:00:00Z")), 0);
        QCOMPARE(engineTimeMs(QStringLiteral("nonsense")), 0);
    }

    void events()
    {
        const auto die = decodeEvent(R"json({"status":"die","id":"aa","Type":"container","Action":"die","Actor":{"ID":"aa",
            "Attributes":{"exitCode":"3","name":"web"}},"time":1700000000,"timeNano":1700000000123456789})json");
        QVERIFY(die.has_value());
        QCOMPARE(die->exitCode, QStringLiteral("3"));
        QCOMPARE(die->timeNano, 1'700'000'000'123'456'789);
        const auto health = decodeEvent(
            R"json({"Type":"container","Action":"health_status: unhealthy","Actor":{"ID":"aa"},"time":5})json");
        QCOMPARE(health->action, QStringLiteral("health_status"));
        QCOMPARE(health->detail, QStringLiteral("unhealthy"));
        const auto podman = decodeEvent(R"json({"Type":"container","Action":"remove","Actor":{"ID":"aa"},"time":5})json");
        QCOMPARE(podman->action, QStringLiteral("destroy"));
        // As Podman 4.3 writes them: an image without its id, and a word of its own for what is loaded.
        const auto pulled = decodeEvent(R"json({"status":"pull","Type":"image","Action":"pull","Actor":{"ID":"",
            "Attributes":{"containerExitCode":"0","image":"","name":"127.0.0.1:5000/app:1","podId":""}},"time":5})json");
        QVERIFY(pulled.has_value());
        QCOMPARE(pulled->id, QByteArray("127.0.0.1:5000/app:1"));
        const auto loaded = decodeEvent(R"json({"Type":"image","Action":"loadfromarchive","Actor":{"ID":"",
            "Attributes":{"name":"/tmp/api_load.tar1"}},"time":5})json");
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->action, QStringLiteral("load"));
        QVERIFY(eventFilters().contains(QStringLiteral("loadfromarchive")));
        QVERIFY(!decodeEvent(R"json({"Type":"container","Action":"start","Actor":{"ID":""},"time":5})json").has_value());
        QVERIFY(!decodeEvent("{}").has_value());
        QVERIFY(!decodeEvent("[1,2").has_value());
        QVERIFY(eventFilters().contains(QStringLiteral("health_status")));
        QVERIFY(!eventFilters().contains(QStringLiteral("exec_start")));
    }

    void images()
    {
        const auto list = decodeImageList(R"json([{"Id":"sha256:aa","RepoTags":["localhost:5000/app:1","app:2"],"Size":9007199254740993,
            "SharedSize":-1,"Created":1700000000},{"Id":"sha256:bb","RepoTags":["<none>:<none>"],"Size":5},{"Id":"sha256:cc","RepoTags":[]},{}])json");
        QVERIFY(list.ok());
        QCOMPARE(list->rows.size(), size_t(4));
        QCOMPARE(list->skipped, 1);
        QCOMPARE(list->rows[0].repository, QStringLiteral("localhost:5000/app"));
        QCOMPARE(list->rows[0].tag, QStringLiteral("1"));
        QCOMPARE(list->rows[0].size, 9007199254740993); // beyond a double
        QCOMPARE(list->rows[0].tagsOfImage, 2);
        QVERIFY(list->rows[2].dangling());
        QCOMPARE(layerCommand(QStringLiteral("/bin/sh -c #(nop)  CMD [\"sh\"]")), QStringLiteral("CMD [\"sh\"]"));
        QCOMPARE(layerCommand(QStringLiteral("/bin/sh -c apt-get update")), QStringLiteral("RUN apt-get update"));
        QCOMPARE(layerCommand(QStringLiteral("RUN /bin/sh -c make # buildkit")), QStringLiteral("RUN make"));
    }

    void versions()
    {
        QCOMPARE(*agreeOnVersion("1.12", "1.41"), QByteArray("1.41"));
        QCOMPARE(*agreeOnVersion("1.40", "1.56"), QByteArray("1.51"));
        QCOMPARE(*agreeOnVersion("", ""), QByteArray("1.24"));
        QVERIFY(!agreeOnVersion("1.12", "1.23").ok());
        QVERIFY(!agreeOnVersion("1.60", "1.70").ok());
    }

    void progress()
    {
        ImageProgress progress;
        QVERIFY(progress.add(R"json({"status":"Pulling from app","id":"1"})json"));
        QVERIFY(progress.layers.empty());
        progress.add(R"json({"status":"Pulling fs layer","progressDetail":{},"id":"aa"})json");
        progress.add(R"json({"status":"Downloading","progressDetail":{"current":50,"total":100},"id":"aa"})json");
        progress.add(R"json({"status":"Already exists","progressDetail":{},"id":"bb"})json");
        QCOMPARE(progress.transferred(), 50);
        QCOMPARE(progress.size(), 100);
        QVERIFY(progress.fraction() > 0.5 && progress.fraction() < 0.9);
        progress.add(R"json({"status":"Pull complete","progressDetail":{},"id":"aa"})json");
        QCOMPARE(progress.fraction(), 1.0);
        progress.add(R"json({"status":"Digest: sha256:12"})json");
        QCOMPARE(progress.digest, QStringLiteral("sha256:12"));
        QVERIFY(!progress.failed);
        progress.add(R"json({"errorDetail":{"message":"no space"},"error":"no space"})json");
        QVERIFY(progress.failed);
        QCOMPARE(progress.error.what, QStringLiteral("no space"));
        QVERIFY(!progress.add("not json"));
    }

    void everyCutIsSurvived()
    {
        for (qsizetype length = 0; length < list20.size(); ++length) {
            QVERIFY(!decodeContainerList(list20.left(length)).ok() || length == list20.size());
            static_cast<void>(decodeContainerFacts(inspect.left(length)));
            static_cast<void>(decodeEvent(list20.left(length)));
        }
        // Each value replaced by one of another type.
        const QJsonArray array = QJsonDocument::fromJson(list20).array();
        const QJsonObject entry = array.at(0).toObject();
        for (const QString &key : entry.keys()) {
            for (const QJsonValue &wrong : {QJsonValue(QJsonValue::Null), QJsonValue(1.5), QJsonValue(true),
                                            QJsonValue(QStringLiteral("x")), QJsonValue(QJsonArray{1, 2}),
                                            QJsonValue(QJsonObject{{QStringLiteral("a"), 1}})}) {
                QJsonObject changed = entry;
                changed.insert(key, wrong);
                const auto list = decodeContainerList(QJsonDocument(QJsonArray{changed, 7, entry}).toJson());
                QVERIFY(list.ok());
                QCOMPARE(list->rows.size() + static_cast<size_t>(list->skipped), size_t(3));
                QVERIFY(list->rows.size() == 2 || key == QStringLiteral("Id"));
            }
        }
    }
};

PILOTHOUSE_TEST(DecodersTest)
#include "tst_decoders.moc"
