// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "shownline.h"

#include "loglevel.h"

#include <algorithm>

namespace logs {

namespace {

constexpr quint32 tabCells = 8;

/// Cells of a character in a terminal's grid: the wide blocks of East Asian scripts and emoji take two.
quint32 cellsOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return c == 0xad ? 1 : 0;
    default:
        break;
    }
    const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0x303e) || (c >= 0x3041 && c <= 0xa4cf) ||
                      (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) ||
                      (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1f64f) ||
                      (c >= 0x1f680 && c <= 0x1f6ff) || (c >= 0x1f900 && c <= 0x1f9ff) || (c >= 0x20000 && c <= 0x3fffd);
    return wide ? 2 : 1;
}

/// Characters (UTF-16) that a place in valid UTF-8 stands for; places must be asked for in rising order.
class Places
{
public:
    explicit Places(const QByteArray &utf8) : m_utf8(utf8) {}
    int of(qsizetype byte)
    {
        for (; m_byte < byte && m_byte < m_utf8.size(); ++m_byte) {
            const auto c = static_cast<unsigned char>(m_utf8[m_byte]);
            m_character += (c & 0xc0) == 0x80 ? 0 : c >= 0xf0 ? 2 : 1;
        }
        return m_character;
    }

private:
    const QByteArray &m_utf8;
    qsizetype m_byte = 0;
    int m_character = 0;
};

} // namespace

ShownLine::ShownLine(const live::LogLine &line, bool splitLevel)
    : m_source(line.source), m_stream(line.stream), m_level(line.level), m_timeNs(line.timeNs)
{
    // Broken UTF-8 becomes replacement signs first, so that bytes and characters can be told from each other.
    QByteArray raw = line.text;
    if (!raw.isValidUtf8())
        raw = QString::fromUtf8(raw).toUtf8();
    std::vector<live::AnsiText::Span> spans;
    if (line.escapes) {
        live::AnsiText parsed = live::AnsiText::parse(raw);
        m_bytes = std::move(parsed.text);
        spans = std::move(parsed.spans);
        if (!m_bytes.isValidUtf8()) // a backspace cut a character
            m_bytes = QString::fromUtf8(m_bytes).toUtf8();
    } else {
        m_bytes = std::move(raw);
    }
    QString all = QString::fromUtf8(m_bytes);
    for (QChar &c : all) {
        // Controls as their pictures: one character stays one.
        if (c < QChar(0x20) && c != QLatin1Char('\t'))
            c = QChar(0x2400 + c.unicode());
        else if (c == QChar(0x7f))
            c = QChar(0x2421);
    }
    const int prefix = splitLevel ? static_cast<int>(live::levelPrefix(m_bytes)) : 0; // ASCII: bytes are characters
    m_prefix = all.left(prefix);
    m_text = prefix > 0 ? all.mid(prefix) : all;
    Places places(m_bytes);
    for (const live::AnsiText::Span &span : spans) {
        const int start = std::max(places.of(span.start) - prefix, 0);
        const int end = std::min(places.of(span.start + span.size) - prefix, static_cast<int>(m_text.size()));
        if (start < end)
            m_spans.push_back({start, end, span.style});
    }
    layOut();
}

void ShownLine::layOut()
{
    const bool allOne = std::all_of(m_text.begin(), m_text.end(), [](QChar c) {
        return c < QChar(0x300) && c >= QChar(0x20) && c != QChar(0xad);
    });
    if (allOne)
        return;
    m_cellOf.reserve(static_cast<size_t>(m_text.size()) + 1);
    quint32 cell = 0;
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        const QChar c = m_text[i];
        m_cellOf.push_back(cell);
        if (c == QLatin1Char('\t')) {
            cell = (cell / tabCells + 1) * tabCells;
        } else if (c.isHighSurrogate() && i + 1 < m_text.size() && m_text[i + 1].isLowSurrogate()) {
            cell += cellsOf(QChar::surrogateToUcs4(c, m_text[i + 1]));
            m_cellOf.push_back(cell);
            ++i;
        } else {
            cell += cellsOf(c.unicode());
        }
    }
    m_cellOf.push_back(cell);
}

int ShownLine::cells() const
{
    return m_cellOf.empty() ? static_cast<int>(m_text.size()) : static_cast<int>(m_cellOf.back());
}

int ShownLine::cellOf(int character) const
{
    character = std::clamp(character, 0, static_cast<int>(m_text.size()));
    return m_cellOf.empty() ? character : static_cast<int>(m_cellOf[static_cast<size_t>(character)]);
}

int ShownLine::characterAt(int cell) const
{
    if (cell <= 0)
        return 0;
    if (m_cellOf.empty())
        return std::min(cell, static_cast<int>(m_text.size()));
    if (cell >= cells())
        return static_cast<int>(m_text.size());
    const auto next = std::upper_bound(m_cellOf.begin(), m_cellOf.end(), static_cast<quint32>(cell));
    // Characters without a cell of their own belong to the one before them.
    const auto same = std::lower_bound(m_cellOf.begin(), next, *std::prev(next));
    return static_cast<int>(same - m_cellOf.begin());
}

const std::vector<ShownLine::Range> &ShownLine::ranges(live::LogMatcher &matcher, const void *patternId)
{
    if (m_rangesOf == patternId)
        return m_ranges;
    m_rangesOf = patternId;
    m_ranges.clear();
    m_prefixHit = false;
    const int prefix = static_cast<int>(m_prefix.size());
    Places places(m_bytes);
    for (const auto &[from, to] : matcher.ranges(m_bytes)) {
        const int start = places.of(from) - prefix;
        const int end = places.of(to) - prefix;
        m_prefixHit = m_prefixHit || start < 0;
        if (end > 0)
            m_ranges.push_back({std::max(start, 0), end});
    }
    return m_ranges;
}

qsizetype ShownLine::bytes() const
{
    return m_bytes.size() + m_text.size() * 2 + static_cast<qsizetype>(m_cellOf.size() * 4) + 256;
}

} // namespace logs
