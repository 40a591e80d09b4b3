// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podterminaltab.h"

#include "icons.h"
#include "kubectlcommand.h"
#include "rights.h"
#include "style.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <algorithm>

namespace kubernetesui {

using kubernetes::PodContainer;
using kubernetes::PodRow;

namespace {

const PodContainer *containerIn(const PodRow &pod, const QString &name)
{
    const auto found = std::find_if(pod.containers.begin(), pod.containers.end(),
                                    [&](const PodContainer &container) { return container.name == name; });
    return found == pod.containers.end() ? nullptr : &*found;
}

/// The one that the pod's annotation names; else the first that is meant to stay.
QString firstContainer(const PodRow &pod)
{
    if (containerIn(pod, pod.defaultContainer))
        return pod.defaultContainer;
    for (const PodContainer &container : pod.containers) {
        if (container.role == PodContainer::Role::Main)
            return container.name;
    }
    return {};
}

} // namespace

PodTerminalTab::PodTerminalTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, QWidget *parent)
    : TerminalTab(endpoint, parent), m_cluster(cluster), m_containers(new QPushButton(tools())), m_menu(new QMenu(tools()))
{
    theme::setVariant(m_containers, theme::Variant::Flat);
    m_containers->setToolTip(tr("In which container a shell is opened"));
    m_containers->setMenu(m_menu);
    toolRow()->insertWidget(0, m_containers);
    auto *copy = new QPushButton(theme::icon(QLatin1String("copy")), tr("Copy command"), tools());
    copy->setToolTip(tr("The same as a command of kubectl"));
    theme::setVariant(copy, theme::Variant::Flat);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command()); });
    toolRow()->addWidget(copy);
    connect(&endpoint, &endpoint::Endpoint::factChanged, this, [this](const QByteArray &topic) {
        if (m_pod && topic == "permissions")
            choose(m_container);
    });
}

void PodTerminalTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    if (rows.size() != 1) {
        m_pod.reset();
        clearTarget();
        return;
    }
    const auto pod = std::static_pointer_cast<const PodRow>(rows.front());
    const bool other = !m_pod || m_pod->key() != pod->key();
    m_pod = pod;
    if (other || !containerIn(*pod, m_container))
        m_container = firstContainer(*pod);
    fillContainers();
    choose(m_container);
}

void PodTerminalTab::choose(const QString &container)
{
    m_container = container;
    m_containers->setText(container);
    panes::ShellTarget target = this->target(request(), m_names.size() > 1 ? m_pod->meta.name + u'/' + container : m_pod->meta.name);
    target.refusal = refusal();
    setTarget(target);
}

QString PodTerminalTab::refusal()
{
    const PodContainer *chosen = containerIn(*m_pod, m_container);
    if (!chosen || chosen->state != PodContainer::State::Running)
        return tr("A shell needs a running container.");
    const QString &scope = m_pod->meta.namespaceName;
    const std::vector<kubernetes::Requirement> needs = kubernetes::execNeeds(factOf<kubernetes::ClusterInfo>(endpoint(), "cluster").minor);
    kubernetes::Requirement lacking;
    switch (kubernetes::verdictOf(factOf<kubernetes::PermissionsPointer>(endpoint(), "permissions"), needs, scope, m_pod->meta.name, &lacking)) {
    case kubernetes::Verdict::Refused:
        return lackingText(lacking, scope) + u'.';
    case kubernetes::Verdict::Allowed:
        return {};
    case kubernetes::Verdict::Unknown:
        break;
    }
    if (m_askedIn != scope) {
        m_askedIn = scope;
        m_answered = false;
        m_asking = m_cluster.findPermissions(endpoint(), needs, scope, [this](const base::Result<bool> &) {
            m_answered = true; // and what nobody can tell is tried
            if (m_pod)
                choose(m_container);
        });
    }
    return m_answered ? QString() : tr("Finding out whether you may open a shell here…");
}

kubernetes::ShellRequest PodTerminalTab::request() const
{
    kubernetes::ShellRequest request;
    request.place = {m_pod->key(), m_pod->meta.namespaceName, m_pod->meta.name, m_container};
    return request;
}

panes::ShellTarget PodTerminalTab::target(const kubernetes::ShellRequest &request, const QString &name)
{
    panes::ShellTarget target;
    target.key = request.place.pod + '/' + request.place.container.toUtf8();
    target.name = name;
    target.open = [this, request](int columns, int lines, panes::ShellTarget::Item item, panes::ShellTarget::End end) {
        kubernetes::ShellRequest sized = request;
        sized.columns = columns;
        sized.rows = lines;
        return m_cluster.openShell(endpoint(), sized, std::move(item), std::move(end));
    };
    return target;
}

void PodTerminalTab::attach(std::shared_ptr<const PodRow> pod, const QString &container)
{
    m_pod = std::move(pod);
    m_container = container;
    fillContainers();
    kubernetes::ShellRequest attached = request();
    attached.commands.clear();
    open(target(attached, m_pod->meta.name + u'/' + container));
    choose(container); // the shell that this container has is the one that was opened
}

void PodTerminalTab::fillContainers()
{
    QStringList names;
    for (const PodContainer &container : m_pod->containers)
        names << container.name;
    m_containers->setVisible(names.size() > 1);
    if (names == m_names)
        return;
    m_names = names;
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    for (const QString &name : names) {
        QAction *action = m_menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(name == m_container);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] { choose(name); });
    }
}

QString PodTerminalTab::command() const
{
    return m_pod ? kubernetes::commandLine(kubernetes::shellCommand(request())) : QString();
}

} // namespace kubernetesui
