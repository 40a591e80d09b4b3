// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What could be removed, computed from answers of real engines (data/prune-*.json: df, images and containers of one
// moment) and from the shapes that newer ones have.
#include "pruneplan.h"
#include "testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using docker::planPrune;
using docker::PruneAnswers;
using docker::PruneItem;
using docker::PrunePlan;
using Kind = docker::PruneItem::Kind;

namespace {

PruneAnswers recorded(const QString &name)
{
    QFile file(QStringLiteral(PILOTHOUSE_TEST_DATA "/prune-%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording");
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    PruneAnswers answers;
    answers.diskUse = QJsonDocument(all.value(QStringLiteral("df")).toObject()).toJson();
    answers.images = QJsonDocument(all.value(QStringLiteral("images")).toArray()).toJson();
    answers.containers = QJsonDocument(all.value(QStringLiteral("containers")).toArray()).toJson();
    return answers;
}

QStringList names(const PrunePlan &plan, Kind kind)
{
    QStringList result;
    for (const PruneItem &item : plan.items) {
        if (item.kind == kind)
            result << item.name;
    }
    return result;
}

} // namespace

class PrunePlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void docker20()
    {
        const auto plan = planPrune(recorded(QStringLiteral("docker20")));
        QVERIFY(plan.ok());
        QCOMPARE(plan->layers, 2'484'176);
        QCOMPARE(names(*plan, Kind::Container), QStringList{QStringLiteral("left-over")});
        // pilothouse/test:1 belongs to a container, though to a stopped one.
        QCOMPARE(names(*plan, Kind::UnusedImage), QStringList{QStringLiteral("pilothouse/second:1")});
        QCOMPARE(plan->bytesOf(Kind::UnusedImage), 500'000);
        QCOMPARE(names(*plan, Kind::DanglingImage), QStringList{QStringLiteral("2c38fa020140")});
        QCOMPARE(plan->bytesOf(Kind::DanglingImage), 0); // all of it is shared
        QCOMPARE(names(*plan, Kind::NamedVolume), QStringList{QStringLiteral("named-free")});
        // Of two anonymous ones, one is mounted.
        QCOMPARE(names(*plan, Kind::AnonymousVolume).size(), 1);
        QVERIFY(names(*plan, Kind::AnonymousVolume).front().startsWith(QStringLiteral("10949244")));
        QCOMPARE(plan->bytesOf(Kind::BuildCache), 63 + 10'240 + 111 + 10'240);
    }

