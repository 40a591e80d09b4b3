// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line "WHAT NUMBER MS" at the end of a file, MS being the wall time now in milliseconds since 1970: what the bench reads.
#pragma once

#include <QFile>
#include <QString>
#include <chrono>

namespace app {

inline void appendWallTime(const QString &path, const char *what, int number)
{
    using namespace std::chrono;
    const double ms = duration<double, std::milli>(system_clock::now().time_since_epoch()).count();
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.write(QByteArray(what) + ' ' + QByteArray::number(number) + ' ' + QByteArray::number(ms, 'f', 2) + '\n');
}

} // namespace app
