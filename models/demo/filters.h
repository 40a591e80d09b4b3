// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's `filters` parameter: {"status":["running"]} or the older {"status":{"running":true}}. A value; pure.
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace demo {

class Filters
{
public:
    /// Nothing if it is not a JSON object of lists. Empty text: no filters.
    [[nodiscard]] static std::optional<Filters> parse(const QString &text);

    [[nodiscard]] QStringList keys() const { return m_values.keys(); }
    [[nodiscard]] QStringList values(const QString &key) const { return m_values.value(key); }
    [[nodiscard]] bool has(const QString &key) const { return m_values.contains(key); }
    /// True when the key does not filter or one of its values is equal to `value`.
    [[nodiscard]] bool equals(const QString &key, const QString &value) const;
    /// The same where `value` need only begin with, or contain, one of them.
    [[nodiscard]] bool begins(const QString &key, const QString &value) const;
    [[nodiscard]] bool contains(const QString &key, const QString &value) const;
    /// All "k" or "k=v" under "label" must hold; none under "label!".
    [[nodiscard]] bool labels(const QJsonObject &labels) const;
    /// `dangling=true|1` and the like.
    [[nodiscard]] bool flag(const QString &key, bool otherwise) const;

private:
    QMap<QString, QStringList> m_values;
};

} // namespace demo
