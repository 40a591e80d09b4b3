// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What differs between two texts, line by line, as `diff -u` shows it. Pure; any thread.
#pragma once

#include <QString>
#include <vector>

namespace base {

struct DiffLine {
    enum class Kind {
        Same,
        Removed,
        Added,
        Gap, ///< lines that are left out, "@@ -7,3 +7,4 @@"
    };
    Kind kind = Kind::Same;
    QString text;
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// Empty where nothing differs. `context` lines stay around each difference. Of texts that have little in common and more than
/// about 3,000 lines each, the middle is told as removed and added whole: finding the least difference would take seconds.
[[nodiscard]] std::vector<DiffLine> lineDiff(const QString &before, const QString &after, int context = 3);

/// With the signs, as text to copy: " same", "-removed", "+added".
[[nodiscard]] QString diffText(const std::vector<DiffLine> &lines);

} // namespace base
