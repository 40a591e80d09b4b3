// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's left: a button that opens the palette, sections with their connection, and under each its panes, some of them under
// small headings that fold. Entries and headings are buttons with their names, reached by Tab and the arrow keys; Left and Right fold
// and unfold, Delete closes what can be closed. UI thread; owned by the window.
#pragma once

#include "tokens.h"

#include <QAbstractButton>
#include <QWidget>

class QScrollArea;
class QScrollArea;
class QVBoxLayout;

namespace shell {

struct SidebarEntry {
    QByteArray id;
    QString title;
    QString icon;
    QString count; ///< empty: none
    QString group = {};     ///< the heading that it stands under, with the entries beside it of the same; empty: none
    bool closable = false;  ///< was opened by the person
    bool quiet = false;     ///< opens no pane but a choice: muted
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
class SidebarHeading;

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
    /// Brings it into sight, however it was chosen.
    void setCurrent(const QByteArray &section, const QByteArray &entry);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool collapsed() const { return m_collapsed; }
    /// The headings whose entries are folded away, by their words. The entry of the pane that is shown stays.
    void setFolded(const QStringList &groups);

Q_SIGNALS:
    void paletteRequested();
    void chosen(const QByteArray &section, const QByteArray &entry);
    void closeRequested(const QByteArray &section, const QByteArray &entry);
    void foldedChanged(const QStringList &groups);
    void connectionMenuRequested(const QByteArray &section, const QPoint &globalPos);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addSection(const SidebarSection &section);
    void addItem(const QByteArray &section, const SidebarEntry &entry);
    void addHeading(const QString &group);
    void fold(const QString &group, bool folded);
    void showItems();
    void scrollToCurrent();
    void step(const QAbstractButton *from, int by);
    QScrollArea *m_scroll;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QAbstractButton *m_search;
    std::vector<SidebarHeader *> m_headers;
    std::vector<SidebarItem *> m_items;
    std::vector<SidebarHeading *> m_headings;
    std::vector<QAbstractButton *> m_stops; ///< headings and items from above to below
    QStringList m_folded;
    bool m_collapsed = false;
};

} // namespace shell
