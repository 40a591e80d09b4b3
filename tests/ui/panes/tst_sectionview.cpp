// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "3 s ago" does not stay so.
#include "sectionview.h"
#include "testmain.h"
#include "valuelabel.h"

#include <QDateTime>
#include <QTest>

using namespace panes;

class SectionViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAge();
};

void SectionViewTest::timesAge()
{
    SectionView view;
    view.resize(900, 300);
    live::Entry started;
    started.label = QStringLiteral("Started");
    started.timeMs = QDateTime::currentMSecsSinceEpoch() - 10'000;
    live::Section section;
    section.title = QStringLiteral("Container");
    section.entries = {started};
    view.setSections({section});
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view)); // its size is known now, and how many columns there are
    // Looked up anew each time: the view may make its labels again.
    const auto time = [&view] {
        const auto labels = view.findChildren<ValueLabel *>();
        const auto found = std::find_if(labels.begin(), labels.end(), [](const ValueLabel *label) { return label->value().contains(u'('); });
        return found == labels.end() ? QString() : (*found)->value();
    };
    const QString before = time();
    QVERIFY(!before.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(time() != before, 10'000);
    QVERIFY(!time().isEmpty());
}

PILOTHOUSE_TEST(SectionViewTest)
#include "tst_sectionview.moc"
