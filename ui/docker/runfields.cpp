// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// The kinds of fields and what they do; which fields there are stands in runfieldset.cpp.
#include "runfields.h"

#include "fonts.h"
#include "runcommand.h"
#include "style.h"
#include "tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace dockerui {

using docker::RunSpec;

namespace {

constexpr int groupGap = 32; ///< a line runs through its middle
constexpr int secondColumn = 12; ///< stands so much apart from the first

} // namespace

RunFields::RunFields(QWidget *parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(24, 16, 24, 24);
    m_layout->setSpacing(groupGap);
    m_fields.reserve(64);
    makeGeneral();
    makeNetwork();
    makeRest();
    m_layout->addStretch();
    setSpec({});
}

void RunFields::beginGroup(const QString &title)
{
    auto *widget = new QWidget(this);
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto *name = new QLabel(title, widget);
    name->setFont(theme::strongFont());
    layout->addWidget(name);
    m_layout->addWidget(widget);
    m_groups.push_back({title, widget});
    m_groupLayouts.push_back(layout);
    m_grid = nullptr;
}

RunFields::Field &RunFields::place(const QByteArray &name, const QString &label, QWidget *editor, bool wide)
{
    if (!m_grid) {
        m_grid = new QGridLayout;
        m_grid->setHorizontalSpacing(12);
        m_grid->setVerticalSpacing(8);
        m_grid->setColumnMinimumWidth(0, 70);
        m_grid->setColumnMinimumWidth(2, 74);
        m_grid->setColumnStretch(1, 1);
        m_grid->setColumnStretch(3, 1);
        m_groupLayouts.back()->addLayout(m_grid);
        m_cell = 0;
    }
    if (wide && m_cell % 2 != 0)
        ++m_cell;
    const int row = m_cell / 2 * 2, column = m_cell % 2 * 2;
    m_cell += wide ? 2 : 1;
    QWidget *parent = m_groups.back().widget;
    auto *text = new QLabel(label, parent);
    text->setForegroundRole(theme::mutedRole);
    text->setBuddy(editor);
    text->setContentsMargins(column > 0 ? secondColumn : 0, 0, 0, 0);
    m_grid->addWidget(text, row, column, Qt::AlignVCenter);
    editor->setParent(parent);
    editor->setAccessibleName(label);
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setTextMargins(7, 0, 7, 0);
    editor->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_grid->addWidget(editor, row, column + 1, 1, wide ? 3 : 1);
    auto *problem = new QLabel(parent);
    problem->setFont(theme::smallFont());
    problem->setWordWrap(true);
    problem->hide();
    m_grid->addWidget(problem, row + 1, column + 1, 1, wide ? 3 : 1);
    m_fields.push_back({name, m_groups.size() - 1, editor, problem});
    return m_fields.back();
}

QLineEdit *RunFields::addLine(const QByteArray &name, const QString &label, QString RunSpec::*member,
                              const QString &hint, bool wide)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(hint);
    Field &field = place(name, label, line, wide);
    field.show = [line, member](const RunSpec &spec) { line->setText(spec.*member); };
    field.take = [line, member](RunSpec &spec) { spec.*member = line->text().trimmed(); };
    field.clear = [member](RunSpec &spec) { spec.*member = QString(); };
    field.count = [member](const RunSpec &spec) { return (spec.*member).isEmpty() ? 0 : 1; };
    connect(line, &QLineEdit::textChanged, this, &RunFields::edited);
    return line;
}

void RunFields::addHealthLine(const QByteArray &name, const QString &label, QString docker::RunHealth::*member,
                              const QString &hint, bool wide)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(hint);
    Field &field = place(name, label, line, wide);
    field.show = [line, member](const RunSpec &spec) { line->setText(spec.health.*member); };
    field.take = [line, member](RunSpec &spec) { spec.health.*member = line->text().trimmed(); };
    field.clear = [member](RunSpec &spec) { spec.health.*member = QString(); };
    field.count = [member](const RunSpec &spec) { return (spec.health.*member).isEmpty() ? 0 : 1; };
    connect(line, &QLineEdit::textChanged, this, &RunFields::edited);
}

QComboBox *RunFields::addChoice(const QByteArray &name, const QString &label, QString RunSpec::*member,
                                const QStringList &choices, const QString &hint, bool wide)
{
    auto *box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(choices);
    box->lineEdit()->setPlaceholderText(hint);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    Field &field = place(name, label, box, wide);
    field.show = [box, member](const RunSpec &spec) { box->setEditText(spec.*member); };
    field.take = [box, member](RunSpec &spec) { spec.*member = box->currentText().trimmed(); };
    field.clear = [member](RunSpec &spec) { spec.*member = QString(); };
    field.count = [member](const RunSpec &spec) { return (spec.*member).isEmpty() ? 0 : 1; };
    connect(box, &QComboBox::editTextChanged, this, &RunFields::edited);
    return box;
}

