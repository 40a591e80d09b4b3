// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the overviews of all kinds are made of: members of an object read leniently, lists of labels and values, the sections
// that every object has. Pure.
#pragma once

#include "listdecoder.h"
#include "objectoverview.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kubernetes::overview {

[[nodiscard]] QJsonObject objectAt(const QJsonObject &object, const char *key);
[[nodiscard]] QJsonArray arrayAt(const QJsonObject &object, const char *key);
[[nodiscard]] QString textAt(const QJsonObject &object, const char *key);
/// A number as text; 0 where there is none.
[[nodiscard]] QString numberAt(const QJsonObject &object, const char *key);
[[nodiscard]] qint64 timeAt(const QJsonObject &object, const char *key);
/// One member of each element: "a, b".
[[nodiscard]] QString joinedTexts(const QJsonArray &values, const char *key);
/// The texts of an array: "10.0.0.1, fd00::1".
[[nodiscard]] QString listText(const QJsonArray &values);
/// "cpu 100m, memory 1Gi"; `between` stands between name and value.
[[nodiscard]] QString mapText(const QJsonObject &map, const QString &between = QStringLiteral(" "));

/// The object of an answer, or an error for what is none.
[[nodiscard]] base::Result<QJsonObject> parse(const QByteArray &json);

/// The row of the object in an answer; one with nothing in it for what is none.
template <class R> [[nodiscard]] R rowOf(DecodeRow decode, const QByteArray &json)
{
    const base::Result<live::RowPointer> row = ListDecoder(decode, std::make_shared<Interner>()).object(json);
    return row.ok() && *row ? static_cast<const R &>(**row) : R();
}

/// A list of labels and values; what is empty is left out.
class Entries
{
public:
    explicit Entries(const char *id, const QString &title);
    Entries &text(const QString &label, const QString &value, bool mono = false);
    Entries &time(const QString &label, qint64 ms);
    Entries &state(const QString &label, const QString &value, live::Tone tone);
    /// Said where there are no entries; without it the section is left out then.
    Entries &orElse(const QString &text);
    void into(std::vector<live::Section> &sections);

private:
    live::Section m_section;
};

/// Namespace, times, owners, uid.
void addIdentity(Entries &entries, const QJsonObject &meta);
/// Each name with its value.
void addMap(std::vector<live::Section> &sections, const char *id, const QString &title, const QJsonObject &map);
/// Conditions, labels and annotations: the end of every overview.
void addTail(std::vector<live::Section> &sections, const QJsonObject &object);
/// The containers of a pod, each a section; `title` has the name's place.
void addContainers(std::vector<live::Section> &sections, const QJsonObject &object, const char *specs, const char *statuses, const QString &title);
/// Those of a template, which have no state.
void addTemplate(std::vector<live::Section> &sections, const QJsonObject &podTemplate);

} // namespace kubernetes::overview
