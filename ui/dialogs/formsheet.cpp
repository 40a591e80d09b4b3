// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "formsheet.h"

#include "fonts.h"
#include "style.h"
#include "tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace dialogs {

FormSheet::FormSheet(QWidget *anchor, const QString &title, const QString &subtitle, const QString &button)
    : Sheet(anchor->window()), m_body(new QWidget)
{
    setTitle(title, subtitle);
    setPreferredSize({480, 0});
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(24, 16, 24, 16);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    setContent(m_body);
    QPushButton *cancel = addButton(tr("Cancel"), theme::Variant::Default);
    addButton(button, theme::Variant::Primary);
    connect(cancel, &QPushButton::clicked, this, &Sheet::rejected);
    connect(this, &Sheet::accepted, this, &FormSheet::finish);
    connect(this, &Sheet::rejected, this, [this] {
        dismiss();
        deleteLater();
    });
}

void FormSheet::addText(const QString &text)
{
    auto *label = new QLabel(text, m_body);
    label->setWordWrap(true);
    label->setForegroundRole(theme::mutedRole);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
}

void FormSheet::addRow(const QString &key, const QString &label, QWidget *editor)
{
    const int row = m_grid->rowCount();
    if (!label.isEmpty()) {
        auto *name = new QLabel(label, m_body);
        name->setForegroundRole(theme::mutedRole);
        m_grid->addWidget(name, row, 0, Qt::AlignVCenter);
        editor->setAccessibleName(label);
    }
    m_grid->addWidget(editor, row, 1);
    auto *problem = new QLabel(m_body);
    problem->setFont(theme::smallFont());
    problem->setWordWrap(true);
    QPalette colours = problem->palette();
    colours.setColor(QPalette::WindowText, theme::color(theme::Token::Bad));
    problem->setPalette(colours);
    problem->hide();
    m_grid->addWidget(problem, row + 1, 1);
    m_fields.push_back({key, editor, problem});
}

QLineEdit *FormSheet::addField(const QString &key, const QString &label, const QString &value, const QString &hint)
{
    auto *field = new QLineEdit(value, m_body);
    field->setPlaceholderText(hint);
    connect(field, &QLineEdit::textChanged, this, [this] { check(m_tried); });
    connect(field, &QLineEdit::returnPressed, this, &FormSheet::finish);
    addRow(key, label, field);
    return field;
}

QLineEdit *FormSheet::addPassword(const QString &key, const QString &label)
{
    QLineEdit *field = addField(key, label);
    field->setEchoMode(QLineEdit::Password);
    return field;
}

QComboBox *FormSheet::addChoice(const QString &key, const QString &label, const QStringList &choices,
                                const QString &value, bool editable)
{
    auto *box = new QComboBox(m_body);
    box->setEditable(editable);
    box->addItems(choices);
    box->setCurrentText(value);
    connect(box, &QComboBox::currentTextChanged, this, [this] { check(m_tried); });
    addRow(key, label, box);
    return box;
}

void FormSheet::addCheck(const QString &key, const QString &label, bool on)
{
    auto *box = new QCheckBox(label, m_body);
    box->setChecked(on);
    box->setAccessibleName(label);
    addRow(key, {}, box);
}

QVariantMap FormSheet::values() const
{
    QVariantMap result;
    for (const Field &field : m_fields) {
        if (const auto *line = qobject_cast<QLineEdit *>(field.editor))
            result.insert(field.key, line->text());
        else if (const auto *combo = qobject_cast<QComboBox *>(field.editor))
            result.insert(field.key, combo->currentText());
        else if (const auto *box = qobject_cast<QCheckBox *>(field.editor))
            result.insert(field.key, box->isChecked());
    }
    return result;
}

bool FormSheet::check(bool show)
{
    if (!m_check)
        return true;
    const QMap<QString, QString> problems = m_check(values());
    for (const Field &field : m_fields) {
        const QString problem = show ? problems.value(field.key) : QString();
        field.problem->setText(problem);
        field.problem->setVisible(!problem.isEmpty());
        field.editor->setProperty("problem", !problem.isEmpty());
        field.editor->setAccessibleDescription(problem);
        field.editor->update();
    }
    return problems.isEmpty();
}

void FormSheet::finish()
{
    m_tried = true;
    if (!check(true)) {
        for (const Field &field : m_fields) {
            if (!field.problem->text().isEmpty()) {
                field.editor->setFocus(Qt::OtherFocusReason);
                return;
            }
        }
        return;
    }
    Q_EMIT filledIn(values());
    dismiss();
    deleteLater();
}

void FormSheet::present()
{
    if (!m_fields.empty())
        setInitialFocus(m_fields.front().editor);
    open();
    if (!m_fields.empty()) {
        if (auto *line = qobject_cast<QLineEdit *>(m_fields.front().editor))
            line->selectAll();
    }
}

} // namespace dialogs
