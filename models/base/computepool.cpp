// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "computepool.h"

#include "handover.h"

#include <QRunnable>
#include <QThreadPool>

namespace base {

namespace {

QThreadPool &pool()
{
    static QThreadPool two;
    static const bool configured = [] {
        two.setMaxThreadCount(2);
        two.setExpiryTimeout(-1);
        return true;
    }();
    Q_UNUSED(configured)
    return two;
}

class Work final : public QRunnable
{
public:
    explicit Work(std::function<void()> work) : m_work(std::move(work)) {}
    void run() override
    {
        takeOver(this);
        m_work();
    }

private:
    std::function<void()> m_work;
};

} // namespace

void detail::submitToPool(std::function<void()> work)
{
    auto *item = new Work(std::move(work)); // the pool deletes it
    handOver(item);
    pool().start(item);
}

QObject *detail::courierOfThisThread()
{
    // Never deleted: a worker may post to it at any time; an object whose thread has ended simply gets nothing.
    static thread_local QObject *courier = new QObject;
    return courier;
}

ComputeJob &ComputeJob::operator=(ComputeJob &&other) noexcept
{
    if (this != &other) {
        cancel();
        m_flag = other.m_flag;
        m_active = std::exchange(other.m_active, false);
    }
    return *this;
}

void ComputeJob::cancel()
{
    if (std::exchange(m_active, false))
        m_flag.cancel();
}

} // namespace base
