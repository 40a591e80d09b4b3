// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims, volumes and storage classes: their rows of either form, kubectl's cells, states, overviews.
#include "allkinds.h"
#include "objects.h"
#include "shown.h"
#include "storagerows.h"
#include "testmain.h"

using namespace kubernetes;
using namespace kubernetestest;
using Resize = ClaimRow::Resize;

class StorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claims();
    void accessModes();
    void oldClasses();
    void resizes_data();
    void resizes();
    void claimStates();
    void volumes();
    void volumeStates();
    void classes();
    void claimsOverviews();
    void whatElseIsAskedOfAClaim();
    void volumesOverviews_data();
    void volumesOverviews();
    void nodesOfAVolume();
    void classesOverviews();
};

namespace {

const QByteArray bound = R"("accessModes":["ReadWriteOnce","ReadOnlyMany"],"volumeName":"pv-1","storageClassName":"fast","volumeMode":"Filesystem",
    "resources":{"requests":{"storage":"8Gi"}})";
const QByteArray having = R"("phase":"Bound","accessModes":["ReadWriteOnce"],"capacity":{"storage":"8Gi"})";

std::shared_ptr<const ClaimRow> claim(const QByteArray &spec, const QByteArray &status, const QByteArray &metadata = {})
{
    return rowOf<ClaimRow>(decodeClaim, object("PersistentVolumeClaim", metadata, spec, status));
}

std::shared_ptr<const VolumeRow> volume(const QByteArray &spec, const QByteArray &status, const QByteArray &metadata = {})
{
    return rowOf<VolumeRow>(decodeVolume, object("PersistentVolume", metadata, spec, status));
}

std::shared_ptr<const StorageClassRow> storageClass(const QByteArray &members, const QByteArray &metadata = {})
{
    return rowOf<StorageClassRow>(decodeStorageClass, R"({"kind":"StorageClass","metadata":{"name":"fast","uid":"u")" + (metadata.isEmpty() ? "" : "," + metadata) +
                                                          "},\"provisioner\":\"csi.example\"" + (members.isEmpty() ? "" : "," + members) + "}");
}

QByteArray condition(const char *type)
{
    return R"({"type":")" + QByteArray(type) + R"(","status":"True","message":"no room","lastTransitionTime":"2026-11-21T09:00:00Z"})";
}

QByteArrayList chipsOf(const live::Kind &kind, const live::RowPointer &row)
{
    QByteArrayList ids;
    for (const live::Chip &chip : kind.chips) {
        if (chip.matches(*row))
            ids << chip.id;
    }
    return ids;
}

const OverviewQuestion *questionOf(const OverviewQuestions &questions, const char *title)
{
    for (const OverviewQuestion &question : questions) {
        if (question.title == QLatin1String(title))
            return &question;
    }
    return nullptr;
}

} // namespace

void StorageTest::claims()
{
    const auto row = claim(bound, having);
    QVERIFY(row);
    QCOMPARE(statusText(*row), QStringLiteral("Bound"));
    QCOMPARE(row->volume, QStringLiteral("pv-1"));
    QCOMPARE(capacityText(*row), QStringLiteral("8Gi"));
    QCOMPARE(row->capacity.bytes, 8LL << 30);
    QCOMPARE(row->requested.text, QStringLiteral("8Gi"));
    QCOMPARE(accessModesText(row->modes), QStringLiteral("RWO")); // those that it has
    QCOMPARE(row->storageClass, QStringLiteral("fast"));
    QCOMPARE(orUnset(row->volumeMode), QStringLiteral("Filesystem"));
    QCOMPARE(orUnset(row->attributesClass), QStringLiteral("<unset>"));
    QCOMPARE(orUnset(claim(bound + R"(,"volumeAttributesClassName":"gold")", having)->attributesClass), QStringLiteral("gold"));
    QCOMPARE(statusText(*claim(bound, having, R"("deletionTimestamp":"2026-11-21T09:20:00Z")")), QStringLiteral("Terminating"));
    const auto waiting = claim(R"("resources":{"requests":{"storage":"8Gi"}})", R"("phase":"Pending","capacity":{"storage":"1Gi"})");
    QCOMPARE(capacityText(*waiting), QString()); // without a volume nothing is had
    QCOMPARE(capacityText(*claim(R"("volumeName":"pv-1")", "")), QStringLiteral("0"));
    QCOMPARE(orUnset(waiting->volumeMode), QStringLiteral("<unset>"));
}

