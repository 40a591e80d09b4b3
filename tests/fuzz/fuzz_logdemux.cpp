// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames of a log stream, whole and cut into pieces of a length that the first byte tells: the lines are the same.
#include "logdemux.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <vector>

namespace {

using Lines = std::vector<std::tuple<int, qint64, QByteArray>>;

Lines linesOf(QByteArrayView bytes, qsizetype step, bool terminal)
{
    Lines lines;
    docker::LogDemux demux(terminal, [&](live::LogStream stream, qint64 time, QByteArrayView text) {
        lines.emplace_back(static_cast<int>(stream), time, text.toByteArray());
    });
    for (qsizetype at = 0; at < bytes.size(); at += step)
        demux.feed(bytes.sliced(at, std::min(step, bytes.size() - at)));
    demux.finish();
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size) - 1);
    const bool terminal = data[0] & 1;
    if (linesOf(bytes, bytes.size(), terminal) != linesOf(bytes, 1 + data[0] / 2, terminal))
        std::abort();
    return 0;
}
