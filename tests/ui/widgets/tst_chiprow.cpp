// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chiprow.h"
#include "testmain.h"

#include <QMenu>
#include <QTest>

using widgets::Chip;
using widgets::ChipRow;

class ChipRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_row.reset(); }
    void allStandWhereThereIsRoom();
    void theLastGiveWay();
    void whatIsOnStays();
    void whatIsNotWantedTakesNoRoom();
    void theMenuSwitchesOn();

private:
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] QPushButton *more() const { return m_row->findChild<QPushButton *>(); }

    std::unique_ptr<ChipRow> m_row;
    std::vector<Chip *> m_chips;
};

void ChipRowTest::init()
{
    m_row = std::make_unique<ChipRow>();
    m_chips.clear();
    for (const char *label : {"All", "Running", "Pending", "Failing", "Terminating"}) {
        m_chips.push_back(new Chip(QString::fromLatin1(label), m_row.get()));
        m_row->add(m_chips.back());
    }
    m_row->resize(m_row->sizeHint());
    m_row->show();
}

QStringList ChipRowTest::shown() const
{
    QStringList texts;
    for (const Chip *chip : m_chips) {
        if (chip->isVisible())
            texts << chip->text();
    }
    return texts;
}

void ChipRowTest::allStandWhereThereIsRoom()
{
    QCOMPARE(shown().size(), 5);
    QVERIFY(!more()->isVisible());
}

void ChipRowTest::theLastGiveWay()
{
    m_row->resize(m_row->sizeHint().width() - 4, m_row->height());
    QCOMPARE(shown().last(), QStringLiteral("Failing"));
    QVERIFY(more()->isVisible());
    QVERIFY(more()->geometry().right() <= m_row->width());
    m_row->resize(m_row->minimumSizeHint());
    QCOMPARE(shown(), QStringList{QStringLiteral("All")});
    QVERIFY(more()->geometry().right() <= m_row->width());
    m_row->resize(m_row->sizeHint());
    allStandWhereThereIsRoom();
}

void ChipRowTest::whatIsOnStays()
{
    m_chips[4]->setChecked(true);
    m_row->resize(m_row->minimumSizeHint());
    QCOMPARE(shown(), (QStringList{QStringLiteral("All"), QStringLiteral("Terminating")}));
}

void ChipRowTest::whatIsNotWantedTakesNoRoom()
{
    const int before = m_row->sizeHint().width();
    m_row->setWanted(m_chips[4], false);
    QVERIFY(m_row->sizeHint().width() < before);
    QCOMPARE(shown().size(), 4);
    m_row->resize(m_row->sizeHint());
    QVERIFY(!more()->isVisible());
}

void ChipRowTest::theMenuSwitchesOn()
{
    m_chips[3]->setCount(12);
    m_row->resize(m_row->minimumSizeHint());
    more()->click();
    auto *menu = m_row->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 4);
    QCOMPARE(menu->actions().at(2)->text(), QStringLiteral("Failing\t12"));
    menu->actions().at(2)->trigger();
    QVERIFY(m_chips[3]->isChecked());
    QVERIFY(m_chips[3]->isVisible());
}

PILOTHOUSE_TEST(ChipRowTest)
#include "tst_chiprow.moc"
