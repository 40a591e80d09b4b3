// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a config map or a secret holds: keys with sizes, and the value of the chosen one, which can be copied and edited. A secret's
// value is hidden until it is asked for, each time another key or object is chosen. UI thread.
#pragma once

#include "cluster.h"
#include "objectdata.h"
#include "objectkind.h"
#include "questiontab.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTreeWidget;

namespace kubernetesui {

class DataTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    DataTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, QWidget *parent);
    QWidget *tools() override { return m_tools; }
    void actionEnded(const QByteArray &action, bool done) override;

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override { return m_object.path(row); }
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    void makeTree();
    void makeTools();
    void showKeys();
    void showValue();
    void showMessage(const QString &text);
    void chooseKey();
    void edit();
    void save();
    void endEditing();
    void updateTools();
    [[nodiscard]] const kubernetes::DataEntry *chosen() const;
    [[nodiscard]] bool secret() const { return m_object.kind.id == "secret"; }
    [[nodiscard]] bool hidden() const { return secret() && !m_revealed; }

    const kubernetes::ObjectKind &m_object;
    kubernetes::ObjectData m_data;
    bool m_revealed = false; ///< the chosen secret value
    bool m_editing = false;
    bool m_saving = false;
    QString m_editedVersion; ///< the resourceVersion of what is being edited
    QSplitter *m_splitter;
    QTreeWidget *m_tree;
    QPlainTextEdit *m_value;
    QLabel *m_note; ///< above the value
    QLabel *m_message;
    QWidget *m_tools;
    QPushButton *m_reveal = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubernetesui
