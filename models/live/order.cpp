// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "order.h"

#include <QCollator>
#include <QMap>
#include <algorithm>
#include <optional>

namespace live {

/// Ready to compare. Kinds of values never mix within a column, but if they do, numbers come before text.
struct SortValue {
    enum class Type { Number, Text, Missing } type = Type::Missing;
    double number = 0;
    std::optional<QCollatorSortKey> text;

    /// Missing values come last in either direction.
    [[nodiscard]] int compare(const SortValue &other, bool descending) const
    {
        if (type == Type::Missing || other.type == Type::Missing)
            return int(type == Type::Missing) - int(other.type == Type::Missing);
        int result = int(type) - int(other.type);
        if (result == 0 && type == Type::Number)
            result = number < other.number ? -1 : number > other.number ? 1 : 0;
        else if (result == 0)
            result = text->compare(*other.text);
        return descending ? -result : result;
    }
};

struct CachedRow {
    RowPointer row; ///< keeps the address that the cache is keyed by
    QString haystack;
    std::optional<QCollatorSortKey> name;
    QByteArray sortColumn;
    SortValue sort;
};

namespace {

constexpr size_t cancelEvery = 128; ///< rows between looks at the flag: well under a millisecond

class Computation
{
public:
    Computation(const Kind &kind, const Query &query, const OrderCache &cache)
        : m_kind(kind), m_query(query), m_before(cache), m_column(kind.column(query.sortColumn))
    {
        // The C locale compares bytes and knows no numeric mode; nobody wants that in a table.
        if (m_collator.locale().language() == QLocale::C)
            m_collator.setLocale(QLocale(QLocale::English));
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
        m_words = query.text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }

    std::shared_ptr<const CachedRow> cached(const RowPointer &row)
    {
        std::shared_ptr<const CachedRow> known;
        if (m_before)
            known = m_before->value(row.get());
        const bool sorts = m_column && !isMeasured(m_column->type);
        if (!known || (sorts && known->sortColumn != m_column->id)) {
            auto made = known ? std::make_shared<CachedRow>(*known) : describe(row);
            if (sorts) {
                made->sortColumn = m_column->id;
                made->sort = sortValue(sortKeyOf(*m_column, *row));
            }
            known = std::move(made);
        }
        m_after.insert(row.get(), known);
        return known;
    }

    [[nodiscard]] bool matches(const CachedRow &row) const
    {
        for (const QString &word : m_words) {
            if (!row.haystack.contains(word))
                return false;
        }
        return m_query.label.isEmpty() || hasLabel(*row.row);
    }

    OrderCache takeCache()
    {
        return std::make_shared<const QHash<const Row *, std::shared_ptr<const CachedRow>>>(std::move(m_after));
    }

    void reserve(size_t rows) { m_after.reserve(qsizetype(rows)); }
    [[nodiscard]] QCollatorSortKey collated(const QString &text) const { return m_collator.sortKey(text); }
    [[nodiscard]] const Column *column() const { return m_column; }

private:
    [[nodiscard]] std::shared_ptr<CachedRow> describe(const RowPointer &row) const
    {
        auto made = std::make_shared<CachedRow>();
        made->row = row;
        QStringList texts;
        for (const Column &column : m_kind.columns) {
            if (column.cell)
                texts.append(column.cell(*row).text);
        }
        if (m_kind.name)
            texts.append(m_kind.name(*row));
        if (m_kind.searchText)
            texts.append(m_kind.searchText(*row));
        if (m_kind.labels)
            texts.append(m_kind.labels(*row));
        made->haystack = texts.join(QLatin1Char('\n')).toCaseFolded();
        made->name = collated(m_kind.name ? m_kind.name(*row) : QString::fromUtf8(row->key()));
        return made;
    }

    [[nodiscard]] SortValue sortValue(const SortKey &key) const
    {
        if (const auto *number = std::get_if<double>(&key))
            return {SortValue::Type::Number, *number, {}};
        if (const auto *text = std::get_if<QString>(&key); text && !text->isEmpty())
            return {SortValue::Type::Text, 0, collated(*text)};
        return {};
    }

    [[nodiscard]] bool hasLabel(const Row &row) const
    {
        if (!m_kind.labels)
            return false;
        const QStringList labels = m_kind.labels(row);
        const QString &wanted = m_query.label;
        return std::any_of(labels.begin(), labels.end(), [&](const QString &label) {
            return label == wanted
                || (!wanted.contains(QLatin1Char('=')) && label.startsWith(wanted + QLatin1Char('=')));
        });
    }

    const Kind &m_kind;
    const Query &m_query;
    const OrderCache &m_before;
    const Column *m_column;
    QCollator m_collator;
    QStringList m_words;
    QHash<const Row *, std::shared_ptr<const CachedRow>> m_after;
};

/// The headers of an order. The empty key's group comes last, the others by title.
class Groups
{
public:
    void add(const GroupOf &group, const RowPointer &row)
    {
        Known &known = m_known[group.key];
        if (known.rows.empty())
            known.title = group.title;
        known.rows.push_back(row);
    }

    void arrange(const Grouping &grouping, const Computation &computation)
    {
        for (auto it = m_known.begin(); it != m_known.end(); ++it) {
            it->group = std::make_shared<OrderGroup>();
            it->group->key = it.key();
            it->group->title = it->title;
            if (grouping.summary)
                it->group->subtitle = grouping.summary(it->rows);
            it->collated = computation.collated(it->title);
            m_sorted.push_back(&*it);
        }
        std::stable_sort(m_sorted.begin(), m_sorted.end(), [](const Known *left, const Known *right) {
            if (left->group->key.isEmpty() != right->group->key.isEmpty())
                return right->group->key.isEmpty();
            return left->collated->compare(*right->collated) < 0; // equal titles: by key, as the map had them
        });
        for (size_t i = 0; i < m_sorted.size(); ++i)
            m_sorted[i]->rank = i;
    }

