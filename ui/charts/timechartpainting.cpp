// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a TimeChart paints itself, from the theme's tokens.
#include "fonts.h"
#include "format.h"
#include "numberpainter.h"
#include "style.h"
#include "timechart.h"
#include "tokens.h"

#include <QDateTime>
#include <QPainter>
#include <cmath>

namespace charts {

namespace {

constexpr qreal lineWidth = 1.4;
constexpr qreal swatch = 10;     ///< px, of the legend
constexpr qreal titleLine = 18;  ///< px

QFont axisFont()
{
    QFont font = theme::smallFont();
    font.setPixelSize(11);
    return font;
}

QColor translucent(QColor colour, qreal alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

} // namespace

QColor TimeChart::colourOf(const ChartSeries &series) const
{
    return theme::color(series.limit ? theme::Token::Bad : theme::seriesToken(std::max(series.colour, 1) - 1));
}

void TimeChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter);
    if (m_focusRing && hasFocus())
        theme::paintFocusRing(painter, QRectF(rect()).adjusted(3, 3, -3, -3), 4);
}

void TimeChart::paint(QPainter &painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    painter.save();
    painter.setClipRect(plotRect().adjusted(0, -2, 1, 1));
    for (size_t index = 0; index < m_lines.size(); ++index) {
        if (!m_spec.series[index].limit)
            paintLine(painter, index);
    }
    painter.restore();
    paintLimits(painter);
    paintCrosshair(painter);
    paintHeader(painter);
    painter.restore();
}

void TimeChart::paintHeader(QPainter &painter)
{
    const QFont titleFont = theme::mediumFont();
    const QFontMetricsF titleMetrics(titleFont);
    const QFont nameFont = theme::textFont();
    const QFontMetricsF nameMetrics(nameFont);
    const theme::NumberPainter numbers(nameFont);
    std::vector<size_t> shown;
    for (size_t index = 0; index < m_lines.size(); ++index) {
        if (!m_spec.series[index].limit)
            shown.push_back(index);
    }
    const qreal titleWidth = std::min(titleMetrics.horizontalAdvance(m_spec.title), width() / 2.0);
    painter.setFont(titleFont);
    painter.setPen(theme::color(theme::Token::Text));
    painter.drawText(QRectF(0, 0, titleWidth + 1, titleLine), Qt::AlignVCenter | Qt::AlignLeft,
                     titleMetrics.elidedText(m_spec.title, Qt::ElideRight, titleWidth + 1));

    // Names give way first, values never: what has no room at all is counted at the end.
    m_valueWidths.resize(m_lines.size(), 0);
    qreal fixed = 0, names = 0;
    for (const size_t index : shown) {
        m_valueWidths[index] = std::max(m_valueWidths[index], numbers.width(valueText(index)));
        fixed += 14 + swatch + 6 + 6 + m_valueWidths[index];
        names += nameMetrics.horizontalAdvance(m_spec.series[index].name);
    }
    const qreal room = width() - titleWidth - fixed;
    m_elided = names > room;
    const qreal nameRoom = m_elided ? std::max(room / qreal(std::max<size_t>(shown.size(), 1)), 28.0) : names;
    qreal x = titleWidth;
    for (size_t place = 0; place < shown.size(); ++place) {
        const ChartSeries &series = m_spec.series[shown[place]];
        const QString name = nameMetrics.elidedText(series.name, Qt::ElideMiddle, nameRoom + 1);
        const qreal nameWidth = nameMetrics.horizontalAdvance(name);
        const qreal valueWidth = m_valueWidths[shown[place]];
        const qreal rest = place + 1 < shown.size() ? nameMetrics.horizontalAdvance(QStringLiteral("  +88")) : 0;
        if (m_elided && place > 0 && x + 14 + swatch + 6 + nameWidth + 6 + valueWidth + rest > width()) {
            painter.setFont(nameFont);
            painter.setPen(theme::color(theme::Token::Muted));
            painter.drawText(QRectF(x + 10, 0, width() - x - 10, titleLine), Qt::AlignVCenter | Qt::AlignLeft,
                             QStringLiteral("+%1").arg(shown.size() - place));
            break;
        }
        x += 14;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(series));
        painter.drawRoundedRect(QRectF(x, titleLine / 2 - 1.5, swatch, 3), 1.5, 1.5);
        x += swatch + 6;
        painter.setFont(nameFont);
        painter.setPen(theme::color(theme::Token::Muted));
        painter.drawText(QRectF(x, 0, nameWidth + 1, titleLine), Qt::AlignVCenter | Qt::AlignLeft, name);
        x += nameWidth + 6;
        painter.setPen(theme::color(theme::Token::Text));
        numbers.draw(painter, QRectF(x, 0, valueWidth + 1, titleLine), Qt::AlignVCenter | Qt::AlignLeft,
                     valueText(shown[place]));
        x += valueWidth;
    }
    // What the axis counts: "1.2 MB/s" in the legend may stand beside an axis of kB/s.
    painter.setFont(axisFont());
    const qreal unitWidth = QFontMetricsF(axisFont()).horizontalAdvance(m_scale.suffix);
    if (!m_scale.suffix.isEmpty() && !m_elided && x + 16 + unitWidth <= width()) {
        painter.setPen(theme::color(theme::Token::Faint));
        painter.drawText(QRectF(width() - unitWidth - 1, 0, unitWidth + 1, titleLine), Qt::AlignVCenter | Qt::AlignRight,
                         m_scale.suffix);
    }
}

