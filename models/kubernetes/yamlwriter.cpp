// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "yamlwriter.h"

#include "yamlscalar.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubernetes {

namespace {

QString doubleQuoted(const QString &text)
{
    QString result = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c == u'\n')
            result += QStringLiteral("\\n");
        else if (c == u'\t')
            result += QStringLiteral("\\t");
        else if (c == u'\r')
            result += QStringLiteral("\\r");
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f || (c.unicode() >= 0x80 && c.unicode() < 0xa0))
            result += QStringLiteral("\\x%1").arg(uint(c.unicode()), 2, 16, QLatin1Char('0'));
        else if (c.unicode() == 0x2028 || c.unicode() == 0x2029 || c.unicode() == 0xfeff)
            result += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result + u'"';
}

/// Characters that have no place but in double quotes.
bool needsEscapes(const QString &text, bool linesAllowed)
{
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code == u'\n' && linesAllowed)
            continue;
        if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 || code == 0xfeff)
            return true;
    }
    return false;
}

/// A text that means something else, or nothing, without quotes.
bool needsQuotes(const QString &text)
{
    static const QString first = QStringLiteral("-?:,[]{}#&*!|>'\"%@` ");
    if (text.isEmpty() || text.endsWith(u' ') || text.endsWith(u':'))
        return true;
    const QChar begin = text.front();
    if (first.contains(begin)) {
        // "-x" and ":x" are words; "- x" is an item.
        const bool indicator = begin == u'-' || begin == u'?' || begin == u':';
        if (!indicator || text.size() == 1 || text[1] == u' ' || text.startsWith(QLatin1String("---")))
            return true;
    }
    return text.contains(QLatin1String(": ")) || text.contains(QLatin1String(" #")) || text.startsWith(QLatin1String("..."));
}

QString scalarOf(const QString &text)
{
    if (needsEscapes(text, false))
        return doubleQuoted(text);
    if (needsQuotes(text))
        return u'\'' + QString(text).replace(u'\'', QLatin1String("''")) + u'\'';
    const QByteArray utf8 = text.toUtf8();
    const auto kind = resolveYamlScalar("?", std::string_view(utf8.constData(), static_cast<size_t>(utf8.size())));
    const bool merge = text == QLatin1String("<<"); // as a key
    return kind == YamlValue::Kind::Text && !merge ? text : u'"' + text + u'"';
}

QString numberOf(const QJsonValue &value)
{
    // Digits as JSON writes them; whole numbers stay whole.
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(text.mid(1, text.size() - 2));
}

class Writer
{
public:
    void value(const QJsonValue &value, int indent, bool inList)
    {
        if (value.isObject() && !value.toObject().isEmpty())
            object(value.toObject(), indent, inList);
        else if (value.isArray() && !value.toArray().isEmpty())
            array(value.toArray(), indent, inList);
        else
            m_text += (indent == 0 && m_text.isEmpty() ? QString() : QStringLiteral(" ")) + leaf(value, indent) + u'\n';
    }
    [[nodiscard]] QString text() const { return m_text; }

private:
    static QString pad(int indent) { return QString(indent, u' '); }

    QString leaf(const QJsonValue &value, int indent)
    {
        if (value.isString())
            return words(value.toString(), indent);
        if (value.isBool())
            return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        if (value.isDouble())
            return numberOf(value);
        if (value.isObject())
            return QStringLiteral("{}");
        return value.isArray() ? QStringLiteral("[]") : QStringLiteral("null");
    }

    /// Several lines as a block, where a block can hold them.
    QString words(const QString &text, int indent)
    {
        const bool block = text.contains(u'\n') && !needsEscapes(text, true) && !text.startsWith(u' ') && !text.startsWith(u'\n');
        if (!block)
            return scalarOf(text);
        QString head = QStringLiteral("|");
        QString body = text;
        if (!text.endsWith(u'\n'))
            head += u'-';
        else if (text.endsWith(QLatin1String("\n\n")) || text.size() == 1)
            head += u'+';
        if (body.endsWith(u'\n'))
            body.chop(1);
        for (const QString &line : body.split(u'\n'))
            head += u'\n' + (line.isEmpty() ? QString() : pad(indent) + line);
        return head;
    }

    void object(const QJsonObject &object, int indent, bool inList)
    {
        bool first = true;
        for (auto member = object.begin(); member != object.end(); ++member) {
            // The first member stands beside its item's dash, or below its key.
            if (first && !inList && indent > 0)
                m_text += u'\n';
            m_text += first && inList ? QStringLiteral(" ") : pad(indent);
            first = false;
            m_text += scalarOf(member.key()) + u':';
            const bool list = member->isArray();
            value(*member, list ? indent : indent + 2, false);
        }
    }

    void array(const QJsonArray &array, int indent, bool inList)
    {
        bool first = true;
        for (const QJsonValue &item : array) {
            if (first && !inList && !m_text.isEmpty())
                m_text += u'\n';
            m_text += (first && inList ? QStringLiteral(" ") : pad(indent)) + u'-';
            first = false;
            value(item, indent + 2, true);
        }
    }

    QString m_text;
};

} // namespace

QString yamlOf(const QJsonValue &value)
{
    Writer writer;
    writer.value(value, 0, false);
    return writer.text();
}

base::Result<QString> yamlOfObject(const QByteArray &json, bool managed)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty()) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = QCoreApplication::translate("kubernetes::Yaml", "The server's answer could not be read");
        return error;
    }
    if (!managed) {
        QJsonObject meta = object.value(QStringLiteral("metadata")).toObject();
        meta.remove(QStringLiteral("managedFields"));
        object.insert(QStringLiteral("metadata"), meta);
    }
    return yamlOf(object);
}

} // namespace kubernetes
