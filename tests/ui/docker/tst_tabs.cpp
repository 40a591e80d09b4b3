// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A container's tabs beside those that real engines prove: when they ask, and when shells open and close.
#include "containerrow.h"
#include "containertabs.h"
#include "containerterminaltab.h"
#include "silentsession.h"
#include "testmain.h"

#include <QPushButton>
#include <QTest>

using endpoint::Endpoint;

namespace {

live::RowPointer container(const char *id, bool running)
{
    auto row = std::make_shared<docker::ContainerRow>();
    row->id = id;
    row->name = QString::fromLatin1(id);
    row->state = running ? docker::ContainerState::Running : docker::ContainerState::Exited;
    return row;
}

QPushButton *button(const QWidget *in, const QString &text)
{
    for (auto *each : in->findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

} // namespace

class TabsTest : public QObject
{
    Q_OBJECT

    docker::Engine m_engine;
    std::unique_ptr<Endpoint> m_endpoint;
    QList<QByteArray> m_asked;
    docker::Done<QByteArray> m_answer;
    QList<QByteArray> m_shells;

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_shells.clear();
        m_engine = {};
        m_engine.get = [this](Endpoint &, const QByteArray &path, docker::Done<QByteArray> done) {
            m_asked << path;
            m_answer = std::move(done);
            return endpoint::Call();
        };
        m_engine.openExec = [this](Endpoint &, const docker::ExecRequest &request, const auto &, const auto &) {
            m_shells << request.container;
            return endpoint::Channel();
        };
        endpoint::Profile profile;
        profile.id = "docker/fake";
        profile.name = QStringLiteral("fake");
        m_endpoint = std::make_unique<Endpoint>(
            profile, [](endpoint::SessionLink link) { return std::make_unique<SilentSession>(std::move(link)); });
        m_endpoint->open();
    }

    void anAnswerThatWasNotAwaitedIsAskedForAgain()
    {
        dockerui::OverviewTab tab(*m_endpoint, m_engine, nullptr);
        tab.setActive(true);
        tab.setObjects({container("web", true)});
        QCOMPARE(m_asked.size(), 1);
        tab.setActive(false); // before the answer
        tab.setActive(true);
        QCOMPARE(m_asked.size(), 2);
        m_answer(QByteArray("{}"));
        tab.setActive(false);
        tab.setActive(true);
        QCOMPARE(m_asked.size(), 2); // it is known
    }

    void aShellThatWasClosedStaysClosed()
    {
        dockerui::ContainerTerminalTab tab(*m_endpoint, m_engine, nullptr);
        tab.setActive(true);
        tab.setObjects({container("web", false)});
        QVERIFY(m_shells.isEmpty() && !tab.current());
        tab.setObjects({container("web", true)});
        QCOMPARE(m_shells, QList<QByteArray>{"web"});
        QVERIFY(tab.current());
        button(&tab, QStringLiteral("Close shell"))->click();
        QVERIFY(!tab.current());
        tab.setObjects({container("web", true)});
        QCOMPARE(m_shells.size(), 1);
        button(&tab, QStringLiteral("New shell"))->click();
        QCOMPARE(m_shells.size(), 2);
        // Nothing is to be seen of it while a container is shown that has none.
        tab.setObjects({container("stopped", false)});
        QVERIFY(!tab.current());
        button(&tab, QStringLiteral("Close shell"))->click();
        tab.setObjects({container("web", true)});
        QVERIFY(tab.current());
        QCOMPARE(m_shells.size(), 2);
        // Started while another one's shell is open.
        tab.setObjects({container("stopped", false)});
        tab.setObjects({container("stopped", true)});
        QCOMPARE(m_shells.size(), 3);
    }
};

PILOTHOUSE_TEST(TabsTest)
#include "tst_tabs.moc"