void StorageTest::accessModes()
{
    const auto row = claim(bound, R"("accessModes":["ReadWriteOncePod","ReadWriteMany","Whatever","ReadOnlyMany","ReadWriteOnce","ReadWriteMany"])");
    QCOMPARE(accessModesText(row->modes), QStringLiteral("RWO,ROX,RWX,RWOP"));
    QCOMPARE(accessModesText(0), QString());
}

void StorageTest::oldClasses()
{
    const QByteArray note = R"("annotations":{"volume.beta.kubernetes.io/storage-class":"old"})";
    QCOMPARE(claim(bound, having, note)->storageClass, QStringLiteral("old"));
    QCOMPARE(volume(R"("storageClassName":"fast")", "", note)->storageClass, QStringLiteral("old"));
    QCOMPARE(claim(bound, having, R"("annotations":{"volume.beta.kubernetes.io/storage-class":""})")->storageClass, QString());
}

void StorageTest::resizes_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("resize");
    const auto row = [](const char *name, const QByteArray &spec, const QByteArray &status, Resize resize) {
        QTest::newRow(name) << spec << having + status << static_cast<int>(resize);
    };
    const QByteArray more = QByteArray(bound).replace("8Gi", "10Gi");
    row("none", bound, "", Resize::None);
    row("asked for", more, "", Resize::Running);
    row("less than there is", QByteArray(bound).replace("8Gi", "5Gi"), "", Resize::None);
    row("running", more, R"(,"conditions":[)" + condition("Resizing") + "]", Resize::Running);
    row("waits for a pod", more, R"(,"conditions":[)" + condition("Resizing") + "," + condition("FileSystemResizePending") + "]", Resize::WaitsForPod);
    row("failed", more, R"(,"conditions":[)" + condition("ControllerResizeError") + "," + condition("Resizing") + "]", Resize::Failed);
    row("does not hold", bound, R"(,"conditions":[{"type":"Resizing","status":"False"}])", Resize::None);
    row("status", more, R"(,"allocatedResourceStatuses":{"storage":"ControllerResizeInProgress"})", Resize::Running);
    row("status waits", more, R"(,"allocatedResourceStatuses":{"storage":"NodeResizePending"})", Resize::WaitsForPod);
    row("status failed", more, R"(,"allocatedResourceStatuses":{"other":"x","storage":"NodeResizeInfeasible"})", Resize::Failed);
    row("old status failed", more, R"(,"allocatedResourceStatuses":{"storage":"ControllerResizeFailed"})", Resize::Failed);
}

void StorageTest::resizes()
{
    QFETCH(QByteArray, spec);
    QFETCH(QByteArray, status);
    QTEST(static_cast<int>(claim(spec, status)->resize), "resize");
}

void StorageTest::claimStates()
{
    const live::Kind kind = claimObject().kind;
    const live::RowPointer fine = claim(bound, having);
    const live::RowPointer pending = claim(R"("resources":{"requests":{"storage":"8Gi"}})", R"("phase":"Pending")");
    const live::RowPointer lost = claim(bound, R"("phase":"Lost")");
    const live::RowPointer growing = claim(QByteArray(bound).replace("8Gi", "10Gi"), having);
    const live::RowPointer failed = claim(QByteArray(bound).replace("8Gi", "10Gi"), having + R"(,"conditions":[)" + condition("NodeResizeError") + "]");
    const live::RowPointer unused = claim(bound, having + R"(,"conditions":[)" + condition("Unused") + "]");
    const live::RowPointer leaving = claim(bound, having, R"("deletionTimestamp":"2026-11-21T09:20:00Z")");
    QVERIFY(cell(kind, "status", fine).tone == live::Tone::Ok);
    QVERIFY(cell(kind, "status", pending).tone == live::Tone::Warn && cell(kind, "status", lost).tone == live::Tone::Bad);
    QVERIFY(cell(kind, "status", leaving).hollow);
    QCOMPARE(cell(kind, "status", growing).text, QStringLiteral("Bound")); // as kubectl says it
    QVERIFY(cell(kind, "status", growing).tone == live::Tone::Warn);
    QCOMPARE(cell(kind, "status", growing).toolTip, QStringLiteral("Being resized to 10Gi"));
    QCOMPARE(cell(kind, "status", failed).toolTip, QStringLiteral("no room"));
    QVERIFY(cell(kind, "requested", growing).tone == live::Tone::Warn && cell(kind, "requested", fine).tone == live::Tone::None);
    QCOMPARE(cell(kind, "capacity", growing).number, 8.0 * (1LL << 30));
    QCOMPARE(cell(kind, "unused", unused).timeMs, createdMs);
    QCOMPARE(chipsOf(kind, fine), QByteArrayList{"bound"});
    QCOMPARE(chipsOf(kind, pending), QByteArrayList{"pending"});
    QCOMPARE(chipsOf(kind, lost), QByteArrayList{"lost"});
    QCOMPARE(chipsOf(kind, growing), (QByteArrayList{"bound", "resizing"}));
    QCOMPARE(chipsOf(kind, failed), (QByteArrayList{"bound", "resizeFailed"}));
    QCOMPARE(chipsOf(kind, unused), (QByteArrayList{"bound", "unused"}));
    QCOMPARE(chipsOf(kind, leaving), QByteArrayList{"terminating"});
    QVERIFY(kind.searchText(*fine).contains(QStringLiteral("pv-1")));
    QVERIFY(!kind.column("volumeMode")->shown && !kind.column("attributesClass")->shown);
}

