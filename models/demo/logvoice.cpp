// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logvoice.h"

#include "noise.h"

#include <QDateTime>

namespace demo {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 keptLines = 50'000;

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

template <size_t N> QByteArray choose(const char *const (&from)[N], quint64 seed, quint64 place)
{
    return QByteArray(from[pick(seed, place, static_cast<int>(N))]);
}

constexpr const char *paths[] = {"/", "/cart", "/checkout", "/api/v2/products?page=3", "/api/v2/orders", "/static/app.4f1c.js",
                                 "/api/v2/cart/items", "/healthz", "/images/hero.webp", "/login", "/search?q=lamp"};
constexpr const char *jobs[] = {"invoice.render", "mail.send", "thumbnail.make", "stock.sync", "order.export", "feed.build"};
constexpr const char *tables[] = {"orders", "order_items", "products", "sessions", "customers"};

QByteArray address(quint64 h)
{
    return "10.20." + number(static_cast<qint64>(h >> 8 & 31)) + '.' + number(static_cast<qint64>(h >> 16 & 255));
}

QByteArray stamp(qint64 ns, const char *format)
{
    return QDateTime::fromMSecsSinceEpoch(ns / nsPerMs).toUTC().toString(QLatin1String(format)).toLatin1();
}

void nginx(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 100);
    if (kind < 2) {
        out.stream = 2;
        out.text = stamp(out.ns, "yyyy/MM/dd HH:mm:ss") + " [error] 31#31: *" + number(static_cast<qint64>(h % 90000))
            + " upstream timed out (110: Connection timed out) while reading response header from upstream, client: "
            + address(h) + ", server: shop, request: \"GET /api/v2/orders HTTP/1.1\", upstream: \"http://172.20.0.3:9000\"";
        return;
    }
    const char *status = kind < 4 ? "502" : kind < 8 ? "404" : kind < 20 ? "304" : "200";
    out.text = address(h) + " - - [" + stamp(out.ns, "dd/MMM/yyyy:HH:mm:ss") + " +0000] \"GET " + choose(paths, h, 2)
        + " HTTP/1.1\" " + status + ' ' + number(pick(h, 3, 48'000)) + " \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"";
}

void api(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 100);
    const char *level = kind < 2 ? "error" : kind < 8 ? "warn" : kind < 30 ? "debug" : "info";
    const int ms = kind < 8 ? 800 + pick(h, 4, 4000) : 2 + pick(h, 4, 90);
    out.stream = kind < 2 ? 2 : 1;
    out.text = "{\"time\":\"" + stamp(out.ns, "yyyy-MM-ddTHH:mm:ss.zzzZ") + "\",\"level\":\"" + level + "\",\"msg\":\""
        + (kind < 2   ? "payment provider refused the connection"
               : kind < 8 ? "slow query"
               : kind < 30 ? "cache miss"
                           : "request done")
        + "\",\"path\":\"" + choose(paths, h, 2) + "\",\"ms\":" + number(ms) + ",\"request\":\""
        + QByteArray::number(h, 16).left(12) + "\"}";
}

void worker(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 100);
    const QByteArray job = choose(jobs, h, 2);
    out.text = stamp(out.ns, "yyyy-MM-dd HH:mm:ss.zzz");
    if (kind < 6) {
        out.stream = 2;
        out.text += " ERROR [worker-" + number(pick(h, 3, 4)) + "] job " + job + " failed after 3 attempts: connection refused (queue:5672)";
    } else if (kind < 16) {
        out.text += " WARN  [worker-" + number(pick(h, 3, 4)) + "] job " + job + " retried, took " + number(900 + pick(h, 4, 9000)) + " ms";
    } else {
        out.text += " INFO  [worker-" + number(pick(h, 3, 4)) + "] job " + job + " done in " + number(12 + pick(h, 4, 400)) + " ms";
    }
}

void postgres(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 100);
    out.stream = 2;
    out.text = stamp(out.ns, "yyyy-MM-dd HH:mm:ss.zzz") + " UTC [" + number(60 + pick(h, 5, 400)) + "] ";
    if (kind < 8)
        out.text += "ERROR:  duplicate key value violates unique constraint \"" + choose(tables, h, 2) + "_pkey\"";
    else if (kind < 40)
        out.text += "LOG:  checkpoint complete: wrote " + number(20 + pick(h, 3, 900)) + " buffers (" + number(pick(h, 4, 9)) + ".2%)";
    else
        out.text += "LOG:  duration: " + number(200 + pick(h, 3, 2000)) + ".418 ms  statement: SELECT * FROM " + choose(tables, h, 2)
            + " WHERE id = $1";
}

void logfmt(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 100);
    out.stream = 2;
    out.text = "ts=" + stamp(out.ns, "yyyy-MM-ddTHH:mm:ss.zzzZ") + " caller=head.go:" + number(500 + pick(h, 2, 300)) + " level="
        + (kind < 4 ? "error" : kind < 14 ? "warn" : "info") + " component=tsdb msg=\""
        + (kind < 4   ? "scrape failed: context deadline exceeded"
               : kind < 14 ? "series out of order"
                           : "head garbage collection completed")
        + "\" duration=" + number(4 + pick(h, 3, 90)) + "ms";
}

void jenkins(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 100);
    out.stream = kind < 10 ? 2 : 1;
    out.text = stamp(out.ns, "yyyy-MM-dd HH:mm:ss.zzz") + "+0000 [id=" + number(20 + pick(h, 2, 80)) + "]\t"
        + (kind < 10 ? "WARNING\th.n.DiskSpaceMonitorDescriptor#markNodeOfflineOrOnline: agent-2 is low on disk"
                     : "INFO\thudson.model.AsyncPeriodicWork#lambda$doRun$1: Finished Download metadata. "
                   + number(pick(h, 3, 900)) + " ms");
}

