// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "palettelistaccessible.h"

#include "palettelist.h"

#include <QAccessibleWidget>
#include <map>

namespace widgets {

namespace {

/// One result. Rows are made anew with every letter, so an item knows its number and asks the list.
class ItemAccessible final : public QAccessibleInterface
{
public:
    ItemAccessible(PaletteList *list, int number) : m_list(list), m_number(number) {}

    [[nodiscard]] bool isValid() const override { return m_list && row() >= 0; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return m_list ? m_list->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_list); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_list->rowText(row()) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = m_list->rowRect(row());
        return {m_list->viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const bool chosen = isValid() && m_list->current() == row();
        state.selectable = true;
        state.focusable = true;
        state.selected = chosen;
        state.focused = chosen;
        state.invalid = !isValid();
        return state;
    }

private:
    [[nodiscard]] int row() const { return m_list->rowOfItem(m_number); }
    QPointer<PaletteList> m_list;
    int m_number;
};

class ListAccessible final : public QAccessibleWidget
{
public:
    explicit ListAccessible(PaletteList *list) : QAccessibleWidget(list, QAccessible::List) {}
    ~ListAccessible() override
    {
        for (const auto &[number, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return list()->itemRows(); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_ids.find(index);
        if (known != m_ids.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new ItemAccessible(list(), index);
        m_ids[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[number, id] : m_ids) {
            if (QAccessible::accessibleInterface(id) == child)
                return number;
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return child(list()->itemOfRow(list()->current()));
    }

private:
    [[nodiscard]] PaletteList *list() const { return static_cast<PaletteList *>(widget()); }
    mutable std::map<int, QAccessible::Id> m_ids;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *list = qobject_cast<PaletteList *>(object);
    return list ? new ListAccessible(list) : nullptr;
}

} // namespace

void installPaletteListAccessible()
{
    static const bool installed = (QAccessible::installFactory(make), true);
    Q_UNUSED(installed)
}

void announcePaletteRow(PaletteList &list)
{
    const int item = list.itemOfRow(list.current());
    if (item < 0 || !QAccessible::isActive())
        return;
    QAccessibleEvent event(&list, QAccessible::Focus);
    event.setChild(item);
    QAccessible::updateAccessibility(&event);
}

} // namespace widgets
