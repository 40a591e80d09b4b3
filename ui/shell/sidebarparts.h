// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The buttons that the sidebar is made of. UI thread; see sidebar.h.
#pragma once

#include "sidebar.h"

#include <QAbstractButton>

namespace shell {

/// Looks like a search field: "Go to anything   Ctrl K".
class SidebarSearch final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SidebarSearch(QWidget *parent);
    void setCollapsed(bool collapsed);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_collapsed = false;
};

/// A section's title, and at the right the name of its connection with a state dot. A press opens the switcher.
class SidebarHeader final : public QAbstractButton
{
    Q_OBJECT

public:
    SidebarHeader(const SidebarSection &section, QWidget *parent);
    [[nodiscard]] const QByteArray &section() const { return m_section; }
    void setConnection(const QString &connection, theme::Token dot, const QString &state);
    /// Badges below the name: "production", "read-only".
    void setMarks(const std::vector<SidebarMark> &marks);
    void setColour(int colour);
    void setCollapsed(bool collapsed);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    void paintMarks(QPainter &painter) const;

    QByteArray m_section;
    QString m_title;
    QString m_connection;
    QString m_state;
    theme::Token m_dot;
    std::vector<SidebarMark> m_marks;
    int m_colour = 0;
    bool m_collapsed = false;
};

/// A pane's entry.
class SidebarItem final : public QAbstractButton
{
    Q_OBJECT

public:
    SidebarItem(const QByteArray &section, const SidebarEntry &entry, QWidget *parent);
    [[nodiscard]] const QByteArray &section() const { return m_section; }
    [[nodiscard]] const QByteArray &entry() const { return m_entry; }
    void setCount(const QString &count);
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void stepRequested(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QByteArray m_section;
    QByteArray m_entry;
    QString m_icon;
    QString m_count;
    bool m_collapsed = false;
};

} // namespace shell
