// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "drainplan.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Drain", text);
}

bool ofDaemonSet(const DrainPod &pod)
{
    return pod.controlled() && pod.meta.owner.kind == QStringLiteral("DaemonSet");
}

QString daemonSetOf(const DrainPod &pod)
{
    return pod.meta.namespaceName + u'/' + pod.meta.owner.name;
}

/// kubectl's filters, in its order: the first that keeps a pod decides.
DrainFate filtered(const DrainPod &pod, const std::set<QString> &lostDaemonSets, const DrainOptions &options)
{
    if (ofDaemonSet(pod) && !pod.finished()) {
        if (!lostDaemonSets.contains(daemonSetOf(pod)))
            return DrainFate::DaemonSet;
        if (!options.force)
            return DrainFate::LostDaemonSet;
    }
    if (pod.mirror)
        return DrainFate::Mirror;
    if (pod.finished())
        return DrainFate::EvictFinished;
    if (pod.emptyDir && !options.deleteEmptyDirData)
        return DrainFate::LosesData;
    if (!pod.controlled() && !options.force)
        return DrainFate::Unmanaged;
    return pod.meta.deleting() ? DrainFate::Leaving : DrainFate::Evict;
}

/// What budgets still allow while pods are taken from them, one after the other.
class Budgets
{
public:
    explicit Budgets(const std::vector<BudgetRow> &budgets) : m_budgets(budgets)
    {
        for (const BudgetRow &budget : budgets)
            m_left[budget.key()] = budget.allowed;
    }

    void judge(const DrainPod &pod, DrainPodFate &fate)
    {
        if (pod.phase == QStringLiteral("Pending"))
            return;
        const BudgetRow *guard = nullptr;
        for (const BudgetRow &budget : m_budgets) {
            if (budget.meta.namespaceName != pod.meta.namespaceName || !budget.selector.matches(pod.meta.labels))
                continue;
            if (guard) {
                fate.fate = DrainFate::SeveralBudgets;
                return;
            }
            guard = &budget;
        }
        if (!guard)
            return;
        const bool keptWithoutIt = guard->healthy >= guard->needed && guard->needed > 0;
        if (!pod.ready && (guard->unhealthyMayAlwaysGo || keptWithoutIt))
            return;
        fate.budget = guard->meta.name;
        fate.needed = guard->needed;
        fate.healthy = guard->healthy;
        int &left = m_left[guard->key()];
        if (guard->observed && left > 0)
            --left;
        else
            fate.fate = DrainFate::WaitForBudget;
    }

private:
    const std::vector<BudgetRow> &m_budgets;
    std::map<live::Key, int> m_left;
};

} // namespace

bool DrainPodFate::stops() const
{
    return fate == DrainFate::LosesData || fate == DrainFate::Unmanaged || fate == DrainFate::LostDaemonSet;
}

int DrainPlan::count(DrainFate fate) const
{
    return static_cast<int>(std::count_if(pods.begin(), pods.end(), [fate](const DrainPodFate &pod) { return pod.fate == fate; }));
}

int DrainPlan::going() const
{
    return static_cast<int>(std::count_if(pods.begin(), pods.end(), [](const DrainPodFate &pod) { return pod.goes(); }));
}

bool DrainPlan::stopped() const
{
    return std::any_of(pods.begin(), pods.end(), [](const DrainPodFate &pod) { return pod.stops(); });
}

DrainPlan planDrain(std::vector<DrainPod> pods, const std::vector<BudgetRow> &budgets,
                    const std::set<QString> &lostDaemonSets, const DrainOptions &options)
{
    std::sort(pods.begin(), pods.end(), [](const DrainPod &a, const DrainPod &b) {
        return std::tie(a.meta.namespaceName, a.meta.name) < std::tie(b.meta.namespaceName, b.meta.name);
    });
    DrainPlan plan;
    Budgets left(budgets);
    for (const DrainPod &pod : pods) {
        DrainPodFate fate;
        fate.key = pod.key();
        fate.namespaceName = pod.meta.namespaceName;
        fate.name = pod.meta.name;
        fate.fate = filtered(pod, lostDaemonSets, options);
        fate.data = pod.emptyDir;
        fate.unmanaged = !pod.controlled() || (ofDaemonSet(pod) && lostDaemonSets.contains(daemonSetOf(pod)));
        if (fate.fate == DrainFate::Evict)
            left.judge(pod, fate);
        plan.pods.push_back(std::move(fate));
    }
    return plan;
}

std::set<QString> daemonSetsOf(const std::vector<DrainPod> &pods)
{
    std::set<QString> names;
    for (const DrainPod &pod : pods) {
        if (ofDaemonSet(pod) && !pod.finished())
            names.insert(daemonSetOf(pod));
    }
    return names;
}

QString drainFateText(const DrainPodFate &pod)
{
    QStringList notes;
    switch (pod.fate) {
    case DrainFate::EvictFinished: return tr("has ended, goes");
    case DrainFate::DaemonSet: return tr("stays: its DaemonSet would make it again at once");
    case DrainFate::Mirror: return tr("stays: its kubelet runs it from a file");
    case DrainFate::LosesData: return tr("has data in an emptyDir, which would be lost");
    case DrainFate::Unmanaged: return tr("nothing makes it again");
    case DrainFate::LostDaemonSet: return tr("its DaemonSet is gone: nothing makes it again");
    case DrainFate::SeveralBudgets: return tr("has several disruption budgets: the cluster refuses to evict it");
    case DrainFate::Leaving: notes << tr("is being deleted already, waited for"); break;
    case DrainFate::WaitForBudget:
        notes << tr("waits: budget %1 needs %2 healthy pods and has %3").arg(pod.budget).arg(pod.needed).arg(pod.healthy);
        break;
    case DrainFate::Evict: notes << tr("is evicted"); break;
    }
    if (pod.unmanaged)
        notes << tr("nothing makes it again");
    if (pod.data)
        notes << tr("its emptyDir data is lost");
    return notes.join(QStringLiteral(" · "));
}

QStringList drainCommand(const QString &node, const DrainOptions &options)
{
    QStringList command{QStringLiteral("kubectl"), QStringLiteral("drain"), node, QStringLiteral("--ignore-daemonsets")};
    if (options.deleteEmptyDirData)
        command << QStringLiteral("--delete-emptydir-data");
    if (options.force)
        command << QStringLiteral("--force");
    if (options.graceSeconds)
        command << QStringLiteral("--grace-period=%1").arg(*options.graceSeconds);
    if (options.timeoutSeconds > 0)
        command << QStringLiteral("--timeout=%1s").arg(options.timeoutSeconds);
    return command;
}

} // namespace kubernetes
