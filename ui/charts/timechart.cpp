// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timechart.h"

#include "format.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace charts {

namespace {

constexpr int headerHeight = 26; ///< px, title and legend with the room below them
constexpr int axisHeight = 18;   ///< px, the labels of time
constexpr int gutter = 38;       ///< px, the labels of values; the same for all charts, so that their times align

} // namespace

TimeChart::TimeChart(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

TimeChart::~TimeChart() = default;

void TimeChart::setSource(live::SeriesStore *store)
{
    m_store = store;
    hold();
    refresh();
}

void TimeChart::setSpec(ChartSpec spec)
{
    m_spec = std::move(spec);
    m_valueWidths.clear();
    setAccessibleName(m_spec.title);
    hold();
    refresh();
}

void TimeChart::setSpan(live::Span span)
{
    m_span = span;
    refresh();
}

void TimeChart::setFrozenAt(qint64 ms)
{
    if (m_frozenMs == ms)
        return;
    m_frozenMs = ms;
    hold();
    refresh();
}

TimeChart::Lines TimeChart::read(live::Span span) const
{
    Lines lines(m_spec.series.size());
    for (size_t index = 0; m_store && index < lines.size(); ++index) {
        lines[index] = m_store->range(m_spec.series[index].key, m_spec.series[index].metric, span);
        if (m_frozenMs > 0)
            std::erase_if(lines[index], [this](const live::SeriesPoint &point) { return point.ms > m_frozenMs; });
    }
    return lines;
}

void TimeChart::hold()
{
    m_held = {};
    if (m_frozenMs == 0)
        return;
    for (const live::Span span : {live::Span::FiveMinutes, live::Span::ThirtyMinutes, live::Span::TwoHours})
        m_held[size_t(span)] = read(span);
}

void TimeChart::refresh()
{
    m_lines = m_frozenMs > 0 ? m_held[size_t(m_span)] : read(m_span);
    const qint64 end = m_frozenMs > 0 ? m_frozenMs : m_store ? m_store->newestMs() : 0;
    m_endMs = end / slotMs() * slotMs();
    measure();
    if (m_pointerX >= 0)
        moveCrosshair(timeAt(m_pointerX));
    else if (m_crosshairMs > 0 && (m_crosshairMs > m_endMs || m_crosshairMs < m_endMs - spanMs(m_span)))
        moveCrosshair(0);
    describe();
    update();
}

void TimeChart::measure()
{
    double largest = 0;
    double limit = 0;
    m_present.assign(m_lines.size(), std::nullopt);
    for (size_t index = 0; index < m_lines.size(); ++index) {
        const ChartSeries &series = m_spec.series[index];
        const auto &points = m_lines[index];
        if (m_frozenMs == 0 && m_store) {
            m_present[index] = m_store->latest(series.key, series.metric);
        } else if (const auto *point = pointAt(points, m_endMs, joinedMs(points, slotMs()))) {
            m_present[index] = point->avg;
        }
        if (series.limit) {
            limit = std::max(limit, double(m_present[index].value_or(0)));
            continue;
        }
        for (const live::SeriesPoint &point : points) {
            if (!std::isnan(point.max) && point.ms >= m_endMs - spanMs(m_span))
                largest = std::max(largest, double(point.max));
        }
    }
    // Lines that lie on the topmost hairline are hard to see; a percentage of 100 is meant to touch it.
    if (m_spec.unit != live::Unit::Percent)
        largest *= 1.05;
    // A limit far above what is used would press the line flat; its label alone says it then.
    if (limit <= 3 * largest)
        largest = std::max(largest, limit);
    m_scale = valueScale(m_spec.unit, largest, m_spec.leastMaximum);
}

void TimeChart::describe()
{
    QStringList parts;
    const QStringList texts = values();
    for (qsizetype index = 0; index < texts.size(); ++index)
        parts.append(m_spec.series[size_t(index)].name + QLatin1Char(' ') + texts[index]);
    const QString description = parts.join(QStringLiteral(", "));
    if (description != accessibleDescription())
        setAccessibleDescription(description);
}

QString TimeChart::valueText(size_t index) const
{
    std::optional<float> value = m_present[index];
    if (m_crosshairMs > 0 && !m_spec.series[index].limit) {
        const auto &points = m_lines[index];
        const auto *point = pointAt(points, m_crosshairMs, joinedMs(points, slotMs()));
        value = point ? std::optional(point->avg) : std::nullopt;
    }
    return value ? live::formatValue(m_spec.unit, double(*value)) : QStringLiteral("–");
}

QStringList TimeChart::values() const
{
    QStringList texts;
    for (size_t index = 0; index < m_lines.size(); ++index)
        texts.append(valueText(index));
    return texts;
}

std::vector<CsvColumn> TimeChart::csvColumns() const
{
    std::vector<CsvColumn> columns;
    for (size_t index = 0; index < m_lines.size(); ++index) {
        QString header = m_spec.title + QLatin1Char(' ') + m_spec.series[index].name;
        // Values are written unscaled.
        const QString unit = valueScale(m_spec.unit, 1, 0).suffix;
        if (!unit.isEmpty())
            header += QStringLiteral(" (%1)").arg(unit);
        columns.push_back({header, m_lines[index]});
    }
    return columns;
}

QRectF TimeChart::plotRect() const
{
    return QRectF(gutter, headerHeight, std::max(width() - gutter, 1), std::max(height() - headerHeight - axisHeight, 1));
}

qreal TimeChart::positionOf(qint64 ms) const
{
    const QRectF plot = plotRect();
    return plot.right() - qreal(m_endMs - ms) / qreal(spanMs(m_span)) * plot.width();
}

qreal TimeChart::heightOf(double value) const
{
    const QRectF plot = plotRect();
    return plot.bottom() - value / m_scale.maximum() * plot.height();
}

qint64 TimeChart::timeAt(qreal x) const
{
    const QRectF plot = plotRect();
    if (m_endMs == 0 || x < plot.left() - 4)
        return 0;
    const qreal before = std::clamp((plot.right() - x) / plot.width(), 0.0, 1.0) * qreal(spanMs(m_span));
    return m_endMs - qRound64(before / qreal(slotMs())) * slotMs();
}

void TimeChart::setCrosshair(qint64 ms)
{
    if (m_crosshairMs == ms)
        return;
    m_crosshairMs = ms;
    describe();
    update();
}

void TimeChart::moveCrosshair(qint64 ms)
{
    if (m_crosshairMs == ms)
        return;
    setCrosshair(ms);
    Q_EMIT crosshairMoved(ms);
}

bool TimeChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (m_elided && help->pos().y() < headerHeight)
            QToolTip::showText(help->globalPos(), accessibleDescription(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    m_pointerX = event->position().x();
    moveCrosshair(timeAt(m_pointerX));
}

void TimeChart::leaveEvent(QEvent *event)
{
    m_pointerX = -1;
    moveCrosshair(0);
    QWidget::leaveEvent(event);
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    const qint64 first = m_endMs - spanMs(m_span) + slotMs();
    const qint64 step = slotMs() * (event->modifiers().testFlag(Qt::ControlModifier) ? 10 : 1);
    const qint64 from = m_crosshairMs > 0 ? m_crosshairMs : m_endMs + (event->key() == Qt::Key_Left ? step : 0);
    if (m_endMs == 0)
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Left)
        moveCrosshair(std::max(from - step, first));
    else if (event->key() == Qt::Key_Right)
        moveCrosshair(std::min(from + step, m_endMs));
    else if (event->key() == Qt::Key_Home)
        moveCrosshair(first);
    else if (event->key() == Qt::Key_End)
        moveCrosshair(m_endMs);
    else if (event->key() == Qt::Key_Escape && m_crosshairMs > 0)
        moveCrosshair(0);
    else
        QWidget::keyPressEvent(event);
}

void TimeChart::focusInEvent(QFocusEvent *event)
{
    m_focusRing = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    m_focusRing = false;
    if (m_pointerX < 0)
        moveCrosshair(0);
    QWidget::focusOutEvent(event);
    update();
}

} // namespace charts
