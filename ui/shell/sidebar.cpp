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
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    // The sidebar's own ground shows through. Not filling is not enough: from Qt 6.8 on the viewport is filled all the same.
    QPalette through;
    through.setBrush(QPalette::Window, Qt::NoBrush);
    scroll->setPalette(through);
    m_body = new QWidget(scroll);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    scroll->setWidget(m_body);
    outer->addWidget(scroll, 1);
}

void Sidebar::setSections(const std::vector<SidebarSection> &sections)
{
    for (SidebarHeader *header : m_headers)
        header->deleteLater();
    for (SidebarItem *item : m_items)
        item->deleteLater();
    m_headers.clear();
    m_items.clear();
    while (QLayoutItem *item = m_column->takeAt(0))
        delete item;
    for (const SidebarSection &section : sections) {
        auto *header = new SidebarHeader(section, m_body);
        connect(header, &QAbstractButton::clicked, this, [this, header] {
            Q_EMIT connectionMenuRequested(header->section(), header->mapToGlobal(QPoint(0, header->height())));
        });
        m_column->addWidget(header);
        m_headers.push_back(header);
        for (const SidebarEntry &entry : section.entries) {
            auto *item = new SidebarItem(section.id, entry, m_body);
            connect(item, &QAbstractButton::clicked, this,
                    [this, item] { Q_EMIT chosen(item->section(), item->entry()); });
            connect(item, &SidebarItem::stepRequested, this, [this, item](int by) { step(item, by); });
            m_column->addWidget(item);
            m_items.push_back(item);
        }
    }
    m_column->addStretch(1);
    setCollapsed(m_collapsed);
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
    for (SidebarItem *item : m_items)
        item->setChecked(item->section() == section && item->entry() == entry);
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
}

void Sidebar::step(SidebarItem *from, int by)
{
    const auto at = std::find(m_items.begin(), m_items.end(), from) - m_items.begin();
    const auto to = std::clamp<std::ptrdiff_t>(at + by, 0, static_cast<std::ptrdiff_t>(m_items.size()) - 1);
    m_items[static_cast<size_t>(to)]->setFocus(Qt::TabFocusReason);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Sidebar));
    painter.setPen(theme::color(theme::Token::Line));
    painter.drawLine(QWidget::width() - 1, 0, QWidget::width() - 1, height());
}

} // namespace shell
