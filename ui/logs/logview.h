// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the lines of a LogStore: only those in view, on a grid of equal cells, so that neither a million lines nor a line
// of a megabyte costs more than the viewport has room for. UI thread; the store and the search belong to who made it and
// must outlive it.
//
// The scroll position is a line and, when wrapped, a row of it. The vertical bar counts lines; how many fit at the end is
// worked out from the last lines. While following, the end stays in view; scrolling up pauses, reaching the end again,
// End and follow() resume.
#pragma once

#include "logcolors.h"
#include "logsearch.h"
#include "shownline.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QFont>
#include <QCache>
#include <QStringList>

namespace logs {

class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    LogView(live::LogStore *store, live::LogSearch *search, QWidget *parent = nullptr);
    ~LogView() override;

    void setSources(const QStringList &names);
    void setTimeShown(bool shown);
    void setWrapped(bool wrapped);
    [[nodiscard]] bool isWrapped() const { return m_wrapped; }
    /// Only lines that the search hits.
    void setMatchesOnly(bool only);
    /// Said in the middle while there is no line.
    void setEmptyText(const QString &text);

    [[nodiscard]] bool isFollowing() const { return m_follow; }
    void setFollowing(bool follow);
    [[nodiscard]] qint64 newLines() const;

    /// The hit that was stepped to; -1 for none.
    [[nodiscard]] qint64 currentHit() const { return m_currentHit; }
    /// The next hit behind the current one (or the first in view), around the end; -1 without hits.
    qint64 stepHit(bool forward);
    void clearCurrentHit();
    void showLine(qint64 line);

    [[nodiscard]] bool hasSelection() const;
    void selectAll();
    void copySelection();
    /// The selected text; lines joined by line feeds.
    [[nodiscard]] QString selectedText() const;

    /// Lines that are at least partly in view, from the top; for tests and assistive technology.
    [[nodiscard]] std::vector<qint64> visibleLines() const;
    [[nodiscard]] QString lineText(qint64 line) const;
    [[nodiscard]] QRect lineRect(qint64 line) const;
    [[nodiscard]] int messageX() const { return m_columns.message; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] QSize sizeHint() const override { return {640, 300}; }

Q_SIGNALS:
    void followChanged(bool following);
    void newLinesChanged();
    void selectionChanged();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    /// Left edges in pixels; -1 where the column is not shown.
    struct Columns {
        int time = -1;
        int source = -1;
        int error = -1;
        int level = -1;
        int message = 16;
    };
    struct Top {
        qint64 row = 0; ///< index into what is shown
        int part = 0;   ///< row of the wrapped line
    };
    struct Place {
        qint64 line = -1;
        int character = 0;
        friend auto operator<=>(const Place &, const Place &) = default;
    };
    /// A row of the grid in view.
    struct RowLook {
        qint64 row = 0;
        qint64 number = 0; ///< the line's
        int part = 0;
        int y = 0;
    };

    // What is shown.
    [[nodiscard]] const std::vector<quint32> *rows() const;
    [[nodiscard]] qint64 rowCount() const;
    [[nodiscard]] qint64 lineOfRow(qint64 row) const;
    [[nodiscard]] qint64 rowOfLine(qint64 line) const;
    [[nodiscard]] ShownLine &shown(qint64 line) const;
    [[nodiscard]] int partsOf(qint64 row) const;
    [[nodiscard]] int cellsAcross() const;
    [[nodiscard]] int rowsInView() const;
    [[nodiscard]] std::vector<RowLook> visibleRows() const;

    // Where it is.
    void updateColumns();
    void updateMetrics();
    void contentChanged();
    void reset();
    void linesChanged(qint64 from);
    void updateBars();
    [[nodiscard]] Top endTop() const;
    void setTop(Top top, bool byUser);
    void scrollParts(int parts);
    void scrolledByBar(int value);
    /// Brings the line's first match into view sideways.
    void showCell(qint64 line);

    // Selection.
    [[nodiscard]] Place placeAt(QPoint point) const;
    void select(Place anchor, Place cursor);
    void extendByLines(qint64 by);
    [[nodiscard]] std::pair<Place, Place> selection() const;
    [[nodiscard]] QString fragment(qint64 line, int from, int to) const;

    // Painting.
    void paintRow(QPainter &painter, const RowLook &row);
    void paintColumns(QPainter &painter, const RowLook &row);
    void paintMessage(QPainter &painter, const RowLook &row);
    void paintSelection(QPainter &painter, const RowLook &row, const ShownLine &line);
    void paintText(QPainter &painter, const RowLook &row, const ShownLine &line, const std::vector<ShownLine::Range> &strong);
    void paintRun(QPainter &painter, const RowLook &row, const ShownLine &line, int from, int to);
    void paintBand(QPainter &painter, const RowLook &row, const ShownLine &line, int from, int to, const QColor &color,
                   double radius);
    [[nodiscard]] int firstCell(const RowLook &row) const;
    [[nodiscard]] double xOfCell(const RowLook &row, int cell) const;
    [[nodiscard]] live::LogMatcher *matcher();

    live::LogStore *m_store;
    live::LogSearch *m_search;
    QStringList m_sources;
    QString m_emptyText;
    bool m_timeShown = true;
    bool m_wrapped = false;
    bool m_matchesOnly = false;
    bool m_follow = true;
    qint64 m_pausedEnd = 0;
    qint64 m_currentHit = -1;

    Top m_top;
    qint64 m_topLine = 0; ///< the number of the line at the top, which stays there when rows change
    bool m_settingBars = false;
    int m_widest = 0; ///< cells of the widest line seen
    double m_wheelRest = 0;

    Place m_anchor;
    Place m_cursor;
    bool m_selecting = false;
    QPoint m_mouse;
    QBasicTimer m_autoScroll;
    qint64 m_tripleClickUntil = 0; ///< steady milliseconds
    base::ComputeJob m_copying;

    QFont m_font;
    QFont m_bold;
    QFont m_small;
    double m_cell = 7;
    int m_rowHeight = 18;
    int m_ascent = 13;
    Columns m_columns;
    LogColors m_colors;
    mutable QCache<qint64, ShownLine> m_cache;
    std::unique_ptr<live::LogMatcher> m_matcher;
    std::shared_ptr<const live::LogPattern> m_matcherOf;
};

} // namespace logs
