// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For ThreadSanitizer only, in every executable of its preset. Qt starts programs by clone(CLONE_VM | CLONE_VFORK). The
// sanitizer of GCC 12 takes that for a fork: it tells the child's state that it was forked, and since child and parent
// share their memory it is the parent's thread that looks at nothing from then on, and whose new threads end the program.
// This clone stands before the sanitizer's and gives such calls to the C library. `planted spawned` is the proof.
// Any thread. Source: clone(2); forkfd_linux.c of Qt 6.4; tsan_interceptors_posix.cpp of GCC 12.
#include <cstdarg>
#include <dlfcn.h>
#include <sched.h>
#include <sys/types.h>

extern "C" __attribute__((no_sanitize_thread)) int clone(int (*function)(void *), void *stack, int flags, void *argument, ...) noexcept
{
    using Clone = int (*)(int (*)(void *), void *, int, void *, ...);
    va_list more;
    va_start(more, argument);
    auto *parent = va_arg(more, pid_t *);
    auto *storage = va_arg(more, void *);
    auto *child = va_arg(more, pid_t *);
    va_end(more);
    void *const from = (flags & CLONE_VM) ? ::dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD) : RTLD_NEXT;
    const auto real = reinterpret_cast<Clone>(::dlsym(from, "clone"));
    return real(function, stack, flags, argument, parent, storage, child);
}
