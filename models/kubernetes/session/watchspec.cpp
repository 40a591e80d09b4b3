// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source: Kubernetes API concepts, "Efficient detection of changes" and "Streaming lists".
#include "watchspec.h"

#include "framedecoder.h"
#include "listdecoder.h"
#include "statuserror.h"

#include <QUrlQuery>

namespace kubernetes {

namespace {

constexpr int pageSize = 500; ///< as kubectl: a page takes a server some 50 ms

net::Request readRequest(const WatchTable &table, const QByteArray &path, QUrlQuery query)
{
    net::Request request;
    if (table.columns)
        query.addQueryItem(QStringLiteral("includeObject"), QStringLiteral("Metadata"));
    request.target = path + '?' + query.toString(QUrl::FullyEncoded).toUtf8().replace("+", "%2B");
    if (!table.selector.isEmpty())
        request.target += '&' + table.selector;
    request.headers.append(net::Header{"Accept", table.columns    ? tableAccept
                                                 : table.protobuf ? "application/vnd.kubernetes.protobuf, application/json"
                                                                  : "application/json"});
    return request;
}

OwnRows ownRows(const WatchTable &table)
{
    return table.rowOfTable ? OwnRows{table.rowOfTable, table.decode} : OwnRows{};
}

std::shared_ptr<ListDecoder> listDecoder(const WatchTable &table, const std::shared_ptr<Interner> &interner)
{
    return table.columns ? std::make_shared<ListDecoder>(table.columns, interner, ownRows(table)) : std::make_shared<ListDecoder>(table.decode, interner);
}

std::unique_ptr<FrameDecoder> frameDecoder(const WatchTable &table, const std::shared_ptr<Interner> &interner)
{
    return table.columns ? std::make_unique<FrameDecoder>(table.columns, interner, ownRows(table)) : std::make_unique<FrameDecoder>(table.decode, interner);
}

} // namespace

endpoint::WatchSource::Spec watchSpec(const WatchTable &table, const QByteArray &prefix, const QString &scope,
                                      const std::shared_ptr<Interner> &interner, std::function<double()> random)
{
    const QByteArray path = prefix + collectionPath(table, scope);
    endpoint::WatchSource::Spec spec;
    spec.list = [table, path](const QByteArray &next, bool whole) {
        QUrlQuery query;
        if (!whole)
            query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
        if (!next.isEmpty())
            query.addQueryItem(QStringLiteral("continue"), QString::fromUtf8(next));
        net::Request request = readRequest(table, path, query);
        request.timeout = std::chrono::seconds(120); // all of a large cluster at once
        return request;
    };
    spec.page = [decoder = listDecoder(table, interner)](const QByteArray &body) { return decoder->page(body); };
    spec.watch = [table, path, random](const QByteArray &version) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("watch"), QStringLiteral("1"));
        query.addQueryItem(QStringLiteral("allowWatchBookmarks"), QStringLiteral("true"));
        const int seconds = 300 + static_cast<int>(300 * (random ? random() : 0.5));
        query.addQueryItem(QStringLiteral("timeoutSeconds"), QString::number(seconds));
        if (version.isEmpty()) {
            query.addQueryItem(QStringLiteral("sendInitialEvents"), QStringLiteral("true"));
            query.addQueryItem(QStringLiteral("resourceVersionMatch"), QStringLiteral("NotOlderThan"));
        } else {
            query.addQueryItem(QStringLiteral("resourceVersion"), QString::fromUtf8(version));
        }
        return readRequest(table, path, query);
    };
    spec.decoder = [table, interner] { return frameDecoder(table, interner); };
    spec.errorOf = [](const net::Reply &reply) { return errorOfBody(reply.body, reply.status); };
    spec.initialByWatch = true;
    spec.random = std::move(random);
    return spec;
}

} // namespace kubernetes
