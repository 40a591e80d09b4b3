// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "discovery.h"

#include "envelope.h"
#include "jsonreader.h"

#include <algorithm>
#include <set>

namespace kubernetes {

namespace {

QList<QByteArray> namesOf(const base::JsonValue &list)
{
    QList<QByteArray> names;
    list.forEach([&](const base::JsonValue &name) {
        if (name.isString())
            names << name.bytes();
    });
    return names;
}

QStringList textsOf(const base::JsonValue &list)
{
    QStringList texts;
    list.forEach([&](const base::JsonValue &text) {
        if (text.isString())
            texts << text.string();
    });
    return texts;
}

/// A resource of the new form; false: malformed.
bool readResource(const base::JsonValue &value, ApiResource &resource)
{
    resource.resource = value["resource"].bytes();
    resource.kind = value["responseKind"]["kind"].string();
    resource.singular = value["singularResource"].string();
    resource.namespaced = value["scope"].text() == "Namespaced";
    resource.verbs = namesOf(value["verbs"]);
    resource.shortNames = textsOf(value["shortNames"]);
    resource.categories = textsOf(value["categories"]);
    value["subresources"].forEach([&](const base::JsonValue &sub) {
        if (const QByteArray name = sub["subresource"].bytes(); !name.isEmpty())
            resource.subresources.push_back({name, namesOf(sub["verbs"])});
    });
    return !resource.resource.isEmpty() && !resource.kind.isEmpty();
}

ApiGroups readAggregated(const base::JsonValue &items)
{
    ApiGroups result;
    result.whole = true;
    items.forEach([&](const base::JsonValue &item) {
        ApiGroup group;
        group.name = item["metadata"]["name"].bytes();
        item["versions"].forEach([&](const base::JsonValue &entry) {
            ApiVersion version;
            version.version = entry["version"].bytes();
            version.stale = entry["freshness"].text() == "Stale";
            entry["resources"].forEach([&](const base::JsonValue &value) {
                ApiResource resource;
                resource.group = group.name;
                resource.version = version.version;
                if (readResource(value, resource))
                    version.resources.push_back(std::move(resource));
                else
                    ++result.skipped;
            });
            if (version.version.isEmpty())
                ++result.skipped;
            else
                group.versions.push_back(std::move(version));
        });
        result.groups.push_back(std::move(group));
    });
    return result;
}

/// {"kind": "APIVersions", "versions": ["v1"]}: the core's.
ApiGroups readCore(const base::JsonValue &root)
{
    ApiGroups result;
    ApiGroup core;
    for (const QByteArray &version : namesOf(root["versions"]))
        core.versions.push_back({version, false, {}});
    result.groups.push_back(std::move(core));
    return result;
}

ApiGroups readGroupList(const base::JsonValue &root)
{
    ApiGroups result;
    root["groups"].forEach([&](const base::JsonValue &item) {
        ApiGroup group;
        group.name = item["name"].bytes();
        const QByteArray preferred = item["preferredVersion"]["version"].bytes();
        item["versions"].forEach([&](const base::JsonValue &entry) {
            const QByteArray version = entry["version"].bytes();
            if (version.isEmpty())
                ++result.skipped;
            else
                group.versions.insert(version == preferred ? group.versions.begin() : group.versions.end(), {version, false, {}});
        });
        if (group.name.isEmpty())
            ++result.skipped;
        else
            result.groups.push_back(std::move(group));
    });
    return result;
}

} // namespace

const ApiSubresource *ApiResource::subresource(const QByteArray &name) const
{
    const auto found = std::find_if(subresources.begin(), subresources.end(), [&](const ApiSubresource &one) { return one.name == name; });
    return found == subresources.end() ? nullptr : &*found;
}

QByteArray ApiResource::groupPath() const
{
    return group.isEmpty() ? "/api/" + version : "/apis/" + group + '/' + version;
}

QByteArray ApiResource::fullName() const
{
    return group.isEmpty() ? resource : resource + '.' + group;
}

const ApiResource *Discovery::find(const QByteArray &fullName) const
{
    const qsizetype dot = fullName.indexOf('.');
    return dot < 0 ? find({}, fullName) : find(fullName.mid(dot + 1), fullName.left(dot));
}

const ApiResource *Discovery::find(const QByteArray &group, const QByteArray &resource) const
{
    const auto found = std::find_if(resources.begin(), resources.end(), [&](const ApiResource &one) {
        return one.group == group && one.resource == resource;
    });
    return found == resources.end() ? nullptr : &*found;
}

base::Result<ApiGroups> readGroups(const QByteArray &body)
{
    const base::Result<base::JsonDocument> document = base::JsonDocument::parse(body);
    if (!document.ok())
        return document.error();
    const base::JsonValue &root = document->root();
    const std::string_view kind = root["kind"].text();
    if (kind == "APIGroupDiscoveryList")
        return readAggregated(root["items"]);
    if (kind == "APIVersions")
        return readCore(root);
    if (kind == "APIGroupList")
        return readGroupList(root);
    return unreadable();
}

base::Result<int> readResources(ApiVersion &version, const QByteArray &group, const QByteArray &body)
{
    const base::Result<base::JsonDocument> document = base::JsonDocument::parse(body);
    if (!document.ok())
        return document.error();
    if (document->root()["kind"].text() != "APIResourceList")
        return unreadable();
    int skipped = 0;
    document->root()["resources"].forEach([&](const base::JsonValue &value) {
        const QByteArray name = value["name"].bytes();
        if (const qsizetype slash = name.indexOf('/'); slash >= 0) {
            for (ApiResource &owner : version.resources) {
                if (owner.resource == name.left(slash))
                    owner.subresources.push_back({name.mid(slash + 1), namesOf(value["verbs"])});
            }
            return;
        }
        ApiResource resource;
        resource.group = group;
        resource.version = version.version;
        resource.resource = name;
        resource.kind = value["kind"].string();
        resource.singular = value["singularName"].string();
        resource.namespaced = value["namespaced"].boolean();
        resource.verbs = namesOf(value["verbs"]);
        resource.shortNames = textsOf(value["shortNames"]);
        resource.categories = textsOf(value["categories"]);
        if (name.isEmpty() || resource.kind.isEmpty())
            ++skipped;
        else
            version.resources.push_back(std::move(resource));
    });
    return skipped;
}

Discovery discoveryOf(const std::vector<ApiGroup> &groups, const Discovery *before)
{
    Discovery result;
    std::set<QByteArray> taken;
    const auto take = [&](ApiResource resource, bool stale) {
        resource.stale = stale;
        if (taken.insert(resource.fullName()).second)
            result.resources.push_back(std::move(resource));
    };
    for (const ApiGroup &group : groups) {
        for (const ApiVersion &version : group.versions) {
            for (const ApiResource &resource : version.resources)
                take(resource, version.stale);
            if (!version.stale || !version.resources.empty() || !before)
                continue;
            for (const ApiResource &known : before->resources) {
                if (known.group == group.name && known.version == version.version)
                    take(known, true);
            }
        }
    }
    return result;
}

} // namespace kubernetes
