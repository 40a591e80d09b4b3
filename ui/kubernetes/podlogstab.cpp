// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podlogstab.h"

#include "icons.h"
#include "kubectlcommand.h"
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

/// Lines from the end to begin with, of all logs together: so many are merged in order, whichever stream is the fastest.
constexpr int tailOfAll = 10'000;
constexpr int leastTail = 200;

/// What a person looks for first.
int rankOf(PodContainer::Role role)
{
    switch (role) {
    case PodContainer::Role::Main: return 0;
    case PodContainer::Role::Sidecar: return 1;
    case PodContainer::Role::Ephemeral: return 2;
    case PodContainer::Role::Init: break;
    }
    return 3;
}

} // namespace

PodLogsTab::PodLogsTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, kubernetes::SelectionOf selectionOf,
                       QWidget *parent)
    : LogsTab(endpoint, parent), m_cluster(cluster), m_selectionOf(std::move(selectionOf)), m_tools(new QWidget(this))
{
    makeTools();
    if (m_selectionOf) {
        setEmptyText(tr("Nothing has been written yet. Lines appear here as its pods write them."));
        connect(endpoint.feed("pod"), &live::Feed::batchApplied, this, [this] {
            if (!m_rows.empty())
                showLogs(false);
        });
    }
}

void PodLogsTab::makeTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_tools->hide();
    m_containerMenu = new QMenu(m_tools);
    m_containers = new QPushButton(tr("All containers"), m_tools);
    theme::setVariant(m_containers, theme::Variant::Flat);
    m_containers->setToolTip(tr("Whose logs are shown"));
    m_containers->setMenu(m_containerMenu);
    m_previous = new QPushButton(tr("Previous"), m_tools);
    m_previous->setCheckable(true);
    m_previous->setToolTip(tr("What was written before the last restart"));
    theme::setVariant(m_previous, theme::Variant::Flat);
    connect(m_previous, &QPushButton::toggled, this, [this] { showLogs(true); });
    auto *copy = new QPushButton(theme::icon(QLatin1String("copy")), tr("Copy command"), m_tools);
    copy->setToolTip(tr("The same as a command of kubectl"));
    theme::setVariant(copy, theme::Variant::Flat);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command()); });
    for (QPushButton *button : {m_containers, m_previous, copy})
        row->addWidget(button);
}

void PodLogsTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const live::RowPointer &a, const live::RowPointer &b) { return a->key() == b->key(); });
    m_rows = rows;
    std::vector<kubernetes::PodSelection> selections;
    if (m_selectionOf) {
        for (const live::RowPointer &row : rows)
            selections.push_back(m_selectionOf(*row));
    }
    const bool anew = !same || selections != m_selections;
    m_selections = std::move(selections);
    if (rows.empty())
        m_look.release();
    else if (anew)
        m_look = endpoint().look("pod", endpoint::Demand::Rows);
    if (!same)
        m_container.clear();
    showLogs(anew);
}

PodLogsTab::Pods PodLogsTab::pods() const
{
    Pods result;
    if (!m_selectionOf) {
        for (const live::RowPointer &row : m_rows)
            result.push_back(std::static_pointer_cast<const PodRow>(row));
        return result;
    }
    for (const live::RowPointer &row : endpoint().feed("pod")->rows()) {
        const auto &pod = static_cast<const PodRow &>(*row);
        if (std::any_of(m_selections.begin(), m_selections.end(), [&](const auto &selection) { return selection.matches(pod); }))
            result.push_back(std::static_pointer_cast<const PodRow>(row));
    }
    // The newest first: of more than can be followed, they are the ones that matter.
    std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) {
        return a->meta.createdMs != b->meta.createdMs ? a->meta.createdMs > b->meta.createdMs : a->meta.name < b->meta.name;
    });
    return result;
}

void PodLogsTab::showLogs(bool anew)
{
    const Pods shown = pods();
    fillContainers(shown);
    if (!anew) {
        followToo(streams(shown));
        return;
    }
    const QString one = m_rows.size() == 1 ? (m_selectionOf || shown.empty() ? QString() : shown.front()->meta.name) : QString();
    follow({}, {}); // also where the same is to be read in another way
    follow(streams(shown), one.isEmpty() ? tr("pods") : one);
}

std::vector<panes::LogStream> PodLogsTab::streams(const Pods &pods)
{
    struct Entry {
        const PodRow *pod;
        const PodContainer *container;
    };
    std::vector<Entry> entries;
    for (const auto &pod : pods) {
        for (const PodContainer &container : pod->containers) {
            if (m_container.isEmpty() || container.name == m_container)
                entries.push_back({pod.get(), &container});
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return rankOf(a.container->role) < rankOf(b.container->role);
    });
    const int tail = std::max(leastTail, tailOfAll / std::max(1, static_cast<int>(std::min(entries.size(), most))));
    const bool onePod = !m_selectionOf && pods.size() == 1;
    std::vector<panes::LogStream> result;
    for (const auto &[pod, container] : entries) {
        const bool alone = pod->containers.size() == 1 || !m_container.isEmpty();
        const QString name = onePod ? container->name
                             : alone ? pod->meta.name : pod->meta.name + u'/' + container->name;
        result.push_back(stream(*pod, container->name, name, tail));
    }
    return result;
}

panes::LogStream PodLogsTab::stream(const PodRow &pod, const QString &container, const QString &name, int tail)
{
    kubernetes::LogRequest request;
    request.place = {pod.key(), pod.meta.namespaceName, pod.meta.name, container};
    request.tail = tail;
    request.previous = m_previous->isChecked();
    panes::LogStream stream;
    stream.key = pod.key() + '/' + container.toUtf8();
    stream.name = name;
    stream.open = [this, request](int source, panes::LogStream::Item item, panes::LogStream::End end) {
        kubernetes::LogRequest numbered = request;
        numbered.source = source;
        return m_cluster.openLog(endpoint(), numbered, std::move(item), std::move(end));
    };
    return stream;
}

void PodLogsTab::fillContainers(const Pods &pods)
{
    QStringList names;
    for (const auto &pod : pods) {
        for (const PodContainer &container : pod->containers) {
            if (!names.contains(container.name))
                names << container.name;
        }
    }
    m_containers->setText(m_container.isEmpty() ? tr("All containers") : m_container);
    m_containers->setVisible(names.size() > 1);
    if (names == m_names)
        return;
    m_names = names;
    m_containerMenu->clear();
    auto *group = new QActionGroup(m_containerMenu);
    for (const QString &name : QStringList{QString()} + names) {
        QAction *action = m_containerMenu->addAction(name.isEmpty() ? tr("All containers") : name);
        action->setCheckable(true);
        action->setChecked(name == m_container);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] { choose(name); });
    }
}

void PodLogsTab::choose(const QString &container)
{
    m_container = container;
    showLogs(true);
}

QString PodLogsTab::command() const
{
    const kubernetes::LogsCommand which{m_container, m_previous->isChecked()};
    QStringList lines;
    for (const kubernetes::PodSelection &selection : m_selections)
        lines << kubernetes::commandLine(kubernetes::logsCommand(selection, which, static_cast<int>(most)));
    if (!m_selectionOf) {
        for (const live::RowPointer &row : m_rows)
            lines << kubernetes::commandLine(kubernetes::logsCommand(static_cast<const PodRow &>(*row).meta, which));
    }
    return lines.join(u'\n');
}

} // namespace kubernetesui
