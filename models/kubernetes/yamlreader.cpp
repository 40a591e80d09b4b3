// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "yamlreader.h"

#include "yamlscalar.h"
#include "yamlwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>
#include <exception>
#include <sstream>
#include <unordered_map>
#include <unordered_set>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace kubernetes {

namespace {

using Node = YamlValue::Node;
using Kind = YamlValue::Kind;
using NodePointer = std::shared_ptr<const Node>;

struct Yaml {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::Yaml)
};

/// Ends the parser's work from within one of its events: there is no other way. Caught in parseYaml().
struct Stop {
    base::Error error;
};

base::Error problem(base::Error::Code code, const QString &what, int line)
{
    base::Error error;
    error.code = code;
    error.what = line > 0 ? Yaml::tr("Line %1: %2").arg(line).arg(what) : what;
    return error;
}

/// Builds the tree from the parser's events.
class Builder final : public YAML::EventHandler
{
public:
    Builder(const YamlLimits &limits, const LongWords &words) : m_limits(limits), m_words(words) {}

    NodePointer root;

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        add(made(Kind::Null, mark), anchor);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        auto node = made(Kind::Null, mark);
        node->text = m_words.restored(value);
        node->kind = resolveYamlScalar(tag, node->text);
        add(std::move(node), anchor, tag == "?");
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end())
            throw Stop{problem(base::Error::Code::Protocol, Yaml::tr("A value contains itself"), mark.line + 1)};
        add(found->second, 0, false);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(Kind::Sequence, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(Kind::Map, mark, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        std::shared_ptr<Node> node;
        YAML::anchor_t anchor = 0;
        bool hasKey = false;
        bool plainKey = true;
        bool merges = false;
        std::string key;
    };

    static std::shared_ptr<Node> made(Kind kind, const YAML::Mark &mark)
    {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->line = mark.line + 1;
        return node;
    }

    void open(Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        if (static_cast<int>(m_levels.size()) >= m_limits.depth)
            throw Stop{problem(base::Error::Code::TooLarge, Yaml::tr("Nested too deeply"), mark.line + 1)};
        Level level;
        level.node = made(kind, mark);
        level.anchor = anchor;
        m_levels.push_back(std::move(level));
    }

    void close()
    {
        Level level = std::move(m_levels.back());
        m_levels.pop_back();
        if (level.merges)
            merge(*level.node);
        add(std::move(level.node), level.anchor, false);
    }

    void add(NodePointer node, YAML::anchor_t anchor, bool plain = true)
    {
        if (anchor != 0)
            m_anchors[anchor] = node;
        if (m_levels.empty()) {
            root = std::move(node);
            return;
        }
        Level &level = m_levels.back();
        if (level.node->kind == Kind::Map && !level.hasKey) {
            takeKey(level, *node, plain);
            return;
        }
        grow(level, *node);
        if (level.node->kind == Kind::Sequence) {
            level.node->elements.push_back(std::move(node));
            return;
        }
        level.hasKey = false;
        level.node->members.push_back({std::move(level.key), level.plainKey, std::move(node)});
    }

    /// As Kubernetes' tools turn keys into JSON's.
    static std::string keyOf(const Node &node)
    {
        switch (node.kind) {
        case Kind::Null:
            return "null";
        case Kind::Boolean:
            return yamlBoolean(node.text) ? "true" : "false";
        case Kind::Integer:
            return std::to_string(yamlInteger(node.text));
        default:
            return node.text;
        }
    }

    static void takeKey(Level &level, const Node &node, bool plain)
    {
        if (node.kind == Kind::Sequence || node.kind == Kind::Map)
            throw Stop{problem(base::Error::Code::Protocol, Yaml::tr("A list or a map cannot be a key"), node.line)};
        level.key = keyOf(node);
        level.plainKey = plain;
        level.hasKey = true;
        level.merges = level.merges || (plain && level.key == "<<");
    }

    void grow(Level &level, const Node &by)
    {
        level.node->size += by.size;
        // Each is within the limit, so that this cannot overflow.
        if (level.node->size > m_limits.values)
            throw Stop{problem(base::Error::Code::TooLarge, Yaml::tr("Too many values, or too many by reference"),
                               level.node->line)};
    }

    /// "<<": members of the maps given there, unless the map has them itself; of several maps the first counts.
    static void merge(Node &map)
    {
        std::vector<Node::Member> own;
        std::vector<NodePointer> sources;
        for (Node::Member &member : map.members) {
            if (!member.plain || member.key != "<<")
                own.push_back(std::move(member));
            else if (member.value->kind == Kind::Sequence)
                sources.insert(sources.end(), member.value->elements.begin(), member.value->elements.end());
            else
                sources.push_back(member.value);
        }
        std::unordered_set<std::string> keys;
        for (const Node::Member &member : own)
            keys.insert(member.key);
        std::vector<Node::Member> merged;
        for (const NodePointer &source : sources) {
            if (source->kind != Kind::Map)
                throw Stop{problem(base::Error::Code::Protocol, Yaml::tr("Only a map can be merged"), map.line)};
            // Backwards: of two equal keys of one map the last counts.
            for (auto member = source->members.rbegin(); member != source->members.rend(); ++member) {
                if (keys.insert(member->key).second)
                    merged.push_back(*member);
            }
        }
        merged.insert(merged.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
        map.members = std::move(merged);
    }

    const YamlLimits &m_limits;
    const LongWords &m_words;
    std::vector<Level> m_levels;
    std::unordered_map<YAML::anchor_t, NodePointer> m_anchors;
};

bool isWithin(const YamlLimits &limits, const std::string &text)
{
    static constexpr std::string_view marks = "[]{},:\"'&*!?";
    if (static_cast<qsizetype>(text.size()) > limits.parsedBytes)
        return false;
    const auto count = std::count_if(text.begin(), text.end(), [](char c) { return marks.find(c) != std::string_view::npos; });
    return count <= limits.marks;
}

/// The text in UTF-8. PowerShell writes UTF-16 with a byte order mark.
base::Result<QByteArray> inUtf8(const QByteArray &text)
{
    const auto encoding = QStringConverter::encodingForData(text).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding);
    const QString decoded = decoder(text);
    if (decoder.hasError())
        return problem(base::Error::Code::Protocol, Yaml::tr("Not a text in UTF-8"), 0);
    return encoding == QStringConverter::Utf8 ? text : decoded.toUtf8();
}

} // namespace

