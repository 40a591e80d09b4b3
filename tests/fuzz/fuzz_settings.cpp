// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// The settings file, of any bytes: it is read or kept beside, and what is written then is read again.
#include "fuzzinput.h"
#include "settings.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString path = fuzz::place(QStringLiteral("settings.json"));
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    fuzz::put(path, bytes);
    settings::Settings read(path);
    const QString key = QStringLiteral("window/geometry");
    const QString text = read.text(key);
    (void)read.number(key, 1);
    (void)read.flag(key, true);
    fuzz::check(read.text(key) == text);
    fuzz::check(read.problem().isEmpty() || QFile::exists(path + QStringLiteral(".bad")));
    return 0;
}
