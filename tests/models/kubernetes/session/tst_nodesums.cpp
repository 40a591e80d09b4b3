// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sums over the pods of a node, kept by changes, against sums made anew; and usages out of the metrics API's answers.
#include "kindparts.h"
#include "metricsdecoder.h"
#include "nodesums.h"
#include "rowstore.h"
#include "testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kubernetes;

namespace {

std::shared_ptr<PodRow> podOn(const QByteArray &key, const QString &node, qint64 cpu, qint64 memory, bool finished = false)
{
    auto pod = std::make_shared<PodRow>();
    pod->meta.key = key;
    pod->meta.name = QString::fromLatin1(key);
    pod->node = node;
    pod->resources.cpuRequest = cpu;
    pod->resources.memoryRequest = memory;
    pod->finished = finished;
    return pod;
}

std::shared_ptr<NodeRow> nodeOf(const QString &name, qint64 cpu, qint64 memory)
{
    auto node = std::make_shared<NodeRow>();
    node->meta.key = name.toLatin1();
    node->meta.name = name;
    node->cpuAllocatable = cpu;
    node->memoryAllocatable = memory;
    return node;
}

float valueOf(const std::vector<live::Sample> &samples, const live::Key &key, ResourceMetric metric)
{
    for (const live::Sample &sample : samples) {
        if (sample.key == key && sample.metric == metric)
            return sample.value;
    }
    return -1;
}

} // namespace

class NodeSumsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shares()
    {
        NodeSums sums;
        sums.nodeChanged(nullptr, nodeOf(QStringLiteral("n1"), 4'000, 1'000));
        sums.nodeChanged(nullptr, nodeOf(QStringLiteral("n2"), 0, 0)); // has not told yet what it can give
        sums.podChanged(nullptr, podOn("a", QStringLiteral("n1"), 1'000, 250));
        sums.podChanged(nullptr, podOn("b", QStringLiteral("n1"), 1'000, 250));
        sums.podChanged(nullptr, podOn("done", QStringLiteral("n1"), 1'000, 250, true));
        sums.podChanged(nullptr, podOn("waits", {}, 1'000, 250));
        const std::vector<live::Sample> samples = sums.samples(false);
        QCOMPARE(valueOf(samples, "n1", CpuRequestedPercent), 50.0F);
        QCOMPARE(valueOf(samples, "n1", MemoryRequestedPercent), 50.0F);
        QCOMPARE(valueOf(samples, "n1", PodCount), 2.0F);
        QCOMPARE(valueOf(samples, "n2", CpuRequestedPercent), 0.0F);
        QVERIFY(sums.samples(false).empty()); // nothing changed
        QCOMPARE(sums.samples(true).size(), samples.size());
    }

    // A store that is swept, reset and changed at random, and its sums at every moment.
    void keptAgainstMadeAnew()
    {
        QRandomGenerator random(7);
        NodeSums sums;
        live::RowStore store([](live::Batch) {});
        store.setObserver([&](const live::RowPointer &before, const live::RowPointer &now) { sums.podChanged(before, now); });
        const QStringList nodes{QStringLiteral("n0"), QStringLiteral("n1"), QStringLiteral("n2"), QString()};
        for (int step = 0; step < 5'000; ++step) {
            const QByteArray key = QByteArray::number(random.bounded(40));
            switch (random.bounded(20)) {
            case 0:
                store.reset();
                break;
            case 1:
                store.beginSweep();
                store.put(podOn(key, nodes[random.bounded(4)], random.bounded(100), random.bounded(100)));
                store.endSweep();
                break;
            case 2: case 3: case 4: case 5:
                store.remove(key);
                break;
            default:
                store.put(podOn(key, nodes[random.bounded(4)], random.bounded(100), random.bounded(100), random.bounded(5) == 0));
            }
            QHash<QString, NodeSums::Sum> expected;
            store.forEach([&](const live::RowPointer &row) {
                const auto &pod = static_cast<const PodRow &>(*row);
                if (pod.finished || pod.node.isEmpty())
                    return;
                NodeSums::Sum &sum = expected[pod.node];
                sum.cpu += pod.resources.cpuRequest;
                sum.memory += pod.resources.memoryRequest;
                ++sum.pods;
            });
            for (const QString &node : nodes)
                QCOMPARE(sums.of(node), expected.value(node));
        }
    }

    void usages()
    {
        const auto usages = decodeUsage(R"({"kind":"PodMetricsList","items":[
            {"metadata":{"name":"web","namespace":"shop"},"timestamp":"2026-11-27T10:00:00Z","window":"15s",
             "containers":[{"name":"a","usage":{"cpu":"1500000n","memory":"10Mi"}},{"name":"b","usage":{"cpu":"2m","memory":"1Ki"}}]},
            {"metadata":{"name":"odd","namespace":"shop"},"containers":[{"usage":{"cpu":"many"}}, 7]},
            {"metadata":{}}, null]})");
        QVERIFY(usages.ok());
        QCOMPARE(usages->size(), size_t(2));
        QCOMPARE((*usages)[0].cpu, 3'500'000);
        QCOMPARE((*usages)[0].memory, 10 * 1024 * 1024 + 1024);
        QCOMPARE((*usages)[0].namespaceName, QStringLiteral("shop"));
        QVERIFY((*usages)[0].timeMs > 0);
        QCOMPARE((*usages)[1].cpu, 0);
        const auto nodes = decodeUsage(R"({"items":[{"metadata":{"name":"n1"},"usage":{"cpu":"3","memory":"2Gi"}}]})");
        QVERIFY(nodes.ok());
        QCOMPARE((*nodes)[0].cpu, 3'000'000'000);
        QCOMPARE((*nodes)[0].memory, 2LL * 1024 * 1024 * 1024);
        QVERIFY(!decodeUsage("{").ok());
    }
};

PILOTHOUSE_TEST(NodeSumsTest)
#include "tst_nodesums.moc"
