// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The handle and its thread: calls, channels, demand, late answers, shutdown.
#include "clock.h"
#include "endpoint.h"
#include "testmain.h"

#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace std::chrono_literals;
using endpoint::Call;
using endpoint::Channel;
using endpoint::Demand;
using endpoint::Endpoint;
using endpoint::Look;

namespace {

std::atomic<int> g_sessions{0};
std::atomic<int> g_frames{0};

class FakeSession final : public endpoint::Session
{
public:
    explicit FakeSession(endpoint::SessionLink link) : Session(std::move(link)) { ++g_sessions; }
    ~FakeSession() override { --g_sessions; }
    void open() override
    {
        endpoint::EndpointState state;
        state.state = endpoint::EndpointState::State::Connected;
        state.product = QStringLiteral("Fake 1");
        link().state(state);
    }
    void retryNow() override {}
    void setDemand(const QByteArray &feed, Demand demand) override
    {
        link().fact("demand/" + feed, static_cast<int>(demand));
    }
    void setDetail(const QByteArray &feed, const std::vector<live::Key> &objects) override
    {
        link().fact("detail/" + feed, static_cast<int>(objects.size()));
    }
    void acknowledge(const QByteArray &, quint64) override {}
};

QSemaphore g_release;

/// Blocks as it goes, against all rules.
class StuckSession final : public endpoint::Session
{
public:
    explicit StuckSession(endpoint::SessionLink link) : Session(std::move(link)) { ++g_sessions; }
    ~StuckSession() override
    {
        g_release.acquire();
        --g_sessions;
    }
    void open() override {}
    void retryNow() override {}
    void setDemand(const QByteArray &, Demand) override {}
    void setDetail(const QByteArray &, const std::vector<live::Key> &) override {}
    void acknowledge(const QByteArray &, quint64) override {}
};

struct Frame {
    Frame() { ++g_frames; }
    ~Frame() { --g_frames; }
    Frame(const Frame &) = delete;
    Frame &operator=(const Frame &) = delete;
};

base::Task<base::Result<int>> answer(int value)
{
    const Frame frame;
    co_await base::await<bool>([&](auto resume) {
        return base::Clock::system().after(1ms, [resume] { resume(true); });
    });
    co_return value;
}

base::Task<base::Result<int>> never()
{
    const Frame frame;
    co_await base::await<bool>([&](auto) { return 0; });
    co_return 0;
}

class Echo final : public endpoint::ChannelWorker
{
public:
    explicit Echo(endpoint::Sink<QByteArray> sink) : m_sink(std::move(sink)) {}
    void write(QByteArray bytes) override
    {
        if (bytes == "end") {
            const auto end = m_sink.end;
            end({});
            return;
        }
        m_sink.item(bytes + bytes);
    }

private:
    endpoint::Sink<QByteArray> m_sink;
};

endpoint::Profile profile()
{
    endpoint::Profile result;
    result.id = "fake/1";
    result.name = QStringLiteral("fake");
    return result;
}

} // namespace

class EndpointTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Endpoint> make()
    {
        auto made = std::make_unique<Endpoint>(
            profile(), [](endpoint::SessionLink link) { return std::make_unique<FakeSession>(std::move(link)); });
        made->setLinger(50ms);
        return made;
    }

