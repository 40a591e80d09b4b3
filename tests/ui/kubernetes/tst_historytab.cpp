// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The history of a deployment as the tab shows it, and what its forms ask for.
#include "deploymentkind.h"
#include "diffview.h"
#include "formfields.h"
#include "formsheet.h"
#include "historytab.h"
#include "listdecoder.h"
#include "objectactions.h"
#include "objectdialogs.h"
#include "testmain.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace kubernetesui;

namespace {

class QuietSession final : public endpoint::Session
{
public:
    using Session::Session;
    void open() override {}
    void retryNow() override {}
    void setDemand(const QByteArray &, endpoint::Demand) override {}
    void setDetail(const QByteArray &, const std::vector<live::Key> &) override {}
    void acknowledge(const QByteArray &, quint64) override {}
};

const QByteArray deployment = R"({"metadata":{"name":"web","namespace":"shop","uid":"d-1"},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},
    "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"app","image":"app:2"},{"name":"log","image":"log:1"}]}}}})";

QByteArray revision(const QByteArray &number, const QByteArray &image)
{
    return R"({"metadata":{"name":"web-)" + number + R"(","annotations":{"deployment.kubernetes.io/revision":")" + number +
           R"("},"ownerReferences":[{"uid":"d-1","controller":true}]},"spec":{"template":{"spec":{"containers":[{"name":"app","image":")" + image + R"("}]}}}})";
}

/// A cluster that answers by the end of the path.
struct Desk {
    Desk()
    {
        cluster.get = [this](endpoint::Endpoint &, const QByteArray &path, const kubernetes::Done<QByteArray> &done) {
            done(path.contains("/replicasets?") ? replicaSets : path.endsWith("/horizontalpodautoscalers") ? scalers : deployment);
            return endpoint::Call();
        };
        endpoint.open();
        window.resize(1000, 600);
        window.show();
        kubernetes::ListDecoder decoder(kubernetes::decodeDeployment, std::make_shared<kubernetes::Interner>());
        row = *decoder.object(deployment);
    }
    /// Asks what that action asks; the answers come into `answers`.
    dialogs::FormSheet *ask(const char *action)
    {
        const actions::ActionList all = kubernetes::deploymentActions();
        askForAction(cluster, object, endpoint, *actions::findAction(all, action), {row}, &window, [this](const actions::Arguments &arguments) { answers << arguments; });
        return window.findChild<dialogs::FormSheet *>();
    }

    kubernetes::ObjectKind object = kubernetes::deploymentObject();
    kubernetes::Cluster cluster;
    QByteArray replicaSets = "{\"items\":[" + revision("1", "app:1") + "," + revision("2", "app:2") + "]}";
    QByteArray scalers = "{\"items\":[]}";
    QWidget window;
    endpoint::Endpoint endpoint{{}, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); }};
    live::RowPointer row;
    QList<actions::Arguments> answers;
};

} // namespace

class HistoryTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void revisionsAndWhatTheyChange();
    void nothingIsKept();
    void imagesAreAsked();
    void replicasAreAsked();
};

void HistoryTabTest::revisionsAndWhatTheyChange()
{
    Desk desk;
    HistoryTab tab(desk.endpoint, desk.cluster, desk.object, &desk.window);
    tab.setActive(true);
    tab.setObjects({desk.row});
    auto *tree = tab.findChild<QTreeWidget *>();
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("2, current"));
    QCOMPARE(tree->currentItem(), tree->topLevelItem(1)); // the one to go back to
    auto *diff = tab.findChild<panes::DiffView *>();
    QVERIFY2(diff->toPlainText().contains(QStringLiteral("-  - image: app:2\n+  - image: app:1")), qPrintable(diff->toPlainText()));
    QPushButton *undo = nullptr;
    for (QPushButton *button : tab.tools()->findChildren<QPushButton *>())
        undo = button->text().startsWith(QStringLiteral("Undo")) ? button : undo;
    QVERIFY(undo && undo->isEnabled());
    QSignalSpy wanted(&tab, &panes::DetailTab::actionWanted);
    undo->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toByteArray(), QByteArray("deployment.undo"));
    QCOMPARE(wanted[0][1].toMap().value(QStringLiteral("name")).toString(), QStringLiteral("web-1"));
    QCOMPARE(wanted[0][1].toMap().value(QStringLiteral("fromRevision")).toLongLong(), 2);
    tree->setCurrentItem(tree->topLevelItem(0));
    QVERIFY(!undo->isEnabled());
    QVERIFY(diff->toPlainText().isEmpty());
}

void HistoryTabTest::nothingIsKept()
{
    Desk desk;
    desk.replicaSets = "{\"items\":[]}";
    HistoryTab tab(desk.endpoint, desk.cluster, desk.object, &desk.window);
    tab.setActive(true);
    tab.setObjects({desk.row});
    bool said = false;
    for (const QLabel *label : tab.findChildren<QLabel *>())
        said = said || (label->isVisibleTo(&tab) && label->text().contains(QStringLiteral("No revisions")));
    QVERIFY(said);
}

void HistoryTabTest::imagesAreAsked()
{
    Desk desk;
    dialogs::FormSheet *sheet = desk.ask("deployment.setimage");
    QVERIFY(sheet);
    sheet->primary()->click(); // nothing has been changed
    QVERIFY(desk.answers.isEmpty());
    QLineEdit *field = fieldOf(sheet, "app");
    QVERIFY(field && fieldOf(sheet, "log"));
    field->setText(QStringLiteral("app:3 x"));
    sheet->primary()->click();
    QVERIFY(desk.answers.isEmpty());
    field->setText(QStringLiteral("app:3"));
    sheet->primary()->click();
    QCOMPARE(desk.answers.size(), 1);
    QCOMPARE(desk.answers[0].value(QStringLiteral("images")).toMap(), (QVariantMap{{QStringLiteral("app"), QStringLiteral("app:3")}}));
}

void HistoryTabTest::replicasAreAsked()
{
    Desk desk;
    desk.scalers = R"({"items":[{"metadata":{"name":"web-scaler"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web"}}}]})";
    dialogs::FormSheet *sheet = desk.ask("deployment.scale");
    QVERIFY(sheet);
    QLineEdit *field = fieldOf(sheet, "Replicas");
    QVERIFY(field);
    QCOMPARE(field->text(), QStringLiteral("3"));
    bool said = false; // who else decides
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        said = said || label->text().contains(QStringLiteral("web-scaler"));
    QVERIFY(said);
    field->setText(QStringLiteral("-1"));
    sheet->primary()->click();
    QVERIFY(desk.answers.isEmpty());
    field->setText(QStringLiteral("0"));
    sheet->primary()->click();
    QCOMPARE(desk.answers.size(), 1);
    QCOMPARE(desk.answers[0].value(QStringLiteral("replicas")).toInt(), 0);
}

PILOTHOUSE_TEST(HistoryTabTest)
#include "tst_historytab.moc"
