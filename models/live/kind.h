// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a table of one kind of object shows and how: columns, chips, groups. A kind is a constant value, made once in
// app/ and shared by all threads (its functions are pure). Rows of the kind are of one class; the functions cast.
#pragma once

#include "row.h"

#include <QString>
#include <QStringList>
#include <QUrl>
#include <functional>
#include <optional>
#include <variant>

namespace live {

enum class Tone { None, Ok, Warn, Bad, Idle };

struct Link {
    QString text;
    QUrl url; ///< empty: text only
    friend bool operator==(const Link &, const Link &) = default;
};

/// What a cell shows. `text` is also what is copied, filtered and read out, so a State cell has its word there.
struct Cell {
    QString text;
    QString toolTip;        ///< empty: the text, where it does not fit
    Tone tone = Tone::None; ///< of the dot, for State cells; of the text elsewhere
    bool hollow = false;    ///< the dot of what is finished or on its way out
    bool muted = false;     ///< secondary text
    qint64 timeMs = 0;      ///< Since cells: painted as "2 h 14 min" by the clock, 0: `text`
    bool ago = false;       ///< Since cells: "4 min ago"
    std::vector<Link> links;
    double number = 0; ///< Number, Bytes cells: the sort key
    bool hasNumber = false;
    float part = -1;     ///< Bar cells: the share that is used, 0 to 1 and beyond; negative: not known
    float reserved = -1; ///< Bar cells: the share that is set aside
    QString spoken;      ///< what is read out in place of the text, where a picture says more than it; empty: the text
};

enum class ColumnType {
    Text,
    Name,   ///< the object's name: semibold, never dropped, elided in the middle
    State,  ///< dot and word, never dropped or elided
    Mono,   ///< ids
    Number, ///< right-aligned
    Bytes,  ///< right-aligned; `number` formatted as a size if `text` is empty
    Since,  ///< a time, painted as distance from now
    Links,  ///< ports, addresses
    Metric, ///< the newest value of a series and, where there is room, its sparkline
    Bar,    ///< shares of one whole out of series, drawn as a bar beside their text
};

/// Whether the cells are made from series instead of rows.
[[nodiscard]] constexpr bool isMeasured(ColumnType type)
{
    return type == ColumnType::Metric || type == ColumnType::Bar;
}

/// How a metric's values are written. The last two as kubectl writes them: "250m", "64Mi".
enum class Unit { Count, Percent, Bytes, BytesPerSecond, Milliseconds, Millicores, BinaryBytes };

/// One series of an object, e.g. CPU. Numbers are the family's own, dense from 0.
using Metric = quint16;

/// The newest value of an object's series; nothing where it is not measured.
using Latest = std::function<std::optional<float>(Metric)>;

using SortKey = std::variant<std::monostate, double, QString>;

struct Column {
    QByteArray id; ///< never translated: settings remember it
    QString title;
    ColumnType type = ColumnType::Text;
    std::function<Cell(const Row &)> cell = {}; ///< unused for Metric and Bar
    /// The text of a cell that holds a time, in words of the kind's own: kubectl's "5d3h". Absent: sinceText() for Since.
    std::function<QString(const Cell &, qint64 nowMs)> wording = {};
    std::function<Cell(const Row &, const Latest &)> bar = {}; ///< of a Bar; `metric` is what it sorts by
    std::function<SortKey(const Row &)> sortKey = {}; ///< if absent: number, then time, then text
    int width = 120;       ///< px at 13 px text
    int priority = 50;     ///< columns of low priority are dropped first when room is short
    bool shown = true;     ///< by default
    bool stretch = false;  ///< takes the room that is left
    Metric metric = 0;
    Unit unit = Unit::Count;
    bool sparkline = false;
    int seriesColor = 1;   ///< of the sparkline, 1 to 5
    QString description = {}; ///< what it means, as the header's tool tip; empty: none
};

/// A filter that counts: "Running 11".
struct Chip {
    QByteArray id;
    QString label;
    Tone tone = Tone::None;
    std::function<bool(const Row &)> matches = {};
    bool hideWhenZero = false;
};

struct GroupOf {
    QByteArray key; ///< empty: the group of what belongs to none, sorted last
    QString title;
};

struct Grouping {
    QByteArray id;
    QString label; ///< "Compose"
    std::function<GroupOf(const Row &)> group;
    /// Text beside the title, e.g. "Compose project · 4 of 4 running".
    std::function<QString(const std::vector<RowPointer> &)> summary = {};
};

struct Kind {
    QByteArray id;   ///< "container"
    QString title;   ///< "Containers": the pane's name and the table's accessible name
    QString single;  ///< "container"
    QString icon;    ///< name of an icon
    QString filterHint; ///< "Filter by name, image, label", in the empty field
    std::function<QString(int)> counted; ///< "2 containers"; absent: the number and the title
    std::vector<Column> columns;
    std::vector<Chip> chips;
    std::vector<Grouping> groupings;
    std::function<QString(const Row &)> name;             ///< what a person calls the object
    std::function<QStringList(const Row &)> searchText;   ///< further text that the filter matches; may be absent
    std::function<QStringList(const Row &)> labels;       ///< "key=value"; may be absent
    std::function<bool(const Row &)> measured;            ///< whether it has figures now; absent: whatever comes
    QString summaryUnit;                                  ///< unused unless set
    std::function<QString(const std::vector<RowPointer> &)> summary; ///< the pane's subtitle
    QString emptyTitle, emptyText;                        ///< what would fill it
    QByteArray defaultSort;                               ///< a column's id
    Qt::SortOrder defaultOrder = Qt::AscendingOrder;
    QByteArray defaultGrouping;                           ///< empty: none
    [[nodiscard]] const Column *column(const QByteArray &columnId) const
    {
        for (const Column &column : columns) {
            if (column.id == columnId)
                return &column;
        }
        return nullptr;
    }
};

/// Lets a kind be written with its own row type: `cellOf<Volume>([](const Volume &v) { ... })`.
template <class R, class F> auto of(F function)
{
    return [function = std::move(function)](const Row &row) { return function(static_cast<const R &>(row)); };
}

/// A column whose cell is made from the kind's own row: one line each in a kind.
template <class R, class F>
Column columnOf(const char *id, const QString &title, ColumnType type, int width, int priority, F cell)
{
    Column result;
    result.id = id;
    result.title = title;
    result.type = type;
    result.width = width;
    result.priority = priority;
    result.cell = of<R>(std::move(cell));
    return result;
}

template <class R, class F>
Chip chipOf(const char *id, const QString &label, Tone tone, F matches, bool hideWhenZero = false)
{
    Chip result;
    result.id = id;
    result.label = label;
    result.tone = tone;
    result.matches = of<R>(std::move(matches));
    result.hideWhenZero = hideWhenZero;
    return result;
}

[[nodiscard]] inline Cell textCell(const QString &text, bool muted = false)
{
    Cell cell;
    cell.text = text;
    cell.muted = muted;
    return cell;
}

} // namespace live
