// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a followed log tells whoever reads it. A value; built on the endpoint thread, read on the UI thread.
#pragma once

#include "logchunk.h"

#include <QString>

namespace live {

struct LogOutput {
    enum class Kind {
        Lines,
        Live,         ///< the stream is open
        Waiting,      ///< there is nothing to read yet, and it will be when there is; `text` says what it waits for
        Ended,        ///< the container is not running: what is here is all, until it starts again
        Reconnecting, ///< cut; `text` says why
        Unreadable,   ///< this log cannot be read (driver none or remote, no right to); `text` says so
    };
    Kind kind = Kind::Lines;
    std::shared_ptr<const LogChunk> chunk;
    qint64 streamBytes = 0; ///< to be granted back when the lines are taken in
    QString text;
};

} // namespace live
