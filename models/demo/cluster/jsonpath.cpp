// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "jsonpath.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace demo {

QJsonValue at(const QJsonObject &object, QStringView path)
{
    const qsizetype dot = path.indexOf(u'.');
    const QJsonValue value = object.value(dot < 0 ? path : path.left(dot));
    return dot < 0 ? value : at(value.toObject(), path.mid(dot + 1));
}

void put(QJsonObject &object, QStringView path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        if (value.isUndefined())
            object.remove(path);
        else
            object.insert(path, value);
        return;
    }
    QJsonObject inner = object.value(path.left(dot)).toObject();
    put(inner, path.mid(dot + 1), value);
    object.insert(path.left(dot), inner);
}

QString secondsText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'Z';
}

qint64 msOfSeconds(const QString &text)
{
    return text.isEmpty() ? 0 : QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch();
}

QString ownerOf(const QJsonObject &object)
{
    for (const QJsonValue owner : arrayAt(object, u"metadata.ownerReferences"))
        if (owner.toObject().value("controller"_L1).toBool())
            return owner.toObject().value("uid"_L1).toString();
    return {};
}

QJsonArray ownedBy(const QJsonObject &owner)
{
    return {QJsonObject{{u"apiVersion"_s, owner.value("apiVersion"_L1)}, {u"blockOwnerDeletion"_s, true}, {u"controller"_s, true},
                        {u"kind"_s, owner.value("kind"_L1)}, {u"name"_s, nameOf(owner)}, {u"uid"_s, uidOf(owner)}}};
}

bool hasLabels(const QJsonObject &labels, const QJsonObject &wanted)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        if (labels.value(it.key()) != it.value())
            return false;
    return true;
}

void setCondition(QJsonArray &conditions, const QString &type, bool holds, qint64 nowMs, const QString &reason, const QString &message)
{
    QJsonObject entry{{u"type"_s, type}, {u"status"_s, holds ? u"True"_s : u"False"_s}, {u"lastTransitionTime"_s, secondsText(nowMs)}};
    if (!reason.isEmpty())
        entry.insert(u"reason"_s, reason);
    if (!message.isEmpty())
        entry.insert(u"message"_s, message);
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        const QJsonObject before = conditions.at(i).toObject();
        if (before.value("type"_L1) != type)
            continue;
        if (before.value("status"_L1) == entry.value("status"_L1))
            entry.insert(u"lastTransitionTime"_s, before.value("lastTransitionTime"_L1));
        conditions.replace(i, entry);
        return;
    }
    conditions.append(entry);
}

QJsonObject condition(const QJsonObject &object, QStringView type)
{
    for (const QJsonValue value : arrayAt(object, u"status.conditions"))
        if (value.toObject().value("type"_L1).toString() == type)
            return value.toObject();
    return {};
}

} // namespace demo
