// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// WatchSource against a server that mutates, compacts, cuts, refuses and falls silent at random, beside a naive map. At every
// moment: a value never goes back, and only what was deleted leaves the table. Once the server is kind: the table is the map.
#include "testmain.h"
#include "watchformat.h"

#include <QRandomGenerator>
#include <QTest>
#include <set>

using namespace std::chrono_literals;
using support::ScriptedExchange;
using Exchange = support::ScriptedTransport::Exchange;
using State = live::FeedStatus::State;

namespace {

class FuzzServer
{
public:
    FuzzServer(watchtest::Harness &harness, quint32 seed) : m_harness(harness), m_random(seed)
    {
        m_harness.batchSeen = [this](const live::Batch &batch) { judge(batch); };
    }

    QString complaint;

    void step()
    {
        switch (below(12)) {
        case 0: case 1: case 2: case 3: mutate(); break;
        case 4: m_harness.clock.advance(std::chrono::milliseconds(below(4000))); break;
        case 5: compact(); break;
        case 6: whim(); break;
        default: serve(below(4) == 0); break;
        }
    }
    /// Nothing more changes and every answer is true.
    void settle()
    {
        m_harness.source->setWanted(true);
        for (int i = 0; i < 200; ++i) {
            serve(false);
            if (m_harness.status.state != State::Live)
                m_harness.clock.advance(10s);
        }
    }
    [[nodiscard]] const std::map<live::Key, int> &truth() const { return m_things; }
    [[nodiscard]] int lists() const { return m_lists; }
    [[nodiscard]] int resumes() const { return m_resumes; }

private:
    struct Entry {
        int version;
        QByteArray line;
    };
    struct Feed {
        Exchange exchange;
        int version = 0;
        bool open = false;
        QByteArray pending; ///< bytes of frames that are not sent yet
    };
    struct Snapshot {
        int version;
        std::vector<std::pair<live::Key, int>> rows;
        size_t at = 0;
    };

    int below(int limit) { return m_random.bounded(limit); }

    void mutate()
    {
        const QByteArray key = "k" + QByteArray::number(below(12));
        const bool exists = m_things.contains(key);
        const QByteArray version = QByteArray::number(++m_version);
        if (exists && below(3) == 0) {
            m_log.push_back({m_version, "D " + key + ' ' + version + '\n'});
            m_things.erase(key);
            m_deletedAt[key] = ++m_values;
            return;
        }
        m_things[key] = ++m_values;
        m_log.push_back({m_version, (exists ? "M " : "A ") + key + ' ' + QByteArray::number(m_values) + ' ' + version + '\n'});
    }
    void compact()
    {
        if (below(4) == 0)
            m_compacted = std::max(m_compacted, m_version - below(10));
    }
    void whim()
    {
        const int which = below(8);
        if (which == 0)
            m_harness.source->setWanted(below(2) == 0);
        else if (which == 1)
            m_harness.source->reconnect();
        else if (which == 2)
            m_harness.source->retryNow();
        else if (which == 3)
            m_harness.source->relist();
    }

