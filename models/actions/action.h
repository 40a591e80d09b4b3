// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person can do to an object, as data. Constant values made once in app/; the functions are pure, except `job`,
// which runs on the endpoint's thread and is cancelled by destruction.
#pragma once

#include "linediff.h"
#include "requirement.h"
#include "result.h"
#include "row.h"
#include "session.h"
#include "task.h"

#include <QStringList>
#include <QVariantMap>
#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace actions {

enum class Danger {
    Safe,
    Reversible,  ///< up to ten objects: done at once, with Undo in the toast
    Destructive, ///< asks first, naming the objects
};

using Arguments = QVariantMap;

/// What the server said when it accepted.
struct Outcome {
    QVariantMap reply;
    QStringList warnings; ///< the server's own, shown to the person
};

/// What an action would do to one object, as the server says that does everything but do it.
struct Preview {
    std::vector<base::DiffLine> changes; ///< of the object as it is written for people; empty: none
    QString text; ///< where there is more to say than the changes
    QStringList warnings; ///< the server's own
};

enum class Settled { NotYet, Yes, Failed };

struct Undo {
    QByteArray action;
    Arguments arguments;
};

/// A tick in the confirmation; its answer is an argument under `key`.
struct Choice {
    QString key;
    QString label;
    /// Whether it makes sense for this row; shown if it does for any. Absent: always.
    std::function<bool(const live::Row &)> offered;
    bool overcomes = false; ///< a conflict: offered again, ticked, where one was met without it
};

struct Action {
    QByteArray id;   ///< "container.stop"
    QByteArray feed; ///< the table it acts on: "container"
    QString label;   ///< "Stop"; ends in "…" where it asks for more first
    QString running; ///< "Stopping"
    QString done;    ///< "Stopped"
    QString icon;
    QString shortcut; ///< portable text of a key sequence; empty: none
    Danger danger = Danger::Safe;
    bool bulk = true;      ///< makes sense on several objects at once
    bool primary = false;  ///< has a button of its own in the pane's header
    bool asks = false;     ///< a dialog of the family collects arguments before it runs
    std::chrono::milliseconds deadline{30'000}; ///< from accepted to Unobserved
    /// Why it cannot be done to this row now; empty: it can.
    std::function<QString(const live::Row &)> refusal;
    /// The job as a trial, which changes nothing; may be absent.
    std::function<base::Task<base::Result<Preview>>(endpoint::Session &, live::RowPointer, Arguments)> preview;
    /// Absent where the dialog that `asks` opens carries it out by itself.
    std::function<base::Task<base::Result<Outcome>>(endpoint::Session &, live::RowPointer, Arguments)> job;
    /// Whether the table shows that it has happened. `now` is null when the row is gone.
    std::function<Settled(const live::Row &before, const Outcome &, const live::Row *now)> settled;
    /// What would take it back, from the row as it was; absent or nothing: cannot be undone.
    std::function<std::optional<Undo>(const live::Row &before, const Arguments &)> inverse;
    /// The same as a command line, e.g. {"docker", "stop", "web"}; secrets masked.
    std::function<QStringList(const live::Row &, const Arguments &)> command;
    /// Said in the confirmation beside the object's name, e.g. "running, published on 8080".
    std::function<QString(const live::Row &)> consequence;
    std::vector<Choice> choices;
    std::vector<endpoint::Requirement> needs; ///< all of them; a pane greys what the person is known to lack one for
};

/// All actions of all kinds, in the order in which menus show them. What is added at the end moves none.
using ActionList = std::deque<Action>;

[[nodiscard]] const Action *findAction(const ActionList &list, const QByteArray &id);
[[nodiscard]] std::vector<const Action *> actionsOf(const ActionList &list, const QByteArray &feed);

} // namespace actions
