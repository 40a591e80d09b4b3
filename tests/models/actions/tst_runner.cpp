// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runner against a session whose answers and whose table the test scripts: nothing is done before the table says so.
#include "auditlog.h"
#include "clock.h"
#include "confirmation.h"
#include "runner.h"
#include "testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using actions::Action;
using actions::ItemState;
using actions::Runner;
using endpoint::Endpoint;

namespace {

struct Thing : live::RowOf<Thing> {
    live::Key id;
    bool on = false;
    Thing(live::Key theId, bool isOn) : id(std::move(theId)), on(isOn) {}
    const live::Key &key() const override { return id; }
    friend bool operator==(const Thing &, const Thing &) = default;
};

class Session final : public endpoint::Session
{
public:
    using endpoint::Session::Session;
    void open() override { publish({{"a", false}, {"b", false}, {"c", false}}); }
    void retryNow() override {}
    void setDemand(const QByteArray &, endpoint::Demand) override {}
    void setDetail(const QByteArray &, const std::vector<live::Key> &) override {}
    void acknowledge(const QByteArray &, quint64) override {}

    void publish(const std::map<live::Key, bool> &things)
    {
        live::Batch batch;
        batch.reset = true;
        batch.revision = ++m_revision;
        for (const auto &[id, on] : things)
            batch.added.push_back(std::make_shared<Thing>(id, on));
        link().batch("thing", std::move(batch));
        m_things = things;
    }
    void publish(live::Batch batch)
    {
        batch.revision = ++m_revision;
        link().batch("thing", std::move(batch));
    }
    void report(live::FeedStatus::State state)
    {
        live::FeedStatus status;
        status.state = state;
        link().status("thing", status);
    }
    std::map<live::Key, bool> m_things;
    int m_running = 0;
    int m_most = 0;

private:
    quint64 m_revision = 0;
};

base::Task<base::Result<actions::Outcome>> turn(endpoint::Session &session, live::RowPointer row,
                                                actions::Arguments arguments)
{
    auto &fake = static_cast<Session &>(session);
    fake.m_most = std::max(fake.m_most, ++fake.m_running);
    co_await base::await<bool>([&](auto resume) {
        return base::Clock::system().after(1ms, [resume] { resume(true); });
    });
    --fake.m_running;
    const QString mode = arguments.value(QStringLiteral("mode")).toString();
    if (mode == QStringLiteral("fail") && row->key() == "b") {
        base::Error error;
        error.code = base::Error::Code::Conflict;
        error.what = QStringLiteral("in use");
        co_return error;
    }
    if (mode != QStringLiteral("lie")) {
        std::map<live::Key, bool> things = fake.m_things;
        things[row->key()] = arguments.value(QStringLiteral("on"), true).toBool();
        fake.publish(things);
    }
    co_return actions::Outcome{};
}

base::Task<base::Result<actions::Outcome>> accept(endpoint::Session &)
{
    co_return actions::Outcome{};
}

/// The server says yes; the table says when it has happened.
Action removal()
{
    Action result;
    result.id = "thing.remove";
    result.feed = "thing";
    result.deadline = 5s;
    result.job = [](endpoint::Session &session, live::RowPointer, actions::Arguments) { return accept(session); };
    result.settled = [](const live::Row &, const actions::Outcome &, const live::Row *now) {
        return now ? actions::Settled::NotYet : actions::Settled::Yes;
    };
    return result;
}

base::Task<base::Result<bool>> scripted(Session &session, std::function<void(Session &)> act)
{
    act(session);
    co_return true;
}

Action action(const char *id, const char *back, bool on)
{
    Action result;
    result.id = id;
    result.feed = "thing";
    result.label = QStringLiteral("Turn");
    result.running = QStringLiteral("Turning");
    result.done = QStringLiteral("Turned");
    result.danger = actions::Danger::Reversible;
    result.deadline = 5s;
    result.job = [on](endpoint::Session &session, live::RowPointer row, actions::Arguments arguments) {
        arguments.insert(QStringLiteral("on"), on);
        return turn(session, std::move(row), std::move(arguments));
    };
    result.settled = [on](const live::Row &, const actions::Outcome &, const live::Row *now) {
        return now && static_cast<const Thing &>(*now).on == on ? actions::Settled::Yes : actions::Settled::NotYet;
    };
    result.inverse = [back](const live::Row &, const actions::Arguments &) {
        return std::optional<actions::Undo>(actions::Undo{back, {}});
    };
    result.command = [](const live::Row &row, const actions::Arguments &) {
        return QStringList{QStringLiteral("thing"), QStringLiteral("--password"), QStringLiteral("hunter2"),
                           QString::fromUtf8(row.key())};
    };
    return result;
}

struct World {
    QTemporaryDir folder;
    base::ManualClock clock;
    actions::AuditLog audit{folder.filePath(QStringLiteral("state/audit.log"))};
    Endpoint handle;
    Runner runner;

