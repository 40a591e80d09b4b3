// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for every kind of a cluster's objects and every action on them, whichever there are.
#include "clusterkinds.h"
#include "tablekinds.h"
#include "testmain.h"

#include <QTest>
#include <set>

using namespace kubernetes;

namespace {

std::vector<actions::Action> all()
{
    std::vector<actions::Action> result;
    for (const actions::Action &action : app::clusterActions())
        result.push_back(action);
    ApiResource widgets;
    widgets.group = "example.com";
    widgets.version = "v1";
    widgets.resource = "widgets";
    widgets.kind = QStringLiteral("Widget");
    for (const actions::Action &action : tableActions(tableObject(widgets, {})))
        result.push_back(action);
    return result;
}

} // namespace

class ClusterKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Otherwise it would be offered to those who may not, and fail.
    void everyActionNamesItsRights()
    {
        int local = 0;
        for (const actions::Action &action : all()) {
            if (action.feed == "forward") { // on this computer
                ++local;
                continue;
            }
            QVERIFY2(!action.needs.empty(), action.id.constData());
            for (const endpoint::Requirement &need : action.needs)
                QVERIFY2(!need.verb.isEmpty() && !need.resource.isEmpty(), action.id.constData());
        }
        QVERIFY(local > 0);
    }

    // What changes or removes asks for a right to do so, not only to look.
    void noActionNeedsToLookAlone()
    {
        const std::set<QByteArray> looks{"get", "list", "watch"};
        for (const actions::Action &action : all()) {
            if (action.feed == "forward")
                continue;
            const bool only = std::all_of(action.needs.begin(), action.needs.end(), [&](const endpoint::Requirement &need) {
                return looks.contains(need.verb) && need.subresource.isEmpty();
            });
            QVERIFY2(!only, action.id.constData());
        }
    }

    void actionsHaveTables()
    {
        std::set<QByteArray> feeds{"forward"};
        for (const ObjectKind &object : app::clusterKinds())
            QVERIFY2(feeds.insert(object.kind.id).second, object.kind.id.constData());
        for (const actions::Action &action : app::clusterActions())
            QVERIFY2(feeds.contains(action.feed), action.id.constData());
    }
};

PILOTHOUSE_TEST(ClusterKindsTest)
#include "tst_clusterkinds.moc"
