// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window asks before an action, and what it says after one. UI thread.
#include "mainwindow.h"

#include "confirmation.h"
#include "confirmsheet.h"
#include "previewbox.h"
#include "toasts.h"

#include <algorithm>

namespace shell {

using endpoint::Endpoint;

void MainWindow::confirm(panes::TablePane *pane, Endpoint *endpoint, const QByteArray &id,
                         const std::vector<live::RowPointer> &rows, const actions::Arguments &arguments)
{
    const actions::Action *action = actions::findAction(m_runner.actions(), id);
    if (!action)
        return;
    const live::Kind &kind = *pane->spec().kind;
    const actions::Confirmation need = actions::confirmationFor(endpoint->profile(), *action, rows.size(), false);
    QString verb = action->label;
    verb.remove(QChar(0x2026));
    const auto count = static_cast<int>(rows.size());
    const QString what = count == 1 ? kind.name(*rows.front()) : kind.counted ? kind.counted(count) : tr("%1 %2").arg(count).arg(kind.title);
    widgets::ConfirmQuestion content;
    content.title = tr("%1 %2?").arg(verb, what);
    content.confirmLabel = count == 1 ? verb : tr("%1 %2").arg(verb, what);
    content.text = tr("On %1.").arg(endpoint->profile().name);
    if (action->danger == actions::Danger::Destructive)
        content.text += u' ' + tr("This cannot be undone.");
    content.production = endpoint->profile().production;
    if (need.typeName)
        content.typedName = endpoint->profile().name;
    QVariantMap names;
    for (const live::RowPointer &row : rows) {
        content.objects.push_back({{}, kind.name(*row), action->consequence ? action->consequence(*row) : QString()});
        names.insert(QString::fromUtf8(row->key()), kind.name(*row));
    }
    for (const actions::Choice &choice : action->choices) {
        const auto offered = [&](const live::RowPointer &row) { return !choice.offered || choice.offered(*row); };
        const bool ticked = arguments.value(choice.key).toBool();
        if (ticked || std::any_of(rows.begin(), rows.end(), offered))
            content.checks.push_back({choice.key, choice.label, ticked});
    }
    auto *sheet = new widgets::ConfirmSheet(content, this);
    connect(sheet, &widgets::ConfirmSheet::confirmed, this,
            [this, endpoint, action, rows, arguments, names](const QVariantMap &checks) {
                actions::Arguments all = arguments;
                for (auto check = checks.begin(); check != checks.end(); ++check)
                    all.insert(check.key(), check.value());
                all.insert(QStringLiteral("_names"), names);
                m_runner.run(*endpoint, *action, rows, all);
            });
    if (action->preview) {
        auto *preview = new panes::PreviewBox(
            *endpoint, *action, rows,
            [sheet, arguments] {
                actions::Arguments all = arguments;
                all.insert(sheet->checks());
                return all;
            },
            kind.name);
        connect(preview, &panes::PreviewBox::grown, sheet, &widgets::ConfirmSheet::settle);
        sheet->addWidget(preview);
    }
    sheet->open();
}

/// What the answer to a conflict is: the same once more, with the tick that overcomes it. Empty where there is none, or where
/// it was ticked already.
std::function<void()> MainWindow::forcing(const actions::Operation &operation)
{
    const actions::Action *action = actions::findAction(m_runner.actions(), operation.action);
    if (!action)
        return {};
    const auto choice = std::find_if(action->choices.begin(), action->choices.end(),
                                     [](const actions::Choice &one) { return one.overcomes; });
    actions::Arguments arguments = m_runner.argumentsOf(operation.id);
    if (choice == action->choices.end() || arguments.value(choice->key).toBool())
        return {};
    std::vector<live::RowPointer> rows;
    for (const actions::Item &item : operation.items) {
        if (item.before && item.error.code == base::Error::Code::Conflict)
            rows.push_back(item.before);
    }
    if (rows.empty())
        return {};
    arguments.insert(choice->key, true);
    for (const Section &section : m_sections) {
        for (const auto &[where, page] : section.pages) {
            auto *table = qobject_cast<panes::TablePane *>(page);
            if (table && where.second == operation.feed && where.first->profile().id == operation.profile.id)
                return [this, table, endpoint = where.first, id = operation.action, rows, arguments] {
                    confirm(table, endpoint, id, rows, arguments);
                };
        }
    }
    return {};
}

void MainWindow::operationFinished(quint64 id)
{
    const actions::Operation *operation = m_runner.operation(id);
    if (!operation)
        return;
    using actions::ItemState;
    const bool unobserved = operation->count(ItemState::Unobserved) > 0;
    const bool failed = operation->count(ItemState::Failed) > 0;
    widgets::Toast toast;
    toast.tone = failed ? widgets::ToastTone::Bad : unobserved ? widgets::ToastTone::Warn : widgets::ToastTone::Ok;
    toast.sticky = failed || unobserved;
    toast.title = operation->summary();
    toast.text = operation->profile.name;
    for (const actions::Item &item : operation->items) {
        if (!item.error.what.isEmpty()) {
            toast.text = item.error.text();
            break;
        }
        if (!item.outcome.warnings.isEmpty())
            toast.text = item.outcome.warnings.join(u'\n');
    }
    std::function<void()> run;
    if (std::function<void()> force = failed ? forcing(*operation) : std::function<void()>()) {
        toast.actionLabel = tr("Force…");
        run = std::move(force);
    } else if (toast.sticky) {
        toast.actionLabel = tr("Details");
        run = [this] { openActivity(); };
    } else if (operation->undoable()) {
        toast.actionLabel = tr("Undo");
        toast.undoes = true;
        run = [this, id] { m_runner.undo(id); };
    }
    const int shown = m_toasts->show(toast);
    if (run)
        m_toastActions[shown] = std::move(run);
}

void MainWindow::tell(bool good, const QString &title, const QString &text)
{
    widgets::Toast toast;
    toast.tone = good ? widgets::ToastTone::Ok : widgets::ToastTone::Bad;
    toast.title = title;
    toast.text = text;
    m_toasts->show(toast);
}

} // namespace shell
