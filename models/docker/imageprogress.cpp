// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imageprogress.h"

#include "bounded.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <numeric>

namespace docker {

qint64 ImageProgress::transferred() const
{
    return std::accumulate(m_downloaded.begin(), m_downloaded.end(), qint64(0), base::boundedSum);
}

qint64 ImageProgress::size() const
{
    return std::accumulate(m_sizes.begin(), m_sizes.end(), qint64(0), base::boundedSum);
}

double ImageProgress::fraction() const
{
    const double file = fileTotal > 0 ? std::clamp(static_cast<double>(fileBytes) / static_cast<double>(fileTotal), 0.0, 1.0)
                                       : -1;
    if (file >= 0)
        return uploads ? 0.5 * file + 0.5 * std::max(0.0, layerFraction()) : file;
    return layerFraction();
}

double ImageProgress::layerFraction() const
{
    if (layers.empty())
        return -1;
    // Layers weigh by their bytes; one whose size is not known yet weighs as much as the middle of those that are.
    double weight = 0;
    double done = 0;
    const qint64 known = size();
    const auto withSize = std::count_if(m_sizes.begin(), m_sizes.end(), [](qint64 bytes) { return bytes > 0; });
    const double usual = withSize > 0 ? static_cast<double>(known) / static_cast<double>(withSize) : 1.0;
    for (size_t i = 0; i < layers.size(); ++i) {
        const double bytes = m_sizes[i] > 0 ? static_cast<double>(m_sizes[i]) : usual;
        weight += bytes;
        if (layers[i].done) {
            done += bytes;
        } else if (m_sizes[i] > 0) {
            done += 0.75 * static_cast<double>(m_downloaded[i]);
            if (layers[i].status == QStringLiteral("Extracting") && layers[i].total > 0)
                done += 0.25 * bytes * static_cast<double>(layers[i].current) / static_cast<double>(layers[i].total);
        }
    }
    return weight > 0 ? std::clamp(done / weight, 0.0, 1.0) : -1;
}

bool ImageProgress::add(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return false;
    const QJsonObject object = document.object();
    const QJsonObject detail = object.value(QStringLiteral("errorDetail")).toObject();
    QString problem = detail.value(QStringLiteral("message")).toString();
    if (problem.isEmpty())
        problem = object.value(QStringLiteral("error")).toString();
    if (!problem.isEmpty()) {
        failed = true;
        error.code = base::Error::Code::Server;
        error.what = problem;
        return true;
    }
    if (const QJsonValue aux = object.value(QStringLiteral("aux")); aux.isObject()) {
        if (const QString told = aux.toObject().value(QStringLiteral("Digest")).toString(); !told.isEmpty())
            digest = told;
    }
    const QString stream = object.value(QStringLiteral("stream")).toString().trimmed();
    if (stream.startsWith(QStringLiteral("Loaded image")))
        loaded << stream.section(QStringLiteral(": "), 1);
    if (!stream.isEmpty())
        message = stream;
    const QString status = object.value(QStringLiteral("status")).toString();
    const QString id = object.value(QStringLiteral("id")).toString();
    if (status.startsWith(QStringLiteral("Digest: ")))
        digest = status.mid(8);
    if (id.isEmpty() || status.startsWith(QStringLiteral("Pulling from"))) {
        if (!status.isEmpty())
            message = status;
        return true;
    }
    const auto [entry, added] = m_index.try_emplace(id, layers.size());
    const size_t index = entry->second;
    if (added) {
        layers.push_back({id, {}, 0, 0, false});
        m_downloaded.push_back(0);
        m_sizes.push_back(0);
    }
    LayerProgress &layer = layers[index];
    layer.status = status;
    const QJsonObject progress = object.value(QStringLiteral("progressDetail")).toObject();
    layer.current = progress.value(QStringLiteral("current")).toInteger();
    layer.total = progress.value(QStringLiteral("total")).toInteger();
    const bool transfers = status == QStringLiteral("Downloading") || status == QStringLiteral("Pushing") ||
                           status == QStringLiteral("Loading layer");
    if (transfers) {
        m_downloaded[index] = std::max(m_downloaded[index], layer.current);
        m_sizes[index] = std::max({m_sizes[index], layer.total, layer.current});
    }
    if (status == QStringLiteral("Download complete") || status == QStringLiteral("Verifying Checksum"))
        m_downloaded[index] = m_sizes[index];
    static const QStringList ends{QStringLiteral("Pull complete"), QStringLiteral("Already exists"),
                                  QStringLiteral("Pushed"), QStringLiteral("Layer already exists")};
    layer.done = ends.contains(status) || status.startsWith(QStringLiteral("Mounted from"));
    if (layer.done)
        m_downloaded[index] = m_sizes[index];
    return true;
}

} // namespace docker
