// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clustercontract.h"

#include "accessrows.h"
#include "allkinds.h"
#include "curltransport.h"
#include "datarows.h"
#include "deploymentkind.h"
#include "duration.h"
#include "jsonreader.h"
#include "nodekind.h"
#include "objectactions.h"
#include "podcells.h"
#include "podkind.h"
#include "storagerows.h"
#include "workloadrows.h"
#include "yamlwriter.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace kubernetes;
using actions::ItemState;
using State = live::FeedStatus::State;

namespace {

constexpr int patience = 60'000; ///< a loaded machine is slow, not wrong

actions::ActionList allActions()
{
    actions::ActionList list = podActions();
    for (auto &&more : {nodeActions(), deploymentActions()})
        list.insert(list.end(), more.begin(), more.end());
    return list;
}

base::Task<base::Result<QByteArray>> send(KubernetesSession &session, QByteArray method, QByteArray path, QJsonObject body, QByteArray accept)
{
    net::Request request = session.api().request(method, path);
    request.headers = {net::Header{"Accept", accept}};
    if (!body.isEmpty()) {
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.headers.append(net::Header{"Content-Type", "application/json"});
    }
    const base::Result<net::Reply> reply = co_await session.api().send(std::move(request));
    if (!reply.ok())
        co_return reply.error();
    co_return reply->body;
}

QString nameOfDeployment()
{
    return u"contract-%1"_s.arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

QJsonObject manifestOf(const QString &name)
{
    const QJsonObject labels{{u"app"_s, name}};
    const QJsonObject container{{u"name"_s, u"app"_s}, {u"image"_s, u"app:1"_s}};
    const QJsonObject pods{{u"metadata"_s, QJsonObject{{u"labels"_s, labels}}}, {u"spec"_s, QJsonObject{{u"containers"_s, QJsonArray{container}}}}};
    return {{u"apiVersion"_s, u"apps/v1"_s}, {u"kind"_s, u"Deployment"_s}, {u"metadata"_s, QJsonObject{{u"name"_s, name}}},
            {u"spec"_s, QJsonObject{{u"replicas"_s, 2}, {u"selector"_s, QJsonObject{{u"matchLabels"_s, labels}}}, {u"template"_s, pods}}}};
}

const QByteArray deployments = "/apis/apps/v1/namespaces/default/deployments";

using Cells = QHash<QString, QString>;

Cells podCellsAt(const live::Row &row, qint64 nowMs)
{
    const auto &pod = static_cast<const PodRow &>(row);
    return {{u"Name"_s, pod.meta.name}, {u"Ready"_s, readyText(pod)}, {u"Status"_s, pod.status}, {u"Restarts"_s, restartsText(pod, nowMs)}, {u"Age"_s, ageText(pod.meta.createdMs, nowMs)}};
}

Cells nodeCellsAt(const live::Row &row, qint64 nowMs)
{
    const auto &node = static_cast<const NodeRow &>(row);
    return {{u"Name"_s, node.meta.name}, {u"Status"_s, nodeStatusText(node)}, {u"Roles"_s, rolesText(node)}, {u"Version"_s, node.version}, {u"Age"_s, ageText(node.meta.createdMs, nowMs)}};
}

Cells deploymentCellsAt(const live::Row &row, qint64 nowMs)
{
    const auto &deployment = static_cast<const DeploymentRow &>(row);
    return {{u"Name"_s, deployment.meta.name}, {u"Ready"_s, readyText(deployment)}, {u"Up-to-date"_s, QString::number(deployment.updated)},
            {u"Available"_s, QString::number(deployment.available)}, {u"Age"_s, ageText(deployment.meta.createdMs, nowMs)}};
}

Cells claimCellsAt(const live::Row &row, qint64 nowMs)
{
    const auto &claim = static_cast<const ClaimRow &>(row);
    return {{u"Name"_s, claim.meta.name}, {u"Status"_s, statusText(claim)}, {u"Volume"_s, claim.volume}, {u"Capacity"_s, capacityText(claim)},
            {u"Access Modes"_s, accessModesText(claim.modes)}, {u"StorageClass"_s, claim.storageClass}, {u"VolumeAttributesClass"_s, orUnset(claim.attributesClass)},
            {u"Age"_s, ageText(claim.meta.createdMs, nowMs)}};
}

Cells volumeCellsAt(const live::Row &row, qint64 nowMs)
{
    const auto &volume = static_cast<const VolumeRow &>(row);
    return {{u"Name"_s, volume.meta.name}, {u"Capacity"_s, capacityText(volume)}, {u"Access Modes"_s, accessModesText(volume.modes)}, {u"Reclaim Policy"_s, volume.reclaimPolicy},
            {u"Status"_s, statusText(volume)}, {u"Claim"_s, volume.claim}, {u"StorageClass"_s, volume.storageClass}, {u"Age"_s, ageText(volume.meta.createdMs, nowMs)}};
}

Cells storageClassCellsAt(const live::Row &row, qint64 nowMs)
{
    const auto &one = static_cast<const StorageClassRow &>(row);
    return {{u"Name"_s, classNameText(one)}, {u"Provisioner"_s, one.provisioner}, {u"ReclaimPolicy"_s, one.reclaimPolicy}, {u"VolumeBindingMode"_s, one.bindingMode},
            {u"AllowVolumeExpansion"_s, one.expandable ? u"true"_s : u"false"_s}, {u"Age"_s, ageText(one.meta.createdMs, nowMs)}};
}

Cells bindingCellsAt(const live::Row &row, qint64 nowMs)
{
    const auto &binding = static_cast<const BindingRow &>(row);
    return {{u"Name"_s, binding.meta.name}, {u"Role"_s, roleText(binding)}, {u"Age"_s, ageText(binding.meta.createdMs, nowMs)}};
}

QString cellText(const QJsonValue &cell)
{
    if (cell.isBool())
        return cell.toBool() ? u"true"_s : u"false"_s;
    return cell.isString() ? cell.toString() : QString::number(cell.toInteger());
}

/// What differs between the server's cells and ours; times may have been rounded at any moment of the request.
QStringList differences(const QJsonObject &table, DecodeRow decode, Cells (*ours)(const live::Row &, qint64), qint64 fromMs, qint64 toMs, int &compared)
{
    QStringList wrong;
    Interner interner;
    const QJsonArray columns = table.value("columnDefinitions"_L1).toArray();
    for (const QJsonValue entry : table.value("rows"_L1).toArray()) {
        const auto document = base::JsonDocument::parse(QJsonDocument(entry["object"_L1].toObject()).toJson(QJsonDocument::Compact));
        const live::RowPointer row = document.ok() ? decode(Message(document->root()), interner) : nullptr;
        if (!row)
            return {u"an object that cannot be read"_s};
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QString column = columns[i]["name"_L1].toString(), theirs = cellText(entry["cells"_L1][i]);
            QString shown;
            bool same = !ours(*row, toMs).contains(column);
            compared += !same;
            for (qint64 at = fromMs - 1000; !same && at <= toMs + 1000; at += 250) {
                shown = ours(*row, at).value(column);
                same = shown == theirs;
            }
            if (!same)
                wrong << u"%1 %2: the server %3, we %4"_s.arg(cellText(entry["cells"_L1][0]), column, theirs, shown);
        }
    }
    return wrong;
}

} // namespace

