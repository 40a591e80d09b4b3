// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of the command palette: headings, items and "N more" lines, painted at once. Never has the focus. UI thread.
#pragma once

#include "palette.h"

#include <QAbstractScrollArea>
#include <QStringList>

namespace widgets {

/// "Ctrl Shift S" as a key: a small rounded frame. Hint lines below the list use it too.
void paintKeycap(QPainter &painter, const QRectF &box, const QString &keys);

struct PaletteRow {
    enum Kind { Heading, Item, More } kind = Item;
    int item = -1;
    QString text; ///< Of a heading or a "more" line.
    int top = 0;
    int height = 28;
};

class PaletteList final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit PaletteList(QWidget *parent);

    void setRows(const std::vector<PaletteItem> *items, std::vector<PaletteRow> rows, QStringList words);
    void setCurrent(int row);
    /// Skips what is not an item; stays at the ends.
    void step(int by);
    /// To the first item of the next (or previous) group, going round.
    void stepGroup(int direction);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] const std::vector<PaletteRow> &rows() const { return m_rows; }
    [[nodiscard]] int contentHeight() const;
    /// For assistive technology, which knows items alone: how many, where, and what one says.
    [[nodiscard]] int itemRows() const;
    [[nodiscard]] int rowOfItem(int number) const;
    [[nodiscard]] int itemOfRow(int row) const;
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] QRect rowRect(int row) const; ///< in the viewport

Q_SIGNALS:
    void rowPressed(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void paintItem(QPainter &painter, const PaletteRow &row, const QRect &rect, bool chosen) const;
    /// Keys, and what they do with the chosen row; returns where they begin.
    int paintRight(QPainter &painter, const PaletteItem &item, const QRect &rect, bool chosen) const;
    int paintEmphasised(QPainter &painter, const QRect &rect, const QString &text, const QColor &colour) const;

    const std::vector<PaletteItem> *m_items = nullptr;
    std::vector<PaletteRow> m_rows;
    QStringList m_words;
    int m_current = -1;
};

} // namespace widgets
