// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's left: a button that opens the palette, sections with their connection, and under each its panes. Entries
// are buttons with the pane's name, reached by Tab and the arrow keys. UI thread; owned by the window.
#pragma once

#include "tokens.h"

#include <QAbstractButton>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace shell {

struct SidebarEntry {
    QByteArray id;
    QString title;
    QString icon;
    QString count; ///< empty: none
};

struct SidebarSection {
    QByteArray id;
    QString title;
    QString connection; ///< "docker · default"
    theme::Token dot = theme::Token::Idle;
    QString state; ///< said in the tool tip: "connected, Docker 20.10"
    std::vector<SidebarEntry> entries;
};

/// What a connection is marked as, shown below its name.
struct SidebarMark {
    QString word;
    QString icon; ///< empty: none
    bool danger = false;
    friend bool operator==(const SidebarMark &, const SidebarMark &) = default;
};

class SidebarItem;
class SidebarHeader;

class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int width = 224;
    static constexpr int collapsedWidth = 52;

    explicit Sidebar(QWidget *parent = nullptr);
    void setSections(const std::vector<SidebarSection> &sections);
    void setConnection(const QByteArray &section, const QString &connection, theme::Token dot, const QString &state);
    void setMarks(const QByteArray &section, const std::vector<SidebarMark> &marks);
    /// A bar of one of the five series colours beside the section's title; 0: none.
    void setColour(const QByteArray &section, int colour);
    void setCount(const QByteArray &section, const QByteArray &entry, const QString &count);
    void setCurrent(const QByteArray &section, const QByteArray &entry);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool collapsed() const { return m_collapsed; }

Q_SIGNALS:
    void paletteRequested();
    void chosen(const QByteArray &section, const QByteArray &entry);
    void connectionMenuRequested(const QByteArray &section, const QPoint &globalPos);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void step(SidebarItem *from, int by);
    QWidget *m_body;
    QVBoxLayout *m_column;
    QAbstractButton *m_search;
    std::vector<SidebarHeader *> m_headers;
    std::vector<SidebarItem *> m_items;
    bool m_collapsed = false;
};

} // namespace shell
