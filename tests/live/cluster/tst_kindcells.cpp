// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our cells beside the server's own for the kinds beside pods, nodes and deployments, over the objects of kinds.yaml.
#include "accessrows.h"
#include "datarows.h"
#include "eventrow.h"
#include "jobrows.h"
#include "namespacerow.h"
#include "servertable.h"
#include "servicerow.h"
#include "storagerows.h"
#include "testmain.h"
#include "workloadrows.h"

using namespace kubernetes;
using livetest::CellTexts;
using livetest::ageOf;
using livetest::compareTable;
using livetest::fixed;

namespace {

auto number(qint64 value)
{
    return fixed(QString::number(value));
}

CellTexts merged(CellTexts cells, const CellTexts &more)
{
    cells.insert(more);
    return cells;
}

CellTexts metaCells(const ObjectMeta &meta)
{
    return {{QStringLiteral("Name"), fixed(meta.name)}, {QStringLiteral("Age"), ageOf(meta)}};
}

CellTexts templateCells(const QString &containers, const QString &images)
{
    return {{QStringLiteral("Containers"), fixed(containers)}, {QStringLiteral("Images"), fixed(images)}};
}

CellTexts statefulSetCells(const live::Row &row)
{
    const auto &set = static_cast<const StatefulSetRow &>(row);
    return merged(merged(metaCells(set.meta), templateCells(set.workload.containers, set.workload.images)),
                  {{QStringLiteral("Ready"), fixed(readyText(set))}});
}

CellTexts daemonSetCells(const live::Row &row)
{
    const auto &set = static_cast<const DaemonSetRow &>(row);
    return merged(merged(metaCells(set.meta), templateCells(set.workload.containers, set.workload.images)),
                  {{QStringLiteral("Desired"), number(set.desired)},
                   {QStringLiteral("Current"), number(set.current)},
                   {QStringLiteral("Ready"), number(set.readyPods)},
                   {QStringLiteral("Up-to-date"), number(set.updated)},
                   {QStringLiteral("Available"), number(set.available)},
                   {QStringLiteral("Node Selector"), fixed(nodeSelectorText(set))},
                   {QStringLiteral("Selector"), fixed(set.workload.selector.cell())}});
}

CellTexts replicaSetCells(const live::Row &row)
{
    const auto &set = static_cast<const ReplicaSetRow &>(row);
    return merged(merged(metaCells(set.meta), templateCells(set.workload.containers, set.workload.images)),
                  {{QStringLiteral("Desired"), number(set.desired)},
                   {QStringLiteral("Current"), number(set.current)},
                   {QStringLiteral("Ready"), number(set.readyReplicas)},
                   {QStringLiteral("Selector"), fixed(set.workload.selector.cell())}});
}

CellTexts jobCells(const live::Row &row)
{
    const auto &job = static_cast<const JobRow &>(row);
    return merged(merged(metaCells(job.meta), templateCells(job.containers, job.images)),
                  {{QStringLiteral("Status"), fixed(job.status)},
                   {QStringLiteral("Completions"), fixed(completionsText(job))},
                   {QStringLiteral("Duration"), [job](qint64 now) { return durationText(job, now); }},
                   {QStringLiteral("Selector"), fixed(job.selector.cell())}});
}

CellTexts cronJobCells(const live::Row &row)
{
    const auto &cron = static_cast<const CronJobRow &>(row);
    return merged(merged(metaCells(cron.meta), templateCells(cron.containers, cron.images)),
                  {{QStringLiteral("Schedule"), fixed(cron.schedule)},
                   {QStringLiteral("Timezone"), fixed(timeZoneText(cron))},
                   {QStringLiteral("Suspend"), fixed(suspendText(cron))},
                   {QStringLiteral("Active"), number(cron.active)},
                   {QStringLiteral("Last Schedule"), [cron](qint64 now) { return lastScheduleText(cron, now); }},
                   {QStringLiteral("Selector"), fixed(cron.selector.cell())}});
}

CellTexts serviceCells(const live::Row &row)
{
    const auto &service = static_cast<const ServiceRow &>(row);
    return merged(metaCells(service.meta), {{QStringLiteral("Type"), fixed(service.type)},
                                            {QStringLiteral("Cluster-IP"), fixed(clusterIpText(service))},
                                            {QStringLiteral("External-IP"), fixed(externalIpText(service, true))},
                                            {QStringLiteral("Port(s)"), fixed(portsText(service))},
                                            {QStringLiteral("Selector"), fixed(selectorText(service))}});
}

CellTexts configMapCells(const live::Row &row)
{
    const auto &map = static_cast<const ConfigMapRow &>(row);
    return merged(metaCells(map.meta), {{QStringLiteral("Data"), number(map.count)}});
}

CellTexts secretCells(const live::Row &row)
{
    const auto &secret = static_cast<const SecretRow &>(row);
    return merged(metaCells(secret.meta), {{QStringLiteral("Type"), fixed(secret.type)}, {QStringLiteral("Data"), number(secret.count)}});
}

CellTexts claimCells(const live::Row &row)
{
    const auto &claim = static_cast<const ClaimRow &>(row);
    return merged(metaCells(claim.meta), {{QStringLiteral("Status"), fixed(statusText(claim))},
                                          {QStringLiteral("Volume"), fixed(claim.volume)},
                                          {QStringLiteral("Capacity"), fixed(capacityText(claim))},
                                          {QStringLiteral("Access Modes"), fixed(accessModesText(claim.modes))},
                                          {QStringLiteral("StorageClass"), fixed(claim.storageClass)},
                                          {QStringLiteral("VolumeAttributesClass"), fixed(orUnset(claim.attributesClass))},
                                          {QStringLiteral("VolumeMode"), fixed(orUnset(claim.volumeMode))}});
}

CellTexts volumeCells(const live::Row &row)
{
    const auto &volume = static_cast<const VolumeRow &>(row);
    return merged(metaCells(volume.meta), {{QStringLiteral("Capacity"), fixed(capacityText(volume))},
                                           {QStringLiteral("Access Modes"), fixed(accessModesText(volume.modes))},
                                           {QStringLiteral("Reclaim Policy"), fixed(volume.reclaimPolicy)},
                                           {QStringLiteral("Status"), fixed(statusText(volume))},
                                           {QStringLiteral("Claim"), fixed(volume.claim)},
                                           {QStringLiteral("StorageClass"), fixed(volume.storageClass)},
                                           {QStringLiteral("VolumeAttributesClass"), fixed(orUnset(volume.attributesClass))},
                                           {QStringLiteral("Reason"), fixed(volume.reason)},
                                           {QStringLiteral("VolumeMode"), fixed(orUnset(volume.volumeMode))}});
}

CellTexts storageClassCells(const live::Row &row)
{
    const auto &one = static_cast<const StorageClassRow &>(row);
    return merged(metaCells(one.meta), {{QStringLiteral("Name"), fixed(classNameText(one))},
                                        {QStringLiteral("Provisioner"), fixed(one.provisioner)},
                                        {QStringLiteral("ReclaimPolicy"), fixed(one.reclaimPolicy)},
                                        {QStringLiteral("VolumeBindingMode"), fixed(one.bindingMode)},
                                        {QStringLiteral("AllowVolumeExpansion"), fixed(one.expandable ? QStringLiteral("true") : QStringLiteral("false"))}});
}

CellTexts roleCells(const live::Row &row)
{
    const auto &role = static_cast<const RoleRow &>(row);
    return {{QStringLiteral("Name"), fixed(role.meta.name)},
            {QStringLiteral("Created At"), fixed(QDateTime::fromMSecsSinceEpoch(role.meta.createdMs, Qt::UTC).toString(Qt::ISODate))}};
}

CellTexts bindingCells(const live::Row &row)
{
    const auto &binding = static_cast<const BindingRow &>(row);
    return merged(metaCells(binding.meta), {{QStringLiteral("Role"), fixed(roleText(binding))},
                                            {QStringLiteral("Users"), fixed(subjectsText(binding.users))},
                                            {QStringLiteral("Groups"), fixed(subjectsText(binding.groups))},
                                            {QStringLiteral("ServiceAccounts"), fixed(subjectsText(binding.accounts))}});
}

CellTexts accountCells(const live::Row &row)
{
    const auto &account = static_cast<const ServiceAccountRow &>(row);
    return merged(metaCells(account.meta), {{QStringLiteral("Secrets"), number(account.secrets)}});
}

CellTexts eventCells(const live::Row &row)
{
    const auto &event = static_cast<const EventRow &>(row);
    return {{QStringLiteral("Last Seen"), [event](qint64 now) { return ageText(event.lastMs, now); }},
            {QStringLiteral("Type"), fixed(event.type)},
            {QStringLiteral("Reason"), fixed(event.reason)},
            {QStringLiteral("Object"), fixed(objectText(event))},
            {QStringLiteral("Subobject"), fixed(event.fieldPath)},
            {QStringLiteral("Source"), fixed(event.source)},
            {QStringLiteral("Message"), fixed(messageText(event))},
            {QStringLiteral("First Seen"), [event](qint64 now) { return ageText(event.firstMs, now); }},
            {QStringLiteral("Count"), number(event.count)},
            {QStringLiteral("Name"), fixed(event.meta.name)}};
}

CellTexts namespaceCells(const live::Row &row)
{
    const auto &room = static_cast<const NamespaceRow &>(row);
    return merged(metaCells(room.meta), {{QStringLiteral("Status"), fixed(room.phase)}});
}

/// kubectl's words that delete what is in no namespace.
QStringList ofTheCluster(bool wait)
{
    return {QStringLiteral("delete"), QStringLiteral("storageclasses,persistentvolumes,clusterroles,clusterrolebindings"), QStringLiteral("--selector=suite=cells"),
            QStringLiteral("--ignore-not-found"), wait ? QStringLiteral("--wait=true") : QStringLiteral("--wait=false")};
}

} // namespace

class KindCellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theServersTables_data();
    void theServersTables();
};

void KindCellsTest::initTestCase()
{
    NEED_CLUSTER();
    const auto does = [&](const QStringList &arguments) {
        const livetest::Ran ran = livetest::kubectl(*cluster, cluster->admin, arguments);
        if (!ran.ok())
            qWarning("%s", ran.err.constData());
        return ran.ok();
    };
    const QString objects = QFINDTESTDATA("kinds.yaml");
    QVERIFY(does({QStringLiteral("delete"), QStringLiteral("namespace"), QStringLiteral("cells"), QStringLiteral("--ignore-not-found"), QStringLiteral("--wait=true")}));
    QVERIFY(does(ofTheCluster(true)));
    QVERIFY(does({QStringLiteral("create"), QStringLiteral("-f"), objects}));
    QVERIFY(does({QStringLiteral("-n"), QStringLiteral("cells"), QStringLiteral("patch"), QStringLiteral("service"), QStringLiteral("balanced"),
                  QStringLiteral("--subresource=status"), QStringLiteral("--type=merge"), QStringLiteral("-p"),
                  QStringLiteral(R"({"status":{"loadBalancer":{"ingress":[{"hostname":"a-long-name.lb.example.com"},{"ip":"192.0.2.9"}]}}})")}));
    const auto status = [&](const char *job) {
        return livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("-n"), QStringLiteral("cells"), QStringLiteral("get"), QStringLiteral("job"),
                                 QString::fromLatin1(job), QStringLiteral("-o"), QStringLiteral("jsonpath={.status.conditions[*].type}")}).out;
    };
    QTRY_VERIFY_WITH_TIMEOUT(status("late").contains("Failed") && status("waits").contains("Suspended"), livetest::patience);
    const auto bound = [&] {
        return livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("-n"), QStringLiteral("cells"), QStringLiteral("get"), QStringLiteral("pvc"),
                                 QStringLiteral("held"), QStringLiteral("-o"), QStringLiteral("jsonpath={.status.phase}")}).out == "Bound";
    };
    QTRY_VERIFY_WITH_TIMEOUT(bound(), livetest::patience);
}

