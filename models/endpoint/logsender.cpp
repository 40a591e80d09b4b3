// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logsender.h"

namespace endpoint {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds gather{16}; ///< lines of a frame of the screen go together

} // namespace

LogSender::LogSender(base::Clock &clock, int source, qint64 resumeStepNs, Sink<live::LogOutput> sink,
                     std::function<void(qint64)> grant)
    : m_clock(clock), m_sink(std::move(sink)), m_grant(std::move(grant)), m_builder(source), m_resume(resumeStepNs)
{
}

bool LogSender::line(live::LogStream stream, qint64 timeNs, QByteArrayView text)
{
    if (!m_resume.take(stream, timeNs, text))
        return false;
    m_builder.add(stream, timeNs, text);
    return true;
}

void LogSender::received(qint64 bytes)
{
    m_bytes += bytes;
    if (m_builder.full()) {
        flush();
    } else if (!m_flush) {
        m_flush = m_clock.after(gather, [this] {
            m_flush.reset();
            flush();
        });
    }
}

void LogSender::flush()
{
    m_flush.reset();
    live::LogOutput output;
    output.chunk = m_builder.take();
    output.streamBytes = std::exchange(m_bytes, 0);
    if (output.chunk)
        m_sink.item(std::move(output));
    else if (output.streamBytes > 0)
        m_grant(output.streamBytes); // a piece of a long line, or lines seen before
}

void LogSender::say(live::LogOutput::Kind kind, const QString &text)
{
    live::LogOutput output;
    output.kind = kind;
    output.text = text;
    m_sink.item(std::move(output));
}

void LogSender::end(base::Result<void> result)
{
    const auto call = m_sink.end;
    call(std::move(result));
}

} // namespace endpoint
