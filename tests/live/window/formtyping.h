// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filling in a sheet's fields as a person does: by their names, with keys and clicks. UI thread.
#pragma once

#include "windowdriver.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace livetest {

/// A completer's list would take the next click.
inline void closeCompletions()
{
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->hide();
}

/// Replaces what stands in the field of that name. False if there is none.
inline bool type(QWidget *sheet, const QString &field, const QString &text)
{
    auto *line = support::named<QLineEdit>(sheet, field);
    if (!line) {
        if (const auto *box = support::named<QComboBox>(sheet, field))
            line = box->lineEdit();
    }
    if (!line)
        return false;
    line->setFocus(Qt::OtherFocusReason);
    line->selectAll();
    QTest::keyClicks(line, text);
    closeCompletions();
    return line->text() == text;
}

inline bool press(QWidget *in, const QString &label)
{
    QPushButton *button = support::button(in, label);
    if (!button || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

/// Opens the Pull sheet of the images' pane and fills it in with a login typed there.
inline bool fillInPull(support::WindowDriver &driver, const QString &image, const QString &user, const QString &password)
{
    if (!press(driver.pane(), QStringLiteral("Pull…")) || !driver.sheet())
        return false;
    QWidget *sheet = driver.sheet();
    if (auto *login = support::named<QComboBox>(sheet, QStringLiteral("Login")))
        login->setCurrentText(QStringLiteral("A login typed here"));
    return type(sheet, QStringLiteral("Image"), image) && type(sheet, QStringLiteral("User"), user) &&
           type(sheet, QStringLiteral("Password"), password);
}

/// Leaves a sheet that stays after its work is done, or failed.
inline bool leaveSheet(support::WindowDriver &driver)
{
    const auto gone = [&driver] {
        QWidget *sheet = driver.sheet();
        return !sheet || ((press(sheet, QStringLiteral("Close")) || press(sheet, QStringLiteral("Cancel"))) && !driver.sheet());
    };
    return QTest::qWaitFor(gone, 60'000);
}

/// Some label in the window tells that the registry did not let us in.
inline bool refused(QWidget *window)
{
    for (const char *words : {"unauthorized", "401 Unauthorized", "authentication required", "no basic auth credentials"}) {
        if (support::labelled(window, QLatin1String(words)))
            return true;
    }
    return false;
}

/// Adds a row to a list by its button and fills its first cells, going on by Tab.
inline bool addRow(QWidget *sheet, const QString &label, const QStringList &cells)
{
    if (!press(sheet, label))
        return false;
    for (const QString &cell : cells) {
        auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        if (!line || !sheet->isAncestorOf(line) || !line->text().isEmpty())
            return false;
        QTest::keyClicks(line, cell);
        QTest::keyClick(line, Qt::Key_Tab);
    }
    return true;
}

} // namespace livetest
