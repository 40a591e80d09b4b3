// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// YAML that others wrote, as a tree of values that can be asked anything: what is missing or of another type reads as empty.
// JSON is YAML. Scalars are resolved by the rules of YAML 1.1, as Kubernetes' own tools do ("no" is false, 012 is ten), "<<"
// merges maps, of two equal keys the last counts, of several documents the first. Any thread; the tree is shared, immutable.
//
// Bounded: bytes, depth, and the number of values counted as if every alias were written out, so that walking the tree once
// is always cheap. An error tells the line and never a word of the text, which may be a secret. Nothing is thrown.
// Source: YAML 1.1; go-yaml v2 (resolve.go, decode.go) for what it makes of it.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

struct YamlLimits {
    /// 2,000 contexts with certificates in them are 12 MB.
    qsizetype bytes = 48 * 1024 * 1024;
    /// Without long runs of base64, which the parser does not see; it needs 120 ns for each of the others.
    qsizetype parsedBytes = 16 * 1024 * 1024;
    /// Characters that may begin a token. Within brackets the library holds all tokens up to the last bracket, 240 bytes each:
    /// a file of nothing but brackets would need 12 GB. 2,000 contexts in JSON have 0.3 million.
    qsizetype marks = 1'000'000;
    /// The library's recursion ends at 500 levels by an error; ours ends before.
    int depth = 100;
    qint64 values = 2'000'000;
};

class YamlValue
{
public:
    enum class Kind { Missing, Null, Boolean, Integer, Float, Text, Sequence, Map };
    struct Node;

    YamlValue() = default;
    explicit YamlValue(std::shared_ptr<const Node> node) : m_node(std::move(node)) {}

    [[nodiscard]] Kind kind() const;
    /// Not there, or there and null: for most fields the same.
    [[nodiscard]] bool isNothing() const { return kind() == Kind::Missing || kind() == Kind::Null; }
    [[nodiscard]] bool isText() const { return kind() == Kind::Text; }
    [[nodiscard]] bool isSequence() const { return kind() == Kind::Sequence; }
    [[nodiscard]] bool isMap() const { return kind() == Kind::Map; }
    /// Where it begins, from 1; 0 if it is not there.
    [[nodiscard]] int line() const;

    /// A scalar as it is written, without quotes; empty for others.
    [[nodiscard]] std::string_view written() const;
    [[nodiscard]] QString text() const; ///< only if isText()
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] qint64 integer() const;

    /// A member of a map; Missing if there is none.
    [[nodiscard]] YamlValue operator[](std::string_view key) const;
    /// Elements of a sequence; 0 for others.
    [[nodiscard]] size_t size() const;
    [[nodiscard]] YamlValue at(size_t index) const;
    /// Calls visit(std::string_view key, YamlValue) for each member of a map, in the text's order.
    template <class Visit> void forEachMember(Visit visit) const;

    /// The same as JSON. Numbers that are no JSON numbers (.inf) are null.
    [[nodiscard]] QJsonValue json() const;

private:
    std::shared_ptr<const Node> m_node;
};

struct YamlValue::Node {
    struct Member {
        std::string key;
        bool plain = true; ///< not in quotes: "<<" is a merge only then
        std::shared_ptr<const Node> value;
    };
    Kind kind = Kind::Null;
    int line = 0;
    qint64 size = 1; ///< values within, aliases written out
    std::string text;
    std::vector<std::shared_ptr<const Node>> elements;
    std::vector<Member> members;
};

template <class Visit> void YamlValue::forEachMember(Visit visit) const
{
    if (kind() != Kind::Map)
        return;
    for (const Node::Member &member : m_node->members)
        visit(std::string_view(member.key), YamlValue(member.value));
}

/// Missing for a text without a value. Errors: Protocol if it is not YAML, TooLarge beyond a limit.
[[nodiscard]] base::Result<YamlValue> parseYaml(const QByteArray &text, const YamlLimits &limits = {});

} // namespace kubernetes
