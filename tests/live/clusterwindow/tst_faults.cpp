// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the person sees when something is wrong with a cluster: its server killed, its past forgotten, a token that has ended,
// rights that are missing, a login program that is missing, refused, hangs or fails. Each is said where the person is looking, and
// each is over once its cause is.
#include "banner.h"
#include "emptystate.h"
#include "livecluster.h"
#include "livetablemodel.h"
#include "podrow.h"
#include "testmain.h"
#include "windowdriver.h"

#include <QPushButton>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using support::button;
using support::labelled;

namespace {

constexpr int patience = 40'000;

QString randomName()
{
    return QStringLiteral("fault-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const auto cluster = livetest::liveCluster();
        if (!cluster) {
            QVERIFY2(!livetest::clusterRequired(), "the cluster is required");
            QSKIP("there is no cluster here");
        }
        m_cluster = *cluster;
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        m_driver.end();
        if (!m_cluster.server.isEmpty()) // whatever went wrong, others need the server
            QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("start"), m_cluster.folder}, 120'000).ok());
    }

    void aKilledServer()
    {
        STEP(openPods(m_cluster.admin));
        const QString pod = randomName();
        QVERIFY(does({QStringLiteral("run"), pod, QStringLiteral("--image=app:1")}));
        QTRY_VERIFY_WITH_TIMEOUT(shows(pod), patience);
        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("kill"), m_cluster.folder}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(banner() && labelled(banner(), QStringLiteral("Last good data")), patience);
        QVERIFY(shows(pod)); // the rows stay, to be read and copied
        QVERIFY(button(banner(), QStringLiteral("Retry now")));
        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("start"), m_cluster.folder}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!banner()->isVisible(), 2 * patience);
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("pod"), pod, QStringLiteral("--now")}));
        QTRY_VERIFY_WITH_TIMEOUT(!shows(pod), patience);
    }

    void aPastThatIsForgotten()
    {
        const QString gone = randomName(), come = randomName();
        QVERIFY(does({QStringLiteral("run"), gone, QStringLiteral("--image=app:1")}));
        STEP(openPods(m_cluster.admin));
        QTRY_VERIFY_WITH_TIMEOUT(shows(gone), patience);
        m_driver.window().openActivity();
        QTRY_COMPARE_WITH_TIMEOUT(cluster()->feed("pod")->status().state, live::FeedStatus::State::Idle, patience);
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("pod"), gone, QStringLiteral("--now")}));
        QVERIFY(does({QStringLiteral("run"), come, QStringLiteral("--image=app:1")}));
        QVERIFY(livetest::runScript(QStringLiteral("compact.sh"), {m_cluster.folder}).ok());
        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("kill"), m_cluster.folder}).ok());
        QVERIFY(livetest::runScript(QStringLiteral("apiserver.sh"), {QStringLiteral("start"), m_cluster.folder}).ok());
        m_driver.window().openPane("kubernetes", "pod");
        QTRY_VERIFY_WITH_TIMEOUT(shows(come) && !shows(gone), 2 * patience);
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("pod"), come, QStringLiteral("--now")}));
    }

    void aTokenThatHasEnded()
    {
        const QString file = m_folder->filePath(QStringLiteral("token"));
        STEP(write(file, token(0)));
        STEP(openPods(config(QStringLiteral("tokenFile: '%1'").arg(file))));
        QTRY_VERIFY_WITH_TIMEOUT(empty() && labelled(empty(), QStringLiteral("does not accept these credentials")), patience);
        // Somebody logs in elsewhere: the file has a new one.
        STEP(write(file, token(300, QStringLiteral("kube-system/default"))));
        QVERIFY(livetest::kubectl(m_cluster, m_cluster.admin,
                                  {QStringLiteral("create"), QStringLiteral("clusterrolebinding"), QStringLiteral("fault-view"), QStringLiteral("--clusterrole=view"),
                                   QStringLiteral("--serviceaccount=kube-system:default")}).ok());
        button(empty(), QStringLiteral("Retry now"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(cluster()->feed("pod")->status().state, live::FeedStatus::State::Live, patience);
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("clusterrolebinding"), QStringLiteral("fault-view")}));
    }

    void rightsThatAreMissing()
    {
        STEP(openPods(m_cluster.nobody));
        QTRY_VERIFY_WITH_TIMEOUT(empty() && labelled(empty(), QStringLiteral("You may not list these")), patience);
        QVERIFY(labelled(empty(), QStringLiteral("nobody"))); // in the server's words: who, and what
        QVERIFY(labelled(empty(), QStringLiteral("pods")));
        QVERIFY(m_driver.window().isVisible());
        m_driver.window().openPane("kubernetes", "node");
        QTRY_VERIFY_WITH_TIMEOUT(empty() && labelled(empty(), QStringLiteral("You may not list these")), patience);
    }

    void aLoginProgramThatIsMissing()
    {
        STEP(openPods(config(plugin(QStringLiteral("no-such-login-program"), {}))));
        QTRY_VERIFY_WITH_TIMEOUT(empty() && labelled(empty(), QStringLiteral("no-such-login-program")), patience);
        QVERIFY2(labelled(empty(), QStringLiteral("ask Mary for it")), "its install hint");
    }

    void aLoginProgramThatIsNotAllowed()
    {
        STEP(openPods(config(plugin(script("exit 1"), {}))));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.sheet(), patience);
        QVERIFY(labelled(m_driver.sheet(), m_folder->filePath(QStringLiteral("login"))));
        button(m_driver.sheet(), QStringLiteral("Cancel"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(empty() && labelled(empty(), QStringLiteral("You have not allowed the program")), patience);
        button(empty(), QStringLiteral("Retry now"))->click(); // asks again
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.sheet(), patience);
    }

    void aLoginProgramThatHangs()
    {
        const QString pid = m_folder->filePath(QStringLiteral("pid"));
        STEP(openPods(config(plugin(script("echo $$ > " + pid.toUtf8() + "\nsleep 1000"), {}))));
        STEP(allow());
        QTRY_VERIFY_WITH_TIMEOUT(empty() && labelled(empty(), QStringLiteral("Waiting for the program that logs in")), patience);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pid), patience);
        button(empty(), QStringLiteral("Cancel"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(labelled(empty(), QStringLiteral("Logging in was cancelled")), patience);
        QFile file(pid);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString process = QStringLiteral("/proc/") + QString::fromUtf8(file.readAll().trimmed());
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(process), patience);
    }

    void aLoginProgramThatFailsAndIsMended()
    {
        const QString how = m_folder->filePath(QStringLiteral("how"));
        STEP(write(how, "echo 'run: aws sso login' >&2; exit 3\n"));
        STEP(openPods(config(plugin(script(". " + how.toUtf8()), {}))));
        STEP(allow());
        QTRY_VERIFY_WITH_TIMEOUT(empty() && labelled(empty(), QStringLiteral("run: aws sso login")), patience); // its own words
        STEP(write(how, "printf '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"%s\"}}' '"
                            + token(300) + "'\n"));
        QVERIFY(does({QStringLiteral("create"), QStringLiteral("clusterrolebinding"), QStringLiteral("fault-login"), QStringLiteral("--clusterrole=view"),
                      QStringLiteral("--serviceaccount=default:default")}));
        button(empty(), QStringLiteral("Retry now"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(cluster()->feed("pod")->status().state, live::FeedStatus::State::Live, patience);
        QVERIFY(!m_driver.sheet()); // it was allowed before
        QVERIFY(does({QStringLiteral("delete"), QStringLiteral("clusterrolebinding"), QStringLiteral("fault-login")}));
    }

private:
    [[nodiscard]] bool does(const QStringList &arguments) const { return livetest::kubectl(m_cluster, m_cluster.admin, arguments).ok(); }
    [[nodiscard]] endpoint::Endpoint *cluster() { return m_driver.window().currentEndpoint("kubernetes"); }
    [[nodiscard]] widgets::Banner *banner() { return m_driver.pane()->findChild<widgets::Banner *>(); }
    [[nodiscard]] widgets::EmptyState *empty()
    {
        auto *found = m_driver.pane() ? m_driver.pane()->findChild<widgets::EmptyState *>() : nullptr;
        return found && found->isVisible() ? found : nullptr;
    }
    [[nodiscard]] bool shows(const QString &pod)
    {
        const live::LiveTableModel &model = m_driver.pane()->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const live::RowPointer each = model.rowAt(row);
            if (each && static_cast<const kubernetes::PodRow &>(*each).meta.name == pod)
                return true;
        }
        return false;
    }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QByteArray token(int seconds, const QString &account = QStringLiteral("default/default")) const
    {
        return livetest::runScript(QStringLiteral("token.sh"), {QString::number(seconds), m_cluster.folder, account}).out.trimmed();
    }
    /// A program of this name in the test's folder.
    [[nodiscard]] QString script(const QByteArray &body) const
    {
        const QString path = m_folder->filePath(QStringLiteral("login"));
        write(path, "#!/bin/bash\n" + body + '\n');
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    static QString plugin(const QString &command, const QStringList &arguments)
    {
        return QStringLiteral("exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: '%1', args: [%2],"
                              " installHint: 'ask Mary for it'}")
            .arg(command, arguments.join(QStringLiteral(", ")));
    }
    /// A kubeconfig of the cluster whose user is this.
    [[nodiscard]] QString config(const QString &user) const
    {
        const QString path = m_folder->filePath(QStringLiteral("kubeconfig"));
        write(path, QStringLiteral("{apiVersion: v1, kind: Config, current-context: c, contexts: [{name: c, context: {cluster: c, user: u}}],"
                                   " clusters: [{name: c, cluster: {server: '%1', certificate-authority: '%2'}}], users: [{name: u, user: {%3}}]}")
                        .arg(m_cluster.server, m_cluster.ca, user).toUtf8());
        return path;
    }
    void openPods(const QString &kubeconfig)
    {
        qputenv("KUBECONFIG", kubeconfig.toLocal8Bit());
        qputenv("HOME", m_folder->path().toLocal8Bit());
        app::Options options;
        options.settingsPath = m_folder->filePath(QStringLiteral("settings.json"));
        m_driver.begin(options);
        QTRY_VERIFY_WITH_TIMEOUT(cluster(), patience);
        m_driver.window().openPane("kubernetes", "pod");
        QVERIFY(m_driver.pane());
    }
    void allow()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.sheet(), patience);
        button(m_driver.sheet(), QStringLiteral("Run it"))->click();
    }

    livetest::LiveCluster m_cluster;
    std::unique_ptr<QTemporaryDir> m_folder;
    support::WindowDriver m_driver;
};

PILOTHOUSE_TEST(FaultsTest)
#include "tst_faults.moc"