    /// Answers something of what is asked, truly or not.
    void serve(bool badly)
    {
        for (const Exchange &exchange : m_harness.server.sent) {
            if (exchange->kind == ScriptedExchange::Kind::Stream && m_known.insert(exchange).second)
                m_feeds.push_back({exchange, 0, false, {}});
        }
        std::erase_if(m_feeds, [](const Feed &feed) { return !feed.exchange->alive; });
        const auto exchanges = std::exchange(m_harness.server.sent, {});
        for (const Exchange &exchange : exchanges) {
            if (exchange->alive)
                m_harness.server.sent.push_back(exchange);
        }
        for (const Exchange &exchange : std::vector<Exchange>(m_harness.server.sent)) {
            if (exchange->alive && exchange->kind == ScriptedExchange::Kind::Send) {
                answerList(exchange, badly);
                return;
            }
        }
        if (!m_feeds.empty()) {
            Feed feed = m_feeds.back();
            m_feeds.pop_back();
            if (feed.open)
                pump(feed, badly);
            else
                open(feed, badly);
            if (feed.exchange->alive)
                m_feeds.push_back(feed);
        }
    }
    void misbehave(const Exchange &exchange)
    {
        switch (below(5)) {
        case 0: exchange->fail(); break;
        case 1: exchange->reply(429, {}, {{"Retry-After", QByteArray::number(below(9))}}); break;
        case 2: exchange->reply(500, "oops"); break;
        case 3: exchange->reply(410, "gone"); break;
        default: exchange->reply(503); break;
        }
    }
    void answerList(const Exchange &exchange, bool badly)
    {
        if (badly) {
            misbehave(exchange);
            return;
        }
        const QByteArray target = exchange->request.target;
        const bool whole = target.endsWith("&whole");
        const QByteArray token = target.mid(QByteArray("/list?next=").size()).split('&').first();
        ++m_lists;
        if (token.isEmpty()) {
            m_snapshot = {m_version, {m_things.begin(), m_things.end()}, 0};
        }
        const size_t left = m_snapshot.rows.size() - m_snapshot.at;
        const size_t count = whole ? left : std::min<size_t>(left, static_cast<size_t>(below(6)));
        QByteArray rows;
        for (size_t i = 0; i < count; ++i, ++m_snapshot.at)
            rows += m_snapshot.rows[m_snapshot.at].first + ' ' + QByteArray::number(m_snapshot.rows[m_snapshot.at].second) + '\n';
        const size_t after = m_snapshot.rows.size() - m_snapshot.at;
        exchange->reply(200, QByteArray::number(m_snapshot.version) + (after > 0 ? " next" + QByteArray::number(++m_pages) + ' ' : " - ") +
                                 QByteArray::number(after) + '\n' + rows);
    }
    void open(Feed &feed, bool badly)
    {
        const QByteArray from = feed.exchange->request.target.mid(QByteArray("/watch?from=").size());
        feed.version = from.toInt();
        if (badly) {
            if (below(2) == 0)
                return; // not even a head: the clock will tell
            misbehave(feed.exchange);
        } else if (!from.isEmpty() && feed.version < m_compacted) {
            feed.exchange->reply(410, "gone");
        } else {
            ++m_resumes;
            feed.open = true;
            if (from.isEmpty()) {
                for (const auto &[key, value] : m_things)
                    feed.pending += "A " + key + ' ' + QByteArray::number(value) + " 1\n";
                feed.pending += "I " + QByteArray::number(m_version) + '\n';
                feed.version = m_version;
            }
            feed.exchange->head(200);
        }
    }
    void pump(Feed &feed, bool badly)
    {
        for (const Entry &entry : m_log) {
            if (entry.version > feed.version) {
                feed.pending += entry.line;
                feed.version = entry.version;
            }
        }
        if (below(5) == 0)
            feed.pending += "B " + QByteArray::number(feed.version) + '\n';
        const qsizetype size = badly ? below(static_cast<int>(feed.pending.size()) + 1) : feed.pending.size();
        const QByteArray piece = feed.pending.left(size);
        feed.pending.remove(0, size);
        feed.exchange->data(piece);
        if (!badly)
            return;
        switch (below(6)) {
        case 0: feed.exchange->fail(); break;
        case 1: feed.exchange->end(base::Result<void>()); break;
        case 2: feed.pending.isEmpty() ? feed.exchange->data("E 410\n") : void(); break;
        case 3: feed.pending.isEmpty() ? feed.exchange->data("E 500\n") : void(); break;
        default: break; // the rest comes later
        }
    }

    void judge(const live::Batch &batch)
    {
        for (const live::Key &key : batch.removed) {
            // Deleted after the value that was shown came to be, or still missing.
            if (m_deletedAt[key] <= m_shown[key] && complaint.isEmpty())
                complaint = QStringLiteral("%1 left the table and was never deleted").arg(QString::fromLatin1(key));
        }
        for (const auto &rows : {batch.changed, batch.added}) {
            for (const live::RowPointer &row : rows) {
                const int value = static_cast<const watchtest::Thing &>(*row).value;
                if (value < m_shown[row->key()] && complaint.isEmpty())
                    complaint = QStringLiteral("%1 went back").arg(QString::fromLatin1(row->key()));
                m_shown[row->key()] = value;
            }
        }
    }

    watchtest::Harness &m_harness;
    QRandomGenerator m_random;
    std::map<live::Key, int> m_things;
    std::map<live::Key, int> m_deletedAt; ///< on the scale of values
    std::map<live::Key, int> m_shown;
    std::vector<Entry> m_log;
    int m_version = 1;
    int m_values = 0;
    int m_compacted = 0;
    Snapshot m_snapshot;
    std::vector<Feed> m_feeds;
    std::set<Exchange> m_known;
    int m_lists = 0;
    int m_pages = 0;
    int m_resumes = 0;
};

} // namespace

class WatchFuzzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void againstANaiveMap_data()
    {
        QTest::addColumn<bool>("initialByWatch");
        QTest::newRow("list, then watch") << false;
        QTest::newRow("list by watch") << true;
    }

    void againstANaiveMap()
    {
        QFETCH(bool, initialByWatch);
        int lists = 0;
        int resumes = 0;
        for (quint32 seed = 1; seed <= 150; ++seed) {
            watchtest::Harness harness(initialByWatch);
            FuzzServer server(harness, seed);
            harness.source->setWanted(true);
            harness.source->connected(harness.server);
            for (int round = 0; round < 4; ++round) {
                for (int i = 0; i < 150; ++i)
                    server.step();
                server.settle();
                QVERIFY2(server.complaint.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(server.complaint)));
                QVERIFY2(harness.status.state == State::Live, qPrintable(QStringLiteral("seed %1").arg(seed)));
                QVERIFY2(harness.table == server.truth(), qPrintable(QStringLiteral("seed %1").arg(seed)));
                QVERIFY(harness.server.alive() <= 1); // never two at once
            }
            lists += server.lists();
            resumes += server.resumes();
        }
        QVERIFY(initialByWatch || lists > 500); // it was tried hard enough to mean something
        QVERIFY(resumes > 1000);
    }
};

PILOTHOUSE_TEST(WatchFuzzTest)
#include "tst_watchfuzz.moc"
