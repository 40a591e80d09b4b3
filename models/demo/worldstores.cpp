// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated engine's images, volumes and networks: what changes them, and the room they take.
#include "noise.h"
#include "world.h"

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace demo {

Answer World::removeImage(const QString &name, bool force)
{
    Image *found = image(name);
    if (!found)
        return Answer::fail(404, u"No such image: "_s + fullReference(name));
    const QString id = found->id;
    const QString brief = id.mid(7, 12);
    const QString reference = fullReference(name);
    const bool byTag = found->tags.contains(reference);
    if (byTag && found->tags.size() > 1) {
        found->tags.removeAll(reference);
        emitEvent(u"image"_s, u"untag"_s, id, {{u"name"_s, reference}});
        return Answer::of(QJsonArray{QJsonObject{{u"Untagged"_s, reference}}});
    }
    if (!byTag && found->tags.size() > 1 && !force)
        return Answer::fail(409, u"conflict: unable to delete %1 (must be forced) - image is referenced in multiple repositories"_s.arg(brief));
    for (const auto &c : m_containers) {
        if (c->imageId != id)
            continue;
        if (c->active() && byTag && force) {
            // The name goes; what runs keeps the image.
            found->tags.removeAll(reference);
            emitEvent(u"image"_s, u"untag"_s, id, {{u"name"_s, reference}});
            return Answer::of(QJsonArray{QJsonObject{{u"Untagged"_s, reference}}});
        }
        if (c->active() && !byTag)
            return Answer::fail(409, u"conflict: unable to delete %1 (cannot be forced) - image is being used by running container %2"_s.arg(brief, c->id.left(12)));
        if (!force)
            return Answer::fail(409, u"conflict: unable to remove repository reference \"%1\" (must force) - container %2 is using its referenced image %3"_s.arg(name, c->id.left(12), brief));
    }
    QJsonArray said;
    const QStringList tags = found->tags;
    std::erase_if(m_images, [&](const Image &i) { return i.id == id; });
    for (const QString &tag : tags) {
        emitEvent(u"image"_s, u"untag"_s, id, {{u"name"_s, tag}});
        said.append(QJsonObject{{u"Untagged"_s, tag}});
    }
    emitEvent(u"image"_s, u"delete"_s, id, {{u"name"_s, id}});
    said.append(QJsonObject{{u"Deleted"_s, id}});
    return Answer::of(said);
}

Answer World::tagImage(const QString &name, const QString &reference)
{
    Image *found = image(name);
    if (!found)
        return Answer::fail(404, u"No such image: "_s + fullReference(name));
    if (reference.isEmpty() || reference.startsWith(u':'))
        return Answer::fail(400, u"invalid reference format"_s);
    const QString id = found->id;
    const QString full = fullReference(reference);
    for (Image &other : m_images)
        other.tags.removeAll(full); // a tag names one image; who loses it is left dangling
    image(id)->tags.append(full);
    emitEvent(u"image"_s, u"tag"_s, id, {{u"name"_s, full}});
    return Answer::done(201);
}

Answer World::pruneImages(const QUrlQuery &query)
{
    const auto filters = Filters::parse(query.queryItemValue(u"filters"_s, QUrl::FullyDecoded));
    if (!filters)
        return Answer::fail(400, u"invalid filter"_s);
    const bool danglingOnly = filters->flag(u"dangling"_s, true);
    QStringList ids;
    for (const Image &i : m_images) {
        const bool used = std::any_of(m_containers.begin(), m_containers.end(), [&](const auto &c) { return c->imageId == i.id; });
        if (!used && (i.tags.isEmpty() || !danglingOnly))
            ids += i.id;
    }
    QJsonArray said;
    qint64 reclaimed = 0;
    for (const QString &id : ids) {
        reclaimed += image(id)->size() - sharedSize(*image(id));
        for (const QJsonValue one : QJsonDocument::fromJson(removeImage(id, true).body).array())
            said.append(one);
    }
    emitEvent(u"image"_s, u"prune"_s, QString(), {{u"reclaimed"_s, QString::number(reclaimed)}});
    return Answer::of(QJsonObject{{u"ImagesDeleted"_s, said}, {u"SpaceReclaimed"_s, reclaimed}});
}

void World::addImage(Image image, const QString &reference)
{
    if (!this->image(reference)) {
        image.tags = {reference};
        m_images.push_back(std::move(image));
    }
    emitEvent(u"image"_s, u"pull"_s, reference, {{u"name"_s, reference.section(u':', 0, -2)}});
}

QStringList World::usersOf(const Volume &v) const
{
    QStringList users;
    for (const auto &c : m_containers)
        for (const QJsonValue mount : c->mounts)
            if (mount.toObject().value("Name"_L1).toString() == v.name)
                users += c->id;
    return users;
}

QJsonObject World::volumeJson(const Volume &v) const
{
    return {{u"Name"_s, v.name}, {u"Driver"_s, v.driver}, {u"CreatedAt"_s, timeText(v.created * 1'000'000)}, {u"Scope"_s, u"local"_s}, {u"Labels"_s, v.labels},
            {u"Mountpoint"_s, u"/var/lib/docker/volumes/%1/_data"_s.arg(v.name)}, {u"Options"_s, v.options}};
}

Answer World::listVolumes() const
{
    QJsonArray rows;
    for (const Volume &v : m_volumes)
        rows.append(volumeJson(v));
    return Answer::of(QJsonObject{{u"Volumes"_s, rows}, {u"Warnings"_s, QJsonValue()}});
}

Answer World::inspectVolume(const QString &name)
{
    const Volume *v = volume(name);
    return v ? Answer::of(volumeJson(*v)) : Answer::fail(404, u"get %1: no such volume"_s.arg(name));
}

Answer World::createVolume(const QJsonObject &body)
{
    const QString wanted = body.value("Name"_L1).toString();
    if (const Volume *there = volume(wanted))
        return Answer::of(volumeJson(*there), 201);
    Volume v;
    v.name = wanted.isEmpty() ? newId() : wanted;
    v.anonymous = wanted.isEmpty();
    v.created = nowMs();
    v.labels = body.value("Labels"_L1).toObject();
    v.options = body.value("DriverOpts"_L1).toObject();
    m_volumes.push_back(v);
    emitEvent(u"volume"_s, u"create"_s, v.name, {{u"driver"_s, v.driver}});
    return Answer::of(volumeJson(v), 201);
}

Answer World::removeVolume(const QString &name)
{
    const Volume *v = volume(name);
    if (!v)
        return Answer::fail(404, u"get %1: no such volume"_s.arg(name));
    if (const QStringList users = usersOf(*v); !users.isEmpty())
        return Answer::fail(409, u"remove %1: volume is in use - [%2]"_s.arg(name, users.join(u", "_s)));
    std::erase_if(m_volumes, [&](const Volume &other) { return other.name == name; });
    emitEvent(u"volume"_s, u"destroy"_s, name, {{u"driver"_s, u"local"_s}});
    return Answer::done();
}

Answer World::pruneVolumes()
{
    QStringList names;
    qint64 reclaimed = 0;
    for (const Volume &v : m_volumes)
        if (v.anonymous && usersOf(v).isEmpty()) {
            names += v.name;
            reclaimed += v.size;
        }
    for (const QString &name : names)
        removeVolume(name);
    emitEvent(u"volume"_s, u"prune"_s, QString(), {{u"reclaimed"_s, QString::number(reclaimed)}});
    return Answer::of(QJsonObject{{u"VolumesDeleted"_s, QJsonArray::fromStringList(names)}, {u"SpaceReclaimed"_s, reclaimed}});
}

Answer World::pruneCache(const QUrlQuery &query)
{
    const auto filters = Filters::parse(query.queryItemValue(u"filters"_s, QUrl::FullyDecoded));
    if (!filters)
        return Answer::fail(400, u"invalid filter"_s);
    QStringList gone;
    qint64 reclaimed = 0;
    // From the end: what another record stands on is kept.
    for (auto record = m_cache.rbegin(); record != m_cache.rend(); ++record) {
        const bool stoodOn = std::any_of(m_cache.begin(), m_cache.end(), [&](const CacheRecord &other) {
            return other.parent == record->id && !gone.contains(other.id);
        });
        if (stoodOn || !filters->equals(u"id"_s, record->id))
            continue;
        gone += record->id;
        reclaimed += record->size;
    }
    std::erase_if(m_cache, [&](const CacheRecord &record) { return gone.contains(record.id); });
    return Answer::of(QJsonObject{{u"CachesDeleted"_s, QJsonArray::fromStringList(gone)}, {u"SpaceReclaimed"_s, reclaimed}});
}

QJsonObject World::networkJson(const Network &n) const
{
    QJsonArray pools;
    if (!n.subnet.isEmpty())
        pools.append(QJsonObject{{u"Subnet"_s, n.subnet}, {u"Gateway"_s, n.gateway}});
    return {{u"Name"_s, n.name}, {u"Id"_s, n.id}, {u"Driver"_s, n.driver}, {u"Scope"_s, u"local"_s}, {u"Created"_s, timeText(n.created * 1'000'000)},
            {u"Labels"_s, n.labels}, {u"Options"_s, n.options}, {u"Internal"_s, n.internal}, {u"Attachable"_s, n.attachable}, {u"EnableIPv6"_s, n.ipv6},
            {u"IPAM"_s, QJsonObject{{u"Driver"_s, u"default"_s}, {u"Config"_s, pools}}}, {u"Containers"_s, QJsonObject()}};
}

Answer World::listNetworks() const
{
    QJsonArray rows;
    for (const Network &n : m_networks)
        rows.append(networkJson(n));
    return Answer::of(rows);
}

Answer World::inspectNetwork(const QString &name)
{
    const Network *n = network(name);
    if (!n)
        return Answer::fail(404, u"network %1 not found"_s.arg(name));
    QJsonObject members;
    for (const auto &c : m_containers)
        for (const Attachment &a : c->networks)
            if (c->active() && a.network == n->name)
                members.insert(c->id, QJsonObject{{u"Name"_s, c->name}, {u"EndpointID"_s, a.endpointId}, {u"IPv4Address"_s, a.ip.isEmpty() ? QString() : a.ip + u"/16"_s}});
    QJsonObject object = networkJson(*n);
    object.insert(u"Containers"_s, members);
    return Answer::of(object);
}

Answer World::createNetwork(const QJsonObject &body)
{
    const QString name = body.value("Name"_L1).toString();
    if (name.isEmpty())
        return Answer::fail(400, u"network name cannot be empty"_s);
    if (network(name))
        return Answer::fail(409, u"network with name %1 already exists"_s.arg(name));
    Network n;
    n.id = newId();
    n.name = name;
    n.created = nowMs();
    if (const QString driver = body.value("Driver"_L1).toString(); !driver.isEmpty())
        n.driver = driver;
    n.internal = body.value("Internal"_L1).toBool();
    n.attachable = body.value("Attachable"_L1).toBool();
    n.ipv6 = body.value("EnableIPv6"_L1).toBool();
    n.labels = body.value("Labels"_L1).toObject();
    n.options = body.value("Options"_L1).toObject();
    const QJsonObject pool = body.value("IPAM"_L1).toObject().value("Config"_L1).toArray().first().toObject();
    const QString base = u"172.%1.0."_s.arg(23 + m_networks.size());
    n.subnet = pool.value("Subnet"_L1).toString(base + u"0/16"_s);
    n.gateway = pool.value("Gateway"_L1).toString(n.subnet.section(u'.', 0, 2) + u".1"_s);
    m_networks.push_back(n);
    emitEvent(u"network"_s, u"create"_s, n.id, {{u"name"_s, n.name}, {u"type"_s, n.driver}});
    return Answer::of(QJsonObject{{u"Id"_s, n.id}, {u"Warning"_s, QString()}}, 201);
}

Answer World::removeNetwork(const QString &name)
{
    const Network *found = network(name);
    if (!found)
        return Answer::fail(404, u"network %1 not found"_s.arg(name));
    const Network n = *found;
    if (n.name == "bridge"_L1 || n.name == "host"_L1 || n.name == "none"_L1)
        return Answer::fail(403, u"%1 is a pre-defined network and cannot be removed"_s.arg(n.name));
    for (const auto &c : m_containers)
        for (const Attachment &a : c->networks)
            if (c->active() && a.network == n.name)
                return Answer::fail(403, u"error while removing network: network %1 id %2 has active endpoints"_s.arg(n.name, n.id));
    std::erase_if(m_networks, [&](const Network &other) { return other.id == n.id; });
    emitEvent(u"network"_s, u"destroy"_s, n.id, {{u"name"_s, n.name}, {u"type"_s, n.driver}});
    return Answer::done();
}

qint64 World::writtenBytes(const Container &c) const
{
    return static_cast<qint64>(mix(m_options.seed, hashOf(c.id)) % 90'000'000);
}

Answer World::diskUse()
{
    std::set<QString> seen;
    qint64 layers = 0;
    for (const Image &i : m_images)
        for (const Layer &layer : i.layers)
            if (!layer.digest.isEmpty() && seen.insert(layer.digest).second)
                layers += layer.size;
    QJsonArray containers, volumes;
    for (const auto &c : m_containers) {
        QJsonObject row = summary(*c);
        const Image *from = image(c->imageId);
        row.insert(u"SizeRw"_s, writtenBytes(*c));
        row.insert(u"SizeRootFs"_s, writtenBytes(*c) + (from ? from->size() : 0));
        containers.append(row);
    }
    for (const Volume &v : m_volumes) {
        QJsonObject row = volumeJson(v);
        row.insert(u"UsageData"_s, QJsonObject{{u"Size"_s, v.size}, {u"RefCount"_s, usersOf(v).size()}});
        volumes.append(row);
    }
    QJsonArray cache;
    for (const CacheRecord &record : m_cache)
        cache.append(QJsonObject{{u"ID"_s, record.id}, {u"Parent"_s, record.parent}, {u"Type"_s, u"regular"_s}, {u"Description"_s, record.description},
                                 {u"InUse"_s, false}, {u"Shared"_s, false}, {u"Size"_s, record.size}});
    return Answer::of(QJsonObject{{u"LayersSize"_s, layers}, {u"Images"_s, QJsonDocument::fromJson(listImages({}).body).array()},
                                  {u"Containers"_s, containers}, {u"Volumes"_s, volumes}, {u"BuildCache"_s, cache}});
}

} // namespace demo
