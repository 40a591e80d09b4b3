// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One tab of the detail beside a table: shows the chosen objects of one endpoint. UI thread; owned by DetailPanel, made
// when it is first looked at. A family adds a tab by one file and one DetailTabSpec.
#pragma once

#include "endpoint.h"
#include "row.h"

#include <QVariantMap>
#include <QWidget>
#include <functional>

namespace panes {

class DetailTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// What is chosen now; the same objects with newer rows come again. Called while visible only.
    virtual void setObjects(const std::vector<live::RowPointer> &rows) = 0;
    /// Looked at or not: a tab that nobody sees asks nothing.
    virtual void setActive(bool active) { Q_UNUSED(active) }
    /// Ctrl+F elsewhere in the pane: the tab's search field takes the focus; false: it has none.
    virtual bool find() { return false; }
    /// Controls for the right end of the tab's row; may be null.
    virtual QWidget *tools() { return nullptr; }
    /// An action that this tab wanted is over: done as far as can be seen, or not at all.
    virtual void actionEnded(const QByteArray &action, bool done)
    {
        Q_UNUSED(action)
        Q_UNUSED(done)
    }

Q_SIGNALS:
    /// An action on the chosen objects, with what it would have asked for.
    void actionWanted(const QByteArray &action, const QVariantMap &arguments);
};

struct DetailTabSpec {
    QByteArray id;
    QString title;
    bool several = false; ///< makes sense for several objects at once
    /// Why it makes no sense for this object now; absent or empty: it does.
    std::function<QString(const live::Row &)> refusal;
    std::function<DetailTab *(endpoint::Endpoint &, QWidget *parent)> make;
};

/// The line above the tabs.
struct DetailHeadline {
    QString title;
    QString id;    ///< monospaced
    QString badge; ///< e.g. the Compose project
    int tone = 0;  ///< of live::Tone; 0: no dot
    bool hollow = false;
};

} // namespace panes
