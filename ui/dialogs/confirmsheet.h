// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks before something is done, naming every object. Cancel is the default where no name has to be typed. UI thread.
#pragma once

#include "sheet.h"

#include <QVariantMap>

namespace dialogs {

struct ConfirmContent {
    QString title;  ///< "Remove 3 containers?"
    QString text;   ///< "On docker · default. This cannot be undone."
    QString button; ///< "Remove 3 containers"
    struct Object {
        QString name;
        QString consequence;
    };
    std::vector<Object> objects;
    struct Check {
        QString key;
        QString label;
        bool on = false;
    };
    std::vector<Check> checks;
    QString typeName; ///< has to be typed; empty: not
    bool production = false;
    bool destructive = true;
};

class ConfirmSheet final : public Sheet
{
    Q_OBJECT

public:
    ConfirmSheet(QWidget *anchor, const ConfirmContent &content);

Q_SIGNALS:
    void confirmed(const QVariantMap &checks);
};

} // namespace dialogs
