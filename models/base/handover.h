// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ThreadSanitizer is told about Qt, whose queues and locks it cannot see: what one thread did before handOver(place)
// happened before what another does after takeOver(place). Nothing in other builds. Any thread. For post(), the compute
// pool and the end of a thread; everything else goes through these. `place` is any address that both sides know.
//
// A function with PILOTHOUSE_BEFORE_TAKING may read its own object before it takes over: only the place itself.
#pragma once

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void *);
extern "C" void __tsan_release(void *);
#define PILOTHOUSE_BEFORE_TAKING __attribute__((no_sanitize_thread))
#else
#define PILOTHOUSE_BEFORE_TAKING
#endif

namespace base {

inline void handOver([[maybe_unused]] void *place)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(place);
#endif
}

inline void takeOver([[maybe_unused]] void *place)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(place);
#endif
}

} // namespace base
