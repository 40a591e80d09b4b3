// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our cells beside the server's own for the kinds beside pods, nodes and deployments, over the objects of kinds.yaml, and their rows out
// of the server's JSON beside those out of its protobuf.
#include "accessrows.h"
#include "autoscalerrow.h"
#include "budgetrow.h"
#include "datarows.h"
#include "endpointslicerow.h"
#include "eventrow.h"
#include "ingressrow.h"
#include "jobrows.h"
#include "listdecoder.h"
#include "namespacerow.h"
#include "networkpolicyrow.h"
#include "servertable.h"
#include "servicerow.h"
#include "storagerows.h"
#include "testmain.h"
#include "workloadrows.h"

#include <algorithm>

using namespace kubernetes;
using livetest::CellTexts;
using livetest::ageOf;
using livetest::compareTable;
using livetest::fixed;

namespace {

/// What there is of each of the metrics of "everything"; of "cores", which has one, the first counts.
constexpr const char *measured = R"({"status":{"currentReplicas":3,"desiredReplicas":3,"currentMetrics":[
    {"type":"Resource","resource":{"name":"cpu","current":{"averageUtilization":64,"averageValue":"128m"}}},
    {"type":"Pods","pods":{"metric":{"name":"hits"},"current":{"averageValue":"1500m"}}},
    {"type":"Object","object":{"metric":{"name":"rate"},"describedObject":{"kind":"Ingress","name":"secure"},"current":{"value":"1500"}}}]}})";

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

CellTexts ingressCells(const live::Row &row)
{
    const auto &ingress = static_cast<const IngressRow &>(row);
    return merged(metaCells(ingress.meta), {{QStringLiteral("Class"), fixed(classText(ingress))},
                                            {QStringLiteral("Hosts"), fixed(hostsText(ingress))},
                                            {QStringLiteral("Address"), fixed(addressText(ingress))},
                                            {QStringLiteral("Ports"), fixed(portsText(ingress))}});
}

CellTexts endpointSliceCells(const live::Row &row)
{
    const auto &slice = static_cast<const EndpointSliceRow &>(row);
    return merged(metaCells(slice.meta), {{QStringLiteral("AddressType"), fixed(slice.addressType)},
                                          {QStringLiteral("Ports"), fixed(portsText(slice))},
                                          {QStringLiteral("Endpoints"), fixed(endpointsText(slice))}});
}

CellTexts networkPolicyCells(const live::Row &row)
{
    const auto &policy = static_cast<const NetworkPolicyRow &>(row);
    return merged(metaCells(policy.meta), {{QStringLiteral("Pod-Selector"), fixed(policy.selector.cell())}});
}

CellTexts autoscalerCells(const live::Row &row)
{
    const auto &scaler = static_cast<const AutoscalerRow &>(row);
    return merged(metaCells(scaler.meta), {{QStringLiteral("Reference"), fixed(referenceText(scaler))},
                                           {QStringLiteral("Targets"), fixed(targetsText(scaler))},
                                           {QStringLiteral("MinPods"), fixed(minPodsText(scaler))},
                                           {QStringLiteral("MaxPods"), number(scaler.maxReplicas)},
                                           {QStringLiteral("Replicas"), number(scaler.current)}});
}

