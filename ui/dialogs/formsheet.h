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
class QVBoxLayout;

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
    /// A path with a button that opens the file dialog; `save`: of a file that may not exist yet.
    QLineEdit *addFile(const QString &key, const QString &label, bool save, const QString &filter, const QString &value = {});
    /// A row of one's own over the whole width, not among the values.
    void addWidget(QWidget *widget);
    /// A field with its label, shown or not; one that is hidden has no problems.
    void setFieldVisible(const QString &key, bool visible);
    /// Called at each change and before accepting: problems by key; nothing is accepted while there are any.
    void setCheck(std::function<QMap<QString, QString>(const QVariantMap &)> check) { m_check = std::move(check); }
    [[nodiscard]] QVariantMap values() const;
    /// After a widget in the form has grown.
    void settle();
    void present();
    /// For forms that go on after filledIn(): the sheet stays until close().
    void setStays() { m_stays = true; }
    /// What came back after filledIn(), under its field, which gets the focus. Until the field is edited.
    void setProblem(const QString &key, const QString &text);
    /// Text under the fields that is only known once the form is shown.
    void setNote(const QString &text);
    /// In place of the form; null brings the form back. The sheet takes it.
    void showPage(QWidget *page);
    [[nodiscard]] QPushButton *primary() const { return m_primaryButton; }
    [[nodiscard]] QPushButton *cancel() const { return m_cancel; }
    void close();

Q_SIGNALS:
    void filledIn(const QVariantMap &values);
    void pageAccepted();  ///< the primary button, while a page is shown
    void pageCancelled(); ///< the cancel button; Esc and the close button close the sheet at any time

private:
    struct Field {
        QString key;
        QWidget *editor;
        QWidget *shown; ///< the editor, or what holds it
        QLabel *label;
        QLabel *problem;
    };
    void addRow(const QString &key, const QString &label, QWidget *editor, QWidget *holder = nullptr);
    void browse(QLineEdit *field, bool save, const QString &filter);
    bool check(bool show);
    void finish();

    QWidget *m_body;
    QVBoxLayout *m_pages;
    QWidget *m_form;
    QPointer<QWidget> m_page;
    QGridLayout *m_grid;
    QPushButton *m_cancel;
    QPushButton *m_primaryButton;
    std::vector<Field> m_fields;
    std::function<QMap<QString, QString>(const QVariantMap &)> m_check;
    bool m_tried = false;
    bool m_stays = false;
};

} // namespace dialogs
