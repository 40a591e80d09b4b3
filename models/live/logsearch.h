// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of a LogStore that match a pattern, and those that a filter shows, kept up to date as lines come. Lives on
// the UI thread; the work is done by the compute pool on a snapshot, both threads at once, in turns of a few
// milliseconds so that other work gets in between; a cancelled turn ends within 5 ms. It begins at the anchor (what is
// looked at) and goes outward, so the first hits are near. Line numbers are the store's.
#pragma once

#include "logpattern.h"
#include "logstore.h"

#include <QElapsedTimer>

namespace live
{

class LogSearch : public QObject
{
    Q_OBJECT

public:
    explicit LogSearch(LogStore *store, QObject *parent = nullptr);
    ~LogSearch() override;

    /// Null: nothing is searched for. A new search begins; the hits are empty until the first come.
    void setPattern(std::shared_ptr<const LogPattern> pattern);
    [[nodiscard]] const std::shared_ptr<const LogPattern> &pattern() const { return m_pattern; }
    void setFilter(const LogFilter &filter);
    [[nodiscard]] const LogFilter &filter() const { return m_filter; }
    /// Where the next search begins.
    void setAnchor(qint64 line) { m_anchor = line; }

    /// Lines that match and that the filter shows, in order. At most 2^32 lines are numbered.
    [[nodiscard]] const std::vector<quint32> &hits() const;
    /// Lines that the filter shows, in order; not kept (empty) while the filter shows all.
    [[nodiscard]] const std::vector<quint32> &shown() const;
    [[nodiscard]] bool running() const { return m_run != nullptr; }
    /// Lines that were given up because the pattern took too many steps on them.
    [[nodiscard]] qint64 abandoned() const { return m_abandoned; }

Q_SIGNALS:
    /// At the first hits, then every 50 ms while there are more, and at the end.
    void hitsChanged();
    void finished();

private:
    struct Run;
    struct Batch;
    struct Owner;

    void restart();
    void start(qint64 from);
    void stop();
    void cutAt(qint64 line);
    void take(const std::shared_ptr<Run> &run, std::vector<Batch> batches, qint64 abandoned, bool last);
    void assemble() const;
    void linesChanged(qint64 from);
    void linesDropped();
    static void turn(const std::shared_ptr<Run> &run);

    LogStore *m_store;
    std::shared_ptr<const LogPattern> m_pattern;
    LogFilter m_filter;
    qint64 m_anchor = -1;
    mutable std::vector<quint32> m_hits;
    mutable std::vector<quint32> m_shown;
    mutable bool m_assembled = true;
    std::shared_ptr<Run> m_run;
    qint64 m_dirtyFrom = -1; ///< lines from here on have changed since the run's snapshot
    qint64 m_abandoned = 0;
    QElapsedTimer m_told; ///< since the run's last hitsChanged()
    bool m_untold = false;
    std::shared_ptr<Owner> m_owner;
};

} // namespace live
