// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an object of a cluster has to do with others: who owns it, what it owns, what it runs on, uses, selects or routes to. A search
// says which questions (GETs of the API) it wants answered, grows with each answer, and is done when none is open. Pure; UI thread.
//
// Source: core/v1, networking.k8s.io/v1, storage.k8s.io/v1 and rbac.authorization.k8s.io/v1 types; which pods belong to a controller: its selector and the owner's uid; which endpoint
// slices to a service: the label kubernetes.io/service-name.
#pragma once

#include "kind.h"
#include "result.h"

#include <QJsonObject>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace kubernetes {

/// How the API calls it. What has no name stands for several more.
struct ObjectName {
    QString kind; ///< "ReplicaSet"
    QString namespaceName;
    QString name;
    live::Key uid; ///< may be unknown
    friend bool operator==(const ObjectName &, const ObjectName &) = default;
};

struct RelatedObject {
    ObjectName object;
    int tier = 0; ///< what leads lies before what it leads to: ingress, service, slice, pod
    QString note; ///< "Running", "2/3 ready", "and 12 more"
    live::Tone tone = live::Tone::None;
    bool missing = false; ///< it is named, and not there
    friend bool operator==(const RelatedObject &, const RelatedObject &) = default;
};

struct Relation {
    size_t from = 0; ///< indices; of the lower tier
    size_t to = 0;
    bool owns = false;
    friend bool operator==(const Relation &, const Relation &) = default;
};

struct Relations {
    std::vector<RelatedObject> objects; ///< the first one is what is looked at
    std::vector<Relation> edges;
    QStringList refused; ///< what the cluster does not let this person read: its own words
    friend bool operator==(const Relations &, const Relations &) = default;

    /// From the outermost owner down to the object itself, and on to a pod's node.
    [[nodiscard]] std::vector<size_t> chain() const;
};

class RelationSearch
{
public:
    static constexpr int shownAtMost = 24; ///< objects of a kind under one other; the rest is a number

    /// `path`: of the object itself, whose answer is the first question.
    explicit RelationSearch(QByteArray path);
    Q_DISABLE_COPY_MOVE(RelationSearch)

    /// Questions that were not taken before.
    [[nodiscard]] std::vector<QByteArray> take();
    void answer(const QByteArray &path, const base::Result<QByteArray> &answer);
    [[nodiscard]] bool done() const { return m_open.empty(); }
    [[nodiscard]] const Relations &relations() const { return m_relations; }
    [[nodiscard]] const base::Error &error() const { return m_error; } ///< of the object itself; empty: none

private:
    using Read = std::function<void(const QJsonObject &answer)>;

    void ask(const QByteArray &path, Read read, size_t about);
    size_t add(const ObjectName &object, bool *known = nullptr);
    void relate(size_t from, size_t to, bool owns = false);
    /// The objects of a list that pass, as children (or, `above`, as what leads here); the rest is counted.
    void addListed(size_t from, const QString &kind, const QJsonArray &items,
                   const std::function<bool(const QJsonObject &)> &belongs,
                   const std::function<void(size_t, const QJsonObject &)> &found, bool owns, bool above = false);

    void begin(const QJsonObject &object);
    void followOwners(size_t index, const QJsonObject &object);
    void describe(size_t index, const QJsonObject &object);
    void findOwned(size_t index, const QJsonObject &object);
    void findPodsOwned(size_t index, const QJsonObject &object);
    void findServices(size_t index, const QJsonObject &labels);
    void findIngresses(size_t service);
    void findEndpoints(size_t service);
    void addEndpoints(size_t slice, const QJsonObject &object);
    void followTarget(size_t scaler, const QJsonObject &reference);
    void findPodsSelected(size_t index, const QJsonObject &selector);
    void addBackends(size_t ingress, const QJsonObject &spec);
    void addNodeOf(size_t pod, const QJsonObject &spec);
    void addUsed(size_t index, const QJsonObject &podSpec);
    void findUsers(size_t index);
    void findPodsOn(size_t node);
    void addStorage(size_t index, const QJsonObject &object);
    void addVolumeOf(size_t claim, const QJsonObject &object);
    void addClaimOf(size_t volume, const QJsonObject &object);
    void findOfClass(size_t storageClass);
    void addRights(size_t index, const QJsonObject &object);
    void addSubjects(size_t binding, const QJsonObject &object);
    void addRoleOf(size_t binding, const QJsonObject &object);
    /// `ofRole`: bindings lead to it; otherwise it leads to them.
    void findBindings(size_t index, bool (*named)(const QJsonObject &, const ObjectName &), bool ofRole);

    Relations m_relations;
    base::Error m_error;
    std::vector<QByteArray> m_new;
    std::map<QByteArray, std::vector<std::pair<Read, size_t>>> m_open;
    std::set<std::tuple<QString, QString, QString>> m_ownersAsked;
};

/// Where objects of this kind are: "/apis/apps/v1" and "replicasets"; empty for kinds that are not known here.
struct KnownResource {
    QByteArray group;
    QByteArray resource;
    bool namespaced = true;
};
[[nodiscard]] KnownResource knownResource(const QString &kind);

/// Names of the ConfigMaps, Secrets, claims and the service account that a pod's spec speaks of.
[[nodiscard]] std::vector<ObjectName> usedBy(const QJsonObject &podSpec, const QString &namespaceName);

} // namespace kubernetes
