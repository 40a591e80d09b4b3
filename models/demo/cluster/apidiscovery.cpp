// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apidiscovery.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

const QStringList allVerbs{u"create"_s, u"delete"_s, u"deletecollection"_s, u"get"_s, u"list"_s, u"patch"_s, u"update"_s, u"watch"_s};

QJsonArray words(const char *text)
{
    return QJsonArray::fromStringList(QString::fromLatin1(text).split(u',', Qt::SkipEmptyParts));
}

struct Sub {
    const char *kind;
    const char *name;
    const char *verbs;
};

constexpr Sub subresources[] = {
    {"Pod", "log", "get"}, {"Pod", "exec", "create,get"}, {"Pod", "eviction", "create"}, {"Pod", "status", "get,patch,update"},
    {"Deployment", "scale", "get,patch,update"}, {"Deployment", "status", "get,patch,update"}, {"StatefulSet", "scale", "get,patch,update"}, {"ReplicaSet", "scale", "get,patch,update"},
};

QStringList groups()
{
    QStringList names;
    for (const ApiResource &resource : apiResources())
        if (resource.group[0] && !names.contains(QString::fromLatin1(resource.group)))
            names += QString::fromLatin1(resource.group);
    return names;
}

QString versionOf(const QString &group)
{
    for (const ApiResource &resource : apiResources())
        if (group == QLatin1StringView(resource.group))
            return QString::fromLatin1(resource.version);
    return {};
}

QJsonObject aggregatedResource(const ApiResource &resource)
{
    const auto kind = [&](const QString &name) { return QJsonObject{{u"group"_s, QString::fromLatin1(resource.group)}, {u"version"_s, QString::fromLatin1(resource.version)}, {u"kind"_s, name}}; };
    QJsonArray subs;
    for (const Sub &sub : subresources)
        if (resource.kindText() == QLatin1StringView(sub.kind))
            subs.append(QJsonObject{{u"subresource"_s, QString::fromLatin1(sub.name)}, {u"responseKind"_s, kind(QString::fromLatin1(sub.kind))}, {u"verbs"_s, words(sub.verbs)}});
    QJsonObject object{{u"resource"_s, QString::fromLatin1(resource.plural)}, {u"responseKind"_s, kind(resource.kindText())}, {u"scope"_s, resource.namespaced ? u"Namespaced"_s : u"Cluster"_s},
                       {u"singularResource"_s, QString::fromLatin1(resource.singular)}, {u"verbs"_s, QJsonArray::fromStringList(allVerbs)}};
    if (resource.shortNames[0])
        object.insert(u"shortNames"_s, words(resource.shortNames));
    if (resource.categories[0])
        object.insert(u"categories"_s, words(resource.categories));
    if (!subs.isEmpty())
        object.insert(u"subresources"_s, subs);
    return object;
}

QJsonObject aggregatedGroup(const QString &group)
{
    QJsonArray resources;
    for (const ApiResource &resource : apiResources())
        if (group == QLatin1StringView(resource.group))
            resources.append(aggregatedResource(resource));
    QJsonObject meta;
    if (!group.isEmpty())
        meta.insert(u"name"_s, group);
    return {{u"metadata"_s, meta}, {u"versions"_s, QJsonArray{QJsonObject{{u"version"_s, versionOf(group)}, {u"freshness"_s, u"Current"_s}, {u"resources"_s, resources}}}}};
}

Answer aggregated(bool core)
{
    QJsonArray items;
    if (core)
        items.append(aggregatedGroup({}));
    for (const QString &group : core ? QStringList() : groups())
        items.append(aggregatedGroup(group));
    Answer answer = Answer::of(QJsonObject{{u"kind"_s, u"APIGroupDiscoveryList"_s}, {u"apiVersion"_s, u"apidiscovery.k8s.io/v2"_s}, {u"metadata"_s, QJsonObject()}, {u"items"_s, items}});
    answer.type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    return answer;
}

Answer listed(bool core)
{
    if (core)
        return Answer::of(QJsonObject{{u"kind"_s, u"APIVersions"_s}, {u"versions"_s, QJsonArray{u"v1"_s}}});
    QJsonArray all;
    for (const QString &group : groups()) {
        const QJsonObject version{{u"groupVersion"_s, group + u'/' + versionOf(group)}, {u"version"_s, versionOf(group)}};
        all.append(QJsonObject{{u"name"_s, group}, {u"versions"_s, QJsonArray{version}}, {u"preferredVersion"_s, version}});
    }
    return Answer::of(QJsonObject{{u"kind"_s, u"APIGroupList"_s}, {u"apiVersion"_s, u"v1"_s}, {u"groups"_s, all}});
}

std::optional<Answer> resourceList(const QString &group, const QString &version)
{
    QJsonArray all;
    const auto add = [&](const ApiResource &resource, const QString &name, const QString &kind, const QJsonArray &verbs) {
        QJsonObject entry{{u"name"_s, name}, {u"singularName"_s, name.contains(u'/') ? QString() : QString::fromLatin1(resource.singular)}, {u"namespaced"_s, resource.namespaced}, {u"kind"_s, kind}, {u"verbs"_s, verbs}};
        if (!name.contains(u'/') && resource.shortNames[0])
            entry.insert(u"shortNames"_s, words(resource.shortNames));
        if (name == "pods/eviction"_L1) {
            entry.insert(u"group"_s, u"policy"_s);
            entry.insert(u"version"_s, u"v1"_s);
        }
        all.append(entry);
    };
    for (const ApiResource &resource : apiResources()) {
        if (group != QLatin1StringView(resource.group) || version != QLatin1StringView(resource.version))
            continue;
        const QString plural = QString::fromLatin1(resource.plural);
        add(resource, plural, resource.kindText(), QJsonArray::fromStringList(allVerbs));
        for (const Sub &sub : subresources)
            if (resource.kindText() == QLatin1StringView(sub.kind))
                add(resource, plural + u'/' + QString::fromLatin1(sub.name), QLatin1StringView(sub.name) == "eviction"_L1 ? u"Eviction"_s : resource.kindText(), words(sub.verbs));
    }
    if (all.isEmpty())
        return {};
    return Answer::of(QJsonObject{{u"kind"_s, u"APIResourceList"_s}, {u"apiVersion"_s, u"v1"_s}, {u"groupVersion"_s, group.isEmpty() ? version : group + u'/' + version}, {u"resources"_s, all}});
}

} // namespace

std::optional<Answer> discoveryAnswer(const ApiRequest &request)
{
    const QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    const bool core = parts.value(0) == "api"_L1;
    if (request.method != "GET" || (!core && parts.value(0) != "apis"_L1))
        return {};
    if (parts.size() == 1)
        return request.accept.contains("as=APIGroupDiscoveryList") ? aggregated(core) : listed(core);
    if (parts.size() == (core ? 2 : 3))
        return resourceList(core ? QString() : parts.value(1), parts.value(core ? 1 : 2));
    return {};
}

} // namespace demo
