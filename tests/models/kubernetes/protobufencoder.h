// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tests' own encoder: an object written as JSON, as a server's protobuf. It knows the API by protoschema.h and
// shares nothing with the decoders.
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace kubernetestest {

/// The object of JSON text; fails the test where it is none.
[[nodiscard]] QJsonObject parse(const QByteArray &json);
/// One message, without envelope. What the schema does not know is left out.
[[nodiscard]] QByteArray encodeMessage(const QJsonObject &object, const QByteArray &message);
/// "k8s\0" and a runtime.Unknown around the bytes of an object.
[[nodiscard]] QByteArray wrap(const QByteArray &object, const QByteArray &apiVersion, const QByteArray &kind);
/// A whole object with its envelope; its message is called as its kind.
[[nodiscard]] QByteArray encodeObject(const QJsonObject &object);
/// A list of objects of one kind, whose "kind" is e.g. "PodList".
[[nodiscard]] QByteArray encodeList(const QJsonObject &list);
/// A watch's frame: length and metav1.WatchEvent, of {"type", "object"}.
[[nodiscard]] QByteArray encodeFrame(const QJsonObject &event);

} // namespace kubernetestest
