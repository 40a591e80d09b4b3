// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// The Run form: fields and spec both ways, pasted commands, problems at their fields, keys, and the way to a container.
#include "auditlog.h"
#include "clock.h"
#include "containerrow.h"
#include "runcommandbar.h"
#include "runcommand.h"
#include "runfields.h"
#include "rungroups.h"
#include "runsheet.h"
#include "runstart.h"
#include "systempreferences.h"
#include "silentsession.h"
#include "testmain.h"
#include "theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using docker::RunSpec;
using dockerui::RunSheet;
using endpoint::Endpoint;

namespace {

endpoint::Profile profile(const QString &address)
{
    endpoint::Profile result;
    result.id = "docker/fake";
    result.name = QStringLiteral("docker · fake");
    result.address = address;
    return result;
}

const QString longCommand = QStringLiteral(
    "docker run -d --name web-canary --network shop_default --network-alias canary -p 8080:80 -p 8444:443/udp "
    "-p 127.0.0.1:8083:8083 -v site:/usr/share/nginx/html:ro -v /srv/data:/data -e TZ=Europe/Berlin "
    "-e DB_PASSWORD=geheim --label owner=me --label bare -e HOME --dns 10.0.0.1 -m 256m --cpus 0.5 --restart unless-stopped "
    "--health-cmd 'curl -f localhost' --health-interval 30s --cap-drop ALL --read-only --init "
    "nginx:1.27.1 nginx -g 'daemon off;'");

template <class Widget> Widget *named(QWidget *in, const QString &text)
{
    for (auto *each : in->findChildren<Widget *>())
        if (each->text() == text && each->isVisible())
            return each;
    return nullptr;
}

} // namespace

