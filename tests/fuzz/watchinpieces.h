// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A watch of a cluster must give the same frames whole and in pieces. One fuzzer, one thread.
#pragma once

#include "framedecoder.h"
#include "fuzzinput.h"

namespace fuzz {

using Frames = std::vector<endpoint::WatchFrame>;

/// False: the decoder gave up.
inline bool feed(kubernetes::FrameDecoder &decoder, const QByteArray &bytes, Frames &frames)
{
    auto more = decoder.feed(bytes);
    if (!more.ok())
        return false;
    std::move(more->begin(), more->end(), std::back_inserter(frames));
    return true;
}

inline bool same(const endpoint::WatchFrame &a, const endpoint::WatchFrame &b)
{
    return a.type == b.type && a.key == b.key && a.version == b.version && a.initialEnd == b.initialEnd && a.error == b.error && !a.row == !b.row &&
           (!a.row || a.row->equals(*b.row));
}

/// `make` gives a new decoder.
template <class Make> void watchInPieces(Make make, qsizetype piece, const QByteArray &bytes)
{
    kubernetes::FrameDecoder whole = make();
    Frames expected;
    const bool read = feed(whole, bytes, expected);
    kubernetes::FrameDecoder pieces = make();
    Frames frames;
    bool good = true;
    for (qsizetype at = 0; at < bytes.size() && good; at += piece)
        good = feed(pieces, bytes.mid(at, piece), frames);
    check(good == read);
    if (!read)
        return; // frames before the bad bytes came only in pieces
    check(frames.size() == expected.size());
    for (size_t i = 0; i < frames.size(); ++i)
        check(same(frames[i], expected[i]));
}

} // namespace fuzz
