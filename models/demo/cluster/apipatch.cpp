// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apipatch.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

/// What tells the entries of this list apart; empty: the list is replaced as a whole.
/// Source: the patchMergeKey tags of k8s.io/api.
QString mergeKey(const QString &list)
{
    if (list == "containers"_L1 || list == "initContainers"_L1 || list == "ephemeralContainers"_L1 || list == "env"_L1 || list == "volumes"_L1 || list == "imagePullSecrets"_L1)
        return u"name"_s;
    if (list == "ports"_L1)
        return u"containerPort"_s;
    if (list == "volumeMounts"_L1)
        return u"mountPath"_s;
    if (list == "conditions"_L1)
        return u"type"_s;
    if (list == "ownerReferences"_L1)
        return u"uid"_s;
    return {};
}

QJsonArray mergedList(QJsonArray list, const QJsonArray &patch, const QString &key)
{
    for (const QJsonValue value : patch) {
        const QJsonObject entry = value.toObject();
        const bool removes = entry.value("$patch"_L1) == u"delete"_s;
        qsizetype at = 0;
        while (at < list.size() && list.at(at).toObject().value(key) != entry.value(key))
            ++at;
        if (at < list.size() && removes)
            list.removeAt(at);
        else if (at < list.size())
            list.replace(at, strategicPatched(list.at(at).toObject(), entry));
        else if (!removes)
            list.append(entry);
    }
    return list;
}

QJsonObject patched(QJsonObject object, const QJsonObject &patch, bool strategic)
{
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        const QString &name = it.key();
        if (strategic && name.startsWith(u'$'))
            continue;
        if (it->isNull()) {
            object.remove(name);
        } else if (it->isObject()) {
            const QJsonObject inner = it->toObject();
            const bool replaces = strategic && inner.value("$patch"_L1) == u"replace"_s;
            object.insert(name, patched(replaces ? QJsonObject() : object.value(name).toObject(), inner, strategic));
        } else if (it->isArray() && strategic && !mergeKey(name).isEmpty() && it->toArray().at(0).toObject().contains(mergeKey(name))) {
            object.insert(name, mergedList(object.value(name).toArray(), it->toArray(), mergeKey(name)));
        } else {
            object.insert(name, *it);
        }
    }
    return object;
}

/// One step of a JSON patch, inside of `value`; false: it cannot be done.
bool apply(QJsonValue &value, const QStringList &path, const QString &what, const QJsonValue &with)
{
    if (path.isEmpty()) {
        if (what == "test"_L1)
            return value == with;
        value = what == "remove"_L1 ? QJsonValue(QJsonValue::Undefined) : with;
        return true;
    }
    QString name = path.first();
    name.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    const bool last = path.size() == 1;
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        const qsizetype at = name == "-"_L1 ? list.size() : name.toLongLong();
        if (at > list.size() || (at == list.size() && !(last && what == "add"_L1)))
            return false;
        if (last && what == "add"_L1) {
            list.insert(at, with);
        } else {
            QJsonValue inner = list.at(at);
            if (!apply(inner, path.mid(1), what, with))
                return false;
            if (inner.isUndefined())
                list.removeAt(at);
            else
                list.replace(at, inner);
        }
        value = list;
        return true;
    }
    QJsonObject object = value.toObject();
    if (!object.contains(name) && !(last && what == "add"_L1))
        return false;
    QJsonValue inner = object.value(name);
    if (!apply(inner, path.mid(1), what, with))
        return false;
    if (inner.isUndefined())
        object.remove(name);
    else
        object.insert(name, inner);
    value = object;
    return true;
}

} // namespace

QJsonObject mergePatched(QJsonObject object, const QJsonObject &patch)
{
    return patched(std::move(object), patch, false);
}

QJsonObject strategicPatched(QJsonObject object, const QJsonObject &patch)
{
    return patched(std::move(object), patch, true);
}

std::optional<QJsonObject> jsonPatched(QJsonObject object, const QJsonArray &steps)
{
    QJsonValue value = object;
    for (const QJsonValue one : steps) {
        const QJsonObject step = one.toObject();
        const QStringList path = step.value("path"_L1).toString().mid(1).split(u'/');
        if (!apply(value, path, step.value("op"_L1).toString(), step.value("value"_L1)))
            return {};
    }
    return value.toObject();
}

} // namespace demo
