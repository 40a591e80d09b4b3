// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "treerows.h"

#include "tokens.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace widgets {

namespace {

constexpr int rowHeight = 28; // as every table's
constexpr int indentation = 16;
constexpr int focusBar = 3;

class RowDelegate final : public QStyledItemDelegate
{
public:
    RowDelegate(bool flat, QObject *parent) : QStyledItemDelegate(parent), m_flat(flat) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        // The style fills the text's place alone, which is narrower.
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme::color(theme::Token::AccentWeak));
        QStyledItemDelegate::paint(painter, option, index);
        const QColor line = theme::mixed(theme::color(theme::Token::Panel), theme::color(theme::Token::Line), 0.6);
        painter->fillRect(QRect(0, option.rect.bottom(), option.rect.right() + 1, 1), line);
        // Where the arrow keys go from, while the tree has the focus.
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        if (view && index.column() == 0 && view->hasFocus() && view->currentIndex().siblingAtColumn(0) == index)
            painter->fillRect(QRect(0, option.rect.top(), focusBar, option.rect.height() - 1), theme::color(theme::Token::Accent));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width() + 2 * side(index), rowHeight};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->rect.adjust(side(index), 0, -4, -1);
        if (const QVariant token = index.data(tokenRole); token.isValid()) {
            for (const auto role : {QPalette::Text, QPalette::HighlightedText})
                option->palette.setColor(role, theme::color(static_cast<theme::Token>(token.toInt())));
        }
    }

private:
    /// Headers begin 16 px from the edge and 8 from a column's; the style adds 4 to a cell's text, and an arrow takes 16.
    [[nodiscard]] int side(const QModelIndex &index) const { return index.column() == 0 ? (m_flat ? 12 : -4) : 4; }

    bool m_flat;
};

} // namespace

void dressTree(QTreeView &tree, bool flat)
{
    tree.setFrameShape(QFrame::NoFrame);
    tree.setUniformRowHeights(true);
    tree.setRootIsDecorated(!flat);
    tree.setIndentation(flat ? 0 : indentation);
    tree.setItemDelegate(new RowDelegate(flat, &tree));
    tree.header()->setFixedHeight(28);
    tree.header()->setHighlightSections(false);
}

} // namespace widgets
