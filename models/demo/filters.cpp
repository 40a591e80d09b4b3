// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "filters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace demo {

std::optional<Filters> Filters::parse(const QString &text)
{
    Filters filters;
    if (text.isEmpty())
        return filters;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return {};
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        QStringList values;
        if (it.value().isArray()) {
            for (const QJsonValue value : it.value().toArray())
                values += value.toString();
        } else if (it.value().isObject()) {
            values = it.value().toObject().keys();
        } else {
            return {};
        }
        if (!values.isEmpty())
            filters.m_values.insert(it.key(), values);
    }
    return filters;
}

bool Filters::equals(const QString &key, const QString &value) const
{
    return !has(key) || values(key).contains(value);
}

bool Filters::begins(const QString &key, const QString &value) const
{
    const QStringList all = values(key);
    return all.isEmpty() || std::any_of(all.begin(), all.end(), [&](const QString &v) { return value.startsWith(v); });
}

bool Filters::contains(const QString &key, const QString &value) const
{
    const QStringList all = values(key);
    return all.isEmpty() || std::any_of(all.begin(), all.end(), [&](const QString &v) { return value.contains(v); });
}

bool Filters::labels(const QJsonObject &labels) const
{
    const auto holds = [&](const QString &wanted) {
        const qsizetype equal = wanted.indexOf(QLatin1Char('='));
        const QString key = equal < 0 ? wanted : wanted.left(equal);
        return labels.contains(key) && (equal < 0 || labels.value(key).toString() == wanted.mid(equal + 1));
    };
    const QStringList all = values(QStringLiteral("label"));
    const QStringList none = values(QStringLiteral("label!"));
    return std::all_of(all.begin(), all.end(), holds) && std::none_of(none.begin(), none.end(), holds);
}

bool Filters::flag(const QString &key, bool otherwise) const
{
    if (!has(key))
        return otherwise;
    const QString value = values(key).first().toLower();
    return value == QLatin1String("true") || value == QLatin1String("1");
}

} // namespace demo
