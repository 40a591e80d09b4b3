// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#define PCRE2_CODE_UNIT_WIDTH 8
#include "logpattern.h"

#include "ansitext.h"
#include "logalternatives.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <pcre2.h>

namespace live
{

namespace
{

// One call of the matcher over at most so much of whole lines: a cancel is seen in between.
constexpr qsizetype bytesACall = 32 * 1024;
// Steps of backtracking in one call; a few milliseconds of a hopeless expression.
constexpr quint32 stepsACall = 1'000'000;

using Code = std::shared_ptr<pcre2_real_code_8>;

struct Attempt {
    Code code;
    int error = 0;
    size_t offset = 0;
};

Attempt compileCode(const QByteArray &text, LogPattern::Options options, bool utf)
{
    // The last of several lines may be an empty one: ^ is there too.
    uint32_t flags = PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
    if (!options.regex)
        flags = PCRE2_LITERAL;
    if (!options.caseSensitive)
        flags |= PCRE2_CASELESS;
    if (utf)
        flags |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    pcre2_compile_context *context = pcre2_compile_context_create(nullptr);
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    Attempt attempt;
    pcre2_code *code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.constData()), static_cast<size_t>(text.size()),
                                     flags, &attempt.error, &attempt.offset, context);
    pcre2_compile_context_free(context);
    if (code) {
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
        attempt.code = Code(code, [](pcre2_code *old) { pcre2_code_free(old); });
    }
    return attempt;
}

bool isAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether every construct of the expression sees the same with other lines around: no looking around, no anchors of
/// the whole subject, nothing that gives up a match it has found, nothing that names a line feed's absence.
bool blindToNeighbours(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        switch (text[i]) {
        case '\\':
            // Letters that mean a class, a word border or a plain character.
            if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9')) {
                if (!std::strchr("dDwWsSbBhHtfae", next))
                    return false;
            }
            ++i;
            break;
        case '(':
            if (next == '*' || (next == '?' && (i + 2 >= text.size() || text[i + 2] != ':')))
                return false;
            break;
        case '?':
        case '*':
        case '+':
        case '}':
            if (next == '+') // possessive
                return false;
            break;
        default:
            break;
        }
    }
    return true;
}

/// Whether the expression means the same byte by byte on any UTF-8 text: nothing in it stands for "one character".
bool sameBytewise(const QByteArray &text)
{
    if (!isAscii(text) || text.contains('.') || text.contains("[^"))
        return false;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != '\\')
            continue;
        ++i;
        const char c = text[i];
        if (((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && !std::strchr("dwsbtfae", c))
            return false;
    }
    return !text.contains("(*") && !text.contains("[:");
}

int charactersOf(const QByteArray &utf8, size_t bytes)
{
    return static_cast<int>(QString::fromUtf8(utf8.constData(), static_cast<qsizetype>(bytes)).size());
}

} // namespace

LogPattern::Codes LogPattern::compileBoth(const QByteArray &utf8, Options options)
{
    Codes codes;
    codes.utf = compileCode(utf8, options, true).code;
    // Without UTF a character of the expression may be several bytes under one quantifier.
    if (!options.regex || (isAscii(utf8) && !utf8.contains("(*")))
        codes.bytes = compileCode(utf8, options, false).code;
    return codes;
}

