// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusterkinds.h"

#include "allkinds.h"
#include "debugaction.h"
#include "deploymentkind.h"
#include "forwardactions.h"
#include "nodekind.h"
#include "objectactions.h"
#include "podkind.h"

#include <array>

namespace app {

namespace {

struct Line {
    kubernetes::ObjectKind (*object)();
    actions::ActionList (*actions)();
};

constexpr std::array lines{
    Line{kubernetes::nodeObject, kubernetes::nodeActions},
    Line{kubernetes::podObject, kubernetes::podActions},
    Line{kubernetes::deploymentObject, kubernetes::deploymentActions},
    Line{kubernetes::statefulSetObject, kubernetes::statefulSetActions},
    Line{kubernetes::daemonSetObject, kubernetes::daemonSetActions},
    Line{kubernetes::replicaSetObject, kubernetes::replicaSetActions},
    Line{kubernetes::jobObject, kubernetes::jobActions},
    Line{kubernetes::cronJobObject, kubernetes::cronJobActions},
    Line{kubernetes::autoscalerObject, kubernetes::autoscalerActions},
    Line{kubernetes::budgetObject, kubernetes::deletionOnly<kubernetes::budgetObject>},
    Line{kubernetes::serviceObject, kubernetes::deletionOnly<kubernetes::serviceObject>},
    Line{kubernetes::ingressObject, kubernetes::deletionOnly<kubernetes::ingressObject>},
    Line{kubernetes::endpointSliceObject, kubernetes::deletionOnly<kubernetes::endpointSliceObject>},
    Line{kubernetes::networkPolicyObject, kubernetes::deletionOnly<kubernetes::networkPolicyObject>},
    Line{kubernetes::configMapObject, kubernetes::configMapActions},
    Line{kubernetes::secretObject, kubernetes::secretActions},
    Line{kubernetes::claimObject, kubernetes::claimActions},
    Line{kubernetes::volumeObject, kubernetes::volumeActions},
    Line{kubernetes::storageClassObject, kubernetes::storageClassActions},
    Line{kubernetes::serviceAccountObject, kubernetes::deletionOnly<kubernetes::serviceAccountObject>},
    Line{kubernetes::roleObject, kubernetes::deletionOnly<kubernetes::roleObject>},
    Line{kubernetes::roleBindingObject, kubernetes::deletionOnly<kubernetes::roleBindingObject>},
    Line{kubernetes::clusterRoleObject, kubernetes::deletionOnly<kubernetes::clusterRoleObject>},
    Line{kubernetes::clusterRoleBindingObject, kubernetes::deletionOnly<kubernetes::clusterRoleBindingObject>},
    Line{kubernetes::eventObject, kubernetes::noActions},
    Line{kubernetes::namespaceObject, kubernetes::namespaceActions},
};

} // namespace

std::vector<kubernetes::ObjectKind> clusterKinds()
{
    std::vector<kubernetes::ObjectKind> kinds;
    for (const Line &line : lines)
        kinds.push_back(line.object());
    return kinds;
}

actions::ActionList clusterActions()
{
    // In menus before what takes something away.
    actions::ActionList list{kubernetes::forwardAction("pod"), kubernetes::forwardAction("service"), kubernetes::debugAction()};
    for (const Line &line : lines) {
        for (actions::Action &action : line.actions())
            list.push_back(std::move(action));
    }
    for (actions::Action &action : kubernetes::forwardActions())
        list.push_back(std::move(action));
    return list;
}

} // namespace app
