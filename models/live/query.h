// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person asked a table to show. A value; made on the UI thread, read in the compute pool.
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>
#include <set>
#include <vector>

#include "row.h"

namespace live {

struct Query {
    QString text;              ///< every word must match somewhere: a cell, search text or label
    QString label;             ///< "key" or "key=value"; empty: any
    std::set<QByteArray> chips; ///< any of them matches; empty: all rows
    QByteArray sortColumn;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    QByteArray grouping; ///< empty: none
    friend bool operator==(const Query &, const Query &) = default;
};

} // namespace live