CellTexts budgetCells(const live::Row &row)
{
    const auto &budget = static_cast<const BudgetRow &>(row);
    return merged(metaCells(budget.meta), {{QStringLiteral("Min Available"), fixed(minAvailableText(budget))},
                                           {QStringLiteral("Max Unavailable"), fixed(maxUnavailableText(budget))},
                                           {QStringLiteral("Allowed Disruptions"), number(budget.allowed)}});
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

struct Compared {
    const char *name;
    const char *path;
    int least; ///< objects that are there
    DecodeRow decode;
    livetest::Cells cells;
};

const std::vector<Compared> &compared()
{
    static const std::vector<Compared> all{
        {"stateful sets", "/apis/apps/v1/statefulsets", 2, decodeStatefulSet, statefulSetCells},
        {"daemon sets", "/apis/apps/v1/daemonsets", 2, decodeDaemonSet, daemonSetCells},
        {"replica sets", "/apis/apps/v1/replicasets", 1, decodeReplicaSet, replicaSetCells},
        {"jobs", "/apis/batch/v1/jobs", 5, decodeJob, jobCells},
        {"cron jobs", "/apis/batch/v1/cronjobs", 2, decodeCronJob, cronJobCells},
        {"services", "/api/v1/services", 6, decodeService, serviceCells},
        {"events", "/api/v1/events", 3, decodeEvent, eventCells},
        {"namespaces", "/api/v1/namespaces", 4, decodeNamespace, namespaceCells},
        {"config maps", "/api/v1/configmaps", 3, decodeConfigMap, configMapCells},
        {"secrets", "/api/v1/secrets", 2, decodeSecret, secretCells},
        {"ingresses", "/apis/networking.k8s.io/v1/ingresses", 4, decodeIngress, ingressCells},
        {"endpoint slices", "/apis/discovery.k8s.io/v1/endpointslices", 4, decodeEndpointSlice, endpointSliceCells},
        {"network policies", "/apis/networking.k8s.io/v1/networkpolicies", 3, decodeNetworkPolicy, networkPolicyCells},
        {"autoscalers", "/apis/autoscaling/v2/horizontalpodautoscalers", 3, decodeAutoscaler, autoscalerCells},
        {"disruption budgets", "/apis/policy/v1/poddisruptionbudgets", 4, decodeBudget, budgetCells},
        {"claims", "/api/v1/persistentvolumeclaims", 3, decodeClaim, claimCells},
        {"volumes", "/api/v1/persistentvolumes", 2, decodeVolume, volumeCells},
        {"storage classes", "/apis/storage.k8s.io/v1/storageclasses", 2, decodeStorageClass, storageClassCells},
        {"roles", "/apis/rbac.authorization.k8s.io/v1/roles", 2, decodeRole, roleCells},
        {"cluster roles", "/apis/rbac.authorization.k8s.io/v1/clusterroles", 10, decodeRole, roleCells},
        {"role bindings", "/apis/rbac.authorization.k8s.io/v1/rolebindings", 2, decodeBinding, bindingCells},
        {"cluster role bindings", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", 10, decodeBinding, bindingCells},
        {"service accounts", "/api/v1/serviceaccounts", 3, decodeServiceAccount, accountCells},
    };
    return all;
}

/// The rows of a collection in one form; none where one of them could not be read.
std::vector<live::RowPointer> rowsIn(const livetest::LiveCluster &cluster, const Compared &kind, const QByteArray &form)
{
    ListDecoder decoder(kind.decode, std::make_shared<Interner>());
    const auto page = decoder.page(livetest::answerOf(cluster, kind.path, form));
    return page.ok() && page->skipped == 0 ? page->rows : std::vector<live::RowPointer>();
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
    void bothForms_data();
    void bothForms();
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
    QVERIFY(does({QStringLiteral("-n"), QStringLiteral("cells"), QStringLiteral("patch"), QStringLiteral("ingress"), QStringLiteral("secure"),
                  QStringLiteral("--subresource=status"), QStringLiteral("--type=merge"), QStringLiteral("-p"),
                  QStringLiteral(R"({"status":{"loadBalancer":{"ingress":[{"hostname":"a-long-name.lb.example.com"},{"ip":"192.0.2.9"}]}}})")}));
    // Of a target that is not there the controller reads no metrics, and leaves these.
    for (const char *scaler : {"everything", "cores"})
        QVERIFY(does({QStringLiteral("-n"), QStringLiteral("cells"), QStringLiteral("patch"), QStringLiteral("hpa"), QString::fromLatin1(scaler),
                      QStringLiteral("--subresource=status"), QStringLiteral("--type=merge"), QStringLiteral("-p"), QString::fromUtf8(measured)}));
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
    QTest::addColumn<size_t>("kind");
    for (size_t i = 0; i < compared().size(); ++i)
        QTest::newRow(compared()[i].name) << i;
}

void KindCellsTest::theServersTables()
{
    NEED_CLUSTER();
    QFETCH(size_t, kind);
    const Compared &one = compared()[kind];
    compareTable(*cluster, QString::fromLatin1(one.path), one.decode, one.cells, one.least);
}

void KindCellsTest::bothForms_data()
{
    theServersTables_data();
}

// The numbers of fields are right, and their names: the server says the same in both.
void KindCellsTest::bothForms()
{
    NEED_CLUSTER();
    QFETCH(size_t, kind);
    const Compared &one = compared()[kind];
    // Between the two answers something may happen.
    const auto same = [&] {
        const auto json = rowsIn(*cluster, one, "application/json");
        const auto protobuf = rowsIn(*cluster, one, "application/vnd.kubernetes.protobuf");
        return json.size() >= static_cast<size_t>(one.least) &&
               std::equal(json.begin(), json.end(), protobuf.begin(), protobuf.end(), [](const auto &a, const auto &b) { return a->equals(*b); });
    };
    QVERIFY(QTest::qWaitFor(same, livetest::patience));
}

PILOTHOUSE_TEST(KindCellsTest)
#include "tst_kindcells.moc"
