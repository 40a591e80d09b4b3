// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table paints what has changed and is on screen, no more.
#include "containerkind.h"
#include "containerrow.h"
#include "livetableview.h"
#include "testmain.h"

#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>

class TestTablePaint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_view.reset(); }
    void aChangedRowAlone();
    void notWhatIsOutOfSight();
    void notForTheSameState();
    void whatIsMadeIsSelected();

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    static live::RowPointer row(int number, const QString &image);
    void change(int number);

    live::Kind m_kind = docker::containerKind();
    std::unique_ptr<live::Feed> m_feed;
    std::unique_ptr<live::LiveTableModel> m_model;
    std::unique_ptr<delegates::LiveTableView> m_view;
    QRegion m_painted;
};

live::RowPointer TestTablePaint::row(int number, const QString &image)
{
    auto made = std::make_shared<docker::ContainerRow>();
    made->id = QByteArray::number(1000 + number);
    made->name = QString::number(1000 + number);
    made->image = image;
    made->state = docker::ContainerState::Exited;
    return made;
}

void TestTablePaint::init()
{
    m_kind.defaultGrouping.clear(); // no headers between the rows
    m_feed = std::make_unique<live::Feed>();
    m_model = std::make_unique<live::LiveTableModel>(m_kind);
    m_view = std::make_unique<delegates::LiveTableView>(*m_model);
    m_view->resize(900, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_model->setFeed(m_feed.get());
    live::Batch batch;
    for (int i = 0; i < 100; ++i)
        batch.added.push_back(row(i, QStringLiteral("image")));
    m_feed->apply(batch);
    QTRY_COMPARE(m_model->rowCount(), 100);
    m_view->viewport()->installEventFilter(this);
    m_view->viewport()->update();
    QTRY_VERIFY(!m_painted.isEmpty());
    do {
        m_painted = {};
        QCoreApplication::processEvents();
    } while (!m_painted.isEmpty());
}

/// Until its order has come and all that it made dirty is painted.
void TestTablePaint::change(int number)
{
    QSignalSpy ordered(m_model.get(), &live::LiveTableModel::orderApplied);
    live::Batch batch;
    batch.changed.push_back(row(number, QStringLiteral("another")));
    m_feed->apply(batch);
    QTRY_VERIFY(!ordered.isEmpty());
    QCoreApplication::processEvents();
}

void TestTablePaint::aChangedRowAlone()
{
    const QRect box(0, m_view->rowViewportPosition(2), m_view->viewport()->width(), m_view->rowHeight(2));
    change(2);
    QVERIFY(!m_painted.isEmpty());
    QVERIFY2(box.contains(m_painted.boundingRect()), qPrintable(QString::number(m_painted.boundingRect().height())));
    QVERIFY(m_painted.boundingRect().width() > box.width() / 2);
}

void TestTablePaint::notWhatIsOutOfSight()
{
    change(90);
    QVERIFY(m_painted.isEmpty());
}

void TestTablePaint::notForTheSameState()
{
    m_view->setStale(false);
    QCoreApplication::processEvents();
    QVERIFY(m_painted.isEmpty());
    m_view->setStale(true);
    QTRY_COMPARE(m_painted.boundingRect(), m_view->viewport()->rect());
}

void TestTablePaint::whatIsMadeIsSelected()
{
    m_view->selectKey("1005");
    m_view->selectKey("1200");
    QCOMPARE(m_view->selectedKeys(), std::vector<live::Key>{"1005"}); // it is not here yet
    live::Batch batch;
    batch.added = {row(150, QStringLiteral("image"))};
    m_feed->apply(batch);
    QTRY_COMPARE(m_model->rowCount(), 101);
    QCOMPARE(m_view->selectedKeys(), std::vector<live::Key>{"1005"}); // that is another
    batch.added = {row(200, QStringLiteral("image"))};
    m_feed->apply(batch);
    QTRY_COMPARE(m_view->selectedKeys(), std::vector<live::Key>{"1200"});
    m_view->selectKey("1005");
    batch.added = {row(201, QStringLiteral("image"))};
    m_feed->apply(batch);
    QTRY_COMPARE(m_model->rowCount(), 103);
    QCOMPARE(m_view->selectedKeys(), std::vector<live::Key>{"1005"});
}

PILOTHOUSE_TEST(TestTablePaint)
#include "tst_tablepaint.moc"