void redis(OutputLine &out, quint64 h)
{
    out.text = "1:M " + stamp(out.ns, "dd MMM yyyy HH:mm:ss.zzz") + " * "
        + (pick(h, 1, 2) == 0 ? number(10 + pick(h, 2, 900)) + " changes in 60 seconds. Saving..."
                              : QByteArray("Background saving terminated with success"));
}

void build(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 10);
    const QByteArray step = '[' + number(1 + pick(h, 2, 212)) + "/212] ";
    if (kind == 0)
        out.text = "\x1b[33mwarning:\x1b[0m unused parameter 'context' in orders.cpp:" + number(10 + pick(h, 3, 400));
    else
        out.text = "\x1b[32m" + step + "\x1b[0mBuilding CXX object src/" + choose(tables, h, 4) + ".cpp.o";
}

void plain(OutputLine &out, quint64 h)
{
    const int kind = pick(h, 1, 100);
    out.stream = kind < 4 ? 2 : 1;
    out.text = stamp(out.ns, "yyyy-MM-ddTHH:mm:ssZ") + (kind < 4 ? " ERROR " : kind < 12 ? " WARN " : " INFO ")
        + (kind < 4    ? "request failed: broken pipe"
               : kind < 12 ? "client closed the connection early"
                           : "handled request from ")
        + (kind < 12 ? QByteArray() : address(h));
}

} // namespace

quint64 LogVoice::hashOf(const Container &container)
{
    return demo::hashOf(container.id);
}

qint64 LogVoice::period() const
{
    switch (m_container.voice) {
    case NginxVoice: return 700;
    case ApiVoice: return 450;
    case WorkerVoice: return 900;
    case PostgresVoice: return 4'000;
    case LogfmtVoice: return 15'000;
    case JenkinsVoice: return 20'000;
    case RedisVoice: return 30'000;
    case BuildVoice: return 600;
    default: return 2'500;
    }
}

qint64 LogVoice::timeNs(Position line) const
{
    if (m_container.scripted)
        return line < m_container.output.size() ? m_container.output.at(line).ns : 0;
    const qint64 span = period() * nsPerMs;
    return line * span + static_cast<qint64>(mix(m_seed, static_cast<quint64>(line)) % static_cast<quint64>(span));
}

OutputLine LogVoice::line(Position line) const
{
    if (m_container.scripted)
        return m_container.output.at(line);
    OutputLine out;
    out.ns = timeNs(line);
    const quint64 h = mix(m_seed ^ 0x10c, static_cast<quint64>(line));
    switch (m_container.voice) {
    case NginxVoice: nginx(out, h); break;
    case ApiVoice: api(out, h); break;
    case WorkerVoice: worker(out, h); break;
    case PostgresVoice: postgres(out, h); break;
    case LogfmtVoice: logfmt(out, h); break;
    case JenkinsVoice: jenkins(out, h); break;
    case RedisVoice: redis(out, h); break;
    case BuildVoice: build(out, h); break;
    default: plain(out, h);
    }
    if (m_container.tty())
        out.stream = 1;
    return out;
}

bool LogVoice::written(qint64 ns) const
{
    for (const Span &span : m_container.spans)
        if (ns >= span.begin * nsPerMs && (span.end < 0 || ns < span.end * nsPerMs))
            return true;
    return false;
}

LogVoice::Position LogVoice::oldest(qint64 nowMs) const
{
    if (m_container.scripted || m_container.spans.isEmpty())
        return 0;
    const qint64 last = m_container.spans.last().end < 0 ? nowMs : m_container.spans.last().end;
    return qMax(m_container.spans.first().begin / period(), last / period() - keptLines);
}

LogVoice::Position LogVoice::since(qint64 sinceNs, qint64 nowMs) const
{
    Position position = oldest(nowMs);
    if (m_container.scripted) {
        while (position < m_container.output.size() && timeNs(position) < sinceNs)
            ++position;
        return position;
    }
    position = qMax(position, sinceNs / (period() * nsPerMs));
    return timeNs(position) < sinceNs ? position + 1 : position;
}

LogVoice::Position LogVoice::tail(qint64 count, qint64 nowMs) const
{
    const Position first = oldest(nowMs);
    Position position = m_container.scripted ? m_container.output.size() : nowMs / period() + 1;
    while (position > first && count > 0) {
        --position;
        const qint64 ns = timeNs(position);
        if (m_container.scripted || (ns <= nowMs * nsPerMs && written(ns)))
            --count;
    }
    return position;
}

std::optional<OutputLine> LogVoice::next(Position &position, qint64 nowMs) const
{
    if (m_container.scripted) {
        if (position >= m_container.output.size())
            return {};
        return line(position++);
    }
    if (m_container.spans.isEmpty())
        return {};
    const qint64 end = m_container.spans.last().end < 0 ? nowMs : qMin(nowMs, m_container.spans.last().end);
    while (timeNs(position) <= end * nsPerMs) {
        const Position at = position++;
        if (written(timeNs(at)))
            return line(at);
    }
    return {};
}

std::optional<qint64> LogVoice::due(Position position) const
{
    if (m_container.scripted || m_container.state != Container::State::Running)
        return {};
    return timeNs(position) / nsPerMs + 1;
}

} // namespace demo
