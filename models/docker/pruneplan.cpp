// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "pruneplan.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <set>

namespace docker {

namespace {

using Kind = PruneItem::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::PrunePlan", text);
}

QString text(const QJsonValue &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

qint64 number(const QJsonValue &object, const char *key)
{
    return object.toObject().value(QLatin1String(key)).toInteger();
}

/// Podman writes ids with and without it.
QString bare(const QString &id)
{
    return id.startsWith(QLatin1String("sha256:")) ? id.mid(7) : id;
}

QJsonArray listOf(const QJsonObject &use, const char *key, std::initializer_list<const char *> usages)
{
    if (const QJsonValue old = use.value(QLatin1String(key)); old.isArray() && !old.toArray().isEmpty())
        return old.toArray();
    for (const char *usage : usages) {
        const QJsonValue items = use.value(QLatin1String(usage))[QStringLiteral("Items")];
        if (items.isArray())
            return items.toArray();
    }
    return {};
}

qint64 layersOf(const QJsonObject &use)
{
    for (const char *usage : {"ImagesUsage", "ImageUsage"}) {
        if (const qint64 size = number(use.value(QLatin1String(usage)), "TotalSize"); size > 0)
            return size;
    }
    const qint64 layers = use.value(QStringLiteral("LayersSize")).toInteger();
    return layers > 0 ? layers : -1;
}

/// What containers hold: images by bare id and by name, volumes by name.
struct Used {
    std::set<QString> images;
    std::set<QString> volumes;
};

Used usedBy(const QJsonArray &containers)
{
    Used used;
    for (const QJsonValue &container : containers) {
        used.images.insert(bare(text(container, "ImageID")));
        used.images.insert(bare(text(container, "Image")));
        for (const QJsonValue &mount : container[QStringLiteral("Mounts")].toArray()) {
            if (text(mount, "Type") == QLatin1String("volume"))
                used.volumes.insert(text(mount, "Name"));
        }
    }
    return used;
}

void addContainers(const QJsonArray &containers, const QJsonArray &sizes, PrunePlan &plan)
{
    std::map<QString, qint64> bytes;
    for (const QJsonValue &entry : sizes)
        bytes[text(entry, "Id")] = number(entry, "SizeRw");
    static const QStringList stopped{QStringLiteral("created"), QStringLiteral("exited"), QStringLiteral("dead"),
                                     QStringLiteral("configured"), QStringLiteral("stopped")};
    for (const QJsonValue &container : containers) {
        if (!stopped.contains(text(container, "State").toLower()) || text(container, "Id").isEmpty())
            continue;
        PruneItem item;
        item.kind = Kind::Container;
        item.id = text(container, "Id");
        item.name = container[QStringLiteral("Names")][0].toString();
        if (item.name.startsWith(u'/'))
            item.name.remove(0, 1);
        item.detail = text(container, "Image") + QStringLiteral(", ") + text(container, "Status").toLower();
        item.bytes = std::max<qint64>(0, bytes[item.id]);
        plan.items.push_back(std::move(item));
    }
}

void addImages(const QJsonArray &images, const QJsonArray &sizes, const Used &used, PrunePlan &plan)
{
    std::map<QString, QJsonValue> uses;
    for (const QJsonValue &entry : sizes)
        uses[bare(text(entry, "Id"))] = entry;
    for (const QJsonValue &image : images) {
        PruneItem item;
        item.id = text(image, "Id");
        const QJsonValue use = uses[bare(item.id)];
        bool held = number(use, "Containers") > 0 || number(image, "Containers") > 0 || used.images.contains(bare(item.id));
        for (const QJsonValue &tag : image[QStringLiteral("RepoTags")].toArray()) {
            const QString name = tag.toString();
            held = held || used.images.contains(name);
            if (!name.isEmpty() && !name.startsWith(QLatin1String("<none>")))
                item.references << name;
        }
        if (held || item.id.isEmpty())
            continue;
        // Pulled by digest: no tag, but not dangling either.
        QString digest = image[QStringLiteral("RepoDigests")][0].toString();
        if (digest.startsWith(QLatin1String("<none>")))
            digest.clear();
        const bool named = !item.references.isEmpty() || !digest.isEmpty();
        item.kind = named ? Kind::UnusedImage : Kind::DanglingImage;
        item.name = !item.references.isEmpty() ? item.references.join(QStringLiteral(", "))
                    : named                    ? digest
                                               : bare(item.id).left(12);
        const qint64 shared = std::max<qint64>(0, number(use, "SharedSize"));
        item.bytes = std::max<qint64>(0, number(use, "Size") - shared);
        plan.items.push_back(std::move(item));
    }
}

void addVolumes(const QJsonArray &volumes, const Used &used, PrunePlan &plan)
{
    // Engines before 23 and Podman mark anonymous volumes by their name only.
    static const QRegularExpression generated(QStringLiteral("^[0-9a-f]{64}$"));
    for (const QJsonValue &volume : volumes) {
        PruneItem item;
        item.id = item.name = text(volume, "Name");
        const QJsonValue use = volume[QStringLiteral("UsageData")];
        if (item.id.isEmpty() || used.volumes.contains(item.id) || number(use, "RefCount") > 0)
            continue;
        const bool anonymous = volume[QStringLiteral("Labels")].toObject().contains(QStringLiteral("com.docker.volume.anonymous")) ||
                               generated.match(item.name).hasMatch();
        item.kind = anonymous ? Kind::AnonymousVolume : Kind::NamedVolume;
        item.bytes = std::max<qint64>(0, number(use, "Size"));
        plan.items.push_back(std::move(item));
    }
}

QStringList parentsOf(const QJsonValue &record)
{
    QStringList parents;
    // Docker 29 writes the key with a space before it.
    for (const QString &key : {QStringLiteral("Parents"), QStringLiteral(" Parents")}) {
        for (const QJsonValue &parent : record[key].toArray())
            parents << parent.toString();
    }
    if (const QString parent = text(record, "Parent"); !parent.isEmpty())
        parents << parent;
    return parents;
}

using Records = std::map<QString, QJsonValue>;

/// What is in use keeps its whole line of parents.
void dropUsed(Records &records)
{
    std::set<QString> kept;
    std::vector<QString> open;
    for (const auto &[id, record] : records) {
        if (record[QStringLiteral("InUse")].toBool())
            open.push_back(id);
    }
    while (!open.empty()) {
        const QString id = open.back();
        open.pop_back();
        if (!records.contains(id) || !kept.insert(id).second)
            continue;
        for (const QString &parent : parentsOf(records[id]))
            open.push_back(parent);
    }
    std::erase_if(records, [&](const auto &entry) { return kept.contains(entry.first); });
}

PruneItem cacheItem(const QString &id, const QJsonValue &record)
{
    const bool shared = record[QStringLiteral("Shared")].toBool();
    PruneItem item;
    item.kind = Kind::BuildCache;
    item.id = id;
    item.name = text(record, "Description").trimmed();
    if (item.name.isEmpty())
        item.name = id;
    item.detail = shared ? tr("shared with an image") : text(record, "Type");
    item.bytes = shared ? 0 : std::max<qint64>(0, number(record, "Size"));
    return item;
}

/// Children before their parents: an engine keeps what another record stands on.
void addCache(const QJsonArray &records, PrunePlan &plan)
{
    Records left;
    for (const QJsonValue &record : records) {
        if (const QString id = text(record, "ID"); !id.isEmpty())
            left[id] = record;
    }
    dropUsed(left);
    while (!left.empty()) {
        std::set<QString> stoodOn;
        for (const auto &[id, record] : left) {
            for (const QString &parent : parentsOf(record))
                stoodOn.insert(parent);
        }
        std::vector<QString> free;
        for (const auto &[id, record] : left) {
            if (!stoodOn.contains(id))
                free.push_back(id);
        }
        if (free.empty()) // a circle, which no engine should tell of
            return;
        for (const QString &id : free) {
            plan.items.push_back(cacheItem(id, left[id]));
            left.erase(id);
        }
    }
}

} // namespace

qint64 PrunePlan::bytesOf(PruneItem::Kind kind) const
{
    qint64 sum = 0;
    for (const PruneItem &item : items)
        sum += item.kind == kind ? item.bytes : 0;
    return sum;
}

base::Result<PrunePlan> planPrune(const PruneAnswers &answers)
{
    const QJsonDocument use = QJsonDocument::fromJson(answers.diskUse);
    const QJsonDocument images = QJsonDocument::fromJson(answers.images);
    const QJsonDocument containers = QJsonDocument::fromJson(answers.containers);
    if (!use.isObject() || !images.isArray() || !containers.isArray()) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = tr("The engine's answer about its disk use cannot be read");
        return error;
    }
    const QJsonObject object = use.object();
    PrunePlan plan;
    plan.layers = layersOf(object);
    const Used used = usedBy(containers.array());
    addContainers(containers.array(), listOf(object, "Containers", {"ContainersUsage", "ContainerUsage"}), plan);
    addImages(images.array(), listOf(object, "Images", {"ImagesUsage", "ImageUsage"}), used, plan);
    addVolumes(listOf(object, "Volumes", {"VolumesUsage", "VolumeUsage"}), used, plan);
    std::stable_sort(plan.items.begin(), plan.items.end(), [](const PruneItem &a, const PruneItem &b) {
        return a.kind != b.kind ? a.kind < b.kind : a.bytes > b.bytes;
    });
    addCache(listOf(object, "BuildCache", {"BuildCacheUsage"}), plan);
    return plan;
}

std::map<QString, qint64> volumeSizes(const QByteArray &diskUse)
{
    std::map<QString, qint64> sizes;
    const QJsonArray volumes =
        listOf(QJsonDocument::fromJson(diskUse).object(), "Volumes", {"VolumesUsage", "VolumeUsage"});
    for (const QJsonValue &volume : volumes) {
        const qint64 size = volume[QStringLiteral("UsageData")].toObject().value(QStringLiteral("Size")).toInteger(-1);
        if (size >= 0)
            sizes[text(volume, "Name")] = size;
    }
    return sizes;
}

} // namespace docker
