// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks before something is destroyed: names every object and what follows. Cancel is the default; where a name is asked
// for, its field has the focus and nothing happens until it matches. Deletes itself once answered. UI thread.
#pragma once

#include "sheet.h"

#include <QVariantMap>
#include <vector>

class QCheckBox;
class QLineEdit;

namespace widgets {

struct ConfirmObject {
    QString kind; ///< "Container"; may be empty.
    QString name;
    QString consequence; ///< "stops 7 pods"
};

struct ConfirmCheck {
    QString id; ///< The key in confirmed()'s map.
    QString label;
    bool checked = false;
};

struct ConfirmQuestion {
    QString title; ///< "Remove 3 containers?"
    QString text;
    QString confirmLabel; ///< "Remove 3 containers"
    std::vector<ConfirmObject> objects;
    std::vector<ConfirmCheck> checks;
    QString typedName; ///< To be typed before it is confirmed; empty: not asked.
    bool production = false;
};

class ConfirmSheet final : public Sheet
{
    Q_OBJECT

public:
    ConfirmSheet(const ConfirmQuestion &question, QWidget *window);
    /// Something of one's own under the question; the sheet takes it.
    void addWidget(QWidget *widget);
    [[nodiscard]] QVariantMap checks() const;
    /// After a widget in it has grown.
    void settle();

Q_SIGNALS:
    void confirmed(const QVariantMap &checks);

private:
    [[nodiscard]] QWidget *makeObjects(const std::vector<ConfirmObject> &objects);
    void addTypedName(const QString &name, QWidget *content);
    void confirm();

    std::vector<std::pair<QString, QCheckBox *>> m_checks;
    QWidget *m_content = nullptr;
    QPushButton *m_confirm = nullptr;
    QString m_typedName;
    QLineEdit *m_field = nullptr;
};

} // namespace widgets
