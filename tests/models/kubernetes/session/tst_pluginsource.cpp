// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Credentials of plugins: shared runs, expiry, refusal, certificates, consent, and real plugins that answer and that hang.
#include "authorizerharness.h"
#include "testmain.h"

#include <QTemporaryDir>
#include <QTest>

using base::Error;
using kubernetes::Secret;
using namespace std::chrono_literals;
using namespace authorizertest;

class PluginSourceTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void manyRequestsShareOneRun()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        for (int i = 0; i < 12; ++i)
            harness.send();
        QCOMPARE(harness.runner->runs.size(), size_t(1));
        const auto &spec = harness.runner->runs[0]->spec;
        QVERIFY(spec.environment.value(QStringLiteral("KUBERNETES_EXEC_INFO")).contains(QStringLiteral("\"interactive\":false")));
        QCOMPARE(spec.deadline.count(), 0);
        harness.runner->end(0, token("t1"));
        QCOMPARE(harness.server->sent.size(), size_t(12));
        QCOMPARE(harness.sent(), QByteArray("Bearer t1"));
        harness.clock.advance(24h); // without an expiry it is good for ever
        harness.send();
        QCOMPARE(harness.runner->runs.size(), size_t(1));
        QCOMPARE(harness.sent(), QByteArray("Bearer t1"));
        QCOMPARE(harness.running, (std::vector<QString>{QStringLiteral("/bin/sh"), QString()}));
    }

    void transportsShareARunToo()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        harness.send();
        auto *const second = new support::ScriptedTransport;
        endpoint::AuthorizedTransport other(std::unique_ptr<net::Transport>(second), harness.authorizer);
        const auto transfer = other.send({}, [](const auto &) {});
        turn();
        QCOMPARE(harness.runner->runs.size(), size_t(1));
        harness.transfers.clear(); // who asked first went away
        QVERIFY(harness.runner->runs[0]->alive);
        harness.runner->end(0, token("t1"));
        QCOMPARE(second->last()->header("Authorization"), QByteArray("Bearer t1"));
        QVERIFY(harness.server->sent.empty());
    }

    void expiry()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        const QDateTime expires = QDateTime::fromMSecsSinceEpoch(harness.clock.wallMs(), Qt::UTC).addSecs(100);
        harness.send();
        harness.runner->end(0, credential("\"token\":\"t1\",\"expirationTimestamp\":\"" + expires.toString(Qt::ISODate).toUtf8() + '"'));
        harness.clock.advance(100s);
        harness.send();
        QCOMPARE(harness.sent(), QByteArray("Bearer t1"));
        harness.clock.advance(1s);
        harness.send();
        QCOMPARE(harness.runner->runs.size(), size_t(2));
        harness.runner->end(1, token("t2"));
        QCOMPARE(harness.sent(), QByteArray("Bearer t2"));
    }

    void aRefusedCredentialIsReplacedOnce()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        harness.send();
        harness.runner->end(0, token("t1"));
        harness.send();
        const auto first = harness.server->sent[0];
        const auto second = harness.server->sent[1];
        first->reply(401);
        turn();
        QCOMPARE(harness.runner->runs.size(), size_t(2));
        second->reply(401); // of the same credential: it waits for the same run
        turn();
        QCOMPARE(harness.runner->runs.size(), size_t(2));
        harness.runner->end(1, token("t2"));
        QCOMPARE(harness.server->sent.size(), size_t(4));
        QCOMPARE(harness.sent(), QByteArray("Bearer t2"));
        harness.server->sent[2]->reply(200);
        harness.server->sent[3]->reply(401); // the new one as well: that is the answer
        turn();
        QCOMPARE(harness.replies.size(), size_t(2));
        QCOMPARE(harness.replies[1]->status, 401);
        QCOMPARE(harness.runner->runs.size(), size_t(2));
    }

    void aPluginRestsWhenItsCredentialsAreRefused()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        const auto refuse = [&](size_t runsAtMost) {
            harness.send();
            for (int i = 0; i < 3; ++i) {
                for (size_t run = 0; run < harness.runner->runs.size(); ++run) {
                    if (harness.runner->runs[run]->alive)
                        harness.runner->end(run, token("t" + QByteArray::number(run)));
                }
                if (harness.server->last()->alive)
                    harness.server->last()->reply(401);
                turn();
            }
            return harness.runner->runs.size() <= runsAtMost;
        };
        QVERIFY(refuse(2));
        for (int i = 0; i < 20; ++i)
            QVERIFY(refuse(2));
        QCOMPARE(harness.replies.size(), size_t(21));
        harness.clock.advance(30s);
        QVERIFY(refuse(3));
        QCOMPARE(harness.runner->runs.size(), size_t(3));
    }

    void aRotatedCertificateIsTold()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        harness.send();
        harness.runner->end(0, certificate("YQ=="));
        QCOMPARE(harness.certificates.size(), size_t(1)); // before the request leaves
        QCOMPARE(harness.sent(), QByteArray()); // a certificate needs no header
        harness.server->last()->reply(401);
        turn();
        harness.runner->end(1, certificate("YQ=="));
        QCOMPARE(harness.certificates.size(), size_t(1)); // the same
        harness.server->last()->reply(200);
        harness.clock.advance(60s);
        harness.send();
        harness.server->last()->reply(401);
        turn();
        harness.runner->end(2, certificate("Yg=="));
        QCOMPARE(harness.certificates.size(), size_t(2));
        QVERIFY(harness.certificates[1].contains("Yg=="));
        harness.server->last()->reply(200);
        harness.clock.advance(60s);
        harness.send();
        harness.server->last()->reply(401);
        turn();
        harness.runner->end(3, token("t"));
        QCOMPARE(harness.certificates.size(), size_t(3)); // none any more
        QVERIFY(harness.certificates[2].isEmpty());
    }

    void failures()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        harness.send();
        harness.send();
        harness.runner->end(0, token("hunter2"), 1, "The session has expired. Run aws sso login\ntoken=hunter2\n");
        QCOMPARE(harness.replies.size(), size_t(2));
        const Error error = harness.replies[0].error();
        QCOMPARE(error.code, Error::Code::Unauthorized); // and so the pane is Denied
        QVERIFY(!error.retryable);
        QVERIFY(error.detail.startsWith(QStringLiteral("The session has expired. Run aws sso login")));
        QVERIFY(!error.text().contains(QStringLiteral("hunter2")));
        harness.send(); // next time it is tried again
        harness.runner->end(1, "{}");
        QCOMPARE(harness.replies[2].error().code, Error::Code::Unauthorized);
        harness.send();
        harness.runner->end(2, token("t"));
        QCOMPARE(harness.sent(), QByteArray("Bearer t"));
    }

    void whatCannotRun()
    {
        Harness harness;
        harness.usePlugin(QStringLiteral("pilothouse-no-such-plugin"));
        std::get<PluginLogin>(harness.context.login).plugin.installHint = QStringLiteral("brew install it");
        harness.open();
        harness.send();
        QVERIFY(harness.replies[0].error().what.contains(QStringLiteral("pilothouse-no-such-plugin")));
        QVERIFY(harness.replies[0].error().detail.startsWith(QStringLiteral("brew install it\n"))); // and why PATH may lack it
        harness.usePlugin();
        std::get<PluginLogin>(harness.context.login).plugin.interactive = ExecPlugin::Interactive::Always;
        harness.open();
        harness.send();
        QVERIFY(harness.replies[1].error().what.contains(QStringLiteral("terminal")));
        QVERIFY(harness.runner->runs.empty());
    }

    void nothingRunsWithoutConsent()
    {
        Harness harness;
        harness.usePlugin();
        std::vector<PluginQuestion> asked;
        std::function<void(bool)> answer;
        harness.seams.consent = [&](const PluginQuestion &question) -> base::Task<bool> {
            asked.push_back(question);
            const bool yes = co_await base::await<bool>([&](auto resume) {
                answer = resume;
                return std::make_unique<int>();
            });
            co_return yes;
        };
        harness.open();
        harness.send();
        harness.send();
        QCOMPARE(asked.size(), size_t(1)); // one question for all who wait
        QCOMPARE(asked[0].commandLine, QStringLiteral("/bin/sh"));
        QCOMPARE(asked[0].program, QStringLiteral("/bin/sh"));
        QVERIFY(harness.runner->runs.empty());
        answer(false);
        QCOMPARE(harness.replies.size(), size_t(2));
        QCOMPARE(harness.replies[0].error().code, Error::Code::Unauthorized);
        harness.send(); // no means no until it is asked again
        QCOMPARE(asked.size(), size_t(1));
        QCOMPARE(harness.replies.size(), size_t(3));
        harness.authorizer->plugin()->askAgain();
        harness.send();
        QCOMPARE(asked.size(), size_t(2));
        answer(true);
        harness.runner->end(0, token("t"));
        QCOMPARE(harness.sent(), QByteArray("Bearer t"));
        harness.server->last()->reply(401);
        turn();
        QCOMPARE(asked.size(), size_t(2)); // once per command
        // What a person has allowed before is not asked about; another command is.
        harness.seams.allowed = {asked[0].fingerprint};
        harness.open();
        harness.send();
        QCOMPARE(asked.size(), size_t(2));
        std::get<PluginLogin>(harness.context.login).plugin.arguments = QStringList{QStringLiteral("-c")};
        harness.open();
        harness.send();
        QCOMPARE(asked.size(), size_t(3));
        harness.seams.consent = {};
        harness.open();
        const size_t before = harness.replies.size();
        harness.send();
        QCOMPARE(harness.replies.size(), before + 1);
    }

    void cancelled()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        harness.send();
        harness.send();
        harness.authorizer->plugin()->cancel();
        QVERIFY(!harness.runner->runs[0]->alive);
        QCOMPARE(harness.replies.size(), size_t(2));
        QVERIFY(!harness.replies[0].ok());
        QCOMPARE(harness.running.back(), QString());
        harness.send();
        QCOMPARE(harness.runner->runs.size(), size_t(2));
        harness.transfers.clear(); // nobody waits any more
        QVERIFY(!harness.runner->runs[1]->alive);
        QCOMPARE(harness.running.back(), QString());
        harness.send();
        QCOMPARE(harness.runner->runs.size(), size_t(3));
    }

    void theFirstAnswerMayEndEverything()
    {
        Harness harness;
        harness.usePlugin();
        harness.open();
        int answers = 0;
        for (int i = 0; i < 3; ++i) {
            harness.transfers.push_back(harness.transport->send({}, [&](const auto &) {
                ++answers;
                harness.transport.reset();
                harness.authorizer.reset();
                harness.transfers.clear();
            }));
        }
        turn();
        const auto runner = harness.runner;
        runner->end(0, "no answer");
        QCOMPARE(answers, 1);
    }

    void aRealPluginThatHangsIsKilled()
    {
        Harness harness;
        const QString pidFile = m_folder.filePath(QStringLiteral("pid"));
        harness.usePlugin();
        std::get<PluginLogin>(harness.context.login).plugin.arguments =
            QStringList{QStringLiteral("-c"), QStringLiteral("(trap '' TERM; sleep 1000) & echo $! > %1; wait").arg(pidFile)};
        harness.seams.runner = std::make_shared<base::ProcessRunner>();
        harness.open();
        harness.send();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pidFile).size() > 1, 30'000);
        QFile file(pidFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t pid = file.readAll().trimmed().toInt();
        QCOMPARE(::kill(pid, 0), 0);
        harness.transfers.clear();
        QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), 30'000);
        QVERIFY(harness.replies.empty());
    }

    void aRealPluginAnswers()
    {
        Harness harness;
        harness.usePlugin();
        auto &plugin = std::get<PluginLogin>(harness.context.login).plugin;
        plugin.environment = {{QStringLiteral("VALUE"), Secret("from-env")}};
        // Its standard input has an end, and it has no terminal.
        plugin.arguments = QStringList{QStringLiteral("-c"), QStringLiteral(R"(
cat; if (: </dev/tty) 2>/dev/null; then exit 9; fi
case "$KUBERNETES_EXEC_INFO" in *'"kind":"ExecCredential"'*) ;; *) exit 8;; esac
echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"'$VALUE'"}}'
)")};
        harness.seams.runner = std::make_shared<base::ProcessRunner>();
        harness.open();
        harness.send();
        QTRY_VERIFY_WITH_TIMEOUT(!harness.server->sent.empty() || !harness.replies.empty(), 30'000);
        QVERIFY2(harness.replies.empty(), harness.replies.empty() ? "" : qPrintable(harness.replies[0].error().text()));
        QCOMPARE(harness.sent(), QByteArray("Bearer from-env"));
    }
};

PILOTHOUSE_TEST(PluginSourceTest)
#include "tst_pluginsource.moc"
