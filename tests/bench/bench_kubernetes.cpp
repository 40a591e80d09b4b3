// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_kubernetes: 10,000 pods of about 7.8 KB of JSON, managedFields and all, from a server's bytes to rows: as a list on
// one page and on pages of 500, and as the first frames of a watch, in JSON and in protobuf. Prints CPU time, best of
// several, and what a row holds of memory. No server is needed: how fast one is, is not ours to say.
#include "framedecoder.h"
#include "listdecoder.h"
#include "podrow.h"
#include "protobufencoder.h"
#include "uimeter.h"

#include <QJsonArray>
#include <malloc.h>

using namespace kubernetes;

namespace {

constexpr int pods = 10'000;
constexpr int page = 500;
constexpr int rounds = 7;
constexpr qsizetype chunk = 64 * 1024; ///< what a connection gives at a time

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

/// What a kubelet and a controller own of a pod; the larger half of it.
QJsonArray managedFields()
{
    QJsonObject container;
    for (const char *field : {"f:image", "f:imagePullPolicy", "f:name", "f:terminationMessagePath", "f:terminationMessagePolicy"})
        container.insert(QLatin1String(field), QJsonObject());
    for (const char *group : {"f:env", "f:livenessProbe", "f:readinessProbe", "f:resources", "f:volumeMounts", "f:ports"}) {
        QJsonObject inner;
        for (int i = 0; i < 8; ++i)
            inner.insert(QStringLiteral("k:{\"name\":\"%1%2\"}").arg(QLatin1String(group)).arg(i),
                         QJsonObject{{QStringLiteral("."), QJsonObject()}, {QStringLiteral("f:name"), QJsonObject()}});
        container.insert(QLatin1String(group), inner);
    }
    QJsonArray result;
    for (const char *manager : {"kube-controller-manager", "kubelet"})
        result.append(QJsonObject{{QStringLiteral("manager"), QLatin1String(manager)},
                                  {QStringLiteral("operation"), QStringLiteral("Update")},
                                  {QStringLiteral("fieldsType"), QStringLiteral("FieldsV1")},
                                  {QStringLiteral("time"), QStringLiteral("2026-11-21T09:00:00Z")},
                                  {QStringLiteral("fieldsV1"), container}});
    return result;
}

QJsonObject pod(int i)
{
    const QString number = QString::number(i);
    const QString set = QStringLiteral("service-%1-7d9c6b5f4d").arg(i / 40);
    QJsonObject object = parsed(R"json({"kind":"Pod","apiVersion":"v1","metadata":{"creationTimestamp":"2026-11-21T09:00:00Z"},
      "spec":{"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default",
        "schedulerName":"default-scheduler","tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute"},
        {"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute"}],"priority":0,"enableServiceLinks":true,
        "containers":[{"name":"app","resources":{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"250m","memory":"256Mi"}},
          "ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],"terminationMessagePath":"/dev/termination-log",
          "env":[{"name":"LOG_LEVEL","value":"info"},{"name":"DATABASE","value":"postgres://db.shop.svc:5432/shop"},{"name":"REGION","value":"eu-central-1"}],
          "volumeMounts":[{"name":"token","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}]}]},
      "status":{"phase":"Running","hostIP":"10.0.0.3","startTime":"2026-11-21T09:00:01Z","qosClass":"Burstable","conditions":[
        {"type":"PodReadyToStartContainers","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-11-21T09:00:05Z"},
        {"type":"Initialized","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-11-21T09:00:01Z"},
        {"type":"Ready","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-11-21T09:00:06Z"},
        {"type":"ContainersReady","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-11-21T09:00:06Z"},
        {"type":"PodScheduled","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-11-21T09:00:01Z"}]}})json");
    QJsonObject meta = object[QStringLiteral("metadata")].toObject();
    meta[QStringLiteral("name")] = set + QStringLiteral("-%1").arg(i, 5, 36, QLatin1Char('0'));
    meta[QStringLiteral("namespace")] = QStringLiteral("team-%1").arg(i / 400);
    meta[QStringLiteral("uid")] = QStringLiteral("0f9b2c1e-1111-4222-8333-%1").arg(i, 12, 16, QLatin1Char('0'));
    meta[QStringLiteral("resourceVersion")] = number;
    meta[QStringLiteral("labels")] = QJsonObject{{QStringLiteral("app.kubernetes.io/name"), set.chopped(11)},
                                                 {QStringLiteral("app.kubernetes.io/managed-by"), QStringLiteral("Helm")},
                                                 {QStringLiteral("helm.sh/chart"), QStringLiteral("service-1.4.2")},
                                                 {QStringLiteral("pod-template-hash"), QStringLiteral("7d9c6b5f4d")}};
    meta[QStringLiteral("ownerReferences")] =
        QJsonArray{QJsonObject{{QStringLiteral("apiVersion"), QStringLiteral("apps/v1")},
                               {QStringLiteral("kind"), QStringLiteral("ReplicaSet")},
                               {QStringLiteral("name"), set},
                               {QStringLiteral("uid"), QStringLiteral("aaaa1111-1111-4222-8333-%1").arg(i / 40, 12, 16, QLatin1Char('0'))},
                               {QStringLiteral("controller"), true}}};
    meta[QStringLiteral("managedFields")] = managedFields();
    object[QStringLiteral("metadata")] = meta;
    QJsonObject spec = object[QStringLiteral("spec")].toObject();
    spec[QStringLiteral("nodeName")] = QStringLiteral("worker-%1").arg(i % 200);
    QJsonObject container = spec[QStringLiteral("containers")].toArray()[0].toObject();
    const QString image = QStringLiteral("registry.example/%1:1.4").arg(set.chopped(11));
    container[QStringLiteral("image")] = image;
    spec[QStringLiteral("containers")] = QJsonArray{container};
    object[QStringLiteral("spec")] = spec;
    QJsonObject status = object[QStringLiteral("status")].toObject();
    const QString ip = QStringLiteral("10.%1.%2.%3").arg(40 + i / 65536).arg(i / 256 % 256).arg(i % 256);
    status[QStringLiteral("podIP")] = ip;
    status[QStringLiteral("podIPs")] = QJsonArray{QJsonObject{{QStringLiteral("ip"), ip}}};
    status[QStringLiteral("containerStatuses")] = QJsonArray{QJsonObject{
        {QStringLiteral("name"), QStringLiteral("app")},
        {QStringLiteral("image"), image},
        {QStringLiteral("imageID"), QStringLiteral("registry.example/app@sha256:") + QString(64, u'a')},
        {QStringLiteral("containerID"), QStringLiteral("containerd://") + QString(64, u'b')},
        {QStringLiteral("ready"), true},
        {QStringLiteral("started"), true},
        {QStringLiteral("restartCount"), i % 7},
        {QStringLiteral("lastState"), QJsonObject()},
        {QStringLiteral("state"), parsed(R"({"running":{"startedAt":"2026-11-21T09:00:05Z"}})")}}};
    object[QStringLiteral("status")] = status;
    return object;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject listOf(int first, int count)
{
    QJsonArray items;
    for (int i = first; i < first + count; ++i)
        items.append(pod(i));
    return {{QStringLiteral("kind"), QStringLiteral("PodList")},
            {QStringLiteral("apiVersion"), QStringLiteral("v1")},
            {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("resourceVersion"), QStringLiteral("500")}}},
            {QStringLiteral("items"), items}};
}

struct Wire {
    std::vector<QByteArray> pages;
    QByteArray whole;
    QByteArray watch;
};

/// In JSON as a server writes it: its metadata before its items, which do not say what they are.
QByteArray encoded(const QJsonObject &list, bool protobuf)
{
    if (protobuf)
        return kubernetestest::encodeList(list);
    QByteArray items;
    for (const QJsonValue &value : list[QStringLiteral("items")].toArray()) {
        QJsonObject item = value.toObject();
        item.remove(QStringLiteral("kind"));
        item.remove(QStringLiteral("apiVersion"));
        items += (items.isEmpty() ? "" : ",") + compact(item);
    }
    return R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"500"},"items":[)" + items + "]}\n";
}

