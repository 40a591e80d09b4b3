// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one way in which anything crosses from a thread to another: a function, owning all its values, is queued on the
// thread of `context` and dropped if `context` is gone by then. Order between two threads is kept.
// The call is annotated for ThreadSanitizer, since Qt's own queues are not instrumented: see handover.h.
#pragma once

#include <QObject>
#include <functional>

namespace base {

/// Any thread. `context` must outlive this call (not the delivery): its owner guarantees it.
void post(QObject *context, std::function<void()> function);

} // namespace base
