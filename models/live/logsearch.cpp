// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logsearch.h"

#include <algorithm>

namespace live
{

namespace
{
// A turn of work in the pool; another one's work waits no longer.
constexpr qint64 turnMs = 8;
// Each telling paints the view, on a core that the search could use.
constexpr qint64 tellEveryMs = 50;
} // namespace

struct LogSearch::Batch {
    size_t block = 0;
    std::vector<quint32> hits;
    std::vector<quint32> shown;
};

/// Touched on the UI thread only; the pool merely carries it.
struct LogSearch::Owner {
    LogSearch *search = nullptr;
};

struct LogSearch::Run {
    LogSnapshot snapshot;
    std::vector<size_t> order; ///< blocks, nearest to the anchor first
    qint64 from = 0;
    std::shared_ptr<const LogPattern> pattern;
    LogFilter filter;
    bool filtering = false;
    std::shared_ptr<Owner> owner;
    QObject *courier = nullptr;
    std::atomic<size_t> next{0};
    std::atomic<bool> cancelled{false};
    std::atomic<bool> anyHit{false};
    // On the UI thread only:
    std::vector<Batch> done; ///< by block, empty vectors where nothing has come
    size_t missing = 0;
};

LogSearch::LogSearch(LogStore *store, QObject *parent)
    : QObject(parent), m_store(store), m_owner(std::make_shared<Owner>())
{
    m_owner->search = this;
    connect(store, &LogStore::linesChanged, this, &LogSearch::linesChanged);
    connect(store, &LogStore::linesDropped, this, &LogSearch::linesDropped);
    connect(store, &LogStore::cleared, this, &LogSearch::restart);
}

LogSearch::~LogSearch()
{
    stop();
    m_owner->search = nullptr;
}

void LogSearch::setPattern(std::shared_ptr<const LogPattern> pattern)
{
    m_pattern = std::move(pattern);
    restart();
}

void LogSearch::setFilter(const LogFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    restart();
}

void LogSearch::stop()
{
    if (m_run)
        m_run->cancelled.store(true, std::memory_order_release);
    m_run.reset();
    m_dirtyFrom = -1;
    m_told.invalidate();
    m_untold = false;
}

void LogSearch::restart()
{
    stop();
    m_hits.clear();
    m_shown.clear();
    m_assembled = true;
    m_abandoned = 0;
    start(m_store->firstLine());
    Q_EMIT hitsChanged();
    if (!m_run)
        Q_EMIT finished();
}

void LogSearch::start(qint64 from)
{
    const bool filtering = m_filter.active();
    if ((!m_pattern && !filtering) || from >= m_store->endLine())
        return;
    auto run = std::make_shared<Run>();
    run->snapshot = m_store->snapshot();
    run->from = from;
    run->pattern = m_pattern;
    run->filter = m_filter;
    run->filtering = filtering;
    run->owner = m_owner;
    run->courier = base::detail::courierOfThisThread();
    std::vector<LogBlock> &blocks = run->snapshot.blocks;
    const auto firstWanted = std::find_if(
        blocks.begin(), blocks.end(), [from](const LogBlock &block) { return block.firstLine + block.count > from; });
    blocks.erase(blocks.begin(), firstWanted);
    const qint64 anchor = m_anchor < 0 ? m_store->endLine() : m_anchor;
    size_t middle = 0;
    while (middle + 1 < blocks.size() && blocks[middle + 1].firstLine <= anchor)
        ++middle;
    // Alternately up and down from the anchor.
    size_t below = middle;
    size_t above = middle + 1;
    while (run->order.size() < blocks.size()) {
        if (below != static_cast<size_t>(-1))
            run->order.push_back(below--);
        if (above < blocks.size())
            run->order.push_back(above++);
    }
    run->done.resize(blocks.size());
    run->missing = blocks.size();
    m_run = run;
    const size_t threads = std::min<size_t>(2, blocks.size());
    for (size_t i = 0; i < threads; ++i)
        base::detail::submitToPool([run] { turn(run); });
}

void LogSearch::turn(const std::shared_ptr<Run> &run)
{
    QElapsedTimer timer;
    timer.start();
    // The buffers of a pool thread stay with it.
    static thread_local LogScratch scratch;
    std::unique_ptr<LogMatcher> matcher = run->pattern ? std::make_unique<LogMatcher>(run->pattern) : nullptr;
    std::vector<Batch> batches;
    bool more = true;
    while (!run->cancelled.load(std::memory_order_relaxed)) {
        const size_t turnOf = run->next.fetch_add(1);
        if (turnOf >= run->order.size()) {
            more = false;
            break;
        }
        Batch batch;
        batch.block = run->order[turnOf];
        const LogBlock &block = run->snapshot.blocks[batch.block];
        const LogChunkView view = run->snapshot.view(block, scratch);
        const auto number = [&](qsizetype index) { return static_cast<quint32>(block.firstLine + index); };
        if (matcher) {
            std::vector<quint32> found;
            matcher->scan(view, found, run->cancelled);
            for (const quint32 index : found)
                if (block.firstLine + index >= run->from && (!run->filtering || run->filter.shows(view.entries[index])))
                    batch.hits.push_back(number(index));
        }
        if (run->filtering) {
            for (qsizetype i = 0; i < view.count; ++i)
                if (block.firstLine + i >= run->from && run->filter.shows(view.entries[i]))
                    batch.shown.push_back(number(i));
        }
        const bool first = !batch.hits.empty() && !run->anyHit.exchange(true);
        batches.push_back(std::move(batch));
        if (first || timer.elapsed() >= turnMs)
            break;
    }
    if (scratch.text.capacity() > 4 * 1024 * 1024)
        scratch = {};
    if (run->cancelled.load(std::memory_order_relaxed))
        return;
    const qint64 abandoned = matcher ? matcher->abandoned() : 0;
    if (!batches.empty()) {
        auto result = std::make_shared<std::vector<Batch>>(std::move(batches));
        base::post(run->courier, [run, result, abandoned] {
            if (LogSearch *search = run->owner->search)
                search->take(run, std::move(*result), abandoned, false);
        });
    }
    if (more)
        base::detail::submitToPool([run] { turn(run); });
}

void LogSearch::take(const std::shared_ptr<Run> &run, std::vector<Batch> batches, qint64 abandoned, bool)
{
    if (run != m_run)
        return;
    m_abandoned += abandoned;
    bool any = false;
    for (Batch &batch : batches) {
        any = any || !batch.hits.empty() || !batch.shown.empty();
        run->done[batch.block] = std::move(batch);
    }
    run->missing -= batches.size();
    m_assembled = m_assembled && !any;
    if (run->missing > 0) {
        m_untold = m_untold || any;
        if (m_untold && (!m_told.isValid() || m_told.elapsed() >= tellEveryMs)) {
            m_untold = false;
            m_told.start();
            Q_EMIT hitsChanged();
        }
        return;
    }
    assemble();
    m_run.reset();
    m_told.invalidate();
    m_untold = false;
    const qint64 dirty = std::exchange(m_dirtyFrom, -1);
    if (dirty >= 0)
        start(std::max(dirty, m_store->firstLine()));
    Q_EMIT hitsChanged();
    if (!m_run)
        Q_EMIT finished();
}

void LogSearch::assemble() const
{
    if (m_assembled || !m_run)
        return;
    // What lies before the run's first line is from earlier runs and stays.
    const qint64 end = m_dirtyFrom >= 0 ? m_dirtyFrom : m_run->snapshot.endLine;
    const auto rebuild = [&](std::vector<quint32> &all, std::vector<quint32> Batch::*part) {
        all.erase(std::lower_bound(all.begin(), all.end(), m_run->from), all.end());
        for (const Batch &batch : m_run->done)
            for (const quint32 line : batch.*part)
                if (line >= m_store->firstLine() && line < end)
                    all.push_back(line);
    };
    rebuild(m_hits, &Batch::hits);
    rebuild(m_shown, &Batch::shown);
    m_assembled = true;
}

const std::vector<quint32> &LogSearch::hits() const
{
    assemble();
    return m_hits;
}

const std::vector<quint32> &LogSearch::shown() const
{
    assemble();
    return m_shown;
}

void LogSearch::cutAt(qint64 line)
{
    for (std::vector<quint32> *all : {&m_hits, &m_shown})
        all->erase(std::lower_bound(all->begin(), all->end(), line), all->end());
}

void LogSearch::linesChanged(qint64 from)
{
    if (!m_pattern && !m_filter.active())
        return;
    if (m_run) {
        m_dirtyFrom = m_dirtyFrom < 0 ? from : std::min(m_dirtyFrom, from);
        m_assembled = false;
        return;
    }
    cutAt(from);
    start(from);
}

void LogSearch::linesDropped()
{
    assemble();
    for (std::vector<quint32> *all : {&m_hits, &m_shown})
        all->erase(all->begin(), std::lower_bound(all->begin(), all->end(), m_store->firstLine()));
    Q_EMIT hitsChanged();
}

} // namespace live
