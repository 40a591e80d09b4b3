// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists as kubectl's tables cut them: "a,b,c + 2 more...". Pure.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, listWithMoreString and formatHPAMetrics.
#pragma once

#include <QStringList>

namespace kubernetes {

/// The first `most` of them, and how many there are besides.
[[nodiscard]] inline QString printedList(const QStringList &texts, qsizetype most, const QString &between)
{
    const QString first = texts.mid(0, most).join(between);
    return texts.size() <= most ? first : QStringLiteral("%1 + %2 more...").arg(first).arg(texts.size() - most);
}

} // namespace kubernetes
