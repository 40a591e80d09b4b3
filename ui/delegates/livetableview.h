// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of a pane: rows of 28 px, columns that a person shows, hides, moves and widens, and that give way in a narrow
// window (sparklines first, then the least important; never name and state). Selection, current row and scroll position
// stay with their objects. UI thread.
#pragma once

#include "livetablemodel.h"

#include <QDeadlineTimer>
#include <QJsonObject>
#include <QTableView>
#include <QUrl>

namespace delegates {

class RowDelegate;

class LiveTableView final : public QTableView
{
    Q_OBJECT

public:
    explicit LiveTableView(live::LiveTableModel &model, QWidget *parent = nullptr);
    ~LiveTableView() override;

    [[nodiscard]] std::vector<live::Key> selectedKeys() const;
    [[nodiscard]] live::Key currentKey() const;
    /// One whose row is still to come is selected when it comes, within a few seconds.
    void selectKey(const live::Key &key);
    void setStale(bool stale);

    /// Which columns are shown, their order and widths; for the settings.
    [[nodiscard]] QJsonObject columnState() const;
    void restoreColumns(const QJsonObject &state);
    void setColumnShown(const QByteArray &id, bool shown);
    [[nodiscard]] bool columnShown(const QByteArray &id) const;
    /// Fills a menu with a check box for each column.
    void fillColumnMenu(QMenu *menu);

Q_SIGNALS:
    void selectionKeysChanged();
    void activatedKey(const live::Key &key);
    void linkActivated(const QUrl &url);
    void menuRequested(const QPoint &globalPos);
    void columnsChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void scrollContentsBy(int dx, int dy) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;

private:
    void layoutColumns();
    void fitStates();
    void updateSpans();
    void updateVisibleRange();
    void rememberView();
    void restoreView();
    [[nodiscard]] QUrl linkUnder(const QPoint &point) const;

    live::LiveTableModel &m_model;
    RowDelegate *m_delegate;
    std::map<QByteArray, bool> m_shown;  ///< by the person's choice
    std::map<QByteArray, int> m_widths;  ///< by the person's hand
    std::map<QByteArray, int> m_stateWidths; ///< what the longest state seen takes
    bool m_layingOut = false;
    std::vector<int> m_spans;            ///< rows that span all columns
    live::Key m_topKey;                  ///< first row on screen, over an order
    int m_topOffset = 0;
    bool m_atTop = true;
    std::vector<live::Key> m_keptSelection;
    live::Key m_keptCurrent;
    live::Key m_awaited;           ///< to be selected when its row comes: what has just been made
    QDeadlineTimer m_awaitedUntil;
};

} // namespace delegates
