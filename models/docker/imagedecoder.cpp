// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imagedecoder.h"

#include "bounded.h"
#include "containerdecoder.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace docker {

namespace {

base::Error unreadable(const QJsonParseError &error)
{
    base::Error result;
    result.code = base::Error::Code::Protocol;
    result.what = QCoreApplication::translate("docker::Decoder", "The engine's answer could not be read");
    result.detail = error.errorString();
    result.retryable = true;
    return result;
}

} // namespace

base::Result<ImageList> decodeImageList(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray())
        return unreadable(error);
    ImageList list;
    for (const QJsonValue &value : document.array()) {
        const QJsonObject entry = value.toObject();
        ImageRow row;
        row.id = entry.value(QStringLiteral("Id")).toString();
        if (row.id.isEmpty()) {
            ++list.skipped;
            continue;
        }
        if (!row.id.startsWith(QStringLiteral("sha256:")))
            row.id.prepend(QStringLiteral("sha256:")); // Podman's own API
        row.createdMs = base::boundedProduct(entry.value(QStringLiteral("Created")).toInteger(), 1000);
        row.size = entry.value(QStringLiteral("Size")).toInteger();
        row.sharedSize = entry.value(QStringLiteral("SharedSize")).toInteger(-1);
        const QJsonObject labels = entry.value(QStringLiteral("Labels")).toObject();
        for (auto label = labels.begin(); label != labels.end(); ++label)
            row.labels.insert(label.key(), label.value().toString());
        const QJsonArray digests = entry.value(QStringLiteral("RepoDigests")).toArray();
        if (!digests.isEmpty())
            row.digest = digests.first().toString().section(u'@', 1);
        QStringList tags;
        for (const QJsonValue &tag : entry.value(QStringLiteral("RepoTags")).toArray()) {
            if (!tag.toString().isEmpty() && tag.toString() != QStringLiteral("<none>:<none>"))
                tags << tag.toString();
        }
        if (tags.isEmpty()) {
            row.rowKey = row.id.toUtf8();
            list.rows.push_back(std::move(row));
            continue;
        }
        row.tagsOfImage = static_cast<int>(tags.size());
        for (const QString &tag : tags) {
            ImageRow tagged = row;
            tagged.rowKey = tag.toUtf8();
            // A colon after the last slash; before it would be a registry's port.
            const qsizetype colon = tag.lastIndexOf(u':');
            const bool has = colon > tag.lastIndexOf(u'/');
            tagged.repository = has ? tag.left(colon) : tag;
            tagged.tag = has ? tag.mid(colon + 1) : QString();
            list.rows.push_back(std::move(tagged));
        }
    }
    return list;
}

QString layerCommand(const QString &createdBy)
{
    QString text = createdBy;
    const QString shell = QStringLiteral("/bin/sh -c ");
    const QString nothing = QStringLiteral("#(nop)");
    if (text.startsWith(shell)) {
        text = text.mid(shell.size()).trimmed();
        if (text.startsWith(nothing))
            return text.mid(nothing.size()).trimmed();
        return QStringLiteral("RUN ") + text;
    }
    if (text.startsWith(u'|')) // build arguments: "|1 VERSION=2 /bin/sh -c make"
        return QStringLiteral("RUN ") + text.section(shell, 1);
    if (text.startsWith(QStringLiteral("RUN /bin/sh -c ")))
        text = QStringLiteral("RUN ") + text.mid(15);
    text.remove(QStringLiteral(" # buildkit"));
    return text;
}

base::Result<std::vector<ImageLayer>> decodeHistory(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray())
        return unreadable(error);
    std::vector<ImageLayer> layers;
    for (const QJsonValue &value : document.array()) {
        const QJsonObject entry = value.toObject();
        ImageLayer layer;
        layer.id = entry.value(QStringLiteral("Id")).toString();
        if (layer.id == QStringLiteral("<missing>"))
            layer.id.clear();
        layer.createdBy = layerCommand(entry.value(QStringLiteral("CreatedBy")).toString());
        layer.comment = entry.value(QStringLiteral("Comment")).toString();
        layer.createdMs = base::boundedProduct(entry.value(QStringLiteral("Created")).toInteger(), 1000);
        layer.size = entry.value(QStringLiteral("Size")).toInteger();
        for (const QJsonValue &tag : entry.value(QStringLiteral("Tags")).toArray())
            layer.tags << tag.toString();
        layers.push_back(std::move(layer));
    }
    return layers;
}

} // namespace docker
