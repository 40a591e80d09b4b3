// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "jsonmodel.h"

#include "log.h"

#include <QJsonArray>
#include <QJsonObject>

namespace panes {

struct JsonModel::Node {
    Node *parent = nullptr;
    int row = 0;
    QString name;
    QString value; ///< of leaves; of others a count
    bool leaf = true;
    std::vector<std::unique_ptr<Node>> children;
};

JsonModel::JsonModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

JsonModel::~JsonModel() = default;

void JsonModel::build(Node &node, const QString &name, const QJsonValue &value)
{
    node.name = name;
    const auto child = [&node](const QString &childName, const QJsonValue &childValue) {
        auto made = std::make_unique<Node>();
        made->parent = &node;
        made->row = static_cast<int>(node.children.size());
        build(*made, childName, childValue);
        node.children.push_back(std::move(made));
    };
    switch (value.type()) {
    case QJsonValue::Object: {
        node.leaf = false;
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            child(entry.key(), entry.value());
        node.value = QStringLiteral("{%1}").arg(object.size());
        return;
    }
    case QJsonValue::Array: {
        node.leaf = false;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            child(QStringLiteral("[%1]").arg(i), array.at(i));
        node.value = QStringLiteral("[%1]").arg(array.size());
        return;
    }
    case QJsonValue::String:
        node.value = value.toString();
        break;
    case QJsonValue::Bool:
        node.value = value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        break;
    case QJsonValue::Double: {
        const QVariant number = value.toVariant();
        node.value = number.typeId() == QMetaType::LongLong ? QString::number(number.toLongLong())
                                                             : QString::number(value.toDouble(), 'g', 15);
        break;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        node.value = QStringLiteral("null");
    }
    const QString masked = QString(8, QChar(0x2022));
    if (base::looksSecret(name) && !node.value.isEmpty() && value.isString())
        node.value = masked;
    // Members of an environment: KEY=value.
    if (const qsizetype equals = node.value.indexOf(u'='); equals > 0 && base::looksSecret(node.value.left(equals)))
        node.value = node.value.left(equals + 1) + masked;
}

void JsonModel::setDocument(const QJsonDocument &document)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    build(*m_root, {}, document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    endResetModel();
}

QModelIndex JsonModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

void JsonModel::collect(const Node &node, const QString &text, int most, std::vector<const Node *> &found)
{
    for (const std::unique_ptr<Node> &child : node.children) {
        if (static_cast<int>(found.size()) >= most)
            return;
        if (child->name.contains(text, Qt::CaseInsensitive) ||
            (child->leaf && child->value.contains(text, Qt::CaseInsensitive)))
            found.push_back(child.get());
        collect(*child, text, most, found);
    }
}

QModelIndexList JsonModel::find(const QString &text, int most) const
{
    std::vector<const Node *> found;
    if (!text.isEmpty())
        collect(*m_root, text, most, found);
    QModelIndexList result;
    for (const Node *node : found)
        result.append(indexOf(node));
    return result;
}

QString JsonModel::pathOf(const QModelIndex &index) const
{
    QString path;
    for (const Node *node = static_cast<Node *>(index.internalPointer()); node && node->parent; node = node->parent) {
        const QString step = node->name.startsWith(u'[') || path.isEmpty() || path.startsWith(u'[')
                                 ? node->name
                                 : node->name + u'.';
        path.prepend(step);
    }
    return path;
}

QString JsonModel::valueText(const QModelIndex &index) const
{
    const auto *node = static_cast<Node *>(index.internalPointer());
    return node ? node->value : QString();
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = parent.isValid() ? static_cast<Node *>(parent.internalPointer()) : m_root.get();
    if (row < 0 || row >= static_cast<int>(node->children.size()) || column < 0 || column > 1)
        return {};
    return createIndex(row, column, node->children[static_cast<size_t>(row)].get());
}

QModelIndex JsonModel::parent(const QModelIndex &child) const
{
    const auto *node = static_cast<Node *>(child.internalPointer());
    return node && node->parent ? indexOf(node->parent) : QModelIndex();
}

int JsonModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *node = parent.isValid() ? static_cast<Node *>(parent.internalPointer()) : m_root.get();
    return static_cast<int>(node->children.size());
}

int JsonModel::columnCount(const QModelIndex &) const
{
    return 2;
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    const auto *node = static_cast<Node *>(index.internalPointer());
    if (!node)
        return {};
    if (role == Qt::DisplayRole)
        return index.column() == 0 ? node->name : node->value;
    if (role == Qt::ToolTipRole)
        return index.column() == 1 && node->leaf ? QVariant(node->value) : QVariant(pathOf(index));
    return {};
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Value");
}

} // namespace panes