void StorageTest::volumes()
{
    const auto row = volume(R"("capacity":{"storage":"8Gi"},"csi":{"driver":"csi.example","volumeHandle":"vol-1"},"accessModes":["ReadWriteMany"],
        "claimRef":{"kind":"PersistentVolumeClaim","namespace":"shop","name":"data","uid":"c"},"persistentVolumeReclaimPolicy":"Retain",
        "storageClassName":"fast","volumeMode":"Block","volumeAttributesClassName":"gold")",
                            R"("phase":"Failed","reason":"RecyclerFailed","message":"no such disk")");
    QVERIFY(row);
    QCOMPARE(capacityText(*row), QStringLiteral("8Gi"));
    QCOMPARE(accessModesText(row->modes), QStringLiteral("RWX"));
    QCOMPARE(row->reclaimPolicy, QStringLiteral("Retain"));
    QCOMPARE(statusText(*row), QStringLiteral("Failed"));
    QCOMPARE(row->claim, QStringLiteral("shop/data"));
    QCOMPARE(row->storageClass, QStringLiteral("fast"));
    QCOMPARE(orUnset(row->attributesClass), QStringLiteral("gold"));
    QCOMPARE(row->reason, QStringLiteral("RecyclerFailed"));
    QCOMPARE(orUnset(row->volumeMode), QStringLiteral("Block"));
    const auto bare = volume("", "");
    QCOMPARE(capacityText(*bare), QStringLiteral("0"));
    QCOMPARE(bare->claim, QString());
}

void StorageTest::volumeStates()
{
    const live::Kind kind = volumeObject().kind;
    const auto in = [](const char *phase) { return live::RowPointer(volume("", R"("phase":")" + QByteArray(phase) + R"(","message":"why")")); };
    QVERIFY(cell(kind, "status", in("Bound")).tone == live::Tone::Ok && !cell(kind, "status", in("Bound")).hollow);
    QVERIFY(cell(kind, "status", in("Available")).hollow);
    QVERIFY(cell(kind, "status", in("Released")).tone == live::Tone::Warn);
    QVERIFY(cell(kind, "status", in("Failed")).tone == live::Tone::Bad);
    QCOMPARE(cell(kind, "status", in("Failed")).toolTip, QStringLiteral("why"));
    for (const char *phase : {"Bound", "Available", "Released", "Failed", "Pending"})
        QCOMPARE(chipsOf(kind, in(phase)), QByteArrayList{QByteArray(phase).toLower()});
    const live::RowPointer leaving = volume("", R"("phase":"Bound")", R"("deletionTimestamp":"2026-11-21T09:20:00Z")");
    QCOMPARE(cell(kind, "status", leaving).text, QStringLiteral("Terminating"));
    QCOMPARE(chipsOf(kind, leaving), QByteArrayList{"terminating"});
}

void StorageTest::classes()
{
    const auto row = storageClass(R"("reclaimPolicy":"Retain","volumeBindingMode":"WaitForFirstConsumer","allowVolumeExpansion":true,"parameters":{"type":"ssd"})");
    QCOMPARE(classNameText(*row), QStringLiteral("fast"));
    QCOMPARE(row->provisioner, QStringLiteral("csi.example"));
    QCOMPARE(row->reclaimPolicy, QStringLiteral("Retain"));
    QCOMPARE(row->bindingMode, QStringLiteral("WaitForFirstConsumer"));
    QVERIFY(row->expandable && !row->isDefault);
    const auto usual = storageClass("", R"("annotations":{"storageclass.kubernetes.io/is-default-class":"true"})");
    QCOMPARE(classNameText(*usual), QStringLiteral("fast (default)"));
    QCOMPARE(usual->reclaimPolicy, QStringLiteral("Delete")); // what the API takes for granted
    QCOMPARE(usual->bindingMode, QStringLiteral("Immediate"));
    QVERIFY(!usual->expandable);
    QVERIFY(storageClass("", R"("annotations":{"storageclass.beta.kubernetes.io/is-default-class":"true"})")->isDefault);
    QVERIFY(storageClass("", R"("annotations":{"storageclass.kubernetes.io/is-default-class":"true","storageclass.beta.kubernetes.io/is-default-class":"false"})")->isDefault);
    QVERIFY(!storageClass("", R"("annotations":{"storageclass.kubernetes.io/is-default-class":"false"})")->isDefault);
    const live::Kind kind = storageClassObject().kind;
    QCOMPARE(cell(kind, "name", usual).text, QStringLiteral("fast (default)"));
    QCOMPARE(kind.name(*usual), QStringLiteral("fast"));
    QCOMPARE(chipsOf(kind, usual), QByteArrayList{"default"});
    QCOMPARE(chipsOf(kind, row), QByteArrayList{"expandable"});
}

