// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The picture of related objects: by keyboard, by screen reader, by mouse.
#include "relationgraph.h"
#include "testmain.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using kubernetes::RelatedObject;
using kubernetes::Relations;
using kubernetesui::RelationBox;
using kubernetesui::RelationGraph;

namespace {

RelatedObject object(const char *kind, const char *name, int tier, const char *note = "")
{
    RelatedObject related;
    related.object = {QString::fromLatin1(kind), QStringLiteral("shop"), QString::fromLatin1(name), name};
    related.tier = tier;
    related.note = QString::fromLatin1(note);
    return related;
}

Relations deployment()
{
    Relations relations;
    relations.objects = {object("ReplicaSet", "web-1", 3), object("Deployment", "web", 2, "2/2 ready"), object("Pod", "web-1-b", 4),
                         object("Pod", "web-1-a", 4, "Running"), object("Node", "w-1", 5)};
    relations.edges = {{1, 0, true}, {0, 2, true}, {0, 3, true}, {2, 4, false}};
    return relations;
}

bool opensAllButNodes(const RelatedObject &related)
{
    return related.object.kind != QStringLiteral("Node");
}

} // namespace

class RelationGraphTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesStandInColumns()
    {
        RelationGraph graph;
        graph.setRelations(deployment(), opensAllButNodes);
        const std::vector<RelationBox *> &boxes = graph.boxes();
        QCOMPARE(boxes.size(), size_t(5));
        QVERIFY(boxes[1]->x() < boxes[0]->x() && boxes[0]->x() < boxes[2]->x() && boxes[2]->x() < boxes[4]->x());
        QCOMPARE(boxes[2]->x(), boxes[3]->x());
        QVERIFY(boxes[3]->y() < boxes[2]->y()); // by name
        QVERIFY(graph.rect().contains(boxes[4]->geometry()));
        Relations fewer = deployment();
        fewer.objects.resize(1);
        fewer.edges.clear();
        graph.setRelations(fewer, opensAllButNodes);
        QVERIFY(boxes[4]->isHidden() && !boxes[0]->isHidden());
        graph.setRelations({}, opensAllButNodes);
        QCOMPARE(graph.width(), 0);
    }

    void arrowsWalkAlongTheLines()
    {
        RelationGraph graph;
        graph.setRelations(deployment(), opensAllButNodes);
        graph.show();
        QVERIFY(QTest::qWaitForWindowActive(&graph));
        const std::vector<RelationBox *> &boxes = graph.boxes();
        QSignalSpy chosen(&graph, &RelationGraph::chosen);
        QVERIFY(boxes[0]->focusPolicy() == Qt::StrongFocus && boxes[3]->focusPolicy() == Qt::ClickFocus); // one stop for Tab
        boxes[0]->setFocus();
        QTest::keyClick(boxes[0], Qt::Key_Left);
        QVERIFY(boxes[1]->hasFocus());
        QTest::keyClick(boxes[1], Qt::Key_Left);
        QVERIFY(boxes[1]->hasFocus()); // there is nothing
        QTest::keyClick(boxes[1], Qt::Key_Right);
        QTest::keyClick(boxes[0], Qt::Key_Right);
        QVERIFY(boxes[2]->hasFocus() || boxes[3]->hasFocus());
        boxes[3]->setFocus();
        QTest::keyClick(boxes[3], Qt::Key_Down);
        QVERIFY(boxes[2]->hasFocus() && boxes[2]->focusPolicy() == Qt::StrongFocus);
        QTest::keyClick(boxes[2], Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0].at(0).toInt(), 2);
        QTest::mouseClick(boxes[4], Qt::LeftButton);
        QCOMPARE(chosen.size(), 2);
        QVERIFY(!graph.grab().isNull());
    }

    void readersHearWhatItIsAndWhatIsNear()
    {
        RelationGraph graph;
        Relations relations = deployment();
        relations.objects[4].missing = true;
        graph.setRelations(relations, opensAllButNodes);
        QCOMPARE(graph.boxes()[1]->accessibleName(), QStringLiteral("Deployment web 2/2 ready"));
        QCOMPARE(graph.boxes()[0]->accessibleDescription(), QStringLiteral("after Deployment web; before Pod web-1-b, Pod web-1-a"));
        QVERIFY(graph.boxes()[4]->accessibleName().contains(QStringLiteral("is not there")));
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(graph.boxes()[1]);
        QVERIFY(interface && interface->role() == QAccessible::Button);
    }
};

PILOTHOUSE_TEST(RelationGraphTest)
#include "tst_relationgraph.moc"
