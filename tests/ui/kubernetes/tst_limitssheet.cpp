// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The limits of an autoscaler are asked: what is there stands in the fields, and what makes no sense is not answered.
#include "allkinds.h"
#include "formfields.h"
#include "formsheet.h"
#include "listdecoder.h"
#include "objectactions.h"
#include "objectdialogs.h"
#include "quietsession.h"
#include "testmain.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace kubernetesui;

namespace {

const QByteArray scaler = R"({"metadata":{"name":"load","namespace":"shop","uid":"s-1"},"spec":{"minReplicas":2,"maxReplicas":5}})";

} // namespace

class LimitsSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsAreAsked();
};

void LimitsSheetTest::limitsAreAsked()
{
    const kubernetes::ObjectKind object = kubernetes::autoscalerObject();
    kubernetes::Cluster cluster;
    endpoint::Endpoint endpoint{{}, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); }};
    QWidget window;
    window.resize(1000, 600);
    window.show();
    const live::RowPointer row = *kubernetes::ListDecoder(object.table.decode, std::make_shared<kubernetes::Interner>()).object(scaler);
    QList<actions::Arguments> answers;
    const actions::ActionList all = kubernetes::autoscalerActions();
    askForAction(cluster, object, endpoint, *actions::findAction(all, "horizontalpodautoscaler.setlimits"), {row}, &window,
                 [&](const actions::Arguments &arguments) { answers << arguments; });
    auto *sheet = window.findChild<dialogs::FormSheet *>();
    QVERIFY(sheet);
    QLineEdit *least = fieldOf(sheet, "Min pods");
    QLineEdit *most = fieldOf(sheet, "Max pods");
    QVERIFY(least && most);
    QCOMPARE(least->text(), QStringLiteral("2"));
    QCOMPARE(most->text(), QStringLiteral("5"));
    const std::pair<const char *, const char *> senseless[] = {{"-1", "5"}, {"two", "5"}, {"2", "many"}, {"0", "0"}, {"6", "5"}};
    for (const auto &[from, to] : senseless) {
        least->setText(QString::fromLatin1(from));
        most->setText(QString::fromLatin1(to));
        sheet->primary()->click();
        QVERIFY2(answers.isEmpty(), from);
    }
    least->setText(QStringLiteral("3"));
    most->setText(QStringLiteral("9"));
    sheet->primary()->click();
    QCOMPARE(answers.size(), 1);
    const actions::Action &action = *actions::findAction(all, "horizontalpodautoscaler.setlimits");
    QCOMPARE(action.command(*row, answers[0]).join(u' '),
             QStringLiteral(R"(kubectl patch horizontalpodautoscalers load --type=merge --patch {"spec":{"maxReplicas":9,"minReplicas":3}} --namespace shop)"));
    const std::optional<actions::Undo> undo = action.inverse(*row, answers[0]);
    QVERIFY(undo);
    QCOMPARE(undo->action, action.id);
    QCOMPARE(undo->arguments.value(QStringLiteral("min")).toInt(), 2);
    QCOMPARE(undo->arguments.value(QStringLiteral("max")).toInt(), 5);
}

PILOTHOUSE_TEST(LimitsSheetTest)
#include "tst_limitssheet.moc"