class RunSheetTest : public QObject
{
    Q_OBJECT

private:
    void open(const RunSpec &spec = {}, const QString &address = QStringLiteral("tcp://far:2376"))
    {
        m_sheet = nullptr;
        m_endpoint = std::make_unique<Endpoint>(
            profile(address), [](endpoint::SessionLink link) { return std::make_unique<SilentSession>(std::move(link)); });
        m_sheet = new RunSheet(context(), *m_endpoint, m_window.get(), spec);
        m_sheet->present();
    }
    dockerui::Context context()
    {
        dockerui::Context result;
        result.engine = &m_engine;
        result.runner = m_runner.get();
        return result;
    }
    QLineEdit *line(const char *field) const
    {
        QWidget *editor = m_sheet->fields()->editor(field);
        if (auto *box = qobject_cast<QComboBox *>(editor))
            return box->lineEdit();
        return qobject_cast<QLineEdit *>(editor);
    }
    void addContainer(const QString &name, int port)
    {
        auto row = std::make_shared<docker::ContainerRow>();
        row->id = name.toLatin1();
        row->name = name;
        row->state = docker::ContainerState::Running;
        row->ports = {{QString(), port, 80, QStringLiteral("tcp")}};
        live::Batch batch;
        batch.added.push_back(row);
        m_endpoint->feed("container")->apply(batch);
    }

private Q_SLOTS:
    void init()
    {
        m_engine = {};
        m_runner = std::make_unique<actions::Runner>(actions::ActionList{}, base::Clock::system(), nullptr);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1100, 860);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_runner.reset();
        m_endpoint.reset();
    }

    void everyFieldComesBack()
    {
        const docker::ParsedRun parsed = docker::parseRunCommand(longCommand);
        QVERIFY(parsed.ok());
        open(parsed.spec);
        QVERIFY(m_sheet->spec() == parsed.spec);
        QCOMPARE(line("name")->text(), QStringLiteral("web-canary"));
        QCOMPARE(line("command")->text(), QStringLiteral("nginx -g 'daemon off;'"));
        QVERIFY(line("advanced")->text().contains(QStringLiteral("--dns")));
        QVERIFY(!line("advanced")->text().contains(QStringLiteral("--name")));
    }

    void fieldsFillTheSpec()
    {
        open();
        QCOMPARE(QApplication::focusWidget(), m_sheet->fields()->editor("image"));
        QTest::keyClicks(line("image"), QStringLiteral("redis:7"));
        line("name")->setText(QStringLiteral("cache"));
        line("command")->setText(QStringLiteral("redis-server --save '60 1'"));
        line("memory")->setText(QStringLiteral("64m"));
        line("advanced")->setText(QStringLiteral("--dns=10.0.0.1"));
        m_sheet->fields()->ports()->addRow();
        m_sheet->fields()->ports()->setCell(0, 1, QStringLiteral("6380"));
        m_sheet->fields()->ports()->setCell(0, 2, QStringLiteral("6379"));
        const RunSpec spec = m_sheet->spec();
        QCOMPARE(spec.image, QStringLiteral("redis:7"));
        QCOMPARE(spec.name, QStringLiteral("cache"));
        QCOMPARE(spec.command, QStringList({QStringLiteral("redis-server"), QStringLiteral("--save"), QStringLiteral("60 1")}));
        QCOMPARE(spec.memory, QStringLiteral("64m"));
        QCOMPARE(spec.dns, QStringList({QStringLiteral("10.0.0.1")}));
        QCOMPARE(spec.ports.size(), size_t(1));
        QCOMPARE(spec.ports[0].containerPort, QStringLiteral("6379"));
        QVERIFY(m_sheet->commandBar()->shownText().contains(QStringLiteral("-p 6380:6379")));
    }

    void aPastedCommandFillsTheFormAndOneUndoBringsItBack()
    {
        open();
        line("name")->setText(QStringLiteral("mine"));
        const RunSpec before = m_sheet->spec();
        QGuiApplication::clipboard()->setText(QString(longCommand).replace(QStringLiteral(" -p"), QStringLiteral(" \\\n  -p")));
        QLineEdit *paste = m_sheet->commandBar()->line();
        paste->setFocus();
        QTest::keySequence(paste, QKeySequence::Paste);
        QVERIFY(m_sheet->spec() == docker::parseRunCommand(longCommand).spec);
        const QString shown = m_sheet->commandBar()->shownText();
        QVERIFY(!shown.contains(QStringLiteral("geheim")));
        QVERIFY(dockerui::RunCommandBar::copiedText(m_sheet->spec()).contains(QStringLiteral("geheim")));
        QTest::keySequence(paste, QKeySequence::Undo);
        QVERIFY(m_sheet->spec() == before);
    }

    void aCommandThatDoesNotParseLeavesTheForm()
    {
        open();
        line("name")->setText(QStringLiteral("mine"));
        const RunSpec before = m_sheet->spec();
        m_sheet->commandBar()->offer(QStringLiteral("docker run -p 'open nginx"));
        QVERIFY(m_sheet->spec() == before);
        QVERIFY(!m_sheet->commandBar()->note().isEmpty());
    }

    void runGoesToTheFirstProblem()
    {
        open();
        QSignalSpy wanted(m_sheet, &RunSheet::wanted);
        line("memory")->setText(QStringLiteral("1k"));
        QVERIFY(line("memory")->property("problem").toBool());
        line("memory")->setFocus();
        QTest::keyClick(line("memory"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 0);
        QCOMPARE(QApplication::focusWidget(), m_sheet->fields()->editor("image"));
        line("image")->setText(QStringLiteral("redis"));
        line("memory")->setText(QStringLiteral("64m"));
        QTest::keyClick(line("memory"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(1).toBool(), true);
    }

    void aTakenPortOffersAFreeOne()
    {
        open();
        addContainer(QStringLiteral("web"), 8080);
        addContainer(QStringLiteral("other"), 8081);
        m_sheet->setSpec(docker::parseRunCommand(QStringLiteral("docker run -p 8080:80 nginx")).spec);
        QPushButton *use = named<QPushButton>(m_sheet, QStringLiteral("Use 8082"));
        QVERIFY(use);
        use->click();
        QCOMPARE(m_sheet->spec().ports[0].hostPort, QStringLiteral("8082"));
        QVERIFY(!named<QPushButton>(m_sheet, QStringLiteral("Use 8082")));
    }

    void aListenerOfThisComputerIsTold()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RunSpec spec = docker::parseRunCommand(QStringLiteral("docker run nginx")).spec;
        spec.ports.push_back({QString(), QString::number(server.serverPort()), QStringLiteral("80"), QStringLiteral("tcp")});
        open(spec, QStringLiteral("unix:///var/run/docker.sock"));
        QTRY_COMPARE(m_sheet->fields()->groups()[1].problems, 1);
        QSignalSpy wanted(m_sheet, &RunSheet::wanted);
        QTest::keyClick(line("name"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 0);
        QVERIFY(m_sheet->fields()->ports()->isAncestorOf(QApplication::focusWidget()));
    }

    void theListJumpsToItsGroup()
    {
        open(docker::parseRunCommand(longCommand).spec);
        auto *groups = m_sheet->findChild<dockerui::RunGroups *>();
        QTRY_VERIFY(m_sheet->fields()->height() > 1000); // laid out
        groups->button(4)->click();
        QCOMPARE(groups->current(), 4);
        QVERIFY(!line("memory")->visibleRegion().isEmpty());
        QVERIFY(line("name")->visibleRegion().isEmpty());
    }

    void aNameTakenMeanwhileIsTold()
    {
        open(docker::parseRunCommand(QStringLiteral("docker run --name web nginx")).spec);
        QVERIFY(!line("name")->property("problem").toBool());
        addContainer(QStringLiteral("web"), 8080);
        QVERIFY(line("name")->property("problem").toBool());
    }

    void escapeAsksOnlyAboutChanges()
    {
        open();
        QPointer<RunSheet> sheet(m_sheet);
        QTest::keyClick(line("name"), Qt::Key_Escape);
        QTRY_VERIFY(!sheet);
        open();
        sheet = m_sheet;
        line("name")->setText(QStringLiteral("x1"));
        QTest::keyClick(line("name"), Qt::Key_Escape);
        QVERIFY(named<QPushButton>(m_window.get(), QStringLiteral("Leave")));
        QVERIFY(sheet && sheet->isVisible());
        named<QPushButton>(m_window.get(), QStringLiteral("Leave"))->click();
        QTRY_VERIFY(!sheet);
    }

    void enterInTheLastPortAddsOne()
    {
        open(docker::parseRunCommand(QStringLiteral("docker run -p 8080:80 nginx")).spec);
        auto *cell = m_sheet->fields()->ports()->findChildren<QLineEdit *>().last();
        cell->setFocus();
        QTest::keyClick(cell, Qt::Key_Return);
        QCOMPARE(m_sheet->fields()->ports()->rows().size(), size_t(2));
    }

    void runPullsMakesAndTells()
    {
        open();
        QStringList steps;
        m_engine.get = [&](Endpoint &, const QByteArray &path, const docker::Done<QByteArray> &done) {
            steps << QString::fromLatin1(path);
            base::Error error;
            error.code = base::Error::Code::NotFound;
            done(error);
            return endpoint::Call();
        };
        m_engine.openTransfer = [&](Endpoint &, const docker::ImageTransfer &transfer,
                                    const std::function<void(docker::ImageProgress)> &, const docker::Done<void> &done) {
            steps << QStringLiteral("pull ") + transfer.reference;
            done({});
            return endpoint::Channel();
        };
        docker::ContainerPlan plan;
        m_engine.createContainer = [&](Endpoint &, const docker::ContainerPlan &given,
                                       const docker::Done<docker::ContainerMade> &done) {
            plan = given;
            docker::ContainerMade result;
            result.id = "abc";
            result.started = true;
            done(result);
            return endpoint::Call();
        };
        const RunSpec spec = docker::parseRunCommand(QStringLiteral("docker run -it --name web nginx:1.27")).spec;
        QPointer<dockerui::RunStart> start = new dockerui::RunStart(context(), *m_endpoint, spec, true, m_window.get());
        QSignalSpy made(start, &dockerui::RunStart::made);
        start->begin();
        QTRY_COMPARE(made.count(), 1);
        QCOMPARE(steps, QStringList({QStringLiteral("/images/nginx%3A1.27/json"), QStringLiteral("pull nginx:1.27")}));
        QCOMPARE(plan.name, QStringLiteral("web"));
        QVERIFY(plan.start);
        QCOMPARE(plan.body.value(QLatin1String("Image")).toString(), QStringLiteral("nginx:1.27"));
        QTRY_VERIFY(!start);
        QCOMPARE(m_runner->operations().size(), size_t(1));
        QVERIFY(m_runner->operations().front()->over());
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Failed), size_t(0));
    }

    void aRefusalBringsTheFormBackWithItsContent()
    {
        open();
        delete m_sheet;
        int created = 0;
        m_engine.get = [](Endpoint &, const QByteArray &, const docker::Done<QByteArray> &done) {
            done(QByteArray("[]"));
            return endpoint::Call();
        };
        m_engine.createContainer = [&](Endpoint &, const docker::ContainerPlan &,
                                       const docker::Done<docker::ContainerMade> &done) {
            ++created;
            base::Error error;
            error.code = base::Error::Code::Conflict;
            error.what = QStringLiteral("The container name \"/web\" is already in use");
            done(error);
            return endpoint::Call();
        };
        const RunSpec spec = docker::parseRunCommand(QStringLiteral("docker run -d --name web -e A=b nginx")).spec;
        dockerui::runContainer(context(), *m_endpoint, m_window.get(), spec);
        QPointer<RunSheet> first = m_window->findChild<RunSheet *>();
        QVERIFY(first);
        named<QPushButton>(first, QStringLiteral("Run"))->click();
        QTRY_VERIFY(!first);
        QTRY_VERIFY(m_window->findChild<RunSheet *>());
        QCOMPARE(created, 1);
        m_sheet = m_window->findChild<RunSheet *>();
        QVERIFY(m_sheet->isVisible());
        QVERIFY(m_sheet->spec() == spec);
        QVERIFY(line("name")->property("problem").toBool());
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Failed), size_t(1));
    }

    void aNameConflictComesBackAtTheName()
    {
        open(docker::parseRunCommand(QStringLiteral("docker run --name web nginx")).spec);
        base::Error error;
        error.code = base::Error::Code::Conflict;
        error.what = QStringLiteral("The container name \"/web\" is already in use");
        m_sheet->showError(error);
        QCOMPARE(QApplication::focusWidget(), line("name"));
        QVERIFY(line("name")->accessibleDescription().contains(QStringLiteral("already in use")));
        line("name")->setText(QStringLiteral("web2"));
        QVERIFY(!line("name")->property("problem").toBool());
    }

    void gallery()
    {
        const QString folder = qEnvironmentVariable("PILOTHOUSE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PILOTHOUSE_GALLERY names no folder");
        theme::SystemPreferences preferences;
        theme::Theme look(*qApp, preferences);
        for (const auto choice : {theme::Choice::Light, theme::Choice::Dark}) {
            look.setChoice(choice);
            open(docker::parseRunCommand(longCommand).spec);
            addContainer(QStringLiteral("web"), 8080);
            m_sheet->setSpec(m_sheet->spec());
            QTest::qWait(50);
            const QString tone = choice == theme::Choice::Light ? QStringLiteral("light") : QStringLiteral("dark");
            QVERIFY(m_window->grab().save(folder + QStringLiteral("/run-general-%1.png").arg(tone)));
            m_sheet->fields()->goToProblem();
            QTest::qWait(50);
            QVERIFY(m_window->grab().save(folder + QStringLiteral("/run-ports-%1.png").arg(tone)));
            for (int group = 2; group < 7; ++group) {
                m_sheet->findChild<dockerui::RunGroups *>()->button(group)->click();
                QTest::qWait(20);
                QVERIFY(m_window->grab().save(folder + QStringLiteral("/run-%1-%2.png").arg(QString::number(group), tone)));
            }
            delete m_sheet;
        }
    }

private:
    docker::Engine m_engine;
    std::unique_ptr<actions::Runner> m_runner;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Endpoint> m_endpoint;
    RunSheet *m_sheet = nullptr;
};

PILOTHOUSE_TEST(RunSheetTest)
#include "tst_runsheet.moc"
