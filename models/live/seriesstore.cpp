// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seriesstore.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace live {

namespace {

constexpr float gap = std::numeric_limits<float>::quiet_NaN();
constexpr qint64 fresh = 10'000; ///< ms; a value older than this is no longer "now"
constexpr qint64 setBack = 60'000; ///< ms; the computer's clock was changed, not merely a sample late

} // namespace

SeriesStore::SeriesStore(QObject *parent) : QObject(parent) {}

SeriesStore::~SeriesStore() = default;

qint64 SeriesStore::slotMs(Span span)
{
    return span == Span::FiveMinutes ? 1000 : span == Span::ThirtyMinutes ? 5000 : 20'000;
}

int SeriesStore::slotCount(Span span)
{
    return span == Span::FiveMinutes ? 300 : 360;
}

/// Makes room for slot `number`, filling what was skipped with gaps. Null: too old to be kept.
template <class V> V *SeriesStore::Ring<V>::slot(qint64 number, int capacity, const V &empty)
{
    if (newest >= 0 && number <= newest)
        return number > newest - count ? &values[size_t(number % qint64(values.size()))] : nullptr;
    const qint64 skipped = newest < 0 ? 0 : number - newest - 1;
    const qint64 wanted = skipped >= capacity ? 1 : std::min<qint64>(count + skipped + 1, capacity);
    if (skipped >= capacity)
        count = 0;
    if (wanted > qint64(values.size())) {
        size_t size = std::max<size_t>(values.size(), 16);
        while (qint64(size) < wanted)
            size *= 2;
        size = std::min(size, size_t(capacity));
        std::vector<V> larger(size, empty);
        for (qint64 old = newest - count + 1; count > 0 && old <= newest; ++old)
            larger[size_t(old % qint64(size))] = values[size_t(old % qint64(values.size()))];
        values = std::move(larger);
    }
    const qint64 first = std::max(number - wanted + 1, newest + 1);
    for (qint64 each = first; each <= number; ++each)
        values[size_t(each % qint64(values.size()))] = empty;
    newest = number;
    count = int(wanted);
    return &values[size_t(number % qint64(values.size()))];
}

template <class V> const V *SeriesStore::Ring<V>::at(qint64 number) const
{
    if (number > newest || number <= newest - count)
        return nullptr;
    return &values[size_t(number % qint64(values.size()))];
}

void SeriesStore::add(Ring<Coarse> &ring, Sum &sum, qint64 number, int capacity, float value)
{
    if (number < sum.slot)
        return; // late: its slot is closed
    if (number > sum.slot)
        sum = {number, 0, value, value, 0};
    sum.sum += value;
    sum.min = std::min(sum.min, value);
    sum.max = std::max(sum.max, value);
    ++sum.count;
    if (Coarse *slot = ring.slot(number, capacity, {gap, gap, gap}))
        *slot = {sum.sum / float(sum.count), sum.min, sum.max};
}