LogPattern::Compiled LogPattern::compile(const QString &text, Options options)
{
    const QByteArray utf8 = text.toUtf8();
    const Attempt utf = compileCode(utf8, options, true);
    if (!utf.code) {
        std::array<PCRE2_UCHAR, 256> message{};
        pcre2_get_error_message(utf.error, message.data(), message.size());
        return {nullptr, QString::fromUtf8(reinterpret_cast<const char *>(message.data())),
                charactersOf(utf8, std::min(utf.offset, static_cast<size_t>(utf8.size())))};
    }
    const std::shared_ptr<LogPattern> pattern(new LogPattern);
    pattern->m_text = text;
    pattern->m_options = options;
    pattern->m_whole = compileBoth(utf8, options);
    // Without UTF only ASCII letters fold.
    if (options.regex) {
        pattern->m_bytewise = sameBytewise(utf8);
        pattern->m_manyLines = blindToNeighbours(utf8);
        if (pattern->m_manyLines && pattern->m_whole.bytes)
            for (const QByteArray &part : quickAlternatives(utf8))
                pattern->m_parts.push_back(compileBoth(part, options));
    } else {
        pattern->m_bytewise = options.caseSensitive;
        pattern->m_manyLines = !utf8.contains('\n');
    }
    // Two signs outside ASCII fold to ASCII letters (the Kelvin sign, the long s): their own text needs UTF.
    if (!options.caseSensitive) {
        const QByteArray lower = utf8.toLower();
        pattern->m_bytewise = pattern->m_bytewise && !lower.contains('k') && !lower.contains('s');
        if (!options.regex && isAscii(utf8) && !lower.contains('k') && !lower.contains('s'))
            pattern->m_bytewise = true;
    }
    return {pattern, {}, 0};
}

LogMatcher::LogMatcher(std::shared_ptr<const LogPattern> pattern)
    : m_pattern(std::move(pattern)), m_data(pcre2_match_data_create(1, nullptr)),
      m_context(pcre2_match_context_create(nullptr)), m_stack(pcre2_jit_stack_create(32 * 1024, 1024 * 1024, nullptr))
{
    pcre2_set_match_limit(m_context, stepsACall);
    pcre2_jit_stack_assign(m_context, nullptr, m_stack);
}

LogMatcher::~LogMatcher()
{
    pcre2_jit_stack_free(m_stack);
    pcre2_match_context_free(m_context);
    pcre2_match_data_free(m_data);
}

LogMatcher::Outcome LogMatcher::match(const LogPattern::Codes &codes, const char *text, qsizetype size, qsizetype from,
                                      bool ascii, qsizetype *start, qsizetype *end)
{
    const pcre2_code *code = codes.bytes && (ascii || m_pattern->m_bytewise) ? codes.bytes.get() : codes.utf.get();
    const int result = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(size > 0 ? text : ""), static_cast<size_t>(size),
                                   static_cast<size_t>(from), 0, m_data, m_context);
    if (result == PCRE2_ERROR_NOMATCH)
        return Outcome::None;
    if (result < 0)
        return Outcome::Limit;
    const PCRE2_SIZE *vector = pcre2_get_ovector_pointer(m_data);
    // With \K an end may lie before its start.
    *start = static_cast<qsizetype>(std::min(vector[0], vector[1]));
    *end = static_cast<qsizetype>(std::max(vector[0], vector[1]));
    return Outcome::Match;
}

bool LogMatcher::matches(QByteArrayView text)
{
    qsizetype start = 0;
    qsizetype end = 0;
    const Outcome outcome = match(m_pattern->m_whole, text.data(), text.size(), 0, false, &start, &end);
    if (outcome == Outcome::Limit)
        ++m_abandoned;
    return outcome == Outcome::Match;
}

std::vector<std::pair<qsizetype, qsizetype>> LogMatcher::ranges(QByteArrayView text, size_t most)
{
    std::vector<std::pair<qsizetype, qsizetype>> all;
    qsizetype from = 0;
    while (from <= text.size() && all.size() < most) {
        qsizetype start = 0;
        qsizetype end = 0;
        if (match(m_pattern->m_whole, text.data(), text.size(), from, false, &start, &end) != Outcome::Match || end < from)
            break;
        if (end > start)
            all.emplace_back(start, end);
        from = end > start ? end : end + 1;
        // Never within a character.
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80)
            ++from;
    }
    return all;
}

