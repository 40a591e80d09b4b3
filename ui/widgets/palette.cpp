// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The field keeps the focus all the time; the keys that move in the list are taken from it.
#include "palette.h"

#include "fonts.h"
#include "palettelist.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {
namespace {

constexpr int mostPerGroup = 60; ///< More would be scrolled past, not read.
constexpr int panelWidth = 640;

bool matches(const PaletteItem &item, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&item](const QString &word) {
        return item.title.contains(word, Qt::CaseInsensitive) || item.detail.contains(word, Qt::CaseInsensitive)
            || item.group.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

CommandPalette::CommandPalette(QWidget *window) : QWidget(window), m_window(window)
{
    hide();
    setAccessibleName(tr("Go to anything"));
    m_panel = new QWidget(this);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 0, 1, 8);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(16, 0, 16, 0);
    m_field = new QLineEdit(m_panel);
    m_field->setFrame(false);
    m_field->setFont(theme::headingFont());
    m_field->setFixedHeight(47);
    m_field->setPlaceholderText(tr("Go to anything"));
    m_field->setAccessibleName(tr("Go to anything"));
    m_field->installEventFilter(this);
    m_count = new QLabel(m_panel);
    m_count->setFont(theme::smallFont());
    top->addWidget(m_field, 1);
    top->addWidget(m_count);
    column->addLayout(top);
    m_list = new PaletteList(m_panel);
    m_list->setAccessibleName(tr("Results"));
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, [this] { search(); });
    connect(m_list, &PaletteList::rowPressed, this, &CommandPalette::choose);
    window->installEventFilter(this);
}

void CommandPalette::setItems(std::vector<PaletteItem> items)
{
    const QByteArray kept = currentId();
    m_list->setRows(nullptr, {}, {}); // It points into the old items.
    m_items = std::move(items);
    search();
    for (int row = 0; row < int(m_list->rows().size()); ++row) {
        const PaletteRow &shown = m_list->rows()[std::size_t(row)];
        if (!kept.isEmpty() && shown.kind == PaletteRow::Item && m_items[std::size_t(shown.item)].id == kept)
            m_list->setCurrent(row);
    }
}

QByteArray CommandPalette::currentId() const
{
    const int row = m_list->current();
    return row < 0 ? QByteArray() : m_items[std::size_t(m_list->rows()[std::size_t(row)].item)].id;
}

void CommandPalette::search()
{
    const QStringList words = m_field->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::pair<QString, std::vector<int>>> groups; // In order of first appearance.
    m_matches = 0;
    for (int i = 0; i < int(m_items.size()); ++i) {
        const PaletteItem &item = m_items[std::size_t(i)];
        if (!matches(item, words))
            continue;
        ++m_matches;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto &one) { return one.first == item.group; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {item.group, {}});
        group->second.push_back(i);
    }
    std::vector<PaletteRow> rows;
    for (const auto &[title, items] : groups) {
        rows.push_back({PaletteRow::Heading, -1, title});
        const int shown = std::min(mostPerGroup, int(items.size()));
        for (int i = 0; i < shown; ++i)
            rows.push_back({PaletteRow::Item, items[std::size_t(i)], {}});
        if (shown < int(items.size()))
            rows.push_back({PaletteRow::More, -1, tr("%1 more").arg(int(items.size()) - shown)});
    }
    m_list->setRows(&m_items, std::move(rows), words);
    m_count->setText(m_matches == 0 ? tr("No results") : tr("Results: %1").arg(m_matches));
    place();
    m_list->step(1);
}

void CommandPalette::place()
{
    if (!m_window)
        return;
    setGeometry(m_window->rect());
    const int wide = std::min(panelWidth, width() - 32);
    const int y = std::min(88, height() / 10);
    m_panel->setGeometry((width() - wide) / 2, y, wide, std::min(m_list->contentHeight() + 57, std::min(548, height() - 2 * y)));
    if (m_panel->layout())
        m_panel->layout()->activate();
}

void CommandPalette::open()
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_field->clear();
    search();
    show();
    raise();
    place();
    m_field->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::dismiss()
{
    const QPointer<QWidget> before = m_before;
    hide();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::choose(int row)
{
    if (row < 0)
        return;
    m_list->setCurrent(row);
    const QByteArray id = currentId();
    dismiss();
    Q_EMIT chosen(id);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        place();
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: m_list->step(1); return true;
    case Qt::Key_Up: m_list->step(-1); return true;
    case Qt::Key_Tab: m_list->stepGroup(1); return true;
    case Qt::Key_Backtab: m_list->stepGroup(-1); return true;
    case Qt::Key_Return: case Qt::Key_Enter: choose(m_list->current()); return true;
    case Qt::Key_Escape: dismiss(); return true;
    default: return false;
    }
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->position().toPoint()))
        dismiss();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, theme::currentScheme() == theme::Scheme::Dark ? 120 : 40));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(theme::Token::LineStrong));
    painter.setBrush(theme::color(theme::Token::Raised));
    const QRectF panel = QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(panel, 10, 10);
    painter.fillRect(QRectF(panel.left(), panel.top() + 47, panel.width(), 1), theme::color(theme::Token::Line));
}

} // namespace widgets
