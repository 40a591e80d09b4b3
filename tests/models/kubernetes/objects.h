// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Objects as servers send them, written by hand, and what the tests of rows share: each object is read as JSON and as
// protobuf, and both must give the same row.
#pragma once

#include "framedecoder.h"
#include "listdecoder.h"
#include "protobufencoder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace kubernetestest {

inline QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The row of both forms, where they agree; null and a failed test otherwise.
template <class R> std::shared_ptr<const R> rowOf(kubernetes::DecodeRow decode, const QByteArray &json)
{
    const auto interner = std::make_shared<kubernetes::Interner>();
    kubernetes::ListDecoder decoder(decode, interner);
    const QJsonObject object = parse(json);
    const auto fromJson = decoder.object(json);
    const auto fromProtobuf = decoder.object(encodeObject(object));
    if (!fromJson.ok() || !fromProtobuf.ok()) {
        QTest::qFail("an object could not be read", __FILE__, __LINE__);
        return nullptr;
    }
    if (!(*fromJson)->equals(**fromProtobuf)) {
        QTest::qFail("JSON and protobuf differ", __FILE__, __LINE__);
        return nullptr;
    }
    return std::static_pointer_cast<const R>(*fromJson);
}

/// Object `kind` with these members of metadata, spec and status.
inline QByteArray object(const QByteArray &kind, const QByteArray &metadata, const QByteArray &spec,
                         const QByteArray &status)
{
    return R"({"kind":")" + kind + R"(","apiVersion":"v1","metadata":{"name":"n","namespace":"shop","uid":"u-1",
        "resourceVersion":"7","creationTimestamp":"2026-11-21T09:00:00Z")" + (metadata.isEmpty() ? "" : "," + metadata) +
           R"(},"spec":{)" + spec + R"(},"status":{)" + status + "}}";
}

/// Its bytes cut anywhere, and each member of a wrong type: nothing but rows or none. False: not even the whole one is a row.
inline bool survivesEveryCut(kubernetes::DecodeRow decode, const QByteArray &json)
{
    const QJsonObject whole = parse(json);
    const QByteArray bytes = encodeMessage(whole, whole.value(QStringLiteral("kind")).toString().toUtf8());
    kubernetes::Interner interner;
    bool row = false;
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        const kubernetes::Message message(std::string_view(bytes.constData(), static_cast<size_t>(cut)));
        row = kubernetes::decodeGuarded(decode, message, interner) != nullptr;
    }
    for (const QJsonValue &wrong : {QJsonValue(1), QJsonValue(QStringLiteral("x")), QJsonValue(true), QJsonValue(),
                                    QJsonValue(QJsonArray{1, QStringLiteral("x"), QJsonValue(), QJsonObject(), QJsonArray()})}) {
        for (const QString &part : whole.keys()) {
            QJsonObject damaged = whole;
            damaged[part] = wrong;
            kubernetes::ListDecoder decoder(decode, std::make_shared<kubernetes::Interner>());
            (void)decoder.object(compact(damaged));
            const QJsonObject members = whole.value(part).toObject();
            for (const QString &member : members.keys()) {
                QJsonObject inner = members;
                inner[member] = wrong;
                damaged[part] = inner;
                (void)decoder.object(compact(damaged));
            }
        }
    }
    return row;
}

constexpr qint64 createdMs = 1'795'251'600'000; ///< 2026-11-21T09:00:00Z

inline const QByteArray wholePod = R"json({"kind":"Pod","apiVersion":"v1","metadata":{"name":"api-7d9c6b5f4d-m8wzt",
 "generateName":"api-7d9c6b5f4d-","namespace":"shop","uid":"0f9b2c1e-1111-4222-8333-444455556666","resourceVersion":"81234",
 "creationTimestamp":"2026-11-21T09:00:00Z","labels":{"app":"api","pod-template-hash":"7d9c6b5f4d","tier":"web"},
 "annotations":{"kubectl.kubernetes.io/default-container":"api","checksum/config":"abc"},
 "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"api-7d9c6b5f4d",
  "uid":"aaaa1111-1111-4222-8333-444455556666","controller":true,"blockOwnerDeletion":true}],
 "managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","time":"2026-11-21T09:00:00Z",
  "fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"api\"}":{}}}}}]},
 "spec":{"initContainers":[
   {"name":"migrate","image":"registry.example/api:1.4","resources":{"requests":{"cpu":"2","memory":"64Mi"}},"imagePullPolicy":"IfNotPresent"},
   {"name":"mesh","image":"registry.example/mesh:2","restartPolicy":"Always","resources":{"requests":{"cpu":"50m","memory":"32Mi"},"limits":{"cpu":"100m","memory":"64Mi"}}}],
  "containers":[
   {"name":"api","image":"registry.example/api:1.4","ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],
    "env":[{"name":"A","value":"b"}],"resources":{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"250m","memory":"256Mi"}},
    "volumeMounts":[{"name":"t","readOnly":true,"mountPath":"/var/run/secrets"}],"terminationMessagePath":"/dev/termination-log"},
   {"name":"envoy","image":"envoyproxy/envoy:v1.31","resources":{"requests":{"cpu":"100m","memory":"1e8"}}}],
  "ephemeralContainers":[{"name":"debug","image":"busybox","targetContainerName":"api","stdin":true}],
  "restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"api",
  "nodeName":"worker-3","schedulerName":"default-scheduler","tolerations":[{"key":"a","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],
  "priority":0,"enableServiceLinks":true,"readinessGates":[{"conditionType":"example.com/ready"},{"conditionType":"example.com/warm"}],
  "overhead":{"cpu":"10m","memory":"1Mi"}},
 "status":{"phase":"Running","conditions":[
   {"type":"Initialized","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-11-21T09:00:05Z"},
   {"type":"example.com/ready","status":"True"},
   {"type":"Ready","status":"False","reason":"ContainersNotReady","message":"containers with unready status: [api]"},
   {"type":"PodScheduled","status":"True"}],
  "hostIP":"10.0.0.3","podIP":"10.42.3.17","podIPs":[{"ip":"10.42.3.17"},{"ip":"fd00::17"}],"startTime":"2026-11-21T09:00:01Z",
  "initContainerStatuses":[
   {"name":"migrate","state":{"terminated":{"exitCode":0,"reason":"Completed","startedAt":"2026-11-21T09:00:02Z","finishedAt":"2026-11-21T09:00:03Z"}},
    "lastState":{},"ready":true,"restartCount":4,"image":"registry.example/api:1.4","imageID":"sha256:1","started":false},
   {"name":"mesh","state":{"running":{"startedAt":"2026-11-21T09:00:04Z"}},"lastState":{},"ready":true,"restartCount":1,"started":true,"image":"m","imageID":"i"}],
  "containerStatuses":[
   {"name":"api","state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 40s restarting failed container"}},
    "lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled","startedAt":"2026-11-21T09:10:00Z","finishedAt":"2026-11-21T09:10:30Z"}},
    "ready":false,"restartCount":3,"image":"registry.example/api:1.4","imageID":"sha256:1","started":false},
   {"name":"envoy","state":{"running":{"startedAt":"2026-11-21T09:00:06Z"}},"lastState":{},"ready":true,"restartCount":0,"image":"e","imageID":"i","started":true}],
  "ephemeralContainerStatuses":[{"name":"debug","state":{"terminated":{"exitCode":1,"reason":"Error"}},"lastState":{},"ready":false,"restartCount":0,"image":"busybox","imageID":"i"}],
  "qosClass":"Burstable"}})json";

} // namespace kubernetestest
