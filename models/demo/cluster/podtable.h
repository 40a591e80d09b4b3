// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a pod's state is put into words by an API server: READY, STATUS and RESTARTS. Written for the simulated one alone, so that
// what the program makes of a pod can be held against it. Pure.
// Source: kubernetes, pkg/printers/internalversion/printers.go, printPod.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace demo {

[[nodiscard]] QJsonArray podCells(const QJsonObject &pod, qint64 nowMs);

} // namespace demo
