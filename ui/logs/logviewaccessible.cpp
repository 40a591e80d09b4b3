// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logviewaccessible.h"

#include "logview.h"

namespace logs {

namespace {

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogViewAccessible(view) : nullptr;
}

// A line of a megabyte is not read out.
constexpr qsizetype longestLine = 2000;

} // namespace

LogViewAccessible::LogViewAccessible(LogView *view) : QAccessibleWidget(view, QAccessible::Document) {}

void LogViewAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

LogView *LogViewAccessible::view() const
{
    return static_cast<LogView *>(widget());
}

void *LogViewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State LogViewAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QString LogViewAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? all() : QAccessibleWidget::text(kind);
}

QString LogViewAccessible::all() const
{
    QString text;
    for (const qint64 line : view()->visibleLines())
        text += view()->lineText(line).left(longestLine) + QLatin1Char('\n');
    return text;
}

void LogViewAccessible::selection(int, int *start, int *end) const
{
    *start = *end = 0;
}

QString LogViewAccessible::text(int start, int end) const
{
    return all().mid(start, end - start);
}

int LogViewAccessible::characterCount() const
{
    return static_cast<int>(all().size());
}

QRect LogViewAccessible::characterRect(int offset) const
{
    const qsizetype before = all().left(offset).count(QLatin1Char('\n'));
    const auto lines = view()->visibleLines();
    if (before < 0 || before >= static_cast<qsizetype>(lines.size()))
        return {};
    const QRect rect = view()->lineRect(lines[static_cast<size_t>(before)]);
    return {view()->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int LogViewAccessible::offsetAtPoint(const QPoint &point) const
{
    const QPoint local = view()->viewport()->mapFromGlobal(point);
    int offset = 0;
    for (const qint64 line : view()->visibleLines()) {
        if (view()->lineRect(line).contains(local))
            return offset;
        offset += static_cast<int>(view()->lineText(line).left(longestLine).size()) + 1;
    }
    return -1;
}

QString LogViewAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace logs
