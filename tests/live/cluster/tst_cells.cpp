// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our cells beside the server's own, for every object of a cluster with pods in every odd state: the same objects of one
// answer, as a Table and through our decoders; and the tables of a session beside kubectl's output.
#include "clock.h"
#include "livetablemodel.h"
#include "podcells.h"
#include "servertable.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace kubernetes;
using livetest::CellTexts;
using livetest::ClusterObserved;
using livetest::ageOf;
using livetest::compareTable;
using livetest::fixed;

namespace {

CellTexts podCellsOf(const live::Row &row)
{
    const auto &pod = static_cast<const PodRow &>(row);
    return {{QStringLiteral("Name"), fixed(pod.meta.name)},
            {QStringLiteral("Ready"), fixed(readyText(pod))},
            {QStringLiteral("Status"), fixed(pod.status)},
            {QStringLiteral("Restarts"), [pod](qint64 now) { return restartsText(pod, now); }},
            {QStringLiteral("Age"), ageOf(pod.meta)},
            {QStringLiteral("IP"), fixed(podIpText(pod))},
            {QStringLiteral("Node"), fixed(nodeText(pod))},
            {QStringLiteral("Nominated Node"), fixed(nominatedNodeText(pod))},
            {QStringLiteral("Readiness Gates"), fixed(readinessGatesText(pod))}};
}

CellTexts nodeCellsOf(const live::Row &row)
{
    const auto &node = static_cast<const NodeRow &>(row);
    return {{QStringLiteral("Name"), fixed(node.meta.name)},
            {QStringLiteral("Status"), fixed(nodeStatusText(node))},
            {QStringLiteral("Roles"), fixed(rolesText(node))},
            {QStringLiteral("Age"), ageOf(node.meta)},
            {QStringLiteral("Version"), fixed(node.version)},
            {QStringLiteral("Internal-IP"), fixed(internalIpText(node))},
            {QStringLiteral("External-IP"), fixed(externalIpText(node))},
            {QStringLiteral("OS-Image"), fixed(osImageText(node))},
            {QStringLiteral("Kernel-Version"), fixed(kernelText(node))},
            {QStringLiteral("Container-Runtime"), fixed(runtimeText(node))}};
}

CellTexts deploymentCellsOf(const live::Row &row)
{
    const auto &deployment = static_cast<const DeploymentRow &>(row);
    return {{QStringLiteral("Name"), fixed(deployment.meta.name)},
            {QStringLiteral("Ready"), fixed(readyText(deployment))},
            {QStringLiteral("Up-to-date"), fixed(QString::number(deployment.updated))},
            {QStringLiteral("Available"), fixed(QString::number(deployment.available))},
            {QStringLiteral("Age"), ageOf(deployment.meta)},
            {QStringLiteral("Containers"), fixed(deployment.workload.containers)},
            {QStringLiteral("Images"), fixed(deployment.workload.images)},
            {QStringLiteral("Selector"), fixed(selectorText(deployment))}};
}

/// "NAME READY ..." and lines under it, split by the columns' places.
QList<QHash<QString, QString>> kubectlRows(const QByteArray &text)
{
    QStringList lines = QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty())
        return {};
    const QString head = lines.takeFirst();
    QList<std::pair<QString, qsizetype>> columns;
    static const QRegularExpression word(QStringLiteral("\\S+(?: \\S+)*"));
    for (auto found = word.globalMatch(head); found.hasNext();) {
        const auto match = found.next();
        columns.append({match.captured(), match.capturedStart()});
    }
    QList<QHash<QString, QString>> rows;
    for (const QString &line : lines) {
        QHash<QString, QString> row;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const qsizetype from = columns[i].second;
            const qsizetype size = i + 1 < columns.size() ? columns[i + 1].second - from : -1;
            row.insert(columns[i].first, line.mid(from, size).trimmed());
        }
        rows.append(row);
    }
    return rows;
}

/// kubectl's heading and the id of our column.
using Columns = std::vector<std::pair<const char *, const char *>>;

int columnAt(const live::Kind &kind, const char *id)
{
    for (size_t i = 0; i < kind.columns.size(); ++i) {
        if (kind.columns[i].id == id)
            return static_cast<int>(i);
    }
    qFatal("no column %s", id);
}

QString nameOf(const QHash<QString, QString> &row)
{
    return row[QStringLiteral("NAMESPACE")] + u'/' + row[QStringLiteral("NAME")];
}

/// The model's rows by namespace and name.
QHash<QString, int> placesOf(const live::LiveTableModel &model, bool namespaced)
{
    QHash<QString, int> places;
    for (int i = 0; i < model.rowCount(); ++i) {
        const auto text = [&](const char *id) { return model.index(i, columnAt(model.kind(), id)).data().toString(); };
        places.insert((namespaced ? text("namespace") : QString()) + u'/' + text("name"), i);
    }
    return places;
}

