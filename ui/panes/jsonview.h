// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A searchable tree of a JSON document with its paths: the Inspect tab's body. UI thread.
#pragma once

#include "jsonmodel.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace widgets {
class SearchField;
}

namespace panes {

class JsonView final : public QWidget
{
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);
    /// Keeps what is expanded, by path, and the scroll position.
    void setJson(const QByteArray &json);
    void setMessage(const QString &text);
    void find(); ///< the focus to the search field

private:
    void search();
    void step(int by);
    void showHit();
    [[nodiscard]] QStringList expandedPaths() const;

    JsonModel m_model;
    QByteArray m_json;
    QTreeView *m_tree;
    widgets::SearchField *m_field;
    QLabel *m_count;
    QLabel *m_message;
    QModelIndexList m_hits;
    int m_hit = -1;
};

} // namespace panes
