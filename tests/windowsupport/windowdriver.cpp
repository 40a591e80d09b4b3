// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "windowdriver.h"

#include "mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

namespace support {

void WindowDriver::begin(const app::Options &options)
{
    end();
    m_application = std::make_unique<app::Application>(*qApp, options);
    m_application->show();
}

void WindowDriver::end()
{
    m_kept.clear();
    m_application.reset();
}

panes::TablePane *WindowDriver::pane()
{
    return qobject_cast<panes::TablePane *>(window().currentPage());
}

const docker::ContainerRow *WindowDriver::container(const QString &name)
{
    m_kept = endpoint().feed("container")->rows();
    for (const live::RowPointer &row : m_kept) {
        const auto *found = static_cast<const docker::ContainerRow *>(row.get());
        if (found->name == name)
            return found;
    }
    return nullptr;
}

bool WindowDriver::select(const QString &name)
{
    const docker::ContainerRow *row = container(name);
    if (!row)
        return false;
    const live::Key key = row->key();
    if (pane()->model().indexOf(key) < 0)
        return false;
    pane()->select(key);
    return pane()->selectedRows().size() == 1 && pane()->selectedRows().front()->key() == key;
}

widgets::Sheet *WindowDriver::sheet()
{
    widgets::Sheet *top = nullptr; // the one that was opened last
    for (widgets::Sheet *found : window().findChildren<widgets::Sheet *>()) {
        if (found->isVisible())
            top = found;
    }
    return top;
}

QPushButton *button(QWidget *in, const QString &text)
{
    for (QPushButton *found : in->findChildren<QPushButton *>()) {
        if (found->isVisible() && (found->text() == text || found->accessibleName() == text))
            return found;
    }
    return nullptr;
}

bool labelled(QWidget *in, const QString &text)
{
    for (const QLabel *label : in->findChildren<QLabel *>()) {
        QString shown = label->text();
        if (label->isVisible() && shown.remove(QChar(0x200b)).contains(text))
            return true;
    }
    return false;
}

} // namespace support