    void docker29()
    {
        const auto plan = planPrune(recorded(QStringLiteral("docker29")));
        QVERIFY(plan.ok());
        QCOMPARE(plan->layers, 3'673'353);
        QCOMPARE(names(*plan, Kind::Container), QStringList{QStringLiteral("left-over")});
        QCOMPARE(plan->bytesOf(Kind::Container), 4096);
        QCOMPARE(names(*plan, Kind::UnusedImage), QStringList{QStringLiteral("pilothouse/second:1")});
        QCOMPARE(plan->bytesOf(Kind::UnusedImage), 3'615'606 - 3'088'010);
        QCOMPARE(names(*plan, Kind::DanglingImage), QStringList{QStringLiteral("0b6300797b44")});
        QCOMPARE(plan->bytesOf(Kind::DanglingImage), 3'139'467 - 3'088'010);
        QCOMPARE(names(*plan, Kind::NamedVolume), QStringList{QStringLiteral("named-free")});
        QCOMPARE(names(*plan, Kind::AnonymousVolume).size(), 2);
        QCOMPARE(plan->bytesOf(Kind::BuildCache), 2 * 8192 + 2 * 16'384);
        QStringList order;
        for (const PruneItem &item : plan->items) {
            if (item.kind == Kind::BuildCache)
                order << item.id;
        }
        QCOMPARE(order.size(), 8);
        QVERIFY(order.indexOf(QStringLiteral("dl5pedns1hyh5u79lx5fhpts2")) < order.indexOf(QStringLiteral("1pzzi1wtuffpqwdqrh406k7in")));
        QVERIFY(order.indexOf(QStringLiteral("xsawm3g2s7aj9u4j6pqkgpzqa")) < order.indexOf(QStringLiteral("x5z0ji9hrqyal7w1maro1ycmp")));
    }

    void podman()
    {
        const auto plan = planPrune(recorded(QStringLiteral("podman")));
        QVERIFY(plan.ok());
        QCOMPARE(plan->layers, -1);
        QCOMPARE(names(*plan, Kind::Container), QStringList{QStringLiteral("left-over")});
        // df tells of intermediate images too, which are no objects of their own.
        QCOMPARE(names(*plan, Kind::DanglingImage), QStringList());
        QCOMPARE(names(*plan, Kind::UnusedImage), QStringList{QStringLiteral("docker.io/pilothouse/second:1")});
        QCOMPARE(plan->bytesOf(Kind::UnusedImage), 2'639'876 - 2'137'052);
        QCOMPARE(names(*plan, Kind::NamedVolume), QStringList{QStringLiteral("named-free")});
        QCOMPARE(names(*plan, Kind::AnonymousVolume).size(), 1);
        QVERIFY(names(*plan, Kind::BuildCache).isEmpty());
    }

    void childrenGoBeforeTheirParents()
    {
        const auto plan = planPrune(recorded(QStringLiteral("docker20")));
        QVERIFY(plan.ok());
        QStringList order;
        for (const PruneItem &item : plan->items) {
            if (item.kind == Kind::BuildCache)
                order << item.id;
        }
        const auto before = [&](const char *child, const char *parent) {
            return order.indexOf(QLatin1String(child)) < order.indexOf(QLatin1String(parent));
        };
        QVERIFY(before("xblipnafi8qs6hy5ac39w1wwe", "pfp00evd2y9uu8qo6hnnlawep"));
        QVERIFY(before("pfp00evd2y9uu8qo6hnnlawep", "yfvp8pe06tsw0ibijxa6llhdl"));
        QVERIFY(order.contains(QStringLiteral("yfvp8pe06tsw0ibijxa6llhdl")));
    }

    void cacheInUseKeepsItsParents()
    {
        PruneAnswers answers{R"({"BuildCache":[{"ID":"a","Parents":[]},{"ID":"b","Parents":["a"]},
            {"ID":"c","Parents":["b"],"InUse":true},{"ID":"d","Parent":"b","Size":7}]})",
                             "[]", "[]"};
        const auto plan = planPrune(answers);
        QVERIFY(plan.ok());
        QCOMPARE(plan->items.size(), size_t(1));
        QCOMPARE(plan->items.front().id, QStringLiteral("d"));
        QCOMPARE(plan->items.front().bytes, 7);
    }

    void aCircleOfRecordsEnds()
    {
        const auto plan = planPrune({R"({"BuildCache":[{"ID":"a","Parent":"b"},{"ID":"b","Parent":"a"}]})", "[]", "[]"});
        QVERIFY(plan.ok());
        QVERIFY(plan->items.empty());
    }

    void theListsOfNewVersions()
    {
        const auto plan = planPrune({R"({"ImageUsage":{"TotalSize":900,"Items":[{"Id":"sha256:aa","Size":500,"SharedSize":100}]},
            "VolumeUsage":{"Items":[{"Name":"v","Labels":{"com.docker.volume.anonymous":""},"UsageData":{"RefCount":0,"Size":5}}]},
            "ContainerUsage":{"Items":[{"Id":"c1","SizeRw":3}]},
            "BuildCacheUsage":{"Items":[{"ID":"r","Size":2,"Shared":false}]}})",
                                     R"([{"Id":"sha256:aa","RepoTags":[],"RepoDigests":["nginx@sha256:11"]}])",
                                     R"([{"Id":"c1","Names":["/x"],"State":"exited","ImageID":"sha256:bb","Mounts":null}])"});
        QVERIFY(plan.ok());
        QCOMPARE(plan->layers, 900);
        // Pulled by digest: without a tag, but not dangling.
        QCOMPARE(names(*plan, Kind::UnusedImage), QStringList{QStringLiteral("nginx@sha256:11")});
        QCOMPARE(plan->bytesOf(Kind::UnusedImage), 400);
        QCOMPARE(plan->bytesOf(Kind::AnonymousVolume), 5);
        QCOMPARE(plan->bytesOf(Kind::Container), 3);
        QCOMPARE(plan->bytesOf(Kind::BuildCache), 2);
    }

    void whatRunsAndWhatItHoldsStays()
    {
        const auto plan = planPrune({R"({"Images":[{"Id":"sha256:aa","Size":5,"SharedSize":-1}],
            "Volumes":[{"Name":"data","UsageData":{"RefCount":-1,"Size":-1}}]})",
                                     R"([{"Id":"sha256:aa","RepoTags":["web:1","web:2"]}])",
                                     R"([{"Id":"c","Names":["/c"],"State":"running","ImageID":"aa","Image":"web:1",
            "Mounts":[{"Type":"volume","Name":"data"}]}])"});
        QVERIFY(plan.ok());
        QVERIFY(plan->items.empty());
    }

    void everyTagOfAnImageIsNamed()
    {
        const auto plan = planPrune({R"({"Images":[{"Id":"sha256:aa","Size":5,"SharedSize":-1}]})",
                                     R"([{"Id":"sha256:aa","RepoTags":["web:1","web:2"]}])", "[]"});
        QVERIFY(plan.ok());
        QCOMPARE(plan->items.front().references, (QStringList{QStringLiteral("web:1"), QStringLiteral("web:2")}));
        QCOMPARE(plan->items.front().bytes, 5);
    }

    void cutAnswersAreSurvived()
    {
        const PruneAnswers whole = recorded(QStringLiteral("docker20"));
        QVERIFY(!planPrune({"", whole.images, whole.containers}).ok());
        for (const QByteArray &odd : {QByteArray("null"), QByteArray("{}"), QByteArray("[1,\"x\",null]"), QByteArray("[[]]")}) {
            static_cast<void>(planPrune({whole.diskUse, odd, whole.containers}));
            static_cast<void>(planPrune({whole.diskUse, whole.images, odd}));
        }
        QVERIFY(planPrune({R"({"Images":null,"Volumes":null,"Containers":3,"BuildCache":null})", "[null]", "[7]"}).ok());
    }
};

PILOTHOUSE_TEST(PrunePlanTest)
#include "tst_pruneplan.moc"
