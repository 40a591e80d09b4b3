// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "operation.h"

#include <QCoreApplication>
#include <algorithm>

namespace actions {

namespace {
QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("actions::Operation", text, nullptr, n);
}
} // namespace

size_t Operation::count(ItemState state) const
{
    return static_cast<size_t>(
        std::count_if(items.begin(), items.end(), [state](const Item &item) { return item.state == state; }));
}

bool Operation::undoable() const
{
    return over() && !undone && std::any_of(items.begin(), items.end(), [](const Item &item) {
        return item.undo && (item.state == ItemState::Confirmed || item.state == ItemState::Unobserved);
    });
}

QString Operation::names() const
{
    if (items.empty())
        return {};
    if (items.size() == 1)
        return items[0].name;
    if (items.size() == 2)
        return tr("%1 and %2").arg(items[0].name, items[1].name);
    return tr("%1 and %n more", static_cast<int>(items.size()) - 1).arg(items[0].name);
}

QString Operation::summary() const
{
    if (!over()) {
        const size_t finished = static_cast<size_t>(
            std::count_if(items.begin(), items.end(), [](const Item &item) { return ended(item.state); }));
        QString text = tr("%1 %2").arg(running, names());
        if (!progress.isEmpty())
            text += QStringLiteral(" · ") + progress;
        else if (items.size() > 1)
            text += QStringLiteral(" · ") + tr("%n done", static_cast<int>(finished));
        return text;
    }
    const size_t failed = count(ItemState::Failed);
    const size_t unobserved = count(ItemState::Unobserved);
    const size_t cancelled = count(ItemState::Cancelled);
    if (failed == items.size() && failed > 0)
        return tr("%1 failed: %2").arg(label, names());
    if (failed > 0)
        return tr("%1: %2 of %3 failed").arg(label).arg(failed).arg(items.size());
    if (unobserved > 0)
        return tr("%1: accepted, but not seen to happen: %2").arg(label, names());
    if (cancelled > 0)
        return tr("%1 cancelled: %2").arg(label, names());
    return tr("%1 %2").arg(done, names());
}

} // namespace actions
