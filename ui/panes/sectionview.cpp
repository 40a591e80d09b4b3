// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sectionview.h"

#include "fonts.h"
#include "format.h"
#include "icons.h"
#include "style.h"
#include "tokens.h"
#include "tone.h"
#include "valuelabel.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace panes {

namespace {

constexpr int columnWidth = 420; ///< a value of 40 characters beside its label
constexpr int labelWidth = 130;

class Dot final : public QWidget
{
public:
    Dot(live::Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone) { setFixedSize(12, 16); } // no higher than a line, so that rows are even

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(delegates::toneToken(m_tone)));
        painter.drawEllipse(QRectF(0.5, 4.5, 7, 7));
    }

private:
    live::Tone m_tone;
};

ValueLabel *nameLabel(const QString &text, QWidget *parent)
{
    auto *label = new ValueLabel(parent);
    label->setValue(text);
    label->setFixedWidth(labelWidth);
    label->setForegroundRole(theme::mutedRole);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QLabel *linkLabel(const live::Entry &entry, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::MinimumExpanding);
    label->setTextFormat(Qt::RichText);
    label->setOpenExternalLinks(true);
    label->setAccessibleName(entry.value);
    label->setText(QStringLiteral("<a href=\"%1\" style=\"text-decoration:none\">%2</a>")
                       .arg(entry.url.toString().toHtmlEscaped(), entry.value.toHtmlEscaped()));
    return label;
}

/// "26 Nov 2026 22:43 (3 s ago)"; it ages.
QString timeText(qint64 timeMs)
{
    return QStringLiteral("%1 (%2)").arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(timeMs), QLocale::ShortFormat),
                                         live::sinceText(timeMs, QDateTime::currentMSecsSinceEpoch(), true));
}

ValueLabel *valueLabel(const live::Entry &entry, QWidget *parent)
{
    auto *label = new ValueLabel(parent);
    if (entry.mono)
        label->setFont(theme::monoFont());
    label->setValue(entry.timeMs > 0 ? timeText(entry.timeMs) : entry.value);
    return label;
}

} // namespace

SectionView::SectionView(QWidget *parent) : QScrollArea(parent), m_body(new QWidget)
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Overview"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    m_body->setAutoFillBackground(true);
    m_body->setBackgroundRole(QPalette::Base);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(16, 12, 16, 16);
    m_grid->setHorizontalSpacing(32);
    m_grid->setVerticalSpacing(16);
    setWidget(m_body);
    m_ageing.setInterval(1000);
    connect(&m_ageing, &QTimer::timeout, this, &SectionView::age);
}

void SectionView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    age();
    m_ageing.start();
}

void SectionView::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    m_ageing.stop();
}

void SectionView::age()
{
    for (const auto &[label, timeMs] : m_times) {
        // What is just being marked stays as it is.
        if (const QString text = timeText(timeMs); text != label->value() && !label->hasSelectedText())
            label->setValue(text);
    }
}

void SectionView::setMessage(const QString &text)
{
    if (m_message == text && m_sections.empty())
        return;
    m_message = text;
    m_sections.clear();
    m_columns = 0;
    arrange();
}

void SectionView::setSections(const std::vector<live::Section> &sections)
{
    if (sections == m_sections)
        return;
    const int scrolled = verticalScrollBar()->value();
    m_message.clear();
    m_sections = sections;
    m_columns = 0;
    arrange();
    verticalScrollBar()->setValue(scrolled);
}

void SectionView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const int columns = std::max(1, viewport()->width() / columnWidth);
    if (columns != m_columns)
        arrange();
}

void SectionView::arrange()
{
    for (QWidget *widget : m_widgets)
        widget->deleteLater();
    m_widgets.clear();
    m_times.clear();
    m_columns = std::clamp(viewport()->width() / columnWidth, 1, 3);
    if (!m_message.isEmpty()) {
        auto *label = new QLabel(m_message, m_body);
        label->setWordWrap(true);
        label->setForegroundRole(theme::mutedRole);
        label->setAlignment(Qt::AlignTop);
        m_grid->addWidget(label, 0, 0, 1, m_columns);
        m_widgets.push_back(label);
        return;
    }
    // Columns of their own, filled where there is most room: sections differ much in height.
    std::vector<QVBoxLayout *> columns;
    std::vector<size_t> heights(static_cast<size_t>(m_columns), 0);
    for (int i = 0; i < m_columns; ++i) {
        auto *holder = new QWidget(m_body);
        auto *column = new QVBoxLayout(holder);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(16);
        m_grid->addWidget(holder, 0, i, Qt::AlignTop);
        m_grid->setColumnStretch(i, 1);
        columns.push_back(column);
        m_widgets.push_back(holder);
    }
    for (int i = m_columns; i < 3; ++i)
        m_grid->setColumnStretch(i, 0);
    for (const live::Section &section : m_sections) {
        const auto least = static_cast<size_t>(std::min_element(heights.begin(), heights.end()) - heights.begin());
        columns[least]->addWidget(makeSection(section));
        heights[least] += section.entries.size() + 2;
    }
    m_grid->setRowStretch(1, 1);
}

QWidget *SectionView::makeSection(const live::Section &section)
{
    auto *box = new QWidget(m_body);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *title = new QLabel(section.title, box);
    title->setFont(theme::strongFont());
    column->addWidget(title);
    if (section.entries.empty()) {
        auto *none = new QLabel(section.empty, box);
        none->setForegroundRole(theme::mutedRole);
        column->addWidget(none);
        return box;
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const live::Entry &entry : section.entries) {
        const bool labelled = !entry.label.isEmpty();
        if (labelled)
            grid->addWidget(nameLabel(entry.label, box), row, 0, Qt::AlignTop);
        auto *line = new QHBoxLayout;
        line->setSpacing(4);
        if (entry.dot)
            line->addWidget(new Dot(entry.tone, box), 0, Qt::AlignTop);
        if (entry.secret && !entry.value.isEmpty()) {
            auto *value = new ValueLabel(box);
            value->setFont(theme::monoFont());
            value->setValue(QString(8, QChar(0x2022)));
            auto *show = new QToolButton(box);
            show->setIcon(theme::icon(QLatin1String("eye"), theme::Token::Muted));
            show->setCheckable(true);
            show->setAutoRaise(true);
            show->setAccessibleName(tr("Show the value of %1").arg(entry.label));
            show->setToolTip(tr("Show"));
            show->setFixedSize(22, 16);
            connect(show, &QToolButton::toggled, value, [value, text = entry.value](bool on) {
                value->setValue(on ? text : QString(8, QChar(0x2022)));
            });
            line->addWidget(value, 1);
            line->addWidget(show, 0, Qt::AlignTop);
        } else if (entry.url.isEmpty()) {
            ValueLabel *value = valueLabel(entry, box);
            line->addWidget(value, 1);
            if (entry.timeMs > 0)
                m_times.emplace_back(value, entry.timeMs);
        } else {
            line->addWidget(linkLabel(entry, box), 1);
        }
        grid->addLayout(line, row++, labelled ? 1 : 0, 1, labelled ? 1 : 2);
    }
    column->addLayout(grid);
    return box;
}

} // namespace panes
