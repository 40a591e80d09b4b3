// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Images on the move in the simulated engine: pull and push with progress, save as a tar of the right size whose layers
// are zeros, load of such a tar.
#include "connection.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr int ticks = 30; // three seconds
constexpr qsizetype block = 512;
constexpr qint64 headRoom = 256 * 1024;
constexpr qint64 saveRoom = 4 * 1024 * 1024;

/// A header of the ustar format.
QByteArray tarHeader(const QByteArray &name, qint64 size)
{
    QByteArray header(block, '\0');
    const auto put = [&](qsizetype at, const QByteArray &text) { header.replace(at, text.size(), text); };
    put(0, name.left(99));
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, QByteArray::number(size, 8).rightJustified(11, '0'));
    put(136, "00000000000");
    put(148, "        ");
    put(156, "0");
    put(257, QByteArray("ustar\0", 6) + "00");
    int sum = 0;
    for (const char byte : std::as_const(header))
        sum += static_cast<unsigned char>(byte);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return header;
}

qint64 padded(qint64 size)
{
    return (size + block - 1) / block * block;
}

} // namespace

void Connection::pull(const QString &reference)
{
    begin("application/json");
    const auto image = std::make_shared<Image>(m_world.remoteImage(reference));
    const auto tick = std::make_shared<int>(0);
    chunk(line({{u"status"_s, u"Pulling from "_s + reference.section(u':', 0, -2)}, {u"id"_s, reference.section(u':', -1)}}));
    m_step = [this, image, tick, reference] {
        const int now = ++*tick;
        for (const Layer &layer : image->layers) {
            if (layer.digest.isEmpty())
                continue;
            const QJsonObject progress{{u"current"_s, layer.size * now / ticks}, {u"total"_s, layer.size}};
            chunk(line({{u"status"_s, now < ticks ? u"Downloading"_s : u"Pull complete"_s}, {u"progressDetail"_s, now < ticks ? progress : QJsonObject()}, {u"id"_s, layer.digest.left(12)}}));
        }
        if (now < ticks)
            return m_timer.start(100);
        m_world.addImage(*image, reference);
        chunk(line({{u"status"_s, u"Digest: "_s + image->digest}}));
        chunk(line({{u"status"_s, u"Status: Downloaded newer image for "_s + reference}}));
        end();
    };
    m_timer.start(100);
}

void Connection::push(const QString &reference)
{
    const Image *found = m_world.image(reference);
    if (!found)
        return answer(Answer::fail(404, u"An image does not exist locally with the tag: "_s + reference.section(u':', 0, -2)));
    begin("application/json");
    chunk(line({{u"status"_s, u"The push refers to repository [%1]"_s.arg(reference.section(u':', 0, -2))}}));
    const auto tick = std::make_shared<int>(0);
    m_step = [this, image = *found, tick, reference] {
        const int now = ++*tick;
        int place = 0;
        for (const Layer &layer : image.layers) {
            if (layer.digest.isEmpty())
                continue;
            // The base is what registries have already.
            const bool there = place++ == 0;
            const QJsonObject progress{{u"current"_s, layer.size * now / ticks}, {u"total"_s, layer.size}};
            const QString status = there ? u"Layer already exists"_s : now < ticks ? u"Pushing"_s : u"Pushed"_s;
            chunk(line({{u"status"_s, status}, {u"progressDetail"_s, there || now >= ticks ? QJsonObject() : progress}, {u"id"_s, layer.digest.left(12)}}));
        }
        if (now < ticks)
            return m_timer.start(100);
        const QString tag = reference.section(u':', -1);
        chunk(line({{u"status"_s, u"%1: digest: %2 size: 1570"_s.arg(tag, image.digest)}}));
        chunk(line({{u"progressDetail"_s, QJsonObject()}, {u"aux"_s, QJsonObject{{u"Tag"_s, tag}, {u"Digest"_s, image.digest}, {u"Size"_s, 1570}}}}));
        end();
    };
    m_timer.start(100);
}

void Connection::save(const QStringList &names)
{
    QJsonArray manifest;
    auto files = std::make_shared<std::deque<std::pair<QByteArray, qint64>>>();
    for (const QString &name : names) {
        const Image *image = m_world.image(name);
        if (!image)
            return answer(Answer::fail(404, u"No such image: "_s + World::fullReference(name)));
        QJsonArray layers;
        for (const Layer &layer : image->layers) {
            if (layer.digest.isEmpty())
                continue;
            layers.append(layer.digest + u"/layer.tar"_s);
            files->emplace_back(layer.digest.toLatin1() + "/layer.tar", layer.size);
        }
        manifest.append(QJsonObject{{u"Config"_s, image->id.mid(7) + u".json"_s}, {u"RepoTags"_s, QJsonArray::fromStringList(image->tags)}, {u"Layers"_s, layers}});
    }
    begin("application/x-tar");
    const QByteArray text = QJsonDocument(manifest).toJson(QJsonDocument::Compact);
    chunk(tarHeader("manifest.json", text.size()) + text + QByteArray(padded(text.size()) - text.size(), '\0'));
    const auto left = std::make_shared<qint64>(0);
    m_step = [this, files, left] {
        while (m_socket->bytesToWrite() < saveRoom) {
            if (*left > 0) {
                const qint64 part = std::min<qint64>(*left, 256 * 1024);
                *left -= part;
                chunk(QByteArray(part, '\0'));
            } else if (!files->empty()) {
                chunk(tarHeader(files->front().first, files->front().second));
                *left = padded(files->front().second);
                files->pop_front();
            } else {
                chunk(QByteArray(2 * block, '\0'));
                return end();
            }
        }
        m_timer.start(5);
    };
    step();
}

void Connection::beginUpload(qint64 length)
{
    m_uploadLeft = length;
    m_uploadHead.clear();
    if (length <= 0)
        return load();
    uploaded();
}

void Connection::uploaded()
{
    const qint64 part = std::min<qint64>(m_uploadLeft, m_input.size());
    if (m_uploadHead.size() < headRoom)
        m_uploadHead += m_input.left(part);
    m_input.remove(0, part);
    m_uploadLeft -= part;
    if (m_uploadLeft == 0)
        load();
}

void Connection::load()
{
    const QByteArray size = m_uploadHead.mid(124, 11);
    const qint64 length = size.toLongLong(nullptr, 8);
    const QJsonArray manifest = QJsonDocument::fromJson(m_uploadHead.mid(block, length)).array();
    if (!m_uploadHead.startsWith("manifest.json") || manifest.isEmpty())
        return answer(Answer::fail(400, u"archive/tar: invalid tar header"_s));
    begin("application/json");
    for (const QJsonValue image : manifest) {
        for (const QJsonValue tag : image.toObject().value("RepoTags"_L1).toArray()) {
            m_world.addImage(m_world.remoteImage(tag.toString()), tag.toString());
            chunk(line({{u"stream"_s, u"Loaded image: %1\n"_s.arg(tag.toString())}}));
        }
    }
    end();
}

} // namespace demo
