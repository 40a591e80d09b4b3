// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of one table as its endpoint knows them, and what changed since the consumer last saw them. Lives on an
// endpoint thread, owned by a source. The first change leaves at the next flush(); from then on one batch is under way
// until the consumer acknowledges it, and changes merge by key: each key ends at its last value, however slow the
// consumer is, and memory is bounded by the number of keys.
#pragma once

#include "row.h"

#include <QSet>
#include <functional>

class QObject;

namespace live {

class RowStore
{
public:
    /// `deliver` is called from flush() or acknowledge(), never from put() or remove().
    explicit RowStore(std::function<void(Batch)> deliver);
    ~RowStore();
    Q_DISABLE_COPY_MOVE(RowStore)

    /// Adds or replaces; a row equal to the one held is only marked as seen. Returns whether something changed.
    bool put(RowPointer row);
    bool remove(const Key &key);
    [[nodiscard]] RowPointer find(const Key &key) const { return m_rows.value(key); }
    [[nodiscard]] std::vector<Key> keys() const;
    void forEach(const std::function<void(const RowPointer &)> &visit) const;
    [[nodiscard]] qsizetype size() const { return m_rows.size(); }

    /// A complete list begins; endSweep() removes what was not put since. abortSweep() forgets that it began.
    void beginSweep();
    void endSweep();
    void abortSweep() { m_sweeping = false; }
    /// Counts as put, for what is known to exist without having been read again.
    void markSeen(const Key &key);

    /// A new scope: everything is forgotten, the next batch says so.
    void reset();

    /// Sends what has changed unless a batch is under way.
    void flush();
    /// With this on (off by default) changes flush themselves at the end of the event loop's turn.
    void setAutoFlush(bool on) { m_autoFlush = on; }
    /// The consumer has applied the batch of this revision. Older or unknown revisions are ignored.
    void acknowledge(quint64 revision);

    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] bool inFlight() const { return m_inFlight; }

    /// Called at each change of a row on this thread, e.g. for sums over this store: before, now; either may be null.
    void setObserver(std::function<void(const RowPointer &, const RowPointer &)> observer);

private:
    void touch(const Key &key, const RowPointer &before);
    void schedule();

    std::function<void(Batch)> m_deliver;
    std::function<void(const RowPointer &, const RowPointer &)> m_observer;
    QHash<Key, RowPointer> m_rows;
    /// Keys changed since the last batch, with what the consumer has been sent of them (null: nothing).
    QHash<Key, RowPointer> m_dirty;
    std::vector<Key> m_dirtyOrder; ///< first change first, so that additions keep the order in which they came
    QSet<Key> m_seen;
    std::unique_ptr<QObject> m_context; ///< its end drops a queued flush
    quint64 m_revision = 0;
    bool m_sweeping = false;
    bool m_inFlight = false;
    bool m_reset = false;
    bool m_autoFlush = false;
    bool m_scheduled = false;
};

} // namespace live
