// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "debugsheet.h"

#include "formsheet.h"
#include "podrow.h"
#include "podterminaltab.h"
#include "runner.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace kubernetesui {

using kubernetes::PodContainer;
using kubernetes::PodRow;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetesui::Debug", text);
}

/// "debugger-7k2fx", as kubectl calls them: a pod keeps all that it ever had.
QString newName()
{
    static const QString letters = QStringLiteral("bcdfghjklmnpqrstvwxz2456789");
    QString name = QStringLiteral("debugger-");
    for (int i = 0; i < 5; ++i)
        name += letters[QRandomGenerator::global()->bounded(static_cast<int>(letters.size()))];
    return name;
}

QString noTarget()
{
    return tr("None");
}

void attach(QWidget *pane, endpoint::Endpoint &endpoint, const kubernetes::ContainerPlace &place)
{
    auto *table = qobject_cast<panes::TablePane *>(pane);
    const live::RowPointer row = endpoint.feed("pod")->row(place.pod);
    if (!table || !row)
        return;
    table->select(place.pod);
    const auto tab = [table] { return qobject_cast<PodTerminalTab *>(table->detail()->tab("terminal")); };
    if (!tab())
        table->showTab("terminal"); // it is made when it is first looked at
    if (tab())
        tab()->attach(std::static_pointer_cast<const PodRow>(row), place.container);
    table->showTab("terminal");
}

/// When the operation that is started next has happened.
void attachWhenThere(actions::Runner &runner, endpoint::Endpoint &endpoint, QWidget *pane, const kubernetes::ContainerPlace &place)
{
    auto *waiting = new QObject(pane);
    QObject::connect(&runner, &actions::Runner::changed, waiting, [&runner, &endpoint, pane, place, waiting](quint64 id) {
        const actions::Operation *operation = runner.operation(id);
        if (!operation || operation->action != "pod.debug" || operation->items.empty() || operation->items.front().key != place.pod)
            return;
        const actions::Item &item = operation->items.front();
        if (!actions::ended(item.state))
            return;
        waiting->deleteLater();
        if (item.state == actions::ItemState::Confirmed)
            attach(pane, endpoint, place);
    });
}

} // namespace

void askDebug(const Context &context, endpoint::Endpoint &endpoint, const live::RowPointer &row, QWidget *pane, const std::function<void(actions::Arguments)> &answer)
{
    const auto &pod = static_cast<const PodRow &>(*row);
    QStringList targets{noTarget()};
    QString first = noTarget();
    for (const PodContainer &container : pod.containers) {
        if (container.state != PodContainer::State::Running || container.role == PodContainer::Role::Ephemeral)
            continue;
        targets << container.name;
        if (first == noTarget() || container.name == pod.defaultContainer)
            first = container.name;
    }
    auto *sheet = new dialogs::FormSheet(pane, tr("Debug"), pod.meta.name, tr("Debug"));
    sheet->addText(tr("A container of this image joins the pod and stays in it until the pod goes: it cannot be removed."));
    sheet->addChoice(QStringLiteral("image"), tr("Image"), {QStringLiteral("busybox"), QStringLiteral("alpine"), QStringLiteral("nicolaka/netshoot")},
                     QStringLiteral("busybox"), true);
    sheet->addChoice(QStringLiteral("target"), tr("Sees the processes of"), targets, first);
    sheet->setCheck([](const QVariantMap &values) {
        QMap<QString, QString> problems;
        const QString image = values.value(QStringLiteral("image")).toString().trimmed();
        if (image.isEmpty() || image.contains(u' '))
            problems.insert(QStringLiteral("image"), tr("The name of an image"));
        return problems;
    });
    kubernetes::ContainerPlace place{pod.key(), pod.meta.namespaceName, pod.meta.name, newName()};
    QObject::connect(sheet, &dialogs::FormSheet::filledIn, pane, [context, &endpoint, pane, place, answer](const QVariantMap &values) {
        const QString target = values.value(QStringLiteral("target")).toString();
        if (context.runner)
            attachWhenThere(*context.runner, endpoint, pane, place);
        answer({{QStringLiteral("image"), values.value(QStringLiteral("image")).toString().trimmed()},
                {QStringLiteral("target"), target == noTarget() ? QString() : target},
                {QStringLiteral("name"), place.container}});
    });
    sheet->present();
}

} // namespace kubernetesui