private Q_SLOTS:
    void cleanup()
    {
        QCOMPARE(g_sessions.load(), 0);
        QCOMPARE(g_frames.load(), 0);
    }

    void callsAnswer()
    {
        const auto handle = make();
        handle->open();
        int got = 0;
        const Call call = handle->call<int, FakeSession>([](FakeSession &) { return answer(42); },
                                                         [&](base::Result<int> result) { got = result.ok() ? *result : -1; });
        QTRY_COMPARE(got, 42);
        QVERIFY(!call.active());
        QTRY_COMPARE(handle->state().product, QStringLiteral("Fake 1"));
    }

    void aDroppedCallIsCancelledAndSilent()
    {
        const auto handle = make();
        handle->open();
        bool called = false;
        {
            const Call call = handle->call<int, FakeSession>([](FakeSession &) { return never(); },
                                                             [&](base::Result<int>) { called = true; });
            QTRY_COMPARE(g_frames.load(), 1);
        }
        QTRY_COMPARE(g_frames.load(), 0);
        QVERIFY(!called);
    }

    void closingEndsWhatHangs()
    {
        const auto handle = make();
        handle->open();
        base::Error error;
        const Call call = handle->call<int, FakeSession>([](FakeSession &) { return never(); },
                                                         [&](base::Result<int> result) { error = result.error(); });
        QTRY_COMPARE(g_frames.load(), 1);
        QElapsedTimer timer;
        timer.start();
        handle->close();
        QVERIFY(timer.elapsed() < 2000);
        QVERIFY(error.code == base::Error::Code::Cancelled);
        QCOMPARE(g_sessions.load(), 0);
    }

    void channelsCarryBothWays()
    {
        const auto handle = make();
        handle->open();
        QByteArray got;
        bool ended = false;
        Channel channel = handle->openChannel<QByteArray, FakeSession>(
            [](FakeSession &, endpoint::Sink<QByteArray> sink) { return std::make_unique<Echo>(std::move(sink)); },
            [&](const QByteArray &item) { got += item; }, [&](const base::Result<void> &result) { ended = result.ok(); });
        channel.write("ab");
        QTRY_COMPARE(got, QByteArray("abab"));
        channel.write("end");
        QTRY_VERIFY(ended);
        channel.write("nobody listens");
        channel.close();
    }

    void aWorkerMayEndWhileItIsMade()
    {
        const auto handle = make();
        handle->open();
        bool ended = false;
        const Channel channel = handle->openChannel<QByteArray, FakeSession>(
            [](FakeSession &, endpoint::Sink<QByteArray> sink) {
                sink.end(base::Error{});
                return std::make_unique<Echo>(std::move(sink));
            },
            [](const QByteArray &) {}, [&](const base::Result<void> &result) { ended = !result.ok(); });
        QTRY_VERIFY(ended);
    }

    void demandLingersThenFalls()
    {
        const auto handle = make();
        handle->open();
        const auto demand = [&] { return handle->fact("demand/thing"); };
        {
            const Look rows = handle->look("thing", Demand::Rows);
            const Look detail = handle->look("thing", Demand::Detail, "key");
            QTRY_COMPARE(demand().has_value() ? std::any_cast<int>(demand()) : -1, static_cast<int>(Demand::Detail));
            QTRY_COMPARE(std::any_cast<int>(handle->fact("detail/thing")), 1);
        }
        QTRY_COMPARE(std::any_cast<int>(handle->fact("detail/thing")), 0);
        QTRY_COMPARE(std::any_cast<int>(demand()), static_cast<int>(Demand::None));
    }

    void manyThatHangEndWithinThreeSecondsInAll()
    {
        const int before = g_sessions.load();
        std::vector<std::unique_ptr<Endpoint>> handles;
        for (int i = 0; i < 3; ++i) {
            endpoint::Profile profile;
            profile.id = "stuck/" + QByteArray::number(i);
            handles.push_back(std::make_unique<Endpoint>(
                profile, [](endpoint::SessionLink link) { return std::make_unique<StuckSession>(std::move(link)); }));
            handles.back()->open();
        }
        QTRY_COMPARE(g_sessions.load(), before + 3);
        for (int i = 0; i < 3; ++i)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("did not end within 3 s")));
        QElapsedTimer timer;
        timer.start();
        for (const auto &handle : handles)
            handle->beginClose();
        handles.clear();
        QVERIFY2(timer.elapsed() >= 2900 && timer.elapsed() < 5900, qPrintable(QString::number(timer.elapsed())));
        g_release.release(3);
        QTRY_COMPARE_WITH_TIMEOUT(g_sessions.load(), before, 30'000);
    }

    void openedAgainAfterClose()
    {
        const auto handle = make();
        handle->open();
        handle->close();
        QVERIFY(handle->state().state == endpoint::EndpointState::State::Closed);
        handle->open();
        QTRY_VERIFY(handle->state().state == endpoint::EndpointState::State::Connected);
    }
};

PILOTHOUSE_TEST(EndpointTest)
#include "tst_endpoint.moc"
