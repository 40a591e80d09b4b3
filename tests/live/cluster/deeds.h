// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every action on every kind as a deed: on which object, with which arguments, and what kubectl says of it before and afterwards. Thread of
// the test.
#pragma once

#include "everypane.h"
#include "objectdata.h"
#include "rollouthistory.h"

namespace livetest {

/// All objects of the test's namespace and of the cluster at one moment, as kubectl has them.
class Snapshot
{
public:
    Snapshot(const LiveCluster &cluster, const QString &space, const QStringList &resources)
    {
        const Ran ran = kubectl(cluster, cluster.admin, {QStringLiteral("get"), resources.join(u','), QStringLiteral("--namespace"), space, QStringLiteral("-o"), QStringLiteral("json")});
        m_items = QJsonDocument::fromJson(ran.out).object().value(QStringLiteral("items")).toArray();
    }
    [[nodiscard]] bool empty() const { return m_items.isEmpty(); }
    /// "deployment" and a name; an empty object where there is none.
    [[nodiscard]] QJsonObject object(const QByteArray &kind, const QString &name) const
    {
        for (const QJsonValue &item : m_items) {
            if (item[QLatin1String("kind")].toString().toLower().toUtf8() == kind && item[QLatin1String("metadata")][QLatin1String("name")].toString() == name)
                return item.toObject();
        }
        return {};
    }
    /// All of one kind, as a list's answer.
    [[nodiscard]] QByteArray list(const QString &kind) const
    {
        QJsonArray items;
        for (const QJsonValue &item : m_items) {
            if (item[QLatin1String("kind")].toString() == kind)
                items.append(item);
        }
        return QJsonDocument(QJsonObject{{QStringLiteral("items"), items}}).toJson(QJsonDocument::Compact);
    }
    /// Jobs that a cron job of this name owns.
    [[nodiscard]] qsizetype jobsOf(const QString &cronJob) const
    {
        return std::count_if(m_items.begin(), m_items.end(), [&](const QJsonValue &item) {
            const QJsonValue owner = item[QLatin1String("metadata")][QLatin1String("ownerReferences")][0];
            return item[QLatin1String("kind")].toString() == QStringLiteral("Job") && owner[QLatin1String("name")].toString() == cronJob;
        });
    }

private:
    QJsonArray m_items;
};

struct Deed {
    QByteArray action; ///< "deployment.scale"
    QByteArray kind;   ///< as in the manifests
    std::function<QString(const Snapshot &, const QString &name)> state;
    QString before;
    std::function<bool(const QString &)> done; ///< whether such a state is the deed's
    std::function<actions::Arguments(const Snapshot &, const QString &name)> arguments = {};
    std::pair<QByteArray, QByteArray> adjusted = {}; ///< of the manifest, so that there is something to do; NAME is the object's
    std::pair<QByteArray, QByteArray> rolled = {};   ///< of the manifest once more, so that there is a revision to go back to
    bool addressed = true; ///< its request names the object: it can be misdirected
    QByteArrayList beside = {}; ///< kinds of which it needs an object of the same name
};

namespace deeds {

/// "spec/containers/0/image" of the object; a slash within a name is written "~".
inline auto member(const QByteArray &kind, const char *path)
{
    return [kind, path = QString::fromLatin1(path)](const Snapshot &snapshot, const QString &name) {
        QJsonValue value = snapshot.object(kind, name);
        for (QString step : path.split(u'/')) {
            bool number = false;
            const int index = step.toInt(&number);
            step.replace(u'~', u'/');
            value = number ? value[index] : value[step];
        }
        return value.toVariant().toString();
    };
}

/// "here", "leaving" or nothing.
inline auto presence(const QByteArray &kind)
{
    return [kind](const Snapshot &snapshot, const QString &name) {
        const QJsonObject meta = snapshot.object(kind, name).value(QStringLiteral("metadata")).toObject();
        return meta.isEmpty() ? QString() : meta.contains(QStringLiteral("deletionTimestamp")) ? QStringLiteral("leaving") : QStringLiteral("here");
    };
}

inline auto is(const char *text)
{
    return [wanted = QString::fromLatin1(text)](const QString &state) { return state == wanted; };
}

inline auto arguments(const char *key, const QVariant &value)
{
    return [all = actions::Arguments{{QString::fromLatin1(key), value}}](const Snapshot &, const QString &) { return all; };
}

/// Back from the newest revision to the one before.
inline auto undoing(const QByteArray &kind)
{
    return [kind](const Snapshot &snapshot, const QString &name) {
        const auto found = kubernetes::revisionsOf(kind, QJsonDocument(snapshot.object(kind, name)).toJson(),
                                                   snapshot.list(kind == "deployment" ? QStringLiteral("ReplicaSet") : QStringLiteral("ControllerRevision")));
        if (!found.ok() || found->size() != 2)
            return actions::Arguments();
        return actions::Arguments{{QStringLiteral("revision"), found->back().number}, {QStringLiteral("name"), found->back().name},
                                  {QStringLiteral("fromRevision"), found->front().number}, {QStringLiteral("fromName"), found->front().name}};
    };
}

inline auto setting(const QByteArray &kind)
{
    return [kind](const Snapshot &snapshot, const QString &name) {
        const QJsonValue version = QJsonValue(snapshot.object(kind, name))[QLatin1String("metadata")][QLatin1String("resourceVersion")];
        return actions::Arguments{{QStringLiteral("key"), QStringLiteral("key")}, {QStringLiteral("value"), QByteArray("after")}, {QStringLiteral("resourceVersion"), version.toString()}};
    };
}

} // namespace deeds

/// What is known of how actions are carried out; deletions and evictions go by themselves.
inline std::vector<Deed> knownDeeds()
{
    using namespace deeds;
    const QVariantMap images{{QStringLiteral("app"), QStringLiteral("app:2")}};
    const auto image = [&](const QByteArray &kind, const char *path) {
        return Deed{kind + ".setimage", kind, member(kind, path), QStringLiteral("app:1"), is("app:2"), arguments("images", images)};
    };
    const auto suspend = [](const QByteArray &kind, const char *was) {
        return Deed{kind + ".suspend", kind, member(kind, "spec/suspend"), QString::fromLatin1(was), is("true")};
    };
    const auto goOn = [](const QByteArray &kind) {
        return Deed{kind + ".resume", kind, member(kind, "spec/suspend"), QStringLiteral("true"), is("false"), {}, {"spec: {", "spec: {suspend: true, "}};
    };
    const auto value = [](const QByteArray &kind, const char *before, const char *after) {
        return Deed{kind + ".setvalue", kind, member(kind, "data/key"), QString::fromLatin1(before), is(after), setting(kind)};
    };
    std::vector<Deed> all{
        {"node.cordon", "node", member("node", "spec/unschedulable"), {}, is("true")},
        {"node.uncordon", "node", member("node", "spec/unschedulable"), QStringLiteral("true"), is(""), {}, {"spec: {", "spec: {unschedulable: true, "}},
        {"pod.debug", "pod", member("pod", "spec/ephemeralContainers/0/name"), {}, is("debugger-x"),
         [](const Snapshot &, const QString &) { return actions::Arguments{{QStringLiteral("image"), QStringLiteral("busybox")}, {QStringLiteral("name"), QStringLiteral("debugger-x")}}; }},
        {"deployment.pause", "deployment", member("deployment", "spec/paused"), {}, is("true")},
        {"deployment.resume", "deployment", member("deployment", "spec/paused"), QStringLiteral("true"), is(""), {}, {"spec: {", "spec: {paused: true, "}},
        suspend("job", "false"), goOn("job"), suspend("cronjob", "false"), goOn("cronjob"),
        image("cronjob", "spec/jobTemplate/spec/template/spec/containers/0/image"),
        {"cronjob.trigger", "cronjob", [](const Snapshot &snapshot, const QString &name) { return QString::number(snapshot.jobsOf(name)); }, QStringLiteral("0"), is("1"), {}, {}, {},
         false}, // a job is made beside it
        value("configmap", "before", "after"), value("secret", "YmVmb3Jl", "YWZ0ZXI="),
        {"horizontalpodautoscaler.setlimits", "horizontalpodautoscaler", member("horizontalpodautoscaler", "spec/maxReplicas"), QStringLiteral("3"), is("5"),
         [](const Snapshot &, const QString &) { return actions::Arguments{{QStringLiteral("min"), 2}, {QStringLiteral("max"), 5}}; }},
        {"storageclass.makedefault", "storageclass", member("storageclass", "metadata/annotations/storageclass.kubernetes.io~is-default-class"), {}, is("true")},
        {"persistentvolumeclaim.resize", "persistentvolumeclaim", member("persistentvolumeclaim", "spec/resources/requests/storage"), QStringLiteral("1Gi"), is("2Gi"),
         arguments("size", QStringLiteral("2Gi")), {"none-such", "NAME"}, {}, true, {"persistentvolume", "storageclass"}},
    };
    for (const QByteArray kind : {"deployment", "statefulset", "daemonset"}) {
        all.push_back({kind + ".restart", kind, member(kind, "spec/template/metadata/annotations/kubectl.kubernetes.io~restartedAt"), {}, [](const QString &state) { return !state.isEmpty(); }});
        all.push_back(image(kind, "spec/template/spec/containers/0/image"));
        all.push_back({kind + ".undo", kind, member(kind, "spec/template/spec/containers/0/image"), QStringLiteral("app:2"), is("app:1"), undoing(kind), {}, {"app:1", "app:2"}});
    }
    for (const QByteArray kind : {"deployment", "statefulset", "replicaset"})
        all.push_back({kind + ".scale", kind, member(kind, "spec/replicas"), QStringLiteral("1"), is("2"), arguments("replicas", 2)});
    return all;
}

/// Of this action; nothing: nobody knows how it is carried out.
inline std::optional<Deed> deedOf(const actions::Action &action, const QByteArray &kind)
{
    for (const Deed &deed : knownDeeds()) {
        if (deed.action == action.id)
            return deed;
    }
    if (action.id != action.feed + ".delete" && action.id != "pod.evict")
        return std::nullopt;
    return Deed{action.id, kind, deeds::presence(kind), QStringLiteral("here"), [](const QString &state) { return state != QStringLiteral("here"); }};
}

} // namespace livetest