    [[nodiscard]] size_t rank(const QByteArray &key) const { return m_known.constFind(key)->rank; }
    [[nodiscard]] std::shared_ptr<OrderGroup> at(size_t rank) const { return m_sorted[rank]->group; }

private:
    struct Known {
        QString title;
        std::vector<RowPointer> rows;
        std::shared_ptr<OrderGroup> group;
        std::optional<QCollatorSortKey> collated;
        size_t rank = 0;
    };
    QMap<QByteArray, Known> m_known;
    std::vector<Known *> m_sorted;
};

struct Shown {
    std::shared_ptr<const CachedRow> cached;
    SortValue metric;
    size_t rank = 0;
};

const Grouping *groupingOf(const Kind &kind, const QByteArray &id)
{
    for (const Grouping &grouping : kind.groupings) {
        if (grouping.id == id)
            return &grouping;
    }
    return nullptr;
}

void sortRows(std::vector<Shown> &shown, const Column *column, bool descending)
{
    const bool byMetric = column && isMeasured(column->type);
    std::sort(shown.begin(), shown.end(), [&](const Shown &left, const Shown &right) {
        if (left.rank != right.rank)
            return left.rank < right.rank;
        if (column) {
            const int result = byMetric ? left.metric.compare(right.metric, descending)
                                        : left.cached->sort.compare(right.cached->sort, descending);
            if (result != 0)
                return result < 0;
        }
        if (const int result = left.cached->name->compare(*right.cached->name); result != 0)
            return result < 0;
        return left.cached->row->key() < right.cached->row->key();
    });
}

/// Counts the row under its chips; whether the query's chips let it through.
bool countChips(const Kind &kind, const Query &query, const Row &row, std::vector<int> &counts)
{
    bool chosen = query.chips.empty();
    for (size_t i = 0; i < kind.chips.size(); ++i) {
        if (!kind.chips[i].matches || !kind.chips[i].matches(row))
            continue;
        ++counts[i];
        chosen = chosen || query.chips.contains(kind.chips[i].id);
    }
    return chosen;
}

void fillEntries(Order &order, const std::vector<Shown> &shown, const Groups &groups, bool grouped)
{
    order.entries.reserve(shown.size() + 16);
    std::shared_ptr<OrderGroup> header;
    for (size_t i = 0; i < shown.size(); ++i) {
        if (grouped && (i == 0 || shown[i].rank != shown[i - 1].rank)) {
            header = groups.at(shown[i].rank);
            order.entries.push_back({nullptr, header});
        }
        if (header)
            ++header->count;
        order.entries.push_back({shown[i].cached->row, nullptr});
    }
}

} // namespace

SortKey sortKeyOf(const Column &column, const Row &row)
{
    if (column.sortKey)
        return column.sortKey(row);
    if (!column.cell)
        return {};
    const Cell cell = column.cell(row);
    if (cell.hasNumber)
        return cell.number;
    if (cell.timeMs > 0)
        return double(cell.timeMs);
    return cell.text.isEmpty() ? SortKey() : SortKey(cell.text);
}

Order computeOrder(const Kind &kind, const std::vector<RowPointer> &rows, const Query &query, const SortValues &values,
                   quint64 rowRevision, quint64 queryRevision, const OrderCache &cache,
                   const base::CancelFlag &cancel)
{
    Order order;
    order.rowRevision = rowRevision;
    order.queryRevision = queryRevision;
    order.chipCounts.resize(kind.chips.size());
    order.total = int(rows.size());
    Computation computation(kind, query, cache);
    computation.reserve(rows.size());
    const Grouping *grouping = groupingOf(kind, query.grouping);
    const bool byMetric = computation.column() && isMeasured(computation.column()->type);
    Groups groups;
    std::vector<Shown> shown;
    std::vector<QByteArray> groupKeys;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i % cancelEvery == 0 && cancel.cancelled())
            return order;
        const RowPointer &row = rows[i];
        const auto cached = computation.cached(row);
        GroupOf group;
        if (grouping) {
            group = grouping->group(*row);
            groups.add(group, row); // a header speaks of its whole group, not of what the filter left
        }
        if (!computation.matches(*cached))
            continue;
        ++order.matching;
        if (!countChips(kind, query, *row, order.chipCounts))
            continue;
        Shown entry{cached, {}, 0};
        if (const auto value = byMetric ? values.constFind(row->key()) : values.cend(); value != values.cend())
            entry.metric = {SortValue::Type::Number, double(*value), {}};
        shown.push_back(std::move(entry));
        if (grouping)
            groupKeys.push_back(group.key);
    }
    if (grouping) {
        groups.arrange(*grouping, computation);
        for (size_t i = 0; i < shown.size(); ++i)
            shown[i].rank = groups.rank(groupKeys[i]);
    }
    if (cancel.cancelled())
        return order;
    sortRows(shown, computation.column(), query.sortOrder == Qt::DescendingOrder);
    order.shown = int(shown.size());
    fillEntries(order, shown, groups, grouping != nullptr);
    order.cache = computation.takeCache();
    return order;
}

} // namespace live
