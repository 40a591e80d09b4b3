// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "post.h"

#include <QMetaObject>
#include <memory>

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void *);
extern "C" void __tsan_release(void *);
#else
namespace {
void __tsan_acquire(void *) {}
void __tsan_release(void *) {}
} // namespace
#endif

namespace base {

void post(QObject *context, std::function<void()> function)
{
    // One shared heap cell is the address that both sides name to the sanitizer.
    auto cell = std::make_shared<std::function<void()>>(std::move(function));
    __tsan_release(cell.get());
    QMetaObject::invokeMethod(
        context,
        [cell = std::move(cell)] {
            __tsan_acquire(cell.get());
            const std::function<void()> call = std::move(*cell);
            call();
        },
        Qt::QueuedConnection);
}

} // namespace base