base::Result<YamlValue> parseYaml(const QByteArray &text, const YamlLimits &limits)
{
    if (text.size() > limits.bytes)
        return problem(base::Error::Code::TooLarge, Yaml::tr("Larger than %1 bytes").arg(limits.bytes), 0);
    const base::Result<QByteArray> utf8 = inUtf8(text);
    if (!utf8.ok())
        return utf8.error();
    const LongWords words(*utf8);
    if (!isWithin(limits, words.shortened()))
        return problem(base::Error::Code::TooLarge, Yaml::tr("Too long to be read"), 0);
    Builder builder(limits, words);
    try {
        std::istringstream stream(words.shortened());
        YAML::Parser(stream).HandleNextDocument(builder);
    } catch (const Stop &stop) {
        return stop.error;
    } catch (const YAML::DeepRecursion &) {
        return problem(base::Error::Code::TooLarge, Yaml::tr("Nested too deeply"), 0);
    } catch (const YAML::Exception &exception) {
        // Its own words may hold a piece of the text.
        return problem(base::Error::Code::Protocol, Yaml::tr("This is not YAML"), exception.mark.line + 1);
    } catch (const std::exception &) {
        return problem(base::Error::Code::Internal, Yaml::tr("The text could not be read"), 0);
    }
    return YamlValue(builder.root);
}

Kind YamlValue::kind() const
{
    return m_node ? m_node->kind : Kind::Missing;
}

int YamlValue::line() const
{
    return m_node ? m_node->line : 0;
}

std::string_view YamlValue::written() const
{
    return m_node ? std::string_view(m_node->text) : std::string_view();
}

QString YamlValue::text() const
{
    return isText() ? QString::fromUtf8(m_node->text.data(), static_cast<qsizetype>(m_node->text.size())) : QString();
}

bool YamlValue::boolean() const
{
    return kind() == Kind::Boolean && yamlBoolean(m_node->text);
}

qint64 YamlValue::integer() const
{
    return kind() == Kind::Integer ? yamlInteger(m_node->text) : 0;
}

YamlValue YamlValue::operator[](std::string_view key) const
{
    if (kind() != Kind::Map)
        return {};
    const auto &members = m_node->members;
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
        if (member->key == key)
            return YamlValue(member->value);
    }
    return {};
}

size_t YamlValue::size() const
{
    return kind() == Kind::Sequence ? m_node->elements.size() : 0;
}

YamlValue YamlValue::at(size_t index) const
{
    return index < size() ? YamlValue(m_node->elements[index]) : YamlValue();
}

QJsonValue YamlValue::json() const
{
    switch (kind()) {
    case Kind::Missing:
    case Kind::Null:
        break;
    case Kind::Boolean:
        return boolean();
    case Kind::Integer:
        return integer();
    case Kind::Float:
        return yamlFloat(m_node->text);
    case Kind::Text:
        return text();
    case Kind::Sequence: {
        QJsonArray array;
        for (const auto &element : m_node->elements)
            array.append(YamlValue(element).json());
        return array;
    }
    case Kind::Map: {
        QJsonObject object;
        forEachMember([&](std::string_view key, const YamlValue &value) {
            object.insert(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())), value.json());
        });
        return object;
    }
    }
    return QJsonValue(QJsonValue::Null);
}

} // namespace kubernetes
