// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other images for the containers of a pod template. Constant data; pure but for its job.
#pragma once

#include "actionparts.h"

namespace kubernetes {

/// "Set image…": its arguments are "images", container to image. `pathToTemplate` leads from the object to the pod template. Without
/// `settled`, which depends on who rolls it out.
[[nodiscard]] actions::Action imageAction(const ObjectKind &kind, const QStringList &pathToTemplate, std::function<qint64(const live::Row &)> generation);

} // namespace kubernetes
