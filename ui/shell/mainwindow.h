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

#include <QPointer>
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

/// The sidebar's entry that opens the choice of what a section can open.
inline constexpr const char *moreId = "\nmore";

/// A pane of a section. `make` is called when it is first opened on an endpoint.
struct PaneEntry {
    QByteArray id; ///< also the feed whose size is its count
    QString title;
    QString icon;
    std::function<panes::TablePaneSpec()> table; ///< a table pane; absent: `make`
    std::function<QWidget *(endpoint::Endpoint &, QWidget *parent)> make; ///< absent too: MorePanes::open
    QString group = {}; ///< the heading in the sidebar; empty: none
};

/// A pane that a section can open beside its own, when the person asks for it.
struct FoundPane {
    QByteArray id; ///< of a pane of the section itself too
    QString title;
    QString icon;
    QString group;  ///< what it is listed under: "apps"
    QString detail; ///< said beside the title: "apps/v1"
    QString words;  ///< what else it is called: "deploy deployment"
};

/// Where such panes come from; they are remembered for each connection until the person closes them.
struct MorePanes {
    QString title; ///< "All kinds…": the sidebar's last entry of the section
    QString group; ///< the heading of those that are open: "Other"
    QString offer; ///< the heading in the palette: "Open kind"
    /// What there is; `again`: asked for anew. Called while the endpoint is connected. Absent: there are no such panes.
    std::function<endpoint::Call(endpoint::Endpoint &, bool again, std::function<void(base::Result<std::vector<FoundPane>>)>)> find;
    /// Makes one ready to be shown.
    std::function<endpoint::Call(endpoint::Endpoint &, const QByteArray &id, std::function<void(base::Result<panes::TablePaneSpec>)>)> open;
};

struct SectionSpec {
    QByteArray id;
    QString title;
    std::vector<endpoint::Endpoint *> endpoints; ///< the switcher's choice; owned by app
    endpoint::Endpoint *current = nullptr;
    std::vector<PaneEntry> panes;
    MorePanes more = {};
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
    /// One of MorePanes: stays in the sidebar until it is closed.
    void openFound(const QByteArray &section, const FoundPane &pane);
    void closePane(const QByteArray &section, const QByteArray &pane);
    void openActivity();
    void openSettings();
    void openPalette();
    /// A choice of the panes that this section can open.
    void openMore(const QByteArray &section);
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
    /// The section's own and those that were opened on its connection, in the order of the sidebar.
    [[nodiscard]] std::vector<const PaneEntry *> panesOf(const SectionSpec &section) const;
    [[nodiscard]] const PaneEntry *paneOf(const SectionSpec &section, const QByteArray &id) const;
    [[nodiscard]] QWidget *makePage(Section &where, endpoint::Endpoint &endpoint, const PaneEntry &pane);
    [[nodiscard]] panes::TablePane *makeTable(panes::TablePaneSpec spec, endpoint::Endpoint &endpoint);
    void fill(const QByteArray &section, endpoint::Endpoint *endpoint, const QByteArray &pane, panes::TablePaneSpec spec);
    void recallMore(const SectionSpec &section);
    void rememberMore(endpoint::Endpoint *endpoint);
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
    void addFoundTo(std::vector<widgets::PaletteItem> &items, const QByteArray &section) const; ///< empty: of all sections
    void findMore(const QByteArray &section, bool again);
    void fillPalette();
    void fillChooser();
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
    std::map<endpoint::Endpoint *, std::vector<PaneEntry>> m_more; ///< what was opened beside the sections' own panes
    std::map<endpoint::Endpoint *, std::vector<FoundPane>> m_found; ///< what could be
    std::map<QByteArray, endpoint::Call> m_finding; ///< by section
    QPointer<widgets::CommandPalette> m_chooser; ///< of m_chooserOf's panes
    QByteArray m_chooserOf;
    QByteArray m_currentSection;
    QByteArray m_currentPane;
    bool m_leaving = false;
    bool m_locked = false;
};

} // namespace shell
