// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See shellwords.h.
#include "shellwords.h"

#include <algorithm>

namespace docker {

namespace {

bool isBlank(QChar c)
{
    // A command pasted from a web page often has no-break spaces where blanks were.
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == QChar(0x00a0);
}

class Splitter
{
public:
    explicit Splitter(const QString &text) : m_text(text) {}

    ShellWords run()
    {
        while (m_at < m_text.size())
            step();
        endWord();
        return std::move(m_result);
    }

private:
    QChar peek(qsizetype ahead) const
    {
        return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar();
    }

    void openWord()
    {
        if (m_open)
            return;
        m_open = true;
        m_word = ShellWord();
        m_word.position = m_at;
    }

    void endWord()
    {
        if (m_open)
            m_result.words.push_back(std::move(m_word));
        m_open = false;
    }

    /// Length of backslash and line end, 0 if there is none here.
    qsizetype continuation() const
    {
        if (peek(0) != u'\\')
            return 0;
        if (peek(1) == u'\n')
            return 2;
        return peek(1) == u'\r' && peek(2) == u'\n' ? 3 : 0;
    }

    void step()
    {
        const QChar c = peek(0);
        if (const qsizetype skip = continuation()) {
            m_at += skip;
        } else if (isBlank(c)) {
            endWord();
            ++m_at;
        } else if (c == u'#' && !m_open) {
            while (m_at < m_text.size() && peek(0) != u'\n')
                ++m_at;
        } else if (c == u'\'') {
            singleQuoted();
        } else if (c == u'"') {
            doubleQuoted();
        } else if (c == u'|' || c == u'&' || c == u';' || c == u'<' || c == u'>') {
            endWord();
            openWord();
            m_word.text = c;
            m_word.isOperator = true;
            ++m_at;
            endWord();
        } else {
            plain(c);
        }
    }

    void plain(QChar c)
    {
        openWord();
        if (c == u'\\') {
            // A backslash that ends the text stands for itself.
            ++m_at;
            m_word.text += m_at < m_text.size() ? peek(0) : c;
            ++m_at;
            return;
        }
        m_word.expands |= c == u'$' || c == u'`';
        m_word.text += c;
        ++m_at;
    }

    void singleQuoted()
    {
        openWord();
        const qsizetype start = m_at;
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        if (end < 0)
            m_result.openQuote = start;
        const qsizetype stop = end < 0 ? m_text.size() : end;
        m_word.text += QStringView(m_text).sliced(start + 1, stop - start - 1);
        m_at = stop + 1;
    }

    void doubleQuoted()
    {
        openWord();
        const qsizetype start = m_at++;
        while (m_at < m_text.size()) {
            const QChar c = peek(0);
            if (c == u'"') {
                ++m_at;
                return;
            }
            if (const qsizetype skip = continuation()) {
                m_at += skip;
                continue;
            }
            // Inside double quotes a backslash only protects these four.
            if (c == u'\\' && QStringView(u"$`\"\\").contains(peek(1)) && !peek(1).isNull()) {
                m_word.text += peek(1);
                m_at += 2;
                continue;
            }
            m_word.expands |= c == u'$' || c == u'`';
            m_word.text += c;
            ++m_at;
        }
        m_result.openQuote = start;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_open = false;
    ShellWord m_word;
    ShellWords m_result;
};

} // namespace

ShellWords splitShellWords(const QString &text)
{
    return Splitter(text).run();
}

QString quoteShellWord(const QString &word)
{
    const auto isPlain = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringView(u"_-./:=@%+,").contains(c);
    };
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isPlain))
        return word;
    QString quoted = word;
    quoted.replace(QStringLiteral("'"), QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

} // namespace docker
