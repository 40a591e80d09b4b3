// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which kinds of objects a cluster knows, its own and those of custom resource definitions. Values and decoders, pure; lenient: what is
// malformed is left out and counted. There are two forms: two answers with everything in them (servers since 1.26), and before that a
// list of groups and one answer for each of their versions. Source: Kubernetes API concepts, "Discovery"; k8s.io/api apidiscovery/v2;
// k8s.io/apimachinery pkg/apis/meta/v1 (APIVersions, APIGroupList, APIResourceList).
#pragma once

#include "result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

namespace kubernetes {

/// Of "/api" and "/apis": everything at once where the server can, else the old lists. The order of g, v and as is part of it.
inline constexpr const char *discoveryAccept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                                               "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                                               "application/json";

struct ApiSubresource {
    QByteArray name; ///< "scale", "exec"
    QList<QByteArray> verbs;
    friend bool operator==(const ApiSubresource &, const ApiSubresource &) = default;
};

/// One kind of object, in the version of its group that the server prefers.
struct ApiResource {
    QByteArray group;    ///< "apps"; empty: the core
    QByteArray version;  ///< "v1"
    QByteArray resource; ///< "deployments": the plural, as paths have it
    QString kind;        ///< "Deployment"
    QString singular;    ///< "deployment"; often empty in old lists
    bool namespaced = false;
    QList<QByteArray> verbs;
    QStringList shortNames; ///< "deploy"
    QStringList categories; ///< "all"
    std::vector<ApiSubresource> subresources;
    bool stale = false; ///< the server behind it is away; this is what was known before

    [[nodiscard]] bool can(const char *verb) const { return verbs.contains(verb); }
    [[nodiscard]] const ApiSubresource *subresource(const QByteArray &name) const;
    /// "/api/v1", "/apis/apps/v1".
    [[nodiscard]] QByteArray groupPath() const;
    /// What kubectl takes for it: "pods", "deployments.apps".
    [[nodiscard]] QByteArray fullName() const;
    friend bool operator==(const ApiResource &, const ApiResource &) = default;
};

struct ApiVersion {
    QByteArray version;
    bool stale = false; ///< could not be asked
    std::vector<ApiResource> resources;
};

struct ApiGroup {
    QByteArray name;
    std::vector<ApiVersion> versions; ///< preferred ones first
};

struct ApiGroups {
    std::vector<ApiGroup> groups;
    bool whole = false; ///< with resources; otherwise each version has to be asked for
    int skipped = 0;
};

struct Discovery {
    std::vector<ApiResource> resources; ///< in the server's order; one version of each
    int skipped = 0;
    [[nodiscard]] const ApiResource *find(const QByteArray &fullName) const;
    [[nodiscard]] const ApiResource *find(const QByteArray &group, const QByteArray &resource) const;
};
using DiscoveryPointer = std::shared_ptr<const Discovery>;

/// The answer of "/api" or "/apis", whichever form it has. Error::Protocol for anything else.
[[nodiscard]] base::Result<ApiGroups> readGroups(const QByteArray &body);
/// The answer of "/api/v1" or "/apis/GROUP/VERSION" into `version`. Returns how many were malformed.
[[nodiscard]] base::Result<int> readResources(ApiVersion &version, const QByteArray &group, const QByteArray &body);
/// One of each resource, in the first version that has it. Of versions that cannot be asked what `before` knows is kept and marked.
[[nodiscard]] Discovery discoveryOf(const std::vector<ApiGroup> &groups, const Discovery *before);

} // namespace kubernetes
