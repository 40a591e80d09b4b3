// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an overview shows of one object: titled lists of label and value. Values; pure.
#pragma once

#include "kind.h"

namespace live {

struct Entry {
    QString label;
    QString value;
    Tone tone = Tone::None;
    bool dot = false;    ///< shows the tone's dot before the value
    bool mono = false;   ///< ids, paths, commands
    bool secret = false; ///< hidden until asked for; never copied by "copy all"
    QUrl url;
    qint64 timeMs = 0;   ///< painted as a time and its distance from now, instead of `value`
    friend bool operator==(const Entry &, const Entry &) = default;
};

struct Section {
    QByteArray id;
    QString title;
    std::vector<Entry> entries;
    QString empty; ///< said where there are no entries; without it an empty section is left out
    friend bool operator==(const Section &, const Section &) = default;
};

} // namespace live
