// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Carries out what a person asked for, and says how each object fared. UI thread. Nothing is shown as done before the
// table says so: an accepted change waits for its row to settle, and past the deadline it is Unobserved. That a row is
// missing counts only in a table that is current and has shown it since it last began anew.
// At most `atOnce` objects of one operation are on their way at a time; a partial failure is normal.
// Read-only profiles are refused here, and once more in the session.
#pragma once

#include "auditlog.h"
#include "clock.h"
#include "endpoint.h"
#include "operation.h"

#include <QHash>
#include <QPointer>

namespace actions {

class Runner final : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t atOnce = 8;
    static constexpr size_t kept = 500; ///< finished operations that Activity shows

    Runner(ActionList actions, base::Clock &clock, AuditLog *audit, QObject *parent = nullptr);
    ~Runner() override;

    [[nodiscard]] const ActionList &actions() const { return m_actions; }
    /// Of a kind that came while the program runs.
    void add(Action action) { m_actions.push_back(std::move(action)); }

    /// Starts an action on rows of the endpoint's feed. Returns the operation's id.
    quint64 run(endpoint::Endpoint &endpoint, const Action &action, const std::vector<live::RowPointer> &rows,
                const Arguments &arguments = {});

    /// For what a dialog or a pane carries out by itself (pull, push, run, prune): shown and logged like any other.
    struct Description {
        QString label;   ///< "Pull"
        QString running; ///< "Pulling"
        QString done;    ///< "Pulled"
        QString object;  ///< "nginx:1.27"
        QStringList command;
        std::function<void()> cancel; ///< absent: cannot be cancelled
    };
    quint64 begin(const endpoint::Profile &profile, Description description);
    void progress(quint64 id, double fraction, const QString &text);
    void finish(quint64 id, const base::Result<Outcome> &result);

    void cancel(quint64 id);
    [[nodiscard]] bool cancellable(quint64 id) const;
    /// Takes back what can be taken back. Returns the new operation's id, 0 if there was nothing.
    quint64 undo(quint64 id);

    [[nodiscard]] const Operation *operation(quint64 id) const;
    [[nodiscard]] Arguments argumentsOf(quint64 id) const; ///< what it was started with
    /// Newest first.
    [[nodiscard]] std::vector<const Operation *> operations() const;
    [[nodiscard]] int running() const;
    /// Text for the State cells of rows on which something is going on: "Stopping…".
    [[nodiscard]] QHash<live::Key, QString> pending(const QByteArray &profileId, const QByteArray &feed) const;

Q_SIGNALS:
    void changed(quint64 id);
    void finished(quint64 id);
    void pendingChanged(const QByteArray &profileId, const QByteArray &feed);

private:
    struct Flight;
    void watch(Flight &flight);
    void pump(Flight &flight);
    void answered(Flight &flight, size_t index, base::Result<Outcome> result);
    void checkSettled(Flight &flight);
    void endItem(Flight &flight, size_t index, ItemState state);
    void closeIfOver(Flight &flight);
    void trim();

    ActionList m_actions;
    base::Clock &m_clock;
    AuditLog *m_audit;
    std::map<quint64, std::unique_ptr<Flight>> m_flights;
    quint64 m_nextId = 1;
};

} // namespace actions
