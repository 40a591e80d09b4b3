// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// A pattern that a person typed over lines that a container wrote: many lines at once give what each line alone gives.
#include "ansitext.h"
#include "fuzzinput.h"
#include "logpattern.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size > 4096) // patterns with a match limit of their own make long texts slow, not wrong
        return 0;
    fuzz::Input input(data, size);
    const unsigned char what = input.byte();
    const live::LogPattern::Options options{(what & 1) != 0, (what & 2) != 0};
    const auto compiled = live::LogPattern::compile(QString::fromUtf8(input.part()), options);
    if (!compiled.pattern) {
        fuzz::check(!compiled.error.isEmpty());
        return 0;
    }
    live::LogChunkBuilder builder(0);
    builder.add(live::LogStream::Out, 1, input.rest());
    const auto chunk = builder.take();
    const live::LogChunkView view = chunk->view();

    live::LogMatcher many(compiled.pattern);
    std::vector<quint32> found;
    many.scan(view, found, std::atomic<bool>(false));
    live::LogMatcher alone(compiled.pattern);
    std::vector<quint32> expected;
    for (qsizetype i = 0; i < view.count; ++i) {
        const QByteArray line = live::AnsiText::strip(view.line(i));
        if (alone.matches(line))
            expected.push_back(static_cast<quint32>(i));
        for (const auto &[start, end] : alone.ranges(line))
            fuzz::check(start >= 0 && start < end && end <= line.size());
    }
    // Where the match limit was hit, how far a match got depends on where it began.
    fuzz::check(found == expected || many.abandoned() > 0 || alone.abandoned() > 0);
    return 0;
}
