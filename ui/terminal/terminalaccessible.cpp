// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See terminalaccessible.h. Positions are UTF-16 offsets in the joined text.
#include "terminalaccessible.h"

#include "terminalview.h"

#include <QAccessibleWidget>
#include <algorithm>

namespace terminal {
namespace {

class TerminalAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit TerminalAccessible(TerminalView *view) : QAccessibleWidget(view, QAccessible::Terminal) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State now = QAccessibleWidget::state();
        now.multiLine = true;
        return now;
    }

    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    void setCursorPosition(int) override {}
    void scrollToSubstring(int, int) override {}

    int cursorPosition() const override
    {
        const Screen &screen = view().screen();
        const int row = screen.cursorRow() + screen.historyCount() - view().topLine();
        const QStringList lines = view().visibleLines();
        if (row >= lines.size())
            return characterCount();
        int position = std::min(screen.cursorColumn(), int(lines[row].size()));
        for (int i = 0; i < row; ++i)
            position += int(lines[i].size()) + 1;
        return position;
    }
    int characterCount() const override { return int(all().size()); }
    QString text(int start, int end) const override { return all().mid(start, end - start); }

    QRect characterRect(int offset) const override
    {
        const auto [row, column] = placeOf(offset);
        const QRect inViewport = view().cellRect(column, row);
        return {view().viewport()->mapToGlobal(inViewport.topLeft()), inViewport.size()};
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        const QPoint inside = view().viewport()->mapFromGlobal(point);
        if (!view().viewport()->rect().contains(inside))
            return -1;
        const Selection::Point at = view().pointAt(inside);
        const int row = int(at.line - view().screen().dropped()) - view().topLine();
        const QStringList lines = view().visibleLines();
        int position = std::min(at.column, int(lines.value(row).size()));
        for (int i = 0; i < row; ++i)
            position += int(lines[i].size()) + 1;
        return position;
    }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    TerminalView &view() const { return *static_cast<TerminalView *>(widget()); }
    QString all() const { return view().visibleLines().join(QLatin1Char('\n')); }
    std::pair<int, int> placeOf(int offset) const
    {
        const QStringList lines = view().visibleLines();
        int row = 0;
        while (row + 1 < lines.size() && offset > lines[row].size()) {
            offset -= int(lines[row].size()) + 1;
            ++row;
        }
        return {row, std::max(0, offset)};
    }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *const view = qobject_cast<TerminalView *>(object);
    return view ? new TerminalAccessible(view) : nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace terminal
