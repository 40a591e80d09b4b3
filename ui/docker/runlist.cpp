// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "runlist.h"

#include "fonts.h"
#include "icons.h"
#include "style.h"
#include "tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace dockerui {

namespace {

constexpr int removeWidth = 28;

/// A row with its line below.
class RowWidget final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), theme::color(theme::Token::Line));
    }
};

/// A cell has a frame while somebody is at it, or while something is wrong with it.
void frameCell(QWidget *cell, bool hovered)
{
    const bool frame = hovered || cell->hasFocus() || cell->property("problem").toBool();
    if (auto *line = qobject_cast<QLineEdit *>(cell))
        line->setFrame(frame);
    else if (auto *box = qobject_cast<QComboBox *>(cell))
        box->setFrame(frame);
}

QString cellValue(const QWidget *cell)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(cell))
        return line->text().trimmed();
    return static_cast<const QComboBox *>(cell)->currentData().toString();
}

void setCellValue(QWidget *cell, const QString &value)
{
    if (auto *line = qobject_cast<QLineEdit *>(cell)) {
        line->setText(value);
        return;
    }
    auto *box = static_cast<QComboBox *>(cell);
    int at = box->findData(value);
    if (at < 0) {
        box->addItem(value, value);
        at = box->count() - 1;
    }
    box->setCurrentIndex(at);
}

} // namespace

RunList::RunList(const QString &title, const QString &addLabel, std::vector<RunColumn> columns, QWidget *parent)
    : QWidget(parent), m_columns(std::move(columns))
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    auto *name = new QLabel(title, this);
    name->setFont(theme::strongFont());
    auto *add = new QPushButton(theme::icon(QLatin1String("plus")), addLabel, this);
    add->setAutoDefault(false);
    theme::setVariant(add, theme::Variant::Flat);
    connect(add, &QPushButton::clicked, this, &RunList::addRow);
    head->addWidget(name);
    head->addStretch();
    head->addWidget(add);
    m_layout->addLayout(head);
    m_header = new QWidget(this);
    auto *titles = new QHBoxLayout(m_header);
    titles->setContentsMargins(0, 0, removeWidth + 6, 2);
    titles->setSpacing(6);
    for (const RunColumn &column : m_columns) {
        auto *label = new QLabel(column.title, m_header);
        label->setFont(theme::smallFont());
        label->setForegroundRole(theme::mutedRole);
        label->setIndent(9);
        label->setAlignment(column.number ? Qt::AlignRight : Qt::AlignLeft);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        titles->addWidget(label, column.stretch);
    }
    m_header->hide();
    m_layout->addWidget(m_header);
}

void RunList::setRows(const std::vector<QStringList> &rows)
{
    for (const Row &row : m_rows)
        delete row.widget;
    m_rows.clear();
    for (const QStringList &row : rows)
        append(row);
    showHeader();
}

std::vector<QStringList> RunList::rows() const
{
    std::vector<QStringList> result;
    for (const Row &row : m_rows) {
        QStringList values;
        for (const QWidget *cell : row.cells)
            values << cellValue(cell);
        result.push_back(values);
    }
    return result;
}

void RunList::setCell(int row, int column, const QString &value)
{
    if (row < static_cast<int>(m_rows.size()))
        setCellValue(m_rows[static_cast<size_t>(row)].cells[static_cast<size_t>(column)], value);
}