bool LogMatcher::scanLine(const LogChunkView &chunk, qsizetype index)
{
    const QByteArrayView raw = chunk.line(index);
    return (chunk.entries[index].flags & LogEntry::Escapes) ? matches(AnsiText::strip(raw)) : matches(raw);
}

/// Each alternative walks through the lines by itself; a line counts once.
void LogMatcher::scanGroup(const LogChunkView &chunk, qsizetype from, qsizetype to, std::vector<quint32> &found)
{
    const size_t before = found.size();
    bool done = !m_pattern->m_parts.empty();
    for (const LogPattern::Codes &part : m_pattern->m_parts) {
        const size_t middle = found.size();
        done = done && scanLines(part, chunk, from, to, found);
        const auto begin = found.begin();
        std::inplace_merge(begin + static_cast<ptrdiff_t>(before), begin + static_cast<ptrdiff_t>(middle), found.end());
    }
    if (!done) {
        found.resize(before);
        if (!scanLines(m_pattern->m_whole, chunk, from, to, found)) {
            // Too much for all together: one by one.
            found.resize(before);
            for (qsizetype line = from; line < to; ++line)
                if (scanLine(chunk, line))
                    found.push_back(static_cast<quint32>(line));
        }
    }
    found.erase(std::unique(found.begin() + static_cast<ptrdiff_t>(before), found.end()), found.end());
}

/// False when the match limit was hit: then nothing that it has added counts.
bool LogMatcher::scanLines(const LogPattern::Codes &codes, const LogChunkView &chunk, qsizetype from, qsizetype to,
                           std::vector<quint32> &found)
{
    const qsizetype base = chunk.entries[from].offset;
    const QByteArrayView last = chunk.line(to - 1);
    const qsizetype size = last.data() + last.size() - (chunk.text + base);
    const auto startOf = [&](qsizetype line) { return static_cast<qsizetype>(chunk.entries[line].offset) - base; };
    qsizetype line = from;
    while (line < to) {
        qsizetype start = 0;
        qsizetype end = 0;
        const Outcome outcome = match(codes, chunk.text + base, size, startOf(line), chunk.ascii, &start, &end);
        if (outcome == Outcome::None)
            return true;
        if (outcome == Outcome::Limit)
            return false;
        const LogEntry *next = std::upper_bound(
            chunk.entries + line, chunk.entries + to, start + base,
            [](qsizetype at, const LogEntry &entry) { return at < static_cast<qsizetype>(entry.offset); });
        line = next - chunk.entries - 1;
        const qsizetype lineEnd = startOf(line) + chunk.line(line).size();
        if (end <= lineEnd || scanLine(chunk, line))
            found.push_back(static_cast<quint32>(line));
        ++line;
    }
    return true;
}

void LogMatcher::scan(const LogChunkView &chunk, std::vector<quint32> &found, const std::atomic<bool> &cancelled)
{
    // What was read back from a file is not trusted: offsets must rise and end within the text.
    for (qsizetype i = 0; i < chunk.count; ++i)
        if (static_cast<qsizetype>(chunk.entries[i].offset) >= chunk.size ||
            (i > 0 && chunk.entries[i].offset <= chunk.entries[i - 1].offset))
            return;
    for (qsizetype i = 0; i < chunk.count && !cancelled.load(std::memory_order_relaxed);) {
        const bool alone = !m_pattern->m_manyLines || (chunk.entries[i].flags & LogEntry::Escapes);
        if (alone) {
            if (scanLine(chunk, i))
                found.push_back(static_cast<quint32>(i));
            ++i;
            continue;
        }
        qsizetype to = i + 1;
        while (to < chunk.count && (chunk.plain || !(chunk.entries[to].flags & LogEntry::Escapes)) &&
               static_cast<qsizetype>(chunk.entries[to].offset - chunk.entries[i].offset) < bytesACall)
            ++to;
        scanGroup(chunk, i, to, found);
        i = to;
    }
}

} // namespace live