// --- What it works with ---------------------------------------------------------------------------------------------

void ClusterContract::init()
{
    const Resolve resolve = reach();
    if (!resolve)
        QSKIP("there is no cluster here");
    SessionOptions options;
    options.resolve = resolve;
    options.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
    options.clock = &base::Clock::system();
    options.tables = {podTable(), nodeTable(), deploymentTable(), secretObject().table};
    endpoint::Profile profile;
    profile.id = "kubernetes/contract";
    profile.name = u"contract"_s;
    profile.family = "kubernetes";
    m_runner = std::make_unique<actions::Runner>(allActions(), base::Clock::system(), nullptr);
    m_cluster = std::make_unique<endpoint::Endpoint>(profile, [options](endpoint::SessionLink link) { return std::make_unique<KubernetesSession>(std::move(link), options); });
    m_cluster->open();
    look("node"); // while nobody looks, a first attempt that came too soon is the last one
    QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state().state, endpoint::EndpointState::State::Connected, patience);
}

void ClusterContract::cleanup()
{
    if (!m_deployment.isEmpty())
        QVERIFY(ask("DELETE", deployments + '/' + m_deployment.toLatin1()).ok());
    m_deployment.clear();
    m_looks.clear();
    m_runner.reset();
    m_cluster.reset();
}

