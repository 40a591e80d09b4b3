// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "livetableview.h"

#include "fonts.h"
#include "livetableheader.h"
#include "rowdelegate.h"
#include "tokens.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>
#include <chrono>

namespace delegates {

namespace {

constexpr std::chrono::seconds rowComesWithin{10}; ///< after that the person is elsewhere

} // namespace

LiveTableView::LiveTableView(live::LiveTableModel &model, QWidget *parent)
    : QTableView(parent), m_model(model), m_delegate(new RowDelegate(model, this))
{
    for (const live::Column &column : model.kind().columns)
        m_shown[column.id] = column.shown;
    setAccessibleName(model.kind().title);
    setObjectName(QStringLiteral("table-") + QString::fromLatin1(model.kind().id));
    setItemDelegate(m_delegate);
    setModel(&model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    QHeaderView *rows = verticalHeader();
    rows->hide();
    rows->setMinimumSectionSize(RowDelegate::rowHeight);
    rows->setMaximumSectionSize(RowDelegate::rowHeight);
    rows->setDefaultSectionSize(RowDelegate::rowHeight);
    rows->setSectionResizeMode(QHeaderView::Fixed);
    auto *header = new LiveTableHeader(model.kind(), this);
    setHorizontalHeader(header);
    header->setFixedHeight(RowDelegate::rowHeight);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(40);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (m_layingOut)
            return;
        m_widths[m_model.kind().columns[static_cast<size_t>(section)].id] = size;
        Q_EMIT columnsChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_layingOut)
            Q_EMIT columnsChanged();
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &LiveTableView::selectionKeysChanged);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const live::RowPointer row = m_model.rowAt(index.row()))
            Q_EMIT activatedKey(row->key());
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &LiveTableView::rememberView);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, &LiveTableView::rememberView);
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &LiveTableView::rememberView);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] {
        rememberView();
        m_keptSelection.clear(); // the selection model keeps what stays
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &LiveTableView::restoreView);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &LiveTableView::restoreView);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &LiveTableView::restoreView);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &LiveTableView::restoreView);
    const auto showOrder = [this] {
        const std::vector<live::Column> &columns = m_model.kind().columns;
        for (size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].id == m_model.query().sortColumn)
                horizontalHeader()->setSortIndicator(static_cast<int>(i), m_model.query().sortOrder);
        }
    };
    connect(&model, &live::LiveTableModel::queryChanged, this, showOrder);
    showOrder();
    // The model sorts in the pool: the view's own sorting is only the header's click.
    connect(header, &QHeaderView::sectionClicked, this, [this](int section) {
        const bool same = m_model.kind().columns[static_cast<size_t>(section)].id == m_model.query().sortColumn;
        const bool down = same && m_model.query().sortOrder == Qt::AscendingOrder;
        m_model.sort(section, down ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    layoutColumns();
}

LiveTableView::~LiveTableView() = default;

std::vector<live::Key> LiveTableView::selectedKeys() const
{
    std::vector<live::Key> keys;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        if (const live::RowPointer row = m_model.rowAt(index.row()))
            keys.push_back(row->key());
    }
    return keys;
}

live::Key LiveTableView::currentKey() const
{
    const live::RowPointer row = m_model.rowAt(currentIndex().row());
    return row ? row->key() : live::Key();
}

void LiveTableView::selectKey(const live::Key &key)
{
    const int row = m_model.indexOf(key);
    m_awaited = row < 0 ? key : live::Key();
    m_awaitedUntil.setRemainingTime(rowComesWithin);
    if (row < 0)
        return;
    const QModelIndex index = m_model.index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void LiveTableView::setStale(bool stale)
{
    if (m_delegate->stale() == stale)
        return; // said at every change of the table's state
    m_delegate->setStale(stale);
    viewport()->update();
}

void LiveTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layoutColumns();
    updateVisibleRange();
}

void LiveTableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    layoutColumns();
    updateVisibleRange();
}

// --- What stays where it is -----------------------------------------------------------------------------------------

void LiveTableView::rememberView()
{
    m_atTop = verticalScrollBar()->value() == 0;
    const int top = rowAt(0);
    const int topRow = top >= 0 && m_model.isGroup(top) ? top + 1 : top;
    const live::RowPointer first = m_model.rowAt(topRow);
    m_topKey = first ? first->key() : live::Key();
    m_topOffset = first ? rowViewportPosition(topRow) : 0;
    m_keptSelection = selectedKeys();
    m_keptCurrent = currentKey();
}

