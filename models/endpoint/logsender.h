// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way of a followed log's lines to the UI: each new one once, those of a frame of the screen together, with the bytes of the
// stream that are to be granted back when they have been taken in. Endpoint thread; owned by the worker that reads the stream.
#pragma once

#include "channel.h"
#include "clock.h"
#include "logoutput.h"
#include "logresume.h"

namespace endpoint {

class LogSender
{
public:
    /// `grant` gives credit to the stream that is open now, for bytes that brought nothing to take in.
    LogSender(base::Clock &clock, int source, qint64 resumeStepNs, Sink<live::LogOutput> sink,
              std::function<void(qint64)> grant);

    [[nodiscard]] live::LogResume &resume() { return m_resume; }
    /// Whether it is a new one.
    bool line(live::LogStream stream, qint64 timeNs, QByteArrayView text);
    /// So many bytes were read, and their lines given to line().
    void received(qint64 bytes);
    /// Sends what is gathered, now.
    void flush();
    void say(live::LogOutput::Kind kind, const QString &text = {});
    /// The end of the channel; destroys the worker and with it this.
    void end(base::Result<void> result);

private:
    base::Clock &m_clock;
    Sink<live::LogOutput> m_sink;
    std::function<void(qint64)> m_grant;
    live::LogChunkBuilder m_builder;
    live::LogResume m_resume;
    std::unique_ptr<base::Timer> m_flush;
    qint64 m_bytes = 0;
};

} // namespace endpoint