    explicit World(bool readOnly = false)
        : handle(profile(readOnly), [](endpoint::SessionLink link) { return std::make_unique<Session>(std::move(link)); }),
          runner({action("thing.on", "thing.off", true), action("thing.off", "thing.on", false), removal()}, clock, &audit)
    {
        handle.open();
    }
    static endpoint::Profile profile(bool readOnly)
    {
        endpoint::Profile result;
        result.id = "fake/1";
        result.name = QStringLiteral("fake");
        result.readOnly = readOnly;
        return result;
    }
    std::vector<live::RowPointer> rows()
    {
        return handle.feed("thing")->rows();
    }
    /// Lets the session do something, and waits until this side has seen it.
    void tell(std::function<void(Session &)> act)
    {
        bool done = false;
        const endpoint::Call call = handle.call<bool, Session>(
            [act = std::move(act)](Session &session) { return scripted(session, act); },
            [&](const base::Result<bool> &) { done = true; });
        QTRY_VERIFY(done);
    }
    const Action &on() { return runner.actions()[0]; }
};

} // namespace

class RunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirmedByTheTableAndUndone()
    {
        World world;
        QTRY_COMPARE(world.rows().size(), size_t(3));
        const quint64 id = world.runner.run(world.handle, world.on(), world.rows());
        QCOMPARE(world.runner.pending("fake/1", "thing").size(), 3);
        QTRY_VERIFY(world.runner.operation(id)->over());
        QCOMPARE(world.runner.operation(id)->count(ItemState::Confirmed), size_t(3));
        QVERIFY(world.runner.pending("fake/1", "thing").isEmpty());
        QVERIFY(world.runner.operation(id)->undoable());
        const quint64 back = world.runner.undo(id);
        QVERIFY(back != 0);
        QTRY_VERIFY(world.runner.operation(back)->over());
        for (const live::RowPointer &row : world.rows())
            QVERIFY(!static_cast<const Thing &>(*row).on);
        QCOMPARE(world.runner.undo(id), quint64(0)); // once
    }

    void acceptedButNotSeenIsUnobserved()
    {
        World world;
        QTRY_COMPARE(world.rows().size(), size_t(3));
        const quint64 id =
            world.runner.run(world.handle, world.on(), world.rows(), {{QStringLiteral("mode"), QStringLiteral("lie")}});
        QTRY_COMPARE(world.runner.operation(id)->count(ItemState::Accepted), size_t(3));
        QVERIFY(!world.runner.operation(id)->over());
        world.clock.advance(6s);
        QTRY_VERIFY(world.runner.operation(id)->over());
        QCOMPARE(world.runner.operation(id)->count(ItemState::Unobserved), size_t(3));
    }

    void aPartialFailureIsNormal()
    {
        World world;
        QTRY_COMPARE(world.rows().size(), size_t(3));
        const quint64 id =
            world.runner.run(world.handle, world.on(), world.rows(), {{QStringLiteral("mode"), QStringLiteral("fail")}});
        QTRY_VERIFY(world.runner.operation(id)->over());
        QCOMPARE(world.runner.operation(id)->count(ItemState::Failed), size_t(1));
        QCOMPARE(world.runner.operation(id)->count(ItemState::Confirmed), size_t(2));
        QTRY_VERIFY(world.audit.idle());
        QFile log(world.audit.path());
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray text = log.readAll();
        QCOMPARE(text.count('\n'), 3);
        QVERIFY(text.contains("in use"));
        QVERIFY(!text.contains("hunter2")); // the audit log is masked
        QCOMPARE(QFile::permissions(world.audit.path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    // A table that is read again, or that shows another scope, does not say that an object is gone.
    void aMissingRowCountsOnlyInATableThatIsCurrent()
    {
        using State = live::FeedStatus::State;
        World world;
        QTRY_COMPARE(world.rows().size(), size_t(3));
        world.tell([](Session &session) { session.report(State::Live); });
        const quint64 id = world.runner.run(world.handle, world.runner.actions()[2], world.rows());
        const auto count = [&](ItemState state) { return world.runner.operation(id)->count(state); };
        QTRY_COMPARE(count(ItemState::Accepted), size_t(3));
        world.tell([](Session &session) { session.publish(std::map<live::Key, bool>()); }); // still called live
        QCOMPARE(count(ItemState::Accepted), size_t(3));
        world.tell([](Session &session) { session.report(State::Syncing); });
        world.tell([](Session &session) { session.report(State::Live); });
        QCOMPARE(count(ItemState::Accepted), size_t(3));
        const auto change = [](std::vector<live::Key> removed, std::vector<live::Key> added) {
            live::Batch batch;
            batch.removed = std::move(removed);
            for (const live::Key &key : added)
                batch.added.push_back(std::make_shared<Thing>(key, false));
            return batch;
        };
        world.tell([&](Session &session) { session.publish(change({}, {"a", "b"})); });
        world.tell([](Session &session) { session.report(State::Backoff); });
        world.tell([&](Session &session) { session.publish(change({"a"}, {})); });
        QCOMPARE(count(ItemState::Accepted), size_t(3));
        world.tell([](Session &session) { session.report(State::Live); });
        QCOMPARE(count(ItemState::Confirmed), size_t(1));
        world.tell([&](Session &session) { session.publish(change({"b"}, {})); });
        QCOMPARE(count(ItemState::Confirmed), size_t(2));
        world.clock.advance(6s); // the third was never seen again
        QVERIFY(world.runner.operation(id)->over());
        QCOMPARE(count(ItemState::Unobserved), size_t(1));
    }

    void readOnlyRefusesBeforeAnythingIsSent()
    {
        World world(true);
        QTRY_COMPARE(world.rows().size(), size_t(3));
        const quint64 id = world.runner.run(world.handle, world.on(), world.rows());
        QVERIFY(world.runner.operation(id)->over());
        QCOMPARE(world.runner.operation(id)->count(ItemState::Failed), size_t(3));
        QVERIFY(world.runner.operation(id)->items[0].error.code == base::Error::Code::ReadOnly);
    }

    void cancelStopsWhatIsOnItsWay()
    {
        World world;
        QTRY_COMPARE(world.rows().size(), size_t(3));
        const quint64 id =
            world.runner.run(world.handle, world.on(), world.rows(), {{QStringLiteral("mode"), QStringLiteral("lie")}});
        world.runner.cancel(id);
        QVERIFY(world.runner.operation(id)->over());
        QCOMPARE(world.runner.operation(id)->count(ItemState::Cancelled), size_t(3));
    }

    void whatADialogCarriesOut()
    {
        World world;
        bool cancelled = false;
        Runner::Description description;
        description.label = QStringLiteral("Pull");
        description.running = QStringLiteral("Pulling");
        description.done = QStringLiteral("Pulled");
        description.object = QStringLiteral("nginx:1");
        description.cancel = [&] { cancelled = true; };
        const quint64 first = world.runner.begin(world.handle.profile(), description);
        world.runner.progress(first, 0.5, QStringLiteral("half"));
        QVERIFY(world.runner.operation(first)->summary().contains(QStringLiteral("half")));
        world.runner.finish(first, actions::Outcome{});
        QCOMPARE(world.runner.operation(first)->count(ItemState::Confirmed), size_t(1));
        const quint64 second = world.runner.begin(world.handle.profile(), description);
        world.runner.cancel(second);
        QVERIFY(cancelled);
        QCOMPARE(world.runner.operation(second)->count(ItemState::Cancelled), size_t(1));
    }

    void confirmations()
    {
        Action safe, reversible, destructive;
        safe.danger = actions::Danger::Safe;
        reversible.danger = actions::Danger::Reversible;
        destructive.danger = actions::Danger::Destructive;
        endpoint::Profile plain, production;
        production.production = true;
        using actions::confirmationFor;
        QVERIFY(!confirmationFor(plain, safe, 1, false).ask);
        QVERIFY(!confirmationFor(plain, reversible, 10, false).ask);
        QVERIFY(confirmationFor(plain, reversible, 11, false).ask);
        QVERIFY(confirmationFor(plain, destructive, 1, false).ask);
        QVERIFY(!confirmationFor(plain, destructive, 1, false).typeName);
        QVERIFY(confirmationFor(production, reversible, 1, false).ask);
        QVERIFY(confirmationFor(production, destructive, 1, false).typeName);
        QVERIFY(confirmationFor(plain, safe, 1, true).ask);
    }
};

PILOTHOUSE_TEST(RunnerTest)
#include "tst_runner.moc"
