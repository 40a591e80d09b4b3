// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The question whether a credential plugin may run: shown, answered once, remembered, taken back.
#include "clusterconsent.h"
#include "confirmsheet.h"
#include "testmain.h"

#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// Tells the fact "consent" when it is looked at, and nothing else.
class AskingSession final : public endpoint::Session
{
public:
    using Session::Session;
    void open() override {}
    void retryNow() override {}
    void setDemand(const QByteArray &feed, endpoint::Demand demand) override
    {
        kubernetes::PluginQuestion question;
        if (demand == endpoint::Demand::Rows) {
            question.id = 7;
            question.program = QStringLiteral("/usr/bin/aws");
            question.commandLine = QStringLiteral("aws eks get-token --cluster-name ") + QString::fromUtf8(feed);
            question.fingerprint = feed;
        }
        link().fact("consent", question);
    }
    void setDetail(const QByteArray &, const std::vector<live::Key> &) override {}
    void acknowledge(const QByteArray &, quint64) override {}
};

struct Desk {
    explicit Desk(const QString &file) : settings(file)
    {
        cluster.answerConsent = [this](endpoint::Endpoint &, quint64 id, bool yes, kubernetes::Done<bool>) {
            answers << QStringLiteral("%1 %2").arg(id).arg(yes);
            return endpoint::Call();
        };
        endpoint.setLinger(std::chrono::milliseconds(10));
        consent.setWindow(&window);
        consent.watch(endpoint);
        window.resize(800, 600);
        window.show();
        endpoint.open();
    }
    [[nodiscard]] widgets::ConfirmSheet *sheet() const { return window.findChild<widgets::ConfirmSheet *>(); }
    void press(const QString &label) const
    {
        const auto buttons = sheet()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == label)
                return button->click();
        }
        QFAIL("there is no such button");
    }

    static endpoint::Profile profile()
    {
        endpoint::Profile result;
        result.id = "kubernetes/prod";
        result.name = QStringLiteral("prod");
        return result;
    }

    settings::Settings settings;
    kubernetes::Cluster cluster;
    QStringList answers;
    QWidget window;
    endpoint::Endpoint endpoint{profile(), [](endpoint::SessionLink link) { return std::make_unique<AskingSession>(std::move(link)); }};
    app::ClusterConsent consent{cluster, settings};
};

} // namespace

class ClusterConsentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yesIsRememberedAndNotAskedAgain()
    {
        Desk desk(file());
        auto look = desk.endpoint.look("shop", endpoint::Demand::Rows);
        QTRY_VERIFY(desk.sheet());
        QString said;
        const auto labels = desk.sheet()->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            said += label->text() + u'\n';
        QVERIFY2(said.contains(QStringLiteral("aws eks get-token --cluster-name shop")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("/usr/bin/aws")) && said.contains(QStringLiteral("prod")), qPrintable(said));
        desk.press(QStringLiteral("Run it"));
        QCOMPARE(desk.answers, QStringList{QStringLiteral("7 1")});
        QTRY_VERIFY(!desk.sheet());
        QVERIFY(desk.consent.allowed().contains("shop"));
        // The same command, asked about by another session: no question.
        look = {};
        QTRY_COMPARE(std::any_cast<kubernetes::PluginQuestion>(desk.endpoint.fact("consent")).id, 0);
        look = desk.endpoint.look("shop", endpoint::Demand::Rows);
        QTRY_COMPARE(desk.answers.size(), 2);
        QCOMPARE(desk.answers.last(), QStringLiteral("7 1"));
        QVERIFY(!desk.sheet());
        desk.settings.flush();
        const settings::Settings again(file());
        QCOMPARE(again.value(QStringLiteral("kubernetes/plugins")).toArray().size(), 1);
    }

    void noIsNotRemembered()
    {
        Desk desk(file());
        const auto look = desk.endpoint.look("shop", endpoint::Demand::Rows);
        QTRY_VERIFY(desk.sheet());
        desk.press(QStringLiteral("Cancel"));
        QCOMPARE(desk.answers, QStringList{QStringLiteral("7 0")});
        QVERIFY(desk.consent.allowed().isEmpty());
    }

    void aQuestionThatIsTakenBackGoesAway()
    {
        Desk desk(file());
        {
            const auto look = desk.endpoint.look("shop", endpoint::Demand::Rows);
            QTRY_VERIFY(desk.sheet());
        }
        QTRY_VERIFY(!desk.sheet());
        QVERIFY(desk.answers.isEmpty());
    }

private:
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("%1.json").arg(QString::fromLatin1(QTest::currentTestFunction()))); }
    QTemporaryDir m_folder;
};

PILOTHOUSE_TEST(ClusterConsentTest)
#include "tst_clusterconsent.moc"