void SeriesStore::append(const SampleBatch &batch)
{
    for (const Sample &sample : batch.samples) {
        if (std::isnan(sample.value) || batch.wallMs <= 0)
            continue;
        auto &metrics = m_series[sample.key];
        auto it = std::ranges::find(metrics, sample.metric, [](const auto &pair) { return pair.first; });
        if (it == metrics.end())
            it = metrics.insert(metrics.end(), {sample.metric, std::make_unique<Series>()});
        Series &series = *it->second;
        if (batch.wallMs < series.lastMs - setBack)
            series = Series(); // what was recorded lies in the future now
        if (series.lastMs > 0 && batch.wallMs > series.lastMs)
            series.intervalMs = std::clamp<qint64>(batch.wallMs - series.lastMs, 1000, 30'000);
        if (batch.wallMs >= series.lastMs)
            series.last = sample.value;
        series.lastMs = std::max(series.lastMs, batch.wallMs);
        if (float *slot = series.fine.slot(batch.wallMs / 1000, slotCount(Span::FiveMinutes), gap))
            *slot = sample.value;
        add(series.middle, series.middleSum, batch.wallMs / 5000, slotCount(Span::ThirtyMinutes), sample.value);
        add(series.coarse, series.coarseSum, batch.wallMs / 20'000, slotCount(Span::TwoHours), sample.value);
    }
    m_newestMs = batch.wallMs < m_newestMs - setBack ? batch.wallMs : std::max(m_newestMs, batch.wallMs);
    Q_EMIT sampled(batch.wallMs);
}

const SeriesStore::Series *SeriesStore::find(const Key &key, Metric metric) const
{
    const auto metrics = m_series.find(key);
    if (metrics == m_series.end())
        return nullptr;
    const auto it = std::ranges::find(metrics->second, metric, [](const auto &pair) { return pair.first; });
    return it == metrics->second.end() ? nullptr : it->second.get();
}

void SeriesStore::setEnded(const Key &key, bool ended)
{
    if (ended)
        m_ended.insert(key);
    else
        m_ended.remove(key);
}

std::optional<float> SeriesStore::latest(const Key &key, Metric metric, qint64 nowMs) const
{
    if (m_ended.contains(key))
        return std::nullopt;
    const Series *series = find(key, metric);
    if (!series || std::max(nowMs, m_newestMs) - series->lastMs > std::max(fresh, 3 * series->intervalMs))
        return std::nullopt;
    return series->last;
}

size_t SeriesStore::recent(const Key &key, Metric metric, std::span<float> into) const
{
    const Series *series = find(key, metric);
    if (!series || into.empty() || m_ended.contains(key))
        return 0;
    std::ranges::fill(into, gap);
    const qint64 last = series->fine.newest;
    // A value stands for as long as its series needs to bring the next one.
    const int holds = int(series->intervalMs / 1000) + 1;
    const qint64 first = std::max(last - qint64(into.size()) + 1, last - series->fine.count + 1);
    float value = gap;
    int age = holds;
    for (qint64 number = std::max(first - holds, last - series->fine.count + 1); number <= last; ++number) {
        const float *slot = series->fine.at(number);
        if (slot && !std::isnan(*slot)) {
            value = *slot;
            age = 0;
        } else if (++age >= holds) {
            value = gap;
        }
        if (number >= first)
            into[into.size() - 1 - size_t(last - number)] = value;
    }
    return size_t(last - first + 1);
}

std::vector<float> SeriesStore::recent(const Key &key, Metric metric, int count) const
{
    std::vector<float> values(size_t(std::max(count, 0)), gap);
    const size_t filled = recent(key, metric, values);
    values.erase(values.begin(), values.end() - ptrdiff_t(filled));
    return values;
}

std::vector<SeriesPoint> SeriesStore::range(const Key &key, Metric metric, Span span) const
{
    std::vector<SeriesPoint> points;
    const Series *series = find(key, metric);
    if (!series)
        return points;
    const qint64 width = slotMs(span);
    const qint64 last = m_newestMs / width;
    points.reserve(size_t(slotCount(span)));
    for (qint64 number = last - slotCount(span) + 1; number <= last; ++number) {
        SeriesPoint point{number * width, gap, gap, gap};
        if (span == Span::FiveMinutes) {
            if (const float *value = series->fine.at(number))
                point.avg = point.min = point.max = *value;
        } else if (const Coarse *value = (span == Span::ThirtyMinutes ? series->middle : series->coarse).at(number)) {
            point.avg = value->avg;
            point.min = value->min;
            point.max = value->max;
        }
        // Nothing is said of the time before the first value.
        if (points.empty() && std::isnan(point.avg))
            continue;
        points.push_back(point);
    }
    return points;
}

void SeriesStore::forget(const Key &key)
{
    m_series.erase(key);
    m_ended.remove(key);
}

void SeriesStore::clear()
{
    m_series.clear();
    m_ended.clear();
}

qint64 SeriesStore::bytes() const
{
    qint64 total = 0;
    for (const auto &[key, metrics] : m_series) {
        for (const auto &[metric, series] : metrics) {
            total += qint64(sizeof(Series) + sizeof(metrics.front()));
            total += qint64(series->fine.values.capacity() * sizeof(float));
            total += qint64((series->middle.values.capacity() + series->coarse.values.capacity()) * sizeof(Coarse));
        }
    }
    return total;
}

} // namespace live
