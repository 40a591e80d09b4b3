// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: sidebar, the shown pane, status strip, toasts, palette, confirmations. It composes what app/ gives it and
// knows no family. UI thread.
#pragma once

#include "endpoint.h"
#include "runner.h"
#include "settings.h"
#include "settingspage.h"
#include "tablepane.h"
#include "theme.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace widgets {
class CommandPalette;
struct PaletteItem;
class ToastStack;
} // namespace widgets

namespace shell {

class Sidebar;
class StatusStrip;

/// A pane of a section. `make` is called when it is first opened on an endpoint.
struct PaneEntry {
    QByteArray id; ///< also the feed whose size is its count
    QString title;
    QString icon;
    std::function<panes::TablePaneSpec()> table; ///< a table pane; absent: `make`
    std::function<QWidget *(endpoint::Endpoint &, QWidget *parent)> make;
};

struct SectionSpec {
    QByteArray id;
    QString title;
    std::vector<endpoint::Endpoint *> endpoints; ///< the switcher's choice; owned by app
    endpoint::Endpoint *current = nullptr;
    std::vector<PaneEntry> panes;
};

class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    MainWindow(std::vector<SectionSpec> sections, actions::Runner &runner, settings::Settings &settings,
               theme::Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// One more section below the others, for what is found after the start.
    void addSection(SectionSpec section);
    void openPane(const QByteArray &section, const QByteArray &pane);
    /// Shows another one of the section's connections.
    void switchEndpoint(const QByteArray &section, endpoint::Endpoint *endpoint);
    void openActivity();
    void openSettings();
    void openPalette();
    [[nodiscard]] QWidget *currentPage() const;
    /// The connection that a section shows; null where there is no such section.
    [[nodiscard]] endpoint::Endpoint *currentEndpoint(const QByteArray &section);
    [[nodiscard]] std::vector<QByteArray> paneIds(const QByteArray &section) const;
    void setSidebarCollapsed(bool collapsed);
    /// Shows a toast; for dialogs of families.
    void tell(bool good, const QString &title, const QString &text);
    /// The whole program only looks: the settings offer no way out of it.
    void setLocked(bool locked) { m_locked = locked; }

Q_SIGNALS:
    void filledFirst();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Section {
        SectionSpec spec;
        std::map<std::pair<endpoint::Endpoint *, QByteArray>, QWidget *> pages;
    };
    [[nodiscard]] Section *section(const QByteArray &id);
    void watch(const SectionSpec &section);
    void rebuildSidebar();
    void updateConnections();
    void updateCounts();
    void showPage(QWidget *page, const QString &title);
    [[nodiscard]] SettingsContext settingsContext() const;
    [[nodiscard]] QString paneTitle(const QByteArray &pane) const;
    void showConnectionMenu(const QByteArray &section, const QPoint &at);
    void chooseConnection(const QByteArray &section);
    void openBeside(const QByteArray &section, endpoint::Endpoint *endpoint);
    void confirm(panes::TablePane *pane, endpoint::Endpoint *endpoint, const QByteArray &action,
                 const std::vector<live::RowPointer> &rows, const actions::Arguments &arguments);
    void operationFinished(quint64 id);
    [[nodiscard]] std::function<void()> forcing(const actions::Operation &operation);
    void addPanesTo(std::vector<widgets::PaletteItem> &items) const;
    void addActionsTo(std::vector<widgets::PaletteItem> &items) const; ///< of the shown pane and what is selected in it
    void addTabsTo(std::vector<widgets::PaletteItem> &items) const;    ///< of what is selected in the shown pane
    void addObjectsTo(std::vector<widgets::PaletteItem> &items) const; ///< of every pane that was opened
    void choosePaletteItem(const QByteArray &id, bool act);
    static void openObject(panes::TablePane &pane, const live::Key &key, bool act);
    void restore();
    void saveSize(const QSize &size);
    void addShortcuts();
    [[nodiscard]] bool covered() const; ///< by a sheet or the palette

    std::vector<Section> m_sections;
    actions::Runner &m_runner;
    settings::Settings &m_settings;
    theme::Theme &m_theme;
    Sidebar *m_sidebar;
    QStackedWidget *m_stack;
    StatusStrip *m_strip;
    widgets::ToastStack *m_toasts;
    std::map<int, std::function<void()>> m_toastActions;
    widgets::CommandPalette *m_palette = nullptr;
    QWidget *m_activity = nullptr;
    QWidget *m_settingsPage = nullptr;
    QTimer m_sizeSettles; ///< runs for a moment after each change of size
    QSize m_settledSize;  ///< the size before the changes of this moment
    QByteArray m_currentSection;
    QByteArray m_currentPane;
    bool m_leaving = false;
    bool m_locked = false;
};

} // namespace shell
