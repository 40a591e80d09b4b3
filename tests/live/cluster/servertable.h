// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares our cells with the server's own Table of the same objects, of one answer. Thread of the test.
#pragma once

#include "clusterobserved.h"
#include "duration.h"
#include "jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace livetest {

/// The answer to a GET in the form that is asked for; empty for none.
inline QByteArray answerOf(const LiveCluster &cluster, const QByteArray &target, const QByteArray &accept)
{
    kubernetes::KubeConfigSearch search;
    search.explicitFile = cluster.admin;
    const auto context = kubernetes::resolveContext(kubernetes::loadKubeConfig(search).config, {}, {});
    if (!context.ok())
        return {};
    net::CurlTransport transport(context->origin);
    net::Request request;
    request.target = target;
    request.headers.append(net::Header{"Accept", accept});
    std::optional<base::Result<net::Reply>> answer;
    const auto transfer = transport.send(request, [&](base::Result<net::Reply> result) { answer.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience) || !answer->ok() || (*answer)->status != 200)
        return {};
    return (*answer)->body;
}

/// The server's Table of a collection, each row with its whole object.
inline QJsonObject tableOf(const LiveCluster &cluster, const QString &path)
{
    return QJsonDocument::fromJson(answerOf(cluster, path.toUtf8() + "?includeObject=Object", "application/json;as=Table;v=v1;g=meta.k8s.io")).object();
}

inline QString cellText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

/// Whether the server's text is ours at some moment of its answer: ages and "(4m ago)" tick.
template <class Ours> bool atSomeMoment(const QString &theirs, qint64 fromMs, qint64 toMs, Ours ours, QString *shown)
{
    for (qint64 now = fromMs - 1500; now <= toMs + 1500; now += 250) {
        *shown = ours(now);
        if (*shown == theirs)
            return true;
    }
    *shown = ours(toMs);
    return false;
}

/// Our text of each of the server's columns, at some moment.
using CellTexts = QHash<QString, std::function<QString(qint64)>>;
using Cells = std::function<CellTexts(const live::Row &)>;

inline void compareTable(const LiveCluster &cluster, const QString &path, kubernetes::DecodeRow decode, const Cells &cells, int least)
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const QJsonObject table = tableOf(cluster, path);
    const qint64 after = QDateTime::currentMSecsSinceEpoch();
    const QJsonArray columns = table.value(QStringLiteral("columnDefinitions")).toArray();
    const QJsonArray rows = table.value(QStringLiteral("rows")).toArray();
    QVERIFY2(rows.size() >= least, qPrintable(QString::number(rows.size())));
    kubernetes::Interner interner;
    QStringList wrong;
    int compared = 0;
    for (const QJsonValue &entry : rows) {
        const QByteArray object = QJsonDocument(entry.toObject().value(QStringLiteral("object")).toObject()).toJson(QJsonDocument::Compact);
        const auto document = base::JsonDocument::parse(object);
        QVERIFY(document.ok());
        const live::RowPointer row = decode(kubernetes::Message(document->root()), interner);
        QVERIFY(row);
        const auto ours = cells(*row);
        const QJsonArray theirs = entry.toObject().value(QStringLiteral("cells")).toArray();
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QString column = columns[i].toObject().value(QStringLiteral("name")).toString();
            if (!ours.contains(column))
                continue;
            ++compared;
            QString shown;
            if (!atSomeMoment(cellText(theirs[i]), before, after, ours[column], &shown))
                wrong << QStringLiteral("%1 %2: the server %3, we %4").arg(cellText(theirs[0]), column, cellText(theirs[i]), shown);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(compared >= rows.size() * std::min<qsizetype>(3, columns.size()));
}

inline auto fixed(const QString &text)
{
    return [text](qint64) { return text; };
}

inline auto ageOf(const kubernetes::ObjectMeta &meta)
{
    return [created = meta.createdMs](qint64 now) { return kubernetes::ageText(created, now); };
}

} // namespace livetest
