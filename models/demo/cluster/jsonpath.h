// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks into nested JSON objects, and changes them, by a path of names with dots between them: "spec.template.metadata". What
// is not there is empty. Names with dots in them (labels) are for QJsonObject itself. Pure.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace demo {

[[nodiscard]] QJsonValue at(const QJsonObject &object, QStringView path);
[[nodiscard]] inline QJsonObject objectAt(const QJsonObject &object, QStringView path) { return at(object, path).toObject(); }
[[nodiscard]] inline QJsonArray arrayAt(const QJsonObject &object, QStringView path) { return at(object, path).toArray(); }
[[nodiscard]] inline QString textAt(const QJsonObject &object, QStringView path) { return at(object, path).toString(); }
[[nodiscard]] inline int numberAt(const QJsonObject &object, QStringView path, int otherwise = 0) { return at(object, path).toInt(otherwise); }
/// Objects on the way are made; an undefined value takes the name away.
void put(QJsonObject &object, QStringView path, const QJsonValue &value);

/// As the API writes times: RFC 3339, whole seconds; and back.
[[nodiscard]] QString secondsText(qint64 ms);
[[nodiscard]] qint64 msOfSeconds(const QString &text);

// What every object of the API has.
[[nodiscard]] inline QString nameOf(const QJsonObject &object) { return textAt(object, u"metadata.name"); }
[[nodiscard]] inline QString namespaceOf(const QJsonObject &object) { return textAt(object, u"metadata.namespace"); }
[[nodiscard]] inline QString uidOf(const QJsonObject &object) { return textAt(object, u"metadata.uid"); }
[[nodiscard]] inline qint64 createdMs(const QJsonObject &object) { return msOfSeconds(textAt(object, u"metadata.creationTimestamp")); }
[[nodiscard]] inline bool deleting(const QJsonObject &object) { return !textAt(object, u"metadata.deletionTimestamp").isEmpty(); }
/// The uid of the controller that owns it; empty: none.
[[nodiscard]] QString ownerOf(const QJsonObject &object);
/// A reference to `owner` as its controller.
[[nodiscard]] QJsonArray ownedBy(const QJsonObject &owner);
/// Whether these labels have all of the wanted ones.
[[nodiscard]] bool hasLabels(const QJsonObject &labels, const QJsonObject &wanted);

/// One entry of a status' conditions is set; its time stays where its status does.
void setCondition(QJsonArray &conditions, const QString &type, bool holds, qint64 nowMs, const QString &reason = {}, const QString &message = {});
[[nodiscard]] QJsonObject condition(const QJsonObject &object, QStringView type);

} // namespace demo
