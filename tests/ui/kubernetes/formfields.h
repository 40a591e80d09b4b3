// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of a form by the names that a screen reader tells. Thread of the test.
#pragma once

#include <QLineEdit>

/// Null where there is none.
inline QLineEdit *fieldOf(QWidget *sheet, const char *name)
{
    for (QLineEdit *field : sheet->findChildren<QLineEdit *>()) {
        if (field->accessibleName() == QLatin1String(name))
            return field;
    }
    return nullptr;
}
