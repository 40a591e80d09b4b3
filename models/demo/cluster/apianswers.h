// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an API server says when it refuses: a Status with a reason and its own words. Pure.
// Source: k8s.io/apimachinery, pkg/api/errors.
#pragma once

#include "answer.h"
#include "apirequest.h"

namespace demo {

[[nodiscard]] Answer statusAnswer(int code, const char *reason, const QString &message);
[[nodiscard]] QJsonObject statusObject(int code, const char *reason, const QString &message);
[[nodiscard]] Answer notFound(const ApiRequest &request);
[[nodiscard]] Answer forbidden(const ApiRequest &request, const char *verb);
/// Asked for with a path that leads nowhere.
[[nodiscard]] Answer noSuchPath();

} // namespace demo
