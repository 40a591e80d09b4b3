// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// The lower part of the Run form: the command that does the same, and the line that takes one. The command is shown with
// secrets masked and wrapped between arguments; it is copied whole, as a shell runs it. UI thread.
#pragma once

#include "runcommand.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QScrollArea;

namespace dockerui {

class RunCommandBar final : public QWidget
{
    Q_OBJECT

public:
    explicit RunCommandBar(QWidget *parent = nullptr);

    void setSpec(const docker::RunSpec &spec);
    [[nodiscard]] QString shownText() const; ///< plain, with its line breaks
    [[nodiscard]] static QString copiedText(const docker::RunSpec &spec);
    /// Reads `text`; tells pasted(), or says under the line what is wrong with it.
    void offer(const QString &text);
    void setNote(const QString &text, bool error);
    [[nodiscard]] QString note() const;
    [[nodiscard]] QLineEdit *line() const { return m_line; }

Q_SIGNALS:
    void pasted(const docker::RunSpec &spec);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void wrap();

    docker::RunSpec m_spec;
    QStringList m_lines;
    qsizetype m_lineLength = 0; ///< of the paste line's text before the last key
    QLineEdit *m_line;
    QLabel *m_note;
    QLabel *m_command;
    QScrollArea *m_scroll;
};

} // namespace dockerui