void StorageTest::claimsOverviews()
{
    const Sections sections = claimOverview(object("PersistentVolumeClaim", "", QByteArray(bound).replace("8Gi", "10Gi") + R"(,"dataSource":{"kind":"VolumeSnapshot","name":"s"})",
                                                   having + R"(,"conditions":[)" + condition("FileSystemResizePending") + "]"));
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Volume claim", "Status"), QStringLiteral("Bound"));
    QCOMPARE(valueOf(*sections, "Volume claim", "Volume"), QStringLiteral("pv-1"));
    QCOMPARE(valueOf(*sections, "Volume claim", "Storage class"), QStringLiteral("fast"));
    QCOMPARE(valueOf(*sections, "Volume claim", "Requested"), QStringLiteral("10Gi"));
    QCOMPARE(valueOf(*sections, "Volume claim", "Capacity"), QStringLiteral("8Gi"));
    QCOMPARE(valueOf(*sections, "Volume claim", "Requested access"), QStringLiteral("ReadWriteOnce (RWO), ReadOnlyMany (ROX)"));
    QCOMPARE(valueOf(*sections, "Volume claim", "Access"), QStringLiteral("ReadWriteOnce (RWO)"));
    QCOMPARE(valueOf(*sections, "Volume claim", "Filled from"), QStringLiteral("VolumeSnapshot s"));
    const live::Entry *waits = entryOf(sectionOf(*sections, QStringLiteral("Conditions")), QStringLiteral("FileSystemResizePending"));
    QVERIFY(waits && waits->tone == live::Tone::Warn && waits->value.contains(QStringLiteral("no room")));
}

void StorageTest::whatElseIsAskedOfAClaim()
{
    const OverviewQuestions questions = claimQuestions(object("PersistentVolumeClaim", "", bound, having));
    const OverviewQuestion *users = questionOf(questions, "Used by");
    QVERIFY(users);
    QCOMPARE(users->path, QByteArray("/api/v1/namespaces/shop/pods?limit=500"));
    const auto pod = [](const QByteArray &name, const QByteArray &claimName, const QByteArray &node) {
        return R"({"metadata":{"name":")" + name + R"("},"spec":{)" + node + R"("volumes":[{"name":"v","persistentVolumeClaim":{"claimName":")" + claimName + R"("}}]},"status":{"phase":"Running"}})";
    };
    const Sections used = users->read(R"({"metadata":{"continue":"more"},"items":[)" + pod("api-1", "n", R"("nodeName":"w-1",)") + "," + pod("other", "m", "") + "," + pod("api-2", "n", "") + "]}");
    QVERIFY(used.ok());
    QCOMPARE(valueOf(*used, "Used by", "api-1"), QStringLiteral("Running on w-1"));
    QCOMPARE(valueOf(*used, "Used by", "api-2"), QStringLiteral("Running"));
    QCOMPARE(valueOf(*used, "Used by", "other"), QStringLiteral("(absent)"));
    QCOMPARE(valueOf(*used, "Used by", "More pods"), QStringLiteral("Only the first 3 were looked at"));
    const Sections nobody = users->read(R"({"items":[]})");
    QCOMPARE(sectionOf(*nobody, QStringLiteral("Used by"))->empty, QStringLiteral("No pod uses it."));
    const OverviewQuestion *its = questionOf(questions, "Its storage class");
    QVERIFY(its);
    QCOMPARE(its->path, QByteArray("/apis/storage.k8s.io/v1/storageclasses/fast"));
    const Sections known = its->read(R"({"metadata":{"name":"fast"},"provisioner":"csi.example","allowVolumeExpansion":true,"volumeBindingMode":"WaitForFirstConsumer"})");
    QCOMPARE(valueOf(*known, "Its storage class", "Expansion"), QStringLiteral("allowed"));
    QCOMPARE(valueOf(*known, "Its storage class", "Volume binding"), QStringLiteral("WaitForFirstConsumer: once a pod needs it"));
    QCOMPARE(claimQuestions(object("PersistentVolumeClaim", "", "", "")).size(), size_t(1)); // no class, nothing to ask of it
}

