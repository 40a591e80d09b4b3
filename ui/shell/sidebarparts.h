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

/// The small heading above entries that belong together. A press folds them away.
class SidebarHeading final : public QAbstractButton
{
    Q_OBJECT

public:
    SidebarHeading(const QString &title, QWidget *parent);
    /// `narrow`: icons alone; only a hairline is left of it.
    void setState(bool folded, bool narrow);
    [[nodiscard]] bool folded() const { return m_folded; }

Q_SIGNALS:
    void stepRequested(int by);
    void foldRequested(bool folded);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_folded = false;
    bool m_narrow = false;
};

/// A pane's entry.
class SidebarItem final : public QAbstractButton
{
    Q_OBJECT

public:
    SidebarItem(const QByteArray &section, const SidebarEntry &entry, QWidget *parent);
    [[nodiscard]] const QByteArray &section() const { return m_section; }
    [[nodiscard]] const QByteArray &entry() const { return m_entry.id; }
    [[nodiscard]] const QString &group() const { return m_entry.group; }
    void setCount(const QString &count);
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void stepRequested(int by);
    void foldRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRect closeBox() const; ///< empty where it cannot be closed
    QByteArray m_section;
    SidebarEntry m_entry;
    bool m_collapsed = false;
    bool m_closeHovered = false;
};

} // namespace shell
