// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the server says an action would change, as a question shows it.
#include "diffview.h"
#include "previewbox.h"
#include "testmain.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

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

struct Thing : live::RowOf<Thing> {
    live::Key id;
    [[nodiscard]] const live::Key &key() const override { return id; }
    friend bool operator==(const Thing &a, const Thing &b) { return a.id == b.id; }
};

live::RowPointer thing(const QByteArray &id)
{
    auto row = std::make_shared<Thing>();
    row->id = id;
    return row;
}

/// Says what the arguments tell it to.
base::Task<base::Result<actions::Preview>> said(live::RowPointer row, actions::Arguments arguments)
{
    actions::Preview preview;
    const QString before = QString::fromUtf8(row->key()) + QStringLiteral(": 1\n");
    preview.changes = base::lineDiff(before, arguments.value(QStringLiteral("same")).toBool() ? before : QString::fromUtf8(row->key()) + QStringLiteral(": 2\n"));
    if (row->key() == "old")
        preview.warnings << QStringLiteral("it is deprecated");
    if (row->key() == "kept") {
        base::Error error;
        error.what = QStringLiteral("not allowed");
        co_return error;
    }
    co_return preview;
}

struct Desk {
    explicit Desk(std::vector<live::RowPointer> rows)
    {
        action.preview = [](endpoint::Session &, live::RowPointer row, const actions::Arguments &told) { return said(std::move(row), told); };
        endpoint.open();
        box = new panes::PreviewBox(endpoint, action, std::move(rows), [this] { return arguments; },
                                    [](const live::Row &row) { return QString::fromUtf8(row.key()); }, &window);
        window.show();
    }
    [[nodiscard]] QString words() const
    {
        const QLabel *label = box->findChild<QLabel *>();
        return label->isVisibleTo(box) ? label->text() : QString();
    }
    [[nodiscard]] panes::DiffView *diff() const { return box->findChild<panes::DiffView *>(); }
    void press() const { box->findChild<QPushButton *>()->click(); }

    actions::Action action;
    actions::Arguments arguments;
    endpoint::Endpoint endpoint{{}, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); }};
    QWidget window; ///< goes before the endpoint that its box asks
    panes::PreviewBox *box = nullptr;
};

} // namespace

class PreviewBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneWouldChange();
    void whatSeveralWouldChange();
};

void PreviewBoxTest::whatOneWouldChange()
{
    Desk desk({thing("old")});
    QVERIFY(desk.words().isEmpty() && !desk.diff()->isVisibleTo(desk.box));
    QSignalSpy grown(desk.box, &panes::PreviewBox::grown);
    desk.press();
    QTRY_COMPARE(desk.words(), QStringLiteral("Warning: it is deprecated"));
    QVERIFY(desk.diff()->isVisibleTo(desk.box));
    QVERIFY(desk.diff()->toPlainText().contains(QStringLiteral("-old: 1\n+old: 2")));
    QVERIFY(grown.size() >= 2);
    desk.arguments = {{QStringLiteral("same"), true}}; // what the question says at the next press
    desk.press();
    QTRY_VERIFY(desk.words().contains(QStringLiteral("Nothing would change.")));
    QVERIFY(!desk.diff()->isVisibleTo(desk.box));
}

void PreviewBoxTest::whatSeveralWouldChange()
{
    Desk desk({thing("new"), thing("kept")});
    desk.press();
    QTRY_COMPARE(desk.words(), QStringLiteral("kept: The server would refuse it: not allowed"));
    QVERIFY(desk.diff()->toPlainText().startsWith(QStringLiteral("new\n")));
}

PILOTHOUSE_TEST(PreviewBoxTest)
#include "tst_previewbox.moc"
