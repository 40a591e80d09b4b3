// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// An editable list of a Run form: ports, volumes, variables, labels. A row of cells, a remove button, and a problem line
// under the row that has one. Tab moves by cell, Enter in the last row adds one. UI thread.
#pragma once

#include <QWidget>
#include <functional>
#include <utility>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace dockerui {

struct RunColumn {
    QString title;
    int stretch = 1;
    QString hint = {};
    bool mono = false;
    bool number = false;
    /// Label and value; a value that is not among them is added when a row has it. Empty: a text cell.
    std::vector<std::pair<QString, QString>> choices = {};
};

class RunList final : public QWidget
{
    Q_OBJECT

public:
    RunList(const QString &title, const QString &addLabel, std::vector<RunColumn> columns, QWidget *parent);

    void setRows(const std::vector<QStringList> &rows);
    [[nodiscard]] std::vector<QStringList> rows() const;
    void setCell(int row, int column, const QString &value);
    /// Adds an empty row and goes to it.
    void addRow();
    void clearProblems();
    /// `fixLabel` empty: no button. `column`: the cell that is framed.
    void setProblem(int row, int column, const QString &message, bool error, const QString &fixLabel = {},
                    std::function<void()> fix = {});
    /// To the first row with an error; false if there is none.
    bool goToProblem();

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QWidget *widget;
        std::vector<QWidget *> cells;
        QWidget *problem;
        QLabel *message;
        QPushButton *fixButton;
        std::function<void()> fix;
        bool error = false;
    };
    void append(const QStringList &values);
    QWidget *makeCell(const RunColumn &column, const QString &value, QWidget *parent);
    void removeRow(QWidget *widget);
    void showHeader();

    std::vector<RunColumn> m_columns;
    std::vector<Row> m_rows;
    QWidget *m_header;
    QVBoxLayout *m_layout;
};

} // namespace dockerui
