// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way from a filled in form to a container, step by step. The engine is a set of functions that note what they were asked.
#include "clock.h"
#include "runner.h"
#include "runstart.h"
#include "silentsession.h"
#include "testmain.h"

#include <QPointer>
#include <QTest>

using dockerui::RunStart;
using endpoint::Endpoint;

class RunStartTest : public QObject
{
    Q_OBJECT

    docker::Engine m_engine;
    docker::Done<QByteArray> m_found;
    docker::Done<void> m_pulled;
    docker::Done<docker::ContainerMade> m_made;
    int m_creations = 0;

private Q_SLOTS:
    void init()
    {
        m_found = {};
        m_pulled = {};
        m_made = {};
        m_creations = 0;
        m_engine.get = [this](Endpoint &, const QByteArray &, docker::Done<QByteArray> done) {
            m_found = std::move(done);
            return endpoint::Call();
        };
        m_engine.openTransfer = [this](Endpoint &, const docker::ImageTransfer &, const auto &, docker::Done<void> end) {
            m_pulled = std::move(end);
            return endpoint::Channel();
        };
        m_engine.createContainer = [this](Endpoint &, const docker::ContainerPlan &, docker::Done<docker::ContainerMade> done) {
            ++m_creations;
            m_made = std::move(done);
            return endpoint::Call();
        };
    }

    void pullsWhatIsMissing_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("to its end") << false;
        QTest::newRow("cancelled just before the pull ends") << true;
    }

    void pullsWhatIsMissing()
    {
        QFETCH(bool, cancelled);
        actions::Runner runner(actions::ActionList{}, base::Clock::system(), nullptr);
        endpoint::Profile profile;
        profile.id = "docker/fake";
        Endpoint endpoint(profile,
                          [](endpoint::SessionLink link) { return std::make_unique<SilentSession>(std::move(link)); });
        dockerui::Context context;
        context.engine = &m_engine;
        context.runner = &runner;
        docker::RunSpec spec;
        spec.image = QStringLiteral("nginx:1");
        QObject parent;
        const QPointer<RunStart> work(new RunStart(context, endpoint, spec, true, &parent));
        work->begin();
        QTRY_VERIFY(m_found);
        base::Error missing;
        missing.code = base::Error::Code::NotFound;
        missing.what = QStringLiteral("no such image");
        m_found(missing);
        QVERIFY(m_pulled);
        const quint64 operation = runner.operations().front()->id;
        if (cancelled)
            runner.cancel(operation);
        m_pulled({});
        QCOMPARE(m_creations, cancelled ? 0 : 1);
        if (!cancelled) {
            docker::ContainerMade made;
            made.id = "aa";
            made.started = true;
            m_made(made);
        }
        QTRY_VERIFY(!work);
        QCOMPARE(runner.running(), 0);
        QCOMPARE(runner.operation(operation)->count(cancelled ? actions::ItemState::Cancelled : actions::ItemState::Confirmed),
                 size_t(1));
    }
};

PILOTHOUSE_TEST(RunStartTest)
#include "tst_runstart.moc"
