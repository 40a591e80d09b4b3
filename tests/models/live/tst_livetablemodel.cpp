// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"
#include "livetablemodel.h"
#include "testmain.h"
#include "thing.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <map>

using namespace live;
using namespace std::chrono_literals;
using test::asThing;
using test::thing;
using test::thingKind;

namespace {

using Things = std::map<Key, RowPointer>;

/// What the model should show, worked out as simply as can be. Names are unique, lower case and plain.
QStringList naive(const Things &things, const Query &query)
{
    std::vector<const test::Thing *> rows;
    for (const auto &[key, row] : things) {
        const test::Thing &each = asThing(row);
        const bool text = query.text.isEmpty() || each.name.contains(query.text);
        const bool chip = query.chips.empty() || query.chips.contains(each.running ? "running" : "exited");
        if (text && chip)
            rows.push_back(&each);
    }
    const bool descending = query.sortOrder == Qt::DescendingOrder;
    std::sort(rows.begin(), rows.end(), [&](const test::Thing *left, const test::Thing *right) {
        if (!query.grouping.isEmpty() && left->project != right->project) {
            if (left->project.isEmpty() != right->project.isEmpty())
                return right->project.isEmpty();
            return left->project < right->project;
        }
        if (query.sortColumn == "size" && left->size != right->size)
            return descending ? left->size > right->size : left->size < right->size;
        if (query.sortColumn == "name" && descending)
            return left->name > right->name;
        return left->name < right->name;
    });
    QStringList result;
    QString group = QStringLiteral("?");
    for (const test::Thing *each : rows) {
        if (!query.grouping.isEmpty() && each->project != group) {
            group = each->project;
            result.append(QLatin1Char('#') + (group.isEmpty() ? QStringLiteral("No project") : group));
        }
        result.append(each->name + QLatin1Char(' ') + QString::number(each->size));
    }
    return result;
}

QStringList shown(const LiveTableModel &model)
{
    QStringList result;
    for (int i = 0; i < model.rowCount(); ++i) {
        if (const RowPointer row = model.rowAt(i))
            result.append(asThing(row).name + QLatin1Char(' ') + QString::number(asThing(row).size));
        else
            result.append(QLatin1Char('#') + model.groupAt(i)->title);
    }
    return result;
}

RowPointer randomThing(QRandomGenerator &random, int number)
{
    static const QStringList projects{QString(), QStringLiteral("shop"), QStringLiteral("telemetry")};
    return thing(QByteArray::number(number), QStringLiteral("n%1").arg(number, 5, 10, QLatin1Char('0')),
                 random.bounded(50), random.bounded(2) == 0, projects[random.bounded(3)]);
}

Batch batchOf(std::vector<RowPointer> added, std::vector<RowPointer> changed = {}, std::vector<Key> removed = {})
{
    Batch batch;
    batch.added = std::move(added);
    batch.changed = std::move(changed);
    batch.removed = std::move(removed);
    return batch;
}

} // namespace

class LiveTableModelTest : public QObject
{
    Q_OBJECT

