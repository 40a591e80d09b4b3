// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// A fuzzer's input, taken apart from the front, and a folder for parsers that read files. One fuzzer, one thread.
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdlib>
#include <utility>

namespace fuzz {

class Input
{
public:
    Input(const unsigned char *data, size_t size)
        : m_left(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))
    {
    }
    [[nodiscard]] bool empty() const { return m_left.isEmpty(); }
    /// The next byte, 0 at the end.
    unsigned char byte()
    {
        const QByteArray one = take(1);
        return one.isEmpty() ? 0 : static_cast<unsigned char>(one[0]);
    }
    QByteArray take(qsizetype count)
    {
        const QByteArray taken = m_left.left(count);
        m_left.remove(0, count);
        return taken;
    }
    /// Up to the next zero byte, which is dropped: several texts in one input.
    QByteArray part()
    {
        const qsizetype zero = m_left.indexOf('\0');
        const QByteArray taken = take(zero < 0 ? m_left.size() : zero);
        m_left.remove(0, 1);
        return taken;
    }
    QByteArray rest() { return std::exchange(m_left, {}); }

private:
    QByteArray m_left;
};

/// What always holds: a finding if it does not.
inline void check(bool holds)
{
    if (!holds)
        std::abort();
}

/// Below a folder of this process's own.
inline QString place(const QString &name)
{
    static const QTemporaryDir folder;
    return folder.path() + u'/' + name;
}
inline void put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    check(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace fuzz
