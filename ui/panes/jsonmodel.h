// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A JSON document as a tree of name and value, read lazily level by level. UI thread. Integers are kept whole.
#pragma once

#include <QAbstractItemModel>
#include <QJsonDocument>
#include <memory>

namespace panes {

class JsonModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit JsonModel(QObject *parent = nullptr);
    ~JsonModel() override;
    /// Values of names that look secret are shown as dots.
    void setDocument(const QJsonDocument &document);

    /// Paths of all nodes whose name or value contains `text`, in the tree's order; at most `most`.
    [[nodiscard]] QModelIndexList find(const QString &text, int most = 1000) const;
    /// "State.Health.Status", with [3] for members of lists.
    [[nodiscard]] QString pathOf(const QModelIndex &index) const;
    [[nodiscard]] QString valueText(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    static void build(Node &node, const QString &name, const QJsonValue &value);
    static void collect(const Node &node, const QString &text, int most, std::vector<const Node *> &found);
    [[nodiscard]] QModelIndex indexOf(const Node *node) const;
    std::unique_ptr<Node> m_root;
};

} // namespace panes