void LiveTableView::restoreView()
{
    updateSpans();
    if (selectionModel()->selectedRows().isEmpty() && !m_keptSelection.empty()) {
        // Only a reset takes the selection away.
        QItemSelection selection;
        for (const live::Key &key : m_keptSelection) {
            if (const int row = m_model.indexOf(key); row >= 0)
                selection.select(m_model.index(row, 0), m_model.index(row, m_model.columnCount() - 1));
        }
        if (const int row = m_model.indexOf(m_keptCurrent); row >= 0)
            selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::NoUpdate);
        selectionModel()->select(selection, QItemSelectionModel::Select);
    }
    m_keptSelection.clear();
    if (!m_atTop && !m_topKey.isEmpty()) {
        if (const int row = m_model.indexOf(m_topKey); row >= 0) {
            const int now = rowViewportPosition(row);
            verticalScrollBar()->setValue(verticalScrollBar()->value() + now - m_topOffset);
        }
    }
    updateVisibleRange();
    if (m_awaitedUntil.hasExpired())
        m_awaited.clear();
    if (!m_awaited.isEmpty() && m_model.indexOf(m_awaited) >= 0)
        selectKey(m_awaited);
}

void LiveTableView::updateSpans()
{
    std::vector<int> spans;
    if (!m_model.query().grouping.isEmpty()) {
        for (int row = 0; row < m_model.rowCount(); ++row) {
            if (m_model.isGroup(row))
                spans.push_back(row);
        }
    }
    if (spans.empty() && m_spans.empty())
        return;
    m_spans = spans;
    clearSpans();
    for (const int row : spans)
        setSpan(row, 0, 1, m_model.columnCount());
}

void LiveTableView::updateVisibleRange()
{
    if (!isVisible()) {
        m_model.setVisibleRange(0, -1);
        return;
    }
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    m_model.setVisibleRange(first, last < 0 ? m_model.rowCount() - 1 : last);
    fitStates();
}

void LiveTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    updateVisibleRange();
}

/// Paints the cells that have changed and are on screen. The base class paints the whole table for every row that changes.
void LiveTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    if (QAccessible::isActive()) {
        QTableView::dataChanged(topLeft, bottomRight, roles); // it also tells those who listen
        return;
    }
    const int bottom = rowAt(viewport()->height() - 1);
    const int first = std::max(topLeft.row(), rowAt(0));
    const int last = bottom < 0 ? bottomRight.row() : std::min(bottomRight.row(), bottom);
    if (first < 0 || first > last)
        return;
    QRect area;
    for (int column = topLeft.column(); column <= bottomRight.column(); ++column) {
        if (!isColumnHidden(column))
            area |= QRect(columnViewportPosition(column), rowViewportPosition(first), columnWidth(column),
                          rowViewportPosition(last) + rowHeight(last) - rowViewportPosition(first));
    }
    viewport()->update(area);
    fitStates();
}

// --- Mouse and keys -------------------------------------------------------------------------------------------------

QUrl LiveTableView::linkUnder(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    return index.isValid() ? m_delegate->linkAt(index, visualRect(index), point) : QUrl();
}

void LiveTableView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    viewport()->setCursor(linkUnder(event->position().toPoint()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void LiveTableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return;
    if (const QUrl url = linkUnder(event->position().toPoint()); !url.isEmpty())
        Q_EMIT linkActivated(url);
}

void LiveTableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier) {
        if (const live::Key key = currentKey(); !key.isEmpty())
            Q_EMIT activatedKey(key);
        event->accept();
        return;
    }
    // Qt knows the menu key alone; keyboards without one have this.
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) {
        if (currentIndex().isValid())
            Q_EMIT menuRequested(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
        event->accept();
        return;
    }
    // Letters with '/' and Ctrl belong to the pane; the rest is the table's type-ahead.
    if (event->text() == QStringLiteral("/")) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void LiveTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        Q_EMIT menuRequested(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    else
        Q_EMIT menuRequested(event->globalPos());
    event->accept();
}

QModelIndex LiveTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    QModelIndex next = QTableView::moveCursor(action, modifiers);
    if (!next.isValid() || !m_model.isGroup(next.row()))
        return next;
    // Headers of groups are passed over, in the direction of the move; at the end it stays where it was.
    const bool up = action == MoveUp || action == MovePageUp || action == MoveHome || action == MovePrevious;
    for (const int step : {up ? -1 : 1, up ? 1 : -1}) {
        for (int row = next.row(); row >= 0 && row < m_model.rowCount(); row += step) {
            if (!m_model.isGroup(row))
                return m_model.index(row, std::max(0, currentIndex().column()));
        }
    }
    return currentIndex();
}

void LiveTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace delegates
