// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values of config maps and secrets in their tab: hidden, shown, copied, edited, and kept while the cluster changes.
#include "allkinds.h"
#include "datarows.h"
#include "datatab.h"
#include "format.h"
#include "testmain.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPlainTextEdit>
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

struct Desk {
    explicit Desk(kubernetes::ObjectKind kind) : object(std::move(kind))
    {
        cluster.get = [this](endpoint::Endpoint &, const QByteArray &, const kubernetes::Done<QByteArray> &done) {
            done(json);
            return endpoint::Call();
        };
        endpoint.open();
        window.resize(1000, 600);
        window.show();
        tab = new DataTab(endpoint, cluster, object, &window);
        tab->tools()->setParent(&window);
        tab->setActive(true);
    }
    /// Of a row that is another one each time.
    void show(const QByteArray &answer)
    {
        json = answer;
        if (object.kind.id == "secret")
            tab->setObjects({rowOf<kubernetes::SecretRow>()});
        else
            tab->setObjects({rowOf<kubernetes::ConfigMapRow>()});
    }
    template <class R> live::RowPointer rowOf()
    {
        auto row = std::make_shared<R>();
        row->meta.key = "u-1";
        row->meta.createdMs = ++shown;
        return row;
    }
    [[nodiscard]] QPushButton *button(const char *text) const
    {
        for (QPushButton *one : tab->tools()->findChildren<QPushButton *>()) {
            if (one->text() == QLatin1String(text))
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QTreeWidget *keys() const { return tab->findChild<QTreeWidget *>(); }
    [[nodiscard]] QPlainTextEdit *value() const { return tab->findChild<QPlainTextEdit *>(); }

    kubernetes::ObjectKind object;
    kubernetes::Cluster cluster;
    QByteArray json;
    QWidget window;
    endpoint::Endpoint endpoint{{}, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); }};
    DataTab *tab = nullptr;
    int shown = 0;
};

const QByteArray secret = R"({"metadata":{"resourceVersion":"7"},"data":{"a":"b3BlbiBzZXNhbWU=","b":"AAEC"}})";

} // namespace

class DataTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreHiddenUntilAsked();
    void valuesAreEdited();
    void whatIsWrittenStays();
    void nothingIsHeld();
};

void DataTabTest::secretsAreHiddenUntilAsked()
{
    Desk desk(kubernetes::secretObject());
    desk.show(secret);
    QCOMPARE(desk.keys()->topLevelItemCount(), 2);
    QCOMPARE(desk.keys()->topLevelItem(0)->text(1), live::formatBytes(11));
    QVERIFY(!desk.value()->toPlainText().contains(QStringLiteral("sesame")));
    desk.button("Copy value")->click(); // without being seen
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("open sesame"));
    QVERIFY(QApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("x-kde-passwordManagerHint")));
    desk.button("Show value")->click();
    QCOMPARE(desk.value()->toPlainText(), QStringLiteral("open sesame"));
    desk.keys()->setCurrentItem(desk.keys()->topLevelItem(1)); // each one is asked for
    QVERIFY(!desk.value()->toPlainText().contains(QStringLiteral("00 01 02")));
    desk.button("Show value")->click();
    QVERIFY(desk.value()->toPlainText().contains(QStringLiteral("00 01 02")));
    QVERIFY(!desk.button("Edit value")->isEnabled()); // bytes are not edited as text
}

void DataTabTest::valuesAreEdited()
{
    Desk desk(kubernetes::configMapObject());
    desk.show(R"({"metadata":{"resourceVersion":"7"},"data":{"a":"x = 1"}})");
    QCOMPARE(desk.value()->toPlainText(), QStringLiteral("x = 1"));
    QVERIFY(desk.value()->isReadOnly());
    desk.button("Edit value")->click();
    QVERIFY(!desk.value()->isReadOnly());
    desk.value()->setPlainText(QStringLiteral("x = 2"));
    QSignalSpy wanted(desk.tab, &panes::DetailTab::actionWanted);
    desk.button("Save value")->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toByteArray(), QByteArray("configmap.setvalue"));
    QCOMPARE(wanted[0][1].toMap().value(QStringLiteral("value")).toByteArray(), QByteArray("x = 2"));
    QCOMPARE(wanted[0][1].toMap().value(QStringLiteral("resourceVersion")).toString(), QStringLiteral("7"));
    desk.json = R"({"metadata":{"resourceVersion":"8"},"data":{"a":"x = 2"}})";
    desk.tab->actionEnded("configmap.setvalue", true);
    QVERIFY(desk.value()->isReadOnly());
    QCOMPARE(desk.value()->toPlainText(), QStringLiteral("x = 2"));
}

void DataTabTest::whatIsWrittenStays()
{
    Desk desk(kubernetes::configMapObject());
    desk.show(R"({"metadata":{"resourceVersion":"7"},"data":{"a":"x = 1"}})");
    desk.button("Edit value")->click();
    desk.value()->setPlainText(QStringLiteral("mine"));
    desk.button("Save value")->click();
    desk.json = R"({"metadata":{"resourceVersion":"8"},"data":{"a":"theirs"}})";
    desk.tab->actionEnded("configmap.setvalue", false); // somebody was faster
    QCOMPARE(desk.value()->toPlainText(), QStringLiteral("mine"));
    QVERIFY(!desk.value()->isReadOnly());
    QSignalSpy wanted(desk.tab, &panes::DetailTab::actionWanted);
    desk.button("Save value")->click(); // knowing that it has changed
    QCOMPARE(wanted[0][1].toMap().value(QStringLiteral("resourceVersion")).toString(), QStringLiteral("8"));
    desk.button("Cancel")->click();
    QCOMPARE(desk.value()->toPlainText(), QStringLiteral("theirs"));
}

void DataTabTest::nothingIsHeld()
{
    Desk desk(kubernetes::configMapObject());
    desk.show(R"({"metadata":{"resourceVersion":"7"}})");
    QVERIFY(!desk.keys()->isVisible());
    desk.show(R"({"metadata":{"resourceVersion":"8"},"immutable":true,"data":{"a":"x"}})");
    QVERIFY(!desk.button("Edit value")->isEnabled());
}

PILOTHOUSE_TEST(DataTabTest)
#include "tst_datatab.moc"
