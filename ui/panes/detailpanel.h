// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The detail beside a table: a headline, tabs, and for each tab the widget that a family brought, made when first looked
// at. The chosen tab stays when the selection changes; with several objects chosen, tabs that make no sense are disabled
// and say why. UI thread; owned by TablePane.
#pragma once

#include "detailtab.h"

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace panes {

class DetailPanel final : public QWidget
{
    Q_OBJECT

public:
    DetailPanel(endpoint::Endpoint &endpoint, std::vector<DetailTabSpec> tabs, QWidget *parent = nullptr);

    void setObjects(const std::vector<live::RowPointer> &rows, const DetailHeadline &headline);
    /// Looked at: the pane is shown and the panel is not folded away.
    void setActive(bool active);
    [[nodiscard]] QByteArray currentTab() const;
    void showTab(const QByteArray &id);
    bool find(); ///< in the tab that is shown
    [[nodiscard]] DetailTab *tab(const QByteArray &id);
    void actionEnded(const QByteArray &action, bool done); ///< to the tabs
    [[nodiscard]] const std::vector<live::RowPointer> &objects() const { return m_rows; }

Q_SIGNALS:
    void tabChanged(const QByteArray &id);
    void actionWanted(const QByteArray &action, const QVariantMap &arguments); ///< by a tab, on what it shows

private:
    void switchTo(int index);
    void updateTabs();
    void feedCurrent();

    endpoint::Endpoint &m_endpoint;
    std::vector<DetailTabSpec> m_specs;
    std::vector<DetailTab *> m_made; ///< by index; null until first looked at
    std::vector<live::RowPointer> m_rows;
    bool m_active = false;
    QWidget *m_headline;
    QLabel *m_title;
    QLabel *m_id;
    QLabel *m_badge;
    QWidget *m_dot;
    QTabBar *m_tabs;
    QHBoxLayout *m_toolRow;
    QStackedWidget *m_stack;
    QWidget *m_tools = nullptr;
    DetailTab *m_shown = nullptr;
};

} // namespace panes