Wire wire(bool protobuf)
{
    Wire wire;
    for (int i = 0; i < pods; i += page)
        wire.pages.push_back(encoded(listOf(i, page), protobuf));
    wire.whole = encoded(listOf(0, pods), protobuf);
    for (int i = 0; i < pods; ++i) {
        const QJsonObject event{{QStringLiteral("type"), QStringLiteral("ADDED")}, {QStringLiteral("object"), pod(i)}};
        wire.watch += protobuf ? kubernetestest::encodeFrame(event) : compact(event) + '\n';
    }
    return wire;
}

using Rows = std::vector<live::RowPointer>;

Rows readPages(const std::vector<QByteArray> &pages)
{
    ListDecoder decoder(decodePod, std::make_shared<Interner>());
    Rows rows;
    for (const QByteArray &body : pages) {
        auto got = decoder.page(body);
        if (got.ok())
            std::move(got->rows.begin(), got->rows.end(), std::back_inserter(rows));
    }
    return rows;
}

Rows readWatch(const QByteArray &bytes)
{
    FrameDecoder decoder(decodePod, std::make_shared<Interner>());
    Rows rows;
    for (qsizetype at = 0; at < bytes.size(); at += chunk) {
        auto frames = decoder.feed(QByteArray::fromRawData(bytes.constData() + at, std::min(chunk, bytes.size() - at)));
        if (!frames.ok())
            break;
        for (endpoint::WatchFrame &frame : *frames)
            rows.push_back(std::move(frame.row));
    }
    return rows;
}

/// Best of several: the machine is somebody else's too. False: not all of the rows came.
template <class Read> bool measure(const QByteArray &name, Read read)
{
    double best = -1;
    for (int i = 0; i < rounds; ++i) {
        const double before = bench::cpuMs();
        const Rows rows = read();
        const double spent = bench::cpuMs() - before;
        if (rows.size() != pods || !rows.back())
            return false;
        best = best < 0 ? spent : std::min(best, spent);
    }
    bench::say(name, best);
    return true;
}

} // namespace

int main()
{
    bool good = true;
    for (const bool protobuf : {false, true}) {
        const Wire bytes = wire(protobuf);
        const QByteArray form = protobuf ? "protobuf" : "json";
        std::fprintf(stderr, "%s: %.1f MB, watch %.1f MB\n", form.constData(), double(bytes.whole.size()) / 1e6,
                     double(bytes.watch.size()) / 1e6);
        good = measure("kubernetes.list." + form, [&] { return readPages({bytes.whole}); }) && good;
        good = measure("kubernetes.pages." + form, [&] { return readPages(bytes.pages); }) && good;
        good = measure("kubernetes.watch." + form, [&] { return readWatch(bytes.watch); }) && good;
        if (!protobuf)
            continue;
        const size_t before = mallinfo2().uordblks;
        const Rows rows = readPages(bytes.pages);
        bench::say("kubernetes.row", double(mallinfo2().uordblks - before) / pods);
        good = rows.size() == pods && good;
    }
    return good ? 0 : 1;
}
