// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apiselectors.h"

#include "jsonpath.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

/// Commas inside of brackets belong to one requirement.
QStringList requirements(const QString &text)
{
    QStringList parts;
    QString part;
    int depth = 0;
    for (const QChar c : text) {
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (c == u',' && depth == 0)
            parts += std::exchange(part, {}).trimmed();
        else
            part += c;
    }
    parts += part.trimmed();
    parts.removeAll(QString());
    return parts;
}

bool labelHolds(const QJsonObject &labels, const QString &requirement)
{
    if (const qsizetype open = requirement.indexOf(u'('); open > 0) {
        const QStringList words = requirement.left(open).split(u' ', Qt::SkipEmptyParts);
        QStringList values = requirement.mid(open + 1).chopped(1).split(u',');
        for (QString &value : values)
            value = value.trimmed();
        const bool in = labels.contains(words.value(0)) && values.contains(labels.value(words.value(0)).toString());
        return words.value(1) == "notin"_L1 ? !in : in;
    }
    if (requirement.contains("!="_L1))
        return labels.value(requirement.section("!="_L1, 0, 0).trimmed()).toString() != requirement.section("!="_L1, 1).trimmed();
    if (requirement.contains(u'=')) {
        const QString key = requirement.section(u'=', 0, 0).trimmed();
        return labels.contains(key) && labels.value(key).toString() == requirement.section(u'=', -1).trimmed();
    }
    return requirement.startsWith(u'!') ? !labels.contains(requirement.mid(1)) : labels.contains(requirement);
}

bool fieldHolds(const QJsonObject &object, const QString &requirement)
{
    const bool differs = requirement.contains("!="_L1);
    const QString path = requirement.section(differs ? u"!="_s : u"="_s, 0, 0);
    return (textAt(object, path) == requirement.section(u'=', -1)) != differs;
}

} // namespace

ApiSelectors::ApiSelectors(const ApiRequest &request)
    : m_labels(requirements(request.value("labelSelector"))), m_fields(requirements(request.value("fieldSelector"))), m_name(request.name)
{
}

bool ApiSelectors::match(const QJsonObject &object) const
{
    const QJsonObject labels = objectAt(object, u"metadata.labels");
    return (m_name.isEmpty() || nameOf(object) == m_name) && std::all_of(m_labels.begin(), m_labels.end(), [&](const QString &one) { return labelHolds(labels, one); })
        && std::all_of(m_fields.begin(), m_fields.end(), [&](const QString &one) { return fieldHolds(object, one); });
}

} // namespace demo