void RunList::addRow()
{
    QStringList values;
    for (const RunColumn &column : m_columns)
        values << (column.choices.empty() ? QString() : column.choices.front().second);
    append(values);
    showHeader();
    m_rows.back().cells.front()->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

QWidget *RunList::makeCell(const RunColumn &column, const QString &value, QWidget *parent)
{
    QWidget *cell = nullptr;
    if (column.choices.empty()) {
        auto *line = new QLineEdit(parent);
        line->setPlaceholderText(column.hint);
        line->setAlignment(column.number ? Qt::AlignRight : Qt::AlignLeft);
        if (column.mono)
            line->setFont(theme::monoFont());
        line->setTextMargins(7, 0, 7, 0);
        cell = line;
    } else {
        auto *box = new QComboBox(parent);
        for (const auto &[label, choice] : column.choices)
            box->addItem(label, choice);
        cell = box;
    }
    cell->setAccessibleName(column.title);
    cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setCellValue(cell, value);
    cell->installEventFilter(this);
    frameCell(cell, false);
    if (auto *line = qobject_cast<QLineEdit *>(cell))
        connect(line, &QLineEdit::textChanged, this, &RunList::edited);
    else
        connect(static_cast<QComboBox *>(cell), &QComboBox::currentIndexChanged, this, &RunList::edited);
    return cell;
}

void RunList::append(const QStringList &values)
{
    Row row;
    row.widget = new RowWidget(this);
    auto *whole = new QVBoxLayout(row.widget);
    whole->setContentsMargins(0, 1, 0, 2);
    whole->setSpacing(2);
    auto *cells = new QHBoxLayout;
    cells->setSpacing(6);
    for (size_t i = 0; i < m_columns.size(); ++i) {
        row.cells.push_back(makeCell(m_columns[i], values.value(static_cast<qsizetype>(i)), row.widget));
        cells->addWidget(row.cells.back(), m_columns[i].stretch);
    }
    auto *remove = new QPushButton(row.widget);
    remove->setIcon(theme::icon(QLatin1String("close"), theme::Token::Muted));
    remove->setAccessibleName(tr("Remove"));
    remove->setToolTip(tr("Remove"));
    remove->setAutoDefault(false);
    remove->setFixedSize(removeWidth, removeWidth);
    theme::setVariant(remove, theme::Variant::Flat);
    // Queued: the button is not deleted under its own click.
    connect(
        remove, &QPushButton::clicked, this, [this, widget = row.widget] { removeRow(widget); }, Qt::QueuedConnection);
    cells->addWidget(remove);
    whole->addLayout(cells);
    row.problem = new QWidget(row.widget);
    auto *line = new QHBoxLayout(row.problem);
    line->setContentsMargins(9, 0, 0, 2);
    row.message = new QLabel(row.problem);
    row.message->setFont(theme::smallFont());
    row.fixButton = new QPushButton(row.problem);
    row.fixButton->setAutoDefault(false);
    row.fixButton->setFixedHeight(24);
    connect(row.fixButton, &QPushButton::clicked, this, [this, widget = row.widget] {
        const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &r) { return r.widget == widget; });
        if (at == m_rows.end() || !at->fix)
            return;
        const auto fix = at->fix;
        fix();
    });
    line->addWidget(row.message);
    line->addWidget(row.fixButton);
    line->addStretch();
    row.problem->hide();
    whole->addWidget(row.problem);
    m_layout->addWidget(row.widget);
    row.widget->show();
    m_rows.push_back(std::move(row));
}

void RunList::removeRow(QWidget *widget)
{
    std::erase_if(m_rows, [widget](const Row &row) { return row.widget == widget; });
    delete widget;
    showHeader();
    Q_EMIT edited();
}

void RunList::showHeader()
{
    m_header->setVisible(!m_rows.empty());
}

void RunList::clearProblems()
{
    for (Row &row : m_rows) {
        row.problem->hide();
        row.error = false;
        row.fix = {};
        for (QWidget *cell : row.cells) {
            cell->setProperty("problem", false);
            cell->setAccessibleDescription({});
            frameCell(cell, cell->underMouse());
            cell->update();
        }
    }
}

void RunList::setProblem(int at, int column, const QString &message, bool error, const QString &fixLabel,
                         std::function<void()> fix)
{
    if (at < 0 || at >= static_cast<int>(m_rows.size()))
        return;
    Row &row = m_rows[static_cast<size_t>(at)];
    if (row.error)
        return; // one at a time, the first stays
    row.error = error;
    row.message->setText(QStringLiteral("\u25cf  ") + message);
    QPalette colours = row.message->palette();
    colours.setColor(QPalette::WindowText, theme::color(error ? theme::Token::Bad : theme::Token::Warn));
    row.message->setPalette(colours);
    row.fixButton->setText(fixLabel);
    row.fixButton->setVisible(!fixLabel.isEmpty());
    row.fix = std::move(fix);
    row.problem->show();
    QWidget *cell = row.cells[static_cast<size_t>(column)];
    cell->setProperty("problem", error);
    cell->setAccessibleDescription(message);
    frameCell(cell, cell->underMouse());
    cell->update();
}

bool RunList::goToProblem()
{
    for (const Row &row : m_rows) {
        if (!row.error)
            continue;
        for (QWidget *cell : row.cells) {
            if (cell->property("problem").toBool()) {
                cell->setFocus(Qt::OtherFocusReason);
                return true;
            }
        }
    }
    return false;
}

bool RunList::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Enter || type == QEvent::Leave || type == QEvent::FocusIn || type == QEvent::FocusOut) {
        auto *cell = static_cast<QWidget *>(watched);
        frameCell(cell, type == QEvent::Enter || (type != QEvent::Leave && cell->underMouse()));
    }
    if (type == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers() == Qt::NoModifier && !m_rows.empty()) {
            const auto &cells = m_rows.back().cells;
            if (std::find(cells.begin(), cells.end(), watched) != cells.end()) {
                addRow();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dockerui
