// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// An answer to an upgrade, whole and in pieces of a length that the first byte tells: head, body and end are the same.
#include "fuzzinput.h"
#include "responseparser.h"

namespace {

struct Read {
    bool good = true, upgraded = false, complete = false, end = false;
    int status = 0;
    QList<net::Header> headers;
    QByteArray data;
    friend bool operator==(const Read &, const Read &) = default;
};

Read readAll(const QByteArray &bytes, qsizetype step)
{
    net::ResponseParser parser;
    Read read;
    for (qsizetype at = 0; at < bytes.size() && read.good; at += step) {
        read.good = parser.feed(bytes.mid(at, step));
        read.data += parser.takeData();
    }
    if (!read.good)
        return {.good = false, .headers = {}, .data = {}}; // how much was read before the mistake depends on the pieces
    read.upgraded = parser.upgraded();
    read.complete = parser.bodyComplete();
    read.end = parser.endOfInput();
    if (parser.headComplete()) {
        read.status = parser.head().status;
        read.headers = parser.head().headers;
        (void)parser.head().header("content-type");
    }
    return read;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    const qsizetype step = 1 + input.byte();
    const QByteArray bytes = input.rest();
    fuzz::check(readAll(bytes, std::max<qsizetype>(1, bytes.size())) == readAll(bytes, step));
    return 0;
}
