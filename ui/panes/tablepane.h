// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pane of one kind: header with actions, filter bar, banner, table, and the detail below. It knows kinds, rows, states
// and actions, no family. UI thread; made by the window for one endpoint. While it is hidden it asks for nothing.
#pragma once

#include "detailpanel.h"
#include "kind.h"
#include "livetablemodel.h"
#include "runner.h"
#include "settings.h"

#include <QAction>
#include <QWidget>
#include <optional>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QHBoxLayout;
class QPushButton;

namespace delegates {
class LiveTableView;
}
namespace widgets {
class Banner;
class Chip;
class ChipRow;
class EmptyState;
class SearchField;
}

namespace panes {

class LabelFilter;

/// Something the pane offers that needs no row: "Run…", "Pull…", "Prune…".
struct PaneAction {
    QByteArray id;
    QString label;
    QString icon;
    QString shortcut;
    bool primary = false; ///< the one accented button; others go into "…"
    bool changes = true;  ///< off on read-only connections and while the engine is away
    std::function<void(endpoint::Endpoint &, QWidget *pane)> run;
};

/// The part of the connection that is shown, chosen in the pane's header: a namespace, a region.
struct ScopeSpec {
    QByteArray fact;   ///< the topic of what is shown now, a QString
    QString all;       ///< what the button says while that is empty: "All namespaces"
    QString name;      ///< of the button, for assistive technology: "Namespace"
    std::function<void(endpoint::Endpoint &, QWidget *pane)> choose;
};

/// What else than the server is waited for, as the connection says: a program that logs in. It can be given up.
struct WaitingSpec {
    QByteArray fact; ///< the topic of what is waited for, a QString; empty: nothing
    QString title;   ///< "Waiting for a login"
    std::function<void(endpoint::Endpoint &)> cancel;
};

/// Where else the person may look, where a list is refused: "Show namespace shop".
struct Detour {
    QString label;
    std::function<void(QWidget *pane)> go;
};

struct TablePaneSpec {
    const live::Kind *kind = nullptr;
    std::vector<DetailTabSpec> tabs;
    std::vector<PaneAction> paneActions;
    /// Asks for what an action with `asks` needs; calls back with the arguments, or not at all.
    std::function<void(endpoint::Endpoint &, const actions::Action &, const std::vector<live::RowPointer> &, QWidget *pane,
                       std::function<void(actions::Arguments)>)>
        ask;
    std::function<DetailHeadline(const live::Row &)> headline;
    std::optional<ScopeSpec> scope;
    std::optional<WaitingSpec> waiting;
    QByteArray quickTab; ///< what Ctrl+Enter in the palette opens on an object, e.g. the logs; empty: nothing of its own
    QString quickLabel;
    /// What stands in the pane instead of rows when the endpoint cannot be reached: what to install, which right is missing.
    std::function<QStringList(const base::Error &, const endpoint::Profile &)> advice;
    /// Why this person may not do it to this object, as far as is known; empty: it may, or it is not known. May find out: the pane asks
    /// again when a fact of the endpoint changes.
    std::function<QString(endpoint::Endpoint &, const actions::Action &, const live::Row &)> forbidden = {};
    /// Offered where the list is refused. As with `forbidden`, what is not known yet may come.
    std::function<std::vector<Detour>(endpoint::Endpoint &)> detours = {};
};

class TablePane final : public QWidget
{
    Q_OBJECT

public:
    TablePane(TablePaneSpec spec, endpoint::Endpoint &endpoint, actions::Runner &runner, settings::Settings &settings,
              QWidget *parent = nullptr);
    ~TablePane() override;

    /// Shown to the person: rows are asked for. Hidden: silence after the linger.
    void setLookedAt(bool looked);
    void select(const live::Key &key);
    void showTab(const QByteArray &tab);
    void focusFilter();
    void focusTable();
    void runAction(const QByteArray &action);
    void runPaneAction(const QByteArray &id);
    [[nodiscard]] const live::LiveTableModel &model() const { return *m_model; }
    [[nodiscard]] std::vector<live::RowPointer> selectedRows() const;
    /// Why it cannot be done to this object, or not by this person; empty: it can.
    [[nodiscard]] QString refusalOf(const actions::Action &action, const live::Row &row) const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] DetailPanel *detail() const { return m_detail; }
    [[nodiscard]] const TablePaneSpec &spec() const { return m_spec; }
    [[nodiscard]] delegates::LiveTableView *table() const { return m_view; }

Q_SIGNALS:
    /// An action is to be done after a confirmation that the window shows.
    void confirmationNeeded(const QByteArray &action, const std::vector<live::RowPointer> &rows,
                            const actions::Arguments &arguments);
    void filledFirst(); ///< the first rows from the server are in the table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFilterBar();
    QWidget *makeBody();
    void makeActions();
    void updateHeader();
    void addScope();
    [[nodiscard]] QString waitedFor() const; ///< empty: only for the server
    [[nodiscard]] const QString &summary();
    void updateActions();
    void updateStatus();
    void updateDetail();
    void updateChips();
    void endSeries(const std::vector<live::RowPointer> &rows); ///< what has stopped shows no last figures
    void applyQuery();
    [[nodiscard]] bool filtered() const;
    void fillMenu(QMenu *menu);
    void start(const actions::Action &action);
    void operationFinished(quint64 id);
    void runFromTab(const QByteArray &id, const actions::Arguments &arguments);
    void proceed(const actions::Action &action, const std::vector<live::RowPointer> &rows, const actions::Arguments &arguments);
    void go(const actions::Action &action, const std::vector<live::RowPointer> &rows, actions::Arguments arguments);
    [[nodiscard]] bool reachable() const;
    [[nodiscard]] QString settingsKey(const char *name) const;
    void restore();
    void save();

    TablePaneSpec m_spec;
    endpoint::Endpoint &m_endpoint;
    actions::Runner &m_runner;
    settings::Settings &m_settings;
    live::LiveTableModel *m_model;
    endpoint::Look m_look;
    std::vector<endpoint::Look> m_detailLooks;
    std::vector<live::Key> m_detailKeys;

    QLabel *m_titleLabel = nullptr;
    QLabel *m_subtitle = nullptr;
    QHBoxLayout *m_buttonRow = nullptr;
    QPushButton *m_more = nullptr;
    struct Button {
        const actions::Action *action = nullptr;
        const PaneAction *paneAction = nullptr;
        QPushButton *button = nullptr;
    };
    std::vector<Button> m_buttons;
    std::map<QByteArray, QAction *> m_actions; ///< for shortcuts and menus
    widgets::SearchField *m_search = nullptr;
    widgets::ChipRow *m_chipRow = nullptr;
    widgets::Chip *m_allChip = nullptr;
    std::vector<widgets::Chip *> m_chips;
    LabelFilter *m_labels = nullptr; ///< where the kind has labels
    QPushButton *m_groupButton = nullptr;
    widgets::Banner *m_banner = nullptr;
    QSplitter *m_splitter = nullptr;
    bool m_detailClosed = false; ///< by the person; sizes do not say: they are 0 before the layout and while nothing is selected
    QStackedWidget *m_tableStack = nullptr;
    delegates::LiveTableView *m_view = nullptr;
    widgets::EmptyState *m_empty = nullptr;
    DetailPanel *m_detail = nullptr;
    std::vector<Detour> m_detours;
    bool m_selectedOnce = false; ///< a row was selected since the pane was made
    bool m_lookedAt = false;
    bool m_filled = false;
    QString m_summary;
    quint64 m_summarized = ~quint64{0}; ///< the feed's revision when m_summary was made
};

} // namespace panes
