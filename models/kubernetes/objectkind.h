// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All that the program knows of one kind of object of a cluster, but for what can be done to it, which session/ adds. Each kind
// gives one from a file of its own, and app/ lists them, one line each. Constant values; pure.
#pragma once

#include "kind.h"
#include "objectmeta.h"
#include "objectoverview.h"
#include "objectpath.h"
#include "watchtable.h"

namespace kubernetes {

struct ObjectKind {
    live::Kind kind;
    WatchTable table;
    std::function<const ObjectMeta &(const live::Row &)> meta;
    /// The Overview out of the answer to a GET of the object.
    std::function<Sections(const QByteArray &json)> overview;
    QString group; ///< the heading in the sidebar: "Workloads"; empty: none
    /// What else the Overview asks, out of the same answer; absent: nothing.
    std::function<OverviewQuestions(const QByteArray &json)> questions = {};

    /// Where this object is in the API.
    [[nodiscard]] QByteArray path(const live::Row &row) const
    {
        const ObjectMeta &object = meta(row);
        return objectPath(table.group, table.resource, object.namespaceName, object.name);
    }
};

} // namespace kubernetes
