// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two hours of numbers per object and metric: 5 minutes at 1 s, 30 minutes at 5 s, 2 hours at 20 s with average, minimum
// and maximum. Lives on the UI thread, owned by who owns the feed. Each ring is sized by what it has got, up to its
// span: 300, 360 and 360 slots, so a series takes 1.2 kB at first and 9.9 kB after two hours. 50 containers with 11
// metrics take 5.6 MB. Times are UTC ms, given by the samples; a slot nothing came for is a gap.
#pragma once

#include "sample.h"

#include <QObject>
#include <QSet>
#include <optional>
#include <span>
#include <unordered_map>

namespace live {

enum class Span { FiveMinutes, ThirtyMinutes, TwoHours };

/// The mean of a slot. In a gap all three are NaN.
struct SeriesPoint {
    qint64 ms = 0; ///< begin of the slot
    float avg = 0;
    float min = 0;
    float max = 0;
};

class SeriesStore final : public QObject
{
    Q_OBJECT

public:
    explicit SeriesStore(QObject *parent = nullptr);
    ~SeriesStore() override;

    void append(const SampleBatch &batch);
    /// The newest value, unless it is older than 10 s or three of its own intervals, whichever is longer, compared
    /// with `nowMs` or, without one, with the newest sample of any series.
    [[nodiscard]] std::optional<float> latest(const Key &key, Metric metric, qint64 nowMs = 0) const;
    /// The newest values at one per slot of 1 s, oldest first, at the end of `into`; gaps of up to the series' own
    /// interval hold the value before, longer ones are NaN. Returns how many of `into` were filled.
    size_t recent(const Key &key, Metric metric, std::span<float> into) const;
    [[nodiscard]] std::vector<float> recent(const Key &key, Metric metric, int count) const;
    /// Up to 300 or 360 points, oldest first, ending at the newest sample of any series; gaps are NaN.
    [[nodiscard]] std::vector<SeriesPoint> range(const Key &key, Metric metric, Span span) const;
    /// What is no longer measured has no newest value; its past stays, for charts.
    void setEnded(const Key &key, bool ended);
    void forget(const Key &key);
    void clear();

    [[nodiscard]] qint64 newestMs() const { return m_newestMs; }
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] static qint64 slotMs(Span span);
    [[nodiscard]] static int slotCount(Span span);

Q_SIGNALS:
    void sampled(qint64 wallMs);

private:
    struct Coarse {
        float avg, min, max;
    };
    /// Values of consecutive slots; grows by doubling until it has `capacity`, then goes round.
    template <class V> struct Ring {
        std::vector<V> values;
        qint64 newest = -1; ///< number of the newest slot: ms / slot length
        int count = 0;      ///< slots up to `newest`, gaps included
        V *slot(qint64 number, int capacity, const V &gap);
        const V *at(qint64 number) const;
    };
    /// The slot of a coarse ring that is being filled.
    struct Sum {
        qint64 slot = -1;
        float sum = 0, min = 0, max = 0;
        int count = 0;
    };
    struct Series {
        Ring<float> fine;
        Ring<Coarse> middle, coarse;
        Sum middleSum, coarseSum;
        qint64 lastMs = 0;
        qint64 intervalMs = 1000; ///< between the last two samples
        float last = 0;
    };
    static void add(Ring<Coarse> &ring, Sum &sum, qint64 number, int capacity, float value);
    [[nodiscard]] const Series *find(const Key &key, Metric metric) const;

    std::unordered_map<Key, std::vector<std::pair<Metric, std::unique_ptr<Series>>>> m_series;
    QSet<Key> m_ended;
    qint64 m_newestMs = 0;
};

} // namespace live