    /// Waits for an order made from all that has been applied.
    static void settle(LiveTableModel &model, const std::function<void()> &act)
    {
        QSignalSpy applied(&model, &LiveTableModel::orderApplied);
        act();
        QTRY_VERIFY_WITH_TIMEOUT(!applied.isEmpty(), 20'000);
    }

private Q_SLOTS:
    void groupsSortsAndCounts()
    {
        LiveTableModel model(thingKind());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Feed feed;
        model.setFeed(&feed);
        settle(model, [&] {
            feed.apply(batchOf({thing("1", QStringLiteral("web10"), 5, true, QStringLiteral("shop")),
                                thing("2", QStringLiteral("web9"), 7, true, QStringLiteral("shop")),
                                thing("3", QStringLiteral("Zed"), 6, false), thing("4", QStringLiteral("alpha"))}));
        });
        QCOMPARE(shown(model), (QStringList{QStringLiteral("alpha 0"), QStringLiteral("web9 7"),
                                            QStringLiteral("web10 5"), QStringLiteral("Zed 6")}));
        QCOMPARE(model.chipCounts(), (std::vector<int>{3, 1}));
        Query query = model.query();
        query.grouping = "project";
        query.sortColumn = "size";
        query.sortOrder = Qt::DescendingOrder;
        settle(model, [&] { model.setQuery(query); });
        QCOMPARE(shown(model), (QStringList{QStringLiteral("#shop"), QStringLiteral("web9 7"), QStringLiteral("web10 5"),
                                            QStringLiteral("#No project"), QStringLiteral("Zed 6"),
                                            QStringLiteral("alpha 0")}));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("shop  2 things"));
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsSelectable));
        QCOMPARE(model.indexOf("2"), 1);
        query.text = QStringLiteral("WEB shop"); // words match anywhere, labels included
        settle(model, [&] { model.setQuery(query); });
        QCOMPARE(model.shown(), 2);
        QCOMPARE(model.total(), 4);
        query.text.clear();
        query.label = QStringLiteral("team=shop");
        query.chips = {"exited"};
        settle(model, [&] { model.setQuery(query); });
        QCOMPARE(model.shown(), 0);
        QCOMPARE(model.matching(), 2);
        QCOMPARE(model.rowCount(), 0);
    }

    void removedVanishAndChangedRepaintAtOnce()
    {
        base::ManualClock clock;
        LiveTableModel model(thingKind(), clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Feed feed;
        model.setFeed(&feed);
        std::vector<RowPointer> rows;
        for (int i = 0; i < 20; ++i)
            rows.push_back(thing(QByteArray::number(100 + i)));
        settle(model, [&] { feed.apply(batchOf(rows)); });
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        feed.apply(batchOf({}, {thing("110", {}, 5), thing("111", {}, 5), thing("113", {}, 5)},
                           {"103", "102", "104", "118"}));
        QCOMPARE(removed.size(), 2); // runs, from the end
        QCOMPARE(removed[0].at(1).toInt(), 18);
        QCOMPARE(removed[1].at(1).toInt(), 2);
        QCOMPARE(removed[1].at(2).toInt(), 4);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(model.rowCount(), 16);
        QCOMPARE(model.changedAt("110"), clock.steadyMs());
        QCOMPARE(asThing(model.rowAt(model.indexOf("111"))).size, 5);
        settle(model, [] {});
        QCOMPARE(layout.size(), 0); // sorted by name: nothing moved
        // The tint ends after a second, and what was tinted is painted once more.
        changed.clear();
        clock.advance(900ms);
        feed.apply(batchOf({}, {thing("115", {}, 5)}));
        changed.clear();
        clock.advance(100ms);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(model.changedAt("110"), 0);
        QVERIFY(model.changedAt("115") > 0);
        clock.advance(900ms);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(model.changedAt("115"), 0);
    }

    void oneLayoutChangeKeepsSelectionByKey()
    {
        LiveTableModel model(thingKind());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Feed feed;
        model.setFeed(&feed);
        std::vector<RowPointer> rows;
        for (int i = 0; i < 1000; ++i)
            rows.push_back(thing(QByteArray::number(1000 + i), {}, (i * 37) % 1000, true, i % 2 ? QStringLiteral("p") : QString()));
        settle(model, [&] { feed.apply(batchOf(rows)); });
        QItemSelectionModel selection(&model);
        const QPersistentModelIndex kept = model.index(model.indexOf("1500"), 2);
        for (const char *key : {"1010", "1500", "1900"})
            selection.select(model.index(model.indexOf(key), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        selection.setCurrentIndex(model.index(model.indexOf("1500"), 0), QItemSelectionModel::NoUpdate);
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        Query query = model.query();
        query.sortColumn = "size";
        query.grouping = "project";
        settle(model, [&] { model.setQuery(query); });
        QCOMPARE(layout.size(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(inserted.size(), 2); // two headers
        std::set<Key> keys;
        for (const QModelIndex &index : selection.selectedRows())
            keys.insert(index.data(LiveTableModel::KeyRole).toByteArray());
        QCOMPARE(keys, (std::set<Key>{"1010", "1500", "1900"}));
        QCOMPARE(selection.currentIndex().data(LiveTableModel::KeyRole).toByteArray(), Key("1500"));
        QCOMPARE(kept.data(LiveTableModel::KeyRole).toByteArray(), Key("1500"));
    }

    void tooManyRunsBecomeOneReset()
    {
        LiveTableModel model(thingKind());
        Feed feed;
        model.setFeed(&feed);
        std::vector<RowPointer> rows;
        std::vector<Key> every2nd;
        for (int i = 0; i < 1000; ++i) {
            rows.push_back(thing(QByteArray::number(1000 + i)));
            if (i % 2)
                every2nd.push_back(rows.back()->key());
        }
        settle(model, [&] { feed.apply(batchOf(rows)); });
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        feed.apply(batchOf({}, {}, every2nd));
        QCOMPARE(resets.size(), 1);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(model.rowCount(), 500);
    }

    void fuzzAgainstNaive_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void fuzzAgainstNaive()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        LiveTableModel model(thingKind());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Feed feed;
        model.setFeed(&feed);
        Things things;
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy applied(&model, &LiveTableModel::orderApplied);
        QHash<Key, QPersistentModelIndex> held;
        connect(&model, &QAbstractItemModel::modelReset, &model, [&] { held.clear(); });
        Query query = model.query();
        for (int step = 0; step < 120; ++step) {
            Batch batch;
            batch.reset = random.bounded(40) == 0;
            if (batch.reset)
                things.clear();
            const int operations = random.bounded(random.bounded(8) == 0 ? 400 : 12);
            std::set<Key> touched;
            for (int i = 0; i < operations; ++i) {
                const RowPointer row = randomThing(random, random.bounded(500));
                if (!touched.insert(row->key()).second)
                    continue;
                const bool known = things.contains(row->key());
                if (known && random.bounded(2) == 0) {
                    batch.removed.push_back(row->key());
                    things.erase(row->key());
                } else {
                    (known ? batch.changed : batch.added).push_back(row);
                    things[row->key()] = row;
                }
            }
            feed.apply(batch);
            if (random.bounded(3) == 0) {
                query.text = random.bounded(2) ? QStringLiteral("n00%1").arg(random.bounded(5)) : QString();
                query.sortColumn = random.bounded(2) ? "size" : "name";
                query.sortOrder = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
                query.grouping = random.bounded(2) ? "project" : "";
                query.chips = random.bounded(3) == 0 ? std::set<QByteArray>{"running"} : std::set<QByteArray>{};
                model.setQuery(query);
            }
            if (random.bounded(4) == 0)
                QCoreApplication::processEvents(); // an order may land between two batches
            if (random.bounded(3) == 0 || step == 119)
                QTRY_COMPARE_WITH_TIMEOUT(shown(model), naive(things, query), 20'000);
            for (auto it = held.cbegin(); it != held.cend(); ++it)
                QVERIFY(!it->isValid() || it->data(LiveTableModel::KeyRole).toByteArray() == it.key());
            if (model.rowCount() > 0) {
                const QModelIndex index = model.index(random.bounded(model.rowCount()), 1);
                if (const Key key = index.data(LiveTableModel::KeyRole).toByteArray(); !key.isEmpty())
                    held.insert(key, index);
            }
        }
        QVERIFY(layout.size() <= applied.size());
    }

    void tenThousandRowsUnderSteadyChange()
    {
        LiveTableModel model(thingKind());
        Feed feed;
        model.setFeed(&feed);
        QRandomGenerator random(3);
        Things things;
        std::vector<RowPointer> rows;
        for (int i = 0; i < 10'000; ++i) {
            rows.push_back(randomThing(random, i));
            things[rows.back()->key()] = rows.back();
        }
        settle(model, [&] { feed.apply(batchOf(rows)); });
        QCOMPARE(model.rowCount(), 10'000);
        Query query = model.query();
        query.sortColumn = "size";
        model.setQuery(query);
        // Batches at every turn of the event loop: orders come in all the same, and the last one is right.
        QSignalSpy applied(&model, &LiveTableModel::orderApplied);
        for (int turn = 0; turn < 3000 && applied.size() < 3; ++turn) {
            std::vector<RowPointer> changed;
            for (int i = 0; i < 20; ++i) {
                const RowPointer row = randomThing(random, random.bounded(10'000));
                if (things[row->key()] == row || std::ranges::any_of(changed, [&](const RowPointer &other) {
                        return other->key() == row->key();
                    }))
                    continue;
                things[row->key()] = row;
                changed.push_back(row);
            }
            feed.apply(batchOf({}, changed));
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
        }
        QTRY_VERIFY_WITH_TIMEOUT(applied.size() >= 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(shown(model) == naive(things, query), 20'000);
    }

    void metricsRepaintVisibleCellsAndReorderEveryTwoSeconds()
    {
        base::ManualClock clock;
        LiveTableModel model(thingKind(), clock);
        Feed feed;
        SeriesStore series;
        model.setFeed(&feed);
        model.setSeries(&series);
        settle(model, [&] { feed.apply(batchOf({thing("a"), thing("b"), thing("c")})); });
        const int cpu = 5;
        QCOMPARE(model.index(0, cpu).data().toString(), QStringLiteral("–"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        series.append({clock.wallMs(), {{"a", 0, 1}, {"b", 0, 7}}});
        QCOMPARE(changed.size(), 0); // nobody looks
        model.setVisibleRange(1, 2);
        series.append({clock.wallMs(), {{"a", 0, 1}, {"b", 0, 7}}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0].at(0).toModelIndex(), model.index(1, cpu));
        QCOMPARE(changed[0].at(1).toModelIndex(), model.index(2, cpu));
        QCOMPARE(model.index(1, cpu).data().toString(), QStringLiteral("7.0\u00a0%"));
        settle(model, [&] { model.sort(cpu, Qt::DescendingOrder); });
        QCOMPARE(shown(model), (QStringList{QStringLiteral("b 0"), QStringLiteral("a 0"), QStringLiteral("c 0")}));
        QSignalSpy applied(&model, &LiveTableModel::orderApplied);
        series.append({clock.wallMs(), {{"a", 0, 9}}});
        clock.advance(1900ms);
        series.append({clock.wallMs(), {{"c", 0, 8}}});
        QCOMPARE(model.indexOf("b"), 0);
        clock.advance(100ms);
        QTRY_COMPARE(applied.size(), 1);
        QCOMPARE(shown(model), (QStringList{QStringLiteral("a 0"), QStringLiteral("c 0"), QStringLiteral("b 0")}));
    }

    void timesAreRepaintedWhileSeen()
    {
        base::ManualClock clock;
        LiveTableModel model(thingKind(), clock);
        Feed feed;
        model.setFeed(&feed);
        settle(model, [&] {
            feed.apply(batchOf({thing("a", {}, 0, true, {}, clock.wallMs() - 5000),
                                thing("b", {}, 0, false, {}, clock.wallMs() - 4 * 60'000)}));
        });
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("5 s"));
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("4 min ago"));
        QCOMPARE(clock.waiting(), 0);
        model.setVisibleRange(0, 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        clock.advance(1s);
        QCOMPARE(changed.size(), 1); // the minutes read as before
        QCOMPARE(changed[0].at(1).toModelIndex(), model.index(0, 2));
        model.setVisibleRange(0, -1);
        QCOMPARE(clock.waiting(), 0);
    }

    // A column's own words, in a cell of any type; each cell is repainted only when it reads differently.
    void ownWordsOfTimesAreRepaintedWhileSeen()
    {
        static const Kind kind = [] {
            Kind made = thingKind();
            Column count{"count", QStringLiteral("Count"), ColumnType::Number, of<test::Thing>([](const test::Thing &each) {
                             Cell cell = textCell(QString::number(each.size));
                             cell.number = each.size;
                             cell.hasNumber = true;
                             cell.timeMs = each.since;
                             return cell;
                         })};
            count.description = QStringLiteral("How many");
            count.wording = [](const Cell &cell, qint64 now) {
                return cell.timeMs == 0 ? cell.text : QStringLiteral("%1 (%2 ticks)").arg(cell.text).arg((now - cell.timeMs) / 2000);
            };
            made.columns.push_back(count);
            return made;
        }();
        base::ManualClock clock;
        LiveTableModel model(kind, clock);
        Feed feed;
        model.setFeed(&feed);
        settle(model, [&] {
            feed.apply(batchOf({thing("a", {}, 3, true, {}, clock.wallMs() - 4 * 3'600'000), thing("b", {}, 20)}));
        });
        const int count = 6;
        QCOMPARE(model.headerData(count, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("How many"));
        QVERIFY(!model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).isValid());
        QCOMPARE(model.index(0, count).data().toString(), QStringLiteral("3 (7200 ticks)"));
        QCOMPARE(model.index(1, count).data().toString(), QStringLiteral("20"));
        model.setVisibleRange(0, 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        clock.advance(1s);
        QCOMPARE(changed.size(), 0);
        clock.advance(1s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0].at(0).toModelIndex(), model.index(0, count));
        QCOMPARE(changed[0].at(1).toModelIndex(), model.index(0, count));
        QCOMPARE(model.index(0, count).data().toString(), QStringLiteral("3 (7201 ticks)"));
        settle(model, [&] { model.sort(count, Qt::DescendingOrder); }); // by the number
        QCOMPARE(shown(model), (QStringList{QStringLiteral("b 20"), QStringLiteral("a 3")}));
    }

    // A bar is made from several series and says in words what it draws.
    void barsComeFromSeries()
    {
        static const Kind kind = [] {
            Kind made = thingKind();
            Column load{"load", QStringLiteral("Load"), ColumnType::Bar};
            load.metric = 3;
            load.bar = [](const Row &, const Latest &latest) {
                Cell cell = textCell(QStringLiteral("%1 %").arg(double(latest(3).value_or(-1))));
                cell.part = latest(3).value_or(-1);
                cell.spoken = QStringLiteral("%1 and %2").arg(double(latest(3).value_or(-1))).arg(double(latest(4).value_or(-1)));
                return cell;
            };
            made.columns.push_back(load);
            return made;
        }();
        base::ManualClock clock;
        LiveTableModel model(kind, clock);
        Feed feed;
        SeriesStore series;
        model.setFeed(&feed);
        model.setSeries(&series);
        settle(model, [&] { feed.apply(batchOf({thing("a"), thing("b")})); });
        model.setVisibleRange(0, 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        series.append({clock.wallMs(), {{"a", 3, 1}, {"a", 4, 2}, {"b", 3, 5}}});
        const QModelIndex cell = model.index(0, 6);
        QVERIFY(std::any_of(changed.begin(), changed.end(), [&](const auto &signal) { return signal.at(0).toModelIndex() == cell; }));
        QCOMPARE(cell.data().toString(), QStringLiteral("1 %"));
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), QStringLiteral("1 and 2"));
        QCOMPARE(model.cell(cell).part, 1.0F);
        settle(model, [&] { model.sort(6, Qt::DescendingOrder); });
        QCOMPARE(shown(model), (QStringList{QStringLiteral("b 0"), QStringLiteral("a 0")}));
    }

    void valuesAreWrittenAsKubectlTopDoes()
    {
        QCOMPARE(formatValue(Unit::Millicores, 250), QStringLiteral("250m"));
        QCOMPARE(formatValue(Unit::Millicores, 0.2), QStringLiteral("1m"));
        QCOMPARE(formatValue(Unit::Millicores, 1500), QStringLiteral("1500m"));
        QCOMPARE(formatValue(Unit::BinaryBytes, 64.0 * 1048576), QStringLiteral("64Mi"));
        QCOMPARE(formatValue(Unit::BinaryBytes, 64.0 * 1048576 - 1), QStringLiteral("63Mi"));
        QCOMPARE(formatValue(Unit::BinaryBytes, 0), QStringLiteral("0Mi"));
    }

    void pendingOverlaysTheState()
    {
        LiveTableModel model(thingKind());
        Feed feed;
        model.setFeed(&feed);
        settle(model, [&] { feed.apply(batchOf({thing("a"), thing("b")})); });
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPending({{"b", QStringLiteral("Stopping…")}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("Stopping…"));
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("Running"));
        model.setPending({});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("Running"));
    }
};

PILOTHOUSE_TEST(LiveTableModelTest)
#include "tst_livetablemodel.moc"
