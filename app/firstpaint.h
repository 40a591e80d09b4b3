// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the window has painted rows of the server, for the bench (--timing FILE). The file gets a line as each happens:
//   rows N MS   the first paint of a table that has rows; N of them
//   all N MS    the first paint of N rows once the list is said to be complete: another line for each N, as its last batch
//               may come after that word
// MS is the wall time in milliseconds since 1970 after that paint has been flushed to the window system. UI thread; made
// only when it is asked for.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

namespace panes {
class TablePane;
}

namespace app {

class FirstPaint final : public QObject
{
    Q_OBJECT

public:
    FirstPaint(panes::TablePane *pane, QString path, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void customEvent(QEvent *event) override;

private:
    void note(const char *what, int rows);

    QPointer<panes::TablePane> m_pane;
    QString m_path;
    bool m_rowsPainted = false; ///< by the paint that is under way
    bool m_allPainted = false;
    bool m_rowsNoted = false;
    int m_allNoted = 0; ///< rows of the last such line
};

} // namespace app
