// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartboard.h"

#include "tokens.h"

#include <QGridLayout>
#include <QImage>
#include <QPainter>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace charts {

namespace {

constexpr qint64 pace = 1000; ///< ms between two refreshes; samples of several hosts come at any time
// A refresh is allowed a little early, or a source of one sample a second would be shown every other second.
constexpr qint64 early = 100;

} // namespace

ChartBoard::ChartBoard(QWidget *parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_sheet(new QWidget), m_grid(new QGridLayout(m_sheet))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_grid->setContentsMargins(16, 10, 16, 8);
    m_grid->setHorizontalSpacing(37);
    m_grid->setVerticalSpacing(10);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_sheet);
    applyGround();
    setAccessibleName(tr("Charts"));
}

void ChartBoard::applyGround()
{
    // Charts lie on the panel's ground, not on the window's.
    m_sheet->setBackgroundRole(QPalette::Base);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
}

void ChartBoard::setSource(live::SeriesStore *store)
{
    disconnect(m_sampled);
    m_store = store;
    if (store)
        m_sampled = connect(store, &live::SeriesStore::sampled, this, &ChartBoard::refreshSoon);
    for (TimeChart *chart : m_charts)
        chart->setSource(store);
}

void ChartBoard::setSpecs(std::vector<ChartSpec> specs)
{
    while (m_charts.size() > specs.size()) {
        delete m_charts.back();
        m_charts.pop_back();
    }
    while (m_charts.size() < specs.size()) {
        auto *chart = new TimeChart(m_sheet);
        chart->setSpan(m_span);
        chart->setFrozenAt(m_pausedMs);
        chart->setSource(m_store);
        connect(chart, &TimeChart::crosshairMoved, this, [this](qint64 ms) {
            for (TimeChart *other : m_charts)
                other->setCrosshair(ms);
        });
        m_charts.push_back(chart);
    }
    for (size_t index = 0; index < specs.size(); ++index)
        m_charts[index]->setSpec(std::move(specs[index]));
    m_columns = 0;
    arrange();
}

void ChartBoard::setSpan(live::Span span)
{
    m_span = span;
    for (TimeChart *chart : m_charts)
        chart->setSpan(span);
}

void ChartBoard::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    // Nothing came yet: nothing stands still.
    m_pausedMs = paused ? std::max<qint64>(m_store ? m_store->newestMs() : 0, 1) : 0;
    for (TimeChart *chart : m_charts)
        chart->setFrozenAt(m_pausedMs);
}

void ChartBoard::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    m_due.stop();
    if (active)
        refresh();
}

void ChartBoard::refreshSoon()
{
    if (!m_active || !isVisible() || isPaused() || m_due.isActive())
        return;
    const qint64 since = m_refreshed.isValid() ? m_refreshed.elapsed() : pace;
    if (since >= pace - early)
        refresh();
    else
        m_due.start(int(pace - since), this);
}

void ChartBoard::refresh()
{
    m_due.stop();
    if (!m_active || !isVisible() || isPaused())
        return;
    m_refreshed.start();
    for (TimeChart *chart : m_charts)
        chart->refresh();
}

void ChartBoard::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_due.timerId())
        refresh();
    else
        QWidget::timerEvent(event);
}

void ChartBoard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ChartBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChartBoard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (TimeChart *chart : m_charts)
            chart->update();
    }
    QWidget::changeEvent(event);
}

void ChartBoard::arrange()
{
    const int columns = columnsFor(width());
    if (columns == m_columns)
        return;
    // Rows and columns that are no longer used keep no stretch.
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 0);
    m_columns = columns;
    for (TimeChart *chart : m_charts)
        m_grid->removeWidget(chart);
    for (int index = 0; index < int(m_charts.size()); ++index) {
        m_grid->addWidget(m_charts[size_t(index)], index / columns, index % columns);
        m_grid->setRowStretch(index / columns, 1);
    }
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
}

QString ChartBoard::csv() const
{
    std::vector<CsvColumn> columns;
    for (const TimeChart *chart : m_charts) {
        for (CsvColumn &column : chart->csvColumns())
            columns.push_back(std::move(column));
    }
    return csvText(columns);
}

QImage ChartBoard::image(qreal scale) const
{
    QImage image((QSizeF(m_sheet->size()) * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme::color(theme::Token::Panel));
    QPainter painter(&image);
    for (TimeChart *chart : m_charts) {
        painter.save();
        painter.translate(chart->mapTo(m_sheet, QPoint(0, 0)));
        chart->paint(painter);
        painter.restore();
    }
    return image;
}

} // namespace charts
