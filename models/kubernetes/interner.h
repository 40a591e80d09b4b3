// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One copy of texts that many objects repeat: namespaces, node names, images, label sets. Given to decoders, owned by a
// session, used on its endpoint thread; the texts themselves are implicitly shared and go to any thread. A table that
// has grown drops what no row holds any more, so it is bounded by what is alive.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kubernetes {

struct Label {
    QString key;
    QString value;
    friend bool operator==(const Label &, const Label &) = default;
};
/// Sorted by key, shared between the objects that have the same.
using Labels = QList<Label>;
[[nodiscard]] const QString *labelValue(const Labels &labels, QStringView key);

class Interner
{
public:
    [[nodiscard]] QString text(std::string_view utf8);
    [[nodiscard]] QByteArray bytes(std::string_view raw);
    /// Of keys and values in any order; of a key twice the last one counts.
    [[nodiscard]] Labels labels(const std::vector<std::pair<std::string_view, std::string_view>> &pairs);

    /// What is held now, for tests.
    [[nodiscard]] size_t size() const { return m_texts.held.size() + m_bytes.held.size() + m_labels.held.size(); }

private:
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view view) const { return std::hash<std::string_view>()(view); }
    };
    template <class Value> struct Table {
        std::unordered_map<std::string, Value, Hash, std::equal_to<>> held;
        size_t limit = 1024; ///< twice what was alive when it was last swept, at least this
        void add(std::string_view name, const Value &value);
    };

    Table<QString> m_texts;
    Table<QByteArray> m_bytes;
    Table<Labels> m_labels;
    std::string m_scratch;
};

} // namespace kubernetes
