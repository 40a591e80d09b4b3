// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A grid of charts of one span with one crosshair. Reads the store at most once a second, and only while it is active
// and visible. Several objects are compared by giving each a series of its own. UI thread; owned by its parent.
#pragma once

#include "timechart.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QScrollArea>

class QGridLayout;

namespace charts {

class ChartBoard final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartBoard(QWidget *parent = nullptr);

    void setSource(live::SeriesStore *store);
    void setSpecs(std::vector<ChartSpec> specs);
    void setSpan(live::Span span);
    [[nodiscard]] live::Span span() const { return m_span; }
    /// The charts stand still at the newest time that they show.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_pausedMs > 0; }
    /// Whether new samples repaint; off at first.
    void setActive(bool active);

    /// All charts of the span shown; see csvText().
    [[nodiscard]] QString csv() const;
    /// As on screen, all charts, on the panel's ground; `scale` image pixels a pixel.
    [[nodiscard]] QImage image(qreal scale) const;

    [[nodiscard]] const std::vector<TimeChart *> &charts() const { return m_charts; }
    [[nodiscard]] static int columnsFor(int width) { return width >= 1100 ? 3 : width >= 700 ? 2 : 1; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void refreshSoon();
    void refresh();
    void applyGround();

    QPointer<live::SeriesStore> m_store;
    QMetaObject::Connection m_sampled;
    QScrollArea *m_scroll;
    QWidget *m_sheet;
    QGridLayout *m_grid;
    std::vector<TimeChart *> m_charts;
    live::Span m_span = live::Span::FiveMinutes;
    qint64 m_pausedMs = 0;
    bool m_active = false;
    int m_columns = 0;
    QElapsedTimer m_refreshed; ///< since the last refresh()
    QBasicTimer m_due;
};

} // namespace charts
