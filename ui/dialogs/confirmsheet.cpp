// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "confirmsheet.h"

#include "fonts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace dialogs {

namespace {

constexpr int objectsShown = 8; ///< more scroll

QWidget *objectList(const ConfirmContent &content, QWidget *parent)
{
    auto *list = new QWidget(parent);
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const ConfirmContent::Object &object : content.objects) {
        auto *name = new QLabel(object.name, list);
        name->setFont(theme::mediumFont());
        auto *consequence = new QLabel(object.consequence, list);
        consequence->setForegroundRole(QPalette::PlaceholderText);
        consequence->setWordWrap(true);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(consequence, row++, 1);
    }
    if (content.objects.size() <= objectsShown)
        return list;
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    scroll->setFixedHeight(objectsShown * 22);
    return scroll;
}

} // namespace

ConfirmSheet::ConfirmSheet(QWidget *anchor, const ConfirmContent &content)
    : Sheet(anchor, content.title, content.production ? tr("production") : QString())
{
    setPreferredSize({480, 0});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    auto *text = new QLabel(content.text, body);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(text);
    column->addWidget(objectList(content, body));
    std::vector<std::pair<QString, QCheckBox *>> boxes;
    for (const ConfirmContent::Check &check : content.checks) {
        auto *box = new QCheckBox(check.label, body);
        box->setChecked(check.on);
        column->addWidget(box);
        boxes.emplace_back(check.key, box);
    }
    QLineEdit *field = nullptr;
    if (!content.typeName.isEmpty()) {
        auto *label = new QLabel(tr("Type %1 to confirm").arg(content.typeName), body);
        column->addWidget(label);
        field = new QLineEdit(body);
        field->setFont(theme::monoFont());
        field->setAccessibleName(label->text());
        column->addWidget(field);
    }
    setContent(body);
    QPushButton *cancel = addButton(tr("Cancel"), theme::Variant::Default);
    QPushButton *confirm =
        addButton(content.button, content.destructive ? theme::Variant::Confirm : theme::Variant::Primary);
    setAcceptButton(confirm);
    connect(cancel, &QPushButton::clicked, this, [this] {
        Q_EMIT rejected();
        dismiss();
    });
    connect(confirm, &QPushButton::clicked, this, [this, boxes] {
        QVariantMap checks;
        for (const auto &[key, box] : boxes)
            checks.insert(key, box->isChecked());
        Q_EMIT confirmed(checks);
        dismiss();
    });
    if (field) {
        confirm->setEnabled(false);
        connect(field, &QLineEdit::textChanged, confirm,
                [confirm, name = content.typeName](const QString &typed) { confirm->setEnabled(typed == name); });
        connect(field, &QLineEdit::returnPressed, confirm, &QPushButton::click);
    }
    present(field ? static_cast<QWidget *>(field) : cancel);
}

} // namespace dialogs