void RunFields::addWords(const QByteArray &name, const QString &label, QStringList RunSpec::*member,
                         const QString &hint, bool wide)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(hint);
    Field &field = place(name, label, line, wide);
    field.show = [line, member](const RunSpec &spec) { line->setText((spec.*member).join(QStringLiteral(", "))); };
    field.take = [this, line, member](RunSpec &spec) {
        // An element with a comma in it stays whole as long as nobody edits the field.
        if (line->text() == (m_base.*member).join(QStringLiteral(", "))) {
            spec.*member = m_base.*member;
            return;
        }
        (spec.*member).clear();
        const QStringList words = line->text().split(u',', Qt::SkipEmptyParts);
        for (const QString &word : words)
            if (!word.trimmed().isEmpty())
                spec.*member << word.trimmed();
    };
    field.clear = [member](RunSpec &spec) { (spec.*member).clear(); };
    field.count = [member](const RunSpec &spec) { return (spec.*member).isEmpty() ? 0 : 1; };
    connect(line, &QLineEdit::textChanged, this, &RunFields::edited);
}

void RunFields::addChecks(const std::vector<std::tuple<QByteArray, QString, bool RunSpec::*>> &checks)
{
    // Several stand in the columns of the fields above them.
    const bool among = m_grid && checks.size() > 1;
    auto *grid = among ? m_grid : new QGridLayout;
    const int first = among ? grid->rowCount() : 0;
    int at = 0;
    for (const auto &[name, label, member] : checks) {
        auto *box = new QCheckBox(label, m_groups.back().widget);
        auto *cell = new QHBoxLayout;
        cell->setContentsMargins(at % 2 != 0 ? secondColumn : 0, 0, 0, 0);
        cell->addWidget(box);
        grid->addLayout(cell, first + at / 2, at % 2 * 2, 1, 2);
        ++at;
        m_fields.push_back({name, m_groups.size() - 1, box});
        Field &field = m_fields.back();
        field.show = [box, m = member](const RunSpec &spec) { box->setChecked(spec.*m); };
        field.take = [box, m = member](RunSpec &spec) { spec.*m = box->isChecked(); };
        field.clear = [m = member](RunSpec &spec) { spec.*m = false; };
        field.count = [m = member](const RunSpec &spec) { return spec.*m ? 1 : 0; };
        connect(box, &QCheckBox::toggled, this, &RunFields::edited);
    }
    if (!among)
        m_groupLayouts.back()->addLayout(grid);
    m_grid = nullptr;
}

RunFields::Field &RunFields::addList(const QByteArray &name, RunList *list)
{
    m_groupLayouts.back()->addWidget(list);
    m_grid = nullptr;
    m_fields.push_back({name, m_groups.size() - 1});
    m_fields.back().list = list;
    connect(list, &RunList::edited, this, &RunFields::edited);
    return m_fields.back();
}

void RunFields::setSpec(const RunSpec &spec)
{
    m_showing = true;
    m_base = spec;
    const QSignalBlocker quiet(this);
    for (const Field &field : m_fields)
        field.show(spec);
    m_advancedProblem.clear();
    m_showing = false;
}

RunSpec RunFields::spec() const
{
    RunSpec result = m_base;
    for (const Field &field : m_fields)
        field.take(result);
    return result;
}

RunSpec RunFields::withoutFields(RunSpec spec) const
{
    for (const Field &field : m_fields)
        if (field.clear)
            field.clear(spec);
    spec.detach = false;
    return spec;
}

std::vector<RunFields::Group> RunFields::groups() const
{
    std::vector<Group> result = m_groups;
    const RunSpec now = spec();
    for (const Field &field : m_fields) {
        result[field.group].values += field.count(now);
        result[field.group].problems += field.error ? 1 : 0;
    }
    return result;
}

void RunFields::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (size_t i = 1; i < m_groups.size(); ++i)
        painter.fillRect(QRect(0, m_groups[i].widget->y() - groupGap / 2, width(), 1), theme::color(theme::Token::Line));
}

RunFields::Field *RunFields::find(const QByteArray &name)
{
    const auto at = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field &f) { return f.name == name; });
    return at == m_fields.end() ? nullptr : &*at;
}

QWidget *RunFields::editor(const QByteArray &field) const
{
    for (const Field &each : m_fields)
        if (each.name == field)
            return each.list ? static_cast<QWidget *>(each.list) : each.editor;
    return nullptr;
}

} // namespace dockerui
