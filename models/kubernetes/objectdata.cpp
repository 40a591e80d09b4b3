// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectdata.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <algorithm>

namespace kubernetes {

namespace {

bool isBinary(const QByteArray &value)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(value);
    if (decoder.hasError())
        return true;
    return std::any_of(value.begin(), value.end(), [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r'; });
}

void addEntries(std::vector<DataEntry> &entries, const QJsonObject &members, bool encoded)
{
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QByteArray text = member->toString().toUtf8();
        DataEntry entry{member.key(), encoded ? QByteArray::fromBase64(text) : text, false};
        entry.binary = isBinary(entry.value);
        entries.push_back(std::move(entry));
    }
}

} // namespace

bool hasData(const QByteArray &kind)
{
    return kind == "configmap" || kind == "secret";
}

base::Result<ObjectData> dataOf(const QByteArray &kind, const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty()) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = QCoreApplication::translate("kubernetes::Data", "The server's answer could not be read");
        return error;
    }
    ObjectData data;
    data.type = object.value(QStringLiteral("type")).toString();
    data.immutable = object.value(QStringLiteral("immutable")).toBool();
    data.resourceVersion = object.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("resourceVersion")).toString();
    addEntries(data.entries, object.value(QStringLiteral("data")).toObject(), kind == "secret");
    addEntries(data.entries, object.value(QStringLiteral("binaryData")).toObject(), true);
    std::sort(data.entries.begin(), data.entries.end(), [](const DataEntry &a, const DataEntry &b) { return a.key < b.key; });
    return data;
}

QByteArray withoutValues(const QByteArray &json)
{
    const QString dots(6, QChar(0x2022));
    QJsonObject object = QJsonDocument::fromJson(json).object();
    for (const QString &member : {QStringLiteral("data"), QStringLiteral("stringData")}) {
        QJsonObject values = object.value(member).toObject();
        for (const QString &key : values.keys())
            values.insert(key, dots);
        if (object.contains(member))
            object.insert(member, values);
    }
    QJsonObject meta = object.value(QStringLiteral("metadata")).toObject();
    QJsonObject notes = meta.value(QStringLiteral("annotations")).toObject();
    if (const QString applied = QStringLiteral("kubectl.kubernetes.io/last-applied-configuration"); notes.contains(applied)) {
        notes.insert(applied, dots);
        meta.insert(QStringLiteral("annotations"), notes);
        object.insert(QStringLiteral("metadata"), meta);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray valuePatch(const QByteArray &kind, const QString &key, const QByteArray &value, const QString &resourceVersion, const QByteArray &uid)
{
    QJsonObject meta{{QStringLiteral("resourceVersion"), resourceVersion}};
    if (!uid.isEmpty())
        meta.insert(QStringLiteral("uid"), QString::fromLatin1(uid));
    const QString text = kind == "secret" ? QString::fromLatin1(value.toBase64()) : QString::fromUtf8(value);
    return QJsonDocument(QJsonObject{{QStringLiteral("metadata"), meta}, {QStringLiteral("data"), QJsonObject{{key, text}}}}).toJson(QJsonDocument::Compact);
}

QString hexText(const QByteArray &bytes, qsizetype most)
{
    constexpr qsizetype width = 16;
    QString text;
    const qsizetype end = std::min(bytes.size(), most);
    for (qsizetype at = 0; at < end; at += width) {
        const QByteArray line = bytes.mid(at, std::min(width, end - at));
        QString readable;
        for (const char c : line)
            readable += c >= ' ' && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        text += QStringLiteral("%1  %2  |%3|\n").arg(at, 8, 16, QLatin1Char('0')).arg(QString::fromLatin1(line.toHex(' ')), -(3 * width - 1)).arg(readable);
    }
    return text;
}

} // namespace kubernetes
