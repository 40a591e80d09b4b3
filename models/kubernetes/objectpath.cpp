// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectpath.h"

#include "watchtable.h"

#include <QUrl>

namespace kubernetes {

QByteArray pathPart(const QString &name)
{
    return QUrl::toPercentEncoding(name);
}

QByteArray objectPath(const QByteArray &group, const QByteArray &resource, const QString &scope, const QString &name)
{
    const QByteArray where = scope.isEmpty() ? QByteArray() : "/namespaces/" + pathPart(scope);
    return group + where + '/' + resource + '/' + pathPart(name);
}

QByteArray collectionPath(const WatchTable &table, const QString &scope)
{
    if (!table.namespaced || scope.isEmpty())
        return table.group + '/' + table.resource;
    return table.group + "/namespaces/" + pathPart(scope) + '/' + table.resource;
}

} // namespace kubernetes
