// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which objects a request's labelSelector and fieldSelector mean. A value; pure.
#pragma once

#include "apirequest.h"

namespace demo {

class ApiSelectors
{
public:
    explicit ApiSelectors(const ApiRequest &request);
    [[nodiscard]] bool match(const QJsonObject &object) const;
    [[nodiscard]] bool empty() const { return m_labels.isEmpty() && m_fields.isEmpty() && m_name.isEmpty(); }

private:
    QStringList m_labels;
    QStringList m_fields;
    QString m_name; ///< a watch of one object by its path
};

} // namespace demo
