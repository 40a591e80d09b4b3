// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "sidebar.h"

#include "sidebarparts.h"

#include <QPainter>
#include <QPalette>
#include <QScrollArea>
#include <QVBoxLayout>

namespace shell {

Sidebar::Sidebar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Sections"));
    setFixedWidth(width);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(8, 10, 9, 8);
    outer->setSpacing(4);
    m_search = new SidebarSearch(this);
    connect(m_search, &QAbstractButton::clicked, this, &Sidebar::paletteRequested);
    outer->addWidget(m_search);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    // The sidebar's own ground shows through. Not filling is not enough: from Qt 6.8 on the viewport is filled all the same.
    QPalette through;
    through.setBrush(QPalette::Window, Qt::NoBrush);
    m_scroll->setPalette(through);
    m_body = new QWidget(m_scroll);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_scroll->setWidget(m_body);
    outer->addWidget(m_scroll, 1);
}

void Sidebar::setSections(const std::vector<SidebarSection> &sections)
{
    QByteArray section, entry; // whose button has the focus
    for (const SidebarItem *item : m_items) {
        if (item->hasFocus()) {
            section = item->section();
            entry = item->entry();
        }
    }
    for (SidebarHeader *header : m_headers)
        header->deleteLater();
    for (QAbstractButton *stop : m_stops)
        stop->deleteLater();
    m_headers.clear();
    m_items.clear();
    m_headings.clear();
    m_stops.clear();
    while (QLayoutItem *item = m_column->takeAt(0))
        delete item;
    for (const SidebarSection &one : sections)
        addSection(one);
    m_column->addStretch(1);
    setCollapsed(m_collapsed);
    for (SidebarItem *item : m_items) {
        if (!entry.isEmpty() && item->section() == section && item->entry() == entry)
            item->setFocus(Qt::OtherFocusReason);
    }
}

void Sidebar::addSection(const SidebarSection &section)
{
    auto *header = new SidebarHeader(section, m_body);
    connect(header, &QAbstractButton::clicked, this, [this, header] {
        Q_EMIT connectionMenuRequested(header->section(), header->mapToGlobal(QPoint(0, header->height())));
    });
    m_column->addWidget(header);
    m_headers.push_back(header);
    QString group;
    for (const SidebarEntry &entry : section.entries) {
        if (entry.group != group && !entry.group.isEmpty())
            addHeading(entry.group);
        group = entry.group;
        addItem(section.id, entry);
    }
}

void Sidebar::addHeading(const QString &group)
{
    auto *heading = new SidebarHeading(group, m_body);
    connect(heading, &QAbstractButton::clicked, this, [this, heading] { fold(heading->text(), !heading->folded()); });
    connect(heading, &SidebarHeading::foldRequested, this, [this, heading](bool folded) { fold(heading->text(), folded); });
    connect(heading, &SidebarHeading::stepRequested, this, [this, heading](int by) { step(heading, by); });
    m_column->addWidget(heading);
    m_headings.push_back(heading);
    m_stops.push_back(heading);
}

void Sidebar::addItem(const QByteArray &section, const SidebarEntry &entry)
{
    auto *item = new SidebarItem(section, entry, m_body);
    connect(item, &QAbstractButton::clicked, this, [this, item] { Q_EMIT chosen(item->section(), item->entry()); });
    connect(item, &SidebarItem::stepRequested, this, [this, item](int by) { step(item, by); });
    connect(item, &SidebarItem::foldRequested, this, [this, item] { fold(item->group(), true); });
    connect(item, &SidebarItem::closeRequested, this, [this, item] { Q_EMIT closeRequested(item->section(), item->entry()); });
    if (entry.quiet)
        m_column->addSpacing(6); // it belongs to no heading
    m_column->addWidget(item);
    m_items.push_back(item);
    m_stops.push_back(item);
}

void Sidebar::setFolded(const QStringList &groups)
{
    m_folded = groups;
    showItems();
}

void Sidebar::fold(const QString &group, bool folded)
{
    if (group.isEmpty() || m_folded.contains(group) == folded)
        return;
    if (folded)
        m_folded << group;
    else
        m_folded.removeAll(group);
    SidebarHeading *above = nullptr;
    for (QAbstractButton *stop : m_stops) {
        if (auto *heading = qobject_cast<SidebarHeading *>(stop))
            above = heading;
        else if (above && stop->hasFocus() && above->text() == group)
            above->setFocus(Qt::TabFocusReason); // what is folded away keeps no focus
    }
    showItems();
    Q_EMIT foldedChanged(m_folded);
}

/// The icons alone have no headings that would unfold them.
void Sidebar::showItems()
{
    for (SidebarHeading *heading : m_headings)
        heading->setState(m_folded.contains(heading->text()), m_collapsed);
    for (SidebarItem *item : m_items)
        item->setVisible(m_collapsed || item->isChecked() || !m_folded.contains(item->group()));
}

void Sidebar::setConnection(const QByteArray &section, const QString &connection, theme::Token dot,
                            const QString &state)
{
    for (SidebarHeader *header : m_headers) {
        if (header->section() == section)
            header->setConnection(connection, dot, state);
    }
}

void Sidebar::setMarks(const QByteArray &section, const std::vector<SidebarMark> &marks)
{
    for (SidebarHeader *header : m_headers) {
        if (header->section() == section)
            header->setMarks(marks);
    }
}

void Sidebar::setColour(const QByteArray &section, int colour)
{
    for (SidebarHeader *header : m_headers) {
        if (header->section() == section)
            header->setColour(colour);
    }
}

void Sidebar::setCount(const QByteArray &section, const QByteArray &entry, const QString &count)
{
    for (SidebarItem *item : m_items) {
        if (item->section() == section && item->entry() == entry)
            item->setCount(count);
    }
}

void Sidebar::setCurrent(const QByteArray &section, const QByteArray &entry)
{
    bool other = false;
    for (SidebarItem *item : m_items) {
        const bool current = item->section() == section && item->entry() == entry;
        other = other || (current && !item->isChecked());
        item->setChecked(current);
    }
    showItems();
    // Not again and again: the person may have scrolled away. What was unfolded just now has no place before its layout.
    if (other)
        QMetaObject::invokeMethod(this, &Sidebar::scrollToCurrent, Qt::QueuedConnection);
}

void Sidebar::scrollToCurrent()
{
    constexpr int around = 28; // the one before or behind it, or its heading
    for (SidebarItem *item : m_items) {
        if (item->isChecked() && !item->isHidden())
            m_scroll->ensureWidgetVisible(item, 0, around);
    }
}

void Sidebar::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? collapsedWidth : width);
    static_cast<SidebarSearch *>(m_search)->setCollapsed(collapsed);
    for (SidebarHeader *header : m_headers)
        header->setCollapsed(collapsed);
    for (SidebarItem *item : m_items)
        item->setCollapsed(collapsed);
    showItems();
}

void Sidebar::step(const QAbstractButton *from, int by)
{
    std::vector<QAbstractButton *> shown;
    std::copy_if(m_stops.begin(), m_stops.end(), std::back_inserter(shown),
                 [from](const QAbstractButton *stop) { return stop == from || (!stop->isHidden() && stop->focusPolicy() != Qt::NoFocus); });
    const auto at = std::find(shown.begin(), shown.end(), from) - shown.begin();
    const auto to = std::clamp<std::ptrdiff_t>(at + by, 0, static_cast<std::ptrdiff_t>(shown.size()) - 1);
    shown[static_cast<size_t>(to)]->setFocus(Qt::TabFocusReason);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Sidebar));
    painter.setPen(theme::color(theme::Token::Line));
    painter.drawLine(QWidget::width() - 1, 0, QWidget::width() - 1, height());
}

} // namespace shell