base::Result<QByteArray> ClusterContract::ask(const QByteArray &method, const QByteArray &path, const QJsonObject &body, const QByteArray &accept)
{
    std::optional<base::Result<QByteArray>> answer;
    const auto call = m_cluster->call<QByteArray, KubernetesSession>([=](KubernetesSession &session) { return send(session, method, path, body, accept); },
                                                                     [&](base::Result<QByteArray> result) { answer.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience))
        return base::Error();
    return std::move(*answer);
}

void ClusterContract::look(const QByteArray &feed)
{
    m_looks.push_back(m_cluster->look(feed, endpoint::Demand::Rows));
}

bool ClusterContract::isLive(const QByteArray &feed)
{
    return QTest::qWaitFor([&] { return m_cluster->feed(feed)->status().state == State::Live; }, patience);
}

template <class R> std::shared_ptr<const R> ClusterContract::row(const QByteArray &feed, const QString &name) const
{
    for (const live::RowPointer &row : m_cluster->feed(feed)->rows()) {
        if (static_cast<const R &>(*row).meta.name == name)
            return std::static_pointer_cast<const R>(row);
    }
    return nullptr;
}

std::vector<live::RowPointer> ClusterContract::podsOf(const QString &deployment) const
{
    std::vector<live::RowPointer> pods;
    for (const live::RowPointer &row : m_cluster->feed("pod")->rows()) {
        const auto &pod = static_cast<const PodRow &>(*row);
        if (workloadOf(pod).name == deployment && !pod.meta.deleting())
            pods.push_back(row);
    }
    return pods;
}

bool ClusterContract::deploy()
{
    look("deployment");
    look("pod");
    const QString name = nameOfDeployment();
    if (!isLive("deployment") || !isLive("pod") || !ask("POST", deployments, manifestOf(name)).ok())
        return false;
    m_deployment = name;
    return QTest::qWaitFor([&] {
        const auto made = row<DeploymentRow>("deployment", m_deployment);
        return made && rolloutState(*made) == RolloutState::Complete && podsOf(m_deployment).size() == 2;
    }, patience);
}

ItemState ClusterContract::act(const QByteArray &action, const live::RowPointer &row, const actions::Arguments &arguments)
{
    const actions::Action *found = actions::findAction(m_runner->actions(), action);
    if (!found || !row || !found->refusal(*row).isEmpty())
        return ItemState::Cancelled;
    const quint64 id = m_runner->run(*m_cluster, *found, {row}, arguments);
    if (!QTest::qWaitFor([&] { return m_runner->operation(id)->over(); }, 3 * patience))
        return ItemState::Sent;
    return m_runner->operation(id)->items.front().state;
}

// --- What is expected -----------------------------------------------------------------------------------------------

void ClusterContract::tablesFill()
{
    for (const char *feed : {"pod", "node", "deployment"})
        look(feed);
    for (const char *feed : {"pod", "node", "deployment"})
        QVERIFY2(isLive(feed), feed);
    QVERIFY(m_cluster->feed("node")->size() > 0);
    QVERIFY(!m_cluster->state().product.isEmpty());
}

