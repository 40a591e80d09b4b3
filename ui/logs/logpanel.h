// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A log to read: toolbar, legend, the lines, and what is to be said about the stream. Owns the lines, their search and
// the file writer. UI thread; chunks may be built elsewhere. Whoever feeds it stops while full() and goes on at
// drained(). Errors: a disk that is full and a file that could not be written are said in the notice line.
#pragma once

#include "logsave.h"
#include "logsearch.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace logs {

class LogLegend;
class LogPill;
class LogSearchBar;
class LogView;

class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(QWidget *parent = nullptr);
    ~LogPanel() override;

    /// In the order of the chunks' source numbers.
    void setSources(const QStringList &names);
    void find(); ///< the focus to the search field
    void append(const std::shared_ptr<const live::LogChunk> &chunk);
    [[nodiscard]] bool full() const { return m_store.full(); }
    void clear();
    /// What is so with the stream ("The container stopped."); empty hides the line.
    void setNotice(const QString &text, bool problem);
    /// Said while there is no line.
    void setEmptyText(const QString &text);
    /// Writes the lines that the filter shows; saved() tells the outcome.
    void save(const QString &path);

    [[nodiscard]] live::LogStore &store() { return m_store; }
    [[nodiscard]] live::LogSearch &search() { return m_search; }
    [[nodiscard]] LogView &view() { return *m_view; }
    [[nodiscard]] LogSearchBar &searchBar() { return *m_bar; }
    [[nodiscard]] LogLegend &legend() { return *m_legend; }
    [[nodiscard]] QString noticeText() const;

Q_SIGNALS:
    void drained();
    void saveRequested();
    void saved(const base::Result<qint64> &bytes);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildToolbar(QHBoxLayout *row);
    void connectParts();
    QPushButton *menuButton(QMenu *menu, const QString &name);
    void fillMenus();
    void addShortcuts();
    void setPattern(const std::shared_ptr<const live::LogPattern> &pattern);
    void applyFilter();
    void updateCount();
    void updatePill();
    void placePill();
    void colourNotice();

    live::LogStore m_store;
    live::LogSearch m_search{&m_store};
    live::LogSave m_save;
    live::LogFilter m_filter;
    QStringList m_sources;
    bool m_problem = false;

    LogSearchBar *m_bar;
    LogLegend *m_legend;
    LogView *m_view;
    LogPill *m_pill;
    QLabel *m_notice;
    QMenu *m_streams;
    QMenu *m_levels;
    QPushButton *m_streamButton = nullptr;
    QPushButton *m_levelButton = nullptr;
    QPushButton *m_time = nullptr;
    QPushButton *m_wrap = nullptr;
    QPushButton *m_follow = nullptr;
    bool m_narrow = false;
};

} // namespace logs
