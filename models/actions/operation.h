// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing that a person set going, with a result for each object. A value; UI thread.
#pragma once

#include "action.h"
#include "endpointstate.h"

namespace actions {

enum class ItemState {
    Queued,
    Sent,
    Accepted,  ///< the server said yes; the table does not show it yet
    Confirmed, ///< the table shows it
    Unobserved, ///< accepted, but the table did not show it in time
    Failed,
    Cancelled,
};

[[nodiscard]] inline bool ended(ItemState state)
{
    return state != ItemState::Queued && state != ItemState::Sent && state != ItemState::Accepted;
}

struct Item {
    live::Key key;
    QString name;
    live::RowPointer before; ///< null for what has no row yet
    ItemState state = ItemState::Queued;
    base::Error error;
    Outcome outcome;
    std::optional<Undo> undo;
    QStringList command;
    qint64 sentMs = 0;
    qint64 endedMs = 0;
};

struct Operation {
    quint64 id = 0;
    endpoint::Profile profile;
    QByteArray action; ///< empty for what a dialog carries out by itself (pull, push, run)
    QByteArray feed;
    QString label;
    QString running;
    QString done;
    std::vector<Item> items;
    double fraction = -1; ///< 0 to 1 where known
    QString progress;     ///< "12 of 40 MB"
    qint64 startedMs = 0;
    qint64 endedMs = 0;
    bool undone = false;

    [[nodiscard]] bool over() const { return endedMs != 0; }
    [[nodiscard]] size_t count(ItemState state) const;
    [[nodiscard]] bool undoable() const;
    /// "Stopping 2 containers · 1 done", "Stopped worker and grafana", "web did not start".
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString names() const;
};

} // namespace actions
