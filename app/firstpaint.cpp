// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "firstpaint.h"

#include "livetablemodel.h"
#include "livetableview.h"
#include "tablepane.h"
#include "wallclock.h"

#include <QCoreApplication>
#include <QEvent>

namespace app {

namespace {

bool complete(const live::LiveTableModel &model)
{
    const live::Feed *feed = model.feed();
    return feed && feed->status().state == live::FeedStatus::State::Live && model.total() == feed->size();
}

} // namespace

FirstPaint::FirstPaint(panes::TablePane *pane, QString path, QObject *parent)
    : QObject(parent), m_pane(pane), m_path(std::move(path))
{
    pane->table()->viewport()->installEventFilter(this);
    // The status may come after the rows have been painted: then this paint is what tells.
    if (live::Feed *feed = pane->model().feed())
        connect(feed, &live::Feed::statusChanged, this, [this] {
            if (m_pane)
                m_pane->table()->viewport()->update();
        });
}

bool FirstPaint::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::Paint || !m_pane || m_pane->model().rowCount() == 0)
        return false;
    const bool all = complete(m_pane->model()) && m_pane->model().total() != m_allNoted;
    if (m_rowsNoted && !all)
        return false;
    // Before this the whole window is painted and flushed; it is the next thing that is done after that.
    if (!std::exchange(m_rowsPainted, true))
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    m_allPainted = all;
    return false;
}

void FirstPaint::customEvent(QEvent *)
{
    m_rowsPainted = false;
    if (!m_pane)
        return;
    if (!std::exchange(m_rowsNoted, true))
        note("rows", m_pane->model().rowCount());
    if (m_allPainted) {
        m_allNoted = m_pane->model().total();
        note("all", m_allNoted);
    }
}

void FirstPaint::note(const char *what, int rows)
{
    appendWallTime(m_path, what, rows);
}

} // namespace app
