// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The API's way of saying no: metav1.Status, in an answer of 400 and more or in an ERROR frame of a watch. Pure.
// Source: k8s.io/apimachinery pkg/apis/meta/v1/types.go. Decisions use the code; the words are for people.
#pragma once

#include "error.h"
#include "apimessage.h"

namespace kubernetes {

/// `httpStatus`: of the answer; 0 in a frame, where the Status has it in itself.
[[nodiscard]] base::Error readStatusError(const Message &status, int httpStatus);
/// Of an answer's body in either form; what is no Status (a proxy's page) is told by its HTTP status alone.
[[nodiscard]] base::Error errorOfBody(const QByteArray &body, int httpStatus);

/// No server has answered, so that the whole connection is in doubt; who answers is there, however overloaded.
[[nodiscard]] bool nobodyAnswered(const base::Error &error);

} // namespace kubernetes
