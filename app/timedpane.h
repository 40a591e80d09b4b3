// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens a pane of a connection that stands, as a person's click does, for the bench: the file of FirstPaint gets the line
// "click 0 MS" before its own. UI thread; a child of the window, made only when it is asked for.
#pragma once

#include <QObject>
#include <QTimer>

namespace shell {
class MainWindow;
}

namespace app {

class TimedPane final : public QObject
{
    Q_OBJECT

public:
    /// `pane` is "SECTION/PANE".
    TimedPane(shell::MainWindow &window, const QString &pane, QString path);

private:
    void look();
    void click();

    shell::MainWindow &m_window;
    QByteArray m_section;
    QByteArray m_pane;
    QString m_path;
    QTimer m_looking; ///< until the section has come and its connection stands
    bool m_opened = false;
};

} // namespace app
