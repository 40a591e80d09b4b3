// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "formsheet.h"

#include "fonts.h"
#include "style.h"
#include "tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace dialogs {

namespace {
constexpr int textMargin = 7;
}

FormSheet::FormSheet(QWidget *anchor, const QString &title, const QString &subtitle, const QString &button)
    : Sheet(anchor->window()), m_body(new QWidget)
{
    setTitle(title, subtitle);
    setPreferredSize({480, 0});
    m_pages = new QVBoxLayout(m_body);
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_form = new QWidget(m_body);
    m_pages->addWidget(m_form);
    m_grid = new QGridLayout(m_form);
    m_grid->setContentsMargins(24, 16, 24, 16);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    setContent(m_body);
    m_cancel = addButton(tr("Cancel"), theme::Variant::Default);
    m_primaryButton = addButton(button, theme::Variant::Primary);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_page)
            Q_EMIT pageCancelled();
        else
            Q_EMIT rejected();
    });
    connect(this, &Sheet::accepted, this, &FormSheet::finish);
    connect(this, &Sheet::rejected, this, &FormSheet::close);
}

void FormSheet::settle()
{
    // The layouts hear of hidden and new rows only later, and an item of a layout keeps its size until then.
    m_grid->invalidate();
    m_form->updateGeometry();
    if (m_page)
        m_page->updateGeometry();
    m_pages->invalidate();
    place();
}

void FormSheet::close()
{
    dismiss();
    deleteLater();
}

void FormSheet::addText(const QString &text)
{
    auto *label = new QLabel(text, m_body);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a long word must not widen the form
    label->setForegroundRole(theme::mutedRole);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
}

void FormSheet::setNote(const QString &text)
{
    addText(text);
    settle();
}

void FormSheet::addWidget(QWidget *widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 2);
}

void FormSheet::addRow(const QString &key, const QString &label, QWidget *editor, QWidget *holder)
{
    const int row = m_grid->rowCount();
    QLabel *name = nullptr;
    if (!label.isEmpty()) {
        name = new QLabel(label, m_body);
        name->setForegroundRole(theme::mutedRole);
        m_grid->addWidget(name, row, 0, Qt::AlignVCenter);
        editor->setAccessibleName(label);
    }
    m_grid->addWidget(holder ? holder : editor, row, 1);
    auto *problem = new QLabel(m_body);
    problem->setFont(theme::smallFont());
    problem->setWordWrap(true);
    QPalette colours = problem->palette();
    colours.setColor(QPalette::WindowText, theme::color(theme::Token::Bad));
    problem->setPalette(colours);
    problem->hide();
    m_grid->addWidget(problem, row + 1, 1);
    m_fields.push_back({key, editor, holder ? holder : editor, name, problem});
}

QLineEdit *FormSheet::addField(const QString &key, const QString &label, const QString &value, const QString &hint)
{
    auto *field = new QLineEdit(value, m_body);
    field->setPlaceholderText(hint);
    field->setTextMargins(textMargin, 0, textMargin, 0);
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
    connect(box, &QCheckBox::toggled, this, [this] { check(m_tried); });
    addRow(key, {}, box);
}

QLineEdit *FormSheet::addFile(const QString &key, const QString &label, bool save, const QString &filter,
                              const QString &value)
{
    auto *holder = new QWidget(m_body);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *field = new QLineEdit(value, holder);
    field->setTextMargins(textMargin, 0, textMargin, 0);
    auto *button = new QPushButton(tr("Browse…"), holder);
    button->setAutoDefault(false);
    row->addWidget(field, 1);
    row->addWidget(button);
    connect(field, &QLineEdit::textChanged, this, [this] { check(m_tried); });
    connect(field, &QLineEdit::returnPressed, this, &FormSheet::finish);
    connect(button, &QPushButton::clicked, this, [=, this] { browse(field, save, filter); });
    addRow(key, label, field, holder);
    return field;
}

void FormSheet::browse(QLineEdit *field, bool save, const QString &filter)
{
    auto *dialog = new QFileDialog(this, save ? tr("Save to") : tr("Open"), {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    // The form itself asks whether a file may be replaced.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    if (!field->text().isEmpty())
        dialog->selectFile(field->text());
    connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
    dialog->open();
}

void FormSheet::setFieldVisible(const QString &key, bool visible)
{
    for (const Field &field : m_fields) {
        if (field.key != key)
            continue;
        field.shown->setVisible(visible);
        if (field.label)
            field.label->setVisible(visible);
        field.problem->setVisible(visible && !field.problem->text().isEmpty());
    }
    settle();
}

void FormSheet::setProblem(const QString &key, const QString &text)
{
    for (const Field &field : m_fields) {
        if (field.key != key)
            continue;
        field.problem->setText(text);
        field.problem->show();
        field.editor->setProperty("problem", true);
        field.editor->setAccessibleDescription(text);
        field.editor->update();
        field.editor->setFocus(Qt::OtherFocusReason);
    }
    settle();
}

void FormSheet::showPage(QWidget *page)
{
    if (m_page && m_page != page) {
        m_pages->removeWidget(m_page); // it is gone only later, and would take its height until then
        m_page->hide();
        m_page->deleteLater();
    }
    m_page = page;
    m_form->setVisible(!page);
    if (page) {
        m_pages->addWidget(page);
        page->show();
    }
    settle();
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
    if (show)
        settle();
    return problems.isEmpty();
}

void FormSheet::finish()
{
    if (m_page) {
        Q_EMIT pageAccepted();
        return;
    }
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
    if (!m_stays)
        close();
}

void FormSheet::present()
{
    if (!m_fields.empty())
        setInitialFocus(m_fields.front().editor);
    settle();
    open();
    if (!m_fields.empty()) {
        if (auto *line = qobject_cast<QLineEdit *>(m_fields.front().editor))
            line->selectAll();
    }
}

} // namespace dialogs
