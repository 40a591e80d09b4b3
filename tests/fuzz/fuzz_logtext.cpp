// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// A log's lines: their escapes, their levels, their chunk. Text without escapes has none; what a chunk is given it gives
// back, cut at line feeds and at the longest line.
#include "ansitext.h"
#include "fuzzinput.h"
#include "logchunk.h"
#include "loglevel.h"

namespace {

void ansi(const QByteArray &raw)
{
    const live::AnsiText text = live::AnsiText::parse(raw);
    fuzz::check(text.text == live::AnsiText::strip(raw));
    fuzz::check(live::AnsiText::needed(raw) || text.text == raw);
    fuzz::check(!text.text.contains('\x1b') && !text.text.contains('\r'));
    qsizetype at = 0;
    for (const live::AnsiText::Span &span : text.spans) {
        fuzz::check(span.start >= at && span.size > 0);
        at = span.start + span.size;
    }
    fuzz::check(at <= text.text.size());
    (void)live::levelOfLine(text.text);
    const qsizetype prefix = live::levelPrefix(text.text);
    fuzz::check(prefix >= 0 && prefix <= text.text.size());
}

void chunk(fuzz::Input &input)
{
    live::LogChunkBuilder builder(1);
    qsizetype lines = 0;
    while (!input.empty()) {
        const unsigned char what = input.byte();
        const QByteArray line = input.part();
        lines += line.count('\n') + 1;
        builder.add(what & 1 ? live::LogStream::Err : live::LogStream::Out, what >> 1, line);
    }
    const auto taken = builder.take();
    fuzz::check((taken != nullptr) == (lines > 0));
    if (!taken)
        return;
    const live::LogChunkView view = taken->view();
    fuzz::check(view.count >= lines);
    for (qsizetype i = 0; i < view.count; ++i)
        fuzz::check(!view.line(i).toByteArray().contains('\n'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    if (input.byte() & 1)
        chunk(input);
    else
        ansi(input.rest());
    return 0;
}
