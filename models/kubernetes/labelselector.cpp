// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "labelselector.h"

#include <algorithm>

namespace kubernetes {

namespace {

using Requirement = LabelSelector::Requirement;
using Operator = Requirement::Operator;

bool wellFormed(const Requirement &requirement)
{
    switch (requirement.op) {
    case Operator::In:
    case Operator::NotIn:
        return !requirement.values.isEmpty();
    case Operator::Exists:
    case Operator::DoesNotExist:
        return requirement.values.isEmpty();
    case Operator::Invalid:
        break;
    }
    return false;
}

bool matchesOne(const Requirement &requirement, const Labels &labels)
{
    const QString *value = labelValue(labels, requirement.key);
    switch (requirement.op) {
    case Operator::In:
        return value && requirement.values.contains(*value);
    case Operator::NotIn:
        return !value || !requirement.values.contains(*value);
    case Operator::Exists:
        return value != nullptr;
    case Operator::DoesNotExist:
        return value == nullptr;
    case Operator::Invalid:
        break;
    }
    return false;
}

QString textOf(const Requirement &requirement)
{
    switch (requirement.op) {
    case Operator::In:
        return requirement.key + QStringLiteral(" in (") + requirement.values.join(u',') + u')';
    case Operator::NotIn:
        return requirement.key + QStringLiteral(" notin (") + requirement.values.join(u',') + u')';
    case Operator::DoesNotExist:
        return u'!' + requirement.key;
    case Operator::Exists:
    case Operator::Invalid:
        break;
    }
    return requirement.key;
}

} // namespace

bool LabelSelector::valid() const
{
    return std::all_of(requirements.begin(), requirements.end(), wellFormed);
}

bool LabelSelector::matches(const Labels &labels) const
{
    if (!present || !valid())
        return false;
    for (const Label &wanted : equals) {
        const QString *value = labelValue(labels, wanted.key);
        if (!value || *value != wanted.value)
            return false;
    }
    return std::all_of(requirements.begin(), requirements.end(),
                       [&](const Requirement &requirement) { return matchesOne(requirement, labels); });
}

QString LabelSelector::text() const
{
    std::vector<std::pair<QString, QString>> parts;
    for (const Label &label : equals)
        parts.emplace_back(label.key, label.key + u'=' + label.value);
    for (const Requirement &requirement : requirements)
        parts.emplace_back(requirement.key, textOf(requirement));
    std::stable_sort(parts.begin(), parts.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList texts;
    for (const auto &part : parts)
        texts << part.second;
    return texts.join(u',');
}

QString LabelSelector::cell() const
{
    if (!valid())
        return QStringLiteral("<error>");
    const QString line = text();
    return line.isEmpty() ? QStringLiteral("<none>") : line;
}

} // namespace kubernetes
