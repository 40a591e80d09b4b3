// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a pull, push or load: whatever they say, the figures stay within their bounds.
#include "imageprogress.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    docker::ImageProgress progress;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QByteArray &line : text.split('\n')) {
        (void)progress.add(line);
        const double fraction = progress.fraction();
        if (!(fraction == -1 || (fraction >= 0 && fraction <= 1)))
            std::abort();
        (void)progress.transferred();
        (void)progress.size();
    }
    return 0;
}
