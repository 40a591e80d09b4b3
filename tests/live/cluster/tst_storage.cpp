// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims and storage classes of the real cluster: a claim that grows, one that may not, a class that becomes the default.
#include "clusterobserved.h"
#include "storagerows.h"
#include "testmain.h"

#include <QRandomGenerator>
#include <QTemporaryFile>

using namespace kubernetes;
using actions::ItemState;
using livetest::ClusterObserved;

namespace {

/// A class, a volume and a claim that are bound, all of this name. `expandable`: of the class.
QByteArray manifests(const QByteArray &name, bool expandable)
{
    return QByteArray(R"(
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: NAME}
provisioner: example.com/none
allowVolumeExpansion: ALLOWED
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: NAME}
spec:
  storageClassName: NAME
  accessModes: [ReadWriteOnce]
  capacity: {storage: 2Gi}
  claimRef: {namespace: default, name: NAME}
  hostPath: {path: /tmp/NAME}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: NAME, namespace: default}
spec: {storageClassName: NAME, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, volumeName: NAME}
)").replace("NAME", name).replace("ALLOWED", expandable ? "true" : "false");
}

} // namespace

class StorageLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aClaimGrows();
    void aClassThatAllowsNoGrowth();
    void aClassBecomesTheDefault();

private:
    [[nodiscard]] bool make(const livetest::LiveCluster &cluster, bool expandable);
    QString m_name;
};

bool StorageLiveTest::make(const livetest::LiveCluster &cluster, bool expandable)
{
    m_name = QStringLiteral("storage-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
    QTemporaryFile file;
    if (!file.open())
        return false;
    file.write(manifests(m_name.toLatin1(), expandable));
    file.flush();
    const livetest::Ran ran = livetest::kubectl(cluster, cluster.admin, {QStringLiteral("create"), QStringLiteral("-f"), file.fileName()});
    if (!ran.ok())
        qWarning("%s", ran.err.constData());
    return ran.ok();
}

void StorageLiveTest::cleanup()
{
    const auto cluster = livetest::liveCluster();
    if (!cluster || m_name.isEmpty())
        return;
    for (const char *kind : {"persistentvolumeclaim", "persistentvolume", "storageclass"})
        static_cast<void>(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("delete"), QString::fromLatin1(kind), m_name, QStringLiteral("--ignore-not-found"), QStringLiteral("--wait=false")}));
    m_name.clear();
}

void StorageLiveTest::aClaimGrows()
{
    NEED_CLUSTER();
    QVERIFY(make(*cluster, true));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("persistentvolumeclaim");
    QVERIFY(session.isLive("persistentvolumeclaim"));
    const auto row = [&] { return session.row<ClaimRow>("persistentvolumeclaim", m_name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && statusText(*row()) == QStringLiteral("Bound"), livetest::patience);
    const auto before = row();
    const auto grown = session.act("persistentvolumeclaim.resize", before, {{QStringLiteral("size"), QStringLiteral("3Gi")}});
    QVERIFY(grown);
    QVERIFY2(grown->state == ItemState::Confirmed, qPrintable(grown->error.text()));
    QCOMPARE(row()->requested.text, QStringLiteral("3Gi"));
    QCOMPARE(capacityText(*row()), QStringLiteral("2Gi"));
    QVERIFY(row()->resize != ClaimRow::Resize::None); // nobody does it: its provisioner does not exist
    // The row of before: somebody has resized it meanwhile.
    const auto late = session.act("persistentvolumeclaim.resize", before, {{QStringLiteral("size"), QStringLiteral("4Gi")}});
    QVERIFY(late && late->state == ItemState::Failed);
    QCOMPARE(late->error.code, base::Error::Code::Conflict);
    const auto smaller = session.act("persistentvolumeclaim.resize", row(), {{QStringLiteral("size"), QStringLiteral("2Gi")}});
    QVERIFY(smaller && smaller->state == ItemState::Failed);
    QCOMPARE(row()->requested.text, QStringLiteral("3Gi"));
}

void StorageLiveTest::aClassThatAllowsNoGrowth()
{
    NEED_CLUSTER();
    QVERIFY(make(*cluster, false));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("persistentvolumeclaim");
    QVERIFY(session.isLive("persistentvolumeclaim"));
    const auto row = [&] { return session.row<ClaimRow>("persistentvolumeclaim", m_name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && statusText(*row()) == QStringLiteral("Bound"), livetest::patience);
    const auto refused = session.act("persistentvolumeclaim.resize", row(), {{QStringLiteral("size"), QStringLiteral("3Gi")}});
    QVERIFY(refused && refused->state == ItemState::Failed);
    QCOMPARE(refused->error.code, base::Error::Code::Unsupported);
    QCOMPARE(row()->requested.text, QStringLiteral("1Gi"));
}

void StorageLiveTest::aClassBecomesTheDefault()
{
    NEED_CLUSTER();
    QVERIFY(make(*cluster, true));
    const QString first = m_name;
    QVERIFY(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("annotate"), QStringLiteral("storageclass"), first,
                                                         QStringLiteral("storageclass.beta.kubernetes.io/is-default-class=true")}).ok());
    QVERIFY(make(*cluster, true));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("storageclass");
    QVERIFY(session.isLive("storageclass"));
    const auto row = [&](const QString &name) { return session.row<StorageClassRow>("storageclass", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row(m_name) && row(first) && row(first)->isDefault, livetest::patience);
    const auto made = session.act("storageclass.makedefault", row(m_name));
    QVERIFY(made);
    QVERIFY2(made->state == ItemState::Confirmed, qPrintable(made->error.text()));
    QTRY_VERIFY_WITH_TIMEOUT(!row(first)->isDefault, livetest::patience);
    QCOMPARE(classNameText(*row(m_name)), m_name + QStringLiteral(" (default)"));
    const QString second = std::exchange(m_name, first);
    cleanup();
    m_name = second;
}

PILOTHOUSE_TEST(StorageLiveTest)
#include "tst_storage.moc"
