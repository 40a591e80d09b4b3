// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "linediff.h"

#include <QStringList>
#include <algorithm>

namespace base {

namespace {

using Kind = DiffLine::Kind;
using Lines = QList<QStringView>;

constexpr qsizetype mostCells = 9'000'000; ///< of the table of common lengths, 2 bytes each

Lines linesOf(const QString &text)
{
    Lines lines = QStringView(text).split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast(); // the end of the last line
    return lines;
}

/// The middle, where neither the first nor the last lines agree: by the longest common subsequence.
void diffMiddle(const Lines &before, const Lines &after, std::vector<DiffLine> &result)
{
    const qsizetype rows = before.size();
    const qsizetype columns = after.size();
    const auto width = columns + 1;
    std::vector<quint16> common;
    if (rows * columns <= mostCells) {
        common.resize(static_cast<size_t>((rows + 1) * width));
        for (qsizetype i = rows - 1; i >= 0; --i) {
            for (qsizetype j = columns - 1; j >= 0; --j) {
                const auto at = static_cast<size_t>(i * width + j);
                const auto below = static_cast<size_t>((i + 1) * width + j);
                common[at] = before[i] == after[j] ? static_cast<quint16>(common[below + 1] + 1) : std::max(common[below], common[at + 1]);
            }
        }
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < rows && j < columns && !common.empty()) {
        if (before[i] == after[j]) {
            result.push_back({Kind::Same, before[i].toString()});
            ++i;
            ++j;
        } else if (common[static_cast<size_t>((i + 1) * width + j)] >= common[static_cast<size_t>(i * width + j + 1)]) {
            result.push_back({Kind::Removed, before[i++].toString()});
        } else {
            result.push_back({Kind::Added, after[j++].toString()});
        }
    }
    while (i < rows)
        result.push_back({Kind::Removed, before[i++].toString()});
    while (j < columns)
        result.push_back({Kind::Added, after[j++].toString()});
}

std::vector<DiffLine> wholeDiff(const Lines &before, const Lines &after)
{
    const qsizetype least = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < least && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < least - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::vector<DiffLine> result;
    for (qsizetype i = 0; i < head; ++i)
        result.push_back({Kind::Same, before[i].toString()});
    diffMiddle(before.mid(head, before.size() - head - tail), after.mid(head, after.size() - head - tail), result);
    for (qsizetype i = before.size() - tail; i < before.size(); ++i)
        result.push_back({Kind::Same, before[i].toString()});
    return result;
}

/// From `from` to where no difference is near any more.
size_t endOfHunk(const std::vector<DiffLine> &all, size_t from, int context)
{
    size_t last = from;
    for (size_t i = from; i < all.size() && i - last <= static_cast<size_t>(2 * context) + 1; ++i) {
        if (all[i].kind != Kind::Same)
            last = i;
    }
    return std::min(all.size(), last + 1 + static_cast<size_t>(context));
}

/// "7,3": three lines from the seventh; of none, the line before them.
QString rangeText(qint64 from, qint64 end)
{
    return QStringLiteral("%1,%2").arg(from == end ? from - 1 : from).arg(end - from);
}

} // namespace

std::vector<DiffLine> lineDiff(const QString &before, const QString &after, int context)
{
    const std::vector<DiffLine> all = wholeDiff(linesOf(before), linesOf(after));
    std::vector<DiffLine> result;
    qint64 oldLine = 1;
    qint64 newLine = 1;
    size_t done = 0;
    const auto pass = [&](size_t end) {
        for (; done < end; ++done) {
            oldLine += all[done].kind != Kind::Added;
            newLine += all[done].kind != Kind::Removed;
        }
    };
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind == Kind::Same)
            continue;
        const size_t begin = std::max(done, i - std::min(i, static_cast<size_t>(context)));
        const size_t end = endOfHunk(all, i, context);
        pass(begin);
        const qint64 oldFrom = oldLine;
        const qint64 newFrom = newLine;
        pass(end);
        result.push_back({Kind::Gap, QStringLiteral("@@ -%1 +%2 @@").arg(rangeText(oldFrom, oldLine), rangeText(newFrom, newLine))});
        result.insert(result.end(), all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end));
        i = end - 1;
    }
    return result;
}

QString diffText(const std::vector<DiffLine> &lines)
{
    QString text;
    for (const DiffLine &line : lines) {
        if (line.kind != Kind::Gap)
            text += line.kind == Kind::Same ? u' ' : line.kind == Kind::Removed ? u'-' : u'+';
        text += line.text + u'\n';
    }
    return text;
}

} // namespace base
