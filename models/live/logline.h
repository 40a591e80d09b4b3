// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of a log as a value, and its compact entry in a chunk. Any thread. Times are nanoseconds since 1970 UTC.
#pragma once

#include <QByteArray>
#include <QtGlobal>
#include <vector>

namespace live
{

enum class LogStream : quint8 { Out, Err };

/// What a line says of itself; None where it says nothing. Nothing to do with the stream it came on.
enum class LogLevel : quint8 { None, Trace, Debug, Info, Warn, Error, Fatal };

/// Sixteen bytes a line, kept in memory and in the spill file as they are. The text ends one byte (the line feed)
/// before the next entry's offset.
struct LogEntry {
    qint64 timeNs = 0;
    quint32 offset = 0; ///< into the chunk's text
    quint16 source = 0;
    quint8 flags = 0;
    quint8 level = 0;

    enum Flag : quint8 {
        Stderr = 1,    ///< came on standard error
        Escapes = 2,   ///< holds escapes or carriage returns: what is shown differs from the bytes
        Continues = 4, ///< a piece of a longer line that goes on in the source's next entry
        NonAscii = 8,
    };
};
static_assert(sizeof(LogEntry) == 16);

struct LogLine {
    int source = 0;
    LogStream stream = LogStream::Out;
    LogLevel level = LogLevel::None;
    qint64 timeNs = 0;
    bool continues = false;
    bool escapes = false;
    QByteArray text; ///< raw bytes, without the line feed
};

/// Which lines are shown. The default shows all.
struct LogFilter {
    std::vector<bool> hidden; ///< by source; a source beyond its end is shown
    bool out = true;
    bool err = true;
    LogLevel least = LogLevel::None; ///< above None: only lines that say this level or worse

    [[nodiscard]] bool active() const
    {
        if (!out || !err || least != LogLevel::None)
            return true;
        for (const bool is : hidden)
            if (is)
                return true;
        return false;
    }
    [[nodiscard]] bool shows(const LogEntry &entry) const
    {
        if (!((entry.flags & LogEntry::Stderr) ? err : out) || entry.level < static_cast<quint8>(least))
            return false;
        return entry.source >= hidden.size() || !hidden[entry.source];
    }
    friend bool operator==(const LogFilter &, const LogFilter &) = default;
};

} // namespace live
