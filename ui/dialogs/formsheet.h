// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small dialog of labelled fields with a problem line under each: rename, tag, kill, limits, pull. UI thread.
#pragma once

#include "sheet.h"

#include <QVariantMap>
#include <functional>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace dialogs {

class FormSheet final : public widgets::Sheet
{
    Q_OBJECT

public:
    FormSheet(QWidget *anchor, const QString &title, const QString &subtitle, const QString &button);

    /// Text above the fields.
    void addText(const QString &text);
    QLineEdit *addField(const QString &key, const QString &label, const QString &value = {}, const QString &hint = {});
    QLineEdit *addPassword(const QString &key, const QString &label);
    QComboBox *addChoice(const QString &key, const QString &label, const QStringList &choices, const QString &value = {},
                         bool editable = false);
    void addCheck(const QString &key, const QString &label, bool on = false);
    /// Called at each change and before accepting: problems by key; nothing is accepted while there are any.
    void setCheck(std::function<QMap<QString, QString>(const QVariantMap &)> check) { m_check = std::move(check); }
    [[nodiscard]] QVariantMap values() const;
    void present();

Q_SIGNALS:
    void filledIn(const QVariantMap &values);

private:
    struct Field {
        QString key;
        QWidget *editor;
        QLabel *problem;
    };
    void addRow(const QString &key, const QString &label, QWidget *editor);
    bool check(bool show);
    void finish();

    QWidget *m_body;
    QGridLayout *m_grid;
    std::vector<Field> m_fields;
    std::function<QMap<QString, QString>(const QVariantMap &)> m_check;
    bool m_tried = false;
};

} // namespace dialogs