void KindCellsTest::cleanupTestCase()
{
    if (const auto cluster = livetest::liveCluster()) {
        for (const QStringList &deletion : {QStringList{QStringLiteral("delete"), QStringLiteral("namespace"), QStringLiteral("cells"), QStringLiteral("--wait=false")}, ofTheCluster(false)})
            static_cast<void>(livetest::kubectl(*cluster, cluster->admin, deletion));
    }
}

void KindCellsTest::theServersTables_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("kind");
    int kind = 0;
    const auto row = [&](const char *name, const char *path, int least) { QTest::newRow(name) << QString::fromLatin1(path) << least << kind++; };
    row("stateful sets", "/apis/apps/v1/statefulsets", 2);
    row("daemon sets", "/apis/apps/v1/daemonsets", 2);
    row("replica sets", "/apis/apps/v1/replicasets", 1);
    row("jobs", "/apis/batch/v1/jobs", 5);
    row("cron jobs", "/apis/batch/v1/cronjobs", 2);
    row("services", "/api/v1/services", 6);
    row("events", "/api/v1/events", 3);
    row("namespaces", "/api/v1/namespaces", 4);
    row("config maps", "/api/v1/configmaps", 3);
    row("secrets", "/api/v1/secrets", 2);
    row("claims", "/api/v1/persistentvolumeclaims", 3);
    row("volumes", "/api/v1/persistentvolumes", 2);
    row("storage classes", "/apis/storage.k8s.io/v1/storageclasses", 2);
    row("roles", "/apis/rbac.authorization.k8s.io/v1/roles", 2);
    row("cluster roles", "/apis/rbac.authorization.k8s.io/v1/clusterroles", 10);
    row("role bindings", "/apis/rbac.authorization.k8s.io/v1/rolebindings", 2);
    row("cluster role bindings", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", 10);
    row("service accounts", "/api/v1/serviceaccounts", 3);
}

void KindCellsTest::theServersTables()
{
    NEED_CLUSTER();
    const std::pair<DecodeRow, livetest::Cells> kinds[] = {
        {decodeStatefulSet, statefulSetCells}, {decodeDaemonSet, daemonSetCells}, {decodeReplicaSet, replicaSetCells}, {decodeJob, jobCells},
        {decodeCronJob, cronJobCells}, {decodeService, serviceCells}, {decodeEvent, eventCells}, {decodeNamespace, namespaceCells},
        {decodeConfigMap, configMapCells}, {decodeSecret, secretCells},
        {decodeClaim, claimCells}, {decodeVolume, volumeCells}, {decodeStorageClass, storageClassCells}, {decodeRole, roleCells}, {decodeRole, roleCells},
        {decodeBinding, bindingCells}, {decodeBinding, bindingCells}, {decodeServiceAccount, accountCells}};
    QFETCH(QString, path);
    QFETCH(int, least);
    QFETCH(int, kind);
    compareTable(*cluster, path, kinds[kind].first, kinds[kind].second, least);
}

PILOTHOUSE_TEST(KindCellsTest)
#include "tst_kindcells.moc"
