// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a kind gives a WatchSource: pages of a list and frames of a watch as values. Pure; endpoint thread.
#pragma once

#include "result.h"
#include "row.h"
#include "transport.h"

#include <memory>
#include <vector>

namespace endpoint {

/// One page of a list.
struct WatchPage {
    std::vector<live::RowPointer> rows;
    QByteArray version; ///< of the list: the same on all of its pages
    QByteArray next;    ///< asks for the page after; empty: this was the last
    int remaining = -1; ///< rows on the pages to come, if the server says so
    int skipped = 0;    ///< malformed ones
};

/// One frame of a watch.
struct WatchFrame {
    enum class Type { Added, Modified, Deleted, Bookmark, Error };
    Type type = Type::Bookmark;
    live::Key key;
    live::RowPointer row;    ///< of Added and Modified; null: malformed, to be counted
    QByteArray version;      ///< the watch can be resumed from it
    bool initialEnd = false; ///< of a Bookmark: all that existed has come
    base::Error error;       ///< of Error, with its httpStatus: 410 asks for a new list
};

/// Bytes of one watch's answer, cut anywhere, to frames.
class WatchDecoder
{
public:
    virtual ~WatchDecoder() = default;
    /// The frames that these bytes complete. An error: this is not the format, and nothing more can be read.
    [[nodiscard]] virtual base::Result<std::vector<WatchFrame>> feed(const QByteArray &bytes) = 0;
};

} // namespace endpoint
