// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logdemux.h"

#include "bounded.h"

#include <QHashFunctions>
#include <algorithm>
#include <cstring>

namespace docker {

namespace {

constexpr qsizetype longestTime = 36;    ///< "2026-11-21T09:51:08.123456789+01:00 "
constexpr qsizetype pieceSize = 16384;   ///< into which the engine cuts long lines
constexpr quint32 largestFrame = 1 << 30; ///< a length beyond is no frame
constexpr qint64 disorderNs = 1'000'000'000; ///< so much later than its time a line may stand in the log
constexpr size_t mostRecent = 256 * 1024;    ///< lines of that time that are remembered: 4 MB

int digits(const char *at, int count)
{
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const unsigned digit = static_cast<unsigned>(at[i] - '0');
        if (digit > 9)
            return -1;
        value = value * 10 + static_cast<int>(digit);
    }
    return value;
}

/// Days since 1970 of a date of the Gregorian calendar.
qint64 daysOf(int year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const int era = year / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return static_cast<qint64>(era) * 146097 + dayOfEra - 719468;
}

} // namespace

LogTime readLogTime(QByteArrayView line)
{
    // At least "2026-11-21T09:51:08Z ".
    if (line.size() < 21)
        return {};
    const char *at = line.data();
    if (at[4] != '-' || at[7] != '-' || at[10] != 'T' || at[13] != ':' || at[16] != ':')
        return {};
    const int year = digits(at, 4), month = digits(at + 5, 2), day = digits(at + 8, 2), hour = digits(at + 11, 2),
              minute = digits(at + 14, 2), second = digits(at + 17, 2);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || minute < 0 || second < 0)
        return {};
    qsizetype pos = 19;
    qint64 fraction = 0;
    if (at[pos] == '.') {
        ++pos;
        qint64 scale = 100'000'000;
        while (pos < line.size() && scale > 0 && at[pos] >= '0' && at[pos] <= '9') {
            fraction += (at[pos] - '0') * scale;
            scale /= 10;
            ++pos;
        }
    }
    qint64 offset = 0;
    if (pos < line.size() && at[pos] == 'Z') {
        ++pos;
    } else if (pos + 6 <= line.size() && (at[pos] == '+' || at[pos] == '-')) {
        const int hours = digits(at + pos + 1, 2), minutes = digits(at + pos + 4, 2);
        if (hours < 0 || minutes < 0)
            return {};
        offset = (hours * 60 + minutes) * (at[pos] == '+' ? 60 : -60);
        pos += 6;
    } else {
        return {};
    }
    if (pos >= line.size() || at[pos] != ' ')
        return {};
    const qint64 seconds = daysOf(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
    return {base::boundedSum(base::boundedProduct(seconds, 1'000'000'000), fraction), pos + 1};
}

void LogDemux::feed(QByteArrayView bytes)
{
    if (m_broken)
        return;
    if (m_terminal) {
        rawBytes(bytes);
        return;
    }
    while (!bytes.isEmpty()) {
        if (m_left == 0) {
            const auto take = std::min<qsizetype>(8 - m_headerBytes, bytes.size());
            std::memcpy(m_header + m_headerBytes, bytes.data(), static_cast<size_t>(take));
            m_headerBytes += static_cast<int>(take);
            bytes = bytes.sliced(take);
            if (m_headerBytes < 8)
                return;
            m_headerBytes = 0;
            m_left = (quint32(m_header[4]) << 24) | (quint32(m_header[5]) << 16) | (quint32(m_header[6]) << 8) |
                     quint32(m_header[7]);
            if (m_header[0] > 3 || m_header[1] != 0 || m_header[2] != 0 || m_header[3] != 0 || m_left > largestFrame) {
                m_broken = true;
                return;
            }
            m_frameStart = true;
            continue;
        }
        const auto take = std::min<qsizetype>(m_left, bytes.size());
        const QByteArrayView part = bytes.first(take);
        m_left -= static_cast<quint32>(take);
        bytes = bytes.sliced(take);
        const int stream = m_header[0] == 2 ? 2 : 1;
        if (m_frameStart || !m_timePiece.isEmpty()) {
            // The time at the beginning of a frame must be read in one piece.
            if (m_timePiece.size() + part.size() < longestTime && m_left > 0) {
                m_timePiece += part;
                m_frameStart = false;
                continue;
            }
            if (!m_timePiece.isEmpty()) {
                m_timePiece += part;
                const QByteArray whole = std::exchange(m_timePiece, {});
                m_frameStart = false;
                payload(stream, whole, true);
                continue;
            }
            m_frameStart = false;
            payload(stream, part, true);
            continue;
        }
        payload(stream, part, false);
    }
}

void LogDemux::payload(int stream, QByteArrayView bytes, bool atFrameStart)
{
    bool pieceStart = atFrameStart;
    while (!bytes.isEmpty()) {
        const auto *end = static_cast<const char *>(std::memchr(bytes.data(), '\n', static_cast<size_t>(bytes.size())));
        if (!end) {
            // The frame's next line begins within it, and its time may be cut here.
            if (pieceStart && m_left > 0 && bytes.size() < longestTime)
                m_timePiece = bytes.toByteArray();
            else
                addPiece(stream, bytes, false, pieceStart);
            return;
        }
        const qsizetype length = end - bytes.data();
        addPiece(stream, bytes.first(length), true, pieceStart);
        bytes = bytes.sliced(length + 1);
        pieceStart = true;
        if (bytes.isEmpty())
            m_frameStart = m_left > 0;
    }
}

void LogDemux::addPiece(int stream, QByteArrayView piece, bool complete, bool pieceStart)
{
    Partial &partial = m_partial[stream];
    LogTime time;
    if (pieceStart) {
        time = readLogTime(piece);
        piece = piece.sliced(time.bytes);
    }
    if (complete && !partial.open) {
        emitLine(stream, time.ns, piece);
        return;
    }
    if (!partial.open) {
        partial.open = true;
        partial.timeNs = time.ns;
    }
    partial.text.append(piece);
    if (complete) {
        emitLine(stream, partial.timeNs, partial.text);
        partial.text.clear();
        partial.open = false;
    }
}

void LogDemux::rawBytes(QByteArrayView bytes)
{
    const auto line = [this](QByteArrayView text) {
        const LogTime time = readLogTime(text);
        const QByteArrayView rest = text.sliced(time.bytes);
        const QByteArrayView stamp = text.first(time.bytes);
        if (rest.size() <= pieceSize || time.bytes == 0) {
            emitLine(1, time.ns, rest);
            return;
        }
        // A long line: the engine repeats the time every 16 KiB.
        QByteArray whole;
        QByteArrayView left = rest;
        while (left.size() > pieceSize && left.sliced(pieceSize).startsWith(stamp)) {
            whole.append(left.first(pieceSize));
            left = left.sliced(pieceSize + stamp.size());
        }
        whole.append(left);
        emitLine(1, time.ns, whole);
    };
    while (!bytes.isEmpty()) {
        const auto *end = static_cast<const char *>(std::memchr(bytes.data(), '\n', static_cast<size_t>(bytes.size())));
        if (!end) {
            m_raw.append(bytes);
            return;
        }
        const qsizetype length = end - bytes.data();
        if (m_raw.isEmpty()) {
            line(bytes.first(length));
        } else {
            m_raw.append(bytes.first(length));
            line(m_raw);
            m_raw.clear();
        }
        bytes = bytes.sliced(length + 1);
    }
}

void LogDemux::emitLine(int stream, qint64 timeNs, QByteArrayView text)
{
    if (text.endsWith('\r'))
        text.chop(1);
    m_line(stream == 2 ? live::LogStream::Err : live::LogStream::Out, timeNs, text);
}

void LogDemux::finish()
{
    if (!m_timePiece.isEmpty())
        payload(m_header[0] == 2 ? 2 : 1, std::exchange(m_timePiece, {}), true);
    for (int stream = 0; stream < 3; ++stream) {
        Partial &partial = m_partial[stream];
        if (partial.open)
            emitLine(stream, partial.timeNs, partial.text);
        partial = {};
    }
    if (!m_raw.isEmpty()) {
        m_raw.append('\n');
        const QByteArray rest = std::exchange(m_raw, {});
        rawBytes(rest);
    }
    m_headerBytes = 0;
    m_left = 0;
}

bool LogResume::take(live::LogStream stream, qint64 timeNs, QByteArrayView text)
{
    if (timeNs == 0)
        return true; // a line without a time: nothing can be said of it
    const size_t hash = qHashMulti(0, timeNs, static_cast<int>(stream), text);
    if (!m_again.empty()) {
        if (const auto known = m_again.find(hash); known != m_again.end()) {
            if (--known->second == 0)
                m_again.erase(known);
            m_beforeFirst = false;
            return false;
        }
        if (m_beforeFirst && timeNs <= m_reopenedAtNs)
            return false;
        if (timeNs > m_reopenedAtNs + disorderNs)
            m_again.clear(); // the rest is no longer in the engine's log
    }
    if (m_oldestNs == 0)
        m_oldestNs = timeNs;
    m_lastNs = std::max(m_lastNs, timeNs);
    m_recent.push_back({timeNs, hash});
    while (m_recent.front().timeNs < m_lastNs - disorderNs)
        m_recent.pop_front();
    if (m_recent.size() > mostRecent) {
        m_recent.pop_front();
        m_oldestNs = m_recent.front().timeNs;
    }
    return true;
}

qint64 LogResume::sinceNs() const
{
    return std::max(m_lastNs - disorderNs, m_oldestNs);
}

void LogResume::reopened()
{
    m_again.clear();
    for (const Seen &seen : m_recent) {
        if (seen.timeNs >= sinceNs())
            ++m_again[seen.hash];
    }
    m_reopenedAtNs = m_lastNs;
    m_beforeFirst = sinceNs() == m_oldestNs;
}

QString LogResume::since() const
{
    if (m_lastNs == 0)
        return {};
    const qint64 ns = sinceNs();
    return QStringLiteral("%1.%2").arg(ns / 1'000'000'000).arg(ns % 1'000'000'000, 9, 10, QLatin1Char('0'));
}

} // namespace docker
