// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Some series of numbers over the last minutes: title, legend with values, three hairlines, lines. A crosshair follows
// the pointer or the Left and Right keys and puts the values of that time in the legend. Reads a SeriesStore only when
// refresh() is called, so who shows many charts decides the pace. UI thread; owned by its parent. Times are UTC ms.
#pragma once

#include "chartmath.h"

#include <QPointer>
#include <QWidget>
#include <array>

namespace charts {

struct ChartSeries {
    QString name;
    int colour = 1; ///< series colour 1 to 5
    live::Key key;
    live::Metric metric = 0;
    bool area = false;
    bool limit = false; ///< a dashed line at the newest value, labelled "NAME 768 MB", and no entry in the legend
};

struct ChartSpec {
    QString title;
    live::Unit unit = live::Unit::Count;
    std::vector<ChartSeries> series;
    double leastMaximum = 0; ///< the scale reaches at least this
};

class TimeChart final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    void setSource(live::SeriesStore *store);
    void setSpec(ChartSpec spec);
    [[nodiscard]] const ChartSpec &spec() const { return m_spec; }
    void setSpan(live::Span span);
    /// Shows what was known up to `ms` until it is called with 0; what comes later changes nothing.
    void setFrozenAt(qint64 ms);
    /// Reads the store and repaints.
    void refresh();

    /// 0: none. Emits nothing.
    void setCrosshair(qint64 ms);
    [[nodiscard]] qint64 crosshair() const { return m_crosshairMs; }

    /// As the legend shows them: at the crosshair, else now; "–" in a gap. One for each series.
    [[nodiscard]] QStringList values() const;
    [[nodiscard]] std::vector<CsvColumn> csvColumns() const;
    /// The chart as in its widget, without focus; for exports.
    void paint(QPainter &painter);

    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] qreal positionOf(qint64 ms) const;
    [[nodiscard]] QSize sizeHint() const override { return {360, 148}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    /// By pointer or key; 0: it went away.
    void crosshairMoved(qint64 ms);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    using Lines = std::vector<std::vector<live::SeriesPoint>>;
    [[nodiscard]] Lines read(live::Span span) const;
    void hold();
    void measure();
    void describe();
    void moveCrosshair(qint64 ms);
    [[nodiscard]] qint64 slotMs() const { return live::SeriesStore::slotMs(m_span); }
    [[nodiscard]] qint64 timeAt(qreal x) const;
    [[nodiscard]] QString valueText(size_t index) const;
    [[nodiscard]] QColor colourOf(const ChartSeries &series) const;
    [[nodiscard]] qreal heightOf(double value) const;

    void paintHeader(QPainter &painter);
    void paintGrid(QPainter &painter) const;
    void paintLine(QPainter &painter, size_t index) const;
    void paintRun(QPainter &painter, const ChartSeries &series, const live::SeriesPoint *first,
                  const live::SeriesPoint *last, const QPolygonF &line) const;
    void paintLimits(QPainter &painter) const;
    void paintCrosshair(QPainter &painter) const;

    QPointer<live::SeriesStore> m_store;
    ChartSpec m_spec;
    live::Span m_span = live::Span::FiveMinutes;
    Lines m_lines;                    ///< of m_spec.series
    std::array<Lines, 3> m_held;      ///< by span, while frozen: the store forgets its oldest values meanwhile
    std::vector<qreal> m_valueWidths; ///< the widest so far, so that the legend does not shake
    std::vector<std::optional<float>> m_present;
    ValueScale m_scale;
    qint64 m_endMs = 0; ///< begin of the newest slot: the right end
    qint64 m_frozenMs = 0;
    qint64 m_crosshairMs = 0;
    qreal m_pointerX = -1; ///< < 0: the pointer is elsewhere
    bool m_elided = false;
    bool m_focusRing = false;
};

} // namespace charts
