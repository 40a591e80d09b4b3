// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a table, in no order, which one thread changes and others may read meanwhile without a copy: as long as
// somebody holds a reading, a change makes itself a new vector; otherwise it changes the one there is. Copying 10,000
// pointers at each batch costs the UI thread a millisecond, since each touches its row's count.
#pragma once

#include "row.h"

#include <atomic>

namespace live {

class SharedRows
{
    struct Held {
        std::vector<RowPointer> rows;
        std::atomic<int> readings{0};
    };

public:
    /// Whoever holds one sees the rows as they were. Any thread.
    class Reading
    {
    public:
        Reading() = default;
        explicit Reading(std::shared_ptr<Held> held) : m_held(std::move(held)) { hold(); }
        Reading(const Reading &other) : m_held(other.m_held) { hold(); }
        Reading(Reading &&other) noexcept = default;
        Reading &operator=(Reading other) noexcept
        {
            std::swap(m_held, other.m_held);
            return *this;
        }
        ~Reading()
        {
            // What was read is read before the owner sees that nobody reads.
            if (m_held)
                m_held->readings.fetch_sub(1, std::memory_order_release);
        }
        [[nodiscard]] const std::vector<RowPointer> &rows() const
        {
            static const std::vector<RowPointer> none;
            return m_held ? m_held->rows : none;
        }

    private:
        void hold() const
        {
            if (m_held)
                m_held->readings.fetch_add(1, std::memory_order_relaxed);
        }
        std::shared_ptr<Held> m_held;
    };

    // The owner's thread:
    [[nodiscard]] Reading read() const { return Reading(m_held); }
    [[nodiscard]] const std::vector<RowPointer> &rows() const { return m_held->rows; }
    /// For changes; what it returns is good until the next reading.
    [[nodiscard]] std::vector<RowPointer> &change()
    {
        if (m_held->readings.load(std::memory_order_acquire) > 0) {
            auto fresh = std::make_shared<Held>();
            fresh->rows = m_held->rows;
            m_held = std::move(fresh);
        }
        return m_held->rows;
    }

private:
    std::shared_ptr<Held> m_held = std::make_shared<Held>();
};

} // namespace live