/// What differs; nothing where all cells are the same.
QStringList differences(const livetest::LiveCluster &cluster, const live::LiveTableModel &model, base::ManualClock &clock,
                        const QStringList &what, const Columns &columns)
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const livetest::Ran printed = livetest::kubectl(cluster, cluster.admin, QStringList{QStringLiteral("get")} + what);
    const qint64 after = QDateTime::currentMSecsSinceEpoch();
    const auto theirs = kubectlRows(printed.out);
    QStringList wrong;
    if (!printed.ok() || theirs.size() != model.rowCount())
        wrong << QStringLiteral("%1 rows of kubectl, %2 of ours").arg(theirs.size()).arg(model.rowCount());
    const QHash<QString, int> places = placesOf(model, model.kind().column("namespace"));
    QSet<std::pair<qsizetype, size_t>> same;
    for (qint64 now = before; now <= after + 250; now += 250) {
        clock.advance(std::chrono::milliseconds(std::max<qint64>(0, now - clock.wallMs())));
        for (qsizetype row = 0; row < theirs.size(); ++row) {
            for (size_t i = 0; i < columns.size(); ++i) {
                const QModelIndex cell = model.index(places.value(nameOf(theirs[row]), -1), columnAt(model.kind(), columns[i].second));
                if (cell.data().toString() == theirs[row][QString::fromLatin1(columns[i].first)])
                    same.insert({row, i});
                else if (now + 250 > after + 250 && !same.contains({row, i}))
                    wrong << QStringLiteral("%1 %2: kubectl %3, painted %4").arg(nameOf(theirs[row]), QString::fromLatin1(columns[i].first), theirs[row][QString::fromLatin1(columns[i].first)], cell.data().toString());
            }
        }
    }
    return wrong;
}

void comparePainted(const livetest::LiveCluster &cluster, const live::Kind &kind, const QStringList &what, const Columns &columns)
{
    ClusterObserved session(cluster.admin);
    session.open();
    session.look(kind.id);
    QVERIFY(session.isLive(kind.id));
    base::ManualClock clock(QDateTime::currentMSecsSinceEpoch());
    live::LiveTableModel model(kind, clock);
    model.setFeed(session.handle.feed(kind.id));
    QStringList wrong;
    // Objects go on living between the two looks.
    const auto same = [&] {
        wrong = differences(cluster, model, clock, what, columns);
        return wrong.isEmpty();
    };
    QVERIFY2(QTest::qWaitFor(same, livetest::patience), qPrintable(wrong.join(u'\n')));
    QVERIFY(model.rowCount() > 0);
}

} // namespace

class CellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NEED_CLUSTER();
        const livetest::Ran odd = livetest::runScript(QStringLiteral("odd.sh"), {cluster->folder}, 120'000);
        QVERIFY2(odd.ok(), odd.err.constData());
    }

    void pods()
    {
        NEED_CLUSTER();
        compareTable(*cluster, QStringLiteral("/api/v1/pods"), &decodePod, podCellsOf, 10);
    }

    void nodes()
    {
        NEED_CLUSTER();
        compareTable(*cluster, QStringLiteral("/api/v1/nodes"), &decodeNode, nodeCellsOf, 3);
    }

    void deployments()
    {
        NEED_CLUSTER();
        const QString name = QStringLiteral("cells-%1").arg(QRandomGenerator::global()->generate(), 0, 16);
        const livetest::Ran made = livetest::kubectl(*cluster, cluster->admin,
                                                     {QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=app:1"),
                                                      QStringLiteral("--image=log:2"), QStringLiteral("--replicas=2")});
        QVERIFY2(made.ok(), made.err.constData());
        compareTable(*cluster, QStringLiteral("/apis/apps/v1/deployments"), &decodeDeployment, deploymentCellsOf, 1);
        static_cast<void>(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("delete"), QStringLiteral("deployment"), name}));
    }

    // What the window paints, fed by the session's protobuf watch, beside what kubectl prints: each cell at some moment in which
    // kubectl ran, by one clock.
    void paintedPodsAreKubectls()
    {
        NEED_CLUSTER();
        static const live::Kind kind = podKind();
        comparePainted(*cluster, kind, {QStringLiteral("pods"), QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("wide")},
                       {{"NAME", "name"}, {"NAMESPACE", "namespace"}, {"READY", "ready"}, {"STATUS", "status"},
                        {"RESTARTS", "restarts"}, {"AGE", "age"}});
    }

    void paintedNodesAreKubectls()
    {
        NEED_CLUSTER();
        static const live::Kind kind = nodeKind();
        comparePainted(*cluster, kind, {QStringLiteral("nodes")},
                       {{"NAME", "name"}, {"STATUS", "status"}, {"AGE", "age"}, {"VERSION", "version"}});
    }
};

PILOTHOUSE_TEST(CellsTest)
#include "tst_cells.moc"
