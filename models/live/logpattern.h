// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person searches a log for: a literal text or a regular expression (PCRE2, JIT, with a match limit). A
// LogPattern never changes after compile() and may be used from any thread; each thread makes itself a LogMatcher of
// it.
//
// scan() finds the matching lines of a chunk with few calls: where the pattern cannot tell the difference, it runs over
// many lines at once, and a match that crosses a line feed is checked again on its line alone. The result is the same
// as of matching line by line. Bytes that are not UTF-8 match nothing but are no error.
#pragma once

#include "logchunk.h"

#include <QString>
#include <atomic>
#include <functional>
#include <utility>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;
struct pcre2_real_match_context_8;
struct pcre2_real_jit_stack_8;

namespace live
{

class LogPattern
{
public:
    struct Options {
        bool regex = false;
        bool caseSensitive = false;
        friend bool operator==(const Options &, const Options &) = default;
    };
    struct Compiled {
        std::shared_ptr<const LogPattern> pattern; ///< null: `error` says why
        QString error;
        int offset = 0; ///< of the error, in characters of the text
    };
    [[nodiscard]] static Compiled compile(const QString &text, Options options);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] Options options() const { return m_options; }

private:
    friend class LogMatcher;
    using Code = std::shared_ptr<pcre2_real_code_8>;
    struct Codes {
        Code bytes; ///< without UTF; null where the expression cannot do without
        Code utf;
    };
    LogPattern() = default;
    [[nodiscard]] static Codes compileBoth(const QByteArray &utf8, Options options);

    QString m_text;
    Options m_options;
    Codes m_whole;
    std::vector<Codes> m_parts; ///< its alternatives, where they are quicker one by one
    bool m_bytewise = false;    ///< `bytes` is right for any text, not only for ASCII
    bool m_manyLines = false;
};

/// One thread's use of a pattern.
class LogMatcher
{
public:
    explicit LogMatcher(std::shared_ptr<const LogPattern> pattern);
    ~LogMatcher();
    LogMatcher(const LogMatcher &) = delete;
    LogMatcher &operator=(const LogMatcher &) = delete;

    /// A line's shown text (without escapes).
    [[nodiscard]] bool matches(QByteArrayView text);
    /// Start and end in bytes of up to `most` matches; empty matches are left out.
    [[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> ranges(QByteArrayView text, size_t most = 1000);
    /// Appends the indices of the chunk's matching lines, in order. Returns early when `cancelled`.
    void scan(const LogChunkView &chunk, std::vector<quint32> &found, const std::atomic<bool> &cancelled);
    /// Lines on which the match limit was hit; they count as not matching.
    [[nodiscard]] qint64 abandoned() const { return m_abandoned; }

private:
    enum class Outcome { None, Match, Limit };
    Outcome match(const LogPattern::Codes &codes, const char *text, qsizetype size, qsizetype from, bool ascii,
                  qsizetype *start, qsizetype *end);
    void scanGroup(const LogChunkView &chunk, qsizetype from, qsizetype to, std::vector<quint32> &found);
    bool scanLines(const LogPattern::Codes &codes, const LogChunkView &chunk, qsizetype from, qsizetype to,
                   std::vector<quint32> &found);
    bool scanLine(const LogChunkView &chunk, qsizetype index);

    std::shared_ptr<const LogPattern> m_pattern;
    pcre2_real_match_data_8 *m_data;
    pcre2_real_match_context_8 *m_context;
    pcre2_real_jit_stack_8 *m_stack;
    qint64 m_abandoned = 0;
};

} // namespace live