void ClusterContract::nodesAreCordoned()
{
    look("node");
    QVERIFY(isLive("node"));
    std::shared_ptr<const NodeRow> node;
    for (const live::RowPointer &row : m_cluster->feed("node")->rows()) {
        const auto &one = static_cast<const NodeRow &>(*row);
        if (!one.unschedulable && one.ready == NodeRow::Ready::Ready)
            node = std::static_pointer_cast<const NodeRow>(row);
    }
    QVERIFY(node);
    const QString name = node->meta.name;
    QCOMPARE(act("node.cordon", node), ItemState::Confirmed);
    QVERIFY(nodeStatusText(*row<NodeRow>("node", name)).endsWith(u"SchedulingDisabled"_s));
    QCOMPARE(act("node.uncordon", row<NodeRow>("node", name)), ItemState::Confirmed);
    QCOMPARE(nodeStatusText(*row<NodeRow>("node", name)), u"Ready"_s);
}

void ClusterContract::scalingSettles()
{
    QVERIFY(deploy());
    for (const int replicas : {4, 1}) {
        QCOMPARE(act("deployment.scale", row<DeploymentRow>("deployment", m_deployment), {{u"replicas"_s, replicas}}), ItemState::Confirmed);
        // Fewer are enough at once: those that are too many go afterwards.
        QTRY_COMPARE_WITH_TIMEOUT(row<DeploymentRow>("deployment", m_deployment)->readyReplicas, replicas, patience);
        QTRY_COMPARE_WITH_TIMEOUT(podsOf(m_deployment).size(), static_cast<size_t>(replicas), patience);
    }
}

void ClusterContract::aRestartSettlesWithNewPods()
{
    QVERIFY(deploy());
    std::set<live::Key> before;
    for (const live::RowPointer &pod : podsOf(m_deployment))
        before.insert(pod->key());
    const QString revision = row<DeploymentRow>("deployment", m_deployment)->revision;
    QCOMPARE(act("deployment.restart", row<DeploymentRow>("deployment", m_deployment)), ItemState::Confirmed);
    QCOMPARE(row<DeploymentRow>("deployment", m_deployment)->revision.toInt(), revision.toInt() + 1);
    QTRY_COMPARE_WITH_TIMEOUT(podsOf(m_deployment).size(), size_t(2), patience);
    for (const live::RowPointer &pod : podsOf(m_deployment))
        QVERIFY(!before.contains(pod->key()));
    QCOMPARE(act("deployment.pause", row<DeploymentRow>("deployment", m_deployment)), ItemState::Confirmed);
    QCOMPARE(act("deployment.resume", row<DeploymentRow>("deployment", m_deployment)), ItemState::Confirmed);
}

void ClusterContract::aDeletedPodIsFollowedByAnother()
{
    QVERIFY(deploy());
    for (const char *action : {"pod.delete", "pod.evict"}) {
        const live::RowPointer pod = podsOf(m_deployment).front();
        QCOMPARE(act(action, pod), ItemState::Confirmed);
        QTRY_COMPARE_WITH_TIMEOUT(podsOf(m_deployment).size(), size_t(2), patience);
        QVERIFY(!m_cluster->feed("pod")->row(pod->key()));
        QTRY_COMPARE_WITH_TIMEOUT(row<DeploymentRow>("deployment", m_deployment)->readyReplicas, 2, patience);
    }
}

void ClusterContract::whatIsAnotherObjectIsLeftAlone()
{
    QVERIFY(deploy());
    const auto pod = std::static_pointer_cast<const PodRow>(podsOf(m_deployment).front());
    auto other = std::make_shared<PodRow>(*pod);
    other->meta.key = "00000000-0000-4000-a000-000000000000";
    QCOMPARE(act("pod.delete", other), ItemState::Failed);
    QVERIFY(m_cluster->feed("pod")->row(pod->key()));
}

