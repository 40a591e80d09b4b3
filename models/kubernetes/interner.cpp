// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "interner.h"

#include <algorithm>

namespace kubernetes {

const QString *labelValue(const Labels &labels, QStringView key)
{
    const auto found = std::lower_bound(labels.begin(), labels.end(), key,
                                        [](const Label &label, QStringView wanted) { return label.key < wanted; });
    return found != labels.end() && found->key == key ? &found->value : nullptr;
}

template <class Value> void Interner::Table<Value>::add(std::string_view name, const Value &value)
{
    if (held.size() >= limit) {
        std::erase_if(held, [](const auto &entry) { return entry.second.isDetached(); });
        limit = std::max<size_t>(1024, held.size() * 2);
    }
    held.emplace(name, value);
}

QString Interner::text(std::string_view utf8)
{
    if (utf8.empty())
        return {};
    if (const auto known = m_texts.held.find(utf8); known != m_texts.held.end())
        return known->second;
    const QString value = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    m_texts.add(utf8, value);
    return value;
}

QByteArray Interner::bytes(std::string_view raw)
{
    if (raw.empty())
        return {};
    if (const auto known = m_bytes.held.find(raw); known != m_bytes.held.end())
        return known->second;
    const QByteArray value(raw.data(), static_cast<qsizetype>(raw.size()));
    m_bytes.add(raw, value);
    return value;
}

Labels Interner::labels(const std::vector<std::pair<std::string_view, std::string_view>> &pairs)
{
    if (pairs.empty())
        return {};
    // Servers write maps sorted by key, so equal sets are nearly always equal texts. Lengths keep them unambiguous.
    m_scratch.clear();
    for (const auto &[key, value] : pairs) {
        const size_t sizes[] = {key.size(), value.size()};
        m_scratch.append(reinterpret_cast<const char *>(sizes), sizeof sizes);
        m_scratch.append(key).append(value);
    }
    if (const auto known = m_labels.held.find(std::string_view(m_scratch)); known != m_labels.held.end())
        return known->second;
    const std::string name = m_scratch;
    Labels value;
    value.reserve(static_cast<qsizetype>(pairs.size()));
    for (const auto &[key, text] : pairs)
        value.append({this->text(key), this->text(text)});
    std::stable_sort(value.begin(), value.end(), [](const Label &a, const Label &b) { return a.key < b.key; });
    for (qsizetype i = value.size() - 1; i > 0; --i) {
        if (value[i].key == value[i - 1].key)
            value.removeAt(i - 1);
    }
    m_labels.add(name, value);
    return value;
}

} // namespace kubernetes
