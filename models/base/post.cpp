// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "post.h"

#include "handover.h"

#include <QMetaObject>
#include <utility>

namespace base {

namespace {

/// The function on its way. Qt keeps it inside an object of its own: it is handed over once it lies there, so that all of
/// that object is, and taken over before anything else of it is touched.
class Parcel
{
public:
    explicit Parcel(std::function<void()> function) : m_function(new std::function<void()>(std::move(function))) {}
    Parcel(Parcel &&other) noexcept : m_function(std::exchange(other.m_function, nullptr)) { handOver(m_function); }
    Parcel(const Parcel &) = delete;
    Parcel &operator=(const Parcel &) = delete;
    PILOTHOUSE_BEFORE_TAKING ~Parcel()
    {
        if (m_function)
            drop(m_function);
    }

    PILOTHOUSE_BEFORE_TAKING void operator()() { run(m_function); }

private:
    static void run(std::function<void()> *function)
    {
        takeOver(function);
        // What it owns goes with the call, not with Qt's event.
        const std::function<void()> call = std::exchange(*function, nullptr);
        handOver(function); // to who drops Qt's object last: that may be who posted
        call();
    }
    static void drop(std::function<void()> *function)
    {
        takeOver(function);
        delete function;
    }

    std::function<void()> *m_function;
};

} // namespace

void post(QObject *context, std::function<void()> function)
{
    QMetaObject::invokeMethod(context, Parcel(std::move(function)), Qt::QueuedConnection);
}

} // namespace base