void StorageTest::volumesOverviews_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *source, const char *label, const char *value) {
        QTest::newRow(name) << QByteArray(source) << QString::fromLatin1(label) << QString::fromLatin1(value);
    };
    row("csi", R"("csi":{"driver":"csi.example","volumeHandle":"vol-1","fsType":"ext4","volumeAttributes":{"tier":"gold"}})", "CSI driver", "csi.example");
    row("csi volume", R"("csi":{"driver":"csi.example","volumeHandle":"vol-1"})", "Volume handle", "vol-1");
    row("csi attribute", R"("csi":{"driver":"csi.example","volumeAttributes":{"tier":"gold"}})", "tier", "gold");
    row("directory", R"("hostPath":{"path":"/data","type":""})", "Directory of the node that it is used on", "/data");
    row("local", R"("local":{"path":"/mnt/ssd"})", "Disk or directory of one node", "/mnt/ssd");
    row("nfs", R"("nfs":{"server":"10.0.0.9","path":"/export"})", "NFS share", "10.0.0.9:/export");
    row("another", R"("iscsi":{"iqn":"iqn.2026:disk","lun":1},"claimRef":{"name":"x"})", "iscsi", "iqn iqn.2026:disk, lun 1");
}

void StorageTest::volumesOverviews()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, label);
    QFETCH(QString, value);
    const Sections sections = volumeOverview(object("PersistentVolume", "", source + R"(,"persistentVolumeReclaimPolicy":"Delete","capacity":{"storage":"1Gi"})", R"("phase":"Released")"));
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Source", label.toLatin1()), value);
    QCOMPARE(valueOf(*sections, "Persistent volume", "Status"), QStringLiteral("Released"));
    QCOMPARE(valueOf(*sections, "Persistent volume", "Reclaim policy"), QStringLiteral("Delete: the volume goes with its claim"));
}

void StorageTest::nodesOfAVolume()
{
    const Sections sections = volumeOverview(object("PersistentVolume", "", R"("nodeAffinity":{"required":{"nodeSelectorTerms":[
        {"matchExpressions":[{"key":"kubernetes.io/hostname","operator":"In","values":["w-1"]},{"key":"gpu","operator":"DoesNotExist"}]},
        {"matchExpressions":[{"key":"zone","operator":"NotIn","values":["a","b"]},{"key":"disks","operator":"Gt","values":["2"]},{"key":"ssd","operator":"Exists"}]}]}})", ""));
    const live::Section *nodes = sectionOf(*sections, QStringLiteral("Only on nodes with"));
    QVERIFY(nodes);
    QCOMPARE(nodes->entries.size(), size_t(2));
    QCOMPARE(nodes->entries[0].value, QStringLiteral("kubernetes.io/hostname = w-1, no gpu"));
    QCOMPARE(nodes->entries[1].value, QStringLiteral("zone not in (a, b), disks > 2, ssd"));
}

void StorageTest::classesOverviews()
{
    const Sections sections = storageClassOverview(R"({"metadata":{"name":"fast","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"csi.example",
        "parameters":{"type":"ssd"},"mountOptions":["noatime"],"allowedTopologies":[{"matchLabelExpressions":[{"key":"zone","values":["a","b"]}]}]})");
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Storage class", "Default"), QStringLiteral("yes, of claims that name no class"));
    QCOMPARE(valueOf(*sections, "Storage class", "Provisioner"), QStringLiteral("csi.example"));
    QCOMPARE(valueOf(*sections, "Storage class", "Volume binding"), QStringLiteral("Immediate: as soon as it is claimed"));
    QCOMPARE(valueOf(*sections, "Storage class", "Reclaim policy"), QStringLiteral("Delete: the volume goes with its claim"));
    QCOMPARE(valueOf(*sections, "Storage class", "Expansion"), QStringLiteral("not allowed"));
    QCOMPARE(valueOf(*sections, "Storage class", "Mount options"), QStringLiteral("noatime"));
    QCOMPARE(valueOf(*sections, "Parameters", "type"), QStringLiteral("ssd"));
    QCOMPARE(sectionOf(*sections, QStringLiteral("Only where"))->entries[0].value, QStringLiteral("zone in (a, b)"));
}

PILOTHOUSE_TEST(StorageTest)
#include "tst_storage.moc"