void TimeChart::paintGrid(QPainter &painter) const
{
    const QRectF plot = plotRect();
    const QFont font = axisFont();
    const QFontMetricsF metrics(font);
    const theme::NumberPainter numbers(font);
    painter.setFont(font);
    for (int line = 0; line <= 2; ++line) {
        // Between two pixels a hairline would be two grey ones.
        const qreal y = std::floor(plot.bottom() - plot.height() * line / 2) + 0.5;
        painter.setPen(QPen(theme::color(theme::Token::Line), 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme::color(theme::Token::Faint));
        numbers.draw(painter, QRectF(0, y - 8, plot.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                     m_scale.label(line));
    }
    const qreal top = plot.bottom() + 3;
    qreal before = -1e6;
    for (const TimeLabel &label : timeLabels(m_span)) {
        const qreal textWidth = metrics.horizontalAdvance(label.text);
        const qreal x = plot.right() - qreal(label.beforeMs) / qreal(spanMs(m_span)) * plot.width();
        const qreal left = std::clamp(x - textWidth / 2, plot.left(), std::max(plot.left(), plot.right() - textWidth));
        const bool last = label.beforeMs == 0;
        const qreal nowWidth = metrics.horizontalAdvance(timeLabels(m_span).back().text);
        if (left < before + 6 || (!last && left + textWidth + 6 > plot.right() - nowWidth))
            continue;
        before = left + textWidth;
        painter.drawText(QRectF(left, top, textWidth + 1, 15), Qt::AlignLeft | Qt::AlignVCenter, label.text);
    }
    const bool empty = std::ranges::all_of(m_lines, [](const auto &points) { return points.empty(); });
    if (empty)
        painter.drawText(plot, Qt::AlignCenter, tr("No values yet"));
}

void TimeChart::paintLine(QPainter &painter, size_t index) const
{
    const std::vector<live::SeriesPoint> &points = m_lines[index];
    const qint64 joined = joinedMs(points, slotMs());
    QPolygonF line;
    std::vector<live::SeriesPoint> run;
    const auto flush = [&] {
        if (!run.empty())
            paintRun(painter, m_spec.series[index], run.data(), run.data() + run.size(), line);
        run.clear();
        line.clear();
    };
    for (const live::SeriesPoint &point : points) {
        if (std::isnan(point.avg))
            continue;
        if (!run.empty() && point.ms - run.back().ms > joined)
            flush();
        run.push_back(point);
        line.append(QPointF(positionOf(point.ms), heightOf(double(point.avg))));
    }
    flush();
}

void TimeChart::paintRun(QPainter &painter, const ChartSeries &series, const live::SeriesPoint *first,
                         const live::SeriesPoint *last, const QPolygonF &line) const
{
    const QColor colour = colourOf(series);
    painter.setPen(Qt::NoPen);
    if (line.size() == 1) {
        painter.setBrush(colour);
        painter.drawEllipse(line.front(), lineWidth, lineWidth);
        return;
    }
    if (series.area) {
        QPolygonF area = line;
        area.append(QPointF(line.back().x(), plotRect().bottom()));
        area.append(QPointF(line.front().x(), plotRect().bottom()));
        painter.setBrush(translucent(colour, 0.13));
        painter.drawPolygon(area);
    }
    if (m_span != live::Span::FiveMinutes) {
        QPolygonF band;
        for (const live::SeriesPoint *point = first; point != last; ++point)
            band.append(QPointF(positionOf(point->ms), heightOf(double(point->max))));
        for (const live::SeriesPoint *point = last; point != first; --point)
            band.append(QPointF(positionOf((point - 1)->ms), heightOf(double((point - 1)->min))));
        painter.setBrush(translucent(colour, 0.2));
        painter.drawPolygon(band);
    }
    painter.setPen(QPen(colour, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void TimeChart::paintLimits(QPainter &painter) const
{
    const QRectF plot = plotRect();
    painter.setFont(axisFont());
    qreal beyond = plot.top() + 1;
    for (size_t index = 0; index < m_lines.size(); ++index) {
        const ChartSeries &series = m_spec.series[index];
        if (!series.limit || !m_present[index] || *m_present[index] <= 0)
            continue;
        const double value = double(*m_present[index]);
        const QString text = tr("%1 %2", "a limit's name and value")
                                 .arg(series.name, live::formatValue(m_spec.unit, value));
        painter.setPen(colourOf(series));
        if (value > m_scale.maximum()) {
            painter.drawText(QRectF(plot.left(), beyond, plot.width() - 2, 14), Qt::AlignRight | Qt::AlignVCenter,
                             text + QStringLiteral(" ↑"));
            beyond += 14;
            continue;
        }
        QPen pen(colourOf(series), 1);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        const qreal y = std::floor(heightOf(value)) + 0.5;
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        const qreal below = y + 16 < plot.bottom() ? y + 2 : y - 16;
        painter.drawText(QRectF(plot.left(), below, plot.width() - 2, 14), Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

void TimeChart::paintCrosshair(QPainter &painter) const
{
    const QRectF plot = plotRect();
    if (m_crosshairMs == 0 || m_crosshairMs > m_endMs || m_crosshairMs < m_endMs - spanMs(m_span))
        return;
    const qreal x = std::floor(positionOf(m_crosshairMs)) + 0.5;
    painter.setPen(QPen(theme::color(theme::Token::Faint), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    for (size_t index = 0; index < m_lines.size(); ++index) {
        const auto &points = m_lines[index];
        const auto *point = pointAt(points, m_crosshairMs, joinedMs(points, slotMs()));
        if (m_spec.series[index].limit || !point)
            continue;
        painter.setPen(QPen(theme::color(theme::Token::Panel), 1.5));
        painter.setBrush(colourOf(m_spec.series[index]));
        painter.drawEllipse(QPointF(x, heightOf(double(point->avg))), 3.5, 3.5);
    }
    const QFont font = axisFont();
    const theme::NumberPainter numbers(font);
    const QString time = QDateTime::fromMSecsSinceEpoch(m_crosshairMs).toString(QStringLiteral("HH:mm:ss"));
    const qreal boxWidth = numbers.width(time) + 10;
    const QRectF box(std::clamp(x - boxWidth / 2, plot.left(), plot.right() - boxWidth), plot.bottom() + 2, boxWidth, 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Token::AccentWeak));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(theme::color(theme::Token::Text));
    numbers.draw(painter, box, Qt::AlignHCenter | Qt::AlignVCenter, time);
}

} // namespace charts