void ClusterContract::objectsAreReadable()
{
    QVERIFY(deploy());
    const QByteArray pod = "/api/v1/namespaces/default/pods/" + std::static_pointer_cast<const PodRow>(podsOf(m_deployment).front())->meta.name.toLatin1();
    for (const auto &[path, overview] : {std::pair<QByteArray, Sections (*)(const QByteArray &)>(pod, &podOverview), {deployments + QByteArray("/") + m_deployment.toLatin1(), &deploymentOverview}}) {
        const base::Result<QByteArray> object = ask("GET", path);
        QVERIFY(object.ok());
        const Sections sections = overview(*object);
        QVERIFY(sections.ok());
        QVERIFY(sections->size() >= 3);
        const base::Result<QByteArray> missing = ask("GET", path + "-not");
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().code, base::Error::Code::NotFound);
        QVERIFY(missing.error().detail.contains(u"not found"_s));
    }
}

void ClusterContract::cellsAreThoseOfTheServersTable()
{
    QVERIFY(deploy());
    int compared = 0;
    const auto compare = [&](const QByteArray &path, DecodeRow decode, Cells (*ours)(const live::Row &, qint64)) {
        const qint64 from = QDateTime::currentMSecsSinceEpoch();
        const base::Result<QByteArray> body = ask("GET", path + "?includeObject=Object", {}, "application/json;as=Table;v=v1;g=meta.k8s.io");
        const QJsonObject table = body.ok() ? QJsonDocument::fromJson(*body).object() : QJsonObject();
        if (table.value("kind"_L1) != u"Table"_s)
            return QStringList{QString::fromUtf8(path) + u": no table"_s};
        return differences(table, decode, ours, from, QDateTime::currentMSecsSinceEpoch(), compared);
    };
    QCOMPARE(compare("/api/v1/pods", &decodePod, podCellsAt).join(u'\n'), QString());
    QCOMPARE(compare("/api/v1/nodes", &decodeNode, nodeCellsAt).join(u'\n'), QString());
    QCOMPARE(compare("/apis/apps/v1/deployments", &decodeDeployment, deploymentCellsAt).join(u'\n'), QString());
    QCOMPARE(compare("/api/v1/persistentvolumeclaims", &decodeClaim, claimCellsAt).join(u'\n'), QString());
    QCOMPARE(compare("/api/v1/persistentvolumes", &decodeVolume, volumeCellsAt).join(u'\n'), QString());
    QCOMPARE(compare("/apis/storage.k8s.io/v1/storageclasses", &decodeStorageClass, storageClassCellsAt).join(u'\n'), QString());
    QCOMPARE(compare("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", &decodeBinding, bindingCellsAt).join(u'\n'), QString());
    QVERIFY(compared > 20);
}

void ClusterContract::secretsAreListedWithoutWhatTheyHold()
{
    const QString name = nameOfDeployment();
    const QByteArray path = "/api/v1/namespaces/default/secrets";
    const QJsonObject made{{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Secret"_s}, {u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"labels"_s, QJsonObject{{u"contract"_s, u"yes"_s}}}}},
                           {u"type"_s, u"Opaque"_s}, {u"data"_s, QJsonObject{{u"a"_s, u"b25l"_s}, {u"b"_s, u"dHdv"_s}}}};
    look("secret");
    QVERIFY(isLive("secret"));
    QVERIFY(ask("POST", path, made).ok());
    QTRY_VERIFY_WITH_TIMEOUT(row<SecretRow>("secret", name), patience);
    const auto known = row<SecretRow>("secret", name);
    QCOMPARE(known->count, 2);
    QCOMPARE(known->type, u"Opaque"_s);
    QVERIFY(known->meta.hasUid && known->meta.createdMs != 0);
    QCOMPARE(labelTexts(known->meta.labels), QStringList{u"contract=yes"_s});
    QVERIFY(ask("DELETE", path + '/' + name.toLatin1()).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!row<SecretRow>("secret", name), patience);
}
