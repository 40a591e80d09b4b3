// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "settingspage.h"

#include "fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace shell {

namespace {

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(theme::strongFont());
    label->setContentsMargins(0, 12, 0, 0);
    return label;
}

} // namespace

SettingsPage::SettingsPage(settings::Settings &settings, theme::Theme &theme, const QString &auditPath, QWidget *parent)
    : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *body = new QWidget;
    body->setMaximumWidth(720);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(16, 14, 16, 24);
    column->setSpacing(8);
    auto *title = new QLabel(tr("Settings"), body);
    title->setFont(theme::titleFont());
    column->addWidget(title);

    column->addWidget(heading(tr("Appearance"), body));
    auto *choice = new QComboBox(body);
    choice->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    choice->setAccessibleName(tr("Theme"));
    choice->setCurrentIndex(static_cast<int>(theme.choice()));
    choice->setMaximumWidth(220);
    connect(choice, &QComboBox::currentIndexChanged, this, [&settings, &theme](int index) {
        theme.setChoice(static_cast<theme::Choice>(index));
        settings.set(QStringLiteral("theme"), index == 1   ? QStringLiteral("light")
                                              : index == 2 ? QStringLiteral("dark")
                                                           : QStringLiteral("system"));
    });
    auto *row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Theme"), body));
    row->addWidget(choice, 1);
    row->addStretch(2);
    column->addLayout(row);
    auto *motion = new QCheckBox(tr("Reduce motion"), body);
    motion->setChecked(settings.flag(QStringLiteral("motion/reduced"), false));
    connect(motion, &QCheckBox::toggled, this, [&settings, &theme](bool on) {
        theme.setReducedMotion(on);
        settings.set(QStringLiteral("motion/reduced"), on);
    });
    column->addWidget(motion);

    column->addWidget(heading(tr("Confirmations"), body));
    auto *always = new QCheckBox(tr("Ask before everything that changes something"), body);
    always->setChecked(settings.flag(QStringLiteral("confirm/always"), false));
    connect(always, &QCheckBox::toggled, this,
            [&settings](bool on) { settings.set(QStringLiteral("confirm/always"), on); });
    column->addWidget(always);
    auto *note = new QLabel(tr("Removing always asks. What can be taken back is done at once, with Undo."), body);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);
    column->addWidget(note);

    column->addWidget(heading(tr("Refresh"), body));
    auto *refresh = new QLabel(tr("Tables are fed by the engine's events; a full list once a minute, and only of what is on "
                                  "screen, finds what events may have lost. There is nothing to set."),
                               body);
    refresh->setForegroundRole(QPalette::PlaceholderText);
    refresh->setWordWrap(true);
    column->addWidget(refresh);

    column->addWidget(heading(tr("Keyboard"), body));
    auto *keys = new QGridLayout;
    keys->setHorizontalSpacing(24);
    keys->setVerticalSpacing(4);
    const std::pair<QString, QString> shortcuts[] = {
        {QStringLiteral("Ctrl+K"), tr("Go to anything")},
        {QStringLiteral("/"), tr("Filter the table")},
        {QStringLiteral("Ctrl+1 … 9"), tr("The panes of the sidebar")},
        {QStringLiteral("Ctrl+B"), tr("Sidebar as icons")},
        {QStringLiteral("Ctrl+Z"), tr("Undo the newest action that offers it")},
        {QStringLiteral("Ctrl+."), tr("Stop")},
        {QStringLiteral("Ctrl+R"), tr("Restart")},
        {QStringLiteral("F2"), tr("Rename")},
        {QStringLiteral("Delete"), tr("Remove")},
        {QStringLiteral("F5"), tr("Try again now")},
        {QStringLiteral("Ctrl+,"), tr("Settings")},
        {QStringLiteral("Ctrl+Q"), tr("Quit")},
    };
    int line = 0;
    for (const auto &[key, what] : shortcuts) {
        auto *name = new QLabel(key, body);
        name->setFont(theme::monoFont());
        keys->addWidget(name, line, 0);
        keys->addWidget(new QLabel(what, body), line++, 1);
    }
    keys->setColumnStretch(1, 1);
    column->addLayout(keys);

    column->addWidget(heading(tr("Files"), body));
    const auto file = [&](const QString &name, const QString &path) {
        auto *label = new QLabel(name + QStringLiteral(": ") + (path.isEmpty() ? tr("nothing is kept") : path), body);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    file(tr("Settings"), settings.path());
    file(tr("Audit log"), auditPath);
    column->addStretch(1);
    scroll->setWidget(body);
    outer->addWidget(scroll);
}

} // namespace shell
