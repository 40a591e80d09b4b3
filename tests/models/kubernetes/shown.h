// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kinds and overviews show, looked up by the names that tests use.
#pragma once

#include "kind.h"
#include "objectoverview.h"

namespace kubernetestest {

inline live::Cell cell(const live::Kind &kind, const char *column, const live::RowPointer &row)
{
    return kind.column(column)->cell(*row);
}

inline const live::Chip &chip(const live::Kind &kind, const char *id)
{
    for (const live::Chip &one : kind.chips) {
        if (one.id == id)
            return one;
    }
    qFatal("no chip %s", id);
}

inline const live::Grouping &grouping(const live::Kind &kind, const char *id)
{
    for (const live::Grouping &one : kind.groupings) {
        if (one.id == id)
            return one;
    }
    qFatal("no grouping %s", id);
}

inline const live::Section *sectionOf(const std::vector<live::Section> &sections, const QString &title)
{
    for (const live::Section &section : sections) {
        if (section.title == title)
            return &section;
    }
    return nullptr;
}

inline const live::Entry *entryOf(const live::Section *section, const QString &label)
{
    if (!section)
        return nullptr;
    for (const live::Entry &entry : section->entries) {
        if (entry.label == label)
            return &entry;
    }
    return nullptr;
}

inline QString valueOf(const std::vector<live::Section> &sections, const char *section, const char *label)
{
    const live::Entry *entry = entryOf(sectionOf(sections, QString::fromUtf8(section)), QString::fromUtf8(label));
    return entry ? entry->value : QStringLiteral("(absent)");
}

} // namespace kubernetestest
