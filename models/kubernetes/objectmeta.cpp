// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectmeta.h"

namespace kubernetes {

QStringList labelTexts(const Labels &labels)
{
    QStringList texts;
    texts.reserve(labels.size());
    for (const Label &label : labels)
        texts << label.key + u'=' + label.value;
    return texts;
}

QString labelLine(const Labels &labels)
{
    return labels.isEmpty() ? QStringLiteral("<none>") : labelTexts(labels).join(u',');
}

} // namespace kubernetes
